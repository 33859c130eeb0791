// SPDX-License-Identifier: Apache-2.0
package renkei.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import renkei.core.consent.MembershipLine;
import renkei.core.consent.Proposals;
import renkei.core.entry.Crossing;
import renkei.core.entry.Outcome;
import renkei.core.entry.Refusal;
import renkei.core.entry.SignedEntry;

/// Core goes along every edge of the graph that TLC found for `Membership.tla`: what the model
/// allows core accepts, what the model does not allow core refuses, what the depositary owes is
/// what the model lets it close, and afterwards both show the same number and members of each
/// pillar.
class MembershipEdgesTest {
  private final Random random = new Random(1);
  private Members members = new Members(List.of("d", "m"), List.of("p"));
  private long accepted;
  private long refused;
  private long shown;

  @ParameterizedTest
  @CsvSource({
    "edges, d m, x, p q, 3, 1, 14_000, 20_000",
    "edges-leaving, d m l, x, p, 4, 1, 2_500, 5_000",
    "edges-twice, d m, x y, p, 2, 0, 9_000, 4_000",
  })
  void core_goes_along_every_edge_of_the_model(
      String bounds,
      String founders,
      String applicants,
      String pillars,
      int openings,
      int takenBack,
      String takes,
      String refuses) {
    members = new Members(List.of(founders.split(" ")), List.of(pillars.split(" ")));
    List<String> parties = new ArrayList<>(List.of(founders.split(" ")));
    parties.addAll(List.of(applicants.split(" ")));
    Graph graph = Graph.read(Tlc.graph("Membership", bounds).dot());
    graph.each((way, next) -> visit(way.getLast(), next, parties, new Room(openings, takenBack)));
    System.out.printf(
        "Membership (%s): %d states, core accepted %d steps, refused %d, showed %d rolls%n",
        bounds, graph.size(), accepted, refused, shown);
    assertThat(accepted).isGreaterThan(Long.parseLong(takes.replace("_", "")));
    assertThat(refused).isGreaterThan(Long.parseLong(refuses.replace("_", "")));
  }

  /// How much the bounds leave: beyond them the model says nothing.
  private record Room(int openings, int takenBack) {}

  private void visit(Value state, Set<Value> next, List<String> parties, Room room) {
    boolean lied = state.at("closings").row().stream().anyMatch(c -> c.at("lie").truth());
    for (String party : parties) {
      if (!lied || !party.equals(Members.DEPOSITARY)) {
        Proposals node = node(party, state);
        shows(node, state, party);
        consents(state, next, party, node);
        takesBack(state, next, party, node, room);
        opens(state, next, party, node, room);
        arrives(state, next, party, node);
      }
    }
    if (!lied) {
      closes(state, next);
    }
  }

  /// A party's node with everything that it holds, which came in any sequence.
  private Proposals node(String party, Value state) {
    List<SignedEntry> acts = new ArrayList<>();
    if (members.founder(party)) {
      acts.addAll(members.agreed());
    }
    for (Value proposal : state.at("opened").set()) {
      if (Members.everybody(proposal).contains(party)) {
        acts.add(members.opening(proposal));
      }
    }
    for (Value given : state.at("consents").set()) {
      if (Members.everybody(given.at("to")).contains(party)) {
        acts.add(members.consent(given.at("by").text(), given.at("to")));
        if (state.at("taken").set().contains(given)) {
          acts.add(members.takenBack(given.at("by").text(), given.at("to")));
        }
      }
    }
    for (Value index : state.at("held").at(party).row()) {
      acts.add(closing(state, index.number()));
    }
    Collections.shuffle(acts, random);
    Proposals node = new Proposals(Members.party(party));
    acts.forEach(act -> node.apply(act, 1));
    return node;
  }

  private SignedEntry closing(Value state, int index) {
    return members.closing(state.at("closings").row().get(index - 1), index);
  }

