// SPDX-License-Identifier: Apache-2.0
package renkei.node.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import renkei.node.app.Main;
import renkei.node.app.NodeApi;
import tools.jackson.databind.JsonNode;

/// Steps 13 to 16: authority that rests, a question with its answer, one need put to two parties,
/// and an operator without an officer's key.
final class StoryOfAuthority {
  private static final Duration SOON = Duration.ofSeconds(30);

  private final Story story;
  private final DemoWorld world;
  private String resting = "";
  private String question = "";
  private String call = "";
  private String unsigned = "";

  StoryOfAuthority(Story story, DemoWorld world) {
    this.story = story;
    this.world = world;
  }

  void play() {
    rests();
    asksAndIsTold();
    needs();
    cannotSign();
  }

  private static JsonNode await(DemoNode node, String officer, String id, String state) {
    return Story.until(
        SOON,
        node.code() + " shows " + id + (state.isEmpty() ? "" : " as " + state),
        () -> StoryOfRequest.proposal(node, officer, id),
        seen -> state.isEmpty() || state(seen).equals(state));
  }

  private static Optional<JsonNode> held(DemoNode node, String officer, String id) {
    try {
      return Optional.of(StoryOfRequest.proposal(node, officer, id));
    } catch (Main.Refused notYet) {
      return Optional.empty();
    }
  }

  private static String state(JsonNode proposal) {
    return proposal.path("row").path("state").asString();
  }

  private static Map<String, Object> yes(JsonNode proposal) {
    return Map.of(
        "version", proposal.path("row").path("version").asInt(),
        "terms", proposal.path("terms").path("hash").asString());
  }

  // ------------------------------------------------------------------- step 13: authority rests

  private void rests() {
    story.play(
        new Story.Step(13, "USA lets USFJ's authority rest and lifts that again", SOON),
        () ->
            resting.isEmpty() || !holder().equals("USFJ")
                ? Optional.empty()
                : Optional.of(resting + "; lifted: USFJ again"),
        () -> {
          Map<String, Object> act = new HashMap<>();
          act.put("kind", "AUTHORITY_SUSPENDED");
          act.put("command", "USFJ");
          act.put("from", null);
          act.put("until", null);
          String suspension = StoryOfRelease.register(world.usa, act);
          String asked =
              world
                  .jpn
                  .api()
                  .must(DemoWorld.JJOC, "/api/v1/proposals", StoryOfRequest.support(world, 2))
                  .path("id")
                  .asString();
          JsonNode seen = await(world.usa, world.usa.who().officer(), asked, "");
          String answers = seen.path("row").path("answersHere").path("command").asString("");
          String refused =
              world
                  .usa
                  .api()
                  .post(DemoWorld.USFJ, "/api/v1/proposals/" + asked + "/consent", yes(seen))
                  .code();
          if (!answers.equals("INDOPACOM") || refused.isEmpty()) {
            throw new Main.Refused("answered by " + answers + ", USFJ's yes: " + refused);
          }
          Map<String, Object> lifted = new HashMap<>();
          lifted.put("kind", "AUTHORITY_RETURNED");
          lifted.put("given", suspension);
          lifted.put("from", null);
          StoryOfRelease.register(world.usa, lifted);
          resting = "meanwhile a new request is INDOPACOM's, USFJ's yes: " + refused;
        });
  }

  private String holder() {
    return world
        .usa
        .api()
        .get(world.usa.who().officer(), "/api/v1/who?function=relief-airlift")
        .path("holder")
        .asString("");
  }

  // ------------------------------------------------------------------------ step 14: a question

