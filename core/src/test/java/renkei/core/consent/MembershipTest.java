// SPDX-License-Identifier: Apache-2.0
package renkei.core.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import renkei.core.base.Hash;
import renkei.core.entry.ConsentRule;
import renkei.core.entry.Crossing;
import renkei.core.entry.EntryId;
import renkei.core.entry.Membership;
import renkei.core.entry.Outcome;
import renkei.core.entry.PartyId;
import renkei.core.entry.Refusal;
import renkei.core.entry.RefusalCode;
import renkei.core.entry.SignedEntry;

/// Membership by number: the depositary's closings number it, one for each number, and every node
/// comes to the same members.
class MembershipTest {
  private final Random random = new Random(1);

  /// An agreement of the first parties is in force; gives the council and sets [#pillar].
  private Council inForce(int size, int founders) {
    Council council = new Council(size);
    List<PartyId> between = council.parties().subList(0, founders);
    assertThat(council.agreement(between.getLast(), between, new ConsentRule.All())).isEmpty();
    EntryId agreement = council.last();
    council.settle(random);
    between.subList(0, founders - 1).forEach(party -> council.consents(party, agreement));
    council.settle(random);
    pillar = new Membership(agreement, "p2");
    assertThat(council.line(between.getFirst(), pillar).number()).isEqualTo(1);
    return council;
  }

  private Membership pillar = Membership.of(new EntryId(7, 1));

  private static RefusalCode code(Optional<Refusal> refusal) {
    return refusal.orElseThrow().code();
  }

  private static ProposalState state(Council council, PartyId at, EntryId proposal) {
    return council.node(at).find(proposal).orElseThrow().state();
  }

  @Test
  void the_closing_of_the_agreement_makes_number_one_of_it_and_of_each_pillar() {
    Council council = inForce(4, 3);
    List<PartyId> founders = council.parties().subList(0, 3);
    for (PartyId party : founders) {
      assertThat(council.node(party).memberships())
          .extracting(MembershipLine::membership)
          .containsExactly(
              Membership.of(pillar.agreement()), new Membership(pillar.agreement(), "p1"), pillar);
      assertThat(council.line(party, pillar).members()).containsExactlyElementsOf(founders);
    }
    assertThat(council.node(council.party(3)).memberships()).isEmpty();
  }

  @Test
  void with_n_ratifications_only_who_consented_is_a_member_and_the_depositary_always_is() {
    Council council = new Council(5);
    council.agreement(council.party(4), council.parties(), new ConsentRule.AtLeast(2));
    EntryId agreement = council.last();
    council.settle(random);
    council.consents(council.party(1), agreement);
    council.consents(council.party(2), agreement);
    council.settle(random);
    assertThat(state(council, council.party(3), agreement)).isEqualTo(ProposalState.OPEN);
    assertThat(council.node(council.party(3)).find(agreement).orElseThrow().missing())
        .as("two of four consented, and the depositary has not")
        .extracting(elector -> elector.party())
        .containsExactly(council.party(0));
    council.consents(council.party(0), agreement);
    council.settle(random);
    for (PartyId party : council.parties()) {
      assertThat(state(council, party, agreement)).isEqualTo(ProposalState.IN_FORCE);
      assertThat(council.line(party, Membership.of(agreement)).members())
          .doesNotContain(council.party(3))
          .hasSize(4);
    }
  }

  @Test
  void under_a_rule_that_names_parties_nobody_else_is_waited_for() {
    Council council = new Council(4);
    List<PartyId> named = List.of(council.party(0), council.party(2));
    council.agreement(council.party(3), council.parties(), new ConsentRule.Named(named));
    EntryId agreement = council.last();
    council.settle(random);
    council.consents(council.party(1), agreement);
    council.consents(council.party(2), agreement);
    council.settle(random);
    assertThat(council.node(council.party(1)).find(agreement).orElseThrow().missing())
        .extracting(elector -> elector.party())
        .containsExactly(council.party(0));
    council.consents(council.party(0), agreement);
    council.settle(random);
    assertThat(state(council, council.party(1), agreement)).isEqualTo(ProposalState.IN_FORCE);
  }

