// SPDX-License-Identifier: Apache-2.0
package renkei.core.profile;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import renkei.core.consent.ProposalState;
import renkei.core.consent.ProposalView;
import renkei.core.consent.Proposals;
import renkei.core.entry.Crossing;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.Matter;
import renkei.core.entry.PartyId;
import renkei.core.entry.Refusal;
import renkei.core.entry.RefusalCode;

/// What the terms of a visit must hold beyond their shape: an agreement that lasts as long, and for
/// an extension the visit that it lengthens. Another party's terms are judged by what it must have
/// known; what it could not know is refused at our own consent.
final class VisitCheck {
  private final PartyId self;
  private final Proposals proposals;

  VisitCheck(PartyId self, Proposals proposals) {
    this.self = self;
    this.proposals = proposals;
  }

  /// Why an opening or a counter with these terms is refused.
  Optional<Refusal> terms(Entry entry, Matter.Visit visit) {
    if (!visit.until().isAfter(entry.recorded())) {
      return refuse(
          RefusalCode.BACKDATED, "The visit is over before it is asked for. Name a later one.");
    }
    return agreement(visit).or(() -> outlives(entry, visit)).or(() -> extension(entry, visit));
  }

  /// Why our own consent to a visit is refused: what it rests on may have ended since it was asked.
  Optional<Refusal> consent(Entry entry, Crossing.ConsentGiven given) {
    if (!entry.party().equals(self)) {
      return Optional.empty();
    }
    Optional<ProposalView> view = proposals.find(given.proposal());
    return view.isPresent() && view.get().matter() instanceof Matter.Visit visit
        ? outlives(entry, visit).or(() -> extension(entry, visit))
        : Optional.empty();
  }

  /// The agreement that a visit is made under is in force between the same two parties.
  private Optional<Refusal> agreement(Matter.Visit visit) {
    if (visit.agreement() == null) {
      return Optional.empty();
    }
    boolean held =
        named(visit)
            .filter(view ->
                view.inForce(visit.from())
                    && view.parties().contains(visit.host())
                    && view.parties().contains(self))
            .isPresent();
    return held
        ? Optional.empty()
        : refuse(
            RefusalCode.NO_SUCH_PROPOSAL,
            "The agreement that the visit is made under is not in force here at its beginning.");
  }

  private Optional<Refusal> outlives(Entry entry, Matter.Visit visit) {
    Optional<ProposalView> agreement = named(visit);
    if (agreement.isEmpty()) {
      return Optional.empty();
    }
    Instant clause = clause(agreement.get());
    Instant told = agreement.get().ends();
    Instant ends = clause != null && visit.until().isAfter(clause) ? clause : null;
    boolean byNotice = told != null && visit.until().isAfter(told) && known(entry, agreement.get());
    if (told != null && byNotice && (ends == null || told.isBefore(ends))) {
      ends = told;
    }
    if (ends == null) {
      return Optional.empty();
    }
    return refuse(
        RefusalCode.OUTLIVES_AGREEMENT,
        "The visit lasts until "
            + visit.until()
            + ", but the agreement that it is made under ends at "
            + ends
            + ". Name an earlier end, or another agreement.");
  }

  /// When the agreement ends by its own text, which everybody in it knows; null: it does not.
  private static @Nullable Instant clause(ProposalView agreement) {
    return agreement.matter() instanceof Matter.Agreement text ? text.provisions().until() : null;
  }

  /// Whether the author must have known that the agreement ends: it is ours, or its own notice.
  private boolean known(Entry entry, ProposalView agreement) {
    return entry.party().equals(self)
        || Visits.giver(agreement).filter(entry.party()::equals).isPresent();
  }

  private Optional<ProposalView> named(Matter.Visit visit) {
    EntryId named = visit.agreement();
    return named == null ? Optional.empty() : Visits.closedBy(proposals, named);
  }

  // ---------------------------------------------------------------------------------- extensions

  private Optional<Refusal> extension(Entry entry, Matter.Visit visit) {
    EntryId extended = visit.extended();
    if (extended == null) {
      return Optional.empty();
    }
    // Of a visit in which it takes no part an author learns what it learns of none.
    Optional<ProposalView> view =
        proposals.find(extended).filter(found -> found.parties().contains(entry.party()));
    if (view.isEmpty() || !(view.get().matter() instanceof Matter.Visit before)) {
      return refuse(
          RefusalCode.NO_SUCH_PROPOSAL, "The visit that it lengthens is not held here as a visit.");
    }
    return unlike(before, visit).or(() -> ended(entry, view.get())).or(() -> longer(before, visit));
  }

  private static Optional<Refusal> unlike(Matter.Visit before, Matter.Visit visit) {
    boolean same = before.host().equals(visit.host()) && before.force().equals(visit.force());
    return same
        ? Optional.empty()
        : refuse(
            RefusalCode.OTHER_TERMS,
            "An extension keeps host, sender and force of the visit that it lengthens: propose"
                + " another visit as one of its own.");
  }

  private Optional<Refusal> ended(Entry entry, ProposalView view) {
    boolean own = entry.party().equals(self);
    boolean held = own ? view.inForce(entry.recorded()) : view.state() == ProposalState.IN_FORCE;
    return held
        ? Optional.empty()
        : refuse(
            RefusalCode.STALE,
            "The visit that it lengthens is not in force: it is "
                + view.state()
                + (view.ends() == null ? "" : " until " + view.ends())
                + ".");
  }

  private static Optional<Refusal> longer(Matter.Visit before, Matter.Visit visit) {
    @Nullable String why =
        visit.from().isAfter(before.until())
            ? "An extension begins no later than the visit that it lengthens ends, at "
                + before.until()
                + "."
            : visit.until().isAfter(before.until())
                ? null
                : "An extension ends later than the visit that it lengthens, which ends at "
                    + before.until()
                    + ".";
    return why == null ? Optional.empty() : refuse(RefusalCode.MALFORMED, why);
  }

  private static Optional<Refusal> refuse(RefusalCode code, String sentence) {
    return Optional.of(new Refusal(code, sentence));
  }
}
