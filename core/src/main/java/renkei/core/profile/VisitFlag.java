// SPDX-License-Identifier: Apache-2.0
package renkei.core.profile;

import java.time.Instant;
import renkei.core.entry.Movement;
import renkei.core.entry.PartyId;

/// Where a visit goes otherwise than agreed, read from what either side stated and the time asked
/// about. It changes no state; [VisitWords] says it as a sentence.
public sealed interface VisitFlag {
  /// Arrived before the agreed time.
  record Early(PartyId by, Instant at, Instant agreed) implements VisitFlag {}

  /// Arrived after the agreed time.
  record Late(PartyId by, Instant at, Instant agreed) implements VisitFlag {}

  /// Nobody stated an arrival, and the agreed time has passed.
  record NotArrived(Instant agreed) implements VisitFlag {}

  /// Left after the agreed end.
  ///
  /// @param by whose account says so
  /// @param at when it left by that account
  /// @param agreed when it was to leave
  record Overstayed(PartyId by, Instant at, Instant agreed) implements VisitFlag {}

  /// Nobody stated a departure, and the agreed end has passed.
  record NotDeparted(Instant agreed) implements VisitFlag {}

  /// More people than agreed.
  record MorePeople(PartyId by, int came, int agreed) implements VisitFlag {}

  /// Host and sender state different things of the same movement; nobody merges them.
  record Differs(Movement movement, Movements.Account host, Movements.Account sender)
      implements VisitFlag {}

  /// The agreement that it is made under ends before the visit.
  record AgreementEnds(Instant ends, Instant until) implements VisitFlag {}
}
