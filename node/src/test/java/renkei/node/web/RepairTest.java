// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import renkei.core.entry.AuthenticText;
import renkei.core.entry.Clocks;
import renkei.core.entry.ConsentRule;
import renkei.core.entry.Crossing;
import renkei.core.entry.Elector;
import renkei.core.entry.EntryId;
import renkei.core.entry.FunctionId;
import renkei.core.entry.Matter;
import renkei.core.entry.Names;
import renkei.core.entry.Repair;
import renkei.core.entry.Terms;
import tools.jackson.databind.JsonNode;

/// Repair slots through the ways in of the yard's node: a peer asks, a dock is looked for, offered,
/// refused with its reasons, firm by both consents. And files of docks and vessels, the hostile
/// ones too.
class RepairTest {
  @TempDir private Path folder;
  private final Contract contract = Contract.read();
  private WebNode node;
  private World world;

  @BeforeEach
  void a_node_with_a_yard_and_a_peer_runs() {
    node = new WebNode(folder);
    world = new World(node).settle().pair();
    list("YARD_LISTED", Docks.yard());
    list("DOCK_LISTED", Docks.dock("dock-3", 260, 38, 9));
    list("DOCK_LISTED", Docks.dock("dock-6", 360, 60, 14));
    node.mark();
  }

  @AfterEach
  void the_next_good_call_is_served() {
    assertThat(repair().get("yards")).isNotNull();
    node.close();
  }

  private Map<String, Object> item(String kind, Map<String, Object> body) {
    Map<String, Object> act = new HashMap<>(body);
    act.put("kind", kind);
    return Map.of("id", node.id(), "act", act);
  }

  private void list(String kind, Map<String, Object> body) {
    world.must("/api/v1/repair/register", item(kind, body));
  }

  private WebNode.Answered bring(boolean dryRun, List<?> items) {
    return node.post(
        "/api/v1/repair/import", Map.of("id", node.id(), "dryRun", dryRun, "items", items));
  }

  private JsonNode repair() {
    WebNode.Answered answered = node.get("/api/v1/repair");
    assertThat(contract.answer("GET", "/api/v1/repair", answered.body())).isEmpty();
    return answered.body();
  }

  private Instant day(int day) {
    return Values.millis(node.now()).plus(Duration.ofDays(day));
  }

  private Repair.Vessel carrier() {
    return new Repair.Vessel(
        world.party(),
        "CV-X",
        new Names("EXERCISE carrier", "演習用空母"),
        new Repair.Size(33_300, 4_100, 1_130),
        7_680,
        97_000);
  }

  /// The peer asks for a slot of twenty days; the dock is left to us.
  private String isAsked(int from, int until) {
    Matter.RepairSlot slot =
        new Matter.RepairSlot(
            carrier(),
            new Repair.Work("W-1", "EXERCISE hull survey", List.of("hull"), 20),
            Repair.Berth.any(node.key.party()),
            day(from),
            day(until),
            new Repair.Eligibility("EXERCISE rule 4(2)", true, "EXERCISE A. Example"),
            null);
    String id =
        world
            .arrives(
                new Crossing.ProposalOpened(
                    world.codec.seal(
                        new Terms(List.of(new AuthenticText("en", "A dock, please.")), slot)),
                    node.key.party(),
                    List.of(new Elector(node.key.party(), new FunctionId("ship-repair"))),
                    new ConsentRule.All(),
                    new Clocks(day(1), day(2), day(200))))
            .id()
            .hex();
    World.until(() -> node.get("/api/v1/proposals/" + id).status() == 200);
    return id;
  }

  /// What we would counter with: the terms on the table with another dock, window and number.
  private Map<String, Object> counter(String id, String dock, int number, int from, int until) {
    JsonNode held = node.get("/api/v1/proposals/" + id).body();
    Map<String, Object> matter =
        WebNode.JSON.convertValue(
            held.at("/terms/matter"), new tools.jackson.core.type.TypeReference<>() {});
    Map<String, Object> berth = new HashMap<>();
    berth.put("party", node.key.party().key().hex());
    berth.put("yard", "yard-1");
    berth.put("dock", dock);
    berth.put("number", number);
    berth.put("place", Map.of("latitude", 35.29, "longitude", 139.67));
    matter.put("berth", berth);
    matter.put("from", Json.time(day(from)));
    matter.put("until", Json.time(day(until)));
    return Map.of(
        "id", node.id(),
        "version", held.at("/row/version").asLong(),
        "replaces", held.at("/terms/hash").asString(),
        "matter", matter,
        "texts", List.of(Map.of("language", "en", "text", "Dock " + dock)));
  }

  private WebNode.Answered counters(String id, Map<String, Object> body) {
    return node.post("/api/v1/proposals/" + id + "/counter", body);
  }

  /// The peer consents to what is on the table, and the slot is closed.
  private void firm(String id) {
    JsonNode held = node.get("/api/v1/proposals/" + id).body();
    world.arrives(
        new Crossing.ConsentGiven(
            EntryId.fromHex(id), renkei.core.base.Hash.fromHex(held.at("/terms/hash").asString())));
    World.until(() -> !slot(id).get("state").asString().equals("OFFERED"));
  }

