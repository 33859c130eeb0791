// SPDX-License-Identifier: Apache-2.0
package renkei.node.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import renkei.core.entry.Area;
import tools.jackson.databind.JsonNode;

/// Steps 4 to 7: a request, a cutover in flight, a counter and an agreement, a visit and its end.
final class StoryOfRequest {
  private static final Duration SOON = Duration.ofSeconds(20);

  private final Story story;
  private final DemoWorld world;
  private String request = "";
  private String visit = "";
  private Instant before = Instant.EPOCH;
  private Instant cutover = Instant.EPOCH;
  private String refusedGiver = "";

  StoryOfRequest(Story story, DemoWorld world) {
    this.story = story;
    this.world = world;
  }

  void play() {
    ask();
    cutover();
    agree();
    visit();
  }

  /// The proposal's id, for whoever exports it.
  String request() {
    return request;
  }

  // ----------------------------------------------------------------------------- step 4: asking

  private void ask() {
    world.usa.api(); // the officer of INDOPACOM is the first one there
    story.play(
        new Story.Step(4, "JPN asks USA for relief airlift; it reaches who holds it", SOON),
        () -> {
          if (request.isEmpty()) {
            return Optional.empty();
          }
          JsonNode row = proposal(world.usa, world.usa.who().officer(), request).path("row");
          String answers = row.path("answersHere").path("command").asString("");
          return answers.equals("INDOPACOM")
              ? Optional.of("USA shows it for INDOPACOM, state " + row.path("state").asString())
              : Optional.empty();
        },
        () -> {
          StoryOfRelease.register(
              world.usa, StoryOfRelease.function("relief-airlift", "Relief airlift", "災害空輸"));
          StoryOfRelease.register(
              world.usa, StoryOfRelease.function("ship-movement", "Ship movement", "艦船の移動"));
          request =
              world
                  .jpn
                  .api()
                  .must(DemoWorld.JJOC, "/api/v1/proposals", support(world, 6))
                  .path("id")
                  .asString();
        });
  }

  /// A support request of JPN to USA.
  static Map<String, Object> support(DemoWorld world, int quantity) {
    Map<String, Object> draft = new LinkedHashMap<>();
    draft.put("to", DemoWorld.party(world.usa));
    draft.put("matter", matter(quantity));
    String ja = "救援のためのヘリコプター" + quantity + "機";
    draft.put("texts", texts(quantity + " helicopters for relief", ja));
    draft.put("clocks", clocks());
    draft.put("label", DemoWorld.label("RESTRICTED", List.of("USA")));
    return draft;
  }

  static Map<String, Object> matter(int quantity) {
    Instant from = Instant.now().plus(Duration.ofHours(3)).truncatedTo(ChronoUnit.SECONDS);
    Map<String, Object> matter = new LinkedHashMap<>();
    matter.put("profile", "SUPPORT");
    matter.put("function", "relief-airlift");
    matter.put("capability", "medium-lift helicopter (EXERCISE 演習)");
    matter.put("quantity", quantity);
    matter.put("why", "roads are cut after the earthquake");
    matter.put("riskIfUnmet", "villages stay without water");
    matter.put("where", StoryOfRelease.area(new Area(34.5, 138.5, 36.0, 140.5)));
    matter.put("from", from.toString());
    matter.put("until", from.plus(Duration.ofDays(3)).toString());
    matter.put("priority", "IMMEDIATE");
    return matter;
  }

  static List<Map<String, String>> texts(String en, String ja) {
    return List.of(Map.of("language", "en", "text", en), Map.of("language", "ja", "text", ja));
  }

  static Map<String, String> clocks() {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    return Map.of(
        "acknowledgeBy", now.plus(Duration.ofMinutes(15)).toString(),
        "answerBy", now.plus(Duration.ofHours(2)).toString(),
        "validUntil", now.plus(Duration.ofDays(1)).toString());
  }

  static JsonNode proposal(DemoNode node, String officer, String id) {
    return node.api().get(officer, "/api/v1/proposals/" + id);
  }

  static int version(JsonNode proposal) {
    return proposal.path("row").path("version").asInt();
  }

  // ---------------------------------------------------------------------------- step 5: cutover

