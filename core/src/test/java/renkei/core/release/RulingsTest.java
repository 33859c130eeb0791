// SPDX-License-Identifier: Apache-2.0
package renkei.core.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The case files against the gate, and the gate against the case files: no clause without a case
/// that needs it, no outcome without a case that shows it.
final class RulingsTest {
  /// Given by the gate itself; [GateTest] shows them.
  private static final Set<ReasonCode> OF_THE_GATE =
      EnumSet.of(ReasonCode.CLAUSE_SILENT, ReasonCode.CLAUSE_FAILED, ReasonCode.NO_FORM);

  @TestFactory
  Stream<DynamicTest> every_story_ends_as_it_is_told() {
    return Rulings.all().stream()
        .map(told ->
            DynamicTest.dynamicTest(
                told + " / " + told.ja(),
                () -> {
                  Story.Question asked = told.played();
                  Ruling ruling =
                      Gate.rule(asked.thing(), asked.recipient(), asked.policy(), Cast.NOW);
                  assertThat(ruling.reasons()).extracting(Reason::code).isEqualTo(told.codes());
                  assertThat(Rulings.outcome(ruling)).isEqualTo(told.outcome());
                }));
  }

  @Test
  void every_story_has_a_title_in_both_languages_and_no_title_twice() {
    List<Rulings.Told> all = Rulings.all();
    assertThat(all).hasSizeGreaterThan(80);
    assertThat(all)
        .allSatisfy(told -> assertThat(told.ja()).matches(".*[\\p{IsHan}\\p{IsHiragana}].*"));
    assertThat(all).extracting(Rulings.Told::en).doesNotHaveDuplicates().doesNotContain("");
  }

  @Test
  void the_table_of_clauses_and_outcomes_has_no_empty_cell() {
    Set<ReasonCode> shown = new HashSet<>(OF_THE_GATE);
    Rulings.all().forEach(told -> shown.addAll(told.codes()));
    assertThat(EnumSet.allOf(ReasonCode.class)).allMatch(shown::contains);
    for (Clause clause : Gate.clauses()) {
      for (boolean allows : new boolean[] {true, false}) {
        assertThat(ReasonCode.values())
            .as(clause.name() + (allows ? " for" : " against"))
            .anyMatch(code -> code.clause().equals(clause.name()) && code.allows() == allows);
      }
    }
  }

  @Test
  void without_any_one_clause_some_story_ends_otherwise() {
    for (Clause left : Gate.clauses()) {
      Gate gate =
          new Gate(Gate.clauses().stream().filter(c -> !c.name().equals(left.name())).toList());
      List<String> changed = new ArrayList<>();
      for (Rulings.Told told : Rulings.all()) {
        Story.Question asked = told.played();
        Ruling ruling =
            gate.judge(new Case(asked.thing(), asked.recipient(), asked.policy(), Cast.NOW));
        if (!Rulings.outcome(ruling).equals(told.outcome())) {
          changed.add(told.en());
        }
      }
      assertThat(changed).as("stories that need clause " + left.name()).isNotEmpty();
    }
  }

  @Test
  void every_clause_alone_can_withhold() {
    Set<String> alone = new HashSet<>();
    for (Rulings.Told told : Rulings.all()) {
      Set<String> against =
          told.codes().stream()
              .filter(code -> !code.allows())
              .map(ReasonCode::clause)
              .collect(Collectors.toSet());
      if (against.size() == 1) {
        alone.addAll(against);
      }
    }
    // What has another originator is never labelled for us to pass on: the label says no as well.
    assertThat(alone).containsAll(Gate.clauses().stream().map(Clause::name).toList());
  }

  @Test
  void a_reason_says_the_data_and_never_the_content() {
    for (Rulings.Told told : Rulings.all()) {
      Story.Question asked = told.played();
      for (Reason reason :
          Gate.rule(asked.thing(), asked.recipient(), asked.policy(), Cast.NOW).reasons()) {
        assertThat(reason.en() + reason.ja()).doesNotContain("SECRET NAME", "431000001");
        assertThat(reason.en()).matches("[\\x20-\\x7e]+");
        assertThat(reason.ja()).matches(".*[\\p{IsHan}\\p{IsHiragana}].*");
        assertThat(reason.allows()).isEqualTo(reason.code().allows());
      }
    }
  }
}
