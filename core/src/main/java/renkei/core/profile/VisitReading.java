// SPDX-License-Identifier: Apache-2.0
package renkei.core.profile;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import renkei.core.consent.ProposalState;
import renkei.core.consent.ProposalView;
import renkei.core.consent.Proposals;
import renkei.core.entry.EntryId;
import renkei.core.entry.Matter;
import renkei.core.entry.Movement;
import renkei.core.entry.PartyId;

/// Reads one stay: a visit, its extensions in force, and what either side stated of it.
final class VisitReading {
  /// How much later than agreed is not worth a word.
  static final Duration GRACE = Duration.ofHours(1);

  private final Proposals proposals;
  private final Movements movements;
  private final Instant at;

  VisitReading(Proposals proposals, Movements movements, Instant at) {
    this.proposals = proposals;
    this.movements = movements;
    this.at = at;
  }

  /// The stay of a visit that came into force.
  ///
  /// @param root the visit that lengthens no other
  /// @param members the root and what lengthens it and is in force, by beginning
  record Stay(ProposalView root, List<ProposalView> members) {
    List<EntryId> ids() {
      return members.stream().map(ProposalView::id).toList();
    }

    /// When it is to end, without a gap from the beginning.
    Instant ends() {
      Instant ends = Visits.ends(root);
      for (ProposalView member : members) {
        if (!terms(member).from().isAfter(ends) && Visits.ends(member).isAfter(ends)) {
          ends = Visits.ends(member);
        }
      }
      return ends;
    }

    int headCount() {
      return members.stream().mapToInt(member -> terms(member).headCount()).max().orElse(0);
    }
  }

  private static Matter.Visit terms(ProposalView view) {
    if (view.matter() instanceof Matter.Visit visit) {
      return visit;
    }
    throw new IllegalStateException("the terms are not those of a visit");
  }

  /// The stay that a visit belongs to; empty when its root never came into force.
  Optional<Stay> stay(ProposalView view) {
    ProposalView root = Visits.root(proposals, view);
    if (root.state() != ProposalState.IN_FORCE) {
      return Optional.empty();
    }
    List<ProposalView> members =
        proposals.all().stream()
            .filter(one -> one.state() == ProposalState.IN_FORCE)
            .filter(one -> one.matter() instanceof Matter.Visit)
            .filter(one -> Visits.root(proposals, one).id().equals(root.id()))
            .sorted(
                Comparator.comparing((ProposalView one) -> terms(one).from())
                    .thenComparing(ProposalView::id))
            .toList();
    return Optional.of(new Stay(root, members));
  }

  /// Where the stay goes otherwise than agreed.
  List<VisitFlag> flags(Stay stay, List<Movements.Account> accounts) {
    Matter.Visit terms = terms(stay.root());
    List<VisitFlag> flags = new ArrayList<>();
    Instant ends = stay.ends();
    arrivals(terms, accounts, flags);
    boolean neverCame =
        of(accounts, Movement.ARRIVED).isEmpty()
            && at.isAfter(terms.from().plus(GRACE))
            && ends.isAfter(terms.from());
    if (neverCame) {
      flags.add(new VisitFlag.NotArrived(terms.from()));
    }
    departures(ends, accounts, flags);
    for (Movements.Account account : accounts) {
      if (account.body().headCount() > stay.headCount()) {
        flags.add(
            new VisitFlag.MorePeople(
                account.party(), account.body().headCount(), stay.headCount()));
      }
    }
    differences(terms.host(), accounts, flags);
    agreement(stay, ends, flags);
    return List.copyOf(flags);
  }

  private static void arrivals(
      Matter.Visit terms, List<Movements.Account> accounts, List<VisitFlag> flags) {
    for (Movements.Account account : of(accounts, Movement.ARRIVED)) {
      Instant came = account.body().at();
      // Below a minute it would be flagged as early by nothing.
      if (came.isBefore(terms.from().minusSeconds(60))) {
        flags.add(new VisitFlag.Early(account.party(), came, terms.from()));
      } else if (came.isAfter(terms.from().plus(GRACE))) {
        flags.add(new VisitFlag.Late(account.party(), came, terms.from()));
      }
    }
  }

  private void departures(Instant ends, List<Movements.Account> accounts, List<VisitFlag> flags) {
    List<Movements.Account> left =
        of(accounts, Movement.DEPARTED).stream()
            .filter(account -> !cameBack(account, accounts))
            .toList();
    for (Movements.Account account : left) {
      if (account.body().at().isAfter(ends)) {
        flags.add(new VisitFlag.Overstayed(account.party(), account.body().at(), ends));
      }
    }
    boolean stays = left.isEmpty() && !of(accounts, Movement.ARRIVED).isEmpty();
    if (stays && at.isAfter(ends)) {
      flags.add(new VisitFlag.NotDeparted(ends));
    }
  }

  /// Whether its author stated an arrival after that departure.
  private static boolean cameBack(Movements.Account left, List<Movements.Account> accounts) {
    return of(accounts, Movement.ARRIVED).stream()
        .anyMatch(came ->
            came.party().equals(left.party()) && came.body().at().isAfter(left.body().at()));
  }

  private static void differences(
      PartyId host, List<Movements.Account> accounts, List<VisitFlag> flags) {
    for (Movement movement : Movement.values()) {
      List<Movements.Account> both = of(accounts, movement);
      Optional<Movements.Account> ours =
          both.stream().filter(account -> account.party().equals(host)).findFirst();
      Optional<Movements.Account> theirs =
          both.stream().filter(account -> !account.party().equals(host)).findFirst();
      if (ours.isPresent() && theirs.isPresent() && differ(ours.get(), theirs.get())) {
        flags.add(new VisitFlag.Differs(movement, ours.get(), theirs.get()));
      }
    }
  }

  private static boolean differ(Movements.Account one, Movements.Account other) {
    return one.body().headCount() != other.body().headCount()
        || Duration.between(one.body().at(), other.body().at()).abs().compareTo(GRACE) > 0;
  }

  private void agreement(Stay stay, Instant ends, List<VisitFlag> flags) {
    for (ProposalView member : stay.members()) {
      EntryId named = terms(member).agreement();
      Optional<Instant> over =
          named == null
              ? Optional.empty()
              : Visits.closedBy(proposals, named).flatMap(view -> Optional.ofNullable(view.ends()));
      if (over.filter(ends::isAfter).isPresent()) {
        flags.add(new VisitFlag.AgreementEnds(over.get(), ends));
        return;
      }
    }
  }

  private static List<Movements.Account> of(List<Movements.Account> all, Movement movement) {
    return all.stream().filter(account -> account.body().movement() == movement).toList();
  }

  /// Every account of the stay.
  List<Movements.Account> accounts(Stay stay) {
    return movements.accounts(stay.ids());
  }
}
