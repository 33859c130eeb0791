// SPDX-License-Identifier: Apache-2.0
package renkei.core.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static renkei.core.consent.Hands.ASKED;
import static renkei.core.consent.Hands.ONE;
import static renkei.core.consent.Hands.OPENER;
import static renkei.core.consent.Hands.PROPOSAL;
import static renkei.core.consent.Hands.THIRD;
import static renkei.core.consent.Hands.TWO;
import static renkei.core.consent.Hands.act;
import static renkei.core.consent.Hands.at;
import static renkei.core.consent.Hands.closed;
import static renkei.core.consent.Hands.consent;
import static renkei.core.consent.Hands.countered;
import static renkei.core.consent.Hands.declined;
import static renkei.core.consent.Hands.entry;
import static renkei.core.consent.Hands.holding;
import static renkei.core.consent.Hands.opening;
import static renkei.core.consent.Hands.request;
import static renkei.core.consent.Hands.takenBack;
import static renkei.core.consent.Hands.view;
import static renkei.core.consent.Hands.withdrawn;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import renkei.core.entry.ConsentRule;
import renkei.core.entry.Crossing;
import renkei.core.entry.Elector;
import renkei.core.entry.EntryId;
import renkei.core.entry.Outcome;
import renkei.core.entry.Refusal;
import renkei.core.entry.RefusalCode;
import renkei.core.entry.SealedTerms;
import renkei.core.entry.SignedEntry;

/// The engine's rules one by one.
class ProposalsTest {
  private final SignedEntry request = request();

  @Test
  void p3_the_same_id_with_other_content_is_refused_and_with_the_same_bytes_has_no_second_effect() {
    Proposals asked = holding(ASKED, request);
    assertThat(asked.check(request)).isEmpty();
    asked.apply(request, 2);
    assertThat(asked.size()).isEqualTo(1);
    SignedEntry twice = entry(OPENER, PROPOSAL, 1, Set.of(ASKED), request.entry().body());
    assertThat(code(asked.check(twice))).contains(RefusalCode.ID_REUSED);
    asked.apply(twice, 3);
    assertThat(view(asked).opening()).isEqualTo(request.entry());
    SignedEntry next = act(OPENER, 5, withdrawn());
    assertThat(asked.check(next)).as("the next good entry is served").isEmpty();
  }

  @Test
  void p9_an_answer_to_a_request_never_made_is_refused_and_an_opposite_second_answer_too() {
    Proposals opener = new Proposals(OPENER);
    SignedEntry yes = act(ASKED, 2, consent(ONE));
    assertThat(code(opener.check(yes))).contains(RefusalCode.NO_SUCH_PROPOSAL);
    opener.apply(request, 1);
    assertThat(opener.check(yes)).isEmpty();
    opener.apply(yes, 2);
    SignedEntry no = act(ASKED, 3, declined(ONE));
    assertThat(code(opener.check(no))).contains(RefusalCode.ANSWERED_BEFORE);
    assertThat(view(opener).state()).isEqualTo(ProposalState.CONSENTED);
  }

  @Test
  void p10_the_id_of_an_act_cannot_open_a_proposal() {
    SignedEntry yes = act(ASKED, 2, consent(ONE));
    Proposals opener = holding(OPENER, request, yes);
    SignedEntry again = entry(OPENER, yes.entry().id(), 3, Set.of(ASKED), request.entry().body());
    assertThat(code(opener.check(again))).contains(RefusalCode.ID_REUSED);
  }

  @Test
  void a_withdrawn_consent_never_counts() {
    SignedEntry yes = act(ASKED, 2, consent(ONE));
    SignedEntry back = act(ASKED, 3, takenBack(ONE));
    Proposals asked = holding(ASKED, request, yes, back);
    assertThat(asked.due(at(4))).isEmpty();
    SignedEntry closing = act(ASKED, 5, closed(Outcome.IN_FORCE, ONE, request, yes));
    assertThat(code(asked.check(closing))).contains(RefusalCode.CLOSING_UNFOUNDED);
    Proposals opener = holding(OPENER, request, yes, back);
    assertThat(code(opener.check(closing))).contains(RefusalCode.CLOSING_UNFOUNDED);
    opener.apply(closing, 9);
    assertThat(view(opener).state()).isEqualTo(ProposalState.OPEN);
  }

