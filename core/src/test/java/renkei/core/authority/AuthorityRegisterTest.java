// SPDX-License-Identifier: Apache-2.0
package renkei.core.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static renkei.core.authority.Acts.at;
import static renkei.core.authority.Acts.command;
import static renkei.core.authority.Acts.established;
import static renkei.core.authority.Acts.function;
import static renkei.core.authority.Acts.listed;
import static renkei.core.authority.Acts.scope;
import static renkei.core.authority.Acts.unit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import renkei.core.entry.Area;
import renkei.core.entry.Body;
import renkei.core.entry.Domestic;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.Position;
import renkei.core.entry.Refusal;
import renkei.core.entry.RefusalCode;

/// The rules of the register one by one, on the story of DESIGN S1 to S3.
class AuthorityRegisterTest {
  private static final long OPEN = Long.MAX_VALUE;
  private static final Area JAPAN = new Area(24, 122, 46, 154);
  private static final Area KANTO = new Area(34, 138, 37, 141);

  private final AuthorityRegister register = new AuthorityRegister();
  private long next = 1;

  @BeforeEach
  void two_commands_with_one_function_each() {
    take(0, "INDOPACOM", established("INDOPACOM", null, -1_000, OPEN));
    take(0, "INDOPACOM", established("USFJ", "INDOPACOM", -1_000, OPEN));
    take(0, "INDOPACOM", listed("374AW", "USFJ"));
    take(0, "INDOPACOM", listed("CTF70", "INDOPACOM"));
    take(
        0,
        "INDOPACOM",
        listed("relief-airlift", Acts.covers(KANTO, "374AW"), Acts.covers(JAPAN, "CTF70")));
    take(0, "INDOPACOM", listed("base-support"));
  }

  @Test
  void what_no_act_gave_is_the_root_commands() {
    Holding holding = who("relief-airlift", "374AW", 5);
    assertThat(holding.holder()).contains(command("INDOPACOM"));
    assertThat(holding.residue()).isTrue();
    assertThat(holding.standing()).isTrue();
    assertThat(holding.chain()).extracting(Step::kind).containsExactly(Step.Way.RESIDUE);
  }

  @Test
  void a_transfer_holds_from_its_instant_until_its_end_and_then_goes_back() {
    Entry act = take(1, "INDOPACOM", transfer("relief-airlift", "374AW", 10, 20));
    assertThat(holder("374AW", 9)).isEqualTo("INDOPACOM");
    assertThat(holder("374AW", 10)).isEqualTo("USFJ");
    assertThat(holder("374AW", 19)).isEqualTo("USFJ");
    assertThat(holder("374AW", 20)).isEqualTo("INDOPACOM");
    assertThat(holder("CTF70", 15)).isEqualTo("INDOPACOM");
    Holding before = who("relief-airlift", "374AW", 5);
    assertThat(before.until()).isEqualTo(at(10));
    Holding after = who("relief-airlift", "374AW", 25);
    assertThat(after.since()).isEqualTo(at(20));
    assertThat(who("relief-airlift", "374AW", 12).basis()).isEqualTo(act.id());
  }

  @Test
  void who_is_answered_as_it_was_known_then() {
    take(8, "INDOPACOM", transfer("relief-airlift", "", 10, OPEN));
    Holding asKnownBefore = register.who(function("relief-airlift"), unit("374AW"), at(15), at(7));
    Holding asKnownAfter = register.who(function("relief-airlift"), unit("374AW"), at(15), at(8));
    assertThat(asKnownBefore.holder()).contains(command("INDOPACOM"));
    assertThat(asKnownAfter.holder()).contains(command("USFJ"));
    assertThat(register.who(function("relief-airlift"), null, at(15), at(-1)).holder()).isEmpty();
  }

  @Test
  void every_unit_means_units_listed_later_too() {
    take(1, "INDOPACOM", transfer("relief-airlift", "", 2, OPEN));
    take(5, "INDOPACOM", listed("VMGR152", "USFJ"));
    assertThat(holder("VMGR152", 6)).isEqualTo("USFJ");
  }

  @Test
  void an_act_that_meets_an_interval_already_given_is_refused_and_names_it() {
    Entry first = take(1, "INDOPACOM", transfer("relief-airlift", "374AW", 10, 20));
    Refusal refusal = refused(2, "INDOPACOM", transfer("relief-airlift", "", 5, 11));
    assertThat(refusal.code()).isEqualTo(RefusalCode.AUTHORITY_ALREADY_GIVEN);
    assertThat(refusal.sentence())
        .contains(first.id().toString(), "USFJ", at(10).toString(), at(20).toString());
    assertThat(refused(2, "INDOPACOM", transfer("relief-airlift", "374AW", 12, 13)).code())
        .isEqualTo(RefusalCode.AUTHORITY_ALREADY_GIVEN);
    take(2, "INDOPACOM", transfer("relief-airlift", "374AW", 20, OPEN));
  }

