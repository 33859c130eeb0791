// SPDX-License-Identifier: Apache-2.0
package renkei.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import renkei.node.store.DataFolder;
import tools.jackson.databind.JsonNode;

/// Whole nodes over mutual TLS on loopback, and officers at their HTTP interfaces: an agreement
/// with a pillar, two applicants at once that have no link with each other, a release within the
/// pillar, a member that leaves, and a depositary that is gone.
class AgreementNodesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder;
  private final List<EmbeddedNode> nodes = new ArrayList<>();
  private final Map<EmbeddedNode, NodeApi> apis = new LinkedHashMap<>();

  @AfterEach
  void all_stop() {
    nodes.forEach(EmbeddedNode::close);
  }

  @Test
  void two_applicants_at_once_come_to_the_same_members_at_every_node() {
    EmbeddedNode usa = node("USA", "DOD");
    EmbeddedNode gbr = node("GBR", "MOD");
    EmbeddedNode jpn = node("JPN", "JMOD");
    EmbeddedNode phl = node("PHL", "AFP");
    usa.pairWith(gbr);
    for (EmbeddedNode member : List.of(usa, gbr)) {
      member.pairWith(jpn);
      member.pairWith(phl);
    }
    await("links", () -> usa.linked(3) && gbr.linked(3) && jpn.linked(2) && phl.linked(2));
    introduce(jpn, phl);
    introduce(phl, jpn);

    String agreement = agreed(gbr, usa);
    // A release within the pillar waits for the membership, and for nothing else.
    String paper = file(usa, agreement);
    release(usa, paper, jpn, agreement);

    String first = applies(jpn, agreement, 1, List.of(usa, gbr), usa);
    String second = applies(phl, agreement, 1, List.of(usa, gbr), usa);
    for (EmbeddedNode member : List.of(usa, gbr)) {
      await("both arrive", () -> held(member, first) && held(member, second));
    }
    assertThat(has(jpn, "Pillar paper")).as("nothing opens on an application").isFalse();
    assertThat(act(gbr, first, "consent").code()).isEqualTo("TEXT_NOT_SHOWN");
    shows(usa, first, jpn);
    shows(usa, second, phl);
    await("both texts", () -> shown(gbr, first) && shown(gbr, second));
    consents(gbr, first);
    act(gbr, second, "consent");
    await("one of them is in", () -> number(gbr, agreement) == 2 && settled(gbr, first, second));

    List<String> states = List.of(state(gbr, first), state(gbr, second));
    assertThat(states).containsExactlyInAnyOrder("IN_FORCE", "VOID");
    boolean japan = state(gbr, first).equals("IN_FORCE");
    EmbeddedNode winner = japan ? jpn : phl;
    EmbeddedNode loser = japan ? phl : jpn;
    for (EmbeddedNode member : List.of(usa, gbr, winner)) {
      await("the same members", () -> members(member, agreement).equals(ids(usa, gbr, winner)));
    }
    await("the other one sees it", () -> state(loser, japan ? second : first).equals("VOID"));

    // Again on the number that stands now: the newcomer, which has no link with it, must consent.
    String again = applies(loser, agreement, 2, List.of(usa, gbr, winner), usa);
    for (EmbeddedNode member : List.of(usa, gbr, winner)) {
      await("it arrives, carried too", () -> held(member, again));
    }
    // The newcomer holds the same text, and shows it itself.
    shows(winner, again, loser);
    consents(usa, again);
    consents(gbr, again);
    for (EmbeddedNode member : List.of(usa, gbr, winner, loser)) {
      await("four", () -> members(member, agreement).equals(ids(usa, gbr, winner, loser)));
    }
    await("the paper of the pillar is there", () -> has(jpn, "Pillar paper"));
    assertThat(has(gbr, "Pillar paper")).as("nobody decided to release it there").isFalse();

    leaves(gbr, agreement, 3);
    await("three", () -> members(jpn, agreement).equals(ids(usa, jpn, phl)));
  }

  @Test
  void a_member_that_is_down_is_pending_and_a_depositary_that_is_gone_is_replaced_by_all_others() {
    EmbeddedNode usa = node("USA", "DOD");
    EmbeddedNode gbr = node("GBR", "MOD");
    EmbeddedNode aus = node("AUS", "ADF");
    usa.pairWith(gbr);
    usa.pairWith(aus);
    gbr.pairWith(aus);
    await("links", () -> usa.linked(2) && gbr.linked(2) && aus.linked(2));
    String agreement = agreed(gbr, usa, aus);

    usa.close();
    nodes.remove(usa);
    String succession =
        opens(
            aus,
            Map.of(
                "profile",
                "SUCCESSION",
                "agreement",
                agreement,
                "pillar",
                "p2",
                "number",
                1,
                "gone",
                id(usa),
                "successor",
                id(gbr)),
            Map.of());
    await("it arrives", () -> held(gbr, succession));
    JsonNode asked = whole(aus, agreement).path("applications").get(0);
    assertThat(asked.path("missing")).hasSize(1);
    assertThat(asked.path("missing").get(0).path("party").asString()).isEqualTo(id(gbr));
    consents(gbr, succession);
    for (EmbeddedNode member : List.of(gbr, aus)) {
      await("two are left", () -> members(member, agreement).equals(ids(gbr, aus)));
      assertThat(part(member, agreement).path("depositary").asString()).isEqualTo(id(gbr));
      assertThat(part(member, agreement, "").path("members")).hasSize(3);
    }
  }

  // ------------------------------------------------------------------------------------- nodes

  private EmbeddedNode node(String code, String root) {
    EmbeddedNode node = EmbeddedNode.found(folder.resolve(code), code, root);
    nodes.add(node);
    NodeApi api =
        new NodeApi(
            URI.create("http://localhost:" + node.webPort() + "/"),
            KeyFolder.token(new DataFolder(node.folder())),
            Tls.any());
    api.signAs(node.officer().officer().code(), node.key());
    apis.put(node, api);
    return node;
  }

  private JsonNode get(EmbeddedNode node, String path) {
    return api(node).get(node.officer().officer().code(), path);
  }

  private JsonNode must(EmbeddedNode node, String path, Map<String, ?> body) {
    return api(node).must(node.officer().officer().code(), path, body);
  }

  private NodeApi api(EmbeddedNode node) {
    return java.util.Objects.requireNonNull(apis.get(node));
  }

  private static String id(EmbeddedNode node) {
    return node.party().key().hex();
  }

  private static TreeSet<String> ids(EmbeddedNode... nodes) {
    TreeSet<String> ids = new TreeSet<>();
    for (EmbeddedNode node : nodes) {
      ids.add(id(node));
    }
    return ids;
  }

  /// The only officer of a node hears the words of the other party's letter.
  private void introduce(EmbeddedNode who, EmbeddedNode to) {
    JsonNode letter = must(who, "/api/v1/known-parties/introduce", Map.of());
    String text = letter.path("text").asString();
    JsonNode read = must(to, "/api/v1/known-parties/read", Map.of("text", text));
    assertThat(read.path("party").asString()).isEqualTo(id(who));
    NodeApi.Answered wrong =
        api(to)
            .post(
                to.officer().officer().code(),
                "/api/v1/known-parties",
                Map.of("text", text, "words", List.of("zebra", "zebra", "zebra")));
    assertThat(wrong.code()).isEqualTo("WORDS_DIFFER");
    List<String> words = new ArrayList<>();
    letter.path("words").forEach(word -> words.add(word.asString()));
    must(to, "/api/v1/known-parties", Map.of("text", text, "words", words));
    JsonNode known = get(to, "/api/v1/known-parties").path("rows").get(0);
    assertThat(known.path("state").asString()).isEqualTo("KNOWN");
    assertThat(known.path("code").asString()).isEqualTo(who.code());
  }

  // -------------------------------------------------------------------------------------- acts

  private static Map<String, String> clocks() {
    String until = Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MILLIS).toString();
    return Map.of("acknowledgeBy", until, "answerBy", until, "validUntil", until);
  }

  private String opens(EmbeddedNode node, Map<String, ?> matter, Map<String, ?> more) {
    Map<String, Object> body = new LinkedHashMap<>(more);
    body.put("matter", matter);
    body.put("texts", List.of(Map.of("language", "en", "text", "EXERCISE as agreed")));
    body.put("clocks", clocks());
    return must(node, "/api/v1/proposals", body).path("id").asString();
  }

  private String agreed(EmbeddedNode opener, EmbeddedNode... others) {
    List<String> parties =
        Stream.concat(Stream.of(opener), Stream.of(others))
            .map(AgreementNodesTest::id)
            .sorted()
            .toList();
    Map<String, Object> provisions = new LinkedHashMap<>();
    provisions.put("ratifications", 0);
    provisions.put("delayDays", 0);
    provisions.put("notBefore", null);
    provisions.put("until", null);
    provisions.put("civil", false);
    Map<String, String> meanings =
        Map.of("UNCLASSIFIED", "UNCLASSIFIED", "RESTRICTED", "RESTRICTED");
    provisions.put(
        "scopes",
        List.of(
            Map.of(
                "pillar", "p2", "closed", false, "highest", "RESTRICTED", "meanings", meanings)));
    String agreement =
        opens(
            opener,
            Map.of(
                "profile",
                "AGREEMENT",
                "parties",
                parties,
                "depositary",
                id(others[0]),
                "pillars",
                List.of("p1", "p2"),
                "provisions",
                provisions),
            Map.of());
    for (EmbeddedNode other : others) {
      await("the agreement arrives", () -> held(other, agreement));
      consents(other, agreement);
    }
    for (EmbeddedNode other : others) {
      await("in force", () -> number(other, agreement) == 1);
    }
    await("in force", () -> number(opener, agreement) == 1);
    assertThat(whole(opener, agreement).path("row").path("stage").asString()).isEqualTo("IN_FORCE");
    return agreement;
  }

  private String applies(
      EmbeddedNode who,
      String agreement,
      long number,
      List<EmbeddedNode> members,
      EmbeddedNode depositary) {
    List<String> parties = members.stream().map(AgreementNodesTest::id).toList();
    return opens(
        who,
        Map.of(
            "profile",
            "ACCESSION",
            "agreement",
            agreement,
            "pillar",
            "p2",
            "number",
            number,
            "applicant",
            id(who),
            "sponsor",
            id(depositary)),
        Map.of("members", Map.of("parties", parties, "depositary", id(depositary))));
  }

  private void leaves(EmbeddedNode who, String agreement, long number) {
    Map<String, Object> matter = new LinkedHashMap<>();
    matter.put("profile", "LEAVING");
    matter.put("agreement", agreement);
    matter.put("pillar", "p2");
    matter.put("number", number);
    matter.put("from", null);
    opens(who, matter, Map.of());
  }

  /// A member shows the applicant the text of the agreement; the applicant consents to it, and
  /// holds what the member holds, to the last byte.
  private void shows(EmbeddedNode member, String proposal, EmbeddedNode applicant) {
    JsonNode now = get(member, "/api/v1/proposals/" + proposal);
    JsonNode terms = now.path("terms");
    must(
        member,
        "/api/v1/proposals/" + proposal + "/counter",
        Map.of(
            "version", now.path("row").path("version").asLong(),
            "replaces", terms.path("hash").asString(),
            "matter", terms.path("matter"),
            "texts", terms.path("texts")));
    await("the text", () -> shown(applicant, proposal));
    JsonNode there = accession(applicant, proposal);
    JsonNode held = whole(member, there.path("agreement").asString()).path("terms");
    assertThat(there.path("textHash")).isEqualTo(held.path("hash"));
    assertThat(there.path("text").path("texts")).isEqualTo(held.path("texts"));
    consents(applicant, proposal);
  }

  private JsonNode accession(EmbeddedNode node, String proposal) {
    return get(node, "/api/v1/proposals/" + proposal).path("terms").path("matter");
  }

  private boolean shown(EmbeddedNode node, String proposal) {
    return accession(node, proposal).has("text");
  }

  private void consents(EmbeddedNode node, String proposal) {
    boolean joins = accession(node, proposal).path("profile").asString().equals("ACCESSION");
    await("what it accedes to", () -> !joins || shown(node, proposal));
    NodeApi.Answered answered = act(node, proposal, "consent");
    assertThat(answered.ok()).as(answered.sentence()).isTrue();
  }

  private NodeApi.Answered act(EmbeddedNode node, String proposal, String act) {
    JsonNode now = get(node, "/api/v1/proposals/" + proposal);
    return api(node)
        .post(
            node.officer().officer().code(),
            "/api/v1/proposals/" + proposal + "/" + act,
            Map.of(
                "version", now.path("row").path("version").asLong(),
                "terms", now.path("terms").path("hash").asString()));
  }

  private String file(EmbeddedNode node, String agreement) {
    Map<String, Object> label = new LinkedHashMap<>();
    label.put("policy", "COALITION");
    label.put("level", "RESTRICTED");
    label.put("restrictive", List.of());
    label.put("releasableTo", List.of("GBR", "JPN", "PHL"));
    label.put("informative", List.of());
    label.put("exercise", true);
    return must(
            node,
            "/api/v1/documents",
            Map.of(
                "title",
                "Pillar paper",
                "mediaType",
                "text/plain",
                "content",
                Base64.getEncoder().encodeToString(new byte[] {69}),
                "label",
                label,
                "under",
                Map.of("agreement", agreement, "pillar", "p2")))
        .path("id")
        .asString();
  }

  private void release(EmbeddedNode node, String paper, EmbeddedNode to, String agreement) {
    must(
        node,
        "/api/v1/documents/" + paper + "/release",
        Map.of(
            "recipient", id(to),
            "reason", "EXERCISE for the pillar",
            "under", Map.of("agreement", agreement, "pillar", "p2")));
  }

  // ------------------------------------------------------------------------------------ looking

  private boolean held(EmbeddedNode node, String proposal) {
    for (JsonNode row : get(node, "/api/v1/proposals?limit=100").path("rows")) {
      if (row.path("id").asString().equals(proposal)) {
        return true;
      }
    }
    return false;
  }

  private String state(EmbeddedNode node, String proposal) {
    return get(node, "/api/v1/proposals/" + proposal).path("row").path("state").asString();
  }

  private boolean settled(EmbeddedNode node, String... proposals) {
    return Stream.of(proposals)
        .map(proposal -> state(node, proposal))
        .allMatch(state -> List.of("IN_FORCE", "VOID").contains(state));
  }

  private JsonNode whole(EmbeddedNode node, String agreement) {
    return get(node, "/api/v1/agreements/" + agreement);
  }

  private JsonNode part(EmbeddedNode node, String agreement) {
    return part(node, agreement, "p2");
  }

  private JsonNode part(EmbeddedNode node, String agreement, String pillar) {
    for (JsonNode row : get(node, "/api/v1/agreements").path("rows")) {
      for (JsonNode part : row.path("memberships")) {
        boolean its = row.path("id").asString().equals(agreement);
        if (its && part.path("pillar").asString().equals(pillar)) {
          return part;
        }
      }
    }
    return tools.jackson.databind.node.MissingNode.getInstance();
  }

  private long number(EmbeddedNode node, String agreement) {
    return part(node, agreement).path("number").asLong();
  }

  private TreeSet<String> members(EmbeddedNode node, String agreement) {
    TreeSet<String> members = new TreeSet<>();
    part(node, agreement).path("members").forEach(one -> members.add(one.asString()));
    return members;
  }

  private boolean has(EmbeddedNode node, String title) {
    for (JsonNode row : get(node, "/api/v1/documents").path("rows")) {
      if (row.path("title").asString().equals(title)) {
        return true;
      }
    }
    return false;
  }

  private static void await(String what, BooleanSupplier condition) {
    Instant end = Instant.now().plus(PATIENCE);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as("%s within %s", what, PATIENCE).isBefore(end);
      try {
        Thread.sleep(100);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
