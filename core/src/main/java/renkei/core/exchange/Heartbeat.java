// SPDX-License-Identifier: Apache-2.0
package renkei.core.exchange;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// When the peer was heard, when to ping it, and by how much its clock differs.
final class Heartbeat {
  private Instant quietSince = Instant.MIN;
  private Instant pinged = Instant.MIN;
  private long number;
  private @Nullable Instant lastHeard;
  private @Nullable Duration skew;

  /// A stream began or ended.
  void start(Instant now) {
    quietSince = now;
    pinged = now;
    number = 0;
  }

  void heard(Instant now) {
    quietSince = now;
    lastHeard = now;
  }

  boolean silent(Instant now) {
    return Duration.between(quietSince, now).compareTo(LinkLimits.SILENCE_MAX) > 0;
  }

  /// Whether it is time for a ping or a repeated hello; counts as done.
  boolean due(Instant now) {
    boolean due = Duration.between(pinged, now).compareTo(LinkLimits.PING_EVERY) >= 0;
    pinged = due ? now : pinged;
    return due;
  }

  Control.Ping ping(long sent, Instant now) {
    number++;
    return new Control.Ping(number, now, sent);
  }

  void answered(Control.Pong pong, Instant now) {
    if (pong.number() == number) {
      Duration way = Duration.between(pinged, now).dividedBy(2);
      skew = Duration.between(now.minus(way), pong.at());
    }
  }

  void skewSeen(Duration seen) {
    skew = seen;
  }

  @Nullable Instant lastHeard() {
    return lastHeard;
  }

  @Nullable Duration skew() {
    return skew;
  }
}
