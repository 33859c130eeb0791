// SPDX-License-Identifier: Apache-2.0
package renkei.node.codec;

import org.jspecify.annotations.Nullable;
import renkei.core.entry.Area;
import renkei.core.entry.EntryId;
import renkei.core.entry.Matter;

/// Matters that several of the published entries state.
final class SampleMatters {
  private SampleMatters() {}

  static Matter support(int quantity) {
    return new Matter.Support(
        SampleEntries.AIRLIFT,
        "medium-lift helicopter with a water bucket",
        quantity,
        "roads to three villages are cut\n三集落孤立",
        "40 patients without dialysis",
        new Area(32.5, 130.5, 33.25, -179.5),
        SampleEntries.FROM,
        SampleEntries.UNTIL,
        Matter.Priority.IMMEDIATE);
  }

  static Matter visit(@Nullable EntryId agreement, @Nullable EntryId extended) {
    return new Matter.Visit(
        SampleEntries.OTHER,
        "Relief survey team",
        "Kumamoto",
        SampleEntries.FROM,
        SampleEntries.UNTIL,
        24,
        "survey of roads",
        agreement,
        extended);
  }
}
