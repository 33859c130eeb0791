// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import renkei.core.entry.Entry;
import renkei.core.journal.Row;

/// The clock of the node's own machine goes wrong.
class HostileClockTest {
  @TempDir private Path folder;
  private WebNode node;
  private World world;

  @BeforeEach
  void a_node_with_a_peer_runs() {
    node = new WebNode(folder);
    world = new World(node).settle().pair();
  }

  @AfterEach
  void the_next_good_act_is_recorded_and_it_stops() {
    world.document("next", "text/plain", "x");
    node.close();
  }

  private List<Entry> own() {
    return node.ask(state ->
            state.rows(1, 500).stream()
                .flatMap(row ->
                    row.row() instanceof Row.Own own
                        ? java.util.stream.Stream.of(own.entry().entry())
                        : java.util.stream.Stream.empty())
                .toList())
        .join();
  }

  private String state(String proposal) {
    return node.get("/api/v1/proposals/" + proposal).body().at("/row/state").asString();
  }

  @Test
  void j10_a_clock_that_goes_back_and_stays_there_breaks_no_sequence_and_ends_nothing() {
    String asked = world.isAsked().hex();
    Instant before = own().getLast().recorded();
    node.pass(Duration.ofHours(-1));
    for (int i = 0; i < 5; i++) {
      world.document("while it is wrong " + i, "text/plain", "x");
    }
    List<Entry> all = own();
    assertThat(all).extracting(Entry::recorded).isSorted();
    assertThat(all).extracting(Entry::id).doesNotHaveDuplicates();
    // Time goes on by the millisecond until the clock has caught up.
    assertThat(all.getLast().recorded()).isBetween(before, before.plusSeconds(30));
    assertThat(state(asked)).isEqualTo("OPEN");
    node.pass(Duration.ofHours(1));
    world.document("when it is right again", "text/plain", "x");
    assertThat(own()).extracting(Entry::recorded).isSorted();
  }

  @Test
  void j10_a_clock_that_jumps_three_days_settles_what_ran_out_once_and_for_good() {
    String asked = world.isAsked().hex();
    node.pass(Duration.ofDays(3));
    World.until(() -> state(asked).equals("LAPSED"));
    node.pass(Duration.ofDays(-3));
    world.document("after it was set back", "text/plain", "x");
    assertThat(state(asked)).isEqualTo("LAPSED");
    assertThat(own()).extracting(Entry::recorded).isSorted();
    assertThat(
            own().stream()
                .filter(entry -> entry.kind().name().equals("PROPOSAL_CLOSED"))
                .filter(entry ->
                    ((renkei.core.entry.Crossing) entry.body()).proposal().hex().equals(asked)))
        .hasSize(1);
  }
}
