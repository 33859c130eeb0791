// SPDX-License-Identifier: Apache-2.0
package renkei.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import renkei.core.base.Bytes;
import renkei.core.entry.KeyKind;
import renkei.core.entry.Label;
import renkei.core.entry.Level;
import renkei.core.entry.Names;
import renkei.core.entry.OfficerEntry;
import renkei.core.entry.OfficerEntry.OfficerEnrolled;
import renkei.core.entry.OfficerEntry.Right;
import renkei.core.entry.OfficerId;
import renkei.core.turn.Answer;
import renkei.core.turn.Draft;
import renkei.node.keys.OfficerFileKey;
import renkei.node.store.DataFolder;
import tools.jackson.databind.JsonNode;

/// A standing team of three real nodes, at which officers type what they state.
class TeamNodesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder;
  private final List<EmbeddedNode> nodes = new ArrayList<>();
  private final Map<EmbeddedNode, Path> keys = new LinkedHashMap<>();

  @AfterEach
  void all_stop() {
    nodes.forEach(EmbeddedNode::close);
  }

  private EmbeddedNode node(String code, String root) {
    EmbeddedNode node = EmbeddedNode.found(folder.resolve(code), code, root);
    nodes.add(node);
    Path key = folder.resolve(code + ".key");
    node.key().create(key);
    keys.put(node, key);
    return node;
  }

  private Typed typed(EmbeddedNode node, Object... words) {
    Object[] more = {"--data", node.folder(), "--key", keys.get(node)};
    return Typed.renkei(Stream.of(words, more).flatMap(Stream::of).toArray());
  }

  private void must(EmbeddedNode node, Object... words) {
    Typed typed = typed(node, words);
    assertThat(typed.code()).as("%s: %s", List.of(words), typed.err()).isZero();
  }

  private JsonNode json(EmbeddedNode node, Object... words) {
    return typed(node, Stream.of(words, new Object[] {"--json"}).flatMap(Stream::of).toArray())
        .json();
  }

  private NodeApi api(EmbeddedNode node) {
    NodeApi api =
        new NodeApi(
            java.net.URI.create("http://localhost:" + node.webPort() + "/"),
            KeyFolder.token(new DataFolder(node.folder())),
            Tls.any());
    api.signAs(node.officer().officer().code(), node.key());
    return api;
  }

  private JsonNode post(EmbeddedNode node, String path, Map<String, ?> body) {
    return api(node).must(node.officer().officer().code(), path, body);
  }

  private static Map<String, String> names(String text) {
    return Map.of("en", text, "ja", text);
  }

  /// A charter in force between them, kept by the first.
  private String chartered(EmbeddedNode... parties) {
    String until =
        Instant.now()
            .plusSeconds(86_400)
            .truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
            .toString();
    List<Map<String, Object>> leads =
        Stream.of(parties)
            .map(one -> one.party().key().hex())
            .sorted()
            .map(party -> Map.<String, Object>of("party", party, "names", names("Co-lead")))
            .toList();
    String team =
        post(
                parties[0],
                "/api/v1/proposals",
                Map.of(
                    "matter",
                    Map.of(
                        "profile",
                        "TEAM_CHARTER",
                        "names",
                        names("EXERCISE team of three"),
                        "coLeads",
                        leads,
                        "purpose",
                        "Each tells the others how things stand.",
                        "watchChanges",
                        List.of()),
                    "texts",
                    List.of(Map.of("language", "en", "text", "EXERCISE charter")),
                    "clocks",
                    Map.of("acknowledgeBy", until, "answerBy", until, "validUntil", until)))
            .path("id")
            .asString();
    for (int i = 1; i < parties.length; i++) {
      EmbeddedNode other = parties[i];
      await("the charter arrives", () -> !json(other, "team", "list").isEmpty());
      JsonNode asked =
          api(other).get(other.officer().officer().code(), "/api/v1/proposals/" + team);
      post(
          other,
          "/api/v1/proposals/" + team + "/consent",
          Map.of(
              "version", asked.path("row").path("version").asLong(),
              "terms", asked.path("terms").path("hash").asString()));
    }
    for (EmbeddedNode one : parties) {
      await("the team opens", () -> phase(one).equals("OPEN"));
      post(
          one,
          "/api/v1/teams/" + team,
          Map.of(
              "kind", "MEMBER_LISTED",
              "officer", one.officer().officer().code(),
              "names", names("Officer of " + one.code()),
              "command", one.officer().command().code(),
              "reach", "EXERCISE exchange 229"));
    }
    return team;
  }

  private String phase(EmbeddedNode node) {
    return json(node, "team", "list").path(0).path("phase").asString();
  }

  private int lines(EmbeddedNode node, String team) {
    return json(node, "team", "log", team).path("lines").asInt();
  }

  private boolean wrote(EmbeddedNode node, String team, String text) {
    return json(node, "team", "show", team)
        .path("notes")
        .valueStream()
        .anyMatch(note -> note.path("words").path("text").asString().equals(text));
  }

  private static void await(String what, BooleanSupplier condition) {
    Instant end = Instant.now().plus(PATIENCE);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as("%s within %s", what, PATIENCE).isBefore(end);
      java.util.concurrent.locks.LockSupport.parkNanos(100_000_000L);
    }
  }

  @Test
  void one_of_three_leaves_and_the_other_two_go_on_with_nothing_new_for_it() {
    EmbeddedNode jpn = node("JPN", "JMOD");
    EmbeddedNode usa = node("USA", "DOD");
    EmbeddedNode phl = node("PHL", "AFP");
    jpn.pairWith(usa);
    jpn.pairWith(phl);
    usa.pairWith(phl);
    await("links", () -> jpn.linked(2) && usa.linked(2) && phl.linked(2));
    String team = chartered(jpn, usa, phl);

    must(phl, "team", "watch", team.substring(0, 8));
    must(phl, "team", "message", team, "--text", "EXERCISE we are posted elsewhere");
    must(phl, "team", "open", team, "--text", "EXERCISE who takes our boats?");
    for (EmbeddedNode other : List.of(jpn, usa)) {
      await("it crosses", () -> wrote(other, team, "EXERCISE we are posted elsewhere"));
      await("the item", () -> json(other, "team", "show", team).path("items").size() == 1);
    }
    must(phl, "team", "leave", team, "--text", "EXERCISE notice");
    for (EmbeddedNode one : nodes) {
      await("it has left", () -> json(one, "team", "list").path(0).path("number").asInt() == 2);
    }
    for (EmbeddedNode other : List.of(jpn, usa)) {
      assertThat(phase(other)).isEqualTo("OPEN");
      assertThat(typed(other, "team", "list").out()).contains("PHL  left 離脱  ", "#2");
      assertThat(json(other, "team", "show", team).path("items")).isEmpty();
      assertThat(wrote(other, team, "EXERCISE we are posted elsewhere")).isTrue();
    }
    assertThat(typed(phl, "team", "message", team, "--text", "too late").err()).contains("STALE");

    int before = lines(phl, team);
    must(jpn, "team", "enter", team, "--text", "EXERCISE two of us go on", "--topic", "CONTACT");
    must(jpn, "team", "message", team, "--text", "EXERCISE between two");
    await("it crosses", () -> wrote(usa, team, "EXERCISE between two"));
    await("one log", () -> lines(usa, team) == lines(jpn, team));
    assertThat(json(usa, "team", "log", team)).isEqualTo(json(jpn, "team", "log", team));
    assertThat(lines(phl, team)).isEqualTo(before);
    assertThat(wrote(phl, team, "EXERCISE between two")).isFalse();

    String imitation = "fine\n  * 2026-11-30T00:00:00Z  USA duty-dod  WATCH_HANDED_OVER";
    must(jpn, "team", "enter", team, "--text", imitation);
    List<String> said =
        typed(jpn, "team", "log", team)
            .out()
            .lines()
            .filter(line -> line.contains("HANDED_OVER"))
            .toList();
    assertThat(said).singleElement().asString().startsWith("      | ");

    must(usa, "team", "leave", team, "--text", "EXERCISE notice");
    await("one alone is no team", () -> phase(jpn).equals("ENDED"));
  }

  @Test
  void a_watch_is_handed_over_with_file_keys_and_an_item_is_closed() {
    EmbeddedNode jpn = node("JPN", "JMOD");
    EmbeddedNode usa = node("USA", "DOD");
    String other = "duty-2";
    Path second = enrolled(jpn, other);
    jpn.pairWith(usa);
    await("links", () -> jpn.linked(1) && usa.linked(1));
    String team = chartered(jpn, usa);
    listed(jpn, other, team);

    must(jpn, "team", "watch", team);
    must(jpn, "team", "open", team, "--text", "演習 桟橋の燃料");
    JsonNode whole = json(jpn, "team", "show", team);
    String item = whole.path("items").path(0).path("id").asString();
    assertThat(whole.path("items").path(0).path("words").path("language").asString())
        .isEqualTo("ja");
    must(jpn, "team", "handover", team, "--to", other, "--text", "EXERCISE two convoys");
    String hash = json(jpn, "team", "show", team).path("sheets").path(0).path("hash").asString();
    assertThat(typed(jpn, "team", "takeover", team, "--sheet", "00000000").err())
        .contains("no handover sheet", "署名待ちの申継ぎ書はありません");
    assertThat(typed(jpn, "team", "takeover", team, "--sheet", hash).err())
        .contains("SAME_OFFICER");
    Object[] takes = {
      "team", "takeover", team, "--sheet", hash.substring(0, 8), "--as", other, "--json"
    };
    assertThat(typed(jpn, takes).code()).as("signed with another officer's key").isNotZero();
    Typed taken =
        Typed.renkei(
            Stream.of(takes, new Object[] {"--data", jpn.folder(), "--key", second})
                .flatMap(Stream::of)
                .toArray());
    assertThat(taken.code()).as(taken.err()).isZero();
    assertThat(typed(jpn, "team", "list").out()).contains("JPN  watch 当直: duty-2");
    must(jpn, "team", "close", team, "--item", item, "--reason", "done");
    assertThat(typed(jpn, "team", "close", team, "--item", item, "--reason", "done").err())
        .contains("STALE");
    assertThat(typed(jpn, "team", "show", "ffff").err()).contains("no team has an id");
    assertThat(Typed.renkei("team").err())
        .contains("say what to do: renkei team", "何をするかを指定してください");
    must(jpn, "team", "watch", team, "--leave", "--note", "EXERCISE end", "--as", other);
  }

  /// A second officer with a file key of its own; the file.
  private Path enrolled(EmbeddedNode node, String officer) {
    OfficerFileKey key = OfficerFileKey.fresh(new java.security.SecureRandom());
    Path file = folder.resolve(officer + ".key");
    key.create(file);
    Answer answer =
        node.port()
            .state(
                Draft.of(
                    node.newId(),
                    node.officer(),
                    Label.of(node.port().labelPolicy(), Level.UNCLASSIFIED).asExercise(),
                    new OfficerEnrolled(
                        new OfficerId(officer),
                        Names.same(officer),
                        node.officer().command(),
                        java.util.Set.of(Right.READ, Right.ANSWER),
                        new OfficerEntry.OfficerKey(
                            KeyKind.FILE, Bytes.EMPTY, key.publicKey(), ""))))
            .join();
    assertThat(answer).isInstanceOf(Answer.Accepted.class);
    return file;
  }

  private void listed(EmbeddedNode node, String officer, String team) {
    post(
        node,
        "/api/v1/teams/" + team,
        Map.of(
            "kind",
            "MEMBER_LISTED",
            "officer",
            officer,
            "names",
            names(officer),
            "command",
            node.officer().command().code(),
            "reach",
            "229"));
  }
}
