// SPDX-License-Identifier: Apache-2.0
package renkei.core.turn;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import renkei.core.entry.PartyId;
import renkei.core.entry.Track;
import renkei.core.exchange.InFrame;

/// What the edges hand to the turn. Replies are called by the thread of the turn after the force,
/// and must only hand on.
public sealed interface Submission {
  /// An officer's draft.
  record Stated(Draft draft, Consumer<Answer> reply) implements Submission {}

  /// A frame from the authenticated node of a peer.
  record FrameCame(PartyId from, InFrame frame) implements Submission {}

  /// The stream to a peer is open and its key is the pinned one.
  record LinkOpened(PartyId peer) implements Submission {}

  /// The stream to a peer ended.
  ///
  /// @param reason one line for the link's card
  record LinkClosed(PartyId peer, String reason) implements Submission {}

  /// Positions from a feed.
  record TracksSeen(List<Track> tracks) implements Submission {}

  /// The stream found a permit out of date at the last hand-over; the entry did not leave.
  record PermitStale(PartyId peer, long seq) implements Submission {}

  /// Bytes of a frame that is not whole yet came in: a slow link is not a silent one.
  record Heard(PartyId peer) implements Submission {}

  /// A question about the state; the answer must be an immutable value.
  record Question<T>(Function<State, T> ask, Consumer<T> reply) implements Submission {
    void answer(State state) {
      reply.accept(ask.apply(state));
    }
  }
}
