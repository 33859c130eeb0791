// SPDX-License-Identifier: Apache-2.0
package renkei.node.demo;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import renkei.node.app.AgreementFile;
import renkei.node.app.Main;
import renkei.node.app.NodeApi;
import tools.jackson.databind.JsonNode;

/// Steps 18 and 19: an agreement of three with two pillars, and a fourth that joins one of them
/// only; a civil agreement whose release scope opens at in force and mixes with no other.
final class StoryOfAgreements {
  private static final String P1 = "pillar-1";
  private static final String P2 = "pillar-2";
  private static final Duration SOON = Duration.ofSeconds(60);

  private final Story story;
  private final DemoWorld world;
  private final List<AgreementFile> files;
  private DemoNode aus;
  private DemoNode gbr;
  private String agreement = "";
  private String application = "";
  private String fusion = "";
  private String before = "";
  private String closed = "";

  StoryOfAgreements(Story story, DemoWorld world) {
    this.story = story;
    this.world = world;
    this.files = files();
    this.aus = world.jpn;
    this.gbr = world.jpn;
  }

  private static List<AgreementFile> files() {
    try (InputStream in = StoryOfAgreements.class.getResourceAsStream("agreements.json")) {
      return AgreementFile.readAll(java.util.Objects.requireNonNull(in).readAllBytes());
    } catch (IOException fault) {
      throw new Main.Refused(String.valueOf(fault.getMessage()));
    }
  }

  void play() {
    threeAgree();
    declaresInterest();
    oneIsDown();
    joinsOnePillar();
    civil();
  }

  // ------------------------------------------------------------------ step 18: pillars, one by one

  private void threeAgree() {
    story.play(
        new Story.Step(18, "AUS, GBR and USA agree on two pillars; signing is not enough", SOON),
        () -> {
          boolean holds = agreement.isEmpty() || !stage(gbr).equals("IN_FORCE");
          return holds || before.isEmpty()
              ? Optional.empty()
              : Optional.of(before + "; ratified by all three: in force, members at number 1");
        },
        () -> {
          aus = world.ally("AUS", "Australia", "オーストラリア", "ADF", "オーストラリア国防軍");
          gbr = world.ally("GBR", "United Kingdom", "英国", "PJHQ", "英軍統合司令部");
          for (DemoNode one : List.of(aus, gbr)) {
            world.pair(world.usa, one);
            world.pair(world.jpn, one);
          }
          world.pair(gbr, aus);
          until(() ->
              StoryOfRelease.up(world.usa, aus, gbr) && StoryOfRelease.up(aus, gbr, world.jpn));
          until(() -> StoryOfRelease.up(gbr, aus, world.jpn, world.usa));
          agreement = proposes(gbr, files.getFirst(), aus, gbr, world.usa);
          for (DemoNode one : List.of(world.usa, aus)) {
            until(() -> holds(one, agreement));
            acts(one, agreement, "consent");
          }
          until(() -> stage(gbr).equals("SIGNED"));
          before = "signed by three, not in force: " + missing(gbr);
          for (DemoNode one : List.of(gbr, aus, world.usa)) {
            acts(one, agreement, "ratify");
          }
        });
  }

  private void declaresInterest() {
    String[] declared = {""};
    story.play(
        new Story.Step(
            18,
            "JPN declares its interest by a signed notice; Korea and Canada stand as announced",
            SOON),
        () -> {
          JsonNode subject = subject();
          boolean told = !subject.path("declared").isEmpty();
          boolean there = false;
          for (JsonNode one : whole(world.usa).path("interests")) {
            there |= one.path("party").asString().equals(world.jpn.party());
          }
          boolean nothing =
              subject.path("inForce").isEmpty()
                  && !members(world.usa, P2).contains(world.jpn.party());
          return told && there && nothing && !declared[0].isEmpty()
              ? Optional.of(
                  "one screen: "
                      + subject.path("announced").size()
                      + " announced, 1 declared by its party, 0 in force; nobody is a member by it")
              : Optional.empty();
        },
        () -> {
          Map<String, Object> matter = new LinkedHashMap<>();
          matter.put("profile", "INTEREST");
          matter.put("agreement", agreement);
          matter.put("pillar", P2);
          declared[0] = must(tells(matter, "EXERCISE: JPN is interested", "演習：日本は関心を有する"));
          String announced = subject().path("announced").path(0).path("id").asString();
          must(
              world
                  .jpn
                  .api()
                  .post(
                      officer(world.jpn),
                      "/api/v1/announcements/" + announced + "/lead",
                      Map.of("proposal", declared[0], "leads", true)));
        });
  }

  /// What JPN keeps of pillar 2: who was said to be interested, and who said so itself.
  private JsonNode subject() {
    for (JsonNode row : StoryOfAnnouncements.subjects(world)) {
      if (row.path("subject").asString().equals("aukus-pillar-2")) {
        return row;
      }
    }
    return tools.jackson.databind.node.MissingNode.getInstance();
  }

