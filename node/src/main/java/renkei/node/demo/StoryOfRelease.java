// SPDX-License-Identifier: Apache-2.0
package renkei.node.demo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import renkei.core.entry.Area;
import renkei.node.app.Main;
import renkei.node.app.NodeApi;
import renkei.node.feed.StoryChoice;
import tools.jackson.databind.JsonNode;

/// Steps 1 to 3: a command stands up, nothing is released; a rule releases some tracks to one
/// party; a document goes to one party and to no other.
final class StoryOfRelease {
  private static final int ENOUGH = 40;
  private static final int TRACKS_MIN = 200;

  private final Story story;
  private final DemoWorld world;
  private final StoryChoice choice;
  private String document = "";

  StoryOfRelease(Story story, DemoWorld world, StoryChoice choice) {
    this.story = story;
    this.world = world;
    this.choice = choice;
  }

  void play() {
    linked();
    command();
    tracks();
    document();
  }

  private void linked() {
    story.play(
        new Story.Step(1, "three nodes and a fourth are linked", Duration.ofSeconds(30)),
        () ->
            up(world.jpn, world.usa, world.phl, world.xaa) && up(world.usa, world.jpn, world.phl)
                ? Optional.of("5 links up, words read back by both officers of each")
                : Optional.empty(),
        () -> {
          world.pair(world.jpn, world.usa);
          world.pair(world.jpn, world.phl);
          world.pair(world.usa, world.phl);
          world.pair(world.jpn, world.xaa);
        });
  }

  /// Whether a node's links with these are up under an agreement.
  static boolean up(DemoNode node, DemoNode... others) {
    for (DemoNode other : others) {
      JsonNode peer = DemoWorld.peer(node, other);
      if (!peer.path("state").asString("").equals("UP") || peer.path("ceilings").isEmpty()) {
        return false;
      }
    }
    return true;
  }

  // -------------------------------------------------------------------------- step 1: a command

  private void command() {
    DemoNode jpn = world.jpn;
    story.play(
        new Story.Step(
            1,
            "the joint command stands up at its date before three services",
            Duration.ofSeconds(40)),
        () -> {
          int tracks = total(jpn, "/api/v1/tracks");
          int crossed =
              total(world.usa, "/api/v1/released-tracks")
                  + total(world.phl, "/api/v1/released-tracks");
          boolean stands = standing(jpn, "JJOC") && mayAsk(jpn);
          return stands && tracks >= TRACKS_MIN && crossed == 0
              ? Optional.of(
                  "refused before its date, stands since; "
                      + tracks
                      + " tracks at JPN, 0 elsewhere")
              : Optional.empty();
        },
        this::standsUp);
  }

  private boolean refusedBefore;

  private void standsUp() {
    DemoNode jpn = world.jpn;
    for (String service : List.of("GSDF", "MSDF", "ASDF")) {
      register(jpn, command(service, names(service), "MOD", null));
    }
    register(jpn, function("relief-airlift", "Relief airlift", "災害空輸"));
    register(jpn, function("visits", "Visits", "訪問"));
    register(jpn, function("team", "Standing joint team", "常設合同チーム"));
    Instant from = Instant.now().plusSeconds(4).truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
    Map<String, Object> jjocNames = Map.of("en", "Joint Operations Command", "ja", "統合作戦司令部");
    register(jpn, command("JJOC", jjocNames, "MOD", from.toString()));
    register(
        jpn, moved(List.of("relief-airlift", "visits", "team"), "MOD", "JJOC", from.toString()));
    jpn.api()
        .must(
            jpn.who().officer(),
            "/api/v1/officers",
            Map.of(
                "code",
                DemoWorld.JJOC,
                "names",
                Map.of("en", "Duty officer JJOC", "ja", "統合作戦司令部当直"),
                "command",
                "JJOC",
                "rights",
                List.of("READ", "ANSWER", "RELEASE", "REGISTER", "ADMINISTER")));
    jpn.keyOf(DemoWorld.JJOC);
    jpn.enter(DemoWorld.JJOC);
    NodeApi.Answered early =
        jpn.api().post(DemoWorld.JJOC, "/api/v1/proposals", StoryOfRequest.support(world, 1));
    refusedBefore = early.code().equals("COMMAND_NOT_STANDING");
  }

