// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import renkei.core.entry.Elector;
import renkei.core.entry.EntryId;
import renkei.core.entry.FunctionId;
import renkei.core.exchange.LinkState;

/// J10: recorded time only goes on, yet a node whose clock was set back does not stand still until
/// the clock has caught up.
class ClockSetBackTest {
  private static final FunctionId AIRLIFT = new FunctionId("relief-airlift");

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 600})
  void j10_a_clock_set_back_stops_neither_pings_nor_deadlines_and_is_caught_up(int minutes) {
    World world = new World(7);
    SimParty a = world.add("JPN", 1);
    SimParty b = world.add("USA", 2);
    world.parties().forEach(SimParty::start);
    Officer jpn = Officer.found(a, "JJOC");
    Officer usa = Officer.found(b, "INDOPACOM");
    Officer.pair(jpn, usa);
    world.connect(a, b);
    world.dials(false);
    world.pass(Duration.ofSeconds(5));
    Instant before = b.kernel().lastTurn();
    long ups = links(b);

    b.skew(-Duration.ofMinutes(minutes).toMillis());
    world.pass(Duration.ofSeconds(120));

    assertThat(a.state().findLink(b.id()).orElseThrow().status().state())
        .isInstanceOf(LinkState.Up.class);
    assertThat(b.state().findLink(a.id()).orElseThrow().status().state())
        .isInstanceOf(LinkState.Up.class);
    assertThat(links(b)).as("never down in between").isEqualTo(ups);
    Instant after = b.kernel().lastTurn();
    assertThat(Duration.between(before, after))
        .isBetween(Duration.ofSeconds(55), Duration.ofSeconds(62));

    EntryId request =
        Officer.accepted(
            jpn.opens(
                jpn.support("helicopter", 6),
                b.id(),
                List.of(new Elector(b.id(), AIRLIFT)),
                "USA"));
    world.pass(Duration.ofSeconds(2));
    assertThat(b.state().proposals().find(request)).isPresent();
    world.pass(Duration.ofMinutes(2L * minutes));
    Duration off =
        Duration.between(world.now().minus(Duration.ofMinutes(minutes)), b.kernel().lastTurn());
    assertThat(off).as("caught up with its clock").isLessThan(Duration.ofSeconds(2));
  }

  private static long links(SimParty party) {
    return party.state().links().stream()
        .mapToLong(link ->
            link.status().counters().getOrDefault(renkei.core.exchange.LinkCounter.LINK_UPS, 0L))
        .sum();
  }
}
