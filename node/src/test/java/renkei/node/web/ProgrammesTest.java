// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import renkei.core.entry.EntryId;
import renkei.core.entry.Names;
import renkei.core.entry.ProgrammeEntry;
import renkei.core.entry.RefusalCode;
import tools.jackson.databind.JsonNode;

/// Programmes through the ways in of a node, and what is hostile about them.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProgrammesTest {
  @TempDir static Path folder;
  private final Contract contract = Contract.read();
  private WebNode node;
  private World world;
  private Partners partners;
  private EntryId agreement;
  private EntryId programme;

  @BeforeAll
  void a_node_with_a_partner_runs() {
    node = new WebNode(folder);
    world = new World(node).settle().pair();
    partners = new Partners(node, world);
    agreement = partners.agreement();
    programme = partners.development(agreement);
  }

  @BeforeEach
  void counters_count_from_here() {
    node.mark();
  }

  @AfterEach
  void the_next_good_call_is_served() {
    assertThat(plan("EXERCISE afterwards").status()).isEqualTo(200);
  }

  @AfterAll
  void it_stops() {
    node.close();
  }

  private WebNode.Answered plan(String name) {
    return node.post(
        "/api/v1/proposals/" + programme.hex() + "/milestones",
        Map.of("id", node.id(), "name", World.names(name), "due", "2098-01-01T00:00:00Z"));
  }

  private Map<String, Object> stage(int ours, int theirs) {
    Map<String, Object> matter = new HashMap<>();
    matter.put("profile", "PROGRAMME_STAGE");
    matter.put("agreement", agreement.hex());
    matter.put("pillar", "p2");
    matter.put("development", null);
    matter.put("title", World.names("EXERCISE robot"));
    matter.put("lead", partners.us().key().hex());
    matter.put(
        "portions",
        List.of(
            Map.of("partner", partners.us().key().hex(), "basisPoints", ours),
            Map.of("partner", world.usaHex(), "basisPoints", theirs)));
    matter.put("sites", List.of());
    return matter;
  }

  private WebNode.Answered opens(Map<String, Object> matter) {
    return node.post(
        "/api/v1/proposals",
        Map.of(
            "id", node.id(),
            "matter", matter,
            "texts", List.of(Map.of("language", "en", "text", "Together.")),
            "clocks", world.clocks()));
  }

  private JsonNode programme() {
    WebNode.Answered answered = node.get("/api/v1/programmes/" + programme.hex());
    assertThat(contract.answer("GET", "/api/v1/programmes/{id}", answered.body())).isEmpty();
    return answered.body();
  }

  private static String english(WebNode.Answered answered) {
    return answered.body().at("/sentence/en").asString();
  }

  private void refused(WebNode.Answered answered, int status, RefusalCode code) {
    assertThat(answered.status()).as(answered.text()).isEqualTo(status);
    assertThat(answered.code()).isEqualTo(code.name());
    assertThat(node.counter("refused." + code.name().toLowerCase(java.util.Locale.ROOT)))
        .isPositive();
  }

  @Test
  void g1_shares_of_99_99_and_100_01_per_cent_are_refused_and_the_sentence_names_the_sum() {
    WebNode.Answered less = opens(stage(6_000, 3_999));
    refused(less, 400, RefusalCode.MALFORMED);
    assertThat(english(less)).contains("99.99 %").contains("100.00 %");
    WebNode.Answered more = opens(stage(6_000, 4_001));
    refused(more, 400, RefusalCode.MALFORMED);
    assertThat(english(more)).contains("100.01 %");
    assertThat(opens(stage(6_000, 4_000)).status()).isEqualTo(200);
  }

  @Test
  void g2_no_share_is_nothing_or_less_or_more_than_all() {
    for (int[] pair : new int[][] {{10_000, 0}, {10_001, -1}, {-1, 10_001}, {20_000, -10_000}}) {
      refused(opens(stage(pair[0], pair[1])), 400, RefusalCode.MALFORMED);
    }
    Map<String, Object> huge = stage(6_000, 4_000);
    huge.put(
        "portions",
        List.of(
            Map.of("partner", partners.us().key().hex(), "basisPoints", Long.MAX_VALUE),
            Map.of("partner", world.usaHex(), "basisPoints", 4_000)));
    refused(opens(huge), 400, RefusalCode.MALFORMED);
  }

  @Test
  void g3_a_partner_twice_one_partner_and_a_lead_from_outside_are_refused() {
    Map<String, Object> twice = stage(6_000, 4_000);
    String us = partners.us().key().hex();
    twice.put(
        "portions",
        List.of(
            Map.of("partner", us, "basisPoints", 6_000),
            Map.of("partner", us, "basisPoints", 4_000)));
    refused(opens(twice), 400, RefusalCode.MALFORMED);
    Map<String, Object> alone = stage(6_000, 4_000);
    alone.put("portions", List.of(Map.of("partner", us, "basisPoints", 10_000)));
    refused(opens(alone), 400, RefusalCode.MALFORMED);
    Map<String, Object> led = stage(6_000, 4_000);
    led.put("lead", "00".repeat(32));
    refused(opens(led), 400, RefusalCode.MALFORMED);
  }

  @Test
  void g4_a_field_that_is_not_administrative_is_not_taken() {
    for (String field : List.of("range", "warhead", "performance", "drawing", "payload")) {
      Map<String, Object> more = stage(6_000, 4_000);
      more.put(field, "EXERCISE");
      refused(opens(more), 400, RefusalCode.MALFORMED);
    }
  }

  @Test
  void g5_a_pillar_of_another_agreement_and_an_agreement_that_is_not_held_are_refused() {
    Map<String, Object> other = stage(6_000, 4_000);
    other.put("pillar", "p9");
    refused(opens(other), 422, RefusalCode.NO_SUCH_PILLAR);
    Map<String, Object> none = stage(6_000, 4_000);
    none.put("agreement", "00000000000000000000000000000a11");
    refused(opens(none), 422, RefusalCode.NOT_MEMBER);
  }

  @Test
  void g6_names_of_control_characters_and_of_too_many_letters_are_refused() {
    for (String name : List.of("\u0000", "a\nb", "\u202e", "x".repeat(501), " ")) {
      assertThat(
              node.post(
                      "/api/v1/proposals/" + programme.hex() + "/milestones",
                      Map.of(
                          "id", node.id(),
                          "name", Map.of("en", name, "ja", "名"),
                          "due", "2098-01-01T00:00:00Z"))
                  .status())
          .isEqualTo(400);
    }
    assertThat(node.counter("refused.malformed")).isEqualTo(5);
  }

  @Test
  void g7_a_partner_moves_and_reaches_nothing_of_ours_and_nothing_tomorrow() {
    String milestone = plan("EXERCISE first walk").body().get("id").asString();
    EntryId ours = EntryId.fromHex(milestone);
    var now = Values.millis(node.now());
    world.arrives(
        new ProgrammeEntry.MilestoneMoved(programme, ours, now.plusSeconds(86_400), "theirs now"));
    World.until(() -> tally(RefusalCode.NOT_YOUR_MATTER) == 1);
    world.arrives(new ProgrammeEntry.MilestoneReached(programme, ours, now, ""));
    World.until(() -> tally(RefusalCode.NOT_YOUR_MATTER) == 2);
    EntryId theirs =
        world
            .arrives(
                new ProgrammeEntry.MilestonePlanned(
                    programme, new Names("EXERCISE theirs", "演習 相手"), now.plusSeconds(60)))
            .id();
    world.arrives(
        new ProgrammeEntry.MilestoneReached(programme, theirs, now.plusSeconds(86_400), ""));
    World.until(() -> tally(RefusalCode.NOT_YET) == 1);
    for (JsonNode one : programme().at("/stages/0/milestones")) {
      assertThat(one.get("reached").isNull()).isTrue();
      assertThat(one.get("moves")).isEmpty();
    }
  }

  private long tally(RefusalCode code) {
    return node.ask(state -> state.tally().of(world.party()).getOrDefault(code, 0L)).join();
  }

  @Test
  void g8_a_milestone_of_what_is_no_programme_is_refused() {
    refused(
        node.post(
            "/api/v1/proposals/" + agreement.hex() + "/milestones",
            Map.of(
                "id", node.id(), "name", World.names("EXERCISE"), "due", "2098-01-01T00:00:00Z")),
        422,
        RefusalCode.NOT_YOUR_MATTER);
    assertThat(
            node.post(
                    "/api/v1/milestones/" + node.id() + "/move",
                    Map.of("id", node.id(), "due", "2098-01-01T00:00:00Z", "reason", "late"))
                .status())
        .isEqualTo(404);
  }

  @Test
  void a_document_kept_with_a_programme_goes_to_nobody_until_it_is_released_to_that_partner() {
    String document = world.document("EXERCISE plan", "text/plain", "three robots");
    world.must(
        "/api/v1/programmes/" + programme.hex() + "/documents",
        Map.of("id", node.id(), "document", document, "kept", true));
    assertThat(programme().get("documents").toString()).contains(document);
    JsonNode seen = node.get("/api/v1/seen-by/" + world.usaHex()).body();
    assertThat(seen.get("documents").get(0).get("outcome").asString()).isEqualTo("WITHHELD");
    world.must(
        "/api/v1/programmes/" + programme.hex() + "/documents",
        Map.of("id", node.id(), "document", document, "kept", false));
    assertThat(programme().get("documents").toString()).doesNotContain(document);
    Map<String, Object> unknown = Map.of("id", node.id(), "document", node.id(), "kept", true);
    assertThat(node.post("/api/v1/programmes/" + programme.hex() + "/documents", unknown).code())
        .isEqualTo("NOT_LISTED");
  }
}
