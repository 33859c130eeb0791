// SPDX-License-Identifier: Apache-2.0
package renkei.core.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static renkei.core.consent.Hands.ASKED;
import static renkei.core.consent.Hands.ONE;
import static renkei.core.consent.Hands.OPENER;
import static renkei.core.consent.Hands.THREE;
import static renkei.core.consent.Hands.TWO;
import static renkei.core.consent.Hands.act;
import static renkei.core.consent.Hands.at;
import static renkei.core.consent.Hands.view;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import renkei.core.entry.ConsentRule;
import renkei.core.entry.Outcome;
import renkei.core.entry.Refusal;
import renkei.core.entry.RefusalCode;
import renkei.core.entry.SealedTerms;
import renkei.core.entry.SignedEntry;

/// A keeper that stays silent, lists what was taken back, or hears of a withdrawal late.
class KeeperTest {
  private static Optional<RefusalCode> takes(Proposals node, SignedEntry act) {
    Optional<Refusal> refusal = node.check(act);
    if (refusal.isEmpty()) {
      node.apply(act, 1);
    }
    return refusal.map(Refusal::code);
  }

  @Test
  void p12_a_keeper_that_stays_silent_opens_nothing_and_only_its_own_clock_lets_it_lapse() {
    SignedEntry yes = act(ASKED, 2, Hands.consent(ONE));
    Proposals reader = Hands.holding(OPENER, Hands.request(), yes);

    assertThat(view(reader).state()).isEqualTo(ProposalState.CONSENTED);
    assertThat(view(reader).inForce(at(5_000))).as("long after its time").isFalse();
    assertThat(reader.due(at(5_000))).as("the reader settles nothing").isEmpty();
    assertThat(view(reader).why())
        .anyMatch(
            why -> why.cause() == Because.Cause.WAITS_FOR_KEEPER && ASKED.equals(why.party()));

    SignedEntry early = act(ASKED, 999, Hands.closed(Outcome.LAPSED, ONE));
    assertThat(takes(reader, early)).contains(RefusalCode.CLOSING_UNFOUNDED);
    assertThat(takes(reader, act(ASKED, 1_000, Hands.closed(Outcome.LAPSED, ONE)))).isEmpty();
    assertThat(view(reader).state()).isEqualTo(ProposalState.LAPSED);
  }

  @Test
  void p11_a_closing_that_lists_a_consent_which_the_keeper_took_back_is_refused() {
    SignedEntry opened = Hands.request();
    SignedEntry yes = act(ASKED, 2, Hands.consent(ONE));
    SignedEntry back = act(ASKED, 3, Hands.takenBack(ONE));
    Proposals reader = Hands.holding(OPENER, opened, yes, back);

    SignedEntry closing = act(ASKED, 4, Hands.closed(Outcome.IN_FORCE, ONE, opened, yes));
    assertThat(takes(reader, closing)).contains(RefusalCode.CLOSING_UNFOUNDED);
    assertThat(view(reader).inForce(at(5))).isFalse();

    SignedEntry again = act(ASKED, 5, Hands.consent(ONE));
    assertThat(takes(reader, again)).as("the next good one is served").isEmpty();
    assertThat(takes(reader, act(ASKED, 6, Hands.closed(Outcome.IN_FORCE, ONE, opened, again))))
        .isEmpty();
    assertThat(view(reader).inForce(at(7))).isTrue();
  }

  @Test
  void p11_among_several_such_a_closing_is_held_says_why_and_settles_nothing() {
    SealedTerms terms = Hands.treaty("one");
    SignedEntry opened =
        Hands.opening(terms, new ConsentRule.AtLeast(1), ASKED, Hands.THIRD, Hands.READER);
    SignedEntry yes = among(2, Hands.consent(terms));
    SignedEntry back = among(3, Hands.takenBack(terms));
    SignedEntry closing = among(4, Hands.closed(Outcome.IN_FORCE, terms, opened, yes));
    for (List<SignedEntry> sequence :
        List.of(List.of(opened, yes, back, closing), List.of(closing, yes, opened, back))) {
      Proposals reader = new Proposals(Hands.READER);
      sequence.forEach(one -> assertThat(takes(reader, one)).isEmpty());
      assertThat(view(reader).inForce(at(5))).isFalse();
      assertThat(view(reader).why())
          .extracting(Because::cause)
          .contains(Because.Cause.CLOSING_NOT_BORNE);
    }
  }

  private static SignedEntry among(long minute, renkei.core.entry.Body body) {
    return Hands.entry(
        ASKED,
        new renkei.core.entry.EntryId(2, minute),
        minute,
        new java.util.TreeSet<>(List.of(OPENER, Hands.THIRD, Hands.READER)),
        body);
  }

  @Test
  void p11_a_counter_to_a_counter_after_the_withdrawal_changes_nothing() {
    SignedEntry opened = Hands.request();
    SignedEntry counter = act(ASKED, 2, Hands.countered(ONE, TWO));
    SignedEntry withdrawn = act(OPENER, 3, Hands.withdrawn());
    SignedEntry closing = act(ASKED, 5, Hands.closed(Outcome.WITHDRAWN, TWO, withdrawn));
    Proposals keeper = Hands.holding(ASKED, opened, counter, withdrawn);
    SignedEntry late = act(OPENER, 4, Hands.countered(TWO, THREE));
    assertThat(takes(keeper, late)).as("it may have crossed").isEmpty();
    assertThat(keeper.due(at(6)))
        .extracting(renkei.core.entry.Crossing.ProposalClosed::outcome)
        .containsExactly(Outcome.WITHDRAWN);
    keeper.apply(closing, 1);
    assertThat(takes(keeper, act(ASKED, 7, Hands.countered(TWO, THREE))))
        .contains(RefusalCode.PROPOSAL_CLOSED);

    Proposals opener = Hands.holding(OPENER, opened, counter, withdrawn, closing);
    assertThat(takes(opener, act(OPENER, 8, Hands.countered(TWO, THREE))))
        .contains(RefusalCode.PROPOSAL_CLOSED);
    for (Proposals node : List.of(keeper, opener)) {
      assertThat(view(node).state()).isEqualTo(ProposalState.WITHDRAWN);
      assertThat(view(node).onTable()).as("what the closing names").isEqualTo(TWO);
    }
  }
}
