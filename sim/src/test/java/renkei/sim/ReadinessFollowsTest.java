// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import renkei.core.entry.CommandId;
import renkei.core.entry.Domestic;
import renkei.core.entry.EntryId;
import renkei.core.entry.Label;
import renkei.core.entry.Level;
import renkei.core.entry.Names;
import renkei.core.entry.Readiness;
import renkei.core.entry.ReadinessEntry;
import renkei.core.entry.ReadinessReleased;
import renkei.core.entry.ReleaseRule;
import renkei.core.entry.UnitId;
import renkei.core.journal.Row;
import renkei.core.profile.ReadinessBoard;
import renkei.core.turn.Answer;
import renkei.core.turn.Draft;

/// What a party releases of the readiness of its units follows what it states at home, to whom a
/// rule and the label name, and through an outage without a gap.
class ReadinessFollowsTest {
  private static final UnitId HELICOPTERS = new UnitId("1HB");
  private static final UnitId SHIPS = new UnitId("DD1");

  private World world;
  private Officer jpn;
  private Officer usa;
  private Officer phl;

  @BeforeEach
  void a_party_releases_the_readiness_of_one_of_two_units_to_one_of_two_peers() {
    world = new World(7);
    SimParty a = world.add("JPN", 1);
    SimParty b = world.add("USA", 2);
    SimParty c = world.add("PHL", 3);
    world.parties().forEach(SimParty::start);
    jpn = Officer.found(a, "JJOC");
    usa = Officer.found(b, "INDOPACOM");
    phl = Officer.found(c, "AFP");
    Officer.pair(jpn, usa);
    Officer.pair(jpn, phl);
    world.connect(a, b);
    world.connect(a, c);
    world.pass(Duration.ofSeconds(5));
    for (UnitId unit : List.of(HELICOPTERS, SHIPS)) {
      done(
          jpn.says(
              new Domestic.UnitListed(unit, Names.same(unit.code()), new CommandId("JJOC"), null)));
    }
    done(
        jpn.says(
            new Domestic.ReleaseRuleAdopted(
                new ReleaseRule(
                    Set.of(b.id()),
                    new ReleaseRule.ReadinessOf(Set.of(HELICOPTERS)),
                    a.now().plusMillis(1),
                    null))));
    world.pass(Duration.ofSeconds(2));
  }

  private static EntryId done(Answer answer) {
    assertThat(answer).isInstanceOf(Answer.Accepted.class);
    return Officer.accepted(answer);
  }

  private void states(UnitId unit, Readiness readiness, Label label) {
    SimParty party = jpn.party();
    done(
        party.say(
            Draft.of(
                party.newId(),
                jpn.by(),
                label,
                new ReadinessEntry.ReadinessStated(unit, readiness, Duration.ofHours(2), "note"))));
  }

  private static Label to(String... codes) {
    return Label.of(Officer.POLICY, Level.RESTRICTED, codes).asExercise();
  }

  private static List<Readiness> held(Officer at) {
    return at.party().state().folds().readiness().theirs().stream()
        .map(ReadinessBoard.Released::body)
        .map(ReadinessReleased::readiness)
        .toList();
  }

  @Test
  void it_goes_to_whom_rule_and_label_name_and_nowhere_else() {
    states(HELICOPTERS, Readiness.READY, to("USA", "PHL"));
    states(SHIPS, Readiness.NOT_READY, to("USA", "PHL"));
    world.pass(Duration.ofSeconds(5));
    assertThat(held(usa)).containsExactly(Readiness.READY);
    assertThat(held(phl)).isEmpty();

    states(HELICOPTERS, Readiness.NOT_READY, to("PHL"));
    world.pass(Duration.ofSeconds(5));
    assertThat(held(usa)).as("the label does not name USA").containsExactly(Readiness.READY);

    states(HELICOPTERS, Readiness.READY_WITH_LIMITS, to("USA"));
    world.pass(Duration.ofSeconds(5));
    assertThat(held(usa)).containsExactly(Readiness.READY_WITH_LIMITS);
  }

  @Test
  void the_statement_carries_the_level_of_the_home_label_for_its_one_recipient() {
    states(HELICOPTERS, Readiness.READY, to("USA", "PHL"));
    world.pass(Duration.ofSeconds(5));
    Label label = usa.party().state().folds().readiness().theirs().getFirst().entry().label();
    assertThat(label.level()).isEqualTo(Level.RESTRICTED);
    assertThat(label.releasableTo()).containsExactly("USA");
  }

  @Test
  void nothing_is_lost_when_the_link_was_cut() {
    states(HELICOPTERS, Readiness.READY, to("USA"));
    world.pass(Duration.ofSeconds(5));
    world.dials(false);
    world.cut(jpn.party(), usa.party());
    states(HELICOPTERS, Readiness.NOT_READY, to("USA"));
    world.pass(Duration.ofSeconds(5));
    states(HELICOPTERS, Readiness.READY_WITH_LIMITS, to("USA"));
    world.pass(Duration.ofSeconds(5));
    states(HELICOPTERS, Readiness.READY, to("USA"));
    world.pass(Duration.ofMinutes(10));
    assertThat(held(usa)).as("while it is cut").containsExactly(Readiness.READY);
    assertThat(changes()).containsExactly(Readiness.READY);
    world.connect(jpn.party(), usa.party());
    world.pass(Duration.ofSeconds(20));
    assertThat(changes())
        .as("every change, in sequence")
        .containsExactly(
            Readiness.READY, Readiness.NOT_READY, Readiness.READY_WITH_LIMITS, Readiness.READY);
    assertThat(held(usa)).containsExactly(Readiness.READY);
  }

  /// Every statement of readiness in the journal of the recipient.
  private List<Readiness> changes() {
    return usa.party().state().rows(1, 500).stream()
        .map(row -> row.row())
        .filter(Row.Received.class::isInstance)
        .map(Row.Received.class::cast)
        .map(row -> usa.party().codec().decode(row.bytes()))
        .filter(entry -> entry.body() instanceof ReadinessReleased)
        .map(entry -> ((ReadinessReleased) entry.body()).readiness())
        .toList();
  }

  @Test
  void a_posture_change_leaves_no_trace_at_another_party() {
    states(HELICOPTERS, Readiness.READY, to("USA"));
    world.pass(Duration.ofSeconds(5));
    long before = usa.party().state().position();
    EntryId order =
        done(
            jpn.says(
                new ReadinessEntry.PostureOrdered(
                    Set.of(HELICOPTERS, SHIPS), "alert", Duration.ofHours(1))));
    done(jpn.says(new ReadinessEntry.PostureAcknowledged(order, HELICOPTERS, "")));
    world.pass(Duration.ofSeconds(5));
    assertThat(usa.party().state().folds().readiness().postures()).isEmpty();
    assertThat(
            usa.party().state().rows(before + 1, 500).stream()
                .filter(row -> row.row() instanceof Row.Received)
                .toList())
        .isEmpty();
  }
}