  private void oneIsDown() {
    story.play(
        new Story.Step(
            18, "JPN applies for pillar 2: USA and GBR consent, AUS is down and pending", SOON),
        () -> {
          if (application.isEmpty() || !missingAt(world.jpn).equals(List.of(aus.party()))) {
            return Optional.empty();
          }
          boolean out = !members(world.usa, P2).contains(world.jpn.party());
          return out && link(aus)
              ? Optional.of(
                  "pending at every node: the consent of AUS is missing; nobody assumes it")
              : Optional.empty();
        },
        () -> {
          aus.kill();
          application = must(applies(P2, 1));
          until(() -> holds(world.usa, application));
          showsText(world.usa);
          until(() -> shown(world.jpn));
          acts(world.jpn, application, "consent");
          until(() -> holds(gbr, application) && shown(gbr));
          acts(gbr, application, "consent");
        });
  }

  private void joinsOnePillar() {
    story.play(
        new Story.Step(
            18, "AUS comes back and consents: JPN is in pillar 2, and in no other", SOON),
        () -> {
          TreeSet<String> four =
              new TreeSet<>(
                  List.of(aus.party(), gbr.party(), world.usa.party(), world.jpn.party()));
          for (DemoNode one : List.of(world.usa, gbr, world.jpn)) {
            if (!members(one, P2).equals(four)) {
              return Optional.empty();
            }
          }
          boolean refused = closed.equals("CLOSED_TO_ACCESSION");
          boolean held = text(world.jpn).equals(text(world.usa));
          return refused && held && !members(world.usa, P1).contains(world.jpn.party())
              ? Optional.of(
                  "four members of pillar 2 at number 2, JPN holds the same text as they; pillar 1"
                      + " is refused: closed")
              : Optional.empty();
        },
        () -> {
          aus.start();
          until(() -> holds(aus, application) && shown(aus));
          acts(aus, application, "consent");
          until(() -> members(world.jpn, P2).contains(world.jpn.party()));
          closed = applies(P1, 1).code();
        });
  }

  // ---------------------------------------------------------------------- step 19: civil, by
  // itself

  private void civil() {
    String title = "Blanket materials (EXERCISE 演習)";
    String[] mixed = {"", ""};
    story.play(
        new Story.Step(
            19, "a civil agreement opens its own release scope at in force, and no other", SOON),
        () ->
            StoryOfRelease.held(world.usa, title).isPresent() && !mixed[0].isEmpty()
                ? Optional.of("before: " + mixed[0] + "; then it left; elsewhere: " + mixed[1])
                : Optional.empty(),
        () -> {
          fusion = proposes(world.jpn, files.getLast(), world.jpn, world.usa);
          until(() -> holds(world.usa, fusion));
          String paper = files(title, fusion, "");
          must(releases(paper, fusion, ""));
          until(() -> release(paper).path("state").asString().equals("WITHHELD"));
          mixed[0] = release(paper).path("why").get(0).path("sentence").path("en").asString();
          NodeApi.Answered other = releases(paper, agreement, P2);
          mixed[1] = other.sentence();
          if (other.ok() || StoryOfRelease.held(world.usa, title).isPresent()) {
            throw new Main.Refused(
                "it left before the agreement was in force, or in another scope");
          }
          acts(world.usa, fusion, "consent");
        });
  }

  // ------------------------------------------------------------------------------------------ acts

  private String proposes(DemoNode by, AgreementFile file, DemoNode... parties) {
    Map<String, String> ids = new LinkedHashMap<>();
    for (DemoNode one : parties) {
      ids.put(one.code(), one.party());
    }
    return must(by.api().post(officer(by), "/api/v1/proposals", file.body(ids, tomorrow())));
  }

