// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import renkei.core.entry.RefusalCode;
import tools.jackson.databind.JsonNode;

/// Announcements through the ways in of a node. Nothing opens on one; what is hostile is refused,
/// counted, and leaves nothing.
class AnnouncementsTest {
  @TempDir private Path folder;
  private final Contract contract = Contract.read();
  private WebNode node;
  private World world;

  @BeforeEach
  void a_node_with_a_peer_runs() {
    node = new WebNode(folder);
    world = new World(node).settle().pair();
    node.mark();
  }

  @AfterEach
  void the_next_good_announcement_is_served() {
    assertThat(node.post("/api/v1/announcements", announcement("afterwards")).status())
        .isEqualTo(200);
    node.close();
  }

  private Map<String, Object> announcement(String subject) {
    Map<String, Object> made = new HashMap<>();
    made.put("id", node.id());
    made.put("subject", subject);
    made.put("title", World.names("A summit is planned"));
    made.put("text", World.names("A summit is planned. EXERCISE"));
    made.put("by", World.names("Three governments"));
    made.put("at", "2024-04-01T00:00:00.000Z");
    made.put("tenor", "PLANNED");
    made.put(
        "source",
        Map.of("kind", "MEDIA", "name", "a report", "reliability", "C", "credibility", 3));
    return made;
  }

  private WebNode.Answered bring(boolean dryRun, Object announcements) {
    return node.post(
        "/api/v1/announcements/import",
        Map.of("id", node.id(), "dryRun", dryRun, "announcements", announcements));
  }

  private JsonNode subjects() {
    WebNode.Answered answered = node.get("/api/v1/announcements");
    assertThat(contract.answer("GET", "/api/v1/announcements", answered.body())).isEmpty();
    return answered.body().get("rows");
  }

  private long kept() {
    return node.ask(state -> (long) state.folds().announcements().all().size()).join();
  }

  private static JsonNode shipped() {
    Path here = Path.of("").toAbsolutePath();
    Path root = Files.exists(here.resolve("deploy")) ? here : here.getParent();
    try {
      return WebNode.JSON
          .readTree(
              Files.readString(root.resolve("deploy/src/main/data/announcements-2024-04.json")))
          .get("announcements");
    } catch (IOException fault) {
      throw new java.io.UncheckedIOException(fault);
    }
  }

  // ------------------------------------------------------------------------------------- grants

  /// Everything that somebody could hope to do because of what was announced. Each is refused, for
  /// want of a consent, a rule or an authority.
  private Map<String, String> attempts(String asked) {
    Map<String, String> said = new LinkedHashMap<>();
    JsonNode seen = node.get("/api/v1/seen-by/" + world.usaHex()).body();
    said.put("release of the picture", seen.get("counts").toString());
    said.put("release of a document", seen.get("documents").toString());
    said.put("progress of a request", told("/api/v1/proposals/" + asked + "/progress", "progress"));
    said.put("answer to a question", told("/api/v1/proposals/" + asked + "/answer", "answer"));
    for (var draft : new Rights(node, world, asked).drafts().entrySet()) {
      said.put(
          draft.getKey(),
          node.state(draft.getValue()).join() instanceof renkei.core.turn.Answer.Refused no
              ? no.refusal().code().name()
              : "taken");
    }
    said.put("members", String.valueOf(node.ask(s -> s.proposals().memberships()).join()));
    said.put("policy", String.valueOf(node.ask(s -> s.desk().policy().number()).join()));
    return said;
  }

  private String told(String path, String what) {
    Map<String, Object> body =
        what.equals("progress")
            ? Map.of("id", node.id(), "progress", "IN_PROGRESS", "note", "")
            : Map.of("id", node.id(), "text", "Route 57", "level", "UNCLASSIFIED");
    WebNode.Answered answered = node.post(path, body);
    return answered.status() + " " + answered.code();
  }

