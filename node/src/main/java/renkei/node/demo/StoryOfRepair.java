// SPDX-License-Identifier: Apache-2.0
package renkei.node.demo;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import renkei.node.app.Main;
import renkei.node.app.NodeApi;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Steps 22 and 23: a large ship of USA asks for a dock of JPN instead of going home, and a ship of
/// PHL for the same dock at the same time.
final class StoryOfRepair {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final JsonMapper JSON = new JsonMapper();

  private final Story story;
  private final DemoWorld world;
  private final JsonNode data;
  private final Instant from = Instant.now().plus(20, ChronoUnit.DAYS).truncatedTo(ChronoUnit.DAYS);
  private String large = "";
  private String small = "";
  private String unfit = "";
  private String taken = "";

  StoryOfRepair(Story story, DemoWorld world) {
    this.story = story;
    this.world = world;
    this.data = data();
  }

  private static JsonNode data() {
    try (InputStream in = StoryOfRepair.class.getResourceAsStream("/demo/repair.json")) {
      return JSON.readTree(Objects.requireNonNull(in));
    } catch (IOException broken) {
      throw new IllegalStateException("the demonstration's own file cannot be read", broken);
    }
  }

  void play() {
    story.play(
        new Story.Step(
            22,
            "a carrier asks for a dock of JPN: too small refused, firm by both, days saved",
            SOON),
        this::firm,
        this::asks);
    story.play(
        new Story.Step(
            23,
            "PHL asks for the same dock: the window that is held is refused, a later firm",
            SOON),
        this::both,
        this::asksToo);
  }

  // ----------------------------------------------------------------------------- step 22: a slot

  private Optional<String> firm() {
    JsonNode here = slot(world.jpn, large);
    JsonNode there = slot(world.usa, large);
    boolean same = state(here).equals("FIRM") && state(there).equals("FIRM");
    JsonNode saved = there.path("daysSaved");
    return same && !unfit.isEmpty() && saved.path("savedDays").isNumber()
        ? Optional.of(
            "USA sees in JPN's list: "
                + unfit
                + " Dock 6 firm on both calendars; "
                + saved.path("savedDays").asDouble()
                + " days saved over "
                + saved.path("distanceNauticalMiles").asLong()
                + " nautical miles each way")
        : Optional.empty();
  }

  private static String state(JsonNode slot) {
    return slot.path("state").asString("");
  }

  private static JsonNode slot(DemoNode node, String proposal) {
    JsonNode all = node.api().get(node.who().officer(), "/api/v1/repair");
    for (JsonNode row : all.path("slots")) {
      if (row.path("proposal").asString().equals(proposal)) {
        return row;
      }
    }
    return JSON.createObjectNode();
  }

  private void asks() {
    ObjectNode yard = (ObjectNode) data.get("yard").deepCopy();
    ArrayNode items = JSON.createArrayNode();
    for (JsonNode act : data.get("yard").get("items")) {
      items.add(item(act));
    }
    yard.set("items", items);
    post(world.jpn, "/api/v1/repair/import", yard);
    post(world.usa, "/api/v1/repair/register", item(data.get("vessel")));
    ObjectNode work = (ObjectNode) data.get("work").deepCopy();
    work.put("kind", "WORK_LISTED").put("vessel", data.at("/vessel/code").asString());
    post(world.usa, "/api/v1/repair/register", item(work));

    ObjectNode vessel = (ObjectNode) data.get("vessel").deepCopy();
    vessel.remove("kind");
    vessel.remove("home");
    told(vessel);
    large = asks(world.usa, vessel, data.get("work"));
    JsonNode asked = arrived(large);
    NodeApi.Answered refused = offers(large, asked, "dock-3", from);
    if (refused.ok() || !refused.code().equals("DOCK_UNFIT")) {
      throw new Main.Refused("dock 3 was not refused: " + refused.code());
    }
    Story.must(offers(large, asked, "dock-6", from));
    consents(world.usa, large);
  }

