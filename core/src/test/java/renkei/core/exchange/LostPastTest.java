// SPDX-License-Identifier: Apache-2.0
package renkei.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;
import renkei.core.entry.EntryId;
import renkei.core.entry.Proof;
import renkei.core.entry.RefusalCode;
import renkei.core.journal.Row;

/// A node whose past became shorter: put back from an old copy, with or without saying so.
class LostPastTest {
  private final World world = new World();

  private void state(Side side, int count) {
    for (int i = 0; i < count; i++) {
      side.state();
    }
    side.force(world.now);
  }

  /// Forty entries each way, of which a copy of alpha's disk holds about half.
  private List<Row> history() {
    state(world.a, 20);
    state(world.b, 20);
    world.settle(6);
    List<Row> copy = List.copyOf(world.a.rows);
    state(world.a, 20);
    state(world.b, 20);
    world.settle(6);
    assertThat(world.b.applied).hasSize(40);
    world.cut();
    return copy;
  }

  private Set<EntryId> ownIds(Side side) {
    return side.rows.stream()
        .flatMap(row ->
            switch (row) {
              case Row.Own own -> java.util.stream.Stream.of(own.entry().entry().id());
              case Row.Readmitted back -> java.util.stream.Stream.of(back.entry().entry().id());
              default -> java.util.stream.Stream.<EntryId>empty();
            })
        .collect(Collectors.toSet());
  }

  @Test
  void p14_what_a_peer_states_waits_until_it_gave_back_what_that_can_rest_on() {
    List<Row> copy = history();
    Set<EntryId> all = ownIds(world.a);
    world.a.restart(copy);
    world.a.begin();
    state(world.b, 1);
    world.connect();
    boolean whole = false;
    for (int i = 0; i < 400 && world.a.applied.size() < 41; i++) {
      int before = world.a.applied.size();
      world.collect();
      world.settleOneFrame();
      whole = ownIds(world.a).containsAll(all);
      assertThat(whole || world.a.applied.size() == before)
          .as("nothing of the peer has an effect before our own past is back")
          .isTrue();
    }
    world.settle(40);
    assertThat(whole).isTrue();
    assertThat(world.a.applied).hasSize(41).doesNotHaveDuplicates();
  }

  @Test
  void p14_a_peer_put_back_in_secret_is_found_by_both_and_nothing_flows_before_it_begins_anew() {
    List<Row> copy = history();
    Set<EntryId> all = ownIds(world.a);
    world.a.restart(copy);
    world.connect();
    exchangeWithoutOfficers();
    assertThat(world.a.link.state())
        .isInstanceOfSatisfying(
            LinkState.RolledBack.class,
            back -> {
              assertThat(back.whose()).isEqualTo(LinkState.Whose.OURS);
              assertThat(back.proven()).as("by our own signature").isTrue();
            });
    assertThat(world.a.link.provenLoss()).isTrue();
    assertThat(world.b.link.state())
        .isInstanceOfSatisfying(
            LinkState.RolledBack.class,
            back -> assertThat(back.whose()).isEqualTo(LinkState.Whose.THEIRS));
    assertThat(world.b.link.provenLoss()).as("the witness goes on").isFalse();
    assertThat(ownIds(world.a)).as("what crossed came back").isEqualTo(all);
    int held = world.b.rows.size();
    state(world.a, 3);
    state(world.b, 3);
    exchangeWithoutOfficers();
    assertThat(world.b.applied).hasSize(40);
    assertThat(world.b.rows).hasSize(held + 6);

    world.a.begin();
    world.a.force(world.now);
    world.settle(10);
    assertThat(world.a.incarnation).isEqualTo(2);
    assertThat(world.b.applied).hasSize(43).doesNotHaveDuplicates();
    assertThat(world.a.applied).hasSize(43).doesNotHaveDuplicates();
  }

  @Test
  void p15_our_own_restore_announces_itself_gets_back_what_crossed_and_reuses_no_number() {
    List<Row> copy = history();
    Set<EntryId> all = ownIds(world.a);
    world.a.restart(copy);
    world.a.begin();
    state(world.a, 5);
    world.settle(10);
    assertThat(world.a.link.state()).isInstanceOf(LinkState.Up.class);
    assertThat(world.b.link.state()).isInstanceOf(LinkState.Up.class);
    assertThat(ownIds(world.a)).containsAll(all);
    assertThat(world.a.applied).as("what it had received came again").hasSize(40);
    assertThat(world.b.applied).hasSize(45).doesNotHaveDuplicates();
    assertThat(world.b.rows.stream().filter(Row.Received.class::isInstance))
        .extracting(row -> ((Row.Received) row).incarnation() + "/" + ((Row.Received) row).seq())
        .doesNotHaveDuplicates();
    assertThat(world.a.replayed().out()).isEqualTo(world.a.link.status().out());
  }

  @Test
  void p14_an_old_incarnation_is_refused_after_a_newer_one_was_met() {
    List<Row> copy = history();
    world.a.restart(copy);
    world.a.begin();
    state(world.a, 5);
    world.settle(10);
    world.cut();
    world.a.restart(copy);
    world.connect();
    exchangeWithoutOfficers();
    assertThat(world.b.link.status().lastRefusal())
        .satisfies(why -> assertThat(why.code()).isEqualTo(RefusalCode.OLD_INCARNATION));
    assertThat(world.a.link.highestClaimed()).isEqualTo(2);
    world.a.begin();
    assertThat(world.a.incarnation).isEqualTo(3);
    world.a.force(world.now);
    world.settle(10);
    assertThat(world.b.link.state()).isInstanceOf(LinkState.Up.class);
  }

