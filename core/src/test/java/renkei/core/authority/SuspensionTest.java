// SPDX-License-Identifier: Apache-2.0
package renkei.core.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static renkei.core.authority.Acts.at;
import static renkei.core.authority.Acts.command;
import static renkei.core.authority.Acts.established;
import static renkei.core.authority.Acts.function;
import static renkei.core.authority.Acts.listed;
import static renkei.core.authority.Acts.scope;
import static renkei.core.authority.Acts.suspended;
import static renkei.core.authority.Acts.unit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import renkei.core.entry.Body;
import renkei.core.entry.Domestic;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.Refusal;
import renkei.core.entry.RefusalCode;

/// Authority that rests for a time is with whoever gave it.
class SuspensionTest {
  private static final long OPEN = Long.MAX_VALUE;

  private final AuthorityRegister register = new AuthorityRegister();
  private long next = 1;
  private EntryId moved = new EntryId(0, 0);

  @BeforeEach
  void a_function_moved_down_two_steps() {
    take(0, "INDOPACOM", established("INDOPACOM", null, -1_000, OPEN));
    take(0, "INDOPACOM", established("USFJ", "INDOPACOM", -1_000, 100));
    take(0, "INDOPACOM", established("5AF", "USFJ", -1_000, OPEN));
    take(0, "INDOPACOM", listed("374AW", "5AF"));
    take(0, "INDOPACOM", listed("relief-airlift"));
    moved = take(1, "INDOPACOM", transfer("INDOPACOM", "USFJ", 2)).id();
    take(1, "USFJ", transfer("USFJ", "5AF", 3));
  }

  @Test
  void what_a_suspended_command_held_is_with_whoever_gave_it_until_the_suspension_ends() {
    take(4, "INDOPACOM", suspended("5AF", 10, 20));
    assertThat(holder(9)).isEqualTo("5AF");
    assertThat(holder(10)).isEqualTo("USFJ");
    assertThat(holder(19)).isEqualTo("USFJ");
    assertThat(holder(20)).isEqualTo("5AF");
    assertThat(who(5).until()).isEqualTo(at(10));
    assertThat(who(15).since()).isEqualTo(at(10));
    assertThat(who(15).until()).isEqualTo(at(20));
    assertThat(who(25).since()).isEqualTo(at(20));
  }

  @Test
  void what_the_suspended_one_gave_on_rests_with_it() {
    take(4, "INDOPACOM", suspended("USFJ", 10, 20));
    assertThat(holder(15)).isEqualTo("INDOPACOM");
    assertThat(holder(20)).isEqualTo("5AF");
  }

  @Test
  void one_act_can_rest_while_its_taker_keeps_what_others_gave() {
    take(1, "INDOPACOM", listed("base-support"));
    take(
        1,
        "INDOPACOM",
        new Domestic.AuthorityTransferred(
            scope("base-support", "", 2, OPEN), command("INDOPACOM"), command("USFJ")));
    take(4, "INDOPACOM", suspended(moved, 10, OPEN));
    assertThat(holder(15)).isEqualTo("INDOPACOM");
    assertThat(register.who(function("base-support"), null, at(15), Acts.EVER).holder())
        .contains(command("USFJ"));
    assertThat(register.suspension(command("USFJ"), at(15), Acts.EVER)).isEmpty();
  }

  @Test
  void a_suspended_command_can_decide_give_hold_list_and_return_nothing() {
    EntryId act = take(4, "INDOPACOM", suspended("USFJ", 10, 20)).id();
    Refusal refusal =
        register
            .mayDecide(command("USFJ"), function("relief-airlift"), unit("374AW"), at(12))
            .orElseThrow();
    assertThat(refusal.code()).isEqualTo(RefusalCode.AUTHORITY_SUSPENDED);
    assertThat(refusal.sentence()).contains("USFJ", act.toString(), at(10).toString());
    assertThat(refused(12, "USFJ", listed("35FW", "5AF")))
        .isEqualTo(RefusalCode.AUTHORITY_SUSPENDED);
    assertThat(refused(12, "USFJ", new Domestic.AuthorityReturned(moved, at(13))))
        .isEqualTo(RefusalCode.AUTHORITY_SUSPENDED);
    assertThat(refused(12, "INDOPACOM", delegation("INDOPACOM", "USFJ", 13)))
        .isEqualTo(RefusalCode.AUTHORITY_SUSPENDED);
    assertThat(register.standingAt(at(12))).doesNotContain(command("USFJ"));
    assertThat(register.suspension(command("USFJ"), at(12), Acts.EVER).orElseThrow())
        .isEqualTo(new Suspension(act, at(10), at(20)));
    assertThat(register.mayDecide(command("5AF"), function("relief-airlift"), null, at(21)))
        .isEmpty();
  }

  @Test
  void whoever_it_rests_with_can_let_another_decide_meanwhile_but_not_give_it_away_again() {
    take(4, "INDOPACOM", suspended("USFJ", 10, 20));
    take(11, "INDOPACOM", delegation("INDOPACOM", "5AF", 12));
    assertThat(who(15).delegates()).containsExactly(command("5AF"));
    assertThat(who(21).delegates()).isEmpty();
    assertThat(refused(11, "INDOPACOM", transfer("INDOPACOM", "5AF", 12)))
        .isEqualTo(RefusalCode.AUTHORITY_ALREADY_GIVEN);
  }