  /// JPN releases a list of its docks to USA, which looks for one itself; PHL has no list.
  private void told(ObjectNode vessel) {
    String yard = data.at("/yard/items/0/code").asString();
    Map<String, Object> list = new LinkedHashMap<>();
    list.put("title", "Docks for large vessels (EXERCISE 演習)");
    list.put(
        "docks",
        List.of(Map.of("yard", yard, "dock", "dock-3"), Map.of("yard", yard, "dock", "dock-6")));
    list.put("from", time(from));
    list.put("until", time(from.plus(200, ChronoUnit.DAYS)));
    list.put("label", DemoWorld.label("RESTRICTED", List.of("USA")));
    String document =
        world
            .jpn
            .api()
            .must(world.jpn.who().officer(), "/api/v1/repair/docks/file", list)
            .path("id")
            .asString();
    Story.must(StoryOfRelease.release(world.jpn, document, world.usa));
    JsonNode found =
        Story.until(
            SOON,
            "USA has the list",
            () -> search(world.usa, vessel),
            seen -> !seen.path("released").isEmpty());
    for (JsonNode dock : found.at("/released/0/docks")) {
      if (dock.path("dock").asString().equals("dock-3")) {
        unfit = dock.at("/against/0/en").asString("");
      } else if (dock.path("possible").isEmpty()) {
        throw new Main.Refused("no window was found in a dock that is free");
      }
    }
    if (!search(world.phl, vessel).path("released").isEmpty()) {
      throw new Main.Refused("PHL sees a list that was not released to it");
    }
  }

  private JsonNode search(DemoNode node, ObjectNode vessel) {
    Map<String, Object> search = new LinkedHashMap<>();
    ObjectNode facts = vessel.deepCopy();
    facts.put("party", DemoWorld.party(world.usa));
    search.put("vessel", facts);
    search.put("work", data.get("work"));
    search.put("from", time(from));
    search.put("until", time(from.plus(200, ChronoUnit.DAYS)));
    search.put("eligibility", null);
    return node.api().must(node.who().officer(), "/api/v1/repair/search", search);
  }

  private ObjectNode item(JsonNode act) {
    ObjectNode item = JSON.createObjectNode();
    item.put("id", world.jpn.api().newId());
    item.set("act", act);
    return item;
  }

  private static void post(DemoNode node, String path, ObjectNode body) {
    node.api().must(node.who().officer(), path, map(body));
  }

  private static Map<String, Object> map(JsonNode body) {
    Map<String, Object> map = new LinkedHashMap<>();
    body.properties().forEach(one -> map.put(one.getKey(), one.getValue()));
    return map;
  }

  /// The owner asks; which dock is the yard's to say.
  private String asks(DemoNode owner, ObjectNode facts, JsonNode work) {
    facts.put("party", DemoWorld.party(owner));
    ObjectNode matter = JSON.createObjectNode();
    matter.put("profile", "REPAIR_SLOT");
    matter.set("vessel", facts);
    matter.set("work", work);
    matter.set("berth", berth("", 0));
    matter.put("from", time(from));
    matter.put("until", time(from.plus(work.get("days").asInt(), ChronoUnit.DAYS)));
    matter.set("eligibility", data.get("eligibility"));
    matter.putNull("extension");
    Map<String, Object> draft = new LinkedHashMap<>();
    draft.put("to", DemoWorld.party(world.jpn));
    draft.put("matter", matter);
    draft.put("texts", StoryOfRequest.texts("A dock for repair", "修理のためのドック"));
    draft.put("clocks", StoryOfRequest.clocks());
    return owner
        .api()
        .must(owner.who().officer(), "/api/v1/proposals", draft)
        .path("id")
        .asString();
  }

