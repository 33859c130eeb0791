// SPDX-License-Identifier: Apache-2.0
package renkei.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import renkei.core.consent.ProposalView;
import renkei.core.consent.Proposals;
import renkei.core.entry.Crossing;
import renkei.core.entry.Elector;
import renkei.core.entry.Refusal;
import renkei.core.entry.SignedEntry;

/// Core goes along every edge of the graph that TLC found for `Consent.tla`: what the model allows
/// core accepts, what the model does not allow core refuses, and afterwards both show the same.
class ConsentEdgesTest {
  private static final Set<String> AGREEMENTS = Set.of("edges-counters", "edges-depositary");
  private static final List<String> TEXTS = List.of("t1", "t2");

  private Deeds deeds = new Deeds(List.of("K"), 0, false);
  private boolean lies = false;
  private final Random random = new Random(1);
  private long accepted;
  private long refused;
  private long shown;

  @ParameterizedTest
  @CsvSource({
    "edges, K, 0, 'acknowledge,consent,take back,decline,counter,withdraw', 2, 19_000, 40_000",
    "edges-own, K, 0, 'consent,take back', 1 2, 10_000, 5_000",
    "edges-twice, K, 0, 'consent', 1, 5_000, 5_000",
    "edges-three, K T, 1, 'consent,take back,decline', 1, 10_000, 6_000",
    "edges-depositary, K T, 1, 'consent,take back,decline', 1, 10_000, 6_000",
    "edges-counters, K T, 0, 'consent,counter', 1, 10_000, 6_000",
  })
  void core_goes_along_every_edge_of_the_model(
      String bounds,
      String asked,
      int need,
      String kinds,
      String room,
      String takes,
      String refuses) {
    deeds = new Deeds(List.of(asked.split(" ")), need, AGREEMENTS.contains(bounds));
    Graph graph = Graph.read(Tlc.graph("Consent", bounds).dot());
    lies = bounds.endsWith("own") || bounds.endsWith("twice");
    Set<String> may = Set.of(kinds.split(","));
    graph.each((way, next) -> visit(way.getLast(), next, may, room.split(" ")));
    System.out.printf(
        "Consent (%s): %d states, core accepted %d steps, refused %d, showed %d views%n",
        bounds, graph.size(), accepted, refused, shown);
    assertThat(accepted).isGreaterThan(Long.parseLong(takes.replace("_", "")));
    assertThat(refused).isGreaterThan(Long.parseLong(refuses.replace("_", "")));
  }

  private void visit(Value state, Set<Value> next, Set<String> kinds, String[] room) {
    Map<Value, SignedEntry> entries = deeds.entries(state);
    Set<Value> stated = new HashSet<>();
    Map<Value, Value> arrived = new LinkedHashMap<>();
    for (Value after : next) {
      for (String party : deeds.parties()) {
        List<Value> before = state.at("said").at(party).row();
        List<Value> said = after.at("said").at(party).row();
        if (said.size() > before.size()) {
          stated.add(said.getLast());
        }
      }
      arrival(state, after).ifPresent(arrival -> arrived.put(arrival, after));
    }
    for (String party : deeds.parties()) {
      shows(node(party, state, entries), state, party);
      int index = Math.min(room.length - 1, deeds.parties().indexOf(party));
      if (plain(state.at("said").at(party)) < Integer.parseInt(room[index])) {
        says(state, party, entries, stated, kinds);
      }
    }
    closes(state, entries, stated);
    arrived.forEach((arrival, after) -> arrives(state, arrival, entries, after));
  }

  private static long plain(Value said) {
    return said.row().stream().filter(act -> !closing(act)).count();
  }

  private static boolean closing(Value act) {
    return Set.of("in force", "declined", "withdrawn", "lapsed", "void")
        .contains(act.at("kind").text());
  }

  /// The party's node with everything that it holds, which came in any sequence.
  private Proposals node(String party, Value state, Map<Value, SignedEntry> entries) {
    List<Value> held = new ArrayList<>(state.at("held").at(party).set());
    Collections.shuffle(held, random);
    Proposals node = new Proposals(Deeds.party(party));
    held.forEach(act -> node.apply(entries.get(Deeds.id(act)), 1));
    return node;
  }

  /// Every act that the party might state: core lets it out exactly where the model does.
  private void says(
      Value state,
      String party,
      Map<Value, SignedEntry> entries,
      Set<Value> stated,
      Set<String> kinds) {
    Proposals node = node(party, state, entries);
    for (Value act : candidates(state, party, kinds)) {
      SignedEntry entry = deeds.entry(state, act, entries);
      Optional<Refusal> refusal = node.check(entry);
      assertThat(refusal.isEmpty())
          .as("%s states %s%n%s%nin %s", party, act, refusal, state)
          .isEqualTo(stated.contains(act));
      count(refusal.isEmpty());
    }
  }

