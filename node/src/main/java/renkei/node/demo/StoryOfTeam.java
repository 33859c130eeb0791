// SPDX-License-Identifier: Apache-2.0
package renkei.node.demo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import renkei.node.app.Main;
import renkei.node.app.NodeApi;
import tools.jackson.databind.JsonNode;

/// Steps 20 and 21: a standing team by both parties' consent, and a watch handed over while the
/// link is cut; healed, both nodes answer one log, byte for byte.
final class StoryOfTeam {
  private static final Duration SOON = Duration.ofSeconds(60);

  private final Story story;
  private final DemoWorld world;
  private String team = "";
  private String handed = "";

  StoryOfTeam(Story story, DemoWorld world) {
    this.story = story;
    this.world = world;
  }

  void play() {
    charters();
    handsOver();
  }

  // ----------------------------------------------------------------- step 20: the team is
  // chartered

  private void charters() {
    story.play(
        new Story.Step(20, "JPN and USA charter a standing team, which decides nothing", SOON),
        () ->
            phase(world.jpn, DemoWorld.JJOC).equals("OPEN")
                    && phase(world.usa, DemoWorld.USFJ).equals("OPEN")
                ? Optional.of("open on both; JJOC and USFJ on its roster; it is no command")
                : Optional.empty(),
        () -> {
          List<Map<String, Object>> leads =
              Stream.of(
                      lead(world.jpn, "EXERCISE Col. Sato", "演習 佐藤一佐"),
                      lead(world.usa, "EXERCISE Col. Reyes", "演習 レイエス大佐"))
                  .toList();
          Map<String, Object> matter = new LinkedHashMap<>();
          matter.put("profile", "TEAM_CHARTER");
          matter.put("names", names("EXERCISE standing joint team", "演習 常設合同チーム"));
          matter.put("coLeads", leads);
          matter.put("purpose", "EXERCISE Each headquarters tells the other how things stand.");
          matter.put("watchChanges", List.of("0000Z", "0800Z", "1600Z"));
          Map<String, Object> draft = new LinkedHashMap<>();
          draft.put("matter", matter);
          draft.put("texts", StoryOfRequest.texts("The charter.", "憲章。"));
          draft.put("clocks", StoryOfRequest.clocks());
          draft.put("keeper", DemoWorld.party(world.usa));
          draft.put("label", DemoWorld.label("RESTRICTED", List.of("USA")));
          team =
              world
                  .jpn
                  .api()
                  .must(DemoWorld.JJOC, "/api/v1/proposals", draft)
                  .path("id")
                  .asString();
          consents();
          await(world.jpn, DemoWorld.JJOC, "OPEN");
          await(world.usa, DemoWorld.USFJ, "OPEN");
          listed(world.jpn, DemoWorld.JJOC, "JJOC", "演習 佐藤");
          listed(world.jpn, world.jpn.who().officer(), "MOD", "演習 森");
          listed(world.usa, DemoWorld.USFJ, "USFJ", "演習 レイエス");
        });
  }

  private static Map<String, Object> lead(DemoNode node, String en, String ja) {
    return Map.of("party", DemoWorld.party(node), "names", names(en, ja));
  }

  private static Map<String, String> names(String en, String ja) {
    return Map.of("en", en, "ja", ja);
  }

  /// The root command of USA answers: nobody was given the function.
  private void consents() {
    String officer = world.usa.who().officer();
    JsonNode seen = StoryOfVisits.awaited(world.usa, officer, team, "");
    world
        .usa
        .api()
        .must(
            officer,
            "/api/v1/proposals/" + team + "/consent",
            Map.of(
                "version", seen.path("row").path("version").asInt(),
                "terms", seen.path("terms").path("hash").asString()));
  }

  private void await(DemoNode node, String officer, String phase) {
    Story.until(
        SOON,
        "the team is " + phase + " at " + node.code(),
        () -> phase(node, officer),
        phase::equals);
  }

  private String phase(DemoNode node, String officer) {
    try {
      return team.isEmpty()
          ? ""
          : node.api().get(officer, "/api/v1/teams/" + team).path("phase").asString();
    } catch (Main.Refused notYet) {
      return "not held";
    }
  }