  private boolean mayAsk(DemoNode jpn) {
    return refusedBefore && standing(jpn, "JJOC");
  }

  private static boolean standing(DemoNode node, String code) {
    for (JsonNode command :
        node.api().get(node.who().officer(), "/api/v1/register").path("commands")) {
      if (command.path("code").asString().equals(code)) {
        return command.path("standing").asBoolean();
      }
    }
    return false;
  }

  // ---------------------------------------------------------------------------- step 2: tracks

  private void tracks() {
    story.play(
        new Story.Step(2, "a rule releases coarse tracks to USA only", Duration.ofSeconds(60)),
        () -> {
          int usa = total(world.usa, "/api/v1/released-tracks");
          int phl = total(world.phl, "/api/v1/released-tracks");
          if (usa < ENOUGH || phl != 0 || !reduced(world.usa)) {
            return Optional.empty();
          }
          return seenAs();
        },
        () -> {
          Map<String, Object> scope = new LinkedHashMap<>();
          scope.put("kind", "TRACKS");
          scope.put("kinds", choice.kinds().stream().map(Enum::name).sorted().toList());
          scope.put("area", area(choice.area()));
          scope.put("cellDegrees", 0.05);
          scope.put("delaySeconds", 5);
          scope.put("ageMaxSeconds", 3600);
          scope.put("fields", List.of());
          scope.put("gradeMin", "C");
          adopt(world.jpn, world.usa, scope);
        });
  }

  static void adopt(DemoNode node, DemoNode recipient, Map<String, Object> scope) {
    Map<String, Object> rule = new LinkedHashMap<>();
    rule.put("recipients", List.of(DemoWorld.party(recipient)));
    rule.put("scope", scope);
    rule.put("from", null);
    rule.put("until", null);
    node.api()
        .must(
            node.who().officer(),
            "/api/v1/rules",
            Map.of("rule", rule, "basis", "EXERCISE relief picture"));
  }

  static Map<String, Object> area(Area area) {
    return Map.of(
        "south", area.south(), "west", area.west(), "north", area.north(), "east", area.east());
  }

  private static boolean reduced(DemoNode node) {
    for (JsonNode row :
        node.api().get(node.who().officer(), "/api/v1/released-tracks?limit=500").path("rows")) {
      boolean coarse = Math.abs(row.path("cellDegrees").asDouble() - 0.05) < 1e-9;
      boolean bare =
          row.path("name").isNull() && row.path("course").isNull() && row.path("speed").isNull();
      if (!coarse || !bare) {
        return false;
      }
    }
    return true;
  }

  /// "View as USA" at JPN must show exactly what USA has, and three reasons for the rest.
  private Optional<String> seenAs() {
    String path = "/api/v1/seen-by/" + DemoWorld.party(world.usa);
    JsonNode seen = world.jpn.api().get(world.jpn.who().officer(), path + "?limit=1");
    Map<String, Integer> against = new LinkedHashMap<>();
    for (JsonNode reason : seen.path("reasons")) {
      if (!reason.path("allows").asBoolean() && reason.path("count").asInt() >= ENOUGH) {
        against.merge(reason.path("code").asString(), reason.path("count").asInt(), Integer::sum);
      }
    }
    Set<String> here = places(world.jpn, path, "released");
    Set<String> at = places(world.usa, "/api/v1/released-tracks", "");
    return here.equals(at) && at.size() >= ENOUGH && against.size() >= 3
        ? Optional.of(
            at.size()
                + " tracks at USA, number by number and place by place those of its view at JPN;"
                + " 0 at PHL; withheld: "
                + against)
        : Optional.empty();
  }

  /// Every released track as number and place, over all pages.
  private static Set<String> places(DemoNode node, String path, String field) {
    Set<String> places = new TreeSet<>();
    String after = "";
    do {
      JsonNode page = node.api().get(node.who().officer(), path + "?limit=500" + after);
      for (JsonNode row : page.path("rows")) {
        JsonNode track = field.isEmpty() ? row : row.path(field);
        if (!track.isMissingNode()) {
          places.add(track.path("number").asInt() + " " + track.path("position"));
        }
      }
      JsonNode next = page.path("next");
      after = next.isNull() || next.isMissingNode() ? "" : "&after=" + next.asString();
    } while (!after.isEmpty());
    return places;
  }