  @Test
  void who_does_not_hold_cannot_give() {
    Body body =
        new Domestic.AuthorityTransferred(
            scope("relief-airlift", "", 5, OPEN), command("USFJ"), command("INDOPACOM"));
    Refusal refusal = refused(1, "INDOPACOM", body);
    assertThat(refusal.code()).isEqualTo(RefusalCode.NO_AUTHORITY);
    assertThat(refusal.sentence()).contains("INDOPACOM", "USFJ", at(5).toString());
  }

  @Test
  void a_command_moves_only_its_own_authority_and_that_of_those_below_it() {
    Refusal refusal = refused(1, "USFJ", transfer("relief-airlift", "", 5, OPEN));
    assertThat(refusal.code()).isEqualTo(RefusalCode.NO_AUTHORITY);
  }

  @Test
  void nothing_takes_effect_before_it_is_recorded() {
    assertThat(refused(6, "INDOPACOM", transfer("relief-airlift", "", 5, OPEN)).code())
        .isEqualTo(RefusalCode.BACKDATED);
    Entry given = take(6, "INDOPACOM", transfer("relief-airlift", "", 6, OPEN));
    Body back = new Domestic.AuthorityReturned(given.id(), at(6));
    assertThat(refused(7, "INDOPACOM", back).code()).isEqualTo(RefusalCode.BACKDATED);
    Entry early = Acts.entry(900, 5, "INDOPACOM", listed("late"));
    assertThat(register.check(early).orElseThrow().code()).isEqualTo(RefusalCode.BACKDATED);
  }

  @Test
  void a_delegate_may_decide_while_the_holder_keeps_it_and_gives_nothing_on() {
    take(1, "INDOPACOM", delegation("relief-airlift", 5, 15));
    assertThat(holder("374AW", 7)).isEqualTo("INDOPACOM");
    assertThat(who("relief-airlift", "374AW", 7).delegates()).containsExactly(command("USFJ"));
    assertThat(may("INDOPACOM", 7)).isEmpty();
    assertThat(may("USFJ", 7)).isEmpty();
    assertThat(may("USFJ", 15)).isPresent();
    Body onward =
        new Domestic.AuthorityTransferred(
            scope("relief-airlift", "", 7, OPEN), command("USFJ"), command("INDOPACOM"));
    assertThat(refused(2, "INDOPACOM", onward).code()).isEqualTo(RefusalCode.NO_AUTHORITY);
  }

  @Test
  void a_delegation_rests_while_its_giver_has_given_the_matter_away() {
    take(1, "INDOPACOM", established("JTF", "INDOPACOM", 0, OPEN));
    take(1, "INDOPACOM", delegation("relief-airlift", 5, OPEN));
    Domestic.Scope gone = scope("relief-airlift", "", 10, 20);
    take(
        2,
        "INDOPACOM",
        new Domestic.AuthorityTransferred(gone, command("INDOPACOM"), command("JTF")));
    assertThat(may("USFJ", 9)).isEmpty();
    assertThat(may("USFJ", 10)).isPresent();
    assertThat(may("USFJ", 20)).isEmpty();
  }

  @Test
  void widening_adds_what_nobody_was_given_and_nobody_appears_to_lose_it() {
    Body body = new Domestic.AuthorityWidened(scope("base-support", "", 5, OPEN), command("USFJ"));
    take(1, "INDOPACOM", body);
    Holding holding = who("base-support", null, 6);
    assertThat(holding.holder()).contains(command("USFJ"));
    assertThat(holding.chain().getLast().kind()).isEqualTo(Step.Way.WIDENED);
    take(1, "INDOPACOM", transfer("relief-airlift", "", 5, OPEN));
    Body again =
        new Domestic.AuthorityWidened(scope("relief-airlift", "", 6, OPEN), command("USFJ"));
    assertThat(refused(2, "INDOPACOM", again).code())
        .isEqualTo(RefusalCode.AUTHORITY_ALREADY_GIVEN);
    assertThat(register.history())
        .extracting(act -> act.entry().kind().name())
        .contains("AUTHORITY_WIDENED", "AUTHORITY_TRANSFERRED");
  }

