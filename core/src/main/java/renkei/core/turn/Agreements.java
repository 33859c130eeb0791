// SPDX-License-Identifier: Apache-2.0
package renkei.core.turn;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import renkei.core.consent.ProposalView;
import renkei.core.consent.Proposals;
import renkei.core.entry.Matter;
import renkei.core.entry.PartyId;
import renkei.core.entry.Provisions;
import renkei.core.release.Agreement;
import renkei.core.release.OnwardConsent;
import renkei.core.release.OpenAnswer;
import renkei.core.release.Roster;

/// What the gate takes from the proposals in force, as its own plain values.
final class Agreements {
  private Agreements() {}

  /// Pairings in force, the later one of a pair last.
  static List<Agreement> of(List<renkei.core.consent.Agreement> inForce) {
    return inForce.stream()
        .map(one ->
            new Agreement(one.proposal(), one.peer().party(), one.ours(), one.theirs(), one.ends()))
        .toList();
  }

  /// Whether it makes a number of a membership, or several.
  static boolean numbers(ProposalView view) {
    Matter matter = view.matter();
    return matter instanceof Matter.Agreement
        || matter instanceof Matter.Accession
        || matter instanceof Matter.Leaving
        || matter instanceof Matter.Succession;
  }

  /// Who is a member of what, of every agreement that is in force here.
  static List<Roster> rosters(Proposals proposals) {
    return proposals.memberships().stream()
        .map(line -> {
          Provisions provisions =
              proposals
                  .agreed(line.membership().agreement())
                  .map(agreed -> agreed.terms().matter())
                  .filter(Matter.Agreement.class::isInstance)
                  .map(matter -> ((Matter.Agreement) matter).provisions())
                  .orElse(Provisions.NONE);
          Map<PartyId, Instant> members = new TreeMap<>();
          line.leaving().forEach(one -> members.put(one.party(), one.from()));
          line.members().forEach(member -> members.put(member, Instant.MAX));
          return new Roster(
              line.membership(),
              line.number(),
              members,
              provisions.scope(line.membership().pillar()).orElse(null),
              provisions.until());
        })
        .toList();
  }

  /// The answer that a request for information in force opens here, where we are the one asked.
  static Optional<OpenAnswer> answer(ProposalView view, PartyId self) {
    return view.matter() instanceof Matter.Information asked && view.keeper().equals(self)
        ? Optional.of(new OpenAnswer(view.id(), view.opener(), asked.allowed(), view.ends()))
        : Optional.empty();
  }

  /// The onward release that a proposal in force is: its one elector is the originator.
  static List<OnwardConsent> onward(ProposalView view) {
    return view.matter() instanceof Matter.OnwardRelease terms
        ? view.electorate().stream()
            .map(originator ->
                new OnwardConsent(
                    view.id(), originator.party(), terms.entry(), terms.to(), view.ends()))
            .toList()
        : List.of();
  }
}
