// SPDX-License-Identifier: Apache-2.0
package renkei.core.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import renkei.core.base.Hash;
import renkei.core.entry.Clocks;
import renkei.core.entry.ConsentRule;
import renkei.core.entry.Crossing;
import renkei.core.entry.DockId;
import renkei.core.entry.Elector;
import renkei.core.entry.EntryId;
import renkei.core.entry.FunctionId;
import renkei.core.entry.Matter;
import renkei.core.entry.Names;
import renkei.core.entry.Outcome;
import renkei.core.entry.PartyId;
import renkei.core.entry.RefusalCode;
import renkei.core.entry.Repair;
import renkei.core.entry.SealedTerms;
import renkei.core.entry.SignedEntry;

/// No node ever shows two slots that hold a part of one dock's time: whatever a yard closes, and in
/// whatever sequence its closings and the notices come.
class DockWindowsTest {
  private static final Instant SPRING = Instant.parse("2027-04-01T00:00:00Z");
  private static final PartyId YARD = new PartyId(new Hash(1, 0, 0, 0));
  private static final FunctionId MATTER = new FunctionId("repair");

  private static Instant day(long day) {
    return SPRING.plus(Duration.ofDays(day));
  }

  private static Matter.RepairSlot slot(PartyId owner, long number, int day, int days) {
    return new Matter.RepairSlot(
        new Repair.Vessel(
            owner,
            "V-" + day,
            Names.same("EXERCISE vessel"),
            new Repair.Size(20_000, 3_000, 900),
            3_000,
            40_000),
        new Repair.Work("W-1", "EXERCISE hull", List.of("hull"), days),
        number < 0
            ? Repair.Berth.any(YARD)
            : new Repair.Berth(YARD, "yokosuka", "dock-6", number, null),
        day(day),
        day(day + days),
        new Repair.Eligibility("EXERCISE rule 1", true, "EXERCISE Inoue"),
        null);
  }

  /// No two slots in force at that node take a part of one window.
  private static void onePerWindow(Proposals node, String as) {
    List<ProposalView> firm =
        node.slots().stream().filter(view -> view.state() == ProposalState.IN_FORCE).toList();
    DockId dock = new DockId(YARD, "yokosuka", "dock-6");
    assertThat(node.held(dock).stream().map(HeldSlot::proposal))
        .as("the dock's own calendar says what a walk over all proposals says")
        .containsExactlyInAnyOrderElementsOf(
            firm.stream()
                .filter(view -> from(view).isBefore(until(view)))
                .map(ProposalView::id)
                .toList());
    for (int i = 0; i < firm.size(); i++) {
      for (int j = i + 1; j < firm.size(); j++) {
        assertThat(meet(firm.get(i), firm.get(j)))
            .as("%s: %s and %s", as, firm.get(i).matter(), firm.get(j).matter())
            .isFalse();
      }
    }
  }

  private static boolean meet(ProposalView a, ProposalView b) {
    return from(a).isBefore(until(a))
        && from(b).isBefore(until(b))
        && from(a).isBefore(until(b))
        && from(b).isBefore(until(a));
  }

  private static Instant from(ProposalView view) {
    return ((Matter.RepairSlot) view.matter()).from();
  }

  private static Instant until(ProposalView view) {
    Instant until = ((Matter.RepairSlot) view.matter()).until();
    Instant ends = view.ends();
    return ends != null && ends.isBefore(until) ? ends : until;
  }

  // ------------------------------------------------------------------------- every small calendar

  /// One slot that a yard closes, whatever else it closed.
  private record Whole(SignedEntry opening, SignedEntry consent, SignedEntry closing) {
    static Whole of(int id, Matter.RepairSlot slot, int minute) {
      PartyId owner = slot.vessel().party();
      EntryId proposal = new EntryId(7, id);
      SealedTerms terms = Council.sealed(slot, "text " + id);
      Crossing.ProposalOpened opens =
          new Crossing.ProposalOpened(
              terms,
              YARD,
              List.of(new Elector(YARD, MATTER)),
              new ConsentRule.All(),
              new Clocks(Hands.at(10), Hands.at(100), Hands.at(1_000)));
      SignedEntry opening = Hands.entry(owner, proposal, 0, Set.of(YARD), opens);
      SignedEntry consent =
          Hands.entry(
              YARD,
              new EntryId(8, id),
              1,
              Set.of(owner),
              new Crossing.ConsentGiven(proposal, terms.hash()));
      Crossing.ProposalClosed closes =
          new Crossing.ProposalClosed(
              proposal, Outcome.IN_FORCE, terms.hash(), List.of(opening.hash(), consent.hash()));
      return new Whole(
          opening, consent, Hands.entry(YARD, new EntryId(9, id), minute, Set.of(owner), closes));
    }

    EntryId id() {
      return opening.entry().id();
    }
  }

  private static final int[][] SEQUENCES = {
    {0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}
  };

