// SPDX-License-Identifier: Apache-2.0
package renkei.node.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import renkei.node.app.Feeds;
import renkei.node.feed.FeedSurvey;
import renkei.node.feed.ShipGenerator;
import renkei.node.feed.StoryChoice;
import tools.jackson.databind.JsonNode;

/// The world of `renkei demo` after steps 1 to 8 of its story: four nodes as processes, played by
/// the code that the demonstration runs.
public final class PlayedStory implements AutoCloseable {
  private final DemoWorld world;
  private final Story story;

  /// Founds, starts and plays.
  ///
  /// @param home an empty folder for everything
  public PlayedStory(Path home) throws IOException {
    world = new DemoWorld(home, 0);
    story = new Story(line -> {});
    StoryChoice choice =
        FeedSurvey.of(new ShipGenerator(Feeds.SEED, ShipGenerator.SHIPS).first(Instant.now()))
            .choice(0.05, 40)
            .orElseThrow();
    world.start(
        "feed.own-talkers = "
            + choice.protectedTalker()
            + "\nfeed.releasable-to = USA, PHL\nfeed.kind = exercise\nfeed.ships = "
            + ShipGenerator.SHIPS);
    new StoryOfRelease(story, world, choice).play();
    StoryOfRequest requests = new StoryOfRequest(story, world);
    requests.play();
    new StoryOfFaults(story, world, requests).misbehaves();
    world.entersKeys();
  }

  /// The steps that did not hold, each with what was seen.
  public List<String> failed() {
    return story.played().stream()
        .filter(step -> !step.passed())
        .map(step -> step.step() + " " + step.title() + ": " + step.shown())
        .toList();
  }

  private DemoNode node(String code) {
    return world.nodes().stream()
        .filter(node -> node.code().equals(code))
        .findFirst()
        .orElseThrow();
  }

  /// Address of a node's screens.
  public URI address(String node) {
    return node(node).address();
  }

  /// Code of the first officer of a node.
  public String first(String node) {
    return node(node).who().officer();
  }

  /// A new one-time link, as `renkei officer link` makes it.
  public String link(String node, String officer) {
    DemoNode at = node(node);
    String first = at.who().officer();
    for (JsonNode row : at.api().get(first, "/api/v1/officers").path("rows")) {
      if (row.path("code").asString().equals(officer)) {
        Map<String, Object> draft = new LinkedHashMap<>();
        for (String key : List.of("code", "names", "command", "rights")) {
          draft.put(key, row.path(key));
        }
        return at.api().must(first, "/api/v1/officers", draft).path("link").asString();
      }
    }
    throw new IllegalArgumentException("no officer " + officer + " at " + node);
  }

  /// JPN and USA agree on what a programme can be under; the answer is the agreement's id.
  public String agrees() {
    return new StoryOfProgrammes(story, world).agree();
  }

  /// JPN's joint command asks USA for so many aircraft; the answer is the request's id.
  public String ask(int quantity) {
    return world
        .jpn
        .api()
        .must(DemoWorld.JJOC, "/api/v1/proposals", StoryOfRequest.support(world, quantity))
        .path("id")
        .asString();
  }

  /// The root command of a node lets another command decide a function too, over every unit.
  public void delegates(String node, String function, String command) {
    DemoNode at = node(node);
    Map<String, Object> listed = new LinkedHashMap<>();
    listed.put("kind", "FUNCTION_LISTED");
    listed.put("code", function);
    listed.put("names", Map.of("en", "EXERCISE " + function, "ja", "演習 " + function));
    listed.put("coverage", List.of());
    listed.put("shared", null);
    Map<String, Object> given = new LinkedHashMap<>();
    given.put("kind", "AUTHORITY_DELEGATED");
    given.put("functions", List.of(function));
    given.put("units", List.of());
    given.put("giver", at.who().root());
    given.put("taker", command);
    given.put("from", null);
    given.put("until", null);
    given.put("relation", null);
    for (Map<String, Object> act : List.of(listed, given)) {
      at.api().must(first(node), "/api/v1/register", Map.of("act", act, "basis", "EXERCISE"));
    }
  }

  /// What an officer of a node states by a call, signed with the officer's own key where it must
  /// be.
  public JsonNode states(String node, String officer, String path, Map<String, ?> body) {
    return node(node).api().must(officer, path, body);
  }

  /// What a node answers to its first officer.
  public JsonNode read(String node, String path) {
    return node(node).api().get(first(node), path);
  }

  /// The id of a party, as its own node shows it.
  public String party(String node) {
    return DemoWorld.party(node(node));
  }

  @Override
  public void close() {
    world.close();
  }
}
