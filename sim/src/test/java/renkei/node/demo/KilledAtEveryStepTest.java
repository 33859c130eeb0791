// SPDX-License-Identifier: Apache-2.0
package renkei.node.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import renkei.core.base.Bytes;
import renkei.node.app.Main;
import renkei.node.app.RecordFile;
import tools.jackson.databind.JsonNode;

/// One request from draft to fulfilled between two real nodes, of which one is killed with kill -9
/// after every step, each in its turn.
class KilledAtEveryStepTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path home;
  private DemoWorld world;
  private DemoNode jpn;
  private DemoNode usa;
  private String request = "";
  private int kills;

  @BeforeEach
  void two_nodes_are_linked() throws IOException {
    world = new DemoWorld(home, 0);
    world.start("feed.kind = none");
    jpn = world.jpn;
    usa = world.usa;
    world.phl.stop();
    world.xaa.stop();
    world.pair(jpn, usa);
    until("linked", () -> StoryOfRelease.up(jpn, usa) && StoryOfRelease.up(usa, jpn));
    StoryOfRelease.register(
        usa, StoryOfRelease.function("relief-airlift", "Relief airlift", "災害空輸"));
    StoryOfRelease.register(
        usa,
        Map.of(
            "kind",
            "UNIT_LISTED",
            "code",
            "airlift-1",
            "names",
            StoryOfRelease.names("Airlift element 1 (EXERCISE)"),
            "command",
            usa.who().root()));
    StoryOfRelease.adopt(
        usa, jpn, Map.of("kind", "PROGRESS", "functions", List.of("relief-airlift")));
  }

  @AfterEach
  void everything_stops() {
    world.close();
  }

  @Test
  void either_node_dies_after_every_step_and_both_prove_the_same_in_the_end() throws IOException {
    request = must(jpn, "/api/v1/proposals", StoryOfRequest.support(world, 6));
    killed(usa);
    must(usa, at("acknowledge"), version(held(usa, "OPEN")));
    killed(jpn);
    Map<String, Object> counter = new LinkedHashMap<>(version(held(usa, "ACKNOWLEDGED")));
    counter.put("replaces", terms(held(usa, "ACKNOWLEDGED")));
    counter.put("matter", StoryOfRequest.matter(4));
    counter.put("texts", StoryOfRequest.texts("four helicopters", "4機"));
    must(usa, at("counter"), counter);
    killed(usa);
    Map<String, Object> consent = new LinkedHashMap<>(version(held(jpn, "COUNTERED")));
    consent.put("terms", terms(held(jpn, "COUNTERED")));
    must(jpn, at("consent"), consent);
    killed(jpn);
    held(usa, "IN_FORCE");
    killed(usa);
    String task =
        must(
            usa,
            "/api/v1/tasks",
            Map.of("unit", "airlift-1", "text", "four helicopters", "proposal", request));
    killed(usa);
    must(usa, at("progress"), Map.of("progress", "IN_PROGRESS", "note", "first lift"));
    killed(jpn);
    must(
        usa,
        "/api/v1/tasks/" + task + "/report",
        Map.of("progress", "FULFILLED", "note", "all flown"));
    must(usa, at("progress"), Map.of("progress", "FULFILLED", "note", "all flown"));
    killed(usa);

    JsonNode here = read(jpn, seen -> progress(seen).equals("FULFILLED"));
    JsonNode there = read(usa, seen -> progress(seen).equals("FULFILLED"));
    assertThat(kills).isEqualTo(8);
    assertThat(state(here)).isEqualTo("IN_FORCE").isEqualTo(state(there));
    assertThat(terms(here)).isEqualTo(terms(there));
    assertThat(acts(here)).isEqualTo(acts(there)).doesNotHaveDuplicates();
    for (DemoNode node : List.of(jpn, usa)) {
      byte[] record = node.api().download(node.who().officer(), "/api/v1/records/" + request);
      RecordFile.Finding finding = RecordFile.verify(Bytes.owning(record));
      assertThat(finding.right()).as(finding.fault()).isTrue();
      assertThat(finding.outcome()).isEqualTo("IN_FORCE");
    }
    assertThat(jpn.api().get(jpn.who().officer(), "/api/v1/tasks").path("rows").isEmpty())
        .as("a task never leaves its party")
        .isTrue();
  }

  /// Dies without a word and comes back; the link heals before the next step.
  private void killed(DemoNode node) throws IOException {
    node.kill();
    kills++;
    node.start();
    until("linked again", () -> StoryOfRelease.up(jpn, usa) && StoryOfRelease.up(usa, jpn));
  }

  private String at(String act) {
    return "/api/v1/proposals/" + request + "/" + act;
  }

  private static String must(DemoNode node, String path, Map<String, ?> draft) {
    return node.api().must(node.who().officer(), path, draft).path("id").asString();
  }

  private JsonNode held(DemoNode node, String state) {
    return read(node, seen -> state(seen).equals(state));
  }

  private JsonNode read(DemoNode node, Predicate<JsonNode> wanted) {
    JsonNode[] last = new JsonNode[1];
    until(
        node.code() + " shows it",
        () -> {
          last[0] = StoryOfRequest.proposal(node, node.who().officer(), request);
          return wanted.test(last[0]);
        });
    return last[0];
  }

  private static String state(JsonNode proposal) {
    return proposal.path("row").path("state").asString();
  }

  private static String progress(JsonNode proposal) {
    return proposal.path("row").path("progress").asString("");
  }

  private static String terms(JsonNode proposal) {
    return proposal.path("terms").path("hash").asString();
  }

  private static Map<String, Object> version(JsonNode proposal) {
    return Map.of("version", proposal.path("row").path("version").asInt());
  }

  private static List<String> acts(JsonNode proposal) {
    List<String> acts = new ArrayList<>();
    proposal.path("acts").forEach(act -> acts.add(act.path("id").asString()));
    return acts.stream().sorted().toList();
  }

  private interface Holds {
    boolean now();
  }

  private static void until(String what, Holds holds) {
    Instant end = Instant.now().plus(PATIENCE);
    String last = "";
    while (Instant.now().isBefore(end)) {
      try {
        if (holds.now()) {
          return;
        }
      } catch (Main.Refused notYet) {
        last = String.valueOf(notYet.getMessage());
      }
      Story.pause(Duration.ofMillis(100));
    }
    throw new AssertionError("not within " + PATIENCE + ": " + what + " " + last);
  }
}
