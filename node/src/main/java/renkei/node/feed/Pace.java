// SPDX-License-Identifier: Apache-2.0
package renkei.node.feed;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How long to wait before a line of a recording is due. Pure but for what it remembers; owned by
/// the feed's thread.
final class Pace {
  /// The longest wait for one line: a gap of a night in a recording is not lived through.
  static final Duration WAIT_MAX = Duration.ofSeconds(10);

  private final Playback playback;
  private @Nullable Instant recordedBegin;
  private Instant begin = Instant.EPOCH;
  private long untimed;

  Pace(Playback playback) {
    this.playback = playback;
  }

  /// How long until a line that was recorded then is due; nothing when it is late.
  Duration untilDue(Instant recorded, Instant now) {
    if (playback.speed() == 0) {
      return Duration.ZERO;
    }
    Instant first = recordedBegin;
    Duration into = first == null ? Duration.ZERO : Duration.between(first, recorded);
    Duration wait = Duration.between(now, begin.plus(scaled(into)));
    boolean leapt = into.isNegative() && into.abs().compareTo(AisTimes.LEAP) > 0;
    if (first == null || leapt || wait.compareTo(WAIT_MAX) > 0) {
      boolean gap = first != null && !leapt;
      recordedBegin = recorded;
      begin = gap ? now.plus(WAIT_MAX) : now;
      return gap ? WAIT_MAX : Duration.ZERO;
    }
    return wait.isNegative() ? Duration.ZERO : wait;
  }

  /// How long until the next line of a recording without time stamps is due.
  Duration untilNext(Instant now) {
    if (recordedBegin != null || playback.linesPerSecond() == 0) {
      return Duration.ZERO;
    }
    if (untimed == 0) {
      begin = now;
    }
    Instant due = begin.plusNanos(untimed * 1_000_000_000L / playback.linesPerSecond());
    untimed++;
    Duration wait = Duration.between(now, due);
    return wait.isNegative() ? Duration.ZERO : wait;
  }

  /// The recording begins anew.
  void restart() {
    recordedBegin = null;
    untimed = 0;
  }

  private Duration scaled(Duration recorded) {
    return Duration.ofNanos((long) (recorded.toNanos() / playback.speed()));
  }
}
