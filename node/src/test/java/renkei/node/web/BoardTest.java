// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import renkei.core.base.Hash;
import renkei.core.entry.CommandId;
import renkei.core.entry.Crossing;
import renkei.core.entry.EntryId;
import renkei.core.entry.FunctionId;
import renkei.core.entry.Names;
import renkei.core.entry.Outcome;
import renkei.core.entry.SignedEntry;
import tools.jackson.databind.JsonNode;

/// The request board through the ways in: alarms, needs put to several parties, turnaround, and
/// what both histories say when authority moves.
class BoardTest extends OneLinkedNode {
  private final Contract contract = Contract.read();

  private JsonNode proposal(String id) {
    return node.get("/api/v1/proposals/" + id).body();
  }

  private Map<String, Object> act(String id) {
    Map<String, Object> body = new HashMap<>();
    body.put("id", node.id());
    body.put("version", proposal(id).at("/row/version").asLong());
    return body;
  }

  // ------------------------------------------------------------------------------------- alarms

  @Test
  void nobody_states_an_alarm_by_hand() {
    var answer =
        node.state(
                renkei.core.turn.Draft.of(
                    node.newEntryId(),
                    new renkei.core.turn.Draft.By(WebNode.CHIEF, WebNode.ROOT),
                    node.home(),
                    new renkei.core.entry.Domestic.AlarmRaised(
                        new EntryId(1, 1),
                        renkei.core.entry.Domestic.AlarmClock.ANSWER,
                        renkei.core.entry.Domestic.AlarmStage.PASSED)))
            .join();
    assertThat(answer.toString()).contains("NOT_YOUR_MATTER");
  }

  // -------------------------------------------------------------------------------------- calls

  private Map<String, Object> call(String... to) {
    Map<String, Object> draft = new HashMap<>(world.request());
    draft.put("id", node.id());
    draft.put("to", List.of(to));
    return draft;
  }

  private JsonNode row(String id) {
    WebNode.Answered answered = node.get("/api/v1/calls");
    assertThat(contract.answer("GET", "/api/v1/calls", answered.body())).isEmpty();
    for (JsonNode row : answered.body().get("rows")) {
      if (row.get("id").asString().equals(id)) {
        return row;
      }
    }
    throw new IllegalStateException("no such call");
  }

  @Test
  void a_party_that_is_not_linked_is_told_beside_the_others_and_asked_by_the_same_call_again() {
    String stranger = "ab".repeat(32);
    Map<String, Object> draft = call(world.usaHex(), stranger);
    WebNode.Answered answered = node.post("/api/v1/calls", draft);
    assertThat(answered.status()).isEqualTo(200);
    assertThat(contract.value("CallRecorded", answered.body())).isEmpty();
    assertThat(answered.body().at("/parts/0/asked").asBoolean()).isTrue();
    assertThat(answered.body().at("/parts/1/asked").asBoolean()).isFalse();
    assertThat(answered.body().at("/parts/1/problem/code").asString()).isEqualTo("NOT_LINKED");
    String id = draft.get("id").toString();
    assertThat(row(id).at("/parts/1/state").isNull()).isTrue();
    assertThat(row(id).get("open").asLong()).isEqualTo(3);
    WebNode.Answered again = node.post("/api/v1/calls", draft);
    assertThat(again.body().at("/parts/0/asked").asBoolean()).isTrue();
    assertThat(again.body().get("position")).isEqualTo(answered.body().get("position"));
    String proposal = answered.body().at("/parts/0/proposal").asString();
    assertThat(proposal(proposal).at("/row/call").asString()).isEqualTo(id);
  }