  private static Instant tomorrow() {
    return Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);
  }

  private NodeApi.Answered applies(String pillar, int number) {
    Map<String, Object> matter = new LinkedHashMap<>();
    matter.put("profile", "ACCESSION");
    matter.put("agreement", agreement);
    matter.put("pillar", pillar);
    matter.put("number", number);
    matter.put("applicant", world.jpn.party());
    matter.put("sponsor", world.usa.party());
    return tells(matter, "EXERCISE: JPN applies", "演習：日本が加盟を申請する");
  }

  /// JPN, which holds nothing of the agreement, states something to its members.
  private NodeApi.Answered tells(Map<String, Object> matter, String en, String ja) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("matter", matter);
    body.put(
        "members",
        Map.of(
            "parties",
            List.of(aus.party(), gbr.party(), world.usa.party()),
            "depositary",
            world.usa.party()));
    body.put("texts", StoryOfRequest.texts(en, ja));
    String until = tomorrow().toString();
    body.put("clocks", Map.of("acknowledgeBy", until, "answerBy", until, "validUntil", until));
    return world.jpn.api().post(officer(world.jpn), "/api/v1/proposals", body);
  }

  /// A member shows the applicant the text that it accedes to.
  private void showsText(DemoNode member) {
    JsonNode now = member.api().get(officer(member), "/api/v1/proposals/" + application);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("version", now.path("row").path("version").asLong());
    body.put("replaces", now.path("terms").path("hash").asString());
    body.put("matter", now.path("terms").path("matter"));
    body.put("texts", now.path("terms").path("texts"));
    must(member.api().post(officer(member), "/api/v1/proposals/" + application + "/counter", body));
  }

  /// Who is told that another acted meanwhile looks again, and acts on what is there now.
  private static void acts(DemoNode node, String proposal, String act) {
    NodeApi.Answered answered = act(node, proposal, act);
    for (int again = 0; again < 5 && answered.code().equals("STALE"); again++) {
      Story.pause(Duration.ofMillis(200));
      answered = act(node, proposal, act);
    }
    must(answered);
  }

  private static NodeApi.Answered act(DemoNode node, String proposal, String act) {
    JsonNode now = node.api().get(officer(node), "/api/v1/proposals/" + proposal);
    return node.api()
        .post(
            officer(node),
            "/api/v1/proposals/" + proposal + "/" + act,
            Map.of(
                "version", now.path("row").path("version").asLong(),
                "terms", now.path("terms").path("hash").asString()));
  }

  private String files(String title, String agreement, String pillar) {
    byte[] text = "EXERCISE 演習\n".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("title", title);
    body.put("mediaType", "text/plain");
    body.put("content", Base64.getEncoder().encodeToString(text));
    body.put("label", DemoWorld.label("RESTRICTED", List.of("USA")));
    body.put("under", Map.of("agreement", agreement, "pillar", pillar));
    return must(world.jpn.api().post(officer(world.jpn), "/api/v1/documents", body));
  }

  private NodeApi.Answered releases(String paper, String agreement, String pillar) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("recipient", world.usa.party());
    body.put("reason", "EXERCISE 演習");
    body.put("under", Map.of("agreement", agreement, "pillar", pillar));
    return world
        .jpn
        .api()
        .post(officer(world.jpn), "/api/v1/documents/" + paper + "/release", body);
  }

  private static String must(NodeApi.Answered answered) {
    return Story.must(answered).path("id").asString();
  }

  // --------------------------------------------------------------------------------------- looking

  private static String officer(DemoNode node) {
    return node.who().officer();
  }

  /// Something that is so soon.
  private interface Soon {
    boolean holds() throws IOException;
  }

  private static void until(Soon soon) throws IOException {
    Instant end = Instant.now().plus(SOON);
    while (!soon.holds()) {
      if (Instant.now().isAfter(end)) {
        throw new Main.Refused("it did not come to that within " + SOON.toSeconds() + " s");
      }
      Story.pause(Duration.ofMillis(200));
    }
  }

  private static boolean holds(DemoNode node, String proposal) {
    for (JsonNode row : node.api().get(officer(node), "/api/v1/proposals?limit=200").path("rows")) {
      if (row.path("id").asString().equals(proposal)) {
        return true;
      }
    }
    return false;
  }

  private JsonNode whole(DemoNode node) {
    return node.api().get(officer(node), "/api/v1/agreements/" + agreement);
  }

  private boolean shown(DemoNode node) {
    return node.api()
        .get(officer(node), "/api/v1/proposals/" + application)
        .path("terms")
        .path("matter")
        .has("text");
  }

  /// The authentic texts of the agreement and their hash, as a node holds them.
  private String text(DemoNode node) {
    JsonNode terms = whole(node).path("terms");
    return terms.path("hash") + " " + terms.path("texts");
  }

  private String stage(DemoNode node) {
    return whole(node).path("row").path("stage").asString();
  }

  private String missing(DemoNode node) {
    int unratified = 0;
    for (JsonNode one : whole(node).path("signatories")) {
      unratified += one.path("ratified").isNull() ? 1 : 0;
    }
    return unratified + " ratifications missing";
  }

  private TreeSet<String> members(DemoNode node, String pillar) {
    TreeSet<String> members = new TreeSet<>();
    for (JsonNode part : whole(node).path("row").path("memberships")) {
      if (part.path("pillar").asString().equals(pillar)) {
        part.path("members").forEach(one -> members.add(one.asString()));
      }
    }
    return members;
  }

  private List<String> missingAt(DemoNode node) {
    for (JsonNode one : whole(node).path("applications")) {
      if (one.path("id").asString().equals(application)) {
        TreeSet<String> missing = new TreeSet<>();
        one.path("missing").forEach(party -> missing.add(party.path("party").asString()));
        return List.copyOf(missing);
      }
    }
    return List.of();
  }

  /// Whether JPN sees that the party cannot be reached.
  private boolean link(DemoNode node) {
    return !DemoWorld.peer(world.jpn, node).path("state").asString().equals("UP");
  }

  private JsonNode release(String paper) {
    for (JsonNode row : world.jpn.api().get(officer(world.jpn), "/api/v1/documents").path("rows")) {
      if (row.path("id").asString().equals(paper)) {
        return row.path("releases").path(0);
      }
    }
    return tools.jackson.databind.node.MissingNode.getInstance();
  }
}