  @Test
  void an_accession_needs_every_member_at_its_number_and_makes_the_next_one() {
    Council council = inForce(4, 3);
    PartyId applicant = council.party(3);
    council.applies(applicant, pillar, 1, council.parties().subList(0, 3));
    EntryId accession = council.last();
    council.settle(random);
    council.consents(council.party(0), accession);
    council.consents(council.party(1), accession);
    council.settle(random);
    assertThat(state(council, applicant, accession)).isEqualTo(ProposalState.OPEN);
    council.consents(council.party(2), accession);
    council.settle(random);
    for (PartyId party : council.parties()) {
      assertThat(state(council, party, accession)).isEqualTo(ProposalState.IN_FORCE);
      assertThat(council.line(party, pillar).number()).isEqualTo(2);
      assertThat(council.line(party, pillar).members()).isEqualTo(council.parties());
    }
    assertThat(council.line(council.party(0), Membership.of(pillar.agreement())).number())
        .as("a pillar is a membership of its own")
        .isEqualTo(1);
  }

  @Test
  void a_member_that_cannot_be_reached_is_pending_and_never_assumed() {
    Council council = inForce(4, 3);
    council.goes(council.party(2));
    council.applies(council.party(3), pillar, 1, council.parties().subList(0, 3));
    EntryId accession = council.last();
    council.settle(random);
    council.consents(council.party(0), accession);
    council.consents(council.party(1), accession);
    council.settle(random);
    ProposalView view = council.node(council.party(3)).find(accession).orElseThrow();
    assertThat(view.state()).isEqualTo(ProposalState.OPEN);
    assertThat(view.why())
        .anyMatch(because ->
            because.cause() == Because.Cause.WAITS_FOR
                && council.party(2).equals(because.party())
                && because.at() != null);
    council.comes(council.party(2));
    council.settle(random);
    assertThat(state(council, council.party(3), accession)).isEqualTo(ProposalState.OPEN);
    council.consents(council.party(2), accession);
    council.settle(random);
    assertThat(state(council, council.party(3), accession)).isEqualTo(ProposalState.IN_FORCE);
  }

  @Test
  void an_applicant_has_no_vote_and_cannot_leave_a_member_out() {
    Council council = inForce(4, 3);
    PartyId applicant = council.party(3);
    List<PartyId> members = council.parties().subList(0, 3);
    List<PartyId> two = List.of(council.party(0), council.party(2));
    assertThat(council.applies(applicant, pillar, 1, two)).isEmpty();
    SignedEntry opening =
        council.node(applicant).find(council.last()).orElseThrow().acts().getFirst();
    assertThat(code(council.node(council.party(0)).check(opening)))
        .isEqualTo(RefusalCode.MALFORMED);
    assertThat(code(council.applies(council.party(1), pillar, 1, members)))
        .as("a member that applies")
        .isEqualTo(RefusalCode.STALE);
  }

  @Test
  void two_applicants_at_once_settle_the_same_way_on_every_node_in_any_sequence() {
    Map<ProposalState, Integer> first = new EnumMap<>(ProposalState.class);
    for (int seed = 0; seed < 400; seed++) {
      Random chance = new Random(seed);
      int members = 3 + chance.nextInt(2);
      Council council = inForce(members + 2, members);
      List<PartyId> asked = council.parties().subList(0, members);
      PartyId one = council.party(members);
      PartyId two = council.party(members + 1);
      council.applies(one, pillar, 1, asked);
      EntryId ones = council.last();
      council.applies(two, pillar, 1, asked);
      EntryId twos = council.last();
      List<Map.Entry<PartyId, EntryId>> answers = new ArrayList<>();
      asked.forEach(party -> answers.add(Map.entry(party, ones)));
      asked.forEach(party -> answers.add(Map.entry(party, twos)));
      while (!answers.isEmpty()) {
        Map.Entry<PartyId, EntryId> next = answers.get(chance.nextInt(answers.size()));
        if (council.node(next.getKey()).find(next.getValue()).isPresent()) {
          council.consents(next.getKey(), next.getValue());
          answers.remove(next);
        }
        council.arrives(chance);
        council.closes();
      }
      council.settle(chance);
      ProposalState state = state(council, council.party(0), ones);
      first.merge(state, 1, Integer::sum);
      assertThat(List.of(state, state(council, council.party(0), twos)))
          .as("seed %s", seed)
          .containsExactlyInAnyOrder(ProposalState.IN_FORCE, ProposalState.VOID);
      PartyId joined = state == ProposalState.IN_FORCE ? one : two;
      PartyId other = joined.equals(one) ? two : one;
      EntryId lost = joined.equals(one) ? twos : ones;
      for (PartyId party : asked) {
        assertThat(state(council, party, ones)).as("seed %s", seed).isEqualTo(state);
        assertThat(council.line(party, pillar).number()).isEqualTo(2);
        assertThat(council.line(party, pillar).members()).contains(joined).doesNotContain(other);
        assertThat(council.node(party).find(lost).orElseThrow().why())
            .extracting(Because::cause)
            .contains(Because.Cause.NUMBER_PASSED);
      }
      assertThat(council.line(joined, pillar)).isEqualTo(council.line(asked.getLast(), pillar));
      assertThat(state(council, other, lost)).isEqualTo(ProposalState.VOID);
      again(council, other, joined, asked, chance);
    }
    assertThat(first).as("either can be first").hasSize(2);
  }