  private void listed(DemoNode node, String officer, String command, String ja) {
    states(
        node,
        officer,
        "MEMBER_LISTED",
        Map.of(
            "officer",
            officer,
            "names",
            names("EXERCISE " + officer, ja),
            "command",
            command,
            "reach",
            "EXERCISE exchange 229-" + (1_000 + officer.length())));
  }

  /// States something in the team; what the two officers of a handover sign is signed with their
  /// own keys. The answer is the entry's id.
  private String states(DemoNode node, String officer, String kind, Map<String, ?> fields) {
    Map<String, Object> body = new HashMap<>(fields);
    body.put("kind", kind);
    return node.api().must(officer, "/api/v1/teams/" + team, body).path("id").asString();
  }

  private static Map<String, Object> words(String language, String text) {
    return new HashMap<>(Map.of("words", Map.of("language", language, "text", text)));
  }

  // ------------------------------------------------- step 21: the watch is handed over in a cut

  private void handsOver() {
    story.play(
        new Story.Step(21, "JPN hands its watch over while the link to USA is cut; it heals", SOON),
        () -> {
          byte[] jpn = log(world.jpn, DemoWorld.JJOC);
          byte[] usa = log(world.usa, DemoWorld.USFJ);
          boolean one = !handed.isEmpty() && java.util.Arrays.equals(jpn, usa);
          boolean told =
              new String(usa, StandardCharsets.UTF_8).contains("WATCH_HANDED_OVER")
                  && new String(jpn, StandardCharsets.UTF_8).contains("the port captain");
          return one && told
              ? Optional.of("both answer the same log, " + jpn.length + " bytes of it; " + handed)
              : Optional.empty();
        },
        this::inTheCut);
  }

  private byte[] log(DemoNode node, String officer) {
    return team.isEmpty()
        ? new byte[0]
        : node.api().download(officer, "/api/v1/teams/" + team + "/log");
  }

  private void inTheCut() {
    String first = world.jpn.who().officer();
    states(world.jpn, DemoWorld.JJOC, "WATCH_TAKEN", Map.of());
    states(world.usa, DemoWorld.USFJ, "WATCH_TAKEN", Map.of());
    String item =
        states(
            world.jpn,
            DemoWorld.JJOC,
            "ITEM_OPENED",
            words("en", "EXERCISE Is there fuel at pier 3?"));
    world.jpn.wire().cut();
    world.usa.wire().cut();
    Story.pause(Duration.ofSeconds(1));
    Map<String, Object> sheet = words("ja", "演習 輸送隊二つが移動中。");
    sheet.put("incoming", first);
    sheet.put("items", List.of(item));
    String signed = states(world.jpn, DemoWorld.JJOC, "HANDOVER_SIGNED", sheet);
    Map<String, Object> taking = Map.of("signed", signed, "sheet", hash(signed));
    NodeApi.Answered twice =
        world
            .jpn
            .api()
            .post(DemoWorld.JJOC, "/api/v1/teams/" + team, with(taking, "kind", "HANDOVER_TAKEN"));
    states(world.jpn, first, "HANDOVER_TAKEN", taking);
    Map<String, Object> line = words("en", "EXERCISE Spoke with the port captain.");
    line.put("at", Instant.now().minusSeconds(60).truncatedTo(ChronoUnit.SECONDS).toString());
    line.put("topic", "CONTACT");
    states(world.usa, DemoWorld.USFJ, "LOG_LINE_ENTERED", line);
    if (new String(log(world.usa, DemoWorld.USFJ), StandardCharsets.UTF_8)
        .contains("WATCH_HANDED_OVER")) {
      throw new Main.Refused("the wire was not cut");
    }
    handed = "one officer signing twice: " + twice.code();
    if (!twice.code().equals("SAME_OFFICER")) {
      throw new Main.Refused("one officer signed a handover twice: " + twice.code());
    }
    world.jpn.wire().mend();
    world.usa.wire().mend();
  }

  private String hash(String sheet) {
    for (JsonNode row :
        world.jpn.api().get(DemoWorld.JJOC, "/api/v1/teams/" + team).path("sheets")) {
      if (row.path("id").asString().equals(sheet)) {
        return row.path("hash").asString();
      }
    }
    throw new Main.Refused("the handover sheet is not shown");
  }

  private static Map<String, Object> with(Map<String, Object> fields, String key, String value) {
    Map<String, Object> more = new HashMap<>(fields);
    more.put(key, value);
    return more;
  }
}
