// SPDX-License-Identifier: Apache-2.0
package renkei.core.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import renkei.core.entry.Area;
import renkei.core.entry.AuthenticText;
import renkei.core.entry.Body;
import renkei.core.entry.Clocks;
import renkei.core.entry.ConsentRule;
import renkei.core.entry.Crossing;
import renkei.core.entry.Domestic;
import renkei.core.entry.Domestic.AlarmRaised;
import renkei.core.entry.Elector;
import renkei.core.entry.EntryId;
import renkei.core.entry.FunctionId;
import renkei.core.entry.Matter;
import renkei.core.entry.Outcome;
import renkei.core.entry.RefusalCode;
import renkei.core.entry.SealedTerms;
import renkei.core.entry.SignedEntry;
import renkei.core.entry.Terms;

/// Where alarms of the three clocks stand, and what stops them. Times are minutes from the asking:
/// acknowledge by 60, answer by 120, valid until 600.
class AlarmsTest {
  private static final FunctionId AIRLIFT = new FunctionId("relief-airlift");
  private static final EntryId REQUEST = new EntryId(3, 3);

  private final Party asker = new Party("JPN");
  private final Party asked = new Party("USA");
  private final SealedTerms terms = terms(2);
  private final List<SignedEntry> recorded = new ArrayList<>();
  private SignedEntry opening;
  private long next = 1;

  private static SealedTerms terms(int quantity) {
    return Party.seal(
        new Terms(
            List.of(new AuthenticText("en", "EXERCISE " + quantity)),
            new Matter.Support(
                AIRLIFT,
                "airlift",
                quantity,
                "earthquake",
                "people wait",
                Area.WORLD,
                at(700),
                at(900),
                Matter.Priority.IMMEDIATE)),
        true);
  }

  private static Instant at(long minute) {
    return Party.BEGIN.plus(Duration.ofMinutes(minute));
  }

  private void opens() {
    opening =
        says(
            asker,
            0,
            REQUEST,
            new Crossing.ProposalOpened(
                terms,
                asked.id,
                List.of(new Elector(asked.id, AIRLIFT)),
                new ConsentRule.All(),
                new Clocks(at(60), at(120), at(600))));
  }

  private SignedEntry says(Party by, long minute, Body body) {
    return says(by, minute, new EntryId(5, next++), body);
  }

  private SignedEntry says(Party by, long minute, EntryId id, Body body) {
    Party other = by == asker ? asked : asker;
    SignedEntry act = by.states(id, at(minute), "HQ", new TreeSet<>(Set.of(other.id)), body);
    assertThat(asker.receive(act)).isEmpty();
    assertThat(asked.receive(act)).isEmpty();
    recorded.add(act);
    return act;
  }

  /// What a node does in each turn: raises what is due, in its own journal.
  private List<String> raises(Party party, long minute) {
    List<String> told = new ArrayList<>();
    for (AlarmRaised alarm : party.requests.alarms().due(at(minute), 100)) {
      SignedEntry entry = party.states(new EntryId(6, next++), at(minute), "HQ", Set.of(), alarm);
      party.apply(entry);
      told.add(alarm.clock() + " " + alarm.stage());
    }
    return told;
  }

  private static List<String> stands(Party party, long minute) {
    return party.requests.alarms().standing(at(minute)).stream()
        .map(line -> line.body().clock() + " " + line.body().stage())
        .toList();
  }

  private Optional<RefusalCode> takes(Party party, long minute, EntryId alarm) {
    SignedEntry taken =
        party.states(
            new EntryId(6, next++), at(minute), "HQ", Set.of(), new Domestic.AlarmTaken(alarm));
    var refusal = party.check(taken);
    if (refusal.isEmpty()) {
      party.apply(taken);
    }
    return refusal.map(found -> found.code());
  }

