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

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import renkei.core.entry.Body;
import renkei.core.entry.Domestic;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.FunctionId;
import renkei.core.entry.Names;
import renkei.core.entry.Refusal;
import renkei.core.entry.RefusalCode;
import renkei.core.entry.UnitId;

/// Units stand in a tree, functions in a catalogue with what parties agreed to call the same.
class UnitTreeTest {
  private static final long OPEN = Long.MAX_VALUE;

  private final AuthorityRegister register = new AuthorityRegister();
  private long next = 1;

  @BeforeEach
  void a_wing_with_a_squadron() {
    take(0, "HQ", established("HQ", null, -10, OPEN));
    take(0, "HQ", established("A", "HQ", -10, OPEN));
    take(0, "HQ", established("B", "HQ", -10, OPEN));
    take(0, "HQ", listed("wing", "A", ""));
    take(0, "HQ", listed("squadron", "A", "wing"));
    take(0, "HQ", listed("other", "A", ""));
    take(0, "HQ", listed("f"));
  }

  @Test
  void what_is_given_over_a_unit_is_given_over_those_below_it() {
    Entry act = take(1, "HQ", transfer("wing", 2, "A"));
    assertThat(holder("squadron", 3)).isEqualTo("A");
    assertThat(who("squadron", 3, 9).basis()).isEqualTo(act.id());
    assertThat(holder("other", 3)).isEqualTo("HQ");
    assertThat(holder(null, 3)).isEqualTo("HQ");
  }

  @Test
  void what_was_given_over_a_part_meets_what_would_be_given_over_the_whole_and_the_reverse() {
    Entry part = take(1, "HQ", transfer("squadron", 2, "A"));
    Refusal whole = refused(1, "HQ", transfer("wing", 3, "B"));
    assertThat(whole.code()).isEqualTo(RefusalCode.AUTHORITY_ALREADY_GIVEN);
    assertThat(whole.sentence()).contains("wing", part.id().toString());
    Entry sibling = take(1, "HQ", transfer("other", 2, "A"));
    assertThat(refused(1, "HQ", transfer("other", 3, "B")).sentence())
        .contains(sibling.id().toString());
    take(2, "HQ", new Domestic.AuthorityReturned(part.id(), at(2)));
    take(2, "HQ", transfer("wing", 3, "B"));
    assertThat(refused(2, "HQ", transfer("squadron", 4, "A")).code())
        .isEqualTo(RefusalCode.AUTHORITY_ALREADY_GIVEN);
  }

  @Test
  void an_act_that_names_a_unit_and_one_below_it_says_it_twice() {
    Refusal twice = refused(1, "HQ", transfer("wing squadron", 2, "A"));
    assertThat(twice.code()).isEqualTo(RefusalCode.AUTHORITY_ALREADY_GIVEN);
    assertThat(twice.sentence()).contains("squadron, which is below it");
  }

  @Test
  void a_unit_listed_later_below_another_is_under_what_was_given_over_that_and_not_before() {
    take(1, "HQ", transfer("wing", 2, "A"));
    take(5, "HQ", listed("new", "A", "wing"));
    assertThat(holder("new", 6)).isEqualTo("A");
    assertThat(who("new", 6, 9).since()).isEqualTo(at(5));
    assertThat(who("new", 4, 9).holder()).contains(command("HQ"));
    assertThat(who("new", 4, 9).until()).isEqualTo(at(5));
    assertThat(who("new", 6, 4).holder()).as("as known before").contains(command("HQ"));
  }

  @Test
  void a_unit_in_two_places_is_refused() {
    Refusal two = refused(1, "HQ", listed("squadron", "A", "other"));
    assertThat(two.code()).isEqualTo(RefusalCode.NOT_A_TREE);
    assertThat(two.sentence()).contains("squadron is below wing already", "one place");
    take(1, "HQ", listed("squadron", "A", ""));
    take(1, "HQ", listed("squadron", "A", "other"));
    assertThat(register.unit(unit("squadron")).orElseThrow().parent()).isEqualTo(unit("other"));
  }