  private List<Value> candidates(Value state, String party, Set<String> kinds) {
    int number = state.at("said").at(party).row().size() + 1;
    List<Value> acts = new ArrayList<>();
    for (String kind : kinds) {
      boolean bare = kind.equals("acknowledge") || kind.equals("withdraw");
      for (String terms : bare ? List.of("t1") : TEXTS) {
        for (String to : kind.equals("counter") ? TEXTS : List.of("")) {
          acts.add(act(party, number, kind, terms, to));
        }
      }
    }
    return acts;
  }

  private static Value act(String by, int number, String kind, String terms, String to) {
    Map<Value, Value> fields = new LinkedHashMap<>();
    fields.put(new Value.Text("by"), new Value.Text(by));
    fields.put(new Value.Text("n"), new Value.Number(number));
    fields.put(new Value.Text("kind"), new Value.Text(kind));
    fields.put(new Value.Text("terms"), new Value.Text(terms));
    fields.put(new Value.Text("to"), new Value.Text(to));
    fields.put(new Value.Text("rests"), new Value.Members(Set.of()));
    fields.put(new Value.Text("late"), new Value.Truth(false));
    return new Value.Fields(fields);
  }

  /// What the keeper owes: the same closing, resting on the same acts, or none on both sides.
  private void closes(Value state, Map<Value, SignedEntry> entries, Set<Value> stated) {
    Proposals keeper = node("K", state, entries);
    List<Crossing.ProposalClosed> due = keeper.due(Deeds.at(Deeds.keepersMinute(state)));
    Set<Crossing.ProposalClosed> allowed =
        stated.stream()
            .filter(ConsentEdgesTest::closing)
            .filter(act -> act.at("by").text().equals("K"))
            .map(act -> (Crossing.ProposalClosed) deeds.entry(state, act, entries).entry().body())
            .collect(Collectors.toSet());
    if (due.isEmpty()) {
      assertThat(lies || allowed.isEmpty()).as("nothing due in %s", state).isTrue();
      return;
    }
    assertThat(due).hasSize(1);
    assertThat(allowed)
        .as("due %s in %s", due, state)
        .anySatisfy(closed -> {
          assertThat(closed.outcome()).isEqualTo(due.getFirst().outcome());
          assertThat(closed.terms()).isEqualTo(due.getFirst().terms());
          assertThat(closed.acts()).containsExactlyInAnyOrderElementsOf(due.getFirst().acts());
        });
    count(true);
  }

  /// The reader, with the act that reached it, between two states; empty for other steps.
  private Optional<Value> arrival(Value before, Value after) {
    for (String party : deeds.parties()) {
      for (String kept : List.of("held", "turned")) {
        Set<Value> more = new HashSet<>(after.at(kept).at(party).set());
        more.removeAll(before.at(kept).at(party).set());
        more.removeIf(act -> act.at("by").text().equals(party));
        if (!more.isEmpty()) {
          return Optional.of(new Value.Row(List.of(new Value.Text(party), more.iterator().next())));
        }
      }
    }
    return Optional.empty();
  }

  private void arrives(Value state, Value arrival, Map<Value, SignedEntry> entries, Value after) {
    String party = arrival.row().getFirst().text();
    Value act = arrival.row().getLast();
    Proposals node = node(party, state, entries);
    SignedEntry entry = entries.get(Deeds.id(act));
    Optional<Refusal> refusal = node.check(entry);
    boolean kept = refusal.isEmpty() || Proposals.evidence(refusal.get());
    assertThat(kept)
        .as("%s reaches %s%n%s%nin %s", act, party, refusal, state)
        .isEqualTo(after.at("held").at(party).set().contains(act));
    count(kept);
    if (kept) {
      node.apply(entry, 2);
      shows(node, after, party);
    }
  }

  private void count(boolean taken) {
    accepted += taken ? 1 : 0;
    refused += taken ? 0 : 1;
  }

  private void shows(Proposals node, Value state, String party) {
    ProposalView view = node.find(Deeds.PROPOSAL).orElseThrow();
    Value expected = state.at("view").at(party);
    assertThat(view.state().name().toLowerCase(Locale.ROOT).replace('_', ' '))
        .as("%s shows in %s", party, state)
        .isEqualTo(expected.at("state").text());
    assertThat(view.onTable().hash())
        .as("%s has on the table in %s", party, state)
        .isEqualTo(deeds.text(expected.at("table").text()).hash());
    assertThat(
            view.missing().stream()
                .map(Elector::party)
                .map(Deeds::name)
                .collect(Collectors.toSet()))
        .as("%s misses in %s", party, state)
        .isEqualTo(
            expected.at("missing").set().stream().map(Value::text).collect(Collectors.toSet()));
    shown++;
  }
}