  @Test
  void nothing_opens_on_any_announcement_of_the_source() {
    world.document("Cut roads", "text/plain", "three roads");
    String asked = world.isAsked().hex();
    Map<String, String> before = attempts(asked);
    assertThat(before).doesNotContainValue("taken").hasSizeGreaterThan(16);
    assertThat(before).containsEntry("production of what nobody developed", "NOT_MEMBER");
    assertThat(before.get("release of a document")).contains("WITHHELD");
    assertThat(before.get("progress of a request")).contains("STALE");
    JsonNode shipped = shipped();
    assertThat(shipped).hasSizeGreaterThan(15);
    for (JsonNode one : shipped) {
      assertThat(bring(false, List.of(one)).status()).isEqualTo(200);
      assertThat(attempts(asked)).isEqualTo(before);
    }
    assertThat(kept()).isEqualTo(shipped.size());
  }

  @Test
  void the_file_of_the_source_is_told_first_and_recorded_once() {
    JsonNode shipped = shipped();
    WebNode.Answered dry = bring(true, shipped);
    assertThat(contract.answer("POST", "/api/v1/announcements/import", dry.body())).isEmpty();
    assertThat(dry.body().get("rows")).allMatch(row -> row.get("state").asString().equals("NEW"));
    assertThat(kept()).isZero();
    assertThat(bring(false, shipped).body().get("rows"))
        .allMatch(row -> row.get("state").asString().equals("RECORDED"));
    assertThat(bring(false, shipped).body().get("rows"))
        .allMatch(row -> row.get("state").asString().equals("HELD"));
    assertThat(kept()).isEqualTo(shipped.size());
    for (JsonNode subject : subjects()) {
      for (JsonNode one : subject.get("announced")) {
        assertThat(one.at("/text/en").asString()).isNotBlank();
        assertThat(one.at("/text/ja").asString()).containsPattern("\\p{IsHan}");
        assertThat(one.at("/source/reliability").asString()).isIn("A", "B", "C", "D", "E", "F");
      }
    }
  }

  @Test
  void a_proposal_is_listed_beside_the_announcement_that_led_to_it() {
    Map<String, Object> made = announcement("relief");
    world.must("/api/v1/announcements", made);
    String asked = world.isAsked().hex();
    String lead = "/api/v1/announcements/" + made.get("id") + "/lead";
    world.must(lead, Map.of("id", node.id(), "proposal", asked, "leads", true));
    JsonNode open = subjects().get(0).get("open");
    assertThat(open).hasSize(1);
    assertThat(open.get(0).get("proposal").asString()).isEqualTo(asked);
    assertThat(open.get(0).at("/missing/0/party").asString())
        .isEqualTo(node.key.party().key().hex());
    assertThat(subjects().get(0).get("inForce")).isEmpty();
  }

  @Test
  void only_who_may_answer_records() {
    assertThat(node.post("/api/v1/announcements", announcement("x"), "reader-1").code())
        .isEqualTo("NO_RIGHT");
    assertThat(node.get("/api/v1/announcements", "reader-1").status()).isEqualTo(200);
  }

  // ------------------------------------------------------------------------------------- hostile

  private void refused(WebNode.Answered answered, int status, RefusalCode code) {
    assertThat(answered.status()).as(answered.text()).isEqualTo(status);
    assertThat(answered.code()).isEqualTo(code.name());
    assertThat(node.counter("refused." + code.name().toLowerCase(java.util.Locale.ROOT)))
        .isEqualTo(1);
    assertThat(kept()).isZero();
  }

  @Test
  void a1_an_announcement_that_pretends_to_be_an_act_is_refused() {
    Map<String, Object> posing = announcement("fusion");
    posing.put("kind", "CONSENT_GIVEN");
    refused(node.post("/api/v1/announcements", posing), 400, RefusalCode.MALFORMED);
  }

  @Test
  void a2_a_file_with_fields_of_acts_is_refused_whole_and_names_the_place() {
    Map<String, Object> posing = announcement("fusion");
    posing.put("consents", List.of("JPN", "USA"));
    WebNode.Answered answered = bring(false, List.of(announcement("good"), posing));
    assertThat(answered.body().at("/sentence/en").asString()).startsWith("announcement 2:");
    refused(answered, 400, RefusalCode.MALFORMED);
  }

  @Test
  void a3_ten_megabytes_of_text_are_refused_before_they_are_read() {
    Map<String, Object> long1 = announcement("long");
    long1.put("text", Map.of("en", "a".repeat(10 << 20)));
    refused(node.post("/api/v1/announcements", long1), 413, RefusalCode.TOO_LARGE);
  }