  @Test
  void no_change_of_the_tree_moves_authority() {
    Entry act = take(1, "HQ", transfer("wing", 2, "A"));
    Refusal out = refused(2, "HQ", listed("squadron", "A", ""));
    assertThat(out.code()).isEqualTo(RefusalCode.NOT_A_TREE);
    assertThat(out.sentence()).contains(act.id().toString());
    Refusal in = refused(2, "HQ", listed("other", "A", "squadron"));
    assertThat(in.code()).isEqualTo(RefusalCode.NOT_A_TREE);
    assertThat(in.sentence()).contains(act.id().toString(), "Give it by an act");
  }

  @Test
  void a_cycle_is_refused() {
    for (String above : List.of("wing", "squadron")) {
      Refusal cycle = refused(1, "HQ", listed("wing", "A", above));
      assertThat(cycle.code()).isEqualTo(RefusalCode.NOT_A_TREE);
      assertThat(cycle.sentence()).contains("cannot be above it");
    }
    assertThat(refused(1, "HQ", listed("self", "A", "self")).code())
        .isEqualTo(RefusalCode.NOT_A_TREE);
    assertThat(refused(1, "HQ", established("A", "A", -10, OPEN)).code())
        .isEqualTo(RefusalCode.NOT_A_TREE);
  }

  @Test
  void a_tree_too_deep_is_refused_also_by_putting_a_branch_below_another() {
    String above = "squadron";
    for (int i = 3; i <= UnitTree.DEPTH_MAX; i++) {
      take(1, "HQ", listed("u" + i, "A", above));
      above = "u" + i;
    }
    assertThat(refused(1, "HQ", listed("deeper", "A", above)).sentence())
        .contains("17 levels deep; at most 16");
    take(1, "HQ", listed("top", "A", ""));
    assertThat(refused(1, "HQ", listed("wing", "A", "top")).code())
        .isEqualTo(RefusalCode.NOT_A_TREE);
  }

  @Test
  void a_unit_below_one_that_is_not_listed_or_of_another_command_is_refused() {
    assertThat(refused(1, "HQ", listed("x", "A", "nowhere")).code())
        .isEqualTo(RefusalCode.NOT_LISTED);
    assertThat(refused(1, "B", listed("x", "B", "wing")).code())
        .isEqualTo(RefusalCode.NO_AUTHORITY);
  }

  @Test
  void a_delegation_over_a_unit_holds_for_those_below_it() {
    take(
        1,
        "HQ",
        new Domestic.AuthorityDelegated(scope("f", "wing", 2, OPEN), command("HQ"), command("A")));
    assertThat(who("squadron", 3, 9).delegates()).containsExactly(command("A"));
    assertThat(who("other", 3, 9).delegates()).isEmpty();
  }

  @Test
  void what_screens_ask_for_leaves_out_only_units_that_are_held_as_every_unit_is() {
    Entry act = take(1, "HQ", transfer("wing", 2, "A"));
    take(3, "HQ", new Domestic.AuthorityReturned(act.id(), at(5)));
    assertThat(register.unitsCovered()).containsExactly(unit("squadron"), unit("wing"));
    assertThat(register.history(at(2), 9).getFirst().entry()).isEqualTo(act);
    assertThat(register.history(at(9), 2)).hasSize(2);
    assertThat(register.ended(act.id(), at(2))).isEmpty();
    assertThat(register.ended(act.id(), at(3))).contains(at(5));
  }

  @Test
  void a_shared_code_stands_for_one_function() {
    take(1, "HQ", shared("g", "relief-airlift"));
    assertThat(register.named(function("relief-airlift"))).isEqualTo(function("g"));
    assertThat(register.named(function("f"))).isEqualTo(function("f"));
    assertThat(register.named(function("nothing"))).isEqualTo(function("nothing"));
    assertThat(refused(1, "HQ", shared("h", "relief-airlift")).code())
        .isEqualTo(RefusalCode.ID_REUSED);
    assertThat(refused(1, "HQ", shared("h", "f")).sentence()).contains("f stands for");
    assertThat(refused(1, "HQ", listed("relief-airlift")).code()).isEqualTo(RefusalCode.ID_REUSED);
    take(2, "HQ", shared("g", "airlift"));
    assertThat(register.named(function("relief-airlift"))).isEqualTo(function("relief-airlift"));
    take(2, "HQ", listed("g"));
    assertThat(register.named(function("airlift"))).isEqualTo(function("airlift"));
  }