  @Test
  void of_every_three_slots_that_a_yard_closes_none_that_meet_hold_in_any_sequence_of_arrival() {
    PartyId owner = new PartyId(new Hash(2, 0, 0, 0));
    List<List<Whole>> byRank = new ArrayList<>();
    int id = 0;
    for (int rank = 0; rank < 3; rank++) {
      List<Whole> all = new ArrayList<>();
      for (int begin : new int[] {0, 5, 10}) {
        for (int number = 0; number < 3; number++) {
          all.add(Whole.of(++id, slot(owner, number, begin, 10), 20 + rank));
        }
      }
      byRank.add(all);
    }
    List<ProposalState> seen = new ArrayList<>();
    for (Whole a : byRank.get(0)) {
      for (Whole b : byRank.get(1)) {
        for (Whole c : byRank.get(2)) {
          seen.addAll(everySequence(owner, List.of(a, b, c), SEQUENCES));
          everySequence(YARD, List.of(a, b, c), Arrays.copyOf(SEQUENCES, 2));
        }
      }
    }
    assertThat(seen).hasSize(3 * 9 * 9 * 9);
    assertThat(List.of(ProposalState.IN_FORCE, ProposalState.DISPUTED, ProposalState.CONSENTED))
        .as("each happens")
        .allMatch(state -> Collections.frequency(seen, state) > 50);
  }

  private static List<ProposalState> everySequence(
      PartyId self, List<Whole> three, int[][] sequences) {
    List<List<ProposalState>> ends = new ArrayList<>();
    for (int[] sequence : sequences) {
      Proposals node = new Proposals(self);
      for (Whole one : three) {
        node.apply(one.opening(), 1);
        node.apply(one.consent(), 2);
      }
      for (int next : sequence) {
        node.apply(three.get(next).closing(), 3);
        onePerWindow(node, "after " + next);
      }
      ends.add(three.stream().map(one -> node.find(one.id()).orElseThrow().state()).toList());
    }
    assertThat(ends.stream().distinct()).as("one end, whatever came first").hasSize(1);
    return ends.getFirst();
  }

  // --------------------------------------------------------------------------- large, by chance

  @Test
  void honest_parties_that_act_at_random_agree_on_every_slot_and_void_only_what_a_slot_meets() {
    int firm = 0;
    int voided = 0;
    int ended = 0;
    for (int seed = 0; seed < 150; seed++) {
      Run run = new Run(seed);
      run.plays(120);
      run.agrees();
      firm += run.count(ProposalState.IN_FORCE);
      voided += run.voided();
      ended += run.ended;
    }
    assertThat(firm).isGreaterThan(500);
    assertThat(voided).isGreaterThan(100);
    assertThat(ended).isGreaterThan(100);
  }

  /// A yard and three owners, a few months of one dock.
  private static final class Run {
    private final Council council = new Council(4);
    private final Random random;
    private final List<EntryId> asked = new ArrayList<>();
    private int ended;

    Run(long seed) {
      this.random = new Random(seed);
      assertThat(council.party(0)).isEqualTo(YARD);
    }

    void plays(int acts) {
      for (int i = 0; i < acts; i++) {
        act();
        council.parties().forEach(party -> onePerWindow(council.node(party), "run"));
      }
      council.settle(random);
      council.parties().forEach(party -> onePerWindow(council.node(party), "settled"));
    }

    private void act() {
      PartyId owner = council.party(1 + random.nextInt(3));
      switch (random.nextInt(16)) {
        case 0, 1 -> asks(owner);
        case 2, 3, 4 -> counters(YARD);
        case 5 -> counters(owner);
        case 6, 7, 8, 9 -> consents(random.nextInt(6) == 0 ? YARD : owner);
        case 10 -> ends(owner);
        default -> {
          for (int n = random.nextInt(12); n > 0; n--) {
            council.arrives(random);
          }
          council.closes();
        }
      }
    }

    private void asks(PartyId owner) {
      Matter.RepairSlot slot = slot(owner, -1, random.nextInt(120), 5 + random.nextInt(20));
      if (council.opens(owner, slot, List.of(YARD), new ConsentRule.All()).isEmpty()) {
        asked.add(council.last());
      }
    }

    private void counters(PartyId author) {
      one(author)
          .ifPresent(view -> {
            Matter.RepairSlot before = (Matter.RepairSlot) view.matter();
            long number =
                author.equals(YARD)
                    ? council.node(YARD).calendar(new DockId(YARD, "yokosuka", "dock-6"))
                    : Math.max(0, before.berth().number());
            Matter.RepairSlot moved =
                slot(before.vessel().party(), number, random.nextInt(200), 5 + random.nextInt(10));
            Matter.RepairSlot after =
                new Matter.RepairSlot(
                    before.vessel(),
                    moved.work(),
                    moved.berth(),
                    moved.from(),
                    moved.until(),
                    before.eligibility(),
                    null);
            council.says(
                author,
                view.id(),
                new Crossing.TermsCountered(
                    view.id(),
                    view.onTable().hash(),
                    Council.sealed(after, "n " + random.nextLong())));
          });
    }

