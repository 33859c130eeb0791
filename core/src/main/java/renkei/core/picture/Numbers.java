// SPDX-License-Identifier: Apache-2.0
package renkei.core.picture;

import java.util.LinkedHashMap;
import java.util.OptionalInt;
import renkei.core.base.Limits;
import renkei.core.entry.TrackId;

/// The numbers by which one recipient knows tracks: 1, 2, 3 … in the sequence of first release, so
/// that neither an own id nor how many were withheld can be told from them. No number is used
/// again. One per recipient, for all its lanes. Owner: the turn.
public final class Numbers {
  private final int max;
  private final LinkedHashMap<TrackId, Integer> numbers = new LinkedHashMap<>(16, 0.75f, true);
  private int next = 1;
  private long forgotten;

  /// For at most [Limits#TRACKS_MAX] tracks at a time.
  public Numbers() {
    this(Limits.TRACKS_MAX);
  }

  /// For fewer.
  public Numbers(int max) {
    this.max = max;
  }

  /// The number of a track; the next free one when it has none. Empty when all are used up, which
  /// ends the release of new tracks on this link.
  OptionalInt of(TrackId id) {
    Integer known = numbers.get(id);
    if (known != null) {
      return OptionalInt.of(known);
    }
    if (next == Integer.MAX_VALUE) {
      return OptionalInt.empty();
    }
    if (numbers.size() >= max) {
      numbers.pollFirstEntry();
      forgotten++;
    }
    numbers.put(id, next);
    return OptionalInt.of(next++);
  }

  /// Numbers that were forgotten because they were too many; those tracks get new ones.
  public long forgotten() {
    return forgotten;
  }
}