  @Test
  void a_delegation_can_rest() {
    EntryId given = take(4, "5AF", delegation("5AF", "USFJ", 5)).id();
    take(4, "5AF", suspended(given, 10, 20));
    assertThat(who(9).delegates()).containsExactly(command("USFJ"));
    assertThat(who(10).delegates()).isEmpty();
    assertThat(who(20).delegates()).containsExactly(command("USFJ"));
  }

  @Test
  void only_who_let_it_rest_or_stands_above_lifts_it() {
    EntryId act = take(4, "USFJ", suspended("5AF", 10, OPEN)).id();
    assertThat(refused(12, "5AF", new Domestic.AuthorityReturned(act, at(15))))
        .isEqualTo(RefusalCode.AUTHORITY_SUSPENDED);
    take(14, "INDOPACOM", new Domestic.AuthorityReturned(act, at(15)));
    assertThat(holder(14)).isEqualTo("USFJ");
    assertThat(holder(15)).isEqualTo("5AF");
    assertThat(register.who(function("relief-airlift"), unit("374AW"), at(16), at(13)).holder())
        .as("as known before it was lifted")
        .contains(command("USFJ"));
    assertThat(refused(16, "INDOPACOM", new Domestic.AuthorityReturned(act, at(17))))
        .isEqualTo(RefusalCode.STALE);
  }

  @Test
  void a_suspension_lifted_before_it_began_never_was() {
    EntryId act = take(4, "USFJ", suspended("5AF", 10, 20)).id();
    take(5, "USFJ", new Domestic.AuthorityReturned(act, at(6)));
    assertThat(holder(15)).isEqualTo("5AF");
    assertThat(who(15).since()).isEqualTo(at(3));
    take(6, "USFJ", suspended("5AF", 12, 14));
    assertThat(holder(13)).isEqualTo("USFJ");
  }

  @Test
  void nobody_suspends_itself_or_what_is_above_it() {
    assertThat(refused(4, "5AF", suspended("5AF", 5, OPEN))).isEqualTo(RefusalCode.NO_AUTHORITY);
    assertThat(refused(4, "5AF", suspended("USFJ", 5, OPEN))).isEqualTo(RefusalCode.NO_AUTHORITY);
    assertThat(refused(4, "USFJ", suspended(moved, 5, OPEN))).isEqualTo(RefusalCode.NO_AUTHORITY);
    assertThat(refused(4, "INDOPACOM", suspended("INDOPACOM", 5, OPEN)))
        .as("the root: nobody is above it")
        .isEqualTo(RefusalCode.NO_AUTHORITY);
  }

  @Test
  void a_suspension_of_what_does_not_hold_then_is_refused_with_the_reason() {
    assertThat(refused(4, "INDOPACOM", suspended("USFJ", 3, 5))).isEqualTo(RefusalCode.BACKDATED);
    assertThat(refused(4, "INDOPACOM", suspended("USFJ", 100, OPEN)))
        .as("it has ended by then")
        .isEqualTo(RefusalCode.COMMAND_NOT_STANDING);
    assertThat(refused(4, "INDOPACOM", suspended("JTF", 5, OPEN)))
        .isEqualTo(RefusalCode.NOT_LISTED);
    assertThat(refused(4, "INDOPACOM", suspended(new EntryId(1, 1), 5, OPEN)))
        .isEqualTo(RefusalCode.NOT_LISTED);
    EntryId act = take(4, "INDOPACOM", suspended("USFJ", 10, 20)).id();
    assertThat(refused(5, "INDOPACOM", suspended(act, 10, 20)))
        .as("a suspension is lifted, not suspended")
        .isEqualTo(RefusalCode.NOT_LISTED);
    Entry again = Acts.entry(next++, 5, "INDOPACOM", suspended("USFJ", 15, OPEN));
    assertThat(register.check(again).orElseThrow())
        .satisfies(refusal -> {
          assertThat(refusal.code()).isEqualTo(RefusalCode.AUTHORITY_SUSPENDED);
          assertThat(refusal.sentence()).contains(act.toString(), at(10).toString());
        });
    take(5, "INDOPACOM", new Domestic.AuthorityReturned(moved, at(8)));
    assertThat(refused(6, "INDOPACOM", suspended(moved, 9, OPEN))).isEqualTo(RefusalCode.STALE);
  }

  @Test
  void suspensions_of_one_command_are_bounded() {
    for (int i = 0; i < Rests.MAX; i++) {
      EntryId act = take(4, "INDOPACOM", suspended("USFJ", 5, 6)).id();
      take(4, "INDOPACOM", new Domestic.AuthorityReturned(act, at(5)));
    }
    assertThat(refused(4, "INDOPACOM", suspended("USFJ", 5, 6))).isEqualTo(RefusalCode.FULL);
  }

  private static Body transfer(String from, String to, long hour) {
    return new Domestic.AuthorityTransferred(
        scope("relief-airlift", "", hour, OPEN), command(from), command(to));
  }

  private static Body delegation(String from, String to, long hour) {
    return new Domestic.AuthorityDelegated(
        scope("relief-airlift", "", hour, OPEN), command(from), command(to));
  }

  private Entry take(long hour, String under, Body body) {
    Entry entry = Acts.entry(next++, hour, under, body);
    assertThat(register.check(entry)).isEmpty();
    register.apply(entry, next);
    return entry;
  }

  private RefusalCode refused(long hour, String under, Body body) {
    return register.check(Acts.entry(next++, hour, under, body)).orElseThrow().code();
  }

  private Holding who(long hour) {
    return register.who(function("relief-airlift"), unit("374AW"), at(hour), Acts.EVER);
  }

  private String holder(long hour) {
    return who(hour).holder().orElseThrow().code();
  }
}