  @Test
  void numbers_read_the_same_when_acts_come_over_several_routes_in_any_sequence() {
    for (int seed = 0; seed < 150; seed++) {
      Random chance = new Random(seed);
      Council council = inForce(6, 3);
      List<PartyId> members = council.parties().subList(0, 3);
      council.applies(council.party(3), pillar, 1, members);
      EntryId first = council.last();
      council.applies(council.party(4), pillar, 1, members);
      EntryId second = council.last();
      council.settle(chance);
      members.forEach(party -> council.consents(party, chance.nextBoolean() ? first : second));
      council.settle(chance);
      members.forEach(party -> council.consents(party, first));
      council.settle(chance);
      council.leaves(
          council.party(2),
          pillar,
          council.line(council.party(0), pillar).number(),
          council.line(council.party(0), pillar).members());
      council.settle(chance);
      List<SignedEntry> acts = new ArrayList<>();
      council.node(council.party(1)).all().forEach(view -> acts.addAll(view.acts()));
      Proposals late = new Proposals(council.party(1));
      java.util.Collections.shuffle(acts, chance);
      for (SignedEntry act : acts) {
        boolean own = act.entry().party().equals(council.party(1));
        assertThat(own ? Optional.empty() : late.check(act)).as("seed %s", seed).isEmpty();
        late.apply(act, 1);
      }
      assertThat(late.memberships())
          .as("seed %s", seed)
          .isEqualTo(council.node(council.party(1)).memberships());
      for (ProposalView view : council.node(council.party(1)).all()) {
        assertThat(late.find(view.id()).orElseThrow()).as("seed %s", seed).isEqualTo(view);
      }
    }
  }

  /// What was void is opened again on the number that is now, and the newcomer is asked as well.
  private void again(
      Council council, PartyId other, PartyId joined, List<PartyId> asked, Random chance) {
    List<PartyId> now = Stream.concat(asked.stream(), Stream.of(joined)).toList();
    council.applies(other, pillar, 2, now);
    EntryId again = council.last();
    council.settle(chance);
    now.forEach(party -> assertThat(council.consents(party, again)).isEmpty());
    council.settle(chance);
    for (PartyId party : council.parties()) {
      assertThat(state(council, party, again)).isEqualTo(ProposalState.IN_FORCE);
      assertThat(council.line(party, pillar).number()).isEqualTo(3);
    }
  }

