// SPDX-License-Identifier: Apache-2.0
package renkei.core.exchange;

import java.util.EnumMap;
import java.util.Map;

/// The counters of one link.
final class Tally {
  private final Map<LinkCounter, Long> counts = new EnumMap<>(LinkCounter.class);

  void add(LinkCounter counter) {
    counts.merge(counter, 1L, Long::sum);
  }

  Map<LinkCounter, Long> counts() {
    return counts;
  }
}
