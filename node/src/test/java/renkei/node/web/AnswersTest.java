// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import renkei.core.base.Hash;
import renkei.core.entry.Crossing;
import renkei.core.entry.EntryId;
import renkei.core.entry.Outcome;
import tools.jackson.databind.JsonNode;

/// Every reading route answers what the contract says, on a node where something happened.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnswersTest {
  @TempDir static Path folder;

  private final Contract contract = Contract.read();
  private WebNode node;
  private World world;
  private String asked;
  private String ours;
  private String document;
  private String team = "";

  @BeforeAll
  void much_happened() {
    node = new WebNode(folder);
    world = new World(node).settle().pair();
    EntryId request = world.isAsked();
    asked = request.hex();
    act(asked, "acknowledge", Map.of());
    act(asked, "consent", Map.of("terms", hash(asked)));
    World.until(() -> state(asked).equals("IN_FORCE"));
    world.must(
        "/api/v1/rules",
        world.rule(Map.of("kind", "PROGRESS", "functions", List.of("relief-airlift"))));
    post(
        "/api/v1/proposals/" + asked + "/progress",
        Map.of("id", node.id(), "progress", "IN_PROGRESS", "note", "two aircraft are up"));
    String task = node.id();
    post("/api/v1/tasks", Map.of("id", task, "unit", "lift-1", "text", "fly", "proposal", asked));
    post(
        "/api/v1/tasks/" + task + "/report",
        Map.of("id", node.id(), "progress", "FULFILLED", "note", ""));
    ours = world.must("/api/v1/proposals", world.request()).body().get("id").asString();
    world.must("/api/v1/proposals", world.visit());
    world.must("/api/v1/rules", world.trackRule());
    String revoked = world.must("/api/v1/rules", world.trackRule()).body().get("id").asString();
    post("/api/v1/rules/" + revoked + "/revoke", Map.of("id", node.id(), "reason", "too wide"));
    world.must(
        "/api/v1/rules",
        world.rule(Map.of("kind", "COUNTERPARTS", "functions", List.of("relief-airlift"))));
    team = team(world);
    document = world.document("Ferry plan", "text/plain", "the ferry sails at dawn");
    post(
        "/api/v1/documents/" + document + "/release",
        Map.of("id", node.id(), "recipient", world.usaHex(), "reason", "they need it"));
    String taken = world.document("Draft", "text/plain", "not yet");
    String decision = node.id();
    post(
        "/api/v1/documents/" + taken + "/release",
        Map.of("id", decision, "recipient", world.usaHex(), "reason", "they need it"));
    post(
        "/api/v1/releases/" + decision + "/revoke", Map.of("id", node.id(), "reason", "wrong one"));
    refusedActArrives(request);
    node.pass(Duration.ofSeconds(12));
    World.until(() -> row(document).at("/releases/0/state").asString("").equals("SENT"));
  }

  /// A team with something of each kind in it.
  private static String team(World world) {
    TeamWorld in = new TeamWorld(world);
    String chief = WebNode.CHIEF.code();
    in.member(chief);
    in.must(chief, "WATCH_TAKEN", Map.of());
    String item = in.must(chief, "ITEM_OPENED", TeamWorld.words("en", "Fuel?"));
    in.must(chief, "ITEM_CLOSED", Map.of("item", item, "reason", "delivered"));
    in.must(chief, "NOTE_SENT", TeamWorld.words("ja", "道路は通れる。"));
    return in.team;
  }

  private void refusedActArrives(EntryId request) {
    Hash terms = Hash.fromHex(hash(asked));
    world.arrives(new Crossing.ProposalClosed(request, Outcome.DECLINED, terms, List.of()));
    World.until(() -> node.get("/api/v1/proposals/" + asked).text().contains("REFUSED"));
  }

  private JsonNode row(String id) {
    for (JsonNode row : node.get("/api/v1/documents").body().get("rows")) {
      if (row.get("id").asString().equals(id)) {
        return row;
      }
    }
    throw new IllegalStateException("no such document");
  }

  private JsonNode post(String path, Map<String, ?> body) {
    return world.must(path, body).body();
  }

  private void act(String proposal, String act, Map<String, ?> more) {
    Map<String, Object> body = new HashMap<>(more);
    body.put("id", node.id());
    body.put(
        "version", node.get("/api/v1/proposals/" + proposal).body().at("/row/version").asLong());
    post("/api/v1/proposals/" + proposal + "/" + act, body);
  }

  private String hash(String proposal) {
    return node.get("/api/v1/proposals/" + proposal).body().at("/terms/hash").asString();
  }

  private String state(String proposal) {
    return node.get("/api/v1/proposals/" + proposal).body().at("/row/state").asString();
  }

  @AfterAll
  void it_stops() {
    node.close();
  }

  /// Paths with everything filled in, for each reading route that answers JSON.
  private List<String[]> calls() {
    String usa = world.usaHex();
    List<String[]> calls = new ArrayList<>();
    for (String same :
        List.of(
            "front",
            "me",
            "node",
            "peers",
            "tracks",
            "released-tracks",
            "proposals",
            "visits",
            "teams",
            "tasks",
            "rules",
            "documents",
            "register",
            "alarms",
            "duties",
            "calls",
            "turnaround",
            "officers",
            "announcements",
            "readiness",
            "programmes",
            "repair",
            "roll")) {
      calls.add(new String[] {"/api/v1/" + same, "/api/v1/" + same});
    }
    calls.add(new String[] {"/api/v1/tracks", "/api/v1/tracks?limit=5&after=mmsi-431000001"});
    calls.add(new String[] {"/api/v1/seen-by/{party}", "/api/v1/seen-by/" + usa});
    calls.add(new String[] {"/api/v1/seen-by/{party}", "/api/v1/seen-by/" + usa + "?limit=3"});
    calls.add(new String[] {"/api/v1/space", "/api/v1/space?parties=" + usa});
    calls.add(new String[] {"/api/v1/proposals", "/api/v1/proposals?profile=SUPPORT&limit=1"});
    calls.add(new String[] {"/api/v1/proposals", "/api/v1/proposals?state=IN_FORCE"});
    calls.add(new String[] {"/api/v1/proposals/{id}", "/api/v1/proposals/" + asked});
    calls.add(new String[] {"/api/v1/proposals/{id}", "/api/v1/proposals/" + ours});
    Partners partners = new Partners(node, world);
    EntryId agreed = partners.agreement();
    calls.add(new String[] {"/api/v1/agreements", "/api/v1/agreements"});
    calls.add(new String[] {"/api/v1/agreements/{id}", "/api/v1/agreements/" + agreed.hex()});
    calls.add(new String[] {"/api/v1/known-parties", "/api/v1/known-parties"});
    String programme = partners.development(agreed).hex();
    calls.add(new String[] {"/api/v1/programmes/{id}", "/api/v1/programmes/" + programme});
    calls.add(new String[] {"/api/v1/tasks", "/api/v1/tasks?proposal=" + asked});
    calls.add(new String[] {"/api/v1/teams/{id}", "/api/v1/teams/" + team});
    calls.add(new String[] {"/api/v1/teams/{id}/log", "/api/v1/teams/" + team + "/log"});
    calls.add(
        new String[] {
          "/api/v1/documents/{id}/ruling",
          "/api/v1/documents/" + document + "/ruling?recipient=" + usa
        });
    calls.add(new String[] {"/api/v1/who", "/api/v1/who?function=relief-airlift&unit=lift-1"});
    calls.add(new String[] {"/api/v1/journal", "/api/v1/journal?last=500"});
    calls.add(new String[] {"/api/v1/journal", "/api/v1/journal?from=1&limit=20"});
    calls.add(new String[] {"/api/v1/journal", "/api/v1/journal?last=9&by=PEOPLE&text=ferry"});
    return calls;
  }

  @Test
  void every_reading_route_answers_as_the_contract_says() {
    List<String> tried = new ArrayList<>(List.of("/api/v1/stream"));
    for (String[] call : calls()) {
      WebNode.Answered answered = node.get(call[1]);
      assertThat(answered.status()).as(call[1] + answered.text()).isEqualTo(200);
      assertThat(contract.answer("GET", call[0], answered.body())).as(call[1]).isEmpty();
      tried.add(call[0]);
    }
    tried.add("/api/v1/documents/{id}/content");
    tried.add("/api/v1/records/{id}");
    tried.add("/api/v1/contributions");
    assertThat(tried)
        .containsAll(
            contract.rights().keySet().stream()
                .filter(one -> one.startsWith("GET "))
                .map(one -> one.substring(4))
                .toList());
  }

  @Test
  void the_check_itself_finds_what_breaks_the_contract() {
    assertThat(contract.value("Recorded", WebNode.JSON.readTree("{\"id\":\"x\",\"more\":1}")))
        .hasSize(3);
  }

  @Test
  void a_page_says_where_the_next_begins_and_all_pages_are_the_whole() {
    List<String> all = new ArrayList<>();
    String next = "";
    do {
      JsonNode page = node.get("/api/v1/tracks?limit=5" + next).body();
      page.get("rows").forEach(row -> all.add(row.get("id").asString()));
      next = page.get("next").isNull() ? "" : "&after=" + page.get("next").asString();
    } while (!next.isEmpty());
    assertThat(all).hasSize(12).doesNotHaveDuplicates().isSorted();
  }

  @Test
  void view_as_shows_the_same_reasons_as_the_gate_counts() {
    JsonNode seen = node.get("/api/v1/seen-by/" + world.usaHex()).body();
    assertThat(seen.at("/counts/reduced").asLong()).isEqualTo(12);
    assertThat(seen.get("rows")).hasSize(12);
    assertThat(seen.get("documents")).hasSize(2);
  }

  @Test
  void a_refused_act_of_the_other_party_stays_visible_with_its_reason() {
    JsonNode acts = node.get("/api/v1/proposals/" + asked).body().get("acts");
    assertThat(acts.toString()).contains("REFUSED", "NOT_KEEPER", "PROGRESS_STATED");
    JsonNode peer = node.get("/api/v1/peers").body().at("/rows/0");
    assertThat(peer.at("/lastRefusal/code").asString()).isEqualTo("NOT_KEEPER");
    assertThat(peer.at("/lastRefusal/by").asString()).isEqualTo("US");
  }

  @Test
  void what_officers_may_do_is_what_the_node_then_takes() {
    JsonNode may = node.get("/api/v1/proposals/" + ours).body().get("may");
    Map<String, Boolean> allowed = new HashMap<>();
    may.forEach(one -> allowed.put(one.get("act").asString(), one.get("allowed").asBoolean()));
    assertThat(allowed)
        .containsEntry("withdraw", true)
        .containsEntry("acknowledge", false)
        .containsEntry("progress", false);
  }

  @Test
  void w4_a_document_is_a_download_that_no_browser_runs() {
    String evil = world.document("=cmd|x", "text/html", "<script>alert(1)</script>");
    WebNode.Answered file = node.get("/api/v1/documents/" + evil + "/content");
    assertThat(file.header("Content-Type")).isEqualTo("application/octet-stream");
    assertThat(file.header("Content-Disposition")).startsWith("attachment; filename=\"document-");
    assertThat(file.header("Content-Security-Policy")).contains("sandbox", "default-src 'none'");
    assertThat(file.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(file.text()).isEqualTo("<script>alert(1)</script>");
    JsonNode row = row(evil);
    assertThat(row.get("title").asString()).isEqualTo("=cmd|x");
    assertThat(node.get("/api/v1/documents").header("Content-Type")).isEqualTo("application/json");
  }

  @Test
  void w4_control_and_direction_characters_in_a_title_are_refused() {
    for (String title : List.of("a\u202eb", "a\u0000b", "a\nb")) {
      Map<String, Object> body = new HashMap<>();
      body.put("id", node.id());
      body.put("title", title);
      body.put("mediaType", "text/plain");
      body.put("content", World.base64("x"));
      body.put("label", World.label("JPN"));
      WebNode.Answered answered = node.post("/api/v1/documents", body);
      assertThat(answered.status()).isEqualTo(400);
      assertThat(answered.code()).isEqualTo("MALFORMED");
      assertThat(answered.text()).doesNotContain(title);
    }
    assertThat(node.counter("refused.malformed")).isGreaterThanOrEqualTo(3);
    assertThat(node.get("/api/v1/me").status()).isEqualTo(200);
  }
}
