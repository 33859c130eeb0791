// SPDX-License-Identifier: Apache-2.0
package renkei.node.demo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import renkei.node.app.Main;
import tools.jackson.databind.JsonNode;

/// Step 27: units of JPN change their posture and each acknowledges; USA learns how ready one of
/// them is and nothing of the order; what parties contribute leaves as a file that others read.
final class StoryOfReadiness {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final List<String> UNITS = List.of("relief-air-1", "relief-sea-1");

  private final Story story;
  private final DemoWorld world;
  private String order = "";

  StoryOfReadiness(Story story, DemoWorld world) {
    this.story = story;
    this.world = world;
  }

  void play() {
    story.play(
        new Story.Step(
            27,
            "units acknowledge a posture change; readiness goes as released, contributions as a"
                + " file",
            SOON),
        this::seen,
        this::orders);
  }

  private Optional<String> seen() throws java.io.IOException {
    Optional<JsonNode> posture = posture();
    Optional<JsonNode> told = told();
    if (posture.isEmpty() || told.isEmpty() || posture.get().path("allMillis").isNull()) {
      return Optional.empty();
    }
    boolean orderThere = board(world.usa).path("postures").isEmpty();
    String csv =
        new String(
            world.jpn.api().download(world.jpn.who().officer(), "/api/v1/contributions"),
            StandardCharsets.UTF_8);
    boolean tagged = csv.contains("#capacity+num+firm") && csv.contains("USA");
    return orderThere && tagged
        ? Optional.of(
            "both units in "
                + posture.get().path("allMillis").asLong()
                + " ms; USA was told "
                + told.get().path("unit").asString()
                + " "
                + told.get().path("readiness").asString()
                + " and of no order; "
                + (csv.lines().count() - 2)
                + " rows of contributions")
        : Optional.empty();
  }

  private static JsonNode board(DemoNode node) {
    return node.api().get(node.who().officer(), "/api/v1/readiness");
  }

  private Optional<JsonNode> posture() {
    for (JsonNode row : board(world.jpn).path("postures")) {
      if (!order.isEmpty() && row.path("id").asString().equals(order)) {
        return Optional.of(row);
      }
    }
    return Optional.empty();
  }

  private Optional<JsonNode> told() {
    for (JsonNode row : board(world.usa).path("theirs")) {
      if (row.path("unit").asString().equals(UNITS.getFirst())) {
        return Optional.of(row);
      }
    }
    return Optional.empty();
  }

  private void orders() {
    String root = world.jpn.who().root();
    for (String unit : UNITS) {
      StoryOfRelease.register(
          world.jpn,
          Map.of(
              "kind",
              "UNIT_LISTED",
              "code",
              unit,
              "names",
              StoryOfRelease.names(unit + " (EXERCISE 演習)"),
              "command",
              root));
    }
    StoryOfRelease.adopt(
        world.jpn, world.usa, Map.of("kind", "READINESS", "units", List.of(UNITS.getFirst())));
    String officer = world.jpn.who().officer();
    order =
        world
            .jpn
            .api()
            .must(
                officer,
                "/api/v1/postures",
                Map.of(
                    "units",
                    UNITS,
                    "posture",
                    "ready for relief (EXERCISE 演習)",
                    "noticeMinutes",
                    60))
            .path("id")
            .asString();
    for (String unit : UNITS) {
      world
          .jpn
          .api()
          .must(
              officer,
              "/api/v1/postures/" + order + "/acknowledge",
              Map.of("unit", unit, "note", "EXERCISE 演習"));
      world
          .jpn
          .api()
          .must(
              officer,
              "/api/v1/readiness",
              Map.of(
                  "unit",
                  unit,
                  "readiness",
                  "READY",
                  "noticeMinutes",
                  60,
                  "note",
                  "EXERCISE 演習",
                  "label",
                  DemoWorld.label("RESTRICTED", List.of("USA"))));
    }
    if (posture().isEmpty()) {
      throw new Main.Refused("the posture change is not on the board");
    }
  }
}
