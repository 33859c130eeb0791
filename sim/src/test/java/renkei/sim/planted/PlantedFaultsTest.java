// SPDX-License-Identifier: Apache-2.0
package renkei.sim.planted;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A simulation that finds nothing proves nothing: each of these faults is found by it.
class PlantedFaultsTest {
  private static final int SCHEDULES_MAX = 2_000;
  private static final long FIRST = 5_000;

  @ParameterizedTest
  @EnumSource
  void each_planted_fault_is_found(Planted fault) {
    FaultyWorld world = new FaultyWorld(fault.edits());
    String found = "";
    int schedules = 0;
    while (found.isEmpty() && schedules < SCHEDULES_MAX) {
      found = world.broken(FIRST + schedules++);
    }
    System.out.printf(
        "%s: found after %d schedules by %s%n",
        fault, schedules, found.substring(0, Math.min(160, found.length())));
    assertThat(found).as(fault + " after " + schedules + " schedules").isNotEmpty();
  }

  @Test
  void without_a_fault_the_same_seeds_hold() {
    FaultyWorld world = new FaultyWorld(List.of());
    for (int i = 0; i < 25; i++) {
      assertThat(world.broken(FIRST + i)).as("seed " + (FIRST + i)).isEmpty();
    }
  }
}
