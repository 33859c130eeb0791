// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import renkei.core.base.Hash;
import renkei.core.entry.Crossing;
import renkei.core.entry.EntryId;
import renkei.core.entry.PartyId;
import renkei.core.entry.SignedEntry;

/// What one party's record holds of each proposal, read again as plainly as can be: who said yes to
/// what, at this row.
final class Minutes {
  /// How a party stands to some terms.
  enum Said {
    NOTHING,
    YES,
    NO,
    TAKEN_BACK
  }

  private static final Comparator<SignedEntry> BY_CLOCK =
      Comparator.comparing((SignedEntry act) -> act.entry().recorded())
          .thenComparing(SignedEntry::hash);

  private final Map<EntryId, List<SignedEntry>> acts = new HashMap<>();

  void take(EntryId proposal, SignedEntry act) {
    List<SignedEntry> all = acts.computeIfAbsent(proposal, _ -> new ArrayList<>());
    if (all.stream().noneMatch(held -> held.entry().id().equals(act.entry().id()))) {
      all.add(act);
    }
  }

  /// Everything of which an act is held.
  List<EntryId> proposals() {
    return List.copyOf(acts.keySet());
  }

  List<SignedEntry> of(EntryId proposal) {
    return acts.getOrDefault(proposal, List.of());
  }

  /// What a party says of some terms by everything held.
  Said said(EntryId proposal, PartyId party, Hash terms) {
    List<SignedEntry> its =
        of(proposal).stream()
            .filter(act -> act.entry().party().equals(party))
            .sorted(BY_CLOCK)
            .toList();
    Said said = Said.NOTHING;
    for (SignedEntry act : its) {
      said = next(said, act, terms);
    }
    return said;
  }

  private static Said next(Said said, SignedEntry act, Hash terms) {
    return switch (act.entry().body()) {
      case Crossing.ProposalOpened opened -> yes(said, opened.terms().hash().equals(terms));
      case Crossing.ConsentGiven given -> yes(said, given.terms().equals(terms));
      case Crossing.TermsCountered countered -> {
        if (countered.terms().hash().equals(terms)) {
          yield yes(said, true);
        }
        yield said == Said.YES ? Said.TAKEN_BACK : said;
      }
      case Crossing.ConsentWithdrawn taken ->
          taken.terms().equals(terms) && said == Said.YES ? Said.TAKEN_BACK : said;
      case Crossing.ProposalDeclined no ->
          no.terms().equals(terms) && said != Said.YES ? Said.NO : said;
      case renkei.core.entry.Body _ -> said;
    };
  }

  private static Said yes(Said said, boolean these) {
    return these && said != Said.NO ? Said.YES : said;
  }

  /// Whether any act held states these terms.
  boolean knows(EntryId proposal, Hash terms) {
    return of(proposal).stream()
        .anyMatch(act ->
            switch (act.entry().body()) {
              case Crossing.ProposalOpened opened -> opened.terms().hash().equals(terms);
              case Crossing.TermsCountered countered -> countered.terms().hash().equals(terms);
              case renkei.core.entry.Body _ -> false;
            });
  }

  /// Whether everything is held that a closing rests on.
  boolean bears(EntryId proposal, SignedEntry closing) {
    Set<Hash> hashes = new HashSet<>();
    of(proposal).forEach(one -> hashes.add(one.hash()));
    return closing.entry().body() instanceof Crossing.ProposalClosed closed
        && hashes.containsAll(closed.acts())
        && knows(proposal, closed.terms());
  }

  /// Whose consent to the closing's terms is among the acts that it lists.
  Set<PartyId> consented(Crossing.ProposalClosed closing) {
    Set<PartyId> consented = new HashSet<>();
    for (SignedEntry act : of(closing.proposal())) {
      if (closing.acts().contains(act.hash())
          && next(Said.NOTHING, act, closing.terms()) == Said.YES) {
        consented.add(act.entry().party());
      }
    }
    return consented;
  }

  boolean withdrawn(EntryId proposal, PartyId opener) {
    return of(proposal).stream()
        .anyMatch(act ->
            act.entry().party().equals(opener)
                && act.entry().body() instanceof Crossing.ProposalWithdrawn);
  }

  /// Whether two closings say the same, whatever they list.
  static boolean same(SignedEntry a, SignedEntry b) {
    return a.entry().body() instanceof Crossing.ProposalClosed one
        && b.entry().body() instanceof Crossing.ProposalClosed other
        && one.outcome() == other.outcome()
        && one.terms().equals(other.terms());
  }
}
