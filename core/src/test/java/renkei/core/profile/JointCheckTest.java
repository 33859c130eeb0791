// SPDX-License-Identifier: Apache-2.0
package renkei.core.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import renkei.core.base.Hash;
import renkei.core.entry.AuthenticText;
import renkei.core.entry.Body;
import renkei.core.entry.Clocks;
import renkei.core.entry.ConsentRule;
import renkei.core.entry.Crossing;
import renkei.core.entry.Elector;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.FunctionId;
import renkei.core.entry.Joint;
import renkei.core.entry.Matter;
import renkei.core.entry.Movement;
import renkei.core.entry.Outcome;
import renkei.core.entry.PartyId;
import renkei.core.entry.Refusal;
import renkei.core.entry.RefusalCode;
import renkei.core.entry.SealedTerms;
import renkei.core.entry.SignedEntry;
import renkei.core.entry.Terms;
import renkei.core.entry.VisitEntry.MovementStated;

/// What is stated under a proposal: by whom, for whom, and when it counts.
class JointCheckTest {
  private static final EntryId PROPOSAL = new EntryId(1, 1);

  private final Party jpn = new Party("JPN");
  private final Party usa = new Party("USA");
  private final Party phl = new Party("PHL");
  private final Party xaa = new Party("XAA");
  private final List<PartyId> three = Stream.of(jpn.id, usa.id, phl.id).sorted().toList();
  private JointCheck check = new JointCheck(phl.id, phl.proposals);
  private long next = 2;

  @BeforeEach
  void nothing_held_yet() {
    check = new JointCheck(phl.id, phl.proposals);
  }

  private SignedEntry entry(Party by, EntryId id, long hour, Set<PartyId> to, Body body) {
    return by.states(id, Party.at(hour), "HQ", to, body);
  }

  private Set<PartyId> othersThan(Party one) {
    Set<PartyId> others = new TreeSet<>(three);
    others.remove(one.id);
    return others;
  }

  /// An agreement of the three, kept by USA; PHL hears of its acts one by one.
  private List<SignedEntry> acts(Outcome outcome) {
    SealedTerms terms =
        Party.seal(
            new Terms(
                List.of(new AuthenticText("en", "EXERCISE relief")),
                new Matter.Agreement(three, usa.id, List.of())),
            true);
    FunctionId function = new FunctionId("agreements");
    SignedEntry opening =
        entry(
            jpn,
            PROPOSAL,
            0,
            othersThan(jpn),
            new Crossing.ProposalOpened(
                terms,
                usa.id,
                List.of(new Elector(usa.id, function), new Elector(phl.id, function)),
                new ConsentRule.All(),
                new Clocks(Party.at(2), Party.at(20), Party.at(100))));
    Body yes = new Crossing.ConsentGiven(PROPOSAL, terms.hash());
    SignedEntry usaYes = entry(usa, new EntryId(1, next++), 1, othersThan(usa), yes);
    SignedEntry phlYes = entry(phl, new EntryId(1, next++), 2, othersThan(phl), yes);
    SignedEntry withdrawal =
        entry(
            jpn,
            new EntryId(1, next++),
            3,
            othersThan(jpn),
            new Crossing.ProposalWithdrawn(PROPOSAL, "no"));
    List<SignedEntry> before =
        outcome == Outcome.IN_FORCE
            ? List.of(opening, usaYes, phlYes)
            : List.of(opening, withdrawal);
    List<Hash> rests = before.stream().map(SignedEntry::hash).toList();
    SignedEntry closing =
        entry(
            usa,
            new EntryId(1, next++),
            4,
            othersThan(usa),
            new Crossing.ProposalClosed(PROPOSAL, outcome, terms.hash(), rests));
    return Stream.concat(before.stream(), Stream.of(closing)).toList();
  }

  private void holds(List<SignedEntry> acts) {
    acts.forEach(act -> phl.proposals.apply(act, next++));
  }

  private Entry says(Party by, Set<PartyId> to) {
    Joint body = new MovementStated(PROPOSAL, Movement.ARRIVED, Party.at(5), 1, "");
    return entry(by, new EntryId(1, next++), 5, to, body).entry();
  }

  private Optional<RefusalCode> refused(Entry entry) {
    return check.check(entry, (Joint) entry.body()).map(Refusal::code);
  }

  @Test
  void what_is_in_force_lets_each_party_state_to_all_the_others() {
    holds(acts(Outcome.IN_FORCE));
    assertThat(refused(says(jpn, othersThan(jpn)))).isEmpty();
    assertThat(refused(says(phl, othersThan(phl)))).isEmpty();
    assertThat(JointCheck.counts(phl.proposals, PROPOSAL)).isTrue();
  }

  @Test
  void an_outsider_and_another_audience_are_refused() {
    holds(acts(Outcome.IN_FORCE));
    assertThat(refused(says(xaa, Set.of(phl.id, usa.id)))).contains(RefusalCode.NOT_YOUR_MATTER);
    assertThat(refused(says(jpn, Set.of(phl.id)))).contains(RefusalCode.NOT_ADDRESSED);
    assertThat(refused(says(phl, Set.of(jpn.id, usa.id, xaa.id))))
        .contains(RefusalCode.NOT_ADDRESSED);
  }

  @Test
  void before_the_closing_a_party_states_nothing_and_hears_what_others_state() {
    holds(acts(Outcome.IN_FORCE).subList(0, 3));
    assertThat(refused(says(phl, othersThan(phl)))).contains(RefusalCode.STALE);
    assertThat(refused(says(jpn, othersThan(jpn)))).isEmpty();
    assertThat(JointCheck.counts(phl.proposals, PROPOSAL)).isFalse();
  }

  @Test
  void what_came_to_another_end_is_stated_under_by_nobody() {
    holds(acts(Outcome.WITHDRAWN));
    assertThat(refused(says(jpn, othersThan(jpn)))).contains(RefusalCode.STALE);
    assertThat(refused(says(phl, othersThan(phl)))).contains(RefusalCode.STALE);
  }

  @Test
  void before_the_opening_it_waits_where_a_third_party_made_that_and_is_bounded() {
    assertThat(refused(says(phl, othersThan(phl)))).contains(RefusalCode.NO_SUCH_PROPOSAL);
    assertThat(refused(says(jpn, Set.of(phl.id)))).contains(RefusalCode.NO_SUCH_PROPOSAL);
    for (int i = 0; i < JointCheck.EARLY_PER_PARTY_MAX; i++) {
      Entry early = says(jpn, othersThan(jpn));
      assertThat(refused(early)).isEmpty();
      check.apply(early);
    }
    assertThat(refused(says(jpn, othersThan(jpn)))).contains(RefusalCode.FULL);
    assertThat(refused(says(usa, othersThan(usa)))).isEmpty();
    holds(acts(Outcome.IN_FORCE));
    assertThat(refused(says(jpn, othersThan(jpn)))).isEmpty();
  }
}
