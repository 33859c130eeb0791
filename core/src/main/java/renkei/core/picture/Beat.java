// SPDX-License-Identifier: Apache-2.0
package renkei.core.picture;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import renkei.core.entry.BeatPart;
import renkei.core.entry.NumberedTrack;

/// The whole set of a lane at one moment, as originals with their numbers. What is not in it is
/// gone for the recipient; nothing says why.
///
/// @param lane number of the lane on its link
/// @param number from 1, one more for each set that is given out
/// @param at the moment that it shows, cut to the rhythm
/// @param tracks by number, ascending
public record Beat(int lane, long number, Instant at, List<NumberedTrack> tracks) {
  /// Copies the list.
  public Beat {
    tracks = List.copyOf(tracks);
  }

  /// Some of the tracks, and which part they are.
  ///
  /// @param part which
  /// @param tracks at most [BeatPart#TRACKS_MAX]
  public record Part(BeatPart part, List<NumberedTrack> tracks) {
    /// Copies the list.
    public Part {
      tracks = List.copyOf(tracks);
    }
  }

  /// The set in parts that fit a frame; at least one, which is empty when the set is.
  public List<Part> parts() {
    int size = BeatPart.TRACKS_MAX;
    int count = Math.max(1, (tracks.size() + size - 1) / size);
    List<Part> parts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      List<NumberedTrack> some = tracks.subList(i * size, Math.min(tracks.size(), (i + 1) * size));
      parts.add(new Part(new BeatPart(lane, number, at, i + 1, count), some));
    }
    return parts;
  }
}