  @Test
  void the_party_asked_is_warned_before_a_clock_runs_out_and_the_asker_told_when_it_did() {
    opens();
    assertThat(raises(asked, 44)).isEmpty();
    assertThat(raises(asked, 45)).containsExactly("ACKNOWLEDGE NEAR");
    assertThat(raises(asked, 46)).isEmpty();
    assertThat(raises(asker, 59)).isEmpty();
    assertThat(raises(asker, 60)).containsExactly("ACKNOWLEDGE PASSED");
    assertThat(raises(asked, 60)).containsExactly("ACKNOWLEDGE PASSED");
    // The warning is over when the time is.
    assertThat(stands(asked, 60)).containsExactly("ACKNOWLEDGE PASSED");
    assertThat(raises(asked, 105)).containsExactly("ANSWER NEAR");
    assertThat(raises(asked, 120)).containsExactly("ANSWER PASSED");
    assertThat(raises(asker, 120)).containsExactly("ANSWER PASSED");
  }

  @Test
  void a_short_time_is_warned_of_after_three_quarters_of_it() {
    says(
        asker,
        0,
        REQUEST,
        new Crossing.ProposalOpened(
            terms,
            asked.id,
            List.of(new Elector(asked.id, AIRLIFT)),
            new ConsentRule.All(),
            new Clocks(at(8), at(20), at(600))));
    assertThat(raises(asked, 5)).isEmpty();
    assertThat(raises(asked, 6)).containsExactly("ACKNOWLEDGE NEAR");
    assertThat(raises(asked, 15)).containsExactly("ACKNOWLEDGE PASSED", "ANSWER NEAR");
  }

  @Test
  void what_is_done_stops_its_alarm_and_raises_none_again() {
    opens();
    assertThat(raises(asked, 50)).containsExactly("ACKNOWLEDGE NEAR");
    says(asked, 51, new Crossing.ProposalAcknowledged(REQUEST));
    assertThat(stands(asked, 51)).isEmpty();
    assertThat(raises(asked, 70)).isEmpty();
    assertThat(raises(asker, 70)).isEmpty();
    assertThat(raises(asked, 110)).containsExactly("ANSWER NEAR");
    SignedEntry yes = says(asked, 111, new Crossing.ConsentGiven(REQUEST, terms.hash()));
    assertThat(stands(asked, 111)).isEmpty();
    says(
        asked,
        112,
        new Crossing.ProposalClosed(
            REQUEST, Outcome.IN_FORCE, terms.hash(), List.of(opening.hash(), yes.hash())));
    assertThat(raises(asked, 650)).isEmpty();
    assertThat(raises(asker, 650)).isEmpty();
  }

  @Test
  void a_counter_turns_the_clock_to_the_other_side() {
    opens();
    says(asked, 10, new Crossing.TermsCountered(REQUEST, terms.hash(), terms(1)));
    assertThat(raises(asker, 106)).containsExactly("ANSWER NEAR");
    assertThat(raises(asked, 106)).isEmpty();
    assertThat(raises(asker, 120)).containsExactly("ANSWER PASSED");
  }

  @Test
  void an_alarm_is_taken_once_by_a_named_officer_and_a_warning_comes_back_when_the_time_ran_out() {
    opens();
    raises(asked, 50);
    EntryId alarm = asked.requests.alarms().standing(at(50)).getFirst().id();
    assertThat(takes(asked, 51, alarm)).isEmpty();
    assertThat(stands(asked, 51)).isEmpty();
    assertThat(asked.requests.alarms().find(alarm).orElseThrow().taken().officer().code())
        .isEqualTo("duty");
    assertThat(takes(asked, 52, alarm)).contains(RefusalCode.STALE);
    assertThat(takes(asked, 52, new EntryId(9, 9))).contains(RefusalCode.NOT_LISTED);
    assertThat(raises(asked, 60)).containsExactly("ACKNOWLEDGE PASSED");
    assertThat(stands(asked, 60)).containsExactly("ACKNOWLEDGE PASSED");
  }

