// SPDX-License-Identifier: Apache-2.0
package renkei.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import renkei.core.consent.MembershipLine;
import renkei.core.consent.Proposals;
import renkei.core.entry.Crossing;
import renkei.core.entry.EntryId;
import renkei.core.entry.Outcome;
import renkei.core.entry.Refusal;
import renkei.core.entry.SignedEntry;

/// Core goes along every edge of the graph that TLC found for `Succession.tla`, whatever the
/// sequence in which acts came: who consents to another depositary, which closings its successor
/// and the one that is gone make count, and afterwards the same number, members and depositary.
class SuccessionEdgesTest {
  private static final List<String> HONEST = List.of("m", "s");
  private final Random random = new Random(1);
  private final Members members = new Members(List.of("d", "m", "s"), List.of("p"));
  private long judged;
  private long refused;
  private long shown;
  private long replaced;

  @Test
  void core_goes_along_every_edge_of_the_model() {
    Graph graph = Graph.read(Tlc.graph("Succession", "edges").dot());
    graph.each((way, next) -> {
      for (String party : HONEST) {
        visit(way.getLast(), next, party);
      }
    });
    System.out.printf(
        "Succession (edges): %d states, core judged %d acts, refused %d, showed %d rolls, %d with"
            + " another depositary%n",
        graph.size(), judged, refused, shown, replaced);
    assertThat(judged).isGreaterThan(2_000);
    assertThat(refused).isGreaterThan(300);
    assertThat(replaced).isGreaterThan(300);
  }

  private void visit(Value state, Set<Value> next, String party) {
    Proposals node = node(party, state);
    shows(node, state, party);
    consents(state, next, party, node);
    closes(state, next, party, node);
    arrives(state, next, party, node);
  }

  /// A party's node with everything that it holds, which came in any sequence.
  private Proposals node(String party, Value state) {
    List<SignedEntry> acts = new ArrayList<>(members.agreed());
    for (Value proposal : state.at("opened").set()) {
      if (Members.everybody(proposal).contains(party)) {
        acts.add(members.opening(proposal));
      }
    }
    for (Value given : state.at("consents").set()) {
      Value proposal = given.at("to");
      if (Members.everybody(proposal).contains(party) && !opener(given)) {
        acts.add(members.consent(given.at("by").text(), proposal));
      }
    }
    for (Value closing : state.at("held").at(party).set()) {
      if (Members.everybody(closing.at("p")).contains(party)) {
        acts.add(closing(closing));
      }
    }
    Collections.shuffle(acts, random);
    Proposals node = new Proposals(Members.party(party));
    acts.forEach(act -> node.apply(act, 1));
    return node;
  }

  private static boolean opener(Value given) {
    return given.at("by").equals(given.at("to").at("by"));
  }

  private SignedEntry closing(Value closing) {
    return members.closing(closing, Math.floorMod(closing.at("p").toString().hashCode(), 500));
  }

  private void shows(Proposals node, Value state, String party) {
    Value expected = state.at("roll").at(party);
    MembershipLine line =
        node.memberships().stream()
            .filter(found -> found.membership().equals(Members.of("p")))
            .findFirst()
            .orElseThrow();
    String told = party + " shows in " + state;
    assertThat(line.number()).as(told).isEqualTo(expected.at("number").number());
    assertThat(Members.name(line.depositary()))
        .as(told)
        .isEqualTo(expected.at("depositary").text());
    assertThat(line.members().stream().map(Members::name).collect(Collectors.toSet()))
        .as(told)
        .isEqualTo(
            expected.at("members").set().stream().map(Value::text).collect(Collectors.toSet()));
    shown++;
    replaced += expected.at("depositary").text().equals(Members.DEPOSITARY) ? 0 : 1;
  }

  private void consents(Value state, Set<Value> next, String party, Proposals node) {
    for (Value proposal : state.at("opened").set()) {
      boolean asked = Members.asked(proposal).contains(party);
      boolean given =
          state.at("consents").set().stream()
              .anyMatch(one -> one.at("to").equals(proposal) && one.at("by").text().equals(party));
      if (asked && !given) {
        boolean allowed =
            next.stream()
                .anyMatch(after ->
                    after.at("consents").set().stream()
                        .anyMatch(one ->
                            one.at("to").equals(proposal) && one.at("by").text().equals(party)));
        judged(
            node.check(members.consent(party, proposal)),
            allowed,
            party + " consents to " + proposal,
            state);
      }
    }
  }

  private void judged(Optional<Refusal> refusal, boolean allowed, String what, Value state) {
    assertThat(refusal.isEmpty()).as("%s%n%s%nin %s", what, refusal, state).isEqualTo(allowed);
    judged++;
    refused += allowed ? 0 : 1;
  }

  /// What this party owes as a keeper: what the model lets it close. Of two for one number it makes
  /// the first, and which that is the model leaves open.
  private void closes(Value state, Set<Value> next, String party, Proposals node) {
    Set<EntryId> allowed = new HashSet<>();
    for (Value after : next) {
      Set<Value> fresh = new HashSet<>(after.at("closings").set());
      fresh.removeAll(state.at("closings").set());
      fresh.stream()
          .map(closing -> closing.at("p"))
          .filter(proposal -> proposal.at("keeper").text().equals(party))
          .forEach(proposal -> allowed.add(members.proposal(proposal)));
    }
    Set<EntryId> due =
        node.due(Members.at(2_000)).stream()
            .filter(closing -> closing.outcome() == Outcome.IN_FORCE)
            .map(Crossing.ProposalClosed::proposal)
            .collect(Collectors.toSet());
    assertThat(allowed).as("%s owes %s in %s", party, due, state).containsAll(due);
    assertThat(due.isEmpty()).as("%s owes in %s", party, state).isEqualTo(allowed.isEmpty());
  }

  /// Each closing that has not come yet: what is not borne out is turned away, the rest is kept and
  /// counted as the model counts it.
  private void arrives(Value state, Set<Value> next, String party, Proposals node) {
    Set<Value> held = state.at("held").at(party).set();
    for (Value closing : state.at("closings").set()) {
      if (held.contains(closing) || !Members.everybody(closing.at("p")).contains(party)) {
        continue;
      }
      Optional<Value> after =
          next.stream()
              .filter(one ->
                  one.at("held").at(party).set().contains(closing)
                      && one.at("closings").equals(state.at("closings")))
              .findFirst();
      SignedEntry act = closing(closing);
      Optional<Refusal> refusal = node.check(act).filter(why -> !Proposals.evidence(why));
      judged(refusal, after.isPresent(), closing + " reaches " + party, state);
      if (after.isPresent()) {
        Proposals along = node(party, state);
        along.apply(act, 2);
        shows(along, after.get(), party);
      }
    }
  }
}
