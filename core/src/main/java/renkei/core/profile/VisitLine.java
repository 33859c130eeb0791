// SPDX-License-Identifier: Apache-2.0
package renkei.core.profile;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import renkei.core.entry.EntryId;
import renkei.core.entry.Matter;
import renkei.core.entry.PartyId;

/// One line of the calendar of visits: the same at host and sender once both hold the same acts.
///
/// @param proposal the visit's proposal
/// @param host who is visited
/// @param sender who sends the force
/// @param terms what was agreed, or is on the table
/// @param state where it stands at the time asked about
/// @param end when it ends, and by whose notice
/// @param stay what was stated of it; of an extension nothing, since that stands with what it
///   lengthens
public record VisitLine(
    EntryId proposal,
    PartyId host,
    PartyId sender,
    Matter.Visit terms,
    State state,
    End end,
    Stay stay) {
  /// When a visit ends.
  ///
  /// @param at as agreed, or earlier by a notice
  /// @param notice who gave the notice that ends it early; null: nobody
  public record End(Instant at, @Nullable PartyId notice) {}

  /// When it ends: as agreed, or earlier by a notice.
  public Instant ends() {
    return end.at();
  }

  /// Who gave the notice that ends it early; null: nobody.
  public @Nullable PartyId notice() {
    return end.notice();
  }

  /// A stay: the visit with its extensions, and what either side stated.
  ///
  /// @param extensions visits in force that lengthen it, by beginning
  /// @param ends when it ends with them, without a gap
  /// @param accounts what each party says last of each movement
  /// @param flags where it goes otherwise than agreed
  public record Stay(
      List<EntryId> extensions,
      @Nullable Instant ends,
      List<Movements.Account> accounts,
      List<VisitFlag> flags) {
    /// Nothing stated.
    static final Stay NONE = new Stay(List.of(), null, List.of(), List.of());
  }

  /// Where a visit stands.
  public enum State {
    /// Not settled: nothing may start.
    ASKED,
    /// Consented by both; the dates are to come.
    PLANNED,
    /// Consented by both; within its dates.
    IN_FORCE,
    /// Its dates have passed.
    OVER,
    /// A notice ended it, or ends it before it begins.
    ENDED_BY_NOTICE,
    /// Declined.
    DECLINED,
    /// Taken back, lapsed or void.
    NOT_HELD,
    /// The host closed it in two different ways: neither holds.
    DISPUTED
  }
}
