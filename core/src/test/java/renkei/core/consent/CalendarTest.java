// SPDX-License-Identifier: Apache-2.0
package renkei.core.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import renkei.core.base.Hash;
import renkei.core.entry.ConsentRule;
import renkei.core.entry.Crossing;
import renkei.core.entry.DockId;
import renkei.core.entry.EntryId;
import renkei.core.entry.Matter;
import renkei.core.entry.Names;
import renkei.core.entry.Outcome;
import renkei.core.entry.PartyId;
import renkei.core.entry.Refusal;
import renkei.core.entry.RefusalCode;
import renkei.core.entry.Repair;
import renkei.core.entry.SignedEntry;

/// A dock's calendar is numbered by the yard's closings: whoever asks, whatever arrives first, one
/// window has one slot, and every node says so. The first party of the council owns the yard.
class CalendarTest {
  private static final Instant SPRING = Instant.parse("2027-04-01T00:00:00Z");

  private final Random random = new Random(1);
  private final Council council = new Council(4);
  private final PartyId yard = council.party(0);
  private final DockId dock = new DockId(yard, "yokosuka", "dock-6");

  private Matter.RepairSlot slot(PartyId owner, long number, int day, int days) {
    return slot(owner, new Repair.Berth(yard, "yokosuka", "dock-6", number, null), day, days);
  }

  private static Matter.RepairSlot slot(PartyId owner, Repair.Berth berth, int day, int days) {
    Instant from = SPRING.plus(Duration.ofDays(day));
    return new Matter.RepairSlot(
        new Repair.Vessel(
            owner,
            "V-1",
            Names.same("EXERCISE vessel"),
            new Repair.Size(20_000, 3_000, 900),
            3_000,
            40_000),
        new Repair.Work("W-1", "EXERCISE hull", List.of("hull"), days),
        berth,
        from,
        from.plus(Duration.ofDays(days)),
        new Repair.Eligibility("EXERCISE rule 1", true, "EXERCISE Inoue, legal officer"),
        null);
  }

  private EntryId asks(PartyId owner, Matter.RepairSlot slot) {
    assertThat(council.opens(owner, slot, List.of(yard), new ConsentRule.All())).isEmpty();
    return council.last();
  }

  private Optional<Refusal> counters(PartyId author, EntryId proposal, Matter.RepairSlot slot) {
    Hash replaced = council.node(author).find(proposal).orElseThrow().onTable().hash();
    return council.says(
        author,
        proposal,
        new Crossing.TermsCountered(
            proposal, replaced, Council.sealed(slot, "counter " + slot.from())));
  }

  private ProposalState state(PartyId at, EntryId proposal) {
    return council.node(at).find(proposal).orElseThrow().state();
  }

  private static RefusalCode code(Optional<Refusal> refusal) {
    return refusal.orElseThrow().code();
  }

  private EntryId offered(PartyId owner, long number, int day, int days) {
    EntryId proposal = asks(owner, slot(owner, Repair.Berth.any(yard), day, days));
    council.settle(random);
    assertThat(counters(yard, proposal, slot(owner, number, day, days))).isEmpty();
    council.settle(random);
    return proposal;
  }

  /// A slot that is firm: asked for without a dock, offered by the yard, consented to.
  private EntryId firm(PartyId owner, long number, int day, int days) {
    EntryId proposal = asks(owner, slot(owner, Repair.Berth.any(yard), day, days));
    council.settle(random);
    assertThat(counters(yard, proposal, slot(owner, number, day, days))).isEmpty();
    council.settle(random);
    assertThat(council.consents(owner, proposal)).isEmpty();
    council.settle(random);
    assertThat(state(yard, proposal)).isEqualTo(ProposalState.IN_FORCE);
    assertThat(state(owner, proposal)).isEqualTo(ProposalState.IN_FORCE);
    return proposal;
  }

