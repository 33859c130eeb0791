// SPDX-License-Identifier: Apache-2.0
package renkei.node.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import renkei.node.app.Main;
import renkei.node.app.NodeApi;
import tools.jackson.databind.JsonNode;

/// Steps 24 and 25: a force of JPN visits PHL and stays too long, and a document of USA reaches PHL
/// by way of JPN only when USA consents.
final class StoryOfVisits {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String TITLE = "Runway survey (EXERCISE 演習)";

  private final Story story;
  private final DemoWorld world;
  private String visit = "";
  private String refused = "";

  StoryOfVisits(Story story, DemoWorld world) {
    this.story = story;
    this.world = world;
  }

  void play() {
    story.play(
        new Story.Step(
            24,
            "a force of JPN visits PHL on agreed dates, arrives, and is flagged as overstayed",
            SOON),
        this::overstayed,
        this::stays);
    story.play(
        new Story.Step(
            25,
            "what comes from USA reaches PHL, and the space of the three, only with USA's consent",
            Duration.ofSeconds(40)),
        this::shared,
        this::passesOn);
  }

  // ------------------------------------------------------------------------------ step 24: visit

  private Optional<String> overstayed() {
    Optional<JsonNode> here = calendar(world.jpn);
    Optional<JsonNode> there = calendar(world.phl);
    boolean same =
        here.isPresent()
            && there.isPresent()
            && here.get().path("flags").equals(there.get().path("flags"))
            && here.get().path("accounts").size() == 2
            && there.get().path("accounts").size() == 2
            && flag(here.get(), "OVERSTAYED").isPresent();
    return same
        ? flag(here.get(), "OVERSTAYED").map(sentence -> "on both calendars: " + sentence)
        : Optional.empty();
  }

  private static Optional<String> flag(JsonNode row, String kind) {
    for (JsonNode flag : row.path("flags")) {
      if (flag.path("kind").asString().equals(kind)) {
        return Optional.of(flag.path("sentence").path("en").asString());
      }
    }
    return Optional.empty();
  }

  private Optional<JsonNode> calendar(DemoNode node) {
    for (JsonNode row : node.api().get(node.who().officer(), "/api/v1/visits").path("rows")) {
      if (!visit.isEmpty() && row.path("proposal").asString().equals(visit)) {
        return Optional.of(row);
      }
    }
    return Optional.empty();
  }

  /// The agreed days are seconds here, so that the end passes while one watches.
  private void stays() {
    Instant from = Instant.now().plusSeconds(2).truncatedTo(ChronoUnit.SECONDS);
    Map<String, Object> draft = new LinkedHashMap<>(StoryOfRequest.visitTo(world.jpn, world.phl));
    Map<String, Object> matter = new LinkedHashMap<>();
    if (draft.get("matter") instanceof Map<?, ?> as) {
      as.forEach((key, value) -> matter.put(String.valueOf(key), value));
    }
    matter.put("force", "Disaster relief company of the Self-Defense Forces (EXERCISE 演習)");
    matter.put("from", from.toString());
    matter.put("until", from.plusSeconds(6).toString());
    draft.put("matter", matter);
    visit = world.jpn.api().must(DemoWorld.JJOC, "/api/v1/proposals", draft).path("id").asString();
    consents(world.phl, world.phl.who().officer(), visit);
    arrives(world.jpn, DemoWorld.JJOC);
    arrives(world.phl, world.phl.who().officer());
  }

  private void arrives(DemoNode node, String officer) {
    awaited(node, officer, visit, "IN_FORCE");
    Map<String, Object> arrival = new HashMap<>();
    arrival.put("movement", "ARRIVED");
    arrival.put("at", null);
    arrival.put("headCount", 24);
    arrival.put("note", "EXERCISE 演習");
    node.api().must(officer, "/api/v1/visits/" + visit + "/movement", arrival);
  }

  static void consents(DemoNode node, String officer, String proposal) {
    JsonNode seen = awaited(node, officer, proposal, "");
    node.api()
        .must(
            officer,
            "/api/v1/proposals/" + proposal + "/consent",
            Map.of(
                "version",
                StoryOfRequest.version(seen),
                "terms",
                seen.path("terms").path("hash").asString()));
  }

  static JsonNode awaited(DemoNode node, String officer, String id, String state) {
    return Story.until(
        SOON,
        node.code() + " shows " + id + (state.isEmpty() ? "" : " as " + state),
        () -> StoryOfRequest.proposal(node, officer, id),
        seen -> state.isEmpty() || seen.path("row").path("state").asString().equals(state));
  }

  // --------------------------------------------------------------------- step 25: shared space

  private Optional<String> shared() {
    boolean there = StoryOfRelease.held(world.phl, TITLE).isPresent();
    boolean inside = inside();
    return there && inside && !refused.isEmpty()
        ? Optional.of("before: " + refused + "; after USA's consent at PHL and in the space")
        : Optional.empty();
  }

  /// Whether JPN's view of what the three have in common holds the document.
  private boolean inside() {
    TreeSet<String> parties =
        new TreeSet<>(List.of(DemoWorld.party(world.usa), DemoWorld.party(world.phl)));
    JsonNode space =
        world
            .jpn
            .api()
            .get(
                world.jpn.who().officer(),
                "/api/v1/space?limit=5000&parties=" + String.join(",", parties));
    for (JsonNode item : space.path("inside")) {
      if (item.path("title").path("en").asString().equals(TITLE)) {
        return true;
      }
    }
    return false;
  }

  private void passesOn() {
    String document = StoryOfRelease.file(world.usa, TITLE, List.of("JPN"));
    Story.must(StoryOfRelease.release(world.usa, document, world.jpn));
    JsonNode held = comes();
    String item = held.path("id").asString();
    NodeApi.Answered early = StoryOfRelease.release(world.jpn, item, world.phl);
    if (early.ok() || StoryOfRelease.held(world.phl, TITLE).isPresent() || inside()) {
      throw new Main.Refused("it went to PHL without USA's consent");
    }
    refused = early.sentence();
    Map<String, Object> draft = new LinkedHashMap<>();
    draft.put("to", DemoWorld.party(world.usa));
    draft.put(
        "matter",
        Map.of(
            "profile",
            "ONWARD_RELEASE",
            "entry",
            held.path("entryHash").asString(),
            "to",
            DemoWorld.party(world.phl)));
    draft.put("texts", StoryOfRequest.texts("PHL is to have it too", "フィリピンにも渡す"));
    draft.put("clocks", StoryOfRequest.clocks());
    draft.put("label", DemoWorld.label("RESTRICTED", List.of("USA")));
    String officer = world.jpn.who().officer();
    String onward = world.jpn.api().must(officer, "/api/v1/proposals", draft).path("id").asString();
    consents(world.usa, world.usa.who().officer(), onward);
    awaited(world.jpn, officer, onward, "IN_FORCE");
    Story.must(StoryOfRelease.release(world.jpn, item, world.phl));
  }

  private JsonNode comes() {
    return Story.until(
            SOON,
            "the document of USA comes to JPN",
            () -> StoryOfRelease.held(world.jpn, TITLE),
            Optional::isPresent)
        .get();
  }
}
