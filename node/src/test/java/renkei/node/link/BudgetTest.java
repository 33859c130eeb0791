// SPDX-License-Identifier: Apache-2.0
package renkei.node.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BudgetTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void p18_a_flood_is_read_at_the_stated_rate_and_a_burst_passes_once() {
    Budget budget = new Budget(1_000, 0);
    long now = 0;
    long paused = 0;
    for (int frame = 0; frame < 10_000; frame++) {
      long pause = budget.take(now);
      now += pause;
      paused += pause > 0 ? 1 : 0;
    }
    assertThat(now).isBetween(8 * SECOND - SECOND / 100, 8 * SECOND + SECOND / 100);
    assertThat(paused).isEqualTo(8_000);
    assertThat(budget.take(now + 5 * SECOND)).as("filled again").isZero();
  }
}