  @Test
  void what_another_party_took_back_while_the_closing_was_under_way_is_settled_by_the_keeper() {
    SignedEntry opened = opening(new ConsentRule.All(), ASKED, THIRD);
    SignedEntry asked = act(ASKED, 2, consent(ONE));
    SignedEntry third = act(THIRD, 2, consent(ONE));
    SignedEntry back = act(THIRD, 3, takenBack(ONE));
    SignedEntry closing = act(ASKED, 4, closed(Outcome.IN_FORCE, ONE, opened, asked, third));
    for (List<SignedEntry> arrival :
        List.of(
            List.of(opened, asked, third, back, closing),
            List.of(opened, asked, third, closing, back))) {
      Proposals opener = holding(OPENER, arrival.toArray(SignedEntry[]::new));
      assertThat(view(opener).state()).isEqualTo(ProposalState.IN_FORCE);
    }
  }

  @Test
  void whatever_the_outcome_everybody_reads_the_terms_that_the_closing_names() {
    SignedEntry no = act(ASKED, 2, declined(ONE));
    SignedEntry closing = act(ASKED, 3, closed(Outcome.DECLINED, ONE, no));
    SignedEntry crossed = act(OPENER, 4, countered(ONE, TWO));
    Proposals asked = holding(ASKED, request, no, closing);
    Proposals opener = holding(OPENER, request, crossed, no, closing);
    assertThat(view(opener).state()).isEqualTo(ProposalState.DECLINED);
    assertThat(view(opener).onTable().hash())
        .as("the counter crossed with the closing: the keeper's node does not even hold it")
        .isEqualTo(view(asked).onTable().hash());
  }

  @Test
  void a_closing_without_the_openers_consent_to_a_counter_is_unfounded() {
    SignedEntry counter = act(ASKED, 2, countered(ONE, TWO));
    SignedEntry closing = act(ASKED, 3, closed(Outcome.IN_FORCE, TWO, request, counter));
    Proposals opener = holding(OPENER, request, counter);
    assertThat(code(opener.check(closing))).contains(RefusalCode.CLOSING_UNFOUNDED);
    SignedEntry yes = act(OPENER, 4, consent(TWO));
    opener.apply(yes, 3);
    SignedEntry better = act(ASKED, 5, closed(Outcome.IN_FORCE, TWO, counter, yes));
    assertThat(opener.check(better)).isEmpty();
  }

  @Test
  void a_consent_to_other_terms_bears_out_no_closing() {
    SignedEntry two = act(OPENER, 2, countered(ONE, TWO));
    SignedEntry again = act(OPENER, 3, consent(TWO));
    SignedEntry three = act(ASKED, 4, countered(TWO, Hands.THREE));
    Proposals opener = holding(OPENER, request, two, again, three);
    SignedEntry closing =
        act(ASKED, 5, closed(Outcome.IN_FORCE, Hands.THREE, request, two, again, three));
    assertThat(code(opener.check(closing))).contains(RefusalCode.CLOSING_UNFOUNDED);
    opener.apply(closing, 9);
    assertThat(view(opener).state()).isEqualTo(ProposalState.COUNTERED);
    Proposals asked = holding(ASKED, request, two, again, three);
    assertThat(asked.due(at(6))).isEmpty();
  }

  @Test
  void of_counters_to_the_same_terms_the_keepers_is_on_the_table() {
    SealedTerms one = Hands.treaty("one");
    SealedTerms three = Hands.treaty("three");
    SignedEntry opened = Hands.opening(one, new ConsentRule.All(), THIRD, ASKED, Hands.READER);
    SignedEntry thirds = act(THIRD, 2, countered(one, Hands.treaty("two")));
    SignedEntry keepers = act(ASKED, 3, countered(one, three));
    assertThat(view(holding(OPENER, opened, thirds, keepers)).onTable()).isEqualTo(three);
    assertThat(view(holding(OPENER, keepers, thirds, opened)).onTable()).isEqualTo(three);
  }

