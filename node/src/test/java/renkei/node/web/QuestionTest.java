// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import renkei.core.entry.AuthenticText;
import renkei.core.entry.Clocks;
import renkei.core.entry.ConsentRule;
import renkei.core.entry.Crossing;
import renkei.core.entry.Elector;
import renkei.core.entry.EntryId;
import renkei.core.entry.FunctionId;
import renkei.core.entry.Level;
import renkei.core.entry.Matter;
import renkei.core.entry.Terms;
import tools.jackson.databind.JsonNode;

/// A request for information through the ways in of a node: asked, answered, and withheld where the
/// label, the gate or the state says so. And documents that come with a request.
class QuestionTest extends OneLinkedNode {
  private static final FunctionId AIRLIFT = new FunctionId("relief-airlift");

  private final Contract contract = Contract.read();

  // ---------------------------------------------------------------------------------- we are asked

  private String isAsked(Level allowed) {
    var now = Values.millis(node.now());
    Matter asked =
        new Matter.Information(AIRLIFT, "Which roads are open?", now.plusSeconds(3600), allowed);
    EntryId opening =
        world
            .arrives(
                new Crossing.ProposalOpened(
                    world.codec.seal(
                        new Terms(List.of(new AuthenticText("en", "Which roads?")), asked)),
                    node.key.party(),
                    List.of(new Elector(node.key.party(), AIRLIFT)),
                    new ConsentRule.All(),
                    new Clocks(
                        now.plusSeconds(600), now.plusSeconds(1200), now.plusSeconds(86_400))))
            .id();
    World.until(() -> node.get("/api/v1/proposals/" + opening.hex()).status() == 200);
    return opening.hex();
  }

  private JsonNode proposal(String id) {
    return node.get("/api/v1/proposals/" + id).body();
  }

  private void consent(String id) {
    world.must(
        "/api/v1/proposals/" + id + "/consent",
        Map.of(
            "id", node.id(),
            "version", proposal(id).at("/row/version").asLong(),
            "terms", proposal(id).at("/terms/hash").asString()));
    World.until(() -> proposal(id).at("/row/state").asString().equals("IN_FORCE"));
  }

  private Map<String, Object> answer(String text, Level level) {
    return new HashMap<>(Map.of("id", node.id(), "text", text, "level", level.name()));
  }

  private boolean may(String id, String act) {
    for (JsonNode one : proposal(id).get("may")) {
      if (one.get("act").asString().equals(act)) {
        return one.get("allowed").asBoolean();
      }
    }
    throw new IllegalStateException("nothing is said of " + act);
  }

  @Test
  void an_answer_crosses_to_who_asked_once_the_question_is_in_force() {
    String asked = isAsked(Level.RESTRICTED);
    assertThat(may(asked, "answer")).isFalse();
    WebNode.Answered early =
        node.post("/api/v1/proposals/" + asked + "/answer", answer("Route 57", Level.RESTRICTED));
    assertThat(early.code()).isEqualTo("STALE");
    assertThat(node.counter("refused.stale")).isEqualTo(1);
    consent(asked);
    assertThat(may(asked, "answer")).isTrue();
    Map<String, Object> draft = answer("Route 57 is open.", Level.RESTRICTED);
    world.must("/api/v1/proposals/" + asked + "/answer", draft);
    World.until(() -> !said(asked).isEmpty());
    JsonNode line = said(asked).getFirst();
    assertThat(line.get("text").asString()).isEqualTo("Route 57 is open.");
    assertThat(line.at("/crossed/0/party").asString()).isEqualTo(world.usaHex());
    WebNode.Answered whole = node.get("/api/v1/proposals/" + asked);
    assertThat(contract.answer("GET", "/api/v1/proposals/{id}", whole.body())).isEmpty();
    assertThat(whole.body().at("/row/summary/en").asString()).isEqualTo("Which roads are open?");
  }

  private List<JsonNode> said(String id) {
    return proposal(id)
        .get("acts")
        .valueStream()
        .filter(act -> act.get("kind").asString().equals("INFORMATION_GIVEN"))
        .toList();
  }

