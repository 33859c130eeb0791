// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import renkei.core.base.Hash;
import renkei.core.entry.Crossing;
import renkei.core.entry.EntryId;
import renkei.core.entry.Matter;
import renkei.core.entry.Membership;
import renkei.core.entry.Outcome;
import renkei.core.entry.PartyId;
import renkei.core.entry.SignedEntry;

/// The numbers of memberships read once more, from one party's record alone and as plainly as can
/// be: no code of the engine has a part in it.
final class Numbers {
  /// A proposal that changes a membership.
  ///
  /// @param number the number that it was opened on; it makes the next
  /// @param party who joins or leaves
  /// @param asked everybody who takes part
  record Change(Membership of, long number, PartyId party, boolean joins, Set<PartyId> asked) {}

  private final PartyId self;
  private final Expected expected;
  private final Minutes minutes;

  Numbers(PartyId self, Expected expected, Minutes minutes) {
    this.self = self;
    this.expected = expected;
    this.minutes = minutes;
  }

  /// Empty for what changes no membership.
  static Optional<Change> change(Expected.Circle circle) {
    PartyId opener = circle.opening().entry().party();
    return switch (circle.opened().terms().terms().matter()) {
      case Matter.Accession joins ->
          Optional.of(
              new Change(
                  joins.membership(), joins.number(), joins.applicant(), true, circle.parties()));
      case Matter.Leaving leaves ->
          Optional.of(
              new Change(leaves.membership(), leaves.number(), opener, false, circle.parties()));
      case Matter _ -> Optional.empty();
    };
  }

  /// Proposals of the record that were closed in force and make a number of that membership.
  List<Change> made(Membership of) {
    List<Change> made = new ArrayList<>();
    for (EntryId proposal : minutes.proposals()) {
      Optional<Change> change = expected.circle(proposal).flatMap(Numbers::change);
      if (change.filter(found -> found.of().equals(of)).isPresent() && inForce(proposal)) {
        made.add(change.get());
      }
    }
    return made;
  }

  private boolean inForce(EntryId proposal) {
    return closing(proposal).isPresent();
  }

  /// The keeper's closing in force; empty: there is none, or a liar closed it otherwise as well, so
  /// that neither holds.
  private Optional<SignedEntry> closing(EntryId proposal) {
    List<SignedEntry> closings =
        minutes.of(proposal).stream()
            .filter(act ->
                act.entry().body() instanceof Crossing.ProposalClosed
                    && minutes.bears(proposal, act)
                    && expected
                        .circle(proposal)
                        .filter(circle -> circle.keeper().equals(act.entry().party()))
                        .isPresent())
            .toList();
    boolean one =
        closings.stream().allMatch(act -> Minutes.same(act, closings.getFirst()))
            && !closings.isEmpty()
            && ((Crossing.ProposalClosed) body(closings.getFirst())).outcome() == Outcome.IN_FORCE;
    return one ? Optional.of(closings.getFirst()) : Optional.empty();
  }

  /// Whether another slot in force took a part of the window that this one names.
  boolean dockTaken(EntryId proposal, Matter matter) {
    return matter instanceof Matter.RepairSlot slot
        && minutes.proposals().stream()
            .filter(other -> !other.equals(proposal))
            .flatMap(other -> closing(other).stream())
            .map(closing -> (Crossing.ProposalClosed) body(closing))
            .map(closed -> expected.terms(closed.proposal()).get(closed.terms()))
            .anyMatch(other ->
                other instanceof Matter.RepairSlot taken
                    && taken.berth().dockId().isPresent()
                    && taken.berth().dockId().equals(slot.berth().dockId())
                    && taken.from().isBefore(slot.until())
                    && slot.from().isBefore(taken.until()));
  }

  /// The members at a number by what this record holds; empty: it does not say.
  Optional<Set<PartyId>> members(Membership of, long number) {
    if (number == 1) {
      return closing(of.agreement())
          .map(closing -> founders(of.agreement(), (Crossing.ProposalClosed) body(closing)));
    }
    List<Change> last =
        made(of).stream().filter(change -> change.number() == number - 1).distinct().toList();
    if (last.size() != 1) {
      return Optional.empty();
    }
    Numbers.Change change = last.getFirst();
    if (change.joins() && change.party().equals(self)) {
      // Who joins holds nothing of what was before.
      return Optional.of(new TreeSet<>(change.asked()));
    }
    return members(of, number - 1)
        .map(before -> {
          Set<PartyId> after = new TreeSet<>(before);
          if (change.joins()) {
            after.add(change.party());
          } else {
            after.remove(change.party());
          }
          return after;
        });
  }

  private static Crossing body(SignedEntry act) {
    return (Crossing) act.entry().body();
  }

  private Set<PartyId> founders(EntryId agreement, Crossing.ProposalClosed closed) {
    Set<PartyId> founders = new TreeSet<>();
    Expected.Circle circle = expected.circle(agreement).orElseThrow();
    if (circle.opened().terms().hash().equals(closed.terms())) {
      founders.add(circle.opening().entry().party());
    }
    Set<Hash> listed = new HashSet<>(closed.acts());
    Set<PartyId> ratified = new TreeSet<>();
    for (SignedEntry act : minutes.of(agreement)) {
      if (listed.contains(act.hash()) && consents(act, closed.terms())) {
        founders.add(act.entry().party());
      } else if (listed.contains(act.hash()) && ratifies(act, closed.terms())) {
        ratified.add(act.entry().party());
      }
    }
    Matter now = expected.terms(agreement).get(closed.terms());
    if (now != null && ratifies(now)) {
      founders.retainAll(ratified);
    }
    return founders;
  }

  /// Whether only who ratified is a member.
  static boolean ratifies(Matter matter) {
    return matter instanceof Matter.Agreement agreement
        && agreement.provisions().begins().ratifications() > 0;
  }

  static boolean ratifies(SignedEntry act, Hash terms) {
    return act.entry().body() instanceof Crossing.ProposalRatified ratified
        && ratified.terms().equals(terms);
  }

  /// Whether an act is its author's yes to these terms.
  static boolean consents(SignedEntry act, Hash terms) {
    return switch (act.entry().body()) {
      case Crossing.ProposalOpened opened -> opened.terms().hash().equals(terms);
      case Crossing.ConsentGiven given -> given.terms().equals(terms);
      case Crossing.TermsCountered countered -> countered.terms().hash().equals(terms);
      case renkei.core.entry.Body _ -> false;
    };
  }
}