  @Test
  void p15_two_restores_of_one_copy_that_both_began_as_one_incarnation_get_everything_back() {
    List<Row> copy = List.copyOf(world.a.rows);
    state(world.a, 20);
    world.settle(6);
    world.cut();
    world.a.restart(copy);
    world.a.begin();
    state(world.a, 5);
    world.settle(10);
    assertThat(world.a.incarnation).isEqualTo(2);
    Set<EntryId> all = ownIds(world.a);
    assertThat(all).as("of both lives").hasSize(25);
    world.cut();
    world.a.restart(copy);
    world.a.begin();
    assertThat(world.a.incarnation).as("again, since nobody told it").isEqualTo(2);
    state(world.a, 1);
    world.connect();
    exchangeWithoutOfficers();
    assertThat(ownIds(world.a)).as("what crossed in either life came back").containsAll(all);
    world.a.begin();
    world.a.force(world.now);
    world.settle(10);
    assertThat(world.a.incarnation).isEqualTo(3);
    assertThat(world.b.applied).hasSize(26).doesNotHaveDuplicates();
  }

  @Test
  void p14_a_peer_that_stated_nothing_and_lost_what_it_acknowledged_is_found_after_a_cut() {
    List<Row> copy = List.copyOf(world.b.rows);
    state(world.a, 5);
    world.settle(6);
    assertThat(world.a.link.status().out().acknowledged()).isEqualTo(5);
    world.cut();
    world.b.restart(copy);
    Control.Hello greeting =
        new Control.Hello(
            LinkLimits.VERSION,
            true,
            world.b.party.id(),
            world.now,
            new Mark(1, 0, Hash.ZERO),
            new Control.Memory(Mark.NONE, 0, null));
    world.connect();
    world.feed(world.a, greeting);
    assertThat(world.a.link.state())
        .isInstanceOfSatisfying(
            LinkState.RolledBack.class,
            back -> assertThat(back.whose()).isEqualTo(LinkState.Whose.THEIRS));
    assertThat(world.a.link.status().out().acknowledged()).as("not forgotten").isEqualTo(5);
    world.cut();
    world.connect();
    exchangeWithoutOfficers();
    assertThat(world.b.link.state())
        .isInstanceOfSatisfying(
            LinkState.RolledBack.class,
            back -> assertThat(back.whose()).isEqualTo(LinkState.Whose.OURS));
    world.b.begin();
    world.b.force(world.now);
    world.settle(10);
    assertThat(world.b.applied).hasSize(5).doesNotHaveDuplicates();
  }

  @Test
  void a_head_that_we_signed_and_do_not_hold_proves_the_loss_at_once() {
    history();
    SignedHead head = world.a.stateHead();
    world.a.heads.add(head.hash());
    world.settle(4);
    world.a.take(world.a.link.tellHead(head), world.now);
    world.a.force(world.now);
    world.settle(4);
    world.cut();
    world.settle(4);
    assertThat(world.a.link.state()).as("held: no loss").isInstanceOf(LinkState.Up.class);
    world.cut();
    world.a.heads.clear();
    world.connect();
    exchangeWithoutOfficers();
    assertThat(world.a.link.provenLoss()).isTrue();
  }

  @Test
  void a_peer_that_only_claims_a_loss_of_ours_stops_its_own_link_and_no_signature_of_ours() {
    history();
    world.connect();
    Hash invented = Hash.sha256(new byte[] {9});
    world.feed(
        world.a,
        new Control.Hello(
            LinkLimits.VERSION,
            true,
            world.b.party.id(),
            world.now,
            new Mark(1, 60, invented),
            new Control.Memory(new Mark(1, 900, invented), 40, null)));
    assertThat(world.a.link.state()).isInstanceOf(LinkState.RolledBack.class);
    assertThat(world.a.link.provenLoss()).isFalse();
    Bytes forged = Bytes.of(new byte[] {1, 2, 3});
    Proof foreign = world.b.party.sign(forged);
    world.feed(world.a, new InFrame.Returned(1, 41, forged, foreign));
    assertThat(world.a.link.provenLoss()).isFalse();
    assertThat(world.a.alarms)
        .anySatisfy(why -> assertThat(why.code()).isEqualTo(RefusalCode.BAD_SIGNATURE));
    world.a.link.resume();
    world.cut();
    state(world.a, 1);
    world.settle(6);
    assertThat(world.b.applied).hasSize(41);
  }

  @Test
  void p14_a_claim_that_no_restore_explains_uses_up_no_incarnations() {
    history();
    world.connect();
    Hash invented = Hash.sha256(new byte[] {9});
    world.feed(
        world.a,
        new Control.Hello(
            LinkLimits.VERSION,
            true,
            world.b.party.id(),
            world.now,
            new Mark(1, 60, invented),
            new Control.Memory(new Mark(Integer.MAX_VALUE, 900, invented), 40, null)));
    assertThat(world.a.link.highestClaimed()).isLessThan(2);
    assertThat(world.a.link.status().counters()).containsEntry(LinkCounter.CLAIMS_BEYOND, 1L);
    world.a.link.resume();
    world.a.begin();
    assertThat(world.a.incarnation).isEqualTo(2);
    world.cut();
    state(world.a, 1);
    world.settle(8);
    assertThat(world.b.applied).hasSize(41);
  }

  private void exchangeWithoutOfficers() {
    world.settleWithoutOfficers(12);
  }
}