  private ObjectNode berth(String dock, long number) {
    ObjectNode berth = JSON.createObjectNode();
    berth.put("party", DemoWorld.party(world.jpn));
    berth.put("yard", dock.isEmpty() ? "" : data.at("/yard/items/0/code").asString());
    berth.put("dock", dock);
    berth.put("number", number);
    @Nullable JsonNode place = dock.isEmpty() ? null : data.at("/yard/items/0/position");
    berth.set("place", place == null ? JSON.nullNode() : place);
    return berth;
  }

  private static String time(Instant at) {
    return at.toString();
  }

  private JsonNode arrived(String proposal) {
    return Story.until(
        SOON,
        "JPN holds the proposal",
        () -> StoryOfRequest.proposal(world.jpn, world.jpn.who().officer(), proposal),
        seen -> true);
  }

  /// What JPN puts on the table: a dock, its window, and the number of its calendar.
  private NodeApi.Answered offers(String proposal, JsonNode asked, String dock, Instant begin) {
    ObjectNode matter = (ObjectNode) asked.at("/terms/matter").deepCopy();
    matter.set("berth", berth(dock, calendar(dock)));
    matter.put("from", time(begin));
    matter.put(
        "until", time(begin.plus(matter.path("work").path("days").asInt(), ChronoUnit.DAYS)));
    Map<String, Object> counter = new LinkedHashMap<>();
    counter.put("version", StoryOfRequest.version(asked));
    counter.put("replaces", asked.at("/terms/hash").asString());
    counter.put("matter", matter);
    counter.put("texts", StoryOfRequest.texts("We offer " + dock, dock + " を提示する"));
    return world
        .jpn
        .api()
        .post(world.jpn.who().officer(), "/api/v1/proposals/" + proposal + "/counter", counter);
  }

  private long calendar(String dock) {
    JsonNode all = world.jpn.api().get(world.jpn.who().officer(), "/api/v1/repair");
    for (JsonNode one : all.path("docks")) {
      if (one.path("code").asString().equals(dock)) {
        return one.path("number").asLong();
      }
    }
    throw new Main.Refused(dock + " is not listed");
  }

  private void consents(DemoNode owner, String proposal) {
    String officer = owner.who().officer();
    JsonNode seen =
        Story.until(
            SOON,
            owner.code() + " sees the offer",
            () -> StoryOfRequest.proposal(owner, officer, proposal),
            one -> !one.at("/terms/matter/berth/dock").asString("").isEmpty());
    Map<String, Object> consent = new LinkedHashMap<>();
    consent.put("version", StoryOfRequest.version(seen));
    consent.put("terms", seen.at("/terms/hash").asString());
    Story.must(owner.api().post(officer, "/api/v1/proposals/" + proposal + "/consent", consent));
    Story.until(
        SOON,
        owner.code() + " sees it in force",
        () -> StoryOfRequest.proposal(owner, officer, proposal),
        one -> one.at("/row/state").asString("").equals("IN_FORCE"));
  }

  // ------------------------------------------------------------------------- step 23: the same
  // dock

  private Optional<String> both() {
    JsonNode here = slot(world.jpn, small);
    JsonNode there = slot(world.phl, small);
    return !taken.isEmpty() && state(here).equals("FIRM") && state(there).equals("FIRM")
        ? Optional.of(taken + " Later: firm on both calendars, number " + calendar("dock-6"))
        : Optional.empty();
  }

  private void asksToo() {
    small = asks(world.phl, (ObjectNode) data.get("other").deepCopy(), data.get("otherWork"));
    JsonNode asked = arrived(small);
    NodeApi.Answered refused = offers(small, asked, "dock-6", from.plus(10, ChronoUnit.DAYS));
    if (refused.ok() || !refused.code().equals("DOCK_TAKEN")) {
      throw new Main.Refused("the window that is held was not refused: " + refused.code());
    }
    taken = refused.sentence();
    Story.must(offers(small, asked, "dock-6", from.plus(30, ChronoUnit.DAYS)));
    consents(world.phl, small);
  }
}