  @Test
  void a_counter_with_less_is_a_partial_offer_and_the_rest_stays_open() {
    Map<String, Object> draft = call(world.usaHex());
    String proposal = world.must("/api/v1/calls", draft).body().at("/parts/0/proposal").asString();
    EntryId id = EntryId.fromHex(proposal);
    SignedEntry opening = node.ask(state -> state.entry(id).orElseThrow()).join();
    var terms = ((Crossing.ProposalOpened) opening.entry().body()).terms();
    var need = (renkei.core.entry.Matter.Support) terms.terms().matter();
    var less =
        world.codec.seal(
            new renkei.core.entry.Terms(
                terms.terms().texts(),
                new renkei.core.entry.Matter.Support(
                    need.function(),
                    need.capability(),
                    2,
                    need.why(),
                    need.riskIfUnmet(),
                    need.where(),
                    need.from(),
                    need.until(),
                    need.priority())));
    world.arrives(new Crossing.TermsCountered(id, terms.hash(), less));
    String call = draft.get("id").toString();
    World.until(() -> row(call).get("offered").asLong() == 2);
    assertThat(row(call).get("open").asLong()).isEqualTo(3);
    Map<String, Object> yes = act(proposal);
    yes.put("terms", less.hash().hex());
    world.must("/api/v1/proposals/" + proposal + "/consent", yes);
    List<Hash> acts =
        node.ask(state ->
                state.proposals().find(id).orElseThrow().acts().stream()
                    .filter(one ->
                        one.entry().body() instanceof Crossing.TermsCountered
                            || one.entry().body() instanceof Crossing.ConsentGiven)
                    .map(SignedEntry::hash)
                    .toList())
            .join();
    world.arrives(new Crossing.ProposalClosed(id, Outcome.IN_FORCE, less.hash(), acts));
    World.until(() -> row(call).get("firm").asLong() == 2);
    assertThat(row(call).get("open").asLong()).isEqualTo(1);
    assertThat(row(call).get("offered").asLong()).isZero();
  }

