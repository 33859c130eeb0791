// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import renkei.core.entry.EntryId;
import renkei.core.entry.Matter;
import renkei.core.entry.Movement;
import renkei.core.entry.Provisions;
import renkei.core.entry.RefusalCode;
import renkei.core.entry.VisitEntry;
import tools.jackson.databind.JsonNode;

/// What officers and a peer state of visits, readiness and groups that cannot be. Each is refused
/// with its code, and the next good one is served.
class HostileVisitsTest extends OneLinkedNode {
  private EntryId visit = new EntryId(0, 0);

  @BeforeAll
  void a_visit_is_in_force() {
    Instant now = Values.millis(node.now());
    Partners partners = new Partners(node, world);
    visit =
        partners.agreed(
            new Matter.Visit(
                partners.us(),
                "EXERCISE field hospital",
                "Kure",
                now.plusSeconds(600),
                now.plusSeconds(86_400),
                40,
                "relief",
                null,
                null));
  }

  @AfterEach
  void the_next_good_movement_is_recorded() {
    assertThat(moves("ARRIVED", 40, "at pier 3", null).status()).isEqualTo(200);
  }

  @Test
  void a_visit_that_outlives_its_agreement_is_refused_with_the_day_on_which_that_ends() {
    Instant now = Values.millis(node.now());
    Partners partners = new Partners(node, world);
    Instant ends = now.plusSeconds(40 * 86_400L);
    EntryId agreement =
        partners.agreed(
            new Matter.Agreement(
                Stream.of(partners.us(), world.party()).sorted().toList(),
                partners.us(),
                List.of("p2"),
                new Provisions(Provisions.Clause.AT_ONCE, ends, false, List.of())));
    EntryId closing =
        node.ask(state -> state.proposals().find(agreement).orElseThrow().closing().entry().id())
            .join();
    Matter.Visit longer =
        new Matter.Visit(
            partners.us(),
            "EXERCISE engineers",
            "Kure",
            now.plusSeconds(86_400),
            ends.plusSeconds(86_400),
            20,
            "relief",
            closing,
            null);
    WebNode.Answered refused = opens(longer);
    refused(refused, 422, "OUTLIVES_AGREEMENT");
    assertThat(refused.text()).contains(Json.time(ends).substring(0, 10)).contains("協定");
    assertThat(node.counter("refused.outlives_agreement")).isEqualTo(1);
    Matter.Visit within =
        new Matter.Visit(
            partners.us(),
            "EXERCISE engineers",
            "Kure",
            now.plusSeconds(86_400),
            ends,
            20,
            "relief",
            closing,
            null);
    assertThat(opens(within).status()).isEqualTo(200);
  }

  private WebNode.Answered opens(Matter.Visit visit) {
    Instant now = Values.millis(node.now());
    return node.post(
        "/api/v1/proposals",
        Map.of(
            "id", node.id(),
            "to", world.usaHex(),
            "matter", TermsJson.matter(visit),
            "texts", List.of(Map.of("language", "en", "text", "They come.")),
            "clocks",
                Map.of(
                    "acknowledgeBy", Json.time(now.plusSeconds(600)),
                    "answerBy", Json.time(now.plusSeconds(1_200)),
                    "validUntil", Json.time(now.plusSeconds(86_000)))));
  }

  private WebNode.Answered moves(String movement, Object people, String note, String at) {
    Map<String, Object> body = new HashMap<>();
    body.put("id", node.id());
    body.put("movement", movement);
    body.put("at", at);
    body.put("headCount", people);
    body.put("note", note);
    return node.post("/api/v1/visits/" + visit.hex() + "/movement", body);
  }

  private static void refused(WebNode.Answered answered, int status, String code) {
    assertThat(answered.status()).as(answered.text()).isEqualTo(status);
    assertThat(answered.code()).isEqualTo(code);
    assertThat(Contract.read().problem(answered.body())).isEmpty();
    assertThat(answered.body().at("/sentence/ja").asString()).isNotBlank();
  }

  @Test
  void a_movement_that_cannot_be_is_refused_by_its_form() {
    refused(moves("ARRIVED", -1, "", null), 400, "MALFORMED");
    refused(moves("ARRIVED", 1_000_001, "", null), 400, "MALFORMED");
    refused(moves("ARRIVED", 40, "two\nlines", null), 400, "MALFORMED");
    refused(moves("ARRIVED", 40, "turned \u202e round", null), 400, "MALFORMED");
    refused(moves("ARRIVED", 40, "x".repeat(501), null), 400, "MALFORMED");
    refused(moves("ARRIVED", "40", "", null), 400, "MALFORMED");
    refused(moves("SUNK", 40, "", null), 400, "MALFORMED");
    refused(moves("ARRIVED", 40, "", "2026-13-01T00:00:00Z"), 400, "MALFORMED");
    assertThat(moves("ARRIVED", 40, "y".repeat(700_000), null).status()).isEqualTo(413);
  }

