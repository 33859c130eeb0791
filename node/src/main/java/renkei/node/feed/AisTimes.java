// SPDX-License-Identifier: Apache-2.0
package renkei.node.feed;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// When a position was, as far as a stream tells: by its time stamps, else by its arrival. Stamps
/// of several receivers come a few seconds out of sequence; a leap is counted and followed, so that
/// one wrong stamp cannot hold up or age a whole feed.
final class AisTimes {
  /// Stamps further apart than this are a leap, not a delay.
  static final Duration LEAP = Duration.ofMinutes(10);

  /// AIS began in the nineties; a stamp before or far ahead is a broken one.
  private static final Instant FIRST = Instant.parse("1990-01-01T00:00:00Z");

  private static final Instant LAST = Instant.parse("2100-01-01T00:00:00Z");

  private final boolean asLive;
  private final FeedTally tally;
  private @Nullable Instant newest;
  private @Nullable Instant forNext;

  AisTimes(boolean asLive, FeedTally tally) {
    this.asLive = asLive;
    this.tally = tally;
  }

  static boolean plausible(Instant time) {
    return !time.isBefore(FIRST) && time.isBefore(LAST);
  }

  /// A stamp that belongs to the next sentence.
  void stamp(Instant recorded) {
    tally.add(FeedCount.TIMED);
    Instant last = newest;
    if (last == null) {
      newest = recorded;
    } else if (Duration.between(last, recorded).abs().compareTo(LEAP) > 0) {
      tally.add(FeedCount.TIME_LEAPT);
      newest = recorded;
    } else if (recorded.isAfter(last)) {
      newest = recorded;
    }
    forNext = recorded;
  }

  /// The time of the sentence that came just now; uses the stamp before it up.
  ///
  /// @param arrival now, for streams without stamps and for shifting
  Instant take(Instant arrival) {
    Instant own = forNext;
    Instant last = newest;
    forNext = null;
    if (last == null) {
      return arrival;
    }
    Instant recorded = own == null ? last : own;
    if (!asLive) {
      return recorded;
    }
    Duration behind = Duration.between(recorded, last);
    return behind.isNegative() ? arrival : arrival.minus(behind);
  }

  /// Forgets all stamps: the recording begins anew.
  void restart() {
    newest = null;
    forNext = null;
  }
}