  private void shows(Proposals node, Value state, String party) {
    for (String pillar : members.pillars()) {
      Value expected = state.at("roll").at(party).at(pillar);
      Optional<MembershipLine> line =
          node.memberships().stream()
              .filter(found -> found.membership().equals(Members.of(pillar)))
              .findFirst();
      assertThat(line.map(MembershipLine::number).orElse(0L))
          .as("%s shows of %s in %s", party, pillar, state)
          .isEqualTo((long) expected.at("number").number());
      assertThat(
              line.map(MembershipLine::members).orElse(List.of()).stream()
                  .map(Members::name)
                  .collect(Collectors.toSet()))
          .as("%s shows of %s in %s", party, pillar, state)
          .isEqualTo(
              expected.at("members").set().stream().map(Value::text).collect(Collectors.toSet()));
      shown++;
    }
  }

  /// What is new in a set of the state after a step.
  private static Set<Value> more(Value state, Set<Value> next, String kept) {
    Set<Value> more = new HashSet<>();
    next.forEach(after -> more.addAll(after.at(kept).set()));
    more.removeAll(state.at(kept).set());
    return more;
  }

  private void judged(Optional<Refusal> refusal, boolean allowed, String what, Value state) {
    assertThat(refusal.isEmpty()).as("%s%n%s%nin %s", what, refusal, state).isEqualTo(allowed);
    accepted += allowed ? 1 : 0;
    refused += allowed ? 0 : 1;
  }

  private void consents(Value state, Set<Value> next, String party, Proposals node) {
    Set<Value> stated = more(state, next, "consents");
    for (Value proposal : state.at("opened").set()) {
      Value given = consent(party, proposal);
      boolean fresh = !state.at("consents").set().contains(given);
      if (fresh && Members.everybody(proposal).contains(party) && mayAnswer(proposal, party)) {
        judged(
            node.check(members.consent(party, proposal)),
            stated.contains(given),
            party + " consents to " + proposal,
            state);
      }
    }
  }

  /// Who opened an accession consented by that, so it has nothing to add.
  private static boolean mayAnswer(Value proposal, String party) {
    return !Members.joins(proposal) || !proposal.at("party").text().equals(party);
  }

  private static Value consent(String by, Value proposal) {
    Map<Value, Value> fields = new LinkedHashMap<>();
    fields.put(new Value.Text("by"), new Value.Text(by));
    fields.put(new Value.Text("to"), proposal);
    return new Value.Fields(fields);
  }

  private void takesBack(Value state, Set<Value> next, String party, Proposals node, Room room) {
    if (state.at("taken").set().size() >= room.takenBack()) {
      return;
    }
    Set<Value> stated = more(state, next, "taken");
    for (Value given : state.at("consents").set()) {
      if (given.at("by").text().equals(party)) {
        judged(
            node.check(members.takenBack(party, given.at("to"))),
            stated.contains(given),
            party + " takes back " + given,
            state);
      }
    }
  }

  /// What a party opens at its own node, and what members take in that others opened: exactly what
  /// asks every member at the number that they know.
  private void opens(Value state, Set<Value> next, String party, Proposals node, Room room) {
    if (state.at("opened").set().size() >= room.openings()) {
      return;
    }
    Set<Value> stated = more(state, next, "opened");
    for (Value proposal : stated) {
      if (proposal.at("party").text().equals(party)) {
        judged(node.check(members.opening(proposal)), true, party + " opens " + proposal, state);
        for (Value other : spoiled(proposal, Members.joins(proposal))) {
          judged(node.check(members.opening(other)), false, party + " opens " + other, state);
        }
      } else if (Members.asked(proposal).contains(party) && knows(state, party, proposal)) {
        judged(node.check(members.opening(proposal)), true, party + " takes " + proposal, state);
        for (Value other : spoiled(proposal, false)) {
          judged(node.check(members.opening(other)), false, party + " takes " + other, state);
        }
      }
    }
  }

  private static boolean knows(Value state, String party, Value proposal) {
    Value roll = state.at("roll").at(party).at(proposal.at("of"));
    return roll.at("number").equals(proposal.at("on"));
  }