  private JsonNode slot(String id) {
    return repair()
        .get("slots")
        .valueStream()
        .filter(row -> row.get("proposal").asString().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_slot_is_looked_for_offered_and_firm_and_each_refusal_says_why() {
    String first = isAsked(10, 30);
    Map<String, Object> search = new HashMap<>();
    JsonNode terms = node.get("/api/v1/proposals/" + first).body().at("/terms/matter");
    search.put("vessel", terms.get("vessel"));
    search.put("work", terms.get("work"));
    search.put("from", Json.time(day(5)));
    search.put("until", Json.time(day(100)));
    search.put("eligibility", terms.get("eligibility"));
    WebNode.Answered found = node.post("/api/v1/repair/search", search);
    assertThat(found.status()).as(found.text()).isEqualTo(200);
    assertThat(contract.answer("POST", "/api/v1/repair/search", found.body())).isEmpty();
    assertThat(found.body().at("/docks/0/possible")).isEmpty();
    assertThat(found.body().at("/docks/0/against/0/en").asString())
        .isEqualTo("Length 333 m exceeds dock yard-1/dock-3, 260 m.");
    assertThat(found.body().at("/docks/1/possible/0/number").asInt()).isZero();
    assertThat(found.body().at("/docks/1/note/en").asString()).contains("overall beam");

    WebNode.Answered small = counters(first, counter(first, "dock-3", 0, 10, 30));
    assertThat(small.code()).isEqualTo("DOCK_UNFIT");
    assertThat(small.text()).contains("333 m exceeds").contains("41 m at the waterline exceeds");
    assertThat(node.counter("refused.dock_unfit")).isEqualTo(1);
    assertThat(counters(first, counter(first, "dock-6", 0, 10, 30)).status()).isEqualTo(200);
    firm(first);
    assertThat(slot(first).get("state").asString()).isEqualTo("FIRM");

    String second = isAsked(20, 40);
    assertThat(counters(second, counter(second, "dock-6", 1, 20, 40)).code())
        .as("the vessel is in a dock then")
        .isEqualTo("VESSEL_ELSEWHERE");
    assertThat(counters(second, counter(second, "dock-6", 7, 40, 60)).code())
        .as("a number that is still to come")
        .isEqualTo("OTHER_NUMBER");
    assertThat(counters(second, counter(second, "dock-6", 1, 30, 50)).status()).isEqualTo(200);
  }

  @Test
  void one_firm_slot_voids_the_offer_that_it_meets_and_leaves_the_one_for_another_month() {
    String first = isAsked(10, 30);
    String other = isAsked(60, 80);
    String meets = isAsked(31, 51);
    assertThat(counters(first, counter(first, "dock-6", 0, 10, 30)).status()).isEqualTo(200);
    assertThat(counters(other, counter(other, "dock-6", 0, 60, 80)).status()).isEqualTo(200);
    assertThat(counters(meets, counter(meets, "dock-6", 0, 31, 51)).status()).isEqualTo(200);
    firm(first);
    assertThat(slot(other).get("state").asString()).isEqualTo("OFFERED");
    firm(other);
    assertThat(slot(other).get("state").asString()).isEqualTo("FIRM");
    String late = isAsked(75, 95);
    assertThat(counters(late, counter(late, "dock-6", 0, 81, 101)).status()).isEqualTo(200);
    assertThat(slot(meets).get("state").asString()).isEqualTo("OFFERED");
  }

  private WebNode.Answered extend(String slot, int until) {
    JsonNode held = node.get("/api/v1/proposals/" + slot).body();
    Map<String, Object> matter =
        WebNode.JSON.convertValue(
            held.at("/terms/matter"), new tools.jackson.core.type.TypeReference<>() {});
    matter.put("from", held.at("/terms/matter/until").asString());
    matter.put("until", Json.time(day(until)));
    matter.put("extension", slot);
    return node.post(
        "/api/v1/proposals",
        Map.of(
            "id", node.id(),
            "to", world.usaHex(),
            "matter", matter,
            "texts", List.of(Map.of("language", "en", "text", "Longer, please.")),
            "clocks",
                Map.of(
                    "acknowledgeBy", Json.time(day(1)),
                    "answerBy", Json.time(day(2)),
                    "validUntil", Json.time(day(3)))));
  }

  @Test
  void a_longer_slot_is_asked_for_beside_the_one_held_and_what_it_meets_is_told() {
    String first = isAsked(10, 30);
    assertThat(counters(first, counter(first, "dock-6", 0, 10, 30)).status()).isEqualTo(200);
    firm(first);
    String second = isAsked(40, 60);
    assertThat(counters(second, counter(second, "dock-6", 1, 40, 60)).status()).isEqualTo(200);
    firm(second);
    WebNode.Answered meets = extend(first, 45);
    assertThat(meets.code()).isIn("VESSEL_ELSEWHERE", "DOCK_TAKEN");
    assertThat(meets.text()).contains("EXERCISE carrier");
    WebNode.Answered longer = extend(first, 39);
    assertThat(longer.status()).as(longer.text()).isEqualTo(200);
    JsonNode asked = slot(longer.body().get("id").asString());
    assertThat(asked.get("state").asString()).isEqualTo("OFFERED");
    assertThat(asked.get("extension").asString()).isEqualTo(first);
    assertThat(asked.get("from").asString()).isEqualTo(slot(first).get("until").asString());
    assertThat(slot(first).get("state").asString()).isEqualTo("FIRM");
  }

  @Test
  void a_dock_taken_out_of_service_flags_its_slots_and_loses_none() {
    String id = isAsked(10, 30);
    assertThat(counters(id, counter(id, "dock-6", 0, 10, 30)).status()).isEqualTo(200);
    firm(id);
    Map<String, Object> out = new HashMap<>();
    out.put("yard", "yard-1");
    out.put("dock", "dock-6");
    out.put("from", Json.time(day(12)));
    out.put("until", null);
    out.put("reason", "EXERCISE gate repair");
    list("DOCK_TAKEN_OUT", out);
    JsonNode flagged = slot(id);
    assertThat(flagged.get("state").asString()).isEqualTo("FIRM");
    assertThat(flagged.at("/flags/0").asString()).isEqualTo("DOCK");
    assertThat(flagged.at("/against/0/en").asString()).contains("EXERCISE gate repair");
    JsonNode taken = repair().at("/docks/1/outs/0");
    String outId = taken.get("id").asString();
    list("DOCK_PUT_BACK", Map.of("takenOut", outId, "from", taken.get("from").asString()));
    assertThat(slot(id).get("flags")).isEmpty();
  }

  @Test
  void a_file_is_tried_first_and_listed_whole_and_the_same_again_lists_nothing() {
    List<Object> items = new ArrayList<>();
    items.add(
        item(
            "YARD_LISTED",
            Map.of(
                "code",
                "yard-2",
                "names",
                World.names("EXERCISE two"),
                "position",
                Map.of("latitude", 33.16, "longitude", 129.71))));
    Map<String, Object> dock = Docks.dock("dock-1", 300.25, 50, 12);
    dock.put("yard", "yard-2");
    items.add(item("DOCK_LISTED", dock));
    WebNode.Answered tried = bring(true, items);
    assertThat(contract.answer("POST", "/api/v1/repair/import", tried.body())).isEmpty();
    assertThat(tried.body().at("/rows/1/state").asString()).isEqualTo("NEW");
    assertThat(repair().get("yards")).hasSize(1);
    assertThat(bring(false, items).body().at("/rows/1/state").asString()).isEqualTo("RECORDED");
    assertThat(repair().at("/docks/2/lengthMetres").asDouble()).isEqualTo(300.25);
    assertThat(bring(false, items).body().at("/rows/1/state").asString()).isEqualTo("HELD");
  }

  @Test
  void w4_hostile_files_are_refused_whole_with_the_line_and_leave_nothing() {
    Map<String, Object> good = Docks.dock("dock-9", 200, 30, 9);
    Map<String, Object> elsewhere = new HashMap<>(good);
    elsewhere.put("yard", "nowhere");
    WebNode.Answered unlisted =
        bring(false, List.of(item("DOCK_LISTED", good), item("DOCK_LISTED", elsewhere)));
    assertThat(unlisted.code()).isEqualTo("NOT_LISTED");
    assertThat(unlisted.text()).contains("Line 2 of the file").contains("Nothing of the file");
    assertThat(node.counter("refused.not_listed")).isEqualTo(1);
    List<Map<String, Object>> hostile = new ArrayList<>();
    for (Map.Entry<String, Object> wrong :
        List.<Map.Entry<String, Object>>of(
            Map.entry("lengthMetres", -1),
            Map.entry("lengthMetres", 1e9),
            Map.entry("lengthMetres", 33.333),
            Map.entry("lengthMetres", "333"),
            Map.entry("beamMetres", 0),
            Map.entry("code", "dock 9"),
            Map.entry("code", "=1+1"),
            Map.entry("capabilities", List.of("hull", "hull")),
            Map.entry("names", Map.of("en", "a\u202eb", "ja", "x")),
            Map.entry("names", Map.of("en", "x".repeat(501), "ja", "x")),
            Map.entry("from", "tomorrow"),
            Map.entry("until", "2019-01-01T00:00:00.000Z"),
            Map.entry("liftTonnes", 2_000_000),
            Map.entry("surprise", 1))) {
      Map<String, Object> one = new HashMap<>(good);
      one.put(wrong.getKey(), wrong.getValue());
      hostile.add(one);
    }
    for (Map<String, Object> one : hostile) {
      WebNode.Answered refused = bring(false, List.of(item("DOCK_LISTED", one)));
      assertThat(refused.status()).as("%s: %s", one, refused.text()).isBetween(400, 422);
    }
    List<Object> many = new ArrayList<>();
    for (int i = 0; i < 1_001; i++) {
      many.add(item("DOCK_LISTED", Docks.dock("d" + i, 100, 20, 5)));
    }
    assertThat(bring(false, many).status()).isBetween(400, 422);
    assertThat(repair().get("docks")).hasSize(2);
  }
}
