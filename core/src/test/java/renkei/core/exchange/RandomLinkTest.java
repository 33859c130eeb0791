// SPDX-License-Identifier: Apache-2.0
package renkei.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import renkei.core.entry.SignedEntry;

/// Two links over a wire that loses, repeats and reorders, between nodes that lose power at any
/// point: every entry has its effect once, in sequence.
class RandomLinkTest {
  private static final int SEEDS = 1_500;
  private static final int STEPS = 300;

  private enum Fault {
    STATED,
    REVOKED,
    CUT,
    CRASH_BEFORE_FORCE,
    CRASH_AFTER_FORCE,
    RESTORED,
    STALE
  }

  private final Map<Fault, Integer> totals = new EnumMap<>(Fault.class);

  @Test
  void every_entry_has_its_effect_once_and_in_sequence_whatever_happens_to_wire_and_nodes() {
    Map<LinkCounter, Long> counters = new EnumMap<>(LinkCounter.class);
    for (int seed = 0; seed < SEEDS; seed++) {
      World world = run(seed);
      for (Side side : List.of(world.a, world.b)) {
        side.link.status().counters().forEach((key, n) -> counters.merge(key, n, Long::sum));
      }
    }
    assertThat(totals.keySet()).as("every fault was tried").containsExactly(Fault.values());
    assertThat(counters)
        .as("the wire was bad enough")
        .containsKeys(
            LinkCounter.DUPLICATES,
            LinkCounter.HELD_AHEAD,
            LinkCounter.ASKED_AGAIN,
            LinkCounter.SENT_AGAIN,
            LinkCounter.OUT_OF_STATE);
  }

  private World run(int seed) {
    Random random = new Random(seed);
    World world = new World();
    for (int step = 0; step < STEPS; step++) {
      world.badStep(random);
      if (random.nextInt(4) == 0) {
        disturb(world, random);
      }
    }
    world.settle(300);
    check(world.a, world.b, seed);
    check(world.b, world.a, seed);
    return world;
  }

  private void disturb(World world, Random random) {
    Side side = random.nextBoolean() ? world.a : world.b;
    switch (random.nextInt(16)) {
      case 0, 1, 2, 3, 4, 5, 6 -> {
        SignedEntry entry = side.state();
        count(Fault.STATED);
        if (random.nextInt(6) == 0) {
          side.revoked.add(entry.entry().id());
          count(Fault.REVOKED);
        }
      }
      case 7 -> {
        world.cut();
        count(Fault.CUT);
      }
      case 8 -> {
        side.crash(random.nextInt(3));
        world.cut();
        count(Fault.CRASH_BEFORE_FORCE);
      }
      case 9 -> {
        side.force(world.now);
        side.crash(0);
        world.cut();
        count(Fault.CRASH_AFTER_FORCE);
      }
      case 10 -> {
        if (side.stale()) {
          count(Fault.STALE);
        }
      }
      case 11 -> {
        if (random.nextInt(20) == 0) {
          world.cut();
          side.force(world.now);
          side.restart(side.rows.subList(0, random.nextInt(side.rows.size() + 1)));
          side.begin();
          side.force(world.now);
          count(Fault.RESTORED);
        }
      }
      default -> side.force(world.now);
    }
  }

  private void count(Fault fault) {
    totals.merge(fault, 1, Integer::sum);
  }

  private static void check(Side from, Side to, int seed) {
    assertThat(to.link.state()).as("seed %d", seed).isInstanceOf(LinkState.Up.class);
    assertThat(from.link.status().out().queued()).as("seed %d", seed).isZero();
    assertThat(to.applied).as("seed %d", seed).doesNotHaveDuplicates();
    assertThat(to.applied).as("seed %d", seed).containsAll(from.expected());
    if (from.incarnation == 1 && to.incarnation == 1) {
      assertThat(to.applied).as("seed %d: in sequence", seed).isEqualTo(from.expected());
    }
    LinkStatus live = from.link.status();
    LinkStatus replayed = from.replayed();
    assertThat(replayed.out()).as("seed %d: live equals replay", seed).isEqualTo(live.out());
    assertThat(replayed.in().lastReceived()).isEqualTo(live.in().lastReceived());
    assertThat(replayed.in().bytesHeld()).isEqualTo(live.in().bytesHeld());
  }
}
