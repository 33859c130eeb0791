// SPDX-License-Identifier: Apache-2.0
package renkei.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Core goes along every edge of the graph that TLC found for `Restore.tla`: two links of core,
/// frames and all, from the first state on. After every input that can come there both nodes hold
/// what the model says under the numbers that it says, find the same about whose past is short, ask
/// for it and give it back, and hand over the same frames in the same sequence.
class RestoreEdgesTest {
  private final Map<Value, Led> led = new HashMap<>();
  private long along;
  private long readOnly;
  private long back;

  /// How a state was reached first.
  private record Led(Value from, RestoreWorld.Input by) {}

  @ParameterizedTest
  @CsvSource({
    "edges, 2, 2, 2, 1, A, 6_000",
    "edges-twice, 1, 2, 3, 2, A, 6_000",
  })
  void core_goes_along_every_edge_of_the_model(
      String bounds, int entries, int streams, int lives, int restores, String who, String least) {
    RestoreWorld.Bounds within =
        new RestoreWorld.Bounds(entries, streams, lives, restores, Set.of(who.split(" ")));
    Graph graph = Graph.read(Tlc.graph("Restore", bounds).dot());
    graph.each((way, next) -> visit(way.getLast(), next, within));
    System.out.printf(
        "Restore (%s): %d states, core took %d steps, stated nothing in %d, gave back %d entries%n",
        bounds, graph.size(), along, readOnly, back);
    assertThat(along).isGreaterThan(Long.parseLong(least.replace("_", "")));
    assertThat(readOnly).as("states in which a loss is proven").isGreaterThan(10);
    assertThat(back).as("entries given back").isGreaterThan(10);
  }

  private void visit(Value state, Set<Value> next, RestoreWorld.Bounds within) {
    Map<RestoreWorld.Seen, Value> expected = new HashMap<>();
    for (Value after : next) {
      assertThat(expected.put(RestoreWorld.Seen.of(after), after)).as("two alike").isNull();
    }
    Set<Value> reached = new HashSet<>();
    RestoreWorld here = at(state);
    assertThat(here.seen()).as("core in %s", state).isEqualTo(RestoreWorld.Seen.of(state));
    readOnly += here.proven();
    RestoreWorld.Seen before = here.seen();
    for (RestoreWorld.Input input : here.inputs(within)) {
      RestoreWorld world = at(state);
      world.take(input);
      Value after = expected.get(world.seen());
      if (after == null && world.seen().equals(before)) {
        continue;
      }
      assertThat(after)
          .as(
              "%s%nin %s%ncore shows %s%nthe model %s",
              input, state, world.seen(), expected.keySet())
          .isNotNull();
      back += world.gaveBack();
      reached.add(after);
      led.putIfAbsent(after, new Led(state, input));
      along++;
    }
    Set<Value> missed = new HashSet<>(next);
    missed.removeAll(reached);
    missed.removeIf(after -> pinged(state, after));
    assertThat(missed).as("steps that core did not take in %s", state).isEmpty();
  }

  /// A ping is a matter of time alone: it is put on the wire where the model puts it.
  private boolean pinged(Value state, Value after) {
    for (String node : List.of("A", "B")) {
      List<Value> frames = after.at("queue").at(node).row();
      if (!frames.isEmpty() && frames.getLast().at("what").text().equals("ping")) {
        boolean now = state.at("queue").at(node).row().size() < frames.size();
        if (now) {
          led.putIfAbsent(
              after,
              new Led(
                  state,
                  new RestoreWorld.Input(
                      RestoreWorld.What.PING, node, frames.getLast().at("sent").number())));
        }
        return now;
      }
    }
    return false;
  }

  /// Two nodes that went the whole way to a state.
  private RestoreWorld at(Value state) {
    Deque<RestoreWorld.Input> way = new ArrayDeque<>();
    for (Led one = led.get(state); one != null; one = led.get(one.from())) {
      way.addFirst(one.by());
    }
    RestoreWorld world = new RestoreWorld();
    List<RestoreWorld.Input> inputs = new ArrayList<>(way);
    inputs.forEach(world::take);
    return world;
  }
}