  private void cutover() {
    story.play(
        new Story.Step(
            5, "USA moves the function to USFJ; the request in flight moves with it", SOON),
        () -> {
          if (refusedGiver.isEmpty()) {
            return Optional.empty();
          }
          String then = holder(before, null);
          String now = holder(null, null);
          String known = holder(cutover.plusSeconds(1), before);
          String rest = who("ship-movement", null, null);
          boolean right =
              then.equals("INDOPACOM")
                  && now.equals("USFJ")
                  && known.equals("INDOPACOM")
                  && rest.equals("INDOPACOM")
                  && refusedGiver.equals("NO_AUTHORITY");
          return right
              ? Optional.of(
                  "before: INDOPACOM, now: USFJ, now as known before: INDOPACOM; the rest stays;"
                      + " INDOPACOM's answer: "
                      + refusedGiver)
              : Optional.empty();
        },
        this::moves);
  }

  private void moves() {
    DemoNode usa = world.usa;
    before = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    Story.pause(Duration.ofMillis(50));
    Map<String, Object> names = Map.of("en", "US Forces Japan", "ja", "在日米軍");
    StoryOfRelease.register(usa, StoryOfRelease.command("USFJ", names, "INDOPACOM", null));
    usa.api()
        .must(
            usa.who().officer(),
            "/api/v1/officers",
            Map.of(
                "code",
                DemoWorld.USFJ,
                "names",
                Map.of("en", "Duty officer USFJ", "ja", "在日米軍当直"),
                "command",
                "USFJ",
                "rights",
                List.of("READ", "ANSWER", "RELEASE", "REGISTER")));
    usa.keyOf(DemoWorld.USFJ);
    usa.enter(DemoWorld.USFJ);
    cutover = Instant.now().plusSeconds(3).truncatedTo(ChronoUnit.MILLIS);
    StoryOfRelease.register(
        usa,
        StoryOfRelease.moved(List.of("relief-airlift"), "INDOPACOM", "USFJ", cutover.toString()));
    while (!Instant.now().isAfter(cutover.plusMillis(500))) {
      Story.pause(Duration.ofMillis(100));
    }
    JsonNode seen = proposal(usa, usa.who().officer(), request);
    refusedGiver =
        usa.api()
            .post(
                usa.who().officer(),
                "/api/v1/proposals/" + request + "/consent",
                Map.of(
                    "version", version(seen),
                    "terms", seen.path("terms").path("hash").asString()))
            .code();
  }

  private String holder(@Nullable Instant at, @Nullable Instant knownAt) {
    return who("relief-airlift", at, knownAt);
  }

  private String who(String function, @Nullable Instant at, @Nullable Instant knownAt) {
    String path =
        "/api/v1/who?function="
            + function
            + (at == null ? "" : "&at=" + at)
            + (knownAt == null ? "" : "&knownAt=" + knownAt);
    return world.usa.api().get(world.usa.who().officer(), path).path("holder").asString("");
  }

  // -------------------------------------------------------------------------- step 6: agreement

  private void agree() {
    story.play(
        new Story.Step(
            6, "USFJ counters, JPN agrees, the closing puts it in force on both nodes", SOON),
        () -> {
          JsonNode here = proposal(world.jpn, DemoWorld.JJOC, request);
          JsonNode there = proposal(world.usa, DemoWorld.USFJ, request);
          boolean same =
              here.path("row").path("state").asString().equals("IN_FORCE")
                  && there.path("row").path("state").asString().equals("IN_FORCE")
                  && here.path("terms").path("hash").equals(there.path("terms").path("hash"));
          boolean progress = here.path("row").path("progress").asString("").equals("IN_PROGRESS");
          boolean noTask =
              world.jpn.api().get(DemoWorld.JJOC, "/api/v1/tasks").path("rows").isEmpty();
          return same && progress && noTask
              ? Optional.of(
                  "one text "
                      + here.path("terms").path("hash").asString().substring(0, 12)
                      + " on both; USA tasks its own unit, only IN_PROGRESS crosses")
              : Optional.empty();
        },
        this::counters);
  }

  private void counters() {
    DemoNode usa = world.usa;
    JsonNode seen = proposal(usa, DemoWorld.USFJ, request);
    String terms = seen.path("terms").path("hash").asString();
    Map<String, Object> counter = new LinkedHashMap<>();
    counter.put("version", version(seen));
    counter.put("replaces", terms);
    counter.put("matter", matter(4));
    counter.put("texts", texts("four helicopters from tomorrow", "明日から4機"));
    usa.api().must(DemoWorld.USFJ, "/api/v1/proposals/" + request + "/counter", counter);
    JsonNode countered = await(world.jpn, "COUNTERED");
    world
        .jpn
        .api()
        .must(
            DemoWorld.JJOC,
            "/api/v1/proposals/" + request + "/consent",
            Map.of(
                "version", version(countered),
                "terms", countered.path("terms").path("hash").asString()));
    await(usa, "IN_FORCE");
    tasks(usa);
  }

