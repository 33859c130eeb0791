// SPDX-License-Identifier: Apache-2.0
package renkei.node.feed;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// Counts of one feed: written by its thread, read by any.
final class FeedTally {
  /// Filled once; only the numbers in it change.
  private final Map<FeedCount, AtomicLong> counts = new EnumMap<>(FeedCount.class);

  FeedTally() {
    for (FeedCount what : FeedCount.values()) {
      counts.put(what, new AtomicLong());
    }
  }

  void add(FeedCount what) {
    add(what, 1);
  }

  /// One writer, so an ordered write is enough; no fence on the hot path.
  void add(FeedCount what, long more) {
    AtomicLong count = of(what);
    count.setRelease(count.getPlain() + more);
  }

  long count(FeedCount what) {
    return of(what).getAcquire();
  }

  FeedCounters counters() {
    Map<FeedCount, Long> copy = new EnumMap<>(FeedCount.class);
    counts.forEach((what, count) -> {
      if (count.getAcquire() > 0) {
        copy.put(what, count.getAcquire());
      }
    });
    return new FeedCounters(copy);
  }

  private AtomicLong of(FeedCount what) {
    return Optional.ofNullable(counts.get(what)).orElseThrow();
  }
}