  @Test
  void of_two_opposite_answers_by_one_party_its_first_stands_in_whichever_sequence_they_come() {
    SignedEntry no = act(ASKED, 2, declined(ONE));
    SignedEntry yes = act(ASKED, 3, consent(ONE));
    for (Proposals asked :
        List.of(holding(ASKED, request, no, yes), holding(ASKED, yes, no, request))) {
      assertThat(asked.due(at(4)))
          .extracting(Crossing.ProposalClosed::outcome)
          .containsExactly(Outcome.DECLINED);
    }
  }

  @Test
  void at_least_n_waits_for_n_and_is_declined_only_when_n_cannot_be_reached() {
    SignedEntry opened = opening(new ConsentRule.AtLeast(1), ASKED, THIRD);
    SignedEntry no = act(ASKED, 2, declined(ONE));
    Proposals asked = holding(ASKED, opened, no);
    assertThat(asked.due(at(3))).isEmpty();
    assertThat(view(asked).missing()).extracting(Elector::party).containsExactly(ASKED, THIRD);
    Proposals both = holding(ASKED, opened, no, act(THIRD, 2, declined(ONE)));
    assertThat(both.due(at(3)))
        .extracting(Crossing.ProposalClosed::outcome)
        .containsExactly(Outcome.DECLINED);
    Proposals one = holding(ASKED, opened, no, act(THIRD, 2, consent(ONE)));
    assertThat(one.due(at(3)))
        .extracting(Crossing.ProposalClosed::outcome)
        .containsExactly(Outcome.IN_FORCE);
  }

  @Test
  void all_waits_for_everybody_and_unreachable_is_not_consent() {
    SignedEntry opened = opening(new ConsentRule.All(), ASKED, THIRD);
    Proposals asked = holding(ASKED, opened, act(ASKED, 2, consent(ONE)));
    assertThat(view(asked).missing()).extracting(Elector::party).containsExactly(THIRD);
    assertThat(asked.due(at(999))).isEmpty();
    assertThat(asked.due(Hands.UNTIL))
        .extracting(Crossing.ProposalClosed::outcome)
        .containsExactly(Outcome.LAPSED);
  }

  @Test
  void what_is_due_passes_the_check_and_is_not_due_again() {
    Proposals asked = holding(ASKED, request, act(ASKED, 2, consent(ONE)));
    Crossing.ProposalClosed due = asked.due(at(3)).getFirst();
    SignedEntry closing = act(ASKED, 3, due);
    assertThat(asked.check(closing)).isEmpty();
    asked.apply(closing, 3);
    assertThat(asked.due(at(4))).isEmpty();
    assertThat(asked.due(Hands.UNTIL)).isEmpty();
    assertThat(asked.inForce(PROPOSAL, at(4))).isTrue();
    assertThat(holding(OPENER, request).due(at(4))).as("who is no keeper owes nothing").isEmpty();
  }

  @Test
  void two_closings_that_say_the_same_are_one() {
    SignedEntry yes = act(ASKED, 2, consent(ONE));
    SignedEntry first = act(ASKED, 3, closed(Outcome.IN_FORCE, ONE, request, yes));
    SignedEntry again = act(ASKED, 4, closed(Outcome.IN_FORCE, ONE, yes, request));
    Proposals opener = holding(OPENER, request, yes, first);
    assertThat(opener.check(again)).isEmpty();
    opener.apply(again, 9);
    assertThat(view(opener).state()).isEqualTo(ProposalState.IN_FORCE);
    assertThat(opener.disputed()).isZero();
  }

