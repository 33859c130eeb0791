// SPDX-License-Identifier: Apache-2.0
package renkei.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;
import renkei.core.base.Limits;
import renkei.core.base.Malformed;
import renkei.core.entry.Refusal;
import renkei.core.entry.RefusalCode;
import renkei.core.entry.SignedEntry;
import renkei.core.entry.Verdict;
import renkei.core.journal.Row;

/// What a peer may try on a link, each with its answer: the numbers are those of the threat list.
class HostilePeerTest {
  private final World world = new World();

  @BeforeEach
  void link() {
    world.settle(4);
    assertThat(world.a.link.state()).isInstanceOf(LinkState.Up.class);
    assertThat(world.b.link.state()).isInstanceOf(LinkState.Up.class);
  }

  private InFrame arrived(long seq, long n) {
    SignedEntry entry = world.a.party.entry(n, world.b.party.id());
    return new InFrame.Arrived(seq, entry.bytes(), Objects.requireNonNull(entry.proof()));
  }

  private long count(LinkCounter counter) {
    return world.b.link.status().counters().getOrDefault(counter, 0L);
  }

  private void nextGoodEntryIsServed() {
    int before = world.b.applied.size();
    world.a.state();
    world.a.force(world.now);
    world.settle(6);
    assertThat(world.b.applied).hasSize(before + 1);
  }

  @Test
  void p1_a_whole_recorded_stream_played_again_changes_nothing() {
    for (int i = 0; i < 20; i++) {
      world.a.state();
    }
    world.a.force(world.now);
    world.settle(6);
    List<InFrame> recorded = List.copyOf(world.seenByB);
    int rows = world.b.rows.size();
    world.cut();
    world.settle(4);
    recorded.forEach(frame -> world.feed(world.b, frame));
    world.b.force(world.now);
    assertThat(world.b.applied).hasSize(20).doesNotHaveDuplicates();
    assertThat(world.b.rows).hasSize(rows);
    assertThat(count(LinkCounter.DUPLICATES)).isGreaterThanOrEqualTo(20);
    nextGoodEntryIsServed();
  }

  @Test
  void p2_out_of_sequence_and_repeated_numbers_apply_in_sequence_and_never_past_a_gap() {
    for (long seq : new long[] {3, 2, 3, 5}) {
      world.feed(world.b, arrived(seq, seq));
    }
    assertThat(world.b.applied).isEmpty();
    world.feed(world.b, arrived(1, 1));
    world.b.force(world.now);
    assertThat(world.b.applied).hasSize(3);
    assertThat(world.b.outbox)
        .as("receipt for three, asking for the fourth")
        .anySatisfy(frame -> {
          assertThat(frame).isInstanceOf(Control.Receipt.class);
          Control.Receipt receipt = (Control.Receipt) frame;
          assertThat(receipt.upTo().seq()).isEqualTo(3);
          assertThat(receipt.again()).isTrue();
        });
    assertThat(count(LinkCounter.HELD_AHEAD)).isEqualTo(3);
    world.feed(world.b, arrived(4, 4));
    assertThat(world.b.applied).hasSize(5);
  }

  @Test
  void p2_a_number_too_far_ahead_is_not_held_and_a_gap_that_stays_suspends_the_link() {
    world.feed(world.b, arrived(LinkLimits.REORDER_MAX + 2, 9));
    assertThat(count(LinkCounter.TOO_FAR_AHEAD)).isEqualTo(1);
    for (int i = 0; i < 400 && world.b.link.wanted(); i++) {
      world.now = world.now.plusSeconds(1);
      world.feed(world.b, new Control.Pong(0, world.now));
      world.b.take(world.b.link.tick(world.now), world.now);
      world.b.force(world.now);
    }
    assertThat(count(LinkCounter.ASKED_AGAIN)).isEqualTo(LinkLimits.ASKS_MAX);
    assertThat(world.b.link.state())
        .isInstanceOfSatisfying(
            LinkState.Suspended.class,
            state -> assertThat(state.why().code()).isEqualTo(RefusalCode.GAP));
  }

