// SPDX-License-Identifier: Apache-2.0
package renkei.core.consent;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import renkei.core.entry.ConsentRule;
import renkei.core.entry.Crossing;
import renkei.core.entry.Elector;
import renkei.core.entry.Entry;
import renkei.core.entry.Matter;
import renkei.core.entry.PartyId;

/// The rule of a proposal applied to who consented and who declined. One function for the keeper
/// that closes and for the reader that checks.
final class Tally {
  private final Entry opening;

  Tally(Entry opening) {
    this.opening = opening;
  }

  /// Whether these consents to the same terms are all that the rule asks for. The opener's is
  /// always needed: other terms than its own bind it only by its own consent.
  boolean satisfied(Set<PartyId> consented) {
    return missing(consented).isEmpty();
  }

  /// Whose consent is missing. With "at least n", every elector that could still give one. The
  /// depositary of an agreement must be a member, so its consent is always needed.
  List<Elector> missing(Set<PartyId> consented) {
    List<Elector> missing = new ArrayList<>();
    long have = electors(consented);
    boolean enough =
        switch (Parties.opened(opening).rule()) {
          case ConsentRule.All _ -> false;
          case ConsentRule.AtLeast rule -> have >= rule.count();
          case ConsentRule.Named rule -> consented.containsAll(rule.parties());
          case ConsentRule.None _ -> true;
        };
    for (Elector voice : Parties.voices(opening)) {
      boolean needed = always(voice.party()) || !enough && counts(voice.party());
      if (needed && !consented.contains(voice.party())) {
        missing.add(voice);
      }
    }
    return missing;
  }

  /// Whether the rule can no longer be satisfied once these have declined the same terms.
  boolean impossible(Set<PartyId> declined) {
    if (declined.stream().anyMatch(this::always)) {
      return true;
    }
    return switch (Parties.opened(opening).rule()) {
      case ConsentRule.All _ -> electors(declined) > 0;
      case ConsentRule.AtLeast rule ->
          Parties.opened(opening).electorate().size() - electors(declined) < rule.count();
      case ConsentRule.Named rule -> rule.parties().stream().anyMatch(declined::contains);
      case ConsentRule.None _ -> false;
    };
  }

  private boolean always(PartyId party) {
    Crossing.ProposalOpened opened = Parties.opened(opening);
    return party.equals(opening.party())
        || opened.terms().terms().matter() instanceof Matter.Agreement
            && party.equals(opened.keeper());
  }

  private boolean counts(PartyId party) {
    return !(Parties.opened(opening).rule() instanceof ConsentRule.Named rule)
        || rule.parties().contains(party);
  }

  private long electors(Set<PartyId> parties) {
    return Parties.opened(opening).electorate().stream()
        .filter(elector -> parties.contains(elector.party()))
        .count();
  }
}