  private void tasks(DemoNode usa) {
    StoryOfRelease.register(
        usa,
        Map.of(
            "kind", "UNIT_LISTED",
            "code", "airlift-1",
            "names", StoryOfRelease.names("Airlift element 1 (EXERCISE)"),
            "command", "USFJ"));
    usa.api()
        .must(
            DemoWorld.USFJ,
            "/api/v1/tasks",
            Map.of("unit", "airlift-1", "text", "four helicopters", "proposal", request));
    StoryOfRelease.adopt(
        usa, world.jpn, Map.of("kind", "PROGRESS", "functions", List.of("relief-airlift")));
    usa.api()
        .must(
            DemoWorld.USFJ,
            "/api/v1/proposals/" + request + "/progress",
            Map.of("progress", "IN_PROGRESS", "note", "first lift planned"));
  }

  private JsonNode await(DemoNode node, String state) {
    String officer = node == world.jpn ? DemoWorld.JJOC : DemoWorld.USFJ;
    return StoryOfVisits.awaited(node, officer, request, state);
  }

  // ------------------------------------------------------------------------------ step 7: visit

  private void visit() {
    story.play(
        new Story.Step(7, "PHL consents to a visit, then gives notice; both calendars agree", SOON),
        () -> {
          JsonNode here = calendar(world.jpn);
          JsonNode there = calendar(world.phl);
          boolean same =
              !here.isMissingNode()
                  && here.path("state").equals(there.path("state"))
                  && here.path("until").equals(there.path("until"))
                  && here.path("endsAt").equals(there.path("endsAt"))
                  && !here.path("endsAt").isMissingNode();
          return same
              ? Optional.of("both show it ends at " + here.path("endsAt").asString())
              : Optional.empty();
        },
        this::visits);
  }

  private JsonNode calendar(DemoNode node) {
    for (JsonNode row : node.api().get(node.who().officer(), "/api/v1/visits").path("rows")) {
      if (row.path("proposal").asString().equals(visit)) {
        return row;
      }
    }
    return tools.jackson.databind.node.MissingNode.getInstance();
  }

  private void visits() {
    Instant from = Instant.now().plus(Duration.ofDays(2)).truncatedTo(ChronoUnit.SECONDS);
    Map<String, Object> draft = visitTo(world.jpn, world.phl);
    visit = world.jpn.api().must(DemoWorld.JJOC, "/api/v1/proposals", draft).path("id").asString();
    String phl = world.phl.who().officer();
    JsonNode seen = StoryOfVisits.awaited(world.phl, phl, visit, "");
    world
        .phl
        .api()
        .must(
            phl,
            "/api/v1/proposals/" + visit + "/consent",
            Map.of(
                "version", version(seen),
                "terms", seen.path("terms").path("hash").asString()));
    Map<String, Object> notice = new LinkedHashMap<>();
    notice.put(
        "matter",
        Map.of(
            "profile",
            "WITHDRAWAL",
            "proposal",
            visit,
            "from",
            from.plus(Duration.ofDays(3)).toString()));
    notice.put("texts", texts("the visit ends earlier", "訪問は早く終わる"));
    notice.put("clocks", clocks());
    notice.put("label", DemoWorld.label("RESTRICTED", List.of("JPN")));
    world.phl.api().must(phl, "/api/v1/proposals", notice);
  }

  /// A visit that one party proposes to a host.
  static Map<String, Object> visitTo(DemoNode sender, DemoNode host) {
    Instant from = Instant.now().plus(Duration.ofDays(2)).truncatedTo(ChronoUnit.SECONDS);
    Map<String, Object> matter = new LinkedHashMap<>();
    matter.put("profile", "VISIT");
    matter.put("host", DemoWorld.party(host));
    matter.put("force", "Relief liaison team of " + sender.code() + " (EXERCISE 演習)");
    matter.put("place", "relief coordination centre");
    matter.put("from", from.toString());
    matter.put("until", from.plus(Duration.ofDays(10)).toString());
    matter.put("headCount", 24);
    matter.put("purpose", "relief planning");
    matter.put("agreement", null);
    Map<String, Object> draft = new LinkedHashMap<>();
    draft.put("to", DemoWorld.party(host));
    draft.put("matter", matter);
    draft.put("texts", texts("visit of a liaison team", "連絡班の訪問"));
    draft.put("clocks", clocks());
    draft.put("label", DemoWorld.label("RESTRICTED", List.of(host.code())));
    return draft;
  }
}