  @Test
  void p4_one_number_with_two_contents_suspends_the_link_with_both_hashes() {
    world.feed(world.b, arrived(1, 1));
    world.b.force(world.now);
    world.cut();
    world.settle(0);
    world.connect();
    world.collect();
    // After the reconnection the peer claims to have sent one number and sends it with other
    // content.
    Control.Hello hello =
        new Control.Hello(
            LinkLimits.VERSION,
            true,
            world.a.party.id(),
            world.now,
            new Mark(1, 1, world.b.link.status().in().lastReceived() == 1 ? head(1) : Hash.ZERO),
            new Control.Memory(Mark.NONE, 0, null));
    world.feed(world.b, hello);
    assertThat(world.b.link.state()).isInstanceOf(LinkState.Up.class);
    world.feed(world.b, arrived(1, 2));
    assertThat(world.b.link.state())
        .isInstanceOfSatisfying(
            LinkState.Suspended.class,
            state -> {
              assertThat(state.why().code()).isEqualTo(RefusalCode.SEQUENCE_REUSED);
              assertThat(state.why().sentence())
                  .contains(entryHash(1).hex())
                  .contains(entryHash(2).hex());
            });
    assertThat(world.b.applied).hasSize(1);
    assertThat(world.b.closed).isNotEmpty();
    // An officer takes it up again; the honest peer is served.
    world.b.link.resume();
    world.cut();
    world.b.applied.clear();
    world.a.state();
    world.a.force(world.now);
    world.settle(6);
    assertThat(world.a.link.status().out().queued()).isZero();
  }

  private Hash entryHash(long n) {
    return world.a.party.entry(n, world.b.party.id()).hash();
  }

  private Hash head(long n) {
    return Mark.next(Hash.ZERO, entryHash(n));
  }

  @Test
  void p12_a_clock_an_hour_off_is_shown_and_changes_nothing() {
    world.feed(world.b, new Control.Bye(null));
    world.cut();
    world.connect();
    world.feed(
        world.b,
        new Control.Hello(
            LinkLimits.VERSION,
            true,
            world.a.party.id(),
            world.now.plus(Duration.ofHours(1)),
            new Mark(1, 0, Hash.ZERO),
            new Control.Memory(Mark.NONE, 0, null)));
    assertThat(world.b.link.status().skew()).isEqualTo(Duration.ofHours(1));
    assertThat(world.b.link.state()).isInstanceOf(LinkState.Up.class);
  }

  @Test
  void p16_a_head_without_a_valid_signature_suspends_this_link_and_no_other() {
    World other = new World();
    other.settle(4);
    SignedHead good = world.a.party.head(1, Hash.sha256(new byte[] {1}));
    SignedHead forged = new SignedHead(1, Hash.sha256(new byte[] {2}), good.proof());
    world.feed(world.b, new Control.Head(good));
    assertThat(world.b.rows).anySatisfy(row -> assertThat(row).isInstanceOf(Row.Witnessed.class));
    world.feed(world.b, new Control.Head(forged));
    assertThat(world.b.link.state())
        .isInstanceOfSatisfying(
            LinkState.Suspended.class,
            state -> assertThat(state.why().sentence()).contains(forged.hash().hex()));
    assertThat(world.b.alarms).hasSize(1);
    assertThat(count(LinkCounter.REFUSED_HERE)).isEqualTo(1);
    world.b.link.resume();
    world.cut();
    world.settle(4);
    nextGoodEntryIsServed();
    other.a.state();
    other.a.force(other.now);
    other.settle(6);
    assertThat(other.b.applied).hasSize(1);
  }

  @Test
  void p17_an_unknown_version_is_refused_in_clear_text_and_the_next_right_hello_is_served() {
    world.cut();
    world.connect();
    world.feed(
        world.b,
        new Control.Hello(
            7,
            false,
            world.a.party.id(),
            world.now,
            new Mark(1, 0, Hash.ZERO),
            new Control.Memory(Mark.NONE, 0, null)));
    assertThat(world.b.link.state())
        .isInstanceOfSatisfying(
            LinkState.Down.class,
            state -> assertThat(state.reason()).contains("version 7", "version 1"));
    assertThat(world.b.closed).hasSize(1);
    world.cut();
    world.b.closed.clear();
    world.settle(4);
    nextGoodEntryIsServed();
  }

  @Test
  void p17_unreadable_frames_are_counted_and_too_many_close_the_stream() {
    Refusal why = new Refusal(RefusalCode.UNKNOWN_KIND, "a frame of an unknown kind");
    for (int i = 1; i < LinkLimits.UNREADABLE_MAX; i++) {
      world.feed(world.b, new InFrame.Unreadable(why));
    }
    assertThat(world.b.link.state()).isInstanceOf(LinkState.Up.class);
    world.feed(world.b, new InFrame.Unreadable(why));
    assertThat(world.b.link.state()).isInstanceOf(LinkState.Down.class);
    assertThat(count(LinkCounter.UNREADABLE)).isEqualTo(LinkLimits.UNREADABLE_MAX);
    world.settle(6);
    nextGoodEntryIsServed();
  }

