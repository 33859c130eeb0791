// SPDX-License-Identifier: Apache-2.0
package renkei.node.demo;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import renkei.node.app.Main;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Step 17: what was announced is kept with its source, and nothing opens on it.
final class StoryOfAnnouncements {
  /// The facts of the source, as the file that is handed over has them.
  private static final String FILE = "/data/announcements-2024-04.json";

  private final Story story;
  private final DemoWorld world;
  private String refused = "";

  StoryOfAnnouncements(Story story, DemoWorld world) {
    this.story = story;
    this.world = world;
  }

  void play() {
    story.play(
        new Story.Step(
            17,
            "JPN keeps what was announced with its source and grade; nothing opens on it",
            Duration.ofSeconds(20)),
        this::kept,
        this::imports);
  }

  private Optional<String> kept() {
    long announced = 0;
    long inForce = 0;
    for (JsonNode subject : subjects(world)) {
      announced += subject.path("announced").size();
      inForce += subject.path("inForce").size();
    }
    return announced > 0 && inForce == 0 && !refused.isEmpty()
        ? Optional.of(
            announced + " announcements, 0 of them in force; acting on one is refused: " + refused)
        : Optional.empty();
  }

  /// What JPN keeps, by subject.
  static JsonNode subjects(DemoWorld world) {
    return world.jpn.api().get(DemoWorld.JJOC, "/api/v1/announcements").path("rows");
  }

  private void imports() throws IOException {
    JsonNode file;
    try (InputStream in = StoryOfAnnouncements.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new Main.Refused("the program lacks its file " + FILE);
      }
      file = JsonMapper.builder().build().readTree(in.readAllBytes());
    }
    world
        .jpn
        .api()
        .must(
            DemoWorld.JJOC,
            "/api/v1/announcements/import",
            Map.of("dryRun", false, "announcements", file.path("announcements")));
    refused =
        world
            .jpn
            .api()
            .post(
                DemoWorld.JJOC,
                "/api/v1/visits/"
                    + file.path("announcements").path(0).path("id").asString()
                    + "/movement",
                arrival())
            .code();
  }

  private static Map<String, Object> arrival() {
    Map<String, Object> arrival = new java.util.HashMap<>();
    arrival.put("movement", "ARRIVED");
    arrival.put("at", null);
    arrival.put("headCount", 24);
    arrival.put("note", "EXERCISE 演習");
    return arrival;
  }
}