  @Test
  void a_slot_is_firm_by_both_consents_only_and_makes_the_next_number() {
    PartyId owner = council.party(1);
    EntryId proposal = asks(owner, slot(owner, Repair.Berth.any(yard), 0, 30));
    council.settle(random);
    assertThat(state(owner, proposal)).isEqualTo(ProposalState.OPEN);
    assertThat(counters(yard, proposal, slot(owner, 0, 0, 30))).isEmpty();
    council.settle(random);
    assertThat(state(owner, proposal)).isEqualTo(ProposalState.COUNTERED);
    assertThat(council.node(yard).calendar(dock)).isZero();
    assertThat(council.consents(owner, proposal)).isEmpty();
    council.settle(random);
    assertThat(state(owner, proposal)).isEqualTo(ProposalState.IN_FORCE);
    assertThat(council.node(yard).calendar(dock)).isEqualTo(1);
    assertThat(council.node(owner).calendar(dock)).isEqualTo(1);
    assertThat(council.node(council.party(2)).calendar(dock))
        .as("who takes no part learns no number")
        .isZero();
  }

  @Test
  void terms_that_name_no_dock_are_never_firm() {
    PartyId owner = council.party(1);
    EntryId proposal = asks(owner, slot(owner, Repair.Berth.any(yard), 0, 30));
    council.settle(random);
    assertThat(council.consents(yard, proposal)).isEmpty();
    council.settle(random);
    assertThat(state(yard, proposal)).isEqualTo(ProposalState.CONSENTED);
    ProposalView view = council.node(yard).find(proposal).orElseThrow();
    SignedEntry forged =
        council.forged(
            yard,
            proposal,
            new Crossing.ProposalClosed(
                proposal,
                Outcome.IN_FORCE,
                view.onTable().hash(),
                view.acts().stream().map(SignedEntry::hash).toList()));
    assertThat(code(council.node(owner).check(forged))).isEqualTo(RefusalCode.CLOSING_UNFOUNDED);
  }

  @Test
  void two_parties_that_ask_for_one_window_at_once_end_the_same_way_on_every_node() {
    int first = 0;
    for (int seed = 0; seed < 200; seed++) {
      CalendarTest run = new CalendarTest();
      first += run.twoAsk(new Random(seed)) ? 1 : 0;
    }
    assertThat(first).as("either of them is first now and then").isBetween(20, 180);
  }

  private boolean twoAsk(Random chance) {
    PartyId one = council.party(1);
    PartyId two = council.party(2);
    EntryId a = asks(one, slot(one, Repair.Berth.any(yard), 0, 30));
    EntryId b = asks(two, slot(two, Repair.Berth.any(yard), 10, 30));
    council.settle(chance);
    assertThat(counters(yard, a, slot(one, 0, 0, 30))).isEmpty();
    assertThat(counters(yard, b, slot(two, 0, 10, 30))).isEmpty();
    council.settle(chance);
    // Both consent while neither reaches the yard; then the lines come back in any sequence.
    council.goes(yard);
    assertThat(council.consents(one, a)).isEmpty();
    assertThat(council.consents(two, b)).isEmpty();
    council.settle(chance);
    assertThat(List.of(state(one, a), state(two, b))).containsOnly(ProposalState.CONSENTED);
    council.comes(yard);
    council.settle(chance);
    List<ProposalState> at = List.of(state(yard, a), state(yard, b));
    assertThat(at)
        .containsExactlyInAnyOrder(ProposalState.IN_FORCE, ProposalState.VOID)
        .isEqualTo(List.of(state(one, a), state(two, b)));
    assertThat(council.node(yard).calendar(dock)).isEqualTo(1);
    EntryId lost = at.getFirst() == ProposalState.VOID ? a : b;
    assertThat(council.node(yard).find(lost).orElseThrow().why())
        .extracting(Because::cause)
        .contains(Because.Cause.CALENDAR_PASSED);
    return at.getFirst() == ProposalState.IN_FORCE;
  }