  @Test
  void p18_an_entry_above_the_limit_suspends_the_link_before_it_is_judged() {
    Bytes large = Bytes.owning(new byte[Limits.ENTRY_BYTES_MAX + 1]);
    world.feed(world.b, new InFrame.Arrived(1, large, world.a.party.sign(large)));
    assertThat(world.b.rows).isEmpty();
    assertThat(world.b.link.state())
        .isInstanceOfSatisfying(
            LinkState.Suspended.class,
            state -> assertThat(state.why().code()).isEqualTo(RefusalCode.TOO_LARGE));
    assertThat(count(LinkCounter.REFUSED_HERE)).isEqualTo(1);
    world.b.link.resume();
    world.cut();
    world.settle(4);
    nextGoodEntryIsServed();
  }

  @Test
  void p18_what_one_peer_may_fill_is_bounded_and_numbers_that_carry_nothing_fill_it_too() {
    Incoming incoming = new Incoming(new Tally());
    Hash hash = Hash.sha256(new byte[0]);
    long seq = 1;
    for (long full = 1 << 20; full < Limits.PEER_BYTES_MAX; full += 1 << 20) {
      incoming.received(1, seq++, hash, 1 << 20);
    }
    for (int empty = 0; empty < (1 << 20) / LinkLimits.NUMBER_BYTES; empty++) {
      incoming.received(1, seq++, hash, 0);
    }
    assertThat(incoming.status(null).bytesHeld()).isEqualTo(Limits.PEER_BYTES_MAX);
    incoming.resume(1);
    assertThat(incoming.voided(seq, new java.util.ArrayList<>()).map(Refusal::code))
        .contains(RefusalCode.FULL);
    // On a link: nothing is said of what is empty, and it counts.
    world.feed(world.b, new Control.Voided(1));
    world.feed(world.b, new Control.Voided(2));
    world.b.force(world.now);
    assertThat(world.b.link.status().in().bytesHeld()).isEqualTo(2L * LinkLimits.NUMBER_BYTES);
    world.feed(world.b, arrived(3, 3));
    assertThat(world.b.applied).hasSize(1);
  }

  @Test
  void p18_of_a_flood_of_heads_one_in_a_second_costs_a_row_and_the_newest_is_kept() {
    for (int i = 0; i < 1_000; i++) {
      world.now = world.now.plusMillis(1);
      byte[] of = {(byte) i, (byte) (i >> 8)};
      world.feed(world.b, new Control.Head(world.a.party.head(1, Hash.sha256(of))));
    }
    assertThat(witnessed()).hasSizeLessThanOrEqualTo(2);
    world.now = world.now.plusSeconds(1);
    world.b.take(world.b.link.tick(world.now), world.now);
    assertThat(witnessed()).hasSizeBetween(2, 3);
    byte[] newest = {(byte) 999, (byte) (999 >> 8)};
    assertThat(witnessed().getLast().journalHead()).isEqualTo(Hash.sha256(newest));
    assertThat(count(LinkCounter.HEADS_PASSED_OVER)).isGreaterThan(990);
    nextGoodEntryIsServed();
  }

  private List<Row.Witnessed> witnessed() {
    return world.b.rows.stream()
        .filter(Row.Witnessed.class::isInstance)
        .map(Row.Witnessed.class::cast)
        .toList();
  }

  @Test
  void p19_a_peer_that_reads_nothing_gets_one_window_and_the_rest_waits() {
    for (int i = 0; i < 2_000; i++) {
      world.a.state();
    }
    world.a.force(world.now);
    for (int i = 0; i < 50; i++) {
      world.a.force(world.now);
    }
    assertThat(world.a.outbox.stream().filter(OutFrame.Carry.class::isInstance))
        .hasSize(Limits.WINDOW_MAX);
    assertThat(world.a.link.status().out().queued()).isEqualTo(2_000);
    world.settle(60);
    assertThat(world.b.applied).hasSize(2_000).doesNotHaveDuplicates();
  }