  @Test
  void p7_an_answer_above_what_the_asker_allowed_stays_here_and_is_counted() {
    String asked = isAsked(Level.UNCLASSIFIED);
    consent(asked);
    WebNode.Answered refused =
        node.post("/api/v1/proposals/" + asked + "/answer", answer("Route 57", Level.RESTRICTED));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.code()).isEqualTo("NOT_RELEASABLE");
    assertThat(refused.text()).contains("above what USA allowed for an answer");
    assertThat(said(asked)).isEmpty();
    assertThat(node.counter("refused.not_releasable")).isEqualTo(1);
    world.must("/api/v1/proposals/" + asked + "/answer", answer("Route 57", Level.UNCLASSIFIED));
    assertThat(said(asked)).hasSize(1);
  }

  @Test
  void an_answer_above_the_agreed_ceiling_is_withheld_whatever_the_asker_allows() {
    String asked = isAsked(Level.TOP_SECRET);
    consent(asked);
    WebNode.Answered refused =
        node.post("/api/v1/proposals/" + asked + "/answer", answer("Route 57", Level.SECRET));
    assertThat(refused.code()).isEqualTo("NOT_RELEASABLE");
    assertThat(refused.text()).contains("ceiling");
  }

  @Test
  void a_question_that_asks_for_an_airlift_by_accident_is_still_only_a_question() {
    String asked = world.isAsked().hex();
    WebNode.Answered refused =
        node.post("/api/v1/proposals/" + asked + "/answer", answer("yes", Level.UNCLASSIFIED));
    assertThat(refused.code()).isEqualTo("NOT_YOUR_MATTER");
    assertThat(node.counter("refused.not_your_matter")).isEqualTo(1);
  }

  @Test
  void a_document_answers_only_after_it_was_released_to_the_asker() {
    String asked = isAsked(Level.RESTRICTED);
    consent(asked);
    String document = world.document("Road states", "text/plain", "57 open");
    Map<String, Object> draft = answer("", Level.UNCLASSIFIED);
    draft.put("document", document);
    WebNode.Answered early = node.post("/api/v1/proposals/" + asked + "/answer", draft);
    assertThat(early.code()).isEqualTo("NOT_RELEASABLE");
    assertThat(early.text()).contains("Release it there first");
    release(document);
    world.must("/api/v1/proposals/" + asked + "/answer", draft);
    JsonNode line = said(asked).getFirst();
    assertThat(line.at("/document/title").asString()).isEqualTo("Road states");
    assertThat(line.at("/document/statement").asString()).isNotEqualTo(document);
    assertThat(contract.answer("GET", "/api/v1/proposals/{id}", proposal(asked))).isEmpty();
  }

  private void release(String document) {
    world.must(
        "/api/v1/documents/" + document + "/release",
        Map.of("id", node.id(), "recipient", world.usaHex(), "reason", "they need it"));
    node.pass(Duration.ofSeconds(12));
    World.until(() -> releaseState(document).equals("SENT"));
  }

  private String releaseState(String document) {
    for (JsonNode row : node.get("/api/v1/documents").body().get("rows")) {
      if (row.get("id").asString().equals(document)) {
        return row.at("/releases/0/state").asString();
      }
    }
    return "";
  }

  // ---------------------------------------------------------------------------------------- we ask

  private Map<String, Object> question(Duration latest) {
    var now = Values.millis(node.now());
    return new HashMap<>(
        Map.of(
            "id", node.id(),
            "to", world.usaHex(),
            "matter",
                Map.of(
                    "profile", "INFORMATION",
                    "function", "relief-airlift",
                    "question", "Which airfields can take a C-130?",
                    "latest", now.plus(latest).toString(),
                    "allowed", "RESTRICTED"),
            "texts", List.of(Map.of("language", "en", "text", "Which airfields?")),
            "clocks", world.clocks()));
  }

  @Test
  void a_question_is_asked_answered_and_shown() {
    String ours =
        world.must("/api/v1/proposals", question(Duration.ofHours(4))).body().get("id").asString();
    EntryId id = EntryId.fromHex(ours);
    world.arrives(
        new Crossing.ConsentGiven(
            id, renkei.core.base.Hash.fromHex(proposal(ours).at("/terms/hash").asString())));
    world.arrives(new Crossing.InformationGiven(id, "Kadena.", null));
    World.until(() ->
        proposal(ours)
            .get("acts")
            .valueStream()
            .anyMatch(act -> act.at("/verdict/code").asString("").equals("STALE")));
    var consent =
        node.ask(state -> state.proposals().find(id).orElseThrow().acts().getLast().hash()).join();
    world.arrives(
        new Crossing.ProposalClosed(
            id,
            renkei.core.entry.Outcome.IN_FORCE,
            renkei.core.base.Hash.fromHex(proposal(ours).at("/terms/hash").asString()),
            List.of(consent, node.ask(state -> state.entry(id).orElseThrow().hash()).join())));
    World.until(() -> proposal(ours).at("/row/state").asString().equals("IN_FORCE"));
    world.arrives(new Crossing.InformationGiven(id, "Kadena and Futenma.", null));
    World.until(() -> said(ours).size() == 2);
    assertThat(said(ours).getLast().get("text").asString()).isEqualTo("Kadena and Futenma.");
    assertThat(said(ours).stream().map(line -> line.at("/verdict/state").asString()).toList())
        .containsExactly("REFUSED", "APPLIED");
  }

  @Test
  void a_question_whose_answer_is_of_no_more_value_is_not_asked() {
    WebNode.Answered refused = node.post("/api/v1/proposals", question(Duration.ofHours(-1)));
    assertThat(refused.code()).isEqualTo("BACKDATED");
    assertThat(node.counter("refused.backdated")).isEqualTo(1);
  }

  // ------------------------------------------------------------------------ documents with a
  // request

  @Test
  void a_request_comes_with_a_document_that_was_released_to_the_party_asked() {
    String document = world.document("Cut roads", "text/plain", "three roads");
    Map<String, Object> draft = new HashMap<>(world.request());
    draft.put("documents", List.of(document));
    WebNode.Answered early = node.post("/api/v1/proposals", draft);
    assertThat(early.code()).isEqualTo("NOT_RELEASABLE");
    assertThat(node.counter("refused.not_releasable")).isEqualTo(1);
    release(document);
    String ours = world.must("/api/v1/proposals", draft).body().get("id").asString();
    WebNode.Answered whole = node.get("/api/v1/proposals/" + ours);
    assertThat(whole.body().at("/documents/0/title").asString()).isEqualTo("Cut roads");
    assertThat(whole.body().at("/documents/0/held").asBoolean()).isTrue();
    assertThat(whole.body().at("/terms/documents").size()).isEqualTo(1);
    assertThat(contract.answer("GET", "/api/v1/proposals/{id}", whole.body())).isEmpty();
  }

  @Test
  void a_document_that_the_gate_withholds_is_refused_with_the_gates_reason() {
    String id = node.id();
    Map<String, Object> label = new HashMap<>(World.label("JPN"));
    world.must(
        "/api/v1/documents",
        Map.of(
            "id",
            id,
            "title",
            "Home only",
            "mediaType",
            "text/plain",
            "content",
            World.base64("x"),
            "label",
            label));
    Map<String, Object> draft = new HashMap<>(world.request());
    draft.put("documents", List.of(id));
    WebNode.Answered refused = node.post("/api/v1/proposals", draft);
    assertThat(refused.code()).isEqualTo("NOT_RELEASABLE");
    assertThat(refused.text()).contains("the label is releasable to JPN, not to USA");
    assertThat(node.counter("refused.not_releasable")).isEqualTo(1);
  }

  @Test
  void p25_a_document_that_a_peer_names_and_did_not_send_is_shown_as_not_held_and_nothing_more() {
    String ours = world.document("Ours alone", "text/plain", "x");
    var now = Values.millis(node.now());
    Matter asked =
        new Matter.Information(AIRLIFT, "What is this?", now.plusSeconds(3600), Level.RESTRICTED);
    List<EntryId> named =
        List.copyOf(new java.util.TreeSet<>(Set.of(EntryId.fromHex(ours), node.newEntryId())));
    EntryId opening =
        world
            .arrives(
                new Crossing.ProposalOpened(
                    world.codec.seal(
                        new Terms(List.of(new AuthenticText("en", "What?")), asked, named)),
                    node.key.party(),
                    List.of(new Elector(node.key.party(), AIRLIFT)),
                    new ConsentRule.All(),
                    new Clocks(
                        now.plusSeconds(600), now.plusSeconds(1200), now.plusSeconds(86_400))))
            .id();
    World.until(() -> node.get("/api/v1/proposals/" + opening.hex()).status() == 200);
    JsonNode documents = proposal(opening.hex()).get("documents");
    assertThat(documents.size()).isEqualTo(2);
    assertThat(documents.valueStream().noneMatch(one -> one.has("title"))).isTrue();
    assertThat(documents.valueStream().noneMatch(one -> one.get("held").asBoolean())).isTrue();
  }
}