  @Test
  void tomorrows_movement_and_an_arrival_of_nobody_are_refused() {
    String tomorrow = Values.millis(node.now()).plusSeconds(86_400).toString();
    refused(moves("ARRIVED", 40, "", tomorrow), 422, "NOT_YET");
    refused(moves("DEPARTED", 0, "", tomorrow), 422, "NOT_YET");
    assertThat(moves("ARRIVED", 0, "", null).code()).isEqualTo("MALFORMED");
    refused(moves("ARRIVED", 40, "", "2001-01-01T00:00:00.000Z"), 422, "NOT_CONSENTED");
  }

  @Test
  void what_the_peer_states_of_tomorrow_has_no_effect_here_and_is_counted() {
    Instant tomorrow = Values.millis(node.now()).plusSeconds(86_400);
    world.arrives(
        new VisitEntry.MovementStated(visit, Movement.ARRIVED, tomorrow, 40, "too early"));
    world.arrives(
        new VisitEntry.MovementStated(
            visit, Movement.ARRIVED, Values.millis(node.now()).minusSeconds(1), 41, "in time"));
    World.until(() -> row().toString().contains("in time"));
    assertThat(row().toString()).doesNotContain("too early").contains("\"headCount\":41");
    long counted =
        node.ask(state -> state.tally().of(world.party()).getOrDefault(RefusalCode.NOT_YET, 0L))
            .join();
    assertThat(counted).isEqualTo(1);
  }

  private JsonNode row() {
    for (JsonNode row : node.get("/api/v1/visits").body().get("rows")) {
      if (row.get("proposal").asString().equals(visit.hex())) {
        return row;
      }
    }
    throw new IllegalStateException("the visit is not on the calendar");
  }

  @Test
  void a_group_that_cannot_be_is_refused_and_reasons_are_for_the_release_desk_alone() {
    String usa = world.usaHex();
    refused(node.get("/api/v1/space"), 400, "MALFORMED");
    refused(node.get("/api/v1/space?parties=" + usa + "," + usa), 400, "MALFORMED");
    refused(node.get("/api/v1/space?parties=xyz"), 400, "MALFORMED");
    refused(node.get("/api/v1/space?parties=" + node.key.party().key().hex()), 400, "MALFORMED");
    refused(node.get("/api/v1/space?parties=" + "ab".repeat(32)), 404, "NOT_FOUND");
    JsonNode desk = node.get("/api/v1/space?parties=" + usa).body();
    assertThat(desk.has("outside")).isTrue();
    assertThat(desk.get("inside").toString()).contains(visit.hex());
    JsonNode reader = node.get("/api/v1/space?parties=" + usa, "reader-1").body();
    assertThat(reader.has("outside")).isFalse();
    assertThat(reader.has("reasons")).isFalse();
    assertThat(reader.toString()).doesNotContain("\"reasons\"");
    assertThat(reader.get("counts")).isEqualTo(desk.get("counts"));
  }

  @Test
  void readiness_and_posture_that_cannot_be_are_refused() {
    Map<String, Object> stated =
        Map.of("unit", "lift-1", "readiness", "READY", "noticeMinutes", 10, "note", "");
    refused(with("/api/v1/readiness", stated, "noticeMinutes", -1), 400, "MALFORMED");
    refused(with("/api/v1/readiness", stated, "noticeMinutes", 1.5), 400, "MALFORMED");
    refused(with("/api/v1/readiness", stated, "readiness", "COMBAT"), 400, "MALFORMED");
    refused(with("/api/v1/readiness", stated, "unit", "lift-1\u0000"), 400, "MALFORMED");
    refused(with("/api/v1/readiness", stated, "target", "somebody"), 400, "MALFORMED");
    refused(with("/api/v1/readiness", stated, "unit", "nobody"), 422, "NOT_LISTED");
    Map<String, Object> order =
        Map.of("units", List.of("lift-1"), "posture", "alert", "noticeMinutes", 10);
    refused(with("/api/v1/postures", order, "units", List.of()), 400, "MALFORMED");
    refused(
        with("/api/v1/postures", order, "units", List.of("lift-1", "lift-1")), 400, "MALFORMED");
    refused(with("/api/v1/postures", order, "posture", "  "), 400, "MALFORMED");
    refused(with("/api/v1/postures", order, "units", List.of("lift-1", "x")), 422, "NOT_LISTED");
    assertThat(with("/api/v1/postures", order, "posture", "alert").status()).isEqualTo(200);
  }

  private WebNode.Answered with(String path, Map<String, Object> body, String key, Object value) {
    Map<String, Object> whole = new HashMap<>(body);
    whole.put("id", node.id());
    whole.put(key, value);
    return node.post(path, whole);
  }
}
