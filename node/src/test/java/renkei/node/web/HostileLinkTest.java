// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import renkei.core.base.Hash;
import renkei.core.base.Limits;
import renkei.core.entry.BeatPart;
import renkei.core.entry.Label;
import renkei.core.entry.Level;
import renkei.core.entry.Position;
import renkei.core.entry.RefusalCode;
import renkei.core.entry.ReleasedTrack;
import renkei.core.entry.TrackKind;
import renkei.core.exchange.Control;
import renkei.core.exchange.InFrame;
import renkei.core.exchange.LinkCounter;
import renkei.core.exchange.LinkState;
import renkei.core.exchange.SignedHead;
import renkei.core.journal.Row;
import renkei.core.turn.Submission;

/// What a peer with valid keys does to fill a node up: its frames reach the turn as those of a
/// stream do. After each the link stands and the next good entry is served.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileLinkTest {
  @TempDir static Path folder;
  private WebNode node;
  private World world;

  @BeforeAll
  void a_node_with_a_peer_runs() {
    node = new WebNode(folder);
    world = new World(node).settle().pair();
  }

  @AfterEach
  void the_next_good_entry_is_served() {
    assertThat(node.get("/api/v1/proposals/" + world.isAsked().hex()).status()).isEqualTo(200);
    assertThat(node.ask(state -> state.findLink(world.party()).orElseThrow().state()).join())
        .isInstanceOf(LinkState.Up.class);
  }

  @AfterAll
  void it_stops() {
    node.close();
  }

  private void sends(InFrame frame) {
    node.submit(new Submission.FrameCame(world.party(), frame));
  }

  private long counted(LinkCounter what) {
    return node.ask(state ->
            state.findLink(world.party()).orElseThrow().status().counters().getOrDefault(what, 0L))
        .join();
  }

  private long refused(RefusalCode code) {
    return node.ask(state -> state.tally().of(world.party()).getOrDefault(code, 0L)).join();
  }

  // ------------------------------------------------------------------------------------- tracks

  private static final Instant AT = Instant.parse("2026-11-23T00:00:00Z");

  private static List<ReleasedTrack> some(int count) {
    Label label = Label.of("COALITION", Level.UNCLASSIFIED, "JPN").asExercise();
    List<ReleasedTrack> tracks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      tracks.add(
          new ReleasedTrack(
              i + 1, TrackKind.CARGO, new Position(35, 139), 0.05, AT, null, null, null, label));
    }
    return tracks;
  }

  private void beat(int lane, long beat, int part, int parts, List<ReleasedTrack> tracks) {
    Instant at = AT.plusSeconds(beat);
    sends(new InFrame.TracksArrived(new BeatPart(lane, beat, at, part, parts), tracks));
  }

  @Test
  void p18_tracks_beyond_what_is_kept_of_one_peer_are_given_up_and_counted() {
    List<ReleasedTrack> full = some(BeatPart.TRACKS_MAX);
    int whole = Limits.TRACKS_MAX / BeatPart.TRACKS_MAX;
    // A set without end, then sets that are never whole on as many lanes as there may be.
    beat(1, 1, 1, Integer.MAX_VALUE, full);
    assertThat(counted(LinkCounter.TRACKS_BEYOND)).isEqualTo(1);
    for (int lane = 1; lane <= 8; lane++) {
      for (int part = 1; part < whole; part++) {
        beat(lane, 2, part, whole, full);
      }
    }
    assertThat(counted(LinkCounter.TRACKS_BEYOND)).isGreaterThan(1);
    assertThat(node.ask(state -> state.lanes().from(world.party()).size()).join()).isZero();
    // The newest whole set is shown all the same.
    for (int lane = 1; lane <= 8; lane++) {
      beat(lane, 3, 1, 1, some(lane));
    }
    assertThat(node.ask(state -> state.lanes().from(world.party()).size()).join()).isEqualTo(36);
    assertThat(node.ask(state -> state.lanes().held(world.party())).join()).isEqualTo(36);
  }

  // -------------------------------------------------------------------------------------- counts

  @Test
  void p18_frames_that_are_refused_by_thousands_are_counted_each_and_cost_few_rows() {
    long before = refused(RefusalCode.OLD_INCARNATION);
    long from = node.ask(state -> state.position()).join();
    Hash hash = Hash.sha256(new byte[] {1});
    SignedHead other = new SignedHead(7, hash, world.usa.signHead(SignedHead.signedForm(7, hash)));
    for (int i = 0; i < 5_000; i++) {
      sends(new Control.Head(other));
    }
    World.until(() -> refused(RefusalCode.OLD_INCARNATION) == before + 5_000);
    List<Row.Counted> rows =
        node.ask(state -> state.rows(from + 1, 500)).join().stream()
            .map(row -> row.row())
            .filter(Row.Counted.class::isInstance)
            .map(Row.Counted.class::cast)
            .toList();
    assertThat(rows).hasSizeLessThan(20);
    assertThat(rows.stream().mapToLong(Row.Counted::count).sum()).isEqualTo(5_000);
  }
}
