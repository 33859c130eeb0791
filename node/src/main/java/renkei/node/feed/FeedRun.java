// SPDX-License-Identifier: Apache-2.0
package renkei.node.feed;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Limits;

/// What every feed has: a reader, a buffer, counts, time, and whether it is to end. Owned by the
/// feed's thread but for [#tally], which any may read, and [#close].
final class FeedRun {
  private static final Duration SLICE = Duration.ofMillis(100);

  final FeedTally tally = new FeedTally();
  final AisReader reader;
  private final TrackBuffer buffer;
  private final FeedTime time;
  private final String code;
  private volatile boolean closed;
  private volatile @Nullable Thread thread;

  FeedRun(FeedSetup setup) {
    this.reader = new AisReader(setup.settings(), tally, Limits.TRACKS_MAX);
    this.buffer = new TrackBuffer(setup.sink(), tally);
    this.time = setup.time();
    this.code = setup.settings().source().feed();
  }

  String code() {
    return code;
  }

  boolean closed() {
    return closed;
  }

  /// To be called by the feed's thread when it begins.
  void begin() {
    thread = Thread.currentThread();
  }

  /// Counts a fault, unless it is only how the end shows itself.
  void failed() {
    if (!closed) {
      tally.add(FeedCount.FAILED);
    }
  }

  void close() {
    closed = true;
    Thread running = thread;
    if (running != null && running != Thread.currentThread()) {
      running.interrupt();
    }
  }

  Instant now() {
    return time.clock().now();
  }

  void take(AisLine line) {
    Instant now = now();
    reader.take(line, now).ifPresent(buffer::add);
    buffer.offerDue(now);
  }

  /// Offers what waits; to be called when nothing comes in.
  void idle() {
    buffer.offerDue(now());
  }

  /// Waits, offering what there is in the meantime.
  void waitFor(Duration wait) throws InterruptedException {
    Duration rest = wait;
    while (rest.isPositive() && !closed) {
      Duration slice = rest.compareTo(SLICE) < 0 ? rest : SLICE;
      time.nap().sleep(slice);
      rest = rest.minus(slice);
      idle();
    }
  }

  /// Offers until everything is taken or the feed is closed.
  void drain() throws InterruptedException {
    while (!buffer.offerAll(now()) && !closed) {
      time.nap().sleep(SLICE);
    }
  }
}