    private void consents(PartyId author) {
      council.node(author).slots().stream()
          .filter(view -> !view.state().settled())
          .filter(view -> ((Matter.RepairSlot) view.matter()).berth().dockId().isPresent())
          .skip(random.nextInt(2))
          .findFirst()
          .ifPresent(view -> council.consents(author, view.id()));
    }

    private void ends(PartyId owner) {
      council.node(owner).slots().stream()
          .filter(view -> view.state() == ProposalState.IN_FORCE && view.ends() == null)
          .findFirst()
          .ifPresent(view -> {
            Instant at = from(view).plus(Duration.ofDays(random.nextInt(5) - 1L));
            ended +=
                council.noticed(owner, new Matter.Withdrawal(view.id(), at), YARD).isEmpty()
                    ? 1
                    : 0;
          });
    }

    private java.util.Optional<ProposalView> one(PartyId at) {
      List<ProposalView> open =
          council.node(at).slots().stream().filter(view -> !view.state().settled()).toList();
      return open.isEmpty()
          ? java.util.Optional.empty()
          : java.util.Optional.of(open.get(random.nextInt(open.size())));
    }

    int count(ProposalState state) {
      return (int)
          council.node(YARD).slots().stream().filter(view -> view.state() == state).count();
    }

    /// Both parties read the same, and what is void met a slot that was made.
    void agrees() {
      for (ProposalView view : council.node(YARD).slots()) {
        PartyId owner = view.opener();
        assertThat(council.node(owner).find(view.id()).orElseThrow().state())
            .isEqualTo(view.state());
      }
    }

    int voided() {
      List<ProposalView> all = council.node(YARD).slots();
      int voided = 0;
      for (ProposalView view : all) {
        if (view.state() == ProposalState.VOID) {
          voided++;
          assertThat(all.stream().filter(other -> other.state() == ProposalState.IN_FORCE))
              .as("something that is in force meets %s as agreed", view.matter())
              .anyMatch(other ->
                  from(other).isBefore(((Matter.RepairSlot) view.matter()).until())
                      && from(view).isBefore(((Matter.RepairSlot) other.matter()).until()));
        }
      }
      return voided;
    }
  }

  // ------------------------------------------------------------------------------ after a restore

  @Test
  void a_yard_whose_record_lost_a_slot_gives_the_window_to_nobody_else_once_a_number_tells_of_it() {
    PartyId one = new PartyId(new Hash(2, 0, 0, 0));
    PartyId two = new PartyId(new Hash(3, 0, 0, 0));
    Whole first = Whole.of(1, slot(one, 0, 0, 10), 20);
    Whole second = Whole.of(2, slot(two, 1, 30, 10), 21);
    Proposals restored = Hands.holding(YARD, second.opening(), second.consent(), second.closing());
    assertThat(restored.find(second.id()).orElseThrow().state()).isEqualTo(ProposalState.IN_FORCE);
    Whole third = Whole.of(3, slot(two, 2, 0, 10), 22);
    restored.apply(third.opening(), 4);
    assertThat(restored.check(third.consent()).orElseThrow())
        .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(RefusalCode.OTHER_NUMBER))
        .satisfies(refusal -> assertThat(refusal.sentence()).contains("restored", "another code"));
    restored.apply(third.consent(), 5);
    assertThat(restored.due(Hands.at(30))).as("it closes nothing on that dock").isEmpty();
    restored.apply(first.opening(), 6);
    restored.apply(first.consent(), 7);
    restored.apply(first.closing(), 8);
    assertThat(restored.due(Hands.at(30)))
        .as("with the first back, the third meets it, and is not closed in force")
        .noneMatch(due -> due.outcome() == Outcome.IN_FORCE);
    onePerWindow(restored, "restored");
  }

  @Test
  void a_yard_that_gave_a_window_away_again_after_a_restore_sees_both_disputed() {
    PartyId one = new PartyId(new Hash(2, 0, 0, 0));
    PartyId two = new PartyId(new Hash(3, 0, 0, 0));
    Whole lost = Whole.of(1, slot(one, 0, 0, 10), 20);
    Whole again = Whole.of(2, slot(two, 0, 5, 10), 21);
    Proposals restored = Hands.holding(YARD, again.opening(), again.consent(), again.closing());
    assertThat(restored.find(again.id()).orElseThrow().state()).isEqualTo(ProposalState.IN_FORCE);
    for (SignedEntry act : List.of(lost.opening(), lost.consent(), lost.closing())) {
      restored.apply(act, 5);
    }
    assertThat(restored.slots()).allMatch(view -> view.state() == ProposalState.DISPUTED);
  }
}