  private void asksAndIsTold() {
    String[] tooHigh = {""};
    story.play(
        new Story.Step(14, "JPN asks USA a question; the answer crosses under the label", SOON),
        () -> {
          Optional<JsonNode> here = held(world.jpn, DemoWorld.JJOC, question);
          String told = here.map(JsonNode::toString).orElse("");
          return told.contains("Runway 05")
              ? Optional.of("told at JPN; an answer above it: " + tooHigh[0])
              : Optional.empty();
        },
        () -> {
          Instant latest = Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);
          Map<String, Object> matter = new LinkedHashMap<>();
          matter.put("profile", "INFORMATION");
          matter.put("function", "relief-airlift");
          matter.put("question", "Which runways can be used? (EXERCISE 演習)");
          matter.put("latest", latest.toString());
          matter.put("allowed", "RESTRICTED");
          Map<String, Object> draft = new LinkedHashMap<>();
          draft.put("to", DemoWorld.party(world.usa));
          draft.put("matter", matter);
          draft.put("texts", StoryOfRequest.texts("Which runways?", "使える滑走路はどこか。"));
          draft.put("clocks", StoryOfRequest.clocks());
          draft.put("label", DemoWorld.label("RESTRICTED", List.of("USA")));
          question =
              world
                  .jpn
                  .api()
                  .must(DemoWorld.JJOC, "/api/v1/proposals", draft)
                  .path("id")
                  .asString();
          JsonNode seen = await(world.usa, DemoWorld.USFJ, question, "");
          String at = "/api/v1/proposals/" + question;
          world.usa.api().must(DemoWorld.USFJ, at + "/consent", yes(seen));
          await(world.usa, DemoWorld.USFJ, question, "IN_FORCE");
          String text = "Runway 05 is open (EXERCISE 演習)";
          tooHigh[0] =
              world
                  .usa
                  .api()
                  .post(
                      DemoWorld.USFJ, at + "/answer", Map.of("text", text, "level", "CONFIDENTIAL"))
                  .code();
          world
              .usa
              .api()
              .must(DemoWorld.USFJ, at + "/answer", Map.of("text", text, "level", "RESTRICTED"));
        });
  }

  // ---------------------------------------------------------------------- step 15: several asked

  private void needs() {
    story.play(
        new Story.Step(15, "JPN puts one need to USA and PHL; their offers are summed", SOON),
        () -> {
          JsonNode row = call();
          boolean whole = row.path("firm").asInt(-1) == 6 && row.path("open").asInt(-1) == 0;
          return whole
              ? Optional.of(
                  "6 wanted: 4 of USA and 2 of PHL in force, 0 open; neither knows whom"
                      + " else was asked")
              : Optional.empty();
        },
        () -> {
          Map<String, Object> draft = new LinkedHashMap<>(StoryOfRequest.support(world, 6));
          draft.remove("label");
          draft.put("to", List.of(DemoWorld.party(world.usa), DemoWorld.party(world.phl)));
          draft.put("level", "RESTRICTED");
          call = world.jpn.api().must(DemoWorld.JJOC, "/api/v1/calls", draft).path("id").asString();
          for (JsonNode part : call().path("parts")) {
            boolean usa = part.path("party").asString().equals(DemoWorld.party(world.usa));
            offers(usa ? world.usa : world.phl, part.path("proposal").asString(), usa ? 4 : 2);
          }
        });
  }

  private JsonNode call() {
    for (JsonNode row : world.jpn.api().get(DemoWorld.JJOC, "/api/v1/calls").path("rows")) {
      if (row.path("id").asString().equals(call)) {
        return row;
      }
    }
    return tools.jackson.databind.node.MissingNode.getInstance();
  }

  /// A part of what is wanted, offered by a counter and agreed to.
  private void offers(DemoNode node, String proposal, int quantity) {
    String officer = node == world.usa ? DemoWorld.USFJ : node.who().officer();
    JsonNode seen = await(node, officer, proposal, "");
    Map<String, Object> counter = new LinkedHashMap<>();
    counter.put("version", seen.path("row").path("version").asInt());
    counter.put("replaces", seen.path("terms").path("hash").asString());
    counter.put("matter", StoryOfRequest.matter(quantity));
    counter.put("texts", StoryOfRequest.texts("a part of it", "その一部"));
    node.api().must(officer, "/api/v1/proposals/" + proposal + "/counter", counter);
    JsonNode countered = await(world.jpn, DemoWorld.JJOC, proposal, "COUNTERED");
    world
        .jpn
        .api()
        .must(DemoWorld.JJOC, "/api/v1/proposals/" + proposal + "/consent", yes(countered));
  }

  // --------------------------------------------------------------- step 16: no key, no consent

  private void cannotSign() {
    story.play(
        new Story.Step(16, "an operator with all of USA's files but no officer's key asks", SOON),
        () ->
            unsigned.isEmpty()
                ? Optional.empty()
                : Optional.of("the node's own secret opens nothing that binds: " + unsigned),
        () -> {
          NodeApi operator = world.usa.asOperator();
          NodeApi.Answered answered =
              operator.post(
                  DemoWorld.USFJ,
                  "/api/v1/proposals",
                  StoryOfRequest.visitTo(world.usa, world.jpn));
          if (answered.ok()) {
            throw new Main.Refused("an act without an officer's key was taken");
          }
          unsigned = answered.code();
        });
  }
}
