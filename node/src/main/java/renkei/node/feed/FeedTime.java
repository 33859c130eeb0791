// SPDX-License-Identifier: Apache-2.0
package renkei.node.feed;

import java.time.Duration;
import renkei.core.base.Clock;

/// A feed's clock and how it waits, passed in so that tests need not wait.
///
/// @param clock now
/// @param nap waits
public record FeedTime(Clock clock, Nap nap) {
  /// Waits for a while.
  @FunctionalInterface
  public interface Nap {
    /// Returns after about that long.
    ///
    /// @throws InterruptedException when the feed is to end
    void sleep(Duration time) throws InterruptedException;
  }

  /// The machine's way to wait, for the given clock.
  public static FeedTime of(Clock clock) {
    return new FeedTime(clock, Thread::sleep);
  }
}
