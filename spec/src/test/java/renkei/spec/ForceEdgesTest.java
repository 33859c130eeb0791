// SPDX-License-Identifier: Apache-2.0
package renkei.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import renkei.core.base.Hash;
import renkei.core.consent.MembershipLine;
import renkei.core.consent.Proposals;
import renkei.core.entry.Outcome;
import renkei.core.entry.Refusal;
import renkei.core.entry.SignedEntry;

/// Core goes along every edge of the graph that TLC found for `Force.tla`: the depositary owes a
/// closing on exactly the days on which the model lets it close, and on the same acts; a reader
/// takes a closing, a liar's too, exactly when the model says that it is borne out, and then shows
/// the same members; and only what stands is ratified, once.
class ForceEdgesTest {
  private Agreed agreed = new Agreed(List.of("d", "o"), 1, 0, 0, 0);
  private long closed;
  private long turnedAway;
  private long ratified;

  @ParameterizedTest
  @CsvSource({
    "edges-ratified, 1, 2, 1, 0, 20_000",
    "edges-signed, 2, 0, 1, 2, 10_000",
    "edges-date, 2, 3, 0, 1, 2_000",
  })
  void core_goes_along_every_edge_of_the_model(
      String bounds, int least, int needed, int delay, int notBefore, String turns) {
    agreed = new Agreed(List.of("d", "m", "o"), least, needed, delay, notBefore);
    Graph graph = Graph.read(Tlc.graph("Force", bounds).dot());
    graph.each((way, next) -> {
      if (way.getLast().at("closing").set().isEmpty()) {
        visit(way.getLast(), next);
      }
    });
    System.out.printf(
        "Force (%s): %d states, core took %d closings, turned %d away, judged %d ratifications%n",
        bounds, graph.size(), closed, turnedAway, ratified);
    assertThat(closed).isGreaterThan(10);
    assertThat(ratified).isGreaterThan(100);
    assertThat(turnedAway).isGreaterThan(Long.parseLong(turns.replace("_", "")));
  }

  private void visit(Value state, Set<Value> next) {
    int today = state.at("today").number();
    Optional<Value> honest = Optional.empty();
    for (Value after : next) {
      for (Value closing : after.at("closing").set()) {
        reads(state, closing);
        honest = closing.at("lie").truth() ? honest : Optional.of(closing);
      }
    }
    owes(state, honest, today);
    for (String party : agreed.parties()) {
      ratifies(state, next, party, today);
    }
  }

  /// A party's node with everything that was stated.
  private Proposals node(String party, Value state) {
    Proposals node = new Proposals(Agreed.party(party));
    for (SignedEntry act : agreed.acts(state)) {
      node.apply(act, 1);
    }
    return node;
  }

  private static Set<String> names(Value set) {
    return set.set().stream().map(Value::text).collect(Collectors.toSet());
  }

  private void owes(Value state, Optional<Value> honest, int today) {
    Optional<Set<Hash>> due =
        node("d", state).due(Agreed.closingTime(today)).stream()
            .filter(closing -> closing.outcome() == Outcome.IN_FORCE)
            .map(closing -> Set.copyOf(closing.acts()))
            .findFirst();
    Optional<Set<Hash>> expected = honest.map(closing -> new HashSet<>(listed(state, closing)));
    assertThat(due).as("the depositary owes in %s", state).isEqualTo(expected);
    closed += expected.isPresent() ? 1 : 0;
  }

  private List<Hash> listed(Value state, Value closing) {
    return agreed.listed(state, names(closing.at("yes")), names(closing.at("ratified")));
  }

  private void reads(Value state, Value closing) {
    Proposals reader = node("m", state);
    SignedEntry act = agreed.closing(closing.at("at").number(), listed(state, closing));
    Optional<Refusal> refusal = reader.check(act).filter(why -> !Proposals.evidence(why));
    boolean borne = closing.at("borne").truth();
    assertThat(refusal.isEmpty())
        .as("a reader of %s%n%s%nin %s", closing, refusal, state)
        .isEqualTo(borne);
    if (!borne) {
      turnedAway++;
      return;
    }
    reader.apply(act, 2);
    assertThat(
            reader.memberships().stream()
                .map(MembershipLine::members)
                .flatMap(List::stream)
                .map(Agreed::name)
                .collect(Collectors.toSet()))
        .as("members by %s in %s", closing, state)
        .isEqualTo(names(closing.at("members")));
  }

  private void ratifies(Value state, Set<Value> next, String party, int today) {
    boolean allowed =
        next.stream()
            .anyMatch(
                after -> !after.at("ratified").at(party).equals(state.at("ratified").at(party)));
    Optional<Refusal> refusal = node(party, state).check(agreed.ratifies(party, today));
    assertThat(refusal.isEmpty())
        .as("%s ratifies%n%s%nin %s", party, refusal, state)
        .isEqualTo(allowed);
    ratified++;
  }
}