  @Test
  void p19_what_is_under_way_is_bounded_in_bytes_too_and_the_outbox_in_numbers() {
    PeerLink link = world.a.link;
    Hash hash = Hash.sha256(new byte[0]);
    for (long seq = 1; seq <= Limits.OUTBOX_MAX; seq++) {
      assertThat(link.full()).isFalse();
      link.sent(1, seq, new renkei.core.entry.EntryId(0, seq), hash);
    }
    assertThat(link.full()).isTrue();
  }

  @Test
  void p22_an_entry_that_breaks_a_fold_is_quarantined_and_the_link_goes_on() {
    Bytes poison = Bytes.of("alpha poison 1".getBytes(StandardCharsets.UTF_8));
    world.feed(world.b, new InFrame.Arrived(1, poison, world.a.party.sign(poison)));
    world.feed(world.b, arrived(2, 2));
    world.b.force(world.now);
    assertThat(world.b.rows.stream().map(row -> ((Row.Received) row).verdict().state()))
        .containsExactly(Verdict.State.QUARANTINED, Verdict.State.APPLIED);
    assertThat(world.b.outbox)
        .anySatisfy(frame ->
            assertThat(frame)
                .isInstanceOfSatisfying(
                    Control.Receipt.class,
                    receipt -> assertThat(receipt.upTo().seq()).isEqualTo(2)));
    assertThat(world.b.link.state()).isInstanceOf(LinkState.Up.class);
  }

  @Test
  void p23_both_sides_choose_the_same_stream_whoever_dialled_first() {
    var a = world.a.party.id();
    var b = world.b.party.id();
    for (boolean presentByA : new boolean[] {true, false}) {
      for (boolean newByA : new boolean[] {true, false}) {
        boolean atA = OneStream.newOneStays(a, b, presentByA, newByA);
        boolean atB = OneStream.newOneStays(b, a, !presentByA, !newByA);
        assertThat(atA).isEqualTo(atB);
        assertThat(atA || presentByA != newByA)
            .as("who dials again has lost the present one")
            .isTrue();
      }
    }
    assertThat(OneStream.newOneStays(a, b, true, false))
        .as("the two at once: exactly one stays")
        .isNotEqualTo(OneStream.newOneStays(a, b, false, true));
  }

  @Test
  void p23_pauses_grow_to_a_minute_differ_and_begin_anew_only_after_a_steady_stream() {
    java.util.Random seeded = new java.util.Random(4);
    BackOff backOff = new BackOff(seeded::nextLong);
    List<Duration> pauses = java.util.stream.Stream.generate(backOff::next).limit(12).toList();
    assertThat(pauses.getFirst()).isLessThanOrEqualTo(BackOff.FIRST);
    assertThat(pauses.getLast()).isBetween(BackOff.LONGEST.dividedBy(2), BackOff.LONGEST);
    assertThat(pauses.subList(8, 12)).doesNotHaveDuplicates();
    backOff.stood(Duration.ofMillis(100));
    assertThat(backOff.next()).as("a link that flaps").isGreaterThan(Duration.ofSeconds(20));
    backOff.stood(BackOff.STEADY);
    assertThat(backOff.next()).isLessThanOrEqualTo(BackOff.FIRST);
  }

  @Test
  void p24_a_link_to_itself_is_refused_and_so_is_a_second_node_with_the_same_key() {
    LinkOwner owner = new LinkOwner(world.b.party.id(), TestParty.VERIFIER, world.b);
    assertThatThrownBy(() -> new PeerLink(owner, world.b.party.id(), 1))
        .isInstanceOf(Malformed.class);
    world.cut();
    world.connect();
    world.feed(
        world.b,
        new Control.Hello(
            LinkLimits.VERSION,
            false,
            world.b.party.id(),
            world.now,
            new Mark(1, 0, Hash.ZERO),
            new Control.Memory(Mark.NONE, 0, null)));
    assertThat(world.b.link.state()).isInstanceOf(LinkState.Suspended.class);
    assertThat(world.b.link.wanted()).isFalse();
  }

  @Test
  void silence_of_thirty_seconds_is_down_and_a_slow_frame_on_its_way_is_not_silence() {
    world.now = world.now.plusSeconds(29);
    world.b.link.heard(world.now);
    world.now = world.now.plusSeconds(29);
    world.b.take(world.b.link.tick(world.now), world.now);
    assertThat(world.b.link.state()).isInstanceOf(LinkState.Up.class);
    world.now = world.now.plusSeconds(2);
    world.b.take(world.b.link.tick(world.now), world.now);
    assertThat(world.b.link.state()).isInstanceOf(LinkState.Down.class);
    assertThat(world.b.closed).hasSize(1);
  }
}
