// SPDX-License-Identifier: Apache-2.0
package renkei.node.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Step 26: JPN and USA develop something together; production is blocked until it is agreed on its
/// own, and PHL, which is no partner, does not learn that there is anything.
final class StoryOfProgrammes {
  private static final String TITLE = "Rescue robot (EXERCISE 演習)";

  private final Story story;
  private final DemoWorld world;
  private String agreement = "";
  private String programme = "";
  private String blocked = "";
  private String planned = "not tried";

  StoryOfProgrammes(Story story, DemoWorld world) {
    this.story = story;
    this.world = world;
  }

  void play() {
    story.play(
        new Story.Step(
            26,
            "JPN and USA develop together; production opens by a consent of its own; PHL sees"
                + " nothing of it",
            Duration.ofSeconds(40)),
        this::open,
        this::developsAndProduces);
  }

  private Optional<String> open() {
    boolean here = gates(world.jpn).equals("OPEN OPEN");
    boolean there = gates(world.usa).equals("OPEN OPEN");
    JsonNode outside =
        world.phl.api().get(world.phl.who().officer(), "/api/v1/programmes").path("rows");
    boolean nothing = outside.isEmpty() && !mentioned(world.phl);
    return here && there && nothing && planned.isEmpty() && blocked.equals("STALE")
        ? Optional.of(
            "a milestone is planned in development; in production before its consent: "
                + blocked
                + "; now both stages are open at JPN and USA, and PHL holds nothing of it")
        : Optional.empty();
  }

  private String gates(DemoNode node) {
    for (JsonNode row : node.api().get(node.who().officer(), "/api/v1/programmes").path("rows")) {
      if (!programme.isEmpty() && row.path("id").asString().equals(programme)) {
        List<String> gates = new ArrayList<>();
        row.path("stages").forEach(stage -> gates.add(stage.path("gate").asString()));
        return String.join(" ", gates);
      }
    }
    return "";
  }

  /// Whether any row of the node's journal or any proposal speaks of it.
  private boolean mentioned(DemoNode node) {
    String officer = node.who().officer();
    String all =
        node.api().get(officer, "/api/v1/proposals?limit=5000").toString()
            + node.api().get(officer, "/api/v1/journal?last=500");
    return all.contains(programme) || all.contains(agreement) || all.contains("Rescue robot");
  }

  /// JPN and USA agree on what programmes can be under; the agreement's id.
  String agree() {
    List<String> parties =
        List.of(DemoWorld.party(world.jpn), DemoWorld.party(world.usa)).stream().sorted().toList();
    Map<String, Object> terms = new LinkedHashMap<>();
    terms.put("profile", "AGREEMENT");
    terms.put("parties", parties);
    terms.put("depositary", DemoWorld.party(world.usa));
    terms.put("pillars", List.of("equipment"));
    agreement = agreed(terms, "agreement on equipment", "装備品に関する協定");
    return agreement;
  }

  private void developsAndProduces() {
    agree();
    programme = agreed(stage(null), "joint development", "共同開発");
    planned = milestone(programme);
    String production = opens(stage(programme), "joint production", "共同生産");
    blocked = milestone(production);
    consents(production);
    leads();
  }

  private Map<String, Object> stage(@Nullable String development) {
    Map<String, Object> matter = new LinkedHashMap<>();
    matter.put("profile", "PROGRAMME_STAGE");
    matter.put("agreement", agreement);
    matter.put("pillar", "equipment");
    matter.put("development", development);
    matter.put("title", Map.of("en", TITLE, "ja", "救助ロボット（演習）"));
    matter.put("lead", DemoWorld.party(world.usa));
    matter.put(
        "portions",
        List.of(
            Map.of("partner", DemoWorld.party(world.jpn), "basisPoints", 5_500),
            Map.of("partner", DemoWorld.party(world.usa), "basisPoints", 4_500)));
    matter.put(
        "sites",
        List.of(
            Map.of(
                "partner",
                DemoWorld.party(world.jpn),
                "name",
                "Test field (EXERCISE 演習)",
                "place",
                "Fukushima")));
    return matter;
  }

  private String agreed(Map<String, Object> matter, String en, String ja) {
    String id = opens(matter, en, ja);
    consents(id);
    return id;
  }

  private String opens(Map<String, Object> matter, String en, String ja) {
    Map<String, Object> draft = new LinkedHashMap<>();
    draft.put("matter", matter);
    draft.put("texts", StoryOfRequest.texts(en, ja));
    draft.put("clocks", StoryOfRequest.clocks());
    return world
        .jpn
        .api()
        .must(world.jpn.who().officer(), "/api/v1/proposals", draft)
        .path("id")
        .asString();
  }

  private void consents(String proposal) {
    StoryOfVisits.consents(world.usa, world.usa.who().officer(), proposal);
    StoryOfVisits.awaited(world.jpn, world.jpn.who().officer(), proposal, "IN_FORCE");
  }

  /// JPN plans a milestone in a stage; the code of the refusal, empty when it was taken.
  private String milestone(String proposal) {
    return world
        .jpn
        .api()
        .post(
            world.jpn.who().officer(),
            "/api/v1/proposals/" + proposal + "/milestones",
            Map.of(
                "name", Map.of("en", "First walk (EXERCISE)", "ja", "初歩行（演習）"),
                "due",
                    Instant.now()
                        .plus(Duration.ofDays(90))
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString()))
        .code();
  }

  /// What was announced of it led to it: both stand on one screen.
  private void leads() {
    for (JsonNode subject : StoryOfAnnouncements.subjects(world)) {
      if (subject.path("subject").asString().equals("equipment-programme")) {
        world
            .jpn
            .api()
            .must(
                DemoWorld.JJOC,
                "/api/v1/announcements/"
                    + subject.path("announced").path(0).path("id").asString()
                    + "/lead",
                Map.of("proposal", programme, "leads", true));
      }
    }
  }
}
