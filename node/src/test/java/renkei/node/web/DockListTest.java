// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import renkei.core.base.Bytes;
import renkei.core.entry.Crossing;
import renkei.core.entry.EntryId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Lists of docks that one party releases to another: what they tell, who has them, and the search
/// over them.
class DockListTest {
  @TempDir private Path folder;
  private final Contract contract = Contract.read();
  private WebNode node;
  private World world;
  private Instant begin = Instant.MIN;

  @BeforeEach
  void a_node_with_a_yard_and_a_peer_runs() {
    node = new WebNode(folder);
    world = new World(node).settle().pair();
    list("YARD_LISTED", Docks.yard());
    list("DOCK_LISTED", Docks.dock("dock-3", 260, 38, 9));
    list("DOCK_LISTED", Docks.dock("dock-6", 360, 60, 14));
    begin = Values.millis(node.now());
    node.mark();
  }

  @AfterEach
  void the_next_good_call_is_served() {
    assertThat(repair().get("yards")).isNotNull();
    node.close();
  }

  private void list(String kind, Map<String, Object> body) {
    Map<String, Object> act = new HashMap<>(body);
    act.put("kind", kind);
    world.must("/api/v1/repair/register", Map.of("id", node.id(), "act", act));
  }

  private JsonNode repair() {
    WebNode.Answered answered = node.get("/api/v1/repair");
    assertThat(contract.answer("GET", "/api/v1/repair", answered.body())).isEmpty();
    return answered.body();
  }

  private Instant day(int day) {
    return begin.plus(Duration.ofDays(day));
  }

  private Map<String, Object> draft(String... docks) {
    List<Object> chosen = new ArrayList<>();
    for (String dock : docks) {
      chosen.add(Map.of("yard", "yard-1", "dock", dock));
    }
    Map<String, Object> draft = new HashMap<>();
    draft.put("id", node.id());
    draft.put("title", "EXERCISE docks");
    draft.put("docks", chosen);
    draft.put("from", Json.time(day(0)));
    draft.put("until", Json.time(day(200)));
    draft.put("label", World.label("USA"));
    return draft;
  }

  private ObjectNode content(String document) {
    return Json.read(
        node.get("/api/v1/documents/" + document + "/content")
            .text()
            .getBytes(StandardCharsets.UTF_8));
  }

  private JsonNode search(int from, int until) {
    Map<String, Object> vessel = new HashMap<>();
    vessel.put("party", node.key.party().key().hex());
    vessel.put("code", "DD-1");
    vessel.put("names", World.names("EXERCISE destroyer"));
    vessel.put("lengthMetres", 300);
    vessel.put("beamMetres", 40);
    vessel.put("draughtMetres", 10);
    vessel.put("overallBeamMetres", 40);
    vessel.put("displacementTonnes", 9_000);
    Map<String, Object> search = new HashMap<>();
    search.put("vessel", vessel);
    search.put(
        "work", Map.of("code", "W", "title", "hull", "capabilities", List.of("hull"), "days", 20));
    search.put("from", Json.time(day(from)));
    search.put("until", Json.time(day(until)));
    search.put("eligibility", null);
    WebNode.Answered found = node.post("/api/v1/repair/search", search);
    assertThat(found.status()).as(found.text()).isEqualTo(200);
    assertThat(contract.answer("POST", "/api/v1/repair/search", found.body())).isEmpty();
    return found.body();
  }

  private EntryId arrives(String content) {
    return world
        .arrives(
            new Crossing.DocumentReleased(
                "EXERCISE docks",
                DockLists.MEDIA_TYPE,
                Bytes.of(content.getBytes(StandardCharsets.UTF_8)),
                Set.of(world.party())))
        .id();
  }

  private void heard(int lists) {
    World.until(() -> repair().get("lists").size() == lists);
  }

  @Test
  void a_list_tells_figures_and_free_time_of_the_chosen_docks_and_nothing_else() {
    Map<String, Object> out = new HashMap<>();
    out.put("yard", "yard-1");
    out.put("dock", "dock-6");
    out.put("from", Json.time(day(12)));
    out.put("until", Json.time(day(30)));
    out.put("reason", "EXERCISE secret gate");
    list("DOCK_TAKEN_OUT", out);
    String document =
        world.must("/api/v1/repair/docks/file", draft("dock-6")).body().at("/id").asString();
    ObjectNode told = content(document);
    assertThat(told.get("docks")).hasSize(1);
    assertThat(told.at("/docks/0/code").asString()).isEqualTo("dock-6");
    assertThat(told.at("/docks/0/lengthMetres").asDouble()).isEqualTo(360);
    assertThat(told.at("/docks/0/taken/0/from").asString()).isEqualTo(Json.time(day(12)));
    assertThat(told.at("/docks/0/taken/0/until").asString()).isEqualTo(Json.time(day(30)));
    assertThat(told.toString())
        .doesNotContain("secret")
        .doesNotContain("dock-3")
        .doesNotContain("number")
        .doesNotContain("outs");
    assertThat(repair().get("lists")).as("an own list is not one that was released here").isEmpty();
  }