  @Test
  void a_return_ends_early_and_history_before_it_stays() {
    Entry given = take(1, "INDOPACOM", transfer("relief-airlift", "", 5, OPEN));
    take(8, "USFJ", new Domestic.AuthorityReturned(given.id(), at(10)));
    assertThat(holder("374AW", 9)).isEqualTo("USFJ");
    assertThat(holder("374AW", 10)).isEqualTo("INDOPACOM");
    assertThat(register.who(function("relief-airlift"), unit("374AW"), at(12), at(7)).holder())
        .contains(command("USFJ"));
    Body again = new Domestic.AuthorityReturned(given.id(), at(11));
    assertThat(refused(9, "USFJ", again).code()).isEqualTo(RefusalCode.STALE);
    Body unknown = new Domestic.AuthorityReturned(new EntryId(1, 1), at(11));
    assertThat(refused(9, "USFJ", unknown).code()).isEqualTo(RefusalCode.NOT_LISTED);
  }

  @Test
  void a_command_decides_nothing_before_it_begins_or_after_it_ended() {
    take(1, "INDOPACOM", established("JTF", "INDOPACOM", 10, 30));
    Body early =
        new Domestic.AuthorityTransferred(
            scope("relief-airlift", "", 5, OPEN), command("INDOPACOM"), command("JTF"));
    assertThat(refused(2, "INDOPACOM", early).code()).isEqualTo(RefusalCode.COMMAND_NOT_STANDING);
    Domestic.Scope from = scope("relief-airlift", "", 10, OPEN);
    take(
        2,
        "INDOPACOM",
        new Domestic.AuthorityTransferred(from, command("INDOPACOM"), command("JTF")));
    assertThat(may("JTF", 9).orElseThrow().code()).isEqualTo(RefusalCode.COMMAND_NOT_STANDING);
    assertThat(may("JTF", 10)).isEmpty();
    assertThat(may("JTF", 30).orElseThrow().code()).isEqualTo(RefusalCode.COMMAND_NOT_STANDING);
    assertThat(holder("374AW", 30)).isEqualTo("INDOPACOM");
    assertThat(register.standing(command("JTF"), at(9))).isFalse();
  }

  @Test
  void a_root_that_has_not_begun_still_holds_and_is_told_not_to_stand() {
    AuthorityRegister young = new AuthorityRegister();
    Entry root = Acts.entry(1, 0, "JJOC", established("JJOC", null, 24, OPEN));
    assertThat(young.check(root)).isEmpty();
    young.apply(root, 1);
    Holding before = young.who(function("anything"), null, at(5), at(5));
    assertThat(before.holder()).contains(command("JJOC"));
    assertThat(before.standing()).isFalse();
    assertThat(before.until()).isEqualTo(at(24));
    assertThat(young.mayDecide(command("JJOC"), function("anything"), null, at(5)))
        .map(Refusal::code)
        .contains(RefusalCode.COMMAND_NOT_STANDING);
    assertThat(young.mayDecide(command("JJOC"), function("anything"), null, at(24))).isEmpty();
  }

  @Test
  void there_is_one_root_for_good() {
    assertThat(refused(1, "INDOPACOM", established("OTHER", null, 5, OPEN)).code())
        .isEqualTo(RefusalCode.AUTHORITY_ALREADY_GIVEN);
    assertThat(refused(1, "INDOPACOM", established("USFJ", null, -1_000, OPEN)).code())
        .isEqualTo(RefusalCode.AUTHORITY_ALREADY_GIVEN);
    assertThat(refused(1, "INDOPACOM", established("INDOPACOM", "USFJ", -1_000, OPEN)).code())
        .isEqualTo(RefusalCode.NOT_A_TREE);
  }

  @Test
  void an_ending_stated_later_ends_what_the_command_holds() {
    take(1, "INDOPACOM", transfer("relief-airlift", "", 2, OPEN));
    take(10, "INDOPACOM", established("USFJ", "INDOPACOM", -1_000, 20));
    assertThat(holder("374AW", 19)).isEqualTo("USFJ");
    assertThat(holder("374AW", 20)).isEqualTo("INDOPACOM");
    assertThat(register.who(function("relief-airlift"), unit("374AW"), at(25), at(9)).holder())
        .contains(command("USFJ"));
    assertThat(refused(25, "INDOPACOM", established("USFJ", "INDOPACOM", -1_000, OPEN)).code())
        .isEqualTo(RefusalCode.COMMAND_NOT_STANDING);
  }

  @Test
  void what_is_not_listed_cannot_be_given() {
    for (Body body :
        List.of(
            transfer("unheard-of", "", 5, OPEN),
            transfer("relief-airlift", "unheard-of", 5, OPEN),
            new Domestic.AuthorityTransferred(
                scope("relief-airlift", "", 5, OPEN),
                command("INDOPACOM"),
                command("unheard-of")))) {
      assertThat(refused(1, "INDOPACOM", body).code()).isEqualTo(RefusalCode.NOT_LISTED);
    }
    assertThat(may("unheard-of", 5).orElseThrow().code()).isEqualTo(RefusalCode.NOT_LISTED);
  }

