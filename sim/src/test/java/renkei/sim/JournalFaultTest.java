// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import renkei.core.base.Bytes;
import renkei.core.base.DiskFailure;
import renkei.core.journal.Journal;
import renkei.core.journal.JournalCheck;
import renkei.core.journal.JournalDamaged;

/// The journal on the simulated disk. The rule is the same each time: acknowledged ⊆ found ⊆
/// submitted, in sequence and unchanged.
final class JournalFaultTest {
  private static final long SEGMENT = 2000;

  private static Bytes row(long n) {
    SplittableRandom random = new SplittableRandom(n);
    byte[] bytes = new byte[1 + random.nextInt(300)];
    random.nextBytes(bytes);
    return Bytes.owning(bytes);
  }

  private static Journal open(SimDisk disk, List<Bytes> into) {
    into.clear();
    SplittableRandom random = new SplittableRandom(3);
    return Journal.open(disk, random::nextLong, SEGMENT, (_, payload) -> into.add(payload));
  }

  /// Appends batches until the disk stops it; returns what was acknowledged.
  private static final class Work {
    private long acknowledged;
    private long submitted;
    private boolean finished;

    private void run(SimDisk disk, int batches, SplittableRandom random) {
      try (Journal journal = open(disk, new ArrayList<>())) {
        acknowledged = Math.max(acknowledged, journal.head().position());
        submitted = Math.max(submitted, acknowledged);
        for (int i = 0; i < batches; i++) {
          List<Bytes> rows = new ArrayList<>();
          int count = 1 + random.nextInt(6);
          for (int k = 1; k <= count; k++) {
            rows.add(row(journal.head().position() + k));
          }
          submitted = journal.head().position() + count;
          acknowledged = journal.append(rows);
        }
      }
      finished = true;
    }
  }

  private static void check(Work work, List<Bytes> found, String when) {
    assertThat((long) found.size())
        .as(when)
        .isBetween(work.acknowledged, Math.max(work.acknowledged, work.submitted));
    for (int i = 0; i < found.size(); i++) {
      assertThat(found.get(i)).as(when).isEqualTo(row(i + 1));
    }
  }

  @Test
  void j8_power_cut_at_every_call_until_a_run_finishes_clean() {
    long cuts = 0;
    long lost = 0;
    for (int seed = 0; seed < 40; seed++) {
      boolean clean = false;
      for (int nth = 1; !clean; nth++) {
        SimDisk disk = new SimDisk(1000L * seed + nth);
        Work work = new Work();
        disk.cutAt(nth);
        try {
          work.run(disk, 12, new SplittableRandom(seed));
        } catch (PowerCut _) {
          disk.crash();
        }
        clean = work.finished;
        disk.restart();
        String when = "seed " + seed + ", cut at call " + nth;
        List<Bytes> found = new ArrayList<>();
        open(disk, found);
        check(work, found, when);
        work.acknowledged = found.size();
        disk.crash();
        open(disk, found);
        check(work, found, when + ", and again after the first start");
        disk.restart();
        work.run(disk, 4, new SplittableRandom(seed));
        disk.crash();
        assertThat(JournalCheck.verify(disk).whole()).as(when).isTrue();
        assertThat(JournalCheck.verify(disk).rows()).as(when).isEqualTo(work.acknowledged);
        cuts += disk.faults(SimDisk.Fault.POWER_CUT);
        lost += disk.faults(SimDisk.Fault.LOST_WRITE);
      }
    }
    assertThat(cuts).isGreaterThan(3000);
    assertThat(lost).as("the cuts did harm").isGreaterThan(1000);
  }

  @Test
  void j5_every_call_refused_once_until_a_run_finishes_clean_and_then_the_power_goes() {
    long refused = 0;
    for (String refusal : List.of("EIO", "ENOSPC: no space left", "EMFILE: too many open files")) {
      for (int seed = 0; seed < 12; seed++) {
        boolean clean = false;
        for (int nth = 1; !clean; nth++) {
          SimDisk disk = new SimDisk(1000L * seed + nth);
          Work work = new Work();
          disk.refuseAt(nth, refusal);
          try {
            work.run(disk, 12, new SplittableRandom(seed));
          } catch (DiskFailure failure) {
            assertThat(failure).hasMessageContaining(refusal);
          }
          clean = work.finished;
          String when = refusal + ", seed " + seed + ", call " + nth;
          disk.restart();
          List<Bytes> found = new ArrayList<>();
          open(disk, found);
          check(work, found, when);
          work.acknowledged = found.size();
          disk.crash();
          open(disk, found);
          check(work, found, when + ": what was read after the restart stays");
          refused += disk.faults(SimDisk.Fault.REFUSED_CALL);
        }
      }
    }
    assertThat(refused).isGreaterThan(1000);
  }

  @Test
  void j13_a_disk_that_runs_full_acknowledges_nothing_more_and_loses_nothing() {
    for (int seed = 0; seed < 60; seed++) {
      SimDisk disk = new SimDisk(seed);
      disk.capacity(500 + 150L * seed);
      Work work = new Work();
      try {
        work.run(disk, 60, new SplittableRandom(seed));
      } catch (DiskFailure failure) {
        assertThat(failure).hasMessageContaining("no space");
      }
      assertThat(work.finished).isFalse();
      disk.capacity(Long.MAX_VALUE);
      disk.crash();
      List<Bytes> found = new ArrayList<>();
      open(disk, found);
      check(work, found, "seed " + seed);
    }
  }

  @Test
  void j4_a_disk_that_lies_about_forces_is_seen_at_the_next_start() {
    int seen = 0;
    int harmless = 0;
    for (int seed = 0; seed < 300; seed++) {
      SimDisk disk = new SimDisk(seed);
      Work work = new Work();
      disk.lieAbout(name -> name.endsWith(".seg"));
      work.run(disk, 12, new SplittableRandom(seed));
      disk.crash();
      List<Bytes> found = new ArrayList<>();
      try {
        open(disk, found);
        check(work, found, "seed " + seed);
        harmless++;
      } catch (JournalDamaged damaged) {
        assertThat(damaged.bad().position()).isPositive();
        seen++;
      }
    }
    assertThat(seen).isGreaterThan(150);
    assertThat(harmless).as("cuts that happened to lose nothing").isLessThan(150);
  }

  @Test
  void j4_a_disk_that_lies_about_everything_never_gives_wrong_rows() {
    int seen = 0;
    for (int seed = 0; seed < 300; seed++) {
      SimDisk disk = new SimDisk(seed);
      Work work = new Work();
      disk.lieAbout(_ -> true);
      work.run(disk, 12, new SplittableRandom(seed));
      disk.crash();
      List<Bytes> found = new ArrayList<>();
      try {
        open(disk, found);
        for (int i = 0; i < found.size(); i++) {
          assertThat(found.get(i)).isEqualTo(row(i + 1));
        }
      } catch (JournalDamaged _) {
        seen++;
      }
    }
    assertThat(seen).isPositive();
  }
}