  @Test
  void p25_what_an_asked_party_gets_is_the_same_whoever_else_is_asked() {
    String stranger = "cd".repeat(32);
    Map<String, Object> alone = call(world.usaHex());
    Map<String, Object> together = new HashMap<>(alone);
    together.put("id", node.id());
    together.put("to", List.of(stranger, world.usaHex()));
    List<SignedEntry> sent = new ArrayList<>();
    for (Map<String, Object> draft : List.of(alone, together)) {
      for (JsonNode part : world.must("/api/v1/calls", draft).body().get("parts")) {
        if (part.get("asked").asBoolean()) {
          EntryId id = EntryId.fromHex(part.get("proposal").asString());
          sent.add(node.ask(state -> state.entry(id).orElseThrow()).join());
        }
      }
    }
    assertThat(sent).hasSize(2);
    var first = sent.get(0).entry();
    var second = sent.get(1).entry();
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.label()).isEqualTo(first.label());
    assertThat(second.audience()).isEqualTo(first.audience());
    assertThat(second.basis()).isEqualTo(first.basis());
    assertThat(sent.get(1).bytes().size()).isEqualTo(sent.get(0).bytes().size());
    assertThat(second.label().releasableTo()).doesNotContain("PHL", "XAA");
    // Nothing of the others and nothing of the call stands in the bytes; the id is new to whoever
    // does not hold the call's.
    String bytes = hex(sent.get(1));
    assertThat(bytes).doesNotContain(stranger, together.get("id").toString());
    assertThat(Called.id(EntryId.fromHex(together.get("id").toString()), world.party()))
        .isEqualTo(second.id());
    assertThat(second.id().high()).isNotEqualTo(first.id().high());
  }

  private static String hex(SignedEntry entry) {
    StringBuilder text = new StringBuilder();
    for (byte one : entry.bytes().unsafe()) {
      text.append(String.format("%02x", one));
    }
    return text.toString();
  }

  @Test
  void only_a_request_for_support_goes_to_several_parties() {
    Map<String, Object> draft = new HashMap<>(call(world.usaHex()));
    draft.put("matter", world.visit().get("matter"));
    WebNode.Answered refused = node.post("/api/v1/calls", draft);
    assertThat(refused.code()).isEqualTo("MALFORMED");
    assertThat(node.counter("refused.malformed")).isEqualTo(1);
  }

  @Test
  void a_call_never_leaves() {
    Map<String, Object> draft = call(world.usaHex());
    world.must("/api/v1/calls", draft);
    EntryId id = EntryId.fromHex(draft.get("id").toString());
    SignedEntry call = node.ask(state -> state.entry(id).orElseThrow()).join();
    assertThat(call.entry().audience()).isEmpty();
    assertThat(new String(call.bytes().unsafe(), StandardCharsets.ISO_8859_1).charAt(0))
        .isEqualTo((char) 0x0a);
  }

  // --------------------------------------------------------------------------------- turnaround

  @Test
  void turnaround_is_measured_on_our_own_clock_in_both_directions() {
    String asked = world.isAsked().hex();
    node.pass(Duration.ofSeconds(3));
    world.must("/api/v1/proposals/" + asked + "/acknowledge", act(asked));
    node.pass(Duration.ofSeconds(2));
    Map<String, Object> no = act(asked);
    no.put("terms", proposal(asked).at("/terms/hash").asString());
    no.put("reason", "no aircraft");
    world.must("/api/v1/proposals/" + asked + "/decline", no);
    WebNode.Answered figures = node.get("/api/v1/turnaround");
    assertThat(contract.answer("GET", "/api/v1/turnaround", figures.body())).isEmpty();
    JsonNode in =
        figures
            .body()
            .get("rows")
            .valueStream()
            .filter(row -> row.get("direction").asString().equals("IN"))
            .findFirst()
            .orElseThrow();
    assertThat(in.get("function").asString()).isEqualTo("relief-airlift");
    // What was recorded in one burst is some milliseconds ahead of the clock.
    assertThat(in.at("/acknowledged/worstMillis").asLong()).isBetween(2_900L, 60_000L);
    assertThat(in.at("/answered/worstMillis").asLong()).isGreaterThanOrEqualTo(4_900L);
  }

  // ------------------------------------------------------------------------------------ cutover

  @Test
  void both_histories_say_that_authority_moved_in_flight_and_a_difference_changes_nothing() {
    FunctionId airlift = new FunctionId("relief-airlift");
    String ours = world.must("/api/v1/proposals", world.request()).body().get("id").asString();
    EntryId id = EntryId.fromHex(ours);
    node.pass(Duration.ofSeconds(2));
    world.arrives(
        new Crossing.CounterpartStated(
            airlift, new CommandId("USFJ"), Names.same("USFJ"), Values.millis(node.now())));
    node.pass(Duration.ofSeconds(2));
    Hash terms = Hash.fromHex(proposal(ours).at("/terms/hash").asString());
    // Stated by INDOPACOM, which is not the counterpart that we were told of.
    world.arrives(new Crossing.ConsentGiven(id, terms));
    World.until(() -> proposal(ours).at("/row/state").asString().equals("CONSENTED"));
    WebNode.Answered whole = node.get("/api/v1/proposals/" + ours);
    assertThat(contract.answer("GET", "/api/v1/proposals/{id}", whole.body())).isEmpty();
    assertThat(whole.body().at("/moves/0/to").asString()).isEqualTo("USFJ");
    assertThat(whole.body().at("/moves/0/party").asString()).isEqualTo(world.usaHex());
    JsonNode consent = null;
    for (JsonNode line : whole.body().get("acts")) {
      consent = line.get("kind").asString().equals("CONSENT_GIVEN") ? line : consent;
    }
    assertThat(consent).isNotNull();
    assertThat(consent.at("/differs/told").asString()).isEqualTo("USFJ");
    assertThat(consent.at("/verdict/state").asString()).isEqualTo("APPLIED");
    // What it tells afterwards smooths nothing over.
    world.arrives(
        new Crossing.CounterpartStated(
            airlift,
            new CommandId("INDOPACOM"),
            Names.same("INDOPACOM"),
            Values.millis(node.now()).minusSeconds(1)));
    assertThat(proposal(ours).get("acts").toString()).contains("\"differs\"");
  }

  @Test
  void the_answering_side_says_who_had_it_before_and_by_which_act_it_moved() {
    String asked = world.isAsked().hex();
    node.pass(Duration.ofSeconds(1));
    Map<String, Object> moved = new HashMap<>();
    moved.put("kind", "AUTHORITY_TRANSFERRED");
    moved.put("functions", List.of("relief-airlift"));
    moved.put("units", List.of());
    moved.put("giver", "JJOC");
    moved.put("taker", "JTF-RELIEF");
    moved.put("from", null);
    moved.put("until", Values.millis(node.now()).plusSeconds(6).toString());
    long act =
        world
            .must(
                "/api/v1/register", Map.of("id", node.id(), "act", moved, "basis", "for the test"))
            .body()
            .get("position")
            .asLong();
    node.pass(Duration.ofSeconds(2));
    JsonNode moves = proposal(asked).get("moves");
    assertThat(moves.toString()).contains("by act " + act);
    assertThat(moves.get(0).get("from").asString()).isEqualTo("JJOC");
    assertThat(moves.get(0).get("to").asString()).isEqualTo("JTF-RELIEF");
    // The one that lost it a moment ago answers no more; the new one may.
    WebNode.Answered late = node.post("/api/v1/proposals/" + asked + "/acknowledge", act(asked));
    assertThat(late.code()).isEqualTo("NO_AUTHORITY");
    assertThat(node.counter("refused.no_authority")).isEqualTo(1);
    node.pass(Duration.ofSeconds(6));
    assertThat(proposal(asked).get("moves").toString())
        .contains("Fell back from JTF-RELIEF to JJOC");
    world.must("/api/v1/proposals/" + asked + "/acknowledge", act(asked));
  }
}