  @Test
  void an_alarm_whose_act_is_done_cannot_be_taken_any_more() {
    opens();
    raises(asked, 50);
    EntryId alarm = asked.requests.alarms().standing(at(50)).getFirst().id();
    says(asked, 51, new Crossing.ProposalAcknowledged(REQUEST));
    assertThat(takes(asked, 52, alarm)).contains(RefusalCode.STALE);
  }

  @Test
  void a_keeper_that_stays_silent_leaves_an_alarm_with_the_asker() {
    opens();
    SignedEntry yes = says(asked, 10, new Crossing.ConsentGiven(REQUEST, terms.hash()));
    assertThat(yes.entry().party()).isEqualTo(asked.id);
    assertThat(raises(asker, 585)).containsExactly("VALID NEAR");
    assertThat(raises(asker, 600)).containsExactly("VALID PASSED");
    assertThat(stands(asker, 5_000)).containsExactly("VALID PASSED");
  }

  @Test
  void numbers_follow_the_journal_and_a_replay_gives_the_same_alarms_and_raises_none_twice() {
    opens();
    List<SignedEntry> journal = new ArrayList<>(recorded);
    for (long minute : new long[] {50, 60, 110, 120}) {
      for (AlarmRaised alarm : asked.requests.alarms().due(at(minute), 100)) {
        SignedEntry entry = asked.states(new EntryId(6, next++), at(minute), "HQ", Set.of(), alarm);
        asked.apply(entry);
        journal.add(entry);
      }
    }
    EntryId first = asked.requests.alarms().last(10).getLast().id();
    Party again = new Party("USA");
    journal.forEach(again::apply);
    assertThat(again.requests.alarms().last(10)).isEqualTo(asked.requests.alarms().last(10));
    assertThat(again.requests.alarms().standing(at(121)))
        .isEqualTo(asked.requests.alarms().standing(at(121)))
        .extracting(Alarms.Line::number)
        .containsExactly(2L, 4L);
    assertThat(again.requests.alarms().find(first).orElseThrow().number()).isEqualTo(1);
    assertThat(raises(again, 121)).isEmpty();
  }

  @Test
  void p12_a_clock_that_jumps_ahead_raises_what_passed_and_not_what_should_have_warned() {
    opens();
    assertThat(raises(asked, 5_000))
        .containsExactly("ACKNOWLEDGE PASSED", "ANSWER PASSED", "VALID PASSED");
    assertThat(asked.proposals.find(REQUEST).orElseThrow().state().settled()).isFalse();
    // Set back again, the alarms rest; nothing was lost or decided by them.
    assertThat(stands(asked, 10)).isEmpty();
    assertThat(raises(asked, 10)).isEmpty();
    says(asked, 11, new Crossing.ProposalAcknowledged(REQUEST));
    assertThat(asked.proposals.due(at(12))).isEmpty();
  }

  @Test
  void a_flood_of_requests_is_looked_at_in_portions_and_none_is_forgotten() {
    int many = 500;
    for (int i = 0; i < many; i++) {
      SealedTerms one = terms(i + 1);
      SignedEntry act =
          asker.states(
              new EntryId(8, i + 1),
              at(0),
              "HQ",
              new TreeSet<>(Set.of(asked.id)),
              new Crossing.ProposalOpened(
                  one,
                  asked.id,
                  List.of(new Elector(asked.id, AIRLIFT)),
                  new ConsentRule.All(),
                  new Clocks(at(60), at(120), at(600))));
      assertThat(asked.receive(act)).isEmpty();
    }
    int raised = 0;
    for (int turn = 0; turn < 6; turn++) {
      List<AlarmRaised> due = asked.requests.alarms().due(at(50), 100);
      assertThat(due).hasSizeLessThanOrEqualTo(100);
      for (AlarmRaised alarm : due) {
        asked.apply(asked.states(new EntryId(6, next++), at(50), "HQ", Set.of(), alarm));
      }
      raised += due.size();
    }
    assertThat(raised).isEqualTo(many);
    assertThat(asked.requests.alarms().standing(at(50))).hasSize(many);
  }
}