  @Test
  void a_second_different_closing_is_refused_kept_as_evidence_and_disputes_it() {
    SignedEntry yes = act(ASKED, 2, consent(ONE));
    SignedEntry first = act(ASKED, 3, closed(Outcome.IN_FORCE, ONE, request, yes));
    SignedEntry second = act(ASKED, 4, closed(Outcome.VOID, ONE));
    Proposals opener = holding(OPENER, request, yes, first);
    Refusal refusal = opener.check(second).orElseThrow();
    assertThat(refusal.code()).isEqualTo(RefusalCode.EQUIVOCATION);
    assertThat(refusal.sentence()).contains(first.entry().id().toString(), "IN_FORCE", "VOID");
    assertThat(Proposals.evidence(refusal)).isTrue();
    opener.apply(second, 9);
    assertThat(view(opener).state()).isEqualTo(ProposalState.DISPUTED);
    assertThat(view(opener).acts()).contains(first, second);
    assertThat(view(opener).closing()).isNull();
    assertThat(opener.inForce(PROPOSAL, at(9))).isFalse();
    assertThat(opener.disputed()).isEqualTo(1);
  }

  @Test
  void an_unfounded_closing_disputes_nothing() {
    SignedEntry yes = act(ASKED, 2, consent(ONE));
    SignedEntry first = act(ASKED, 3, closed(Outcome.IN_FORCE, ONE, request, yes));
    SignedEntry bad = act(ASKED, 4, closed(Outcome.WITHDRAWN, ONE, yes));
    Proposals opener = holding(OPENER, request, yes, first, bad);
    assertThat(view(opener).state()).isEqualTo(ProposalState.IN_FORCE);
  }

  @Test
  void an_act_that_does_not_name_us_in_its_audience_is_refused() {
    Proposals opener = holding(OPENER, request);
    SignedEntry elsewhere = entry(ASKED, new EntryId(5, 5), 2, Set.of(THIRD), consent(ONE));
    assertThat(code(opener.check(elsewhere))).contains(RefusalCode.NOT_ADDRESSED);
    Proposals asked = holding(ASKED, request);
    assertThat(code(asked.check(elsewhere)))
        .as("our own act must reach everybody")
        .contains(RefusalCode.NOT_ADDRESSED);
  }

  @Test
  void a_proposal_between_others_is_not_our_matter() {
    SignedEntry between = entry(OPENER, PROPOSAL, 0, Set.of(ASKED, THIRD), request.entry().body());
    assertThat(code(new Proposals(THIRD).check(between))).contains(RefusalCode.NOT_YOUR_MATTER);
  }

  @Test
  void one_party_cannot_fill_a_proposal() {
    Proposals opener = holding(OPENER, request);
    for (int i = 0; i < Dossier.ACTS_PER_PARTY_MAX; i++) {
      SignedEntry act = act(ASKED, 2 + i, Hands.acknowledged());
      assertThat(opener.check(act)).isEmpty();
      opener.apply(act, i);
    }
    assertThat(code(opener.check(act(ASKED, 90, Hands.acknowledged())))).contains(RefusalCode.FULL);
    assertThat(opener.check(act(OPENER, 91, withdrawn()))).isEmpty();
  }

  @Test
  void the_view_says_who_is_missing_since_when_and_under_which_rule() {
    SignedEntry counter = act(ASKED, 7, countered(ONE, TWO));
    ProposalView view = view(holding(OPENER, request, counter));
    assertThat(view.missing()).extracting(Elector::party).containsExactly(OPENER);
    assertThat(view.table().since()).isEqualTo(at(7));
    assertThat(view.table().author()).isEqualTo(ASKED);
    assertThat(view.why())
        .extracting(Because::cause)
        .containsExactly(
            Because.Cause.RULE_ALL,
            Because.Cause.COUNTERED,
            Because.Cause.CONSENTED,
            Because.Cause.WAITS_FOR);
    Explain explain = new Explain(party -> party.equals(ASKED) ? "USA" : "JPN");
    assertThat(explain.en(view)).last().asString().contains("JPN", at(7).toString());
    assertThat(explain.ja(view)).last().asString().contains("JPN", "沈黙");
  }

  private static Optional<RefusalCode> code(Optional<Refusal> refusal) {
    return refusal.map(Refusal::code);
  }
}