  @Test
  void who_leaves_changes_the_number_and_what_was_opened_before_is_void() {
    Council council = inForce(5, 4);
    List<PartyId> members = council.parties().subList(0, 4);
    council.applies(council.party(4), pillar, 1, members);
    EntryId accession = council.last();
    council.settle(random);
    council.consents(council.party(0), accession);
    council.leaves(council.party(3), pillar, 1, members);
    EntryId leaving = council.last();
    council.settle(random);
    for (PartyId party : council.parties()) {
      assertThat(state(council, party, accession)).isEqualTo(ProposalState.VOID);
    }
    for (PartyId party : members) {
      MembershipLine line = council.line(party, pillar);
      assertThat(state(council, party, leaving)).isEqualTo(ProposalState.IN_FORCE);
      assertThat(line.number()).isEqualTo(2);
      assertThat(line.members()).isEqualTo(council.parties().subList(0, 3));
      assertThat(line.member(council.party(3), line.leaving().getFirst().from().minusSeconds(1)))
          .isTrue();
      assertThat(line.member(council.party(3), line.leaving().getFirst().from())).isFalse();
    }
    assertThat(code(council.leaves(council.party(0), pillar, 2, members.subList(0, 3))))
        .as("the depositary numbers who leaves")
        .isEqualTo(RefusalCode.MALFORMED);
    assertThat(code(council.leaves(council.party(1), pillar, 1, members)))
        .as("a number that has passed")
        .isEqualTo(RefusalCode.OTHER_NUMBER);
  }

  @Test
  void nobody_consents_by_a_number_that_has_passed_or_is_not_known() {
    Council council = inForce(5, 3);
    List<PartyId> members = council.parties().subList(0, 3);
    council.applies(council.party(3), pillar, 1, members);
    EntryId early = council.last();
    council.applies(council.party(4), pillar, 1, members);
    EntryId late = council.last();
    council.settle(random);
    members.forEach(party -> council.consents(party, early));
    council.goes(council.party(1));
    council.settle(random);
    council.closes();
    council.comes(council.party(1));
    while (council.arrives(council.party(2), council.party(1))) {}
    assertThat(council.consents(council.party(1), late)).as("still on number 1 here").isEmpty();
    council.settle(random);
    council.applies(council.party(4), pillar, 9, members);
    assertThat(council.last()).isNotEqualTo(late);
    SignedEntry future =
        council.node(council.party(4)).find(council.last()).orElseThrow().acts().getFirst();
    assertThat(code(council.node(council.party(0)).check(future)))
        .as("the depositary knows every number")
        .isEqualTo(RefusalCode.OTHER_NUMBER);
    council.node(council.party(1)).apply(future, 1);
    assertThat(code(council.consents(council.party(1), council.last())))
        .isEqualTo(RefusalCode.OTHER_NUMBER);
  }

  @Test
  void a_depositary_that_makes_one_number_twice_makes_it_not_at_all() {
    Council council = inForce(5, 3);
    List<PartyId> members = council.parties().subList(0, 3);
    council.applies(council.party(3), pillar, 1, members);
    EntryId one = council.last();
    council.applies(council.party(4), pillar, 1, members);
    EntryId two = council.last();
    council.settle(random);
    for (PartyId party : members) {
      council.consents(party, two);
    }
    while (council.arrives(random)) {}
    SignedEntry forged = in(council, two);
    for (PartyId party : members) {
      council.consents(party, one);
    }
    while (council.arrives(random)) {}
    council.closes();
    while (council.arrives(random)) {}
    PartyId reader = council.party(1);
    boolean first = state(council, reader, one) == ProposalState.IN_FORCE;
    SignedEntry second = first ? forged : in(council, one);
    assertThat(code(council.node(reader).check(second))).isEqualTo(RefusalCode.EQUIVOCATION);
    council.node(reader).apply(second, 1);
    assertThat(state(council, reader, one)).isEqualTo(ProposalState.DISPUTED);
    assertThat(state(council, reader, two)).isEqualTo(ProposalState.DISPUTED);
    MembershipLine line = council.line(reader, pillar);
    assertThat(line.number()).isEqualTo(1);
    assertThat(line.contested()).isTrue();
    assertThat(council.node(reader).find(one).orElseThrow().why())
        .extracting(Because::cause)
        .contains(Because.Cause.NUMBER_CONTESTED);
  }

  /// A closing as in force that rests on every consent held by the depositary.
  private static SignedEntry in(Council council, EntryId proposal) {
    ProposalView view = council.node(council.party(0)).find(proposal).orElseThrow();
    Hash terms = view.onTable().hash();
    List<Hash> acts =
        view.acts().stream()
            .filter(act -> Foundation.consents(act, terms))
            .map(SignedEntry::hash)
            .toList();
    return council.forged(
        council.party(0),
        proposal,
        new Crossing.ProposalClosed(proposal, Outcome.IN_FORCE, terms, acts));
  }
}