  @Test
  void a_window_that_is_held_is_refused_with_the_slot_that_holds_it() {
    firm(council.party(1), 0, 0, 30);
    PartyId other = council.party(2);
    EntryId proposal = asks(other, slot(other, Repair.Berth.any(yard), 29, 10));
    council.settle(random);
    Refusal refusal = counters(yard, proposal, slot(other, 1, 29, 10)).orElseThrow();
    assertThat(refusal.code()).isEqualTo(RefusalCode.DOCK_TAKEN);
    assertThat(refusal.sentence())
        .contains("yokosuka/dock-6", "EXERCISE vessel", "2027-04-01", "2027-05-01");
    assertThat(code(counters(yard, proposal, slot(other, 2, 40, 10))))
        .as("a number that is still to come")
        .isEqualTo(RefusalCode.OTHER_NUMBER);
    assertThat(counters(yard, proposal, slot(other, 0, 30, 10)))
        .as("an earlier number, from the day on which the other leaves")
        .isEmpty();
  }

  @Test
  void one_firm_slot_voids_the_offers_that_it_meets_and_leaves_the_others_with_their_consents() {
    PartyId one = council.party(1);
    PartyId two = council.party(2);
    EntryId meets = offered(two, 0, 29, 30);
    EntryId other = offered(two, 0, 100, 30);
    EntryId next = offered(council.party(3), 0, 30, 20);
    firm(one, 0, 0, 30);
    assertThat(state(two, meets)).isEqualTo(ProposalState.VOID);
    assertThat(council.node(two).find(meets).orElseThrow().why())
        .extracting(Because::cause)
        .contains(Because.Cause.CALENDAR_PASSED);
    assertThat(state(two, other)).isEqualTo(ProposalState.COUNTERED);
    assertThat(council.consents(two, other)).isEmpty();
    assertThat(council.consents(council.party(3), next)).isEmpty();
    council.settle(random);
    assertThat(state(two, other)).isEqualTo(ProposalState.IN_FORCE);
    assertThat(state(council.party(3), next)).isEqualTo(ProposalState.IN_FORCE);
    assertThat(council.node(yard).calendar(dock)).isEqualTo(3);
    firm(two, 3, 60, 30);
  }

  @Test
  void a_consent_given_before_another_month_became_firm_still_makes_the_slot_firm() {
    PartyId one = council.party(1);
    PartyId two = council.party(2);
    EntryId here = offered(one, 0, 0, 30);
    EntryId there = offered(two, 0, 100, 30);
    council.goes(yard);
    assertThat(council.consents(one, here)).isEmpty();
    assertThat(council.consents(two, there)).isEmpty();
    council.comes(yard);
    council.settle(random);
    assertThat(List.of(state(one, here), state(two, there), state(yard, here), state(yard, there)))
        .containsOnly(ProposalState.IN_FORCE);
  }

  @Test
  void an_offer_that_a_slot_ended_since_met_is_asked_for_again_although_the_dock_is_free() {
    PartyId one = council.party(1);
    PartyId two = council.party(2);
    EntryId waits = asks(two, slot(two, Repair.Berth.any(yard), 10, 30));
    EntryId held = firm(one, 0, 0, 30);
    Matter notice = new Matter.Withdrawal(held, SPRING.plus(Duration.ofDays(10)));
    assertThat(council.noticed(one, notice, yard)).isEmpty();
    council.settle(random);
    Refusal refusal = counters(yard, waits, slot(two, 0, 10, 30)).orElseThrow();
    assertThat(refusal.code()).isEqualTo(RefusalCode.OTHER_NUMBER);
    assertThat(refusal.sentence()).contains("number 0", "EXERCISE vessel", "ended early");
    assertThat(counters(yard, waits, slot(two, 1, 10, 30))).isEmpty();
  }

  @Test
  void a_notice_that_ends_a_slot_frees_the_dock_from_then_on() {
    PartyId one = council.party(1);
    EntryId held = firm(one, 0, 0, 30);
    Matter notice = new Matter.Withdrawal(held, SPRING.plus(Duration.ofDays(10)));
    // The owner gives it and keeps it: it asks for nobody's consent.
    assertThat(council.noticed(one, notice, yard)).isEmpty();
    council.settle(random);
    assertThat(council.node(yard).find(held).orElseThrow().ends())
        .isEqualTo(SPRING.plus(Duration.ofDays(10)));
    firm(council.party(2), 1, 10, 30);
  }

