// SPDX-License-Identifier: Apache-2.0
package renkei.node.feed;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/// What a feed has counted so far: a value that does not change.
///
/// @param counts by name; zero is left out
public record FeedCounters(Map<FeedCount, Long> counts) {
  /// Copies.
  public FeedCounters {
    EnumMap<FeedCount, Long> copy = new EnumMap<>(FeedCount.class);
    copy.putAll(counts);
    counts = Collections.unmodifiableMap(copy);
  }

  /// One count; 0 when it never happened.
  public long of(FeedCount what) {
    return counts.getOrDefault(what, 0L);
  }
}
