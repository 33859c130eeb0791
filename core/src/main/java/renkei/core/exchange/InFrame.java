// SPDX-License-Identifier: Apache-2.0
package renkei.core.exchange;

import java.util.List;
import renkei.core.base.Bytes;
import renkei.core.base.Limits;
import renkei.core.base.Malformed;
import renkei.core.entry.BeatPart;
import renkei.core.entry.PartyId;
import renkei.core.entry.Proof;
import renkei.core.entry.Refusal;
import renkei.core.entry.ReleasedTrack;

/// What came in on a link, decoded as far as the frame; the entry inside stays bytes until it is
/// judged.
public sealed interface InFrame
    permits Control, InFrame.Arrived, InFrame.Returned, InFrame.TracksArrived, InFrame.Unreadable {

  /// An entry of the peer.
  ///
  /// @param seq its number in the peer's present incarnation
  /// @param bytes as signed
  /// @param proof as it came; not checked yet
  /// @param further parties that the peer does not reach and asks to carry it to, ascending
  record Arrived(long seq, Bytes bytes, Proof proof, List<PartyId> further) implements InFrame {
    /// Checks the ranges.
    public Arrived {
      further = List.copyOf(further);
      Malformed.unless(seq >= 1, "a number counts from 1");
      Malformed.unless(
          further.size() <= Limits.PARTIES_MAX
              && further.equals(further.stream().distinct().sorted().toList()),
          "parties to carry to are at most " + Limits.PARTIES_MAX + ", ascending, each once");
    }

    /// For nobody else.
    public Arrived(long seq, Bytes bytes, Proof proof) {
      this(seq, bytes, proof, List.of());
    }
  }

  /// One of our own entries, given back.
  ///
  /// @param incarnation of ours, in which it was sent
  /// @param seq its number then
  /// @param bytes as signed
  /// @param proof as it came; not checked yet
  record Returned(int incarnation, long seq, Bytes bytes, Proof proof) implements InFrame {
    /// Checks the ranges.
    public Returned {
      Malformed.unless(incarnation >= 1 && seq >= 1, "an incarnation and a number count from 1");
    }
  }

  /// One part of a beat of the peer's live lane.
  ///
  /// @param part which part of which beat of which lane of the peer
  /// @param tracks what it releases
  record TracksArrived(BeatPart part, List<ReleasedTrack> tracks) implements InFrame {
    /// Checks the size and copies the list.
    public TracksArrived {
      Malformed.unless(
          tracks.size() <= BeatPart.TRACKS_MAX,
          "a part of a beat holds at most " + BeatPart.TRACKS_MAX + " tracks");
      tracks = List.copyOf(tracks);
    }
  }

  /// Bytes that are no frame of this version.
  ///
  /// @param why with a sentence that holds nothing of the bytes
  record Unreadable(Refusal why) implements InFrame {}
}