  @Test
  void the_first_area_that_holds_the_place_names_the_unit() {
    assertThat(register.route(function("relief-airlift"), new Position(35.5, 139.5)))
        .contains(unit("374AW"));
    assertThat(register.route(function("relief-airlift"), new Position(43, 141)))
        .contains(unit("CTF70"));
    assertThat(register.route(function("relief-airlift"), new Area(33, 138, 36, 140)))
        .as("an area that only the wider one holds whole")
        .contains(unit("CTF70"));
    assertThat(register.route(function("relief-airlift"), new Position(0, 0))).isEmpty();
    assertThat(register.route(function("base-support"), new Position(35.5, 139.5))).isEmpty();
  }

  @Test
  void a_timeline_has_no_gap_and_no_overlap() {
    take(1, "INDOPACOM", transfer("relief-airlift", "", 5, 8));
    take(1, "INDOPACOM", transfer("relief-airlift", "", 8, 12));
    List<Holding> line =
        register.timeline(
            new AuthorityRegister.Matter(function("relief-airlift"), unit("374AW")),
            at(0),
            at(100),
            Acts.EVER);
    assertThat(line)
        .extracting(h -> h.holder().orElseThrow().code())
        .containsExactly("INDOPACOM", "USFJ", "USFJ", "INDOPACOM");
    for (int i = 1; i < line.size(); i++) {
      assertThat(line.get(i).since()).isEqualTo(line.get(i - 1).until());
    }
  }

  @Test
  void each_of_very_many_acts_planned_over_one_cell_is_found_at_its_time() {
    AuthorityRegister large = new AuthorityRegister();
    List<Entry> first = new ArrayList<>();
    first.add(Acts.entry(1, 0, "R", established("R", null, 0, OPEN)));
    first.add(Acts.entry(2, 0, "R", established("A", "R", 0, OPEN)));
    first.add(Acts.entry(3, 0, "R", listed("f")));
    first.add(Acts.entry(4, 0, "R", listed("u", "R")));
    first.forEach(entry -> large.apply(entry, entry.id().low()));
    int acts = 200_000;
    for (int i = 0; i < acts; i++) {
      // Planned long before, in a scattered sequence, all over one cell: the worst case.
      long hour = 10 + (i * 7_919L) % acts;
      Domestic.Scope scope =
          new Domestic.Scope(
              java.util.Set.of(function("f")),
              i % 2 == 0 ? java.util.Set.of() : java.util.Set.of(unit("u")),
              Acts.BEGIN.plusSeconds(hour * 60),
              Acts.BEGIN.plusSeconds(hour * 60 + 60));
      Body body = new Domestic.AuthorityTransferred(scope, command("R"), command("A"));
      large.apply(Acts.entry(10 + i, 0, "R", body), 10 + i);
    }
    int asked = 0;
    for (int i = 0; i < 200_000; i++) {
      Instant when = Acts.BEGIN.plusSeconds(60L * (10 + (i * 104_729L) % acts));
      Holding holding = large.who(function("f"), unit("u"), when, when);
      assertThat(holding.holder()).contains(command("A"));
      asked++;
    }
    assertThat(asked).isEqualTo(200_000);
  }

  private static Body transfer(String functions, String units, long from, long until) {
    return new Domestic.AuthorityTransferred(
        scope(functions, units, from, until), command("INDOPACOM"), command("USFJ"));
  }

  private static Body delegation(String functions, long from, long until) {
    return new Domestic.AuthorityDelegated(
        scope(functions, "", from, until), command("INDOPACOM"), command("USFJ"));
  }

  private Entry take(long hour, String under, Body body) {
    Entry entry = Acts.entry(next++, hour, under, body);
    assertThat(register.check(entry)).isEmpty();
    register.apply(entry, next);
    return entry;
  }

  private Refusal refused(long hour, String under, Body body) {
    return register.check(Acts.entry(next++, hour, under, body)).orElseThrow();
  }

  private Holding who(String function, @org.jspecify.annotations.Nullable String unit, long hour) {
    return register.who(function(function), unit == null ? null : unit(unit), at(hour), Acts.EVER);
  }

  private String holder(String unit, long hour) {
    return who("relief-airlift", unit, hour).holder().orElseThrow().code();
  }

  private Optional<Refusal> may(String command, long hour) {
    return register.mayDecide(
        command(command), function("relief-airlift"), unit("374AW"), at(hour));
  }
}