  @Test
  void a_list_is_withheld_until_an_officer_releases_it_and_can_be_recalled() {
    String document =
        world.must("/api/v1/repair/docks/file", draft("dock-6")).body().at("/id").asString();
    JsonNode row = row(document);
    assertThat(row.get("releases")).as("nobody has it").isEmpty();
    String decision = node.id();
    world.must(
        "/api/v1/documents/" + document + "/release",
        Map.of("id", decision, "recipient", world.usaHex(), "reason", "they look for a dock"));
    assertThat(row(document).at("/releases/0/state").asString()).isEqualTo("HELD");
    world.must(
        "/api/v1/releases/" + decision + "/revoke",
        Map.of("id", node.id(), "reason", "another dock first"));
    assertThat(row(document).at("/releases/0/state").asString()).isEqualTo("TAKEN_BACK");
  }

  private JsonNode row(String document) {
    return node.get("/api/v1/documents")
        .body()
        .get("rows")
        .valueStream()
        .filter(one -> one.get("id").asString().equals(document))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void the_search_looks_at_what_others_released_with_every_figure_and_stops_when_it_is_recalled() {
    Map<String, Object> out = new HashMap<>();
    out.put("yard", "yard-1");
    out.put("dock", "dock-6");
    out.put("from", Json.time(day(12)));
    out.put("until", Json.time(day(30)));
    out.put("reason", "EXERCISE gate");
    list("DOCK_TAKEN_OUT", out);
    String made =
        world
            .must("/api/v1/repair/docks/file", draft("dock-3", "dock-6"))
            .body()
            .at("/id")
            .asString();
    assertThat(search(0, 100).get("released")).as("nothing was released here").isEmpty();
    EntryId came = arrives(content(made).toString());
    heard(1);
    JsonNode released = search(0, 100).at("/released/0");
    assertThat(released.get("party").asString()).isEqualTo(world.usaHex());
    assertThat(released.at("/docks/0/possible")).isEmpty();
    assertThat(released.at("/docks/0/against/0/en").asString())
        .isEqualTo("Length 300 m exceeds dock yard-1/dock-3, 260 m.");
    assertThat(released.at("/docks/0/against/0/ja").asString()).contains("260 m を超えます");
    assertThat(released.at("/docks/1/possible/0/from").asString()).isEqualTo(Json.time(day(30)));
    assertThat(released.at("/docks/1/against").toString())
        .contains("is not free from", "as its yard told")
        .doesNotContain("EXERCISE gate");
    world.arrives(new Crossing.RecallNotice(came, "moved"));
    heard(0);
    assertThat(search(0, 100).get("released")).isEmpty();
  }

  @Test
  void of_one_dock_the_latest_list_tells_and_no_time_of_which_it_does_not_tell_is_offered() {
    String first =
        world.must("/api/v1/repair/docks/file", draft("dock-6")).body().at("/id").asString();
    arrives(content(first).toString());
    Map<String, Object> out = new HashMap<>();
    out.put("yard", "yard-1");
    out.put("dock", "dock-6");
    out.put("from", Json.time(day(0)));
    out.put("until", Json.time(day(150)));
    out.put("reason", "EXERCISE");
    list("DOCK_TAKEN_OUT", out);
    String second =
        world.must("/api/v1/repair/docks/file", draft("dock-6")).body().at("/id").asString();
    arrives(content(second).toString());
    heard(2);
    JsonNode found = search(0, 1_000);
    List<JsonNode> docks = new ArrayList<>();
    found.get("released").forEach(list -> list.get("docks").forEach(docks::add));
    assertThat(docks).hasSize(1);
    assertThat(docks.getFirst().at("/possible/0/from").asString()).isEqualTo(Json.time(day(150)));
    assertThat(docks.getFirst().at("/possible/0/latest").asString()).isEqualTo(Json.time(day(180)));
  }

  @Test
  void w4_a_hostile_list_is_shown_as_one_that_cannot_be_read_and_offers_nothing() {
    String good =
        content(
                world
                    .must("/api/v1/repair/docks/file", draft("dock-6"))
                    .body()
                    .at("/id")
                    .asString())
            .toString();
    ObjectNode many = Json.read(good.getBytes(StandardCharsets.UTF_8));
    JsonNode one = many.at("/docks/0");
    for (int i = 0; i < 1_001; i++) {
      ((ArrayNode) many.get("docks")).add(one);
    }
    List<String> hostile =
        List.of(
            "",
            "[]",
            "{",
            "{\"format\":\"renkei-docks-2\"}",
            good.replace("360", "-1"),
            good.replace("360", "1e9"),
            good.replace("\"hull\"", "\"hull\",\"hull\""),
            good.replace("\"dock-6\"", "\"=1+1\""),
            good.replace("\"taken\":[]", "\"taken\":[{\"from\":\"x\",\"until\":\"y\"}]"),
            good.replace("\"format\"", "\"order\":1,\"format\""),
            good + good,
            many.toString());
    hostile.forEach(this::arrives);
    heard(hostile.size());
    repair()
        .get("lists")
        .forEach(list -> assertThat(list.get("problem").asString()).as("%s", list).isNotEmpty());
    assertThat(search(0, 100).get("released")).isEmpty();
    arrives(good);
    heard(hostile.size() + 1);
    assertThat(search(0, 100).get("released")).hasSize(1);
  }
}