  @Test
  void a4_a_text_above_its_limit_is_refused() {
    Map<String, Object> long1 = announcement("long");
    long1.put("text", Map.of("en", "a".repeat(20_001)));
    refused(bring(false, List.of(long1)), 400, RefusalCode.MALFORMED);
  }

  @Test
  void a5_names_of_control_and_direction_characters_are_refused() {
    List<String> names = List.of("\u0000", "a\nb", "\u0007\u0008", "\u202eabc", "\u2066x");
    for (String name : names) {
      Map<String, Object> named = announcement("names");
      named.put("by", Map.of("en", name, "ja", "省"));
      assertThat(node.post("/api/v1/announcements", named).status()).isEqualTo(400);
    }
    assertThat(node.counter("refused.malformed")).isEqualTo(names.size());
    assertThat(kept()).isZero();
  }

  @Test
  void a6_two_of_one_id_in_a_file_are_refused() {
    Map<String, Object> one = announcement("twice");
    refused(bring(false, List.of(one, one)), 400, RefusalCode.MALFORMED);
  }

  @Test
  void a7_what_is_dated_tomorrow_is_refused_and_nothing_of_its_file_is_recorded() {
    Map<String, Object> tomorrow = announcement("later");
    tomorrow.put("at", Values.millis(node.now().plusSeconds(86_400)).toString());
    refused(bring(false, List.of(announcement("good"), tomorrow)), 422, RefusalCode.NOT_YET);
    WebNode.Answered dry = bring(true, List.of(announcement("good"), tomorrow));
    assertThat(dry.body().at("/rows/0/state").asString()).isEqualTo("NEW");
    assertThat(dry.body().at("/rows/1/state").asString()).isEqualTo("REFUSED");
    assertThat(dry.body().at("/rows/1/problem/code").asString()).isEqualTo("NOT_YET");
  }

  @Test
  void a8_deep_nesting_and_doubled_keys_are_refused() {
    for (String body :
        List.of(
            "{\"dryRun\":false,\"announcements\":" + "[".repeat(100_000),
            "{\"dryRun\":true,\"dryRun\":false,\"announcements\":[]}",
            "{\"dryRun\":false,\"announcements\":[]} {}")) {
      WebNode.Answered answered =
          node.send(
              node.request("/api/v1/announcements/import")
                  .header("Content-Type", "application/json")
                  .header("X-Renkei-Request", "1")
                  .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body)));
      assertThat(answered.status()).isEqualTo(400);
    }
    assertThat(node.counter("refused.malformed")).isEqualTo(3);
    assertThat(kept()).isZero();
  }

  @Test
  void a9_more_announcements_than_a_file_may_hold_are_refused() {
    List<Map<String, Object>> many = new ArrayList<>();
    for (int i = 0; i <= AnnouncementJson.FILE_MAX; i++) {
      many.add(announcement("many"));
    }
    refused(bring(false, many), 400, RefusalCode.MALFORMED);
    assertThat(bring(false, List.of()).status()).isEqualTo(400);
  }

  @Test
  void a10_grades_outside_their_scales_are_refused() {
    int refused = 0;
    for (Object[] grade : new Object[][] {{"G", 3}, {"", 3}, {"a", 3}, {"A", 0}, {"A", 7}}) {
      Map<String, Object> graded = announcement("graded");
      graded.put(
          "source",
          Map.of("kind", "MEDIA", "name", "n", "reliability", grade[0], "credibility", grade[1]));
      assertThat(node.post("/api/v1/announcements", graded).status()).isEqualTo(400);
      refused++;
    }
    assertThat(node.counter("refused.malformed")).isEqualTo(refused);
  }

  @Test
  void a11_an_announcement_of_a_peer_is_not_even_read() {
    Map<String, Object> made = announcement("ours");
    world.must("/api/v1/announcements", made);
    var bytes =
        node.ask(state ->
                state
                    .entry(renkei.core.entry.EntryId.fromHex(made.get("id").toString()))
                    .orElseThrow()
                    .bytes())
            .join();
    world.arrivesAs(bytes);
    World.until(() -> tally(RefusalCode.UNKNOWN_KIND) == 1);
    assertThat(kept()).isEqualTo(1);
  }

  private long tally(RefusalCode code) {
    return node.ask(state -> state.tally().of(world.party()).getOrDefault(code, 0L)).join();
  }
}