  @Test
  void what_was_known_is_never_changed_by_later_acts() {
    for (int seed = 1; seed <= 40; seed++) {
      Random random = new Random(seed);
      Story story = new Story(random);
      List<Asked> asked = new ArrayList<>();
      for (long hour = 1; hour < 60; hour++) {
        for (int i = 0; i < 4; i++) {
          story.act(hour);
        }
        for (int i = 0; i < 20; i++) {
          asked.add(story.ask(random.nextInt(90), hour));
        }
      }
      assertThat(story.taken).as("seed %s", seed).isGreaterThan(20);
      for (Asked one : asked) {
        assertThat(story.again(one)).as("seed %s: %s", seed, one).isEqualTo(one.answer);
      }
    }
  }

  private record Asked(
      FunctionId function, @Nullable UnitId unit, long at, long known, Holding answer) {}

  /// Acts of every kind at random, units and commands that change among them.
  private static final class Story {
    private final AuthorityRegister register = new AuthorityRegister();
    private final Random random;
    private final List<EntryId> acts = new ArrayList<>();
    private long next = 1;
    private int taken;

    Story(Random random) {
      this.random = random;
      play(0, established("HQ", null, -10, OPEN));
      for (String code : List.of("A", "B", "C")) {
        play(0, established(code, "HQ", -10, OPEN));
      }
      play(0, listed("f"));
      play(0, listed("g"));
    }

    void act(long hour) {
      long from = hour + random.nextInt(8);
      long until = random.nextBoolean() ? OPEN : from + 1 + random.nextInt(12);
      String unit = unit();
      Domestic.Scope scope =
          scope(random.nextBoolean() ? "f" : "g", random.nextInt(3) == 0 ? "" : unit, from, until);
      String giver = one("HQ", "HQ", "A", "B");
      String taker = one("A", "B", "C");
      EntryId given = acts.isEmpty() ? new EntryId(9, 9) : acts.get(random.nextInt(acts.size()));
      switch (random.nextInt(9)) {
        case 0 -> play(hour, listed(unit, "HQ", random.nextBoolean() ? "" : unit()));
        case 1 -> play(hour, established(taker, "HQ", -10, until == OPEN ? OPEN : until + 20));
        case 2 -> play(hour, Acts.suspended(taker, from, until));
        case 3 -> play(hour, Acts.suspended(given, from, until));
        case 4 -> play(hour, new Domestic.AuthorityReturned(given, at(from)));
        case 5 -> play(hour, new Domestic.AuthorityWidened(scope, command(taker)));
        case 6 -> {
          if (!giver.equals(taker)) {
            play(hour, new Domestic.AuthorityDelegated(scope, command(giver), command(taker)));
          }
        }
        default -> {
          if (!giver.equals(taker)) {
            play(hour, new Domestic.AuthorityTransferred(scope, command(giver), command(taker)));
          }
        }
      }
    }

    private String unit() {
      return "u" + random.nextInt(6);
    }

    private String one(String... of) {
      return of[random.nextInt(of.length)];
    }

    private void play(long hour, Body body) {
      Entry entry = Acts.entry(next++, hour, "HQ", body);
      if (register.check(entry).isEmpty()) {
        register.apply(entry, next);
        acts.add(entry.id());
        taken++;
      }
    }

    Asked ask(long at, long known) {
      FunctionId function = function(random.nextBoolean() ? "f" : "g");
      UnitId unit = random.nextInt(4) == 0 ? null : Acts.unit(unit());
      Holding answer = register.who(function, unit, at(at), at(known));
      return new Asked(function, unit, at, known, answer);
    }

    Holding again(Asked asked) {
      return register.who(asked.function, asked.unit, at(asked.at), at(asked.known));
    }
  }

  private static Body shared(String code, String shared) {
    return new Domestic.FunctionListed(
        function(code), Names.same(code), List.of(), function(shared));
  }

  private static Body transfer(String units, long from, String to) {
    return new Domestic.AuthorityTransferred(
        scope("f", units, from, OPEN), command("HQ"), command(to));
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

  private Holding who(@Nullable String unit, long hour, long known) {
    return register.who(function("f"), unit == null ? null : unit(unit), at(hour), at(known));
  }

  private String holder(@Nullable String unit, long hour) {
    return who(unit, hour, 1_000).holder().orElseThrow().code();
  }
}
