// SPDX-License-Identifier: Apache-2.0
package renkei.core.profile;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import renkei.core.consent.Because;
import renkei.core.consent.ProposalState;
import renkei.core.consent.ProposalView;
import renkei.core.consent.Proposals;
import renkei.core.entry.Matter;
import renkei.core.entry.PartyId;

/// The calendar of visits. It records consents, not movements: that a visit is in force says that
/// the host agreed to it for these dates, and that nobody has ended it.
public final class Visits {
  private Visits() {}

  /// Every visit, by arrival, then by proposal.
  public static List<VisitLine> lines(Proposals proposals, Instant at) {
    return proposals.all().stream()
        .map(view -> line(view, at))
        .flatMap(Optional::stream)
        .sorted(
            Comparator.comparing((VisitLine line) -> line.terms().from())
                .thenComparing(VisitLine::proposal))
        .toList();
  }

  /// The line of one proposal; empty when it is no visit.
  public static Optional<VisitLine> line(ProposalView view, Instant at) {
    if (!(view.matter() instanceof Matter.Visit terms)) {
      return Optional.empty();
    }
    Instant ends = terms.until();
    PartyId notice = null;
    Instant told = view.ends();
    if (view.state() == ProposalState.IN_FORCE && told != null && told.isBefore(terms.until())) {
      ends = told;
      notice = giver(view).orElse(null);
    }
    return Optional.of(
        new VisitLine(
            view.id(),
            terms.host(),
            view.others(terms.host()).getFirst(),
            terms,
            state(view, terms, ends, at),
            ends,
            notice));
  }

  /// Whose notice ends it first.
  static Optional<PartyId> giver(ProposalView view) {
    return view.why().stream()
        .filter(because -> because.cause() == Because.Cause.ENDS)
        .flatMap(because -> Optional.ofNullable(because.party()).stream())
        .findFirst();
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
