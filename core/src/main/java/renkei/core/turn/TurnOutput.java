// SPDX-License-Identifier: Apache-2.0
package renkei.core.turn;

import java.util.List;
import org.jspecify.annotations.Nullable;
import renkei.core.entry.PartyId;
import renkei.core.exchange.OutFrame;

/// What a turn gives to the edges, after the force.
///
/// @param position the journal's last position
/// @param changed whether rows were appended
/// @param replies answers to hand on, in the sequence of the submissions
/// @param frames frames to hand to streams, in sequence per peer
/// @param closes streams to close, with the reason
/// @param pinned peers whose keys are pinned since the last turn
/// @param alarms what an officer should see
public record TurnOutput(
    long position,
    boolean changed,
    List<Runnable> replies,
    List<ToPeer> frames,
    List<Close> closes,
    List<Peers.Peer> pinned,
    List<Alarm> alarms) {
  /// Copies the lists.
  public TurnOutput {
    replies = List.copyOf(replies);
    frames = List.copyOf(frames);
    closes = List.copyOf(closes);
    pinned = List.copyOf(pinned);
    alarms = List.copyOf(alarms);
  }

  /// A frame for one peer.
  public record ToPeer(PartyId peer, OutFrame frame) {}

  /// A stream to close.
  public record Close(PartyId peer, String reason) {}

  /// Something that an officer should look at.
  ///
  /// @param peer whose link it concerns; null: the node itself
  /// @param sentence what, why and what to do
  public record Alarm(@Nullable PartyId peer, String sentence) {}
}
