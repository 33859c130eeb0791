// SPDX-License-Identifier: Apache-2.0
package renkei.core.exchange;

import java.time.Duration;
import renkei.core.base.RandomSource;

/// How long to wait before dialling again: longer after each try, never twice the same, so that a
/// link that flaps, or many nodes that come back at once, cost little. One thread.
public final class BackOff {
  /// The longest pause after a first try.
  public static final Duration FIRST = Duration.ofMillis(500);

  /// The longest pause of all.
  public static final Duration LONGEST = Duration.ofSeconds(60);

  /// How long a stream must have stood for its end to count as a first try again.
  public static final Duration STEADY = Duration.ofSeconds(30);

  private final RandomSource random;
  private Duration ceiling = FIRST;

  /// A back-off that begins with [#FIRST].
  public BackOff(RandomSource random) {
    this.random = random;
  }

  /// The next pause: between half the present ceiling and the whole; the ceiling doubles.
  public Duration next() {
    long half = ceiling.toMillis() / 2;
    long pause = half + Long.remainderUnsigned(random.nextLong(), half + 1);
    Duration doubled = ceiling.multipliedBy(2);
    ceiling = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    return Duration.ofMillis(pause);
  }

  /// Tells how long the last stream stood.
  public void stood(Duration stood) {
    if (stood.compareTo(STEADY) >= 0) {
      ceiling = FIRST;
    }
  }
}