  /// The same with somebody too few or too many; of a stranger to the membership, who may open what
  /// it was told, nothing.
  private List<Value> spoiled(Value proposal, boolean outside) {
    List<Value> spoiled = new ArrayList<>();
    if (outside) {
      return spoiled;
    }
    Set<Value> asked = proposal.at("asked").set();
    for (Value one : asked) {
      if (!one.text().equals(Members.DEPOSITARY)) {
        Set<Value> fewer = new HashSet<>(asked);
        fewer.remove(one);
        spoiled.add(asking(proposal, fewer));
      }
    }
    Set<Value> wider = new HashSet<>(asked);
    wider.add(new Value.Text("z"));
    spoiled.add(asking(proposal, wider));
    return spoiled;
  }

  private static Value asking(Value proposal, Set<Value> asked) {
    Map<Value, Value> fields = new LinkedHashMap<>();
    for (String name : List.of("kind", "party", "of", "on")) {
      fields.put(new Value.Text(name), proposal.at(name));
    }
    fields.put(new Value.Text("asked"), new Value.Members(asked));
    return new Value.Fields(fields);
  }

  /// Each closing that has not come yet: what is not borne out is turned away.
  private void arrives(Value state, Set<Value> next, String party, Proposals node) {
    List<Value> before = state.at("held").at(party).row();
    Map<Integer, Value> come = new LinkedHashMap<>();
    for (Value after : next) {
      List<Value> held = after.at("held").at(party).row();
      if (held.size() > before.size() && !party.equals(Members.DEPOSITARY)) {
        come.put(held.getLast().number(), after);
      }
    }
    List<Value> closings = state.at("closings").row();
    for (int i = 1; i <= closings.size() && !party.equals(Members.DEPOSITARY); i++) {
      boolean here = before.contains(new Value.Number(i));
      if (here || !Members.everybody(closings.get(i - 1).at("p")).contains(party)) {
        continue;
      }
      SignedEntry act = closing(state, i);
      Optional<Refusal> refusal = node.check(act).filter(why -> !Proposals.evidence(why));
      judged(refusal, come.containsKey(i), "closing " + i + " reaches " + party, state);
      if (refusal.isEmpty()) {
        Proposals along = node(party, state);
        along.apply(act, 2);
        shows(along, come.get(i), party);
      }
    }
  }

  /// What the depositary owes now: of each pillar one of the closings that the model lets it make,
  /// and none where there is none.
  private void closes(Value state, Set<Value> next) {
    Map<String, Set<Value>> allowed = new LinkedHashMap<>();
    for (Value after : next) {
      List<Value> closings = after.at("closings").row();
      if (closings.size() > state.at("closings").row().size()
          && !closings.getLast().at("lie").truth()) {
        allowed
            .computeIfAbsent(closings.getLast().at("p").at("of").text(), _ -> new HashSet<>())
            .add(closings.getLast());
      }
    }
    Proposals depositary = node(Members.DEPOSITARY, state);
    Set<String> closed = new TreeSet<>();
    for (Crossing.ProposalClosed due : depositary.due(Members.at(2_000))) {
      if (due.outcome() != Outcome.IN_FORCE) {
        assertThat(due.outcome()).as("owed in %s", state).isEqualTo(Outcome.VOID);
        continue;
      }
      Value match = match(state, allowed, due);
      assertThat(closed.add(match.at("p").at("of").text())).isTrue();
      accepted++;
    }
    assertThat(closed).as("owed in %s", state).isEqualTo(new TreeSet<>(allowed.keySet()));
  }

  private Value match(Value state, Map<String, Set<Value>> allowed, Crossing.ProposalClosed due) {
    for (Set<Value> ofPillar : allowed.values()) {
      for (Value closing : ofPillar) {
        int place = state.at("closings").row().size() + 1;
        Crossing.ProposalClosed body =
            (Crossing.ProposalClosed) members.closing(closing, place).entry().body();
        boolean same =
            body.proposal().equals(due.proposal())
                && body.terms().equals(due.terms())
                && Set.copyOf(body.acts()).equals(Set.copyOf(due.acts()));
        if (same) {
          return closing;
        }
      }
    }
    throw new AssertionError("core owes " + due + ", the model allows " + allowed + " in " + state);
  }
}