  static int total(DemoNode node, String path) {
    return node.api().get(node.who().officer(), path + "?limit=1").path("total").asInt();
  }

  // -------------------------------------------------------------------------- step 3: document

  private void document() {
    story.play(
        new Story.Step(
            3,
            "a document goes to USA under its label, and to nobody else",
            Duration.ofSeconds(30)),
        () -> {
          Optional<JsonNode> held = held(world.usa, "Harbour damage (EXERCISE 演習)");
          if (held.isEmpty() || held(world.phl, "Harbour damage (EXERCISE 演習)").isPresent()) {
            return Optional.empty();
          }
          NodeApi.Answered toPhl = release(world.jpn, document, world.phl);
          NodeApi.Answered onward = release(world.usa, held.get().path("id").asString(), world.phl);
          return toPhl.ok() || onward.ok()
              ? Optional.empty()
              : Optional.of(
                  "at USA; to PHL: " + toPhl.sentence() + "; USA onward: " + onward.sentence());
        },
        () -> {
          document = file(world.jpn, "Harbour damage (EXERCISE 演習)", List.of("USA"));
          NodeApi.Answered released = release(world.jpn, document, world.usa);
          if (!released.ok()) {
            throw new Main.Refused(released.code() + " " + released.sentence());
          }
        });
  }

  static String file(DemoNode node, String title, @Nullable List<String> to) {
    byte[] text =
        "EXERCISE 演習\nQuay 3 cannot be used. 第3岸壁は使用不能。\n".getBytes(StandardCharsets.UTF_8);
    return node.api()
        .must(
            node.who().officer(),
            "/api/v1/documents",
            Map.of(
                "title",
                title,
                "mediaType",
                "text/plain",
                "content",
                Base64.getEncoder().encodeToString(text),
                "label",
                DemoWorld.label("RESTRICTED", to)))
        .path("id")
        .asString();
  }

  static NodeApi.Answered release(DemoNode node, String document, DemoNode to) {
    return node.api()
        .post(
            node.who().officer(),
            "/api/v1/documents/" + document + "/release",
            Map.of("recipient", DemoWorld.party(to), "reason", "asked for by the relief cell"));
  }

  static Optional<JsonNode> held(DemoNode node, String title) {
    for (JsonNode row : node.api().get(node.who().officer(), "/api/v1/documents").path("rows")) {
      if (row.path("title").asString().equals(title)) {
        return Optional.of(row);
      }
    }
    return Optional.empty();
  }

  // ------------------------------------------------------------------------------ register acts

  /// Records an act of the register; its entry id.
  static String register(DemoNode node, Map<String, Object> act) {
    return node.api()
        .must(node.who().officer(), "/api/v1/register", Map.of("act", act, "basis", "EXERCISE 演習"))
        .path("id")
        .asString();
  }

  static Map<String, Object> names(String name) {
    return Map.of("en", name, "ja", name);
  }

  static Map<String, Object> command(
      String code, Map<String, Object> names, String parent, @Nullable String from) {
    Map<String, Object> act = new LinkedHashMap<>();
    act.put("kind", "COMMAND_ESTABLISHED");
    act.put("code", code);
    act.put("names", names);
    act.put("parent", parent);
    act.put("from", from);
    act.put("until", null);
    return act;
  }

  static Map<String, Object> function(String code, String en, String ja) {
    return Map.of(
        "kind",
        "FUNCTION_LISTED",
        "code",
        code,
        "names",
        Map.of("en", en, "ja", ja),
        "coverage",
        List.of());
  }

  static Map<String, Object> moved(
      List<String> functions, String giver, String taker, @Nullable String from) {
    Map<String, Object> act = new LinkedHashMap<>();
    act.put("kind", "AUTHORITY_TRANSFERRED");
    act.put("functions", functions);
    act.put("units", List.of());
    act.put("giver", giver);
    act.put("taker", taker);
    act.put("from", from);
    act.put("until", null);
    return act;
  }
}
