// SPDX-License-Identifier: Apache-2.0
package renkei.core.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The register against [SlowRegister], in every small world and in many large ones.
class RegisterPropertyTest {
  @Test
  void every_small_world_has_exactly_one_holder_at_every_hour_as_known_at_every_hour() {
    small(List.of("u1", "u2"), RegisterWorld.OPEN);
    small(List.of("u2", "u1/u2"), 3);
  }

  private static void small(List<String> units, int ends) {
    RegisterWorld world =
        new RegisterWorld(
            5,
            List.of("f"),
            units,
            Map.of(
                "A",
                new int[] {0, RegisterWorld.OPEN},
                "B",
                new int[] {ends == RegisterWorld.OPEN ? 0 : 1, ends}));
    world.explore(new ArrayList<>());
    assertThat(world.accepted).as("sequences accepted").isGreaterThan(5_000);
    assertThat(world.refused).as("acts refused").isGreaterThan(50_000);
  }

  @Test
  void two_functions_in_one_act_move_together_or_not_at_all() {
    RegisterWorld world =
        new RegisterWorld(
            4, List.of("f", "g"), List.of("u1"), Map.of("A", new int[] {0, RegisterWorld.OPEN}));
    List<SlowRegister.Act> first = world.acts(0, List.of(Set.of("f"), Set.of("g")));
    List<SlowRegister.Act> second = world.acts(1, List.of(Set.of("f", "g")));
    for (SlowRegister.Act one : first) {
      for (SlowRegister.Act two : second) {
        world.compare(List.of(one, two));
      }
    }
    assertThat(world.accepted).isGreaterThan(100);
    assertThat(world.refused).isGreaterThan(100);
  }

  @Test
  void random_large_worlds_agree_with_the_slow_register() {
    long accepted = 0;
    for (int seed = 1; seed <= 120; seed++) {
      Random random = new Random(seed);
      RegisterWorld world =
          new RegisterWorld(
              40,
              List.of("f", "g", "h"),
              seed % 2 == 0
                  ? List.of("u1", "u2", "u3")
                  : List.of("u1", "u2/u1", "u3/u2", "u4/u1", "u5"),
              Map.of(
                  "A", new int[] {0, RegisterWorld.OPEN},
                  "B", new int[] {0, 25 + random.nextInt(20)},
                  "C", new int[] {random.nextInt(10), RegisterWorld.OPEN},
                  "D", new int[] {0, RegisterWorld.OPEN}));
      world.random(random, 200);
      accepted += world.accepted;
    }
    assertThat(accepted).as("acts accepted in all of them").isGreaterThan(1_200);
  }
}
