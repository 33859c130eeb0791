// SPDX-License-Identifier: Apache-2.0
package renkei.node.link;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/// Counters of all links of a node. Any thread.
public final class WireCounts {
  private final Map<WireCount, LongAdder> counts = new EnumMap<>(WireCount.class);

  /// All zero.
  public WireCounts() {
    for (WireCount count : WireCount.values()) {
      counts.put(count, new LongAdder());
    }
  }

  void add(WireCount count) {
    add(count, 1);
  }

  void add(WireCount count, long by) {
    LongAdder adder = counts.get(count);
    if (adder != null) {
      adder.add(by);
    }
  }

  /// The present value.
  public long of(WireCount count) {
    LongAdder adder = counts.get(count);
    return adder == null ? 0 : adder.sum();
  }
}
