// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import renkei.core.entry.OfficerEntry.Right;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What officers decide at the same time, twice, or without the right.
class ActsTest extends OneLinkedNode {
  @BeforeAll
  void officers_are_enrolled() {
    for (Right right : Right.values()) {
      officer("only-" + right.name().toLowerCase(java.util.Locale.ROOT), List.of(right.name()));
    }
    officer("second-1", List.of("READ", "ANSWER", "RELEASE"));
  }

  private void officer(String code, List<String> rights) {
    world.must(
        "/api/v1/officers",
        Map.of(
            "id",
            node.id(),
            "code",
            code,
            "names",
            World.names(code),
            "command",
            "JJOC",
            "rights",
            rights));
  }

  private static <T> List<T> together(List<Callable<T>> all) throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    List<FutureTask<T>> tasks = new ArrayList<>();
    for (Callable<T> one : all) {
      FutureTask<T> task =
          new FutureTask<>(() -> {
            start.await();
            return one.call();
          });
      tasks.add(task);
      Thread.ofVirtual().start(task);
    }
    start.countDown();
    List<T> done = new ArrayList<>();
    for (FutureTask<T> task : tasks) {
      done.add(task.get());
    }
    return done;
  }

  private JsonNode proposal(String id) {
    return node.get("/api/v1/proposals/" + id).body();
  }

  private Map<String, Object> answer(String id) {
    Map<String, Object> body = new HashMap<>();
    body.put("id", node.id());
    body.put("version", proposal(id).at("/row/version").asLong());
    body.put("terms", proposal(id).at("/terms/hash").asString());
    return body;
  }

  // ------------------------------------------------------------------------------------- opening

  @Test
  void who_opens_what_its_own_party_consents_to_by_it_holds_the_matter() {
    world.must(
        "/api/v1/officers",
        Map.of(
            "id", node.id(),
            "code", "relief-1",
            "names", World.names("relief-1"),
            "command", "JTF-RELIEF",
            "rights", List.of("READ", "ANSWER")));
    Map<String, Object> visit = new HashMap<>(world.visit());
    visit.put("id", node.id());
    WebNode.Answered refused = node.post("/api/v1/proposals", visit, "relief-1");
    assertThat(refused.code()).isEqualTo("NO_AUTHORITY");
    assertThat(refused.body().at("/sentence/en").asString()).contains("JJOC's", "not JTF-RELIEF's");
    assertThat(refused.body().at("/sentence/ja").asString())
        .contains("visits（全部隊） の権限は", "JJOC にあります", "JTF-RELIEF にはありません");
    assertThat(node.post("/api/v1/proposals", visit, "duty-1").status()).isEqualTo(200);
    Map<String, Object> request = new HashMap<>(world.request());
    request.put("id", node.id());
    assertThat(node.post("/api/v1/proposals", request, "relief-1").status()).isEqualTo(200);
  }

  // ------------------------------------------------------------------------------------------ W9

  @Test
  void w9_of_two_officers_in_the_same_second_one_wins_and_the_other_sees_who() throws Exception {
    String asked = world.isAsked().hex();
    Map<String, Object> yes = answer(asked);
    Map<String, Object> no = new HashMap<>(answer(asked));
    no.put("reason", "no aircraft");
    String path = "/api/v1/proposals/" + asked;
    List<WebNode.Answered> answers =
        together(
            List.of(
                () -> node.post(path + "/consent", yes, "duty-1"),
                () -> node.post(path + "/decline", no, "second-1")));
    List<Integer> codes = answers.stream().map(WebNode.Answered::status).sorted().toList();
    assertThat(codes).containsExactly(200, 409);
    WebNode.Answered loser = answers.get(answers.get(0).status() == 409 ? 0 : 1);
    String winner = answers.get(0).status() == 200 ? "duty-1" : "second-1";
    assertThat(loser.code()).isEqualTo("STALE");
    assertThat(Contract.read().problem(loser.body())).isEmpty();
    assertThat(loser.body().at("/current/version").asLong())
        .isGreaterThan((Long) yes.get("version"));
    assertThat(loser.body().at("/current/officer").asString()).isIn(winner, "node");
    assertThat(node.counter("refused.stale")).isEqualTo(1);
    long decided =
        proposal(asked)
            .get("acts")
            .valueStream()
            .filter(act ->
                Set.of("CONSENT_GIVEN", "PROPOSAL_DECLINED").contains(act.get("kind").asString()))
            .count();
    assertThat(decided).isEqualTo(1);
  }

  @Test
  void w9_an_answer_to_other_terms_than_those_on_the_table_is_refused() {
    String asked = world.isAsked().hex();
    Map<String, Object> other = answer(asked);
    other.put("terms", "ab".repeat(32));
    WebNode.Answered answered = node.post("/api/v1/proposals/" + asked + "/consent", other);
    assertThat(answered.status()).isEqualTo(422);
    assertThat(answered.code()).isEqualTo("OTHER_TERMS");
    assertThat(answered.body().at("/sentence/ja").asString()).isNotBlank();
    assertThat(node.counter("refused.other_terms")).isEqualTo(1);
    assertThat(node.post("/api/v1/proposals/" + asked + "/consent", answer(asked)).status())
        .isEqualTo(200);
  }

  // ----------------------------------------------------------------------------------------- W10

  @Test
  void w10_a_double_click_is_one_entry_and_both_get_the_same_answer() throws Exception {
    String document = world.document("Plan", "text/plain", "x");
    Map<String, Object> release =
        Map.of("id", node.id(), "recipient", world.usaHex(), "reason", "they need it");
    String path = "/api/v1/documents/" + document + "/release";
    List<WebNode.Answered> answers =
        together(
            List.of(
                () -> node.post(path, release),
                () -> node.post(path, release),
                () -> node.post(path, release),
                () -> node.post(path, release)));
    assertThat(answers).allMatch(answered -> answered.status() == 200);
    assertThat(answers.stream().map(WebNode.Answered::text).distinct()).hasSize(1);
    assertThat(answers.getFirst().body().has("leavesAt")).isTrue();
    long releases =
        node.get("/api/v1/documents")
            .body()
            .get("rows")
            .valueStream()
            .filter(row -> row.get("id").asString().equals(document))
            .mapToLong(row -> row.get("releases").size())
            .sum();
    assertThat(releases).isEqualTo(1);
  }

  @Test
  void w10_a_retry_of_what_holds_at_once_is_the_same_entry() throws Exception {
    Map<String, Object> move = new HashMap<>();
    move.put("kind", "COMMAND_ESTABLISHED");
    move.put("code", "AIR");
    move.put("names", World.names("Air"));
    move.put("parent", "JJOC");
    move.put("from", null);
    move.put("until", null);
    Map<String, Object> act = Map.of("id", node.id(), "act", move);
    List<WebNode.Answered> answers =
        together(
            List.of(
                () -> node.post("/api/v1/register", act),
                () -> node.post("/api/v1/register", act)));
    assertThat(answers).allMatch(answered -> answered.status() == 200);
    assertThat(answers.get(0).text()).isEqualTo(answers.get(1).text());
    assertThat(node.post("/api/v1/register", act).text()).isEqualTo(answers.get(0).text());
    JsonNode commands = node.get("/api/v1/register").body().get("commands");
    JsonNode air = null;
    for (JsonNode command : commands) {
      air = command.get("code").asString().equals("AIR") ? command : air;
    }
    assertThat(air).isNotNull();
    assertThat(air.get("standing").asBoolean()).as("answered when it holds").isTrue();
  }

  @Test
  void w10_the_same_id_for_something_else_is_refused() {
    String id = node.id();
    Map<String, Object> first =
        Map.of("id", id, "unit", "lift-1", "text", "fly", "proposal", inForce());
    assertThat(node.post("/api/v1/tasks", first).status()).isEqualTo(200);
    Map<String, Object> second = new HashMap<>(first);
    second.put("text", "stay");
    WebNode.Answered answered = node.post("/api/v1/tasks", second);
    assertThat(answered.status()).isEqualTo(409);
    assertThat(answered.code()).isEqualTo("ID_REUSED");
    assertThat(node.counter("refused.id_reused")).isEqualTo(1);
  }

  private String inForce() {
    String asked = world.isAsked().hex();
    world.must("/api/v1/proposals/" + asked + "/consent", answer(asked));
    World.until(() -> proposal(asked).at("/row/state").asString().equals("IN_FORCE"));
    return asked;
  }

  @Test
  void a_counter_puts_other_terms_on_the_table_and_waits_for_the_asker() {
    String asked = world.isAsked().hex();
    Map<String, Object> counter = new HashMap<>(answer(asked));
    Object replaces = counter.remove("terms");
    ObjectNode matter = (ObjectNode) proposal(asked).at("/terms/matter");
    matter.put("quantity", 1);
    counter.put("replaces", replaces);
    counter.put("matter", matter);
    counter.put("texts", List.of(Map.of("language", "en", "text", "One aircraft.")));
    world.must("/api/v1/proposals/" + asked + "/counter", counter);
    assertThat(proposal(asked).at("/row/state").asString()).isEqualTo("COUNTERED");
    assertThat(proposal(asked).at("/missing/0/party").asString()).isEqualTo(world.usaHex());
  }

  @Test
  void a_notice_at_once_ends_something_and_asks_nobody() {
    String asked = inForce();
    Map<String, Object> matter = new HashMap<>();
    matter.put("profile", "WITHDRAWAL");
    matter.put("proposal", asked);
    matter.put("from", null);
    Map<String, Object> draft =
        Map.of(
            "id", node.id(),
            "matter", matter,
            "texts", List.of(Map.of("language", "en", "text", "It ends.")),
            "clocks", world.clocks());
    String notice = world.must("/api/v1/proposals", draft).body().get("id").asString();
    World.until(() -> proposal(notice).at("/row/state").asString().equals("IN_FORCE"));
    assertThat(node.post("/api/v1/proposals", draft).status()).isEqualTo(200);
  }

  // ------------------------------------------------------------------------------------------ W1

  private String path(Route route) {
    return route
        .path()
        .replace("{id}", "0".repeat(32))
        .replace("{party}", world.usaHex())
        .replace("{key}", "0".repeat(64))
        .replace("{code}", "nobody");
  }

  @Test
  void w1_each_route_lets_in_the_right_of_its_row_and_no_other() {
    for (Route route : Route.values()) {
      if (route.right() == null || route == Route.STREAM) {
        continue;
      }
      for (Right right : Right.values()) {
        String as = "only-" + right.name().toLowerCase(java.util.Locale.ROOT);
        WebNode.Answered answered =
            route.posts() ? node.post(path(route), "{}", as) : node.get(path(route), as);
        boolean in = answered.status() != 403;
        assertThat(in).as(route + " as " + as).isEqualTo(right == route.right());
      }
    }
  }

  @Test
  void w1_what_does_not_exist_is_absent_in_one_way() {
    for (String path :
        List.of(
            "/api/v1/proposals/" + "0".repeat(32),
            "/api/v1/proposals/zz",
            "/api/v1/records/" + "0".repeat(32),
            "/api/v1/documents/" + "0".repeat(32) + "/content",
            "/api/v1/seen-by/" + "0".repeat(64))) {
      WebNode.Answered answered = node.get(path);
      assertThat(answered.status()).as(path).isEqualTo(404);
      assertThat(answered.text()).isEqualTo(node.get("/api/v1/nothing").text());
    }
    assertThat(node.counter("refused.not_found")).isEqualTo(5);
  }

  @Test
  void a_right_to_read_lets_nobody_decide() {
    WebNode.Answered answered = node.post("/api/v1/rules", world.trackRule(), "reader-1");
    assertThat(answered.status()).isEqualTo(403);
    assertThat(node.counter("refused.no_right")).isEqualTo(1);
  }
}
