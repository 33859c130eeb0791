// SPDX-License-Identifier: Apache-2.0
package renkei.node.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import renkei.core.base.Bytes;
import renkei.core.base.Limits;
import renkei.core.entry.BeatPart;
import renkei.core.entry.EntryId;
import renkei.core.exchange.LinkCounter;
import renkei.core.exchange.LinkState;
import renkei.node.codec.ProtoCodec;

/// Real streams over loopback, with real keys, through a wire that misbehaves below TLS.
class LinkWireTest {
  private final List<AutoCloseable> opened = new ArrayList<>();
  private final LinkedNode a = keep(new LinkedNode());
  private final LinkedNode b = keep(new LinkedNode());

  private <T extends AutoCloseable> T keep(T one) {
    opened.addFirst(one);
    return one;
  }

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable one : opened) {
      one.close();
    }
  }

  private FaultyWire wireTo(LinkedNode node) throws Exception {
    return keep(new FaultyWire(node.acceptor.port()));
  }

  private static void await(BooleanSupplier holds) {
    try {
      until("trouble", holds);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  static void until(String what, BooleanSupplier holds) throws InterruptedException {
    Instant end = Instant.now().plus(Duration.ofSeconds(60));
    while (!holds.getAsBoolean()) {
      assertThat(Instant.now()).as(what).isBefore(end);
      Thread.sleep(20);
    }
  }

  private static void untilAllCrossed(LinkedNode from, LinkedNode to, int count) throws Exception {
    until(count + " entries crossed", () -> to.applied.get(from.party()).size() >= count);
    until("all acknowledged", () -> from.status(to.party()).out().queued() == 0);
    assertThat(List.copyOf(to.applied.get(from.party())))
        .isEqualTo(List.copyOf(from.stated.get(to.party())));
  }

  @Test
  void ten_thousand_entries_cross_once_and_in_sequence_while_the_wire_is_cut_and_flips_bits()
      throws Exception {
    LinkedNode.pair(a, b);
    FaultyWire wire = wireTo(b);
    a.dial(b.party(), wire.address());
    List<Runnable> faults = List.of(wire::cut, () -> wire.flip(1), wire::halfClose, wire::cut);
    Thread trouble =
        Thread.ofVirtual()
            .start(() -> {
              for (Runnable fault : faults) {
                int arrived = b.applied.get(a.party()).size();
                await(() -> b.applied.get(a.party()).size() > arrived + 200);
                fault.run();
              }
            });
    for (int i = 0; i < 100; i++) {
      a.state(b.party(), 100);
      b.state(a.party(), 10);
      Thread.sleep(50);
    }
    trouble.join();
    untilAllCrossed(a, b, 10_000);
    untilAllCrossed(b, a, 1_000);
    assertThat(a.links.counts().of(WireCount.OPENED)).isGreaterThanOrEqualTo(4);
  }

  @Test
  void p19_a_peer_that_reads_nothing_slows_no_other_link_and_gets_everything_later()
      throws Exception {
    LinkedNode c = keep(new LinkedNode());
    LinkedNode.pair(a, b);
    LinkedNode.pair(a, c);
    FaultyWire toB = wireTo(b);
    a.dial(b.party(), toB.address());
    a.dial(c.party(), wireTo(c).address());
    a.state(b.party(), 1);
    a.state(c.party(), 1);
    untilAllCrossed(a, b, 1);
    untilAllCrossed(a, c, 1);
    toB.hang(true);
    long before = a.links.counts().of(WireCount.FRAMES_OUT);
    a.state(b.party(), 3_000);
    until("the window for b is full", () -> a.status(b.party()).out().queued() == 3_000);
    Thread.sleep(300);
    assertThat(a.links.counts().of(WireCount.FRAMES_OUT) - before)
        .isLessThanOrEqualTo(Limits.WINDOW_MAX + 10);
    Instant began = Instant.now();
    a.state(c.party(), 2_000);
    untilAllCrossed(a, c, 2_001);
    assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(15));
    assertThat(b.applied.get(a.party())).hasSizeLessThan(300);
    toB.hang(false);
    untilAllCrossed(a, b, 3_001);
  }

  @Test
  void a_full_inbox_slows_the_peer_and_loses_nothing() throws Exception {
    LinkedNode.pair(a, b);
    a.dial(b.party(), wireTo(b).address());
    b.inboxMax.set(3);
    a.state(b.party(), 300);
    untilAllCrossed(a, b, 300);
    assertThat(b.links.counts().of(WireCount.INBOX_FULL)).isPositive();
    assertThat(b.status(a.party()).counters()).doesNotContainKey(LinkCounter.ASKED_AGAIN);
  }

  @Test
  void a_permit_that_is_out_of_date_at_the_last_hand_over_holds_the_entry_back() throws Exception {
    LinkedNode.pair(a, b);
    FaultyWire wire = wireTo(b);
    a.dial(b.party(), wire.address());
    a.state(b.party(), 1);
    untilAllCrossed(a, b, 1);
    wire.hang(true);
    long before = a.links.counts().of(WireCount.BYTES_OUT);
    a.state(b.party(), 2_000, " ".repeat(2_000));
    until("queued", () -> a.status(b.party()).out().queued() == 2_000);
    Thread.sleep(500);
    assertThat(a.links.counts().of(WireCount.BYTES_OUT) - before)
        .as("what a revocation cannot call back: a window and what is below us")
        .isLessThanOrEqualTo(WireLimits.WINDOW_BYTES + WireLimits.BELOW_US_BYTES + 4_000);
    // The last one never left the outbox: what is taken back now must never arrive.
    Bytes last = a.stated.get(b.party()).getLast();
    EntryId id = new ProtoCodec().decodeCrossing(last).id();
    a.revoke(id);
    wire.hang(false);
    until("all settled", () -> a.status(b.party()).out().queued() == 0);
    assertThat(a.links.counts().of(WireCount.STALE)).isPositive();
    assertThat(List.copyOf(b.applied.get(a.party())))
        .doesNotContain(last)
        .isEqualTo(List.copyOf(a.stated.get(b.party())).subList(0, 2_000));
    for (int i = 0; i < 40; i++) {
      a.state(b.party(), 50);
      a.policy.incrementAndGet();
    }
    until("all settled", () -> a.status(b.party()).out().queued() == 0);
    assertThat(b.applied.get(a.party())).hasSize(4_000).doesNotHaveDuplicates();
  }

  @Test
  void the_live_lane_keeps_the_newest_beat_only_and_counts_what_it_replaced() throws Exception {
    LinkedNode.pair(a, b);
    FaultyWire wire = wireTo(b);
    a.dial(b.party(), wire.address());
    a.state(b.party(), 1);
    untilAllCrossed(a, b, 1);
    wire.hang(true);
    Instant at = Instant.parse("2026-04-01T00:00:00Z");
    int beats = 40_000;
    for (int beat = 1; beat <= beats; beat++) {
      a.beat(b.party(), new BeatPart(1, beat, at, 1, 1), List.of());
    }
    a.state(b.party(), 300);
    until("the transport is full", () -> a.links.counts().of(WireCount.CONFLATED) > 1_000);
    wire.hang(false);
    until("the newest arrived", () -> !b.beats.isEmpty() && b.beats.getLast().beat() == beats);
    untilAllCrossed(a, b, 301);
    assertThat(b.beats.size() + a.links.counts().of(WireCount.CONFLATED)).isEqualTo(beats);
    assertThat(b.beats).isSortedAccordingTo((x, y) -> Long.compare(x.beat(), y.beat()));
  }

  @Test
  void a_frame_that_the_guard_stops_never_leaves_and_stops_the_link() throws Exception {
    LinkedNode.pair(a, b);
    a.guards.put(
        b.party(),
        frame -> frame.length > 150 ? Optional.of("longer than 150 bytes") : Optional.empty());
    a.dial(b.party(), wireTo(b).address());
    a.state(b.party(), 1);
    until("the guard objected", () -> !a.objections.isEmpty());
    assertThat(a.objections).contains("longer than 150 bytes");
    assertThat(b.applied.get(a.party())).isEmpty();
    a.guards.clear();
    untilAllCrossed(a, b, 1);
  }

  @Test
  void p23_two_nodes_that_dial_each_other_at_once_end_with_one_stream() throws Exception {
    LinkedNode.pair(a, b);
    FaultyWire toA = wireTo(a);
    FaultyWire toB = wireTo(b);
    toA.delay(5);
    toB.delay(5);
    a.dial(b.party(), toB.address());
    b.dial(a.party(), toA.address());
    a.state(b.party(), 300);
    b.state(a.party(), 300);
    untilAllCrossed(a, b, 300);
    untilAllCrossed(b, a, 300);
    long openedByA = a.links.counts().of(WireCount.OPENED);
    Thread.sleep(1_500);
    assertThat(a.links.counts().of(WireCount.OPENED)).as("no flapping").isEqualTo(openedByA);
    assertThat(a.links.counts().of(WireCount.OPENED) - a.links.counts().of(WireCount.CLOSED))
        .isEqualTo(1);
    assertThat(b.links.counts().of(WireCount.OPENED) - b.links.counts().of(WireCount.CLOSED))
        .isEqualTo(1);
  }

  @Test
  void p24_a_node_that_dials_itself_is_refused_with_a_sentence() throws Exception {
    LinkedNode.pair(a, b);
    InetSocketAddress own =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), a.acceptor.port());
    LinkDialler dialler = a.dial(b.party(), own);
    until("refused", () -> a.links.counts().of(WireCount.DIAL_FAILED) > 0);
    assertThat(a.tls.trust().counts())
        .containsKey(renkei.node.keys.HandshakeRefusal.Reason.OWN_KEY);
    assertThat(dialler.lastFault()).isNotEmpty();
    assertThat(a.links.standing()).isEmpty();
  }

  @Test
  void a_link_that_stops_says_so_and_both_sides_know_why() throws Exception {
    LinkedNode.pair(a, b);
    a.dial(b.party(), wireTo(b).address());
    a.state(b.party(), 1);
    untilAllCrossed(a, b, 1);
    assertThat(a.links.standing()).isEqualTo(List.of(b.party()));
    a.close();
    until(
        "b knows",
        () ->
            b.status(a.party()).state() instanceof LinkState.Down && b.links.standing().isEmpty());
    assertThat(Set.copyOf(b.links.standing())).isEmpty();
  }
}