  @Test
  void a_yard_that_closes_two_slots_for_one_window_is_told_apart_and_neither_holds() {
    PartyId owner = council.party(1);
    EntryId a = asks(owner, slot(owner, Repair.Berth.any(yard), 0, 30));
    EntryId b = asks(owner, slot(owner, Repair.Berth.any(yard), 20, 30));
    council.settle(random);
    assertThat(counters(yard, a, slot(owner, 0, 0, 30))).isEmpty();
    assertThat(counters(yard, b, slot(owner, 0, 20, 30))).isEmpty();
    council.settle(random);
    council.consents(owner, a);
    council.consents(owner, b);
    List<SignedEntry> closings = new ArrayList<>();
    for (EntryId one : List.of(a, b)) {
      ProposalView view = council.node(owner).find(one).orElseThrow();
      closings.add(
          council.forged(
              yard,
              one,
              new Crossing.ProposalClosed(
                  one,
                  Outcome.IN_FORCE,
                  view.onTable().hash(),
                  view.acts().stream().map(SignedEntry::hash).toList())));
    }
    Proposals node = council.node(owner);
    assertThat(node.check(closings.getFirst())).isEmpty();
    node.apply(closings.getFirst(), 1_000);
    assertThat(state(owner, a)).isEqualTo(ProposalState.IN_FORCE);
    assertThat(code(node.check(closings.getLast()))).isEqualTo(RefusalCode.EQUIVOCATION);
    node.apply(closings.getLast(), 1_001);
    assertThat(List.of(state(owner, a), state(owner, b))).containsOnly(ProposalState.DISPUTED);
    assertThat(node.find(a).orElseThrow().why())
        .extracting(Because::cause)
        .contains(Because.Cause.CALENDAR_CONTESTED);
  }

  @Test
  void a_closing_for_a_window_that_a_slot_holds_waits_at_the_reader_and_is_not_in_force() {
    PartyId owner = council.party(1);
    firm(owner, 0, 0, 30);
    EntryId again = asks(owner, slot(owner, Repair.Berth.any(yard), 10, 30));
    council.settle(random);
    Matter.RepairSlot over = slot(owner, 1, 10, 30);
    ProposalView view = council.node(owner).find(again).orElseThrow();
    SignedEntry counter =
        council.forged(
            yard,
            again,
            new Crossing.TermsCountered(
                again, view.onTable().hash(), Council.sealed(over, "double")));
    Proposals node = council.node(owner);
    assertThat(node.check(counter)).isEmpty();
    node.apply(counter, 1_000);
    assertThat(code(council.consents(owner, again)))
        .as("the owner's own node knows its own slot")
        .isEqualTo(RefusalCode.DOCK_TAKEN);
    SignedEntry consent =
        council.forged(
            owner,
            again,
            new Crossing.ConsentGiven(again, node.find(again).orElseThrow().onTable().hash()));
    node.apply(consent, 1_001);
    SignedEntry closing =
        council.forged(
            yard,
            again,
            new Crossing.ProposalClosed(
                again,
                Outcome.IN_FORCE,
                node.find(again).orElseThrow().onTable().hash(),
                List.of(counter.hash(), consent.hash())));
    node.apply(closing, 1_002);
    assertThat(state(owner, again)).isNotEqualTo(ProposalState.IN_FORCE);
  }

  @Test
  void only_the_two_parties_of_the_slot_take_part_and_the_yard_is_its_keeper() {
    PartyId owner = council.party(1);
    assertThat(
            code(
                council.opens(
                    owner,
                    slot(owner, Repair.Berth.any(yard), 0, 30),
                    List.of(yard, council.party(2)),
                    new ConsentRule.All())))
        .isEqualTo(RefusalCode.MALFORMED);
    assertThat(
            code(
                council.opens(
                    owner,
                    slot(owner, Repair.Berth.any(council.party(2)), 0, 30),
                    List.of(yard),
                    new ConsentRule.All())))
        .isEqualTo(RefusalCode.MALFORMED);
    EntryId proposal = asks(owner, slot(owner, Repair.Berth.any(yard), 0, 30));
    council.settle(random);
    Matter.RepairSlot other = slot(council.party(2), 0, 0, 30);
    assertThat(code(counters(yard, proposal, other)))
        .as("a counter keeps the vessel")
        .isEqualTo(RefusalCode.MALFORMED);
  }
}
