// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Whole coalitions under crashes, cuts, loss and lies: every rule is watched after every turn.
class SchedulesTest {
  /// Over fewer schedules some fault may well not have happened yet.
  private static final int EVERYTHING_HAPPENS_MIN = 500;

  /// Where the schedules begin that every build plays. A build is held to the same ones, so that it
  /// does not fail by chance; others are looked for with `renkei sim` (docs/ledger.md).
  private static final long FIRST = 730_000_000;

  private static final boolean CI = "true".equals(System.getenv("CI"));

  @Test
  void every_schedule_holds_and_every_fault_happens() {
    int seeds = Integer.getInteger("renkei.sim.seeds", CI ? 2_000 : 500);
    long first = Long.getLong("renkei.sim.from", FIRST);
    System.out.println("schedules " + seeds + ", from seed " + first);
    long began = System.nanoTime();

    List<Schedule.Trial> trials =
        IntStream.range(0, seeds).parallel().mapToObj(i -> Schedule.run(first + i)).toList();

    Totals totals = new Totals();
    trials.forEach(trial -> totals.add(trial.totals()));
    totals.all().forEach((name, count) -> System.out.println(name + " " + count));
    System.out.println("took " + Duration.ofNanos(System.nanoTime() - began).toSeconds() + " s");
    assertThat(trials)
        .filteredOn(trial -> trial.broken() != null)
        .as("again with: renkei sim --seeds 1 --from SEED")
        .isEmpty();
    if (seeds >= EVERYTHING_HAPPENS_MIN) {
      assertThat(totals.never()).as("a fault that never happens tests nothing").isEmpty();
    }
  }

  @Test
  void the_same_seed_gives_the_same_run() {
    Schedule.Trial once = Schedule.run(42);
    Schedule.Trial again = Schedule.run(42);
    assertThat(again.turns()).isEqualTo(once.turns());
    assertThat(again.totals().all()).isEqualTo(once.totals().all());
  }
}
