// SPDX-License-Identifier: Apache-2.0
package renkei.node.link;

import java.util.concurrent.TimeUnit;

/// How many frames a peer may send: a bucket that fills evenly. One thread.
final class Budget {
  private final long perSecond;
  private double tokens;
  private long filledAt;

  /// A full bucket of two seconds.
  Budget(long perSecond, long nanosNow) {
    this.perSecond = perSecond;
    this.tokens = 2.0 * perSecond;
    this.filledAt = nanosNow;
  }

  /// Takes one frame's worth; returns for how many nanoseconds to pause, 0 for none.
  long take(long nanosNow) {
    double filled = (nanosNow - filledAt) * (double) perSecond / TimeUnit.SECONDS.toNanos(1);
    tokens = Math.min(2.0 * perSecond, tokens + filled) - 1;
    filledAt = nanosNow;
    return tokens >= 0 ? 0 : (long) (-tokens * TimeUnit.SECONDS.toNanos(1) / perSecond);
  }
}
