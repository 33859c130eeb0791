// SPDX-License-Identifier: Apache-2.0
package renkei.core.profile;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import renkei.core.consent.Because;
import renkei.core.consent.ProposalState;
import renkei.core.consent.ProposalView;
import renkei.core.consent.Proposals;
import renkei.core.entry.EntryId;
import renkei.core.entry.Matter;
import renkei.core.entry.PartyId;

/// The calendar of visits: what was consented to, and beside it what host and sender each stated of
/// arrival and departure. That a visit is in force says that the host agreed to it for these dates,
/// and that nobody has ended it; a statement changes no state.
public final class Visits {
  /// Extensions of extensions that a reading follows.
  private static final int CHAIN_MAX = 100;

  private final Proposals proposals;
  private final Movements movements;

  /// Reads what is held there.
  public Visits(Proposals proposals, Movements movements) {
    this.proposals = proposals;
    this.movements = movements;
  }

  /// Every visit, by arrival, then by proposal.
  public List<VisitLine> lines(Instant at) {
    return proposals.all().stream()
        .map(view -> line(view, at))
        .flatMap(Optional::stream)
        .sorted(
            Comparator.comparing((VisitLine line) -> line.terms().from())
                .thenComparing(VisitLine::proposal))
        .toList();
  }

  /// The line of one proposal; empty when it is no visit.
  public Optional<VisitLine> line(ProposalView view, Instant at) {
    if (!(view.matter() instanceof Matter.Visit terms)) {
      return Optional.empty();
    }
    Instant ends = ends(view);
    VisitReading reading = new VisitReading(proposals, movements, at);
    VisitLine.Stay stay =
        reading
            .stay(view)
            .filter(found -> found.root().id().equals(view.id()))
            .map(found -> stay(reading, found))
            .orElse(VisitLine.Stay.NONE);
    return Optional.of(
        new VisitLine(
            view.id(),
            terms.host(),
            view.others(terms.host()).getFirst(),
            terms,
            state(view, terms, ends, at),
            new VisitLine.End(ends, ends.isBefore(terms.until()) ? giver(view).orElse(null) : null),
            stay));
  }

  private static VisitLine.Stay stay(VisitReading reading, VisitReading.Stay found) {
    List<Movements.Account> accounts = reading.accounts(found);
    return new VisitLine.Stay(
        found.ids().stream().filter(id -> !id.equals(found.root().id())).toList(),
        found.ends(),
        accounts,
        reading.flags(found, accounts));
  }

  // ------------------------------------------------------------------------------------- reading

  /// When it ends: as agreed, or earlier by a notice.
  static Instant ends(ProposalView view) {
    Instant until = view.matter() instanceof Matter.Visit terms ? terms.until() : Instant.EPOCH;
    Instant told = view.ends();
    return view.state() == ProposalState.IN_FORCE && told != null && told.isBefore(until)
        ? told
        : until;
  }

  /// Whose notice ends it first.
  static Optional<PartyId> giver(ProposalView view) {
    return view.why().stream()
        .filter(because -> because.cause() == Because.Cause.ENDS)
        .flatMap(because -> Optional.ofNullable(because.party()).stream())
        .findFirst();
  }

  /// The proposal that a closing settled.
  static Optional<ProposalView> closedBy(Proposals proposals, EntryId closing) {
    return proposals.all().stream()
        .filter(view -> view.closing() != null && view.closing().entry().id().equals(closing))
        .findFirst();
  }

  /// The visit that it lengthens in the end; itself when it lengthens none.
  static ProposalView root(Proposals proposals, ProposalView visit) {
    ProposalView root = visit;
    for (int i = 0; i < CHAIN_MAX; i++) {
      @Nullable EntryId extended =
          root.matter() instanceof Matter.Visit terms ? terms.extended() : null;
      Optional<ProposalView> before =
          extended == null ? Optional.empty() : proposals.find(extended);
      if (before.isEmpty()) {
        return root;
      }
      root = before.get();
    }
    return root;
  }

  /// The visit, what it lengthens, and everything that lengthens the same.
  static List<EntryId> stay(Proposals proposals, EntryId visit) {
    Optional<EntryId> root = proposals.find(visit).map(view -> root(proposals, view).id());
    return root.isEmpty()
        ? List.of(visit)
        : proposals.all().stream()
            .filter(view -> view.matter() instanceof Matter.Visit)
            .filter(view -> root(proposals, view).id().equals(root.get()))
            .map(ProposalView::id)
            .toList();
  }

  private static VisitLine.State state(
      ProposalView view, Matter.Visit terms, Instant ends, Instant at) {
    return switch (view.state()) {
      case OPEN, ACKNOWLEDGED, COUNTERED, CONSENTED -> VisitLine.State.ASKED;
      case DECLINED -> VisitLine.State.DECLINED;
      case WITHDRAWN, LAPSED, VOID -> VisitLine.State.NOT_HELD;
      case DISPUTED -> VisitLine.State.DISPUTED;
      case IN_FORCE -> {
        boolean early = ends.isBefore(terms.until());
        if (early && (!ends.isAfter(terms.from()) || !at.isBefore(ends))) {
          yield VisitLine.State.ENDED_BY_NOTICE;
        }
        if (at.isBefore(terms.from())) {
          yield VisitLine.State.PLANNED;
        }
        yield at.isBefore(ends) ? VisitLine.State.IN_FORCE : VisitLine.State.OVER;
      }
    };
  }
}
