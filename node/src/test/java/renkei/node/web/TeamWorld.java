// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import renkei.core.base.Hash;
import renkei.core.entry.Crossing;
import renkei.core.entry.EntryId;
import renkei.core.entry.PartyId;

/// A standing team between the node of a test and the other party.
final class TeamWorld {
  private final WebNode node;
  final String team;

  /// Opens it: we propose the charter and keep it, the other party consents.
  TeamWorld(World world) {
    this.node = world.node;
    this.team =
        world
            .must("/api/v1/proposals", charter(world, "Standing joint team"))
            .body()
            .get("id")
            .asString();
    world.arrives(
        new Crossing.ConsentGiven(
            EntryId.fromHex(team),
            Hash.fromHex(
                node.get("/api/v1/proposals/" + team).body().at("/terms/hash").asString())));
    World.until(() -> phase().equals("OPEN"));
  }

  static Map<String, Object> charter(World world, String name) {
    List<Map<String, Object>> leads =
        Stream.of(world.node.key.party(), new PartyId(Hash.fromHex(world.usaHex())))
            .sorted()
            .map(party ->
                Map.<String, Object>of("party", party.key().hex(), "names", World.names("Co-lead")))
            .toList();
    return new HashMap<>(
        Map.of(
            "id", world.node.id(),
            "matter",
                Map.of(
                    "profile",
                    "TEAM_CHARTER",
                    "names",
                    World.names(name),
                    "coLeads",
                    leads,
                    "purpose",
                    "Each tells the other how things stand.",
                    "watchChanges",
                    List.of("0000Z", "0800Z", "1600Z")),
            "texts", List.of(Map.of("language", "en", "text", "EXERCISE The charter.")),
            "clocks", world.clocks()));
  }

  String phase() {
    return node.get("/api/v1/teams/" + team).body().at("/phase").asString();
  }

  /// What an officer states in it.
  WebNode.Answered states(String officer, String kind, Map<String, ?> fields) {
    Map<String, Object> body = new HashMap<>(fields);
    body.put("id", node.id());
    body.put("kind", kind);
    return node.post("/api/v1/teams/" + team, body, officer);
  }

  /// The same, which must be taken; the answer is its id.
  String must(String officer, String kind, Map<String, ?> fields) {
    WebNode.Answered answered = states(officer, kind, fields);
    if (answered.status() != 200) {
      throw new IllegalStateException(kind + ": " + answered.text());
    }
    return answered.body().get("id").asString();
  }

  void member(String officer) {
    must(
        WebNode.CHIEF.code(),
        "MEMBER_LISTED",
        Map.of(
            "officer",
            officer,
            "names",
            World.names(officer),
            "command",
            "JJOC",
            "reach",
            "exchange 229-1000"));
  }

  static Map<String, Object> words(String language, String text) {
    return Map.of("words", Map.of("language", language, "text", text));
  }

  Instant now() {
    return Values.millis(node.now());
  }
}
