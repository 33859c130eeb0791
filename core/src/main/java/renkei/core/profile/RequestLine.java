// SPDX-License-Identifier: Apache-2.0
package renkei.core.profile;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import renkei.core.consent.ProposalView;
import renkei.core.entry.CommandId;
import renkei.core.entry.EntryId;
import renkei.core.entry.Matter;
import renkei.core.entry.PartyId;
import renkei.core.entry.Progress;

/// One row of the requests: what is asked, where it stands, what the clocks say and who is to
/// answer.
///
/// @param view the proposal
/// @param direction whether we are asked or ask
/// @param other the other party
/// @param clocks what its clocks say at the time asked about
/// @param answers who answers now
/// @param progress how far it has come, as the party asked last stated it; null: nothing stated
/// @param turnaround from the opening to the closing, by the clocks of opener and keeper; null: not
///   closed
public record RequestLine(
    ProposalView view,
    Direction direction,
    PartyId other,
    Timing clocks,
    Answering answers,
    @Nullable Progress progress,
    @Nullable Duration turnaround) {
  /// The proposal's id.
  public EntryId id() {
    return view.id();
  }

  /// What is asked, in the terms on the table.
  public Matter terms() {
    return view.matter();
  }

  /// Which way a request goes.
  public enum Direction {
    /// We are asked.
    IN,
    /// We ask.
    OUT
  }

  /// Who is to answer now.
  ///
  /// @param party whose answer is missing; null: nobody's
  /// @param command the command: of ours, by our register; of the other party, as it last told us;
  ///   null: not known, or nobody's answer is missing
  /// @param standing whether a command of ours that holds it may decide now; true for the other
  ///   party's
  public record Answering(@Nullable PartyId party, @Nullable CommandId command, boolean standing) {}

  /// What the three clocks of a request say.
  ///
  /// @param next the clock that runs out next; null: none runs any more
  /// @param at when it runs out; null: none runs
  /// @param unacknowledged whether the time to acknowledge passed without that
  /// @param unanswered whether the time to answer passed without that
  public record Timing(
      @Nullable Which next, @Nullable Instant at, boolean unacknowledged, boolean unanswered) {}

  /// The three clocks.
  public enum Which {
    /// Until when the other side says that it has it.
    ACKNOWLEDGE,
    /// Until when it answers.
    ANSWER,
    /// Until when it is valid.
    VALID
  }
}
