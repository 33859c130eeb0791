// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import renkei.core.entry.OfficerId;
import renkei.node.keys.OneTimeLinks;
import tools.jackson.databind.JsonNode;

/// Log-in by one-time link, by key and by passkey, and everything that must not log in.
class EntranceTest {
  @TempDir Path folder;
  private WebNode node;
  private Browser browser;

  @BeforeEach
  void a_node_runs() {
    node = new WebNode(folder);
    browser = new Browser(node);
  }

  @AfterEach
  void the_next_good_call_is_served() {
    assertThat(node.get("/api/v1/me").status()).isEqualTo(200);
    node.close();
  }

  @Test
  void a_link_enrols_a_browser_key_which_then_logs_in() {
    WebNode.Answered enrolled = browser.enrol("duty-1");
    assertThat(enrolled.status()).isEqualTo(200);
    assertThat(Contract.read().answer("POST", "/api/v1/login/finish", enrolled.body())).isEmpty();
    assertThat(enrolled.header("Set-Cookie"))
        .startsWith("renkei-" + node.edge.port() + "=")
        .contains("HttpOnly", "SameSite=Strict", "Path=/");
    assertThat(browser.get("/api/v1/me").body().get("key").asString()).isEqualTo("BROWSER");
    browser.cookie = null;
    assertThat(browser.get("/api/v1/me").status()).isEqualTo(401);
    assertThat(browser.show("duty-1").status()).isEqualTo(200);
    assertThat(browser.get("/api/v1/me").status()).isEqualTo(200);
  }

  @Test
  void a_link_enrols_a_passkey_which_then_logs_in() {
    JsonNode challenge = browser.start("token", browser.link("duty-1"));
    assertThat(Contract.read().value("LoginChallenge", challenge)).isEmpty();
    assertThat(browser.finish(browser.created(challenge)).status()).isEqualTo(200);
    assertThat(browser.get("/api/v1/me").body().get("key").asString()).isEqualTo("PASSKEY");
    browser.cookie = null;
    assertThat(browser.finish(browser.shown(browser.start("officer", "duty-1"))).status())
        .isEqualTo(200);
    Browser other = new Browser(node);
    assertThat(other.finish(other.shown(other.start("officer", "duty-1"))).status()).isEqualTo(401);
  }

  @Test
  void the_enrolment_is_recorded_in_the_name_of_whoever_made_the_link() {
    browser.enrol("reader-1");
    JsonNode rows = node.get("/api/v1/journal?last=10").body().get("rows");
    JsonNode enrolment = null;
    for (JsonNode row : rows) {
      boolean kind = row.path("kind").asString("").equals("OFFICER_ENROLLED");
      enrolment = enrolment == null && kind ? row : enrolment;
    }
    assertThat(enrolment).isNotNull();
    assertThat(enrolment.get("officer").asString()).isEqualTo("duty-1");
  }

  @Test
  void an_administrator_enrols_an_officer_and_hands_over_a_link() {
    Map<String, Object> draft =
        Map.of(
            "id", node.id(),
            "code", "night-1",
            "names", World.names("Night watch"),
            "command", "JJOC",
            "rights", List.of("READ", "ANSWER"));
    WebNode.Answered made = node.post("/api/v1/officers", draft);
    assertThat(Contract.read().answer("POST", "/api/v1/officers", made.body())).isEmpty();
    String link = made.body().get("link").asString();
    assertThat(link).startsWith(node.origin() + "/#/login/");
    JsonNode challenge = browser.start("token", link.substring(link.lastIndexOf('/') + 1));
    assertThat(browser.finish(browser.signed(challenge, true)).status()).isEqualTo(200);
    JsonNode me = browser.get("/api/v1/me").body();
    assertThat(me.get("officer").asString()).isEqualTo("night-1");
    assertThat(browser.get("/api/v1/officers").status()).isEqualTo(403);
    assertThat(node.counter("refused.no_right")).isEqualTo(1);
  }

  @Test
  void a_node_that_wants_passkeys_takes_no_browser_key() throws Exception {
    try (WebNode strict = new WebNode(Files.createDirectory(folder.resolve("strict")), false)) {
      assertThat(strict.get("/api/v1/front").body().get("browserKeys").asBoolean()).isFalse();
      assertThat(new Browser(strict).enrol("duty-1").status()).isEqualTo(401);
    }
  }

  // ------------------------------------------------------------------------------------------ W6

  @Test
  void w6_a_cookie_that_was_there_before_is_worth_nothing_after() {
    browser.cookie = "renkei-" + node.edge.port() + "=fixed-by-somebody";
    assertThat(browser.enrol("duty-1").status()).isEqualTo(200);
    assertThat(browser.cookie).doesNotContain("fixed-by-somebody");
    String first = browser.cookie;
    browser.show("duty-1");
    assertThat(browser.cookie).isNotEqualTo(first);
    String second = browser.cookie;
    browser.cookie = first;
    assertThat(browser.get("/api/v1/me").status()).isEqualTo(401);
    browser.cookie = second;
    assertThat(browser.get("/api/v1/me").status()).isEqualTo(200);
    assertThat(node.counter("refused.not_logged_in")).isEqualTo(1);
  }

  @Test
  void w6_a_log_out_ends_it_on_the_node_and_not_in_the_browser() {
    browser.enrol("duty-1");
    String kept = browser.cookie;
    assertThat(browser.post("/api/v1/logout", Map.of()).status()).isEqualTo(204);
    assertThat(browser.cookie).endsWith("=");
    browser.cookie = kept;
    assertThat(browser.get("/api/v1/me").status()).isEqualTo(401);
    assertThat(browser.get("/api/v1/tracks").status()).isEqualTo(401);
    assertThat(node.counter("refused.not_logged_in")).isEqualTo(2);
  }

  @Test
  void w6_two_browsers_of_one_officer_log_in_and_out_apart() {
    browser.enrol("duty-1");
    Browser second = new Browser(node);
    second.enrol("duty-1");
    assertThat(browser.get("/api/v1/me").status()).isEqualTo(200);
    second.post("/api/v1/logout", Map.of());
    assertThat(browser.get("/api/v1/me").status()).isEqualTo(200);
  }

  @Test
  void w6_an_unused_log_in_ends_and_so_does_a_used_one_after_a_watch() {
    browser.enrol("duty-1");
    node.pass(LogIns.IDLE.plusSeconds(1));
    assertThat(browser.get("/api/v1/me").status()).isEqualTo(401);
    browser.show("duty-1");
    for (Duration on = Duration.ZERO; on.compareTo(LogIns.LIFE) < 0; on = on.plusMinutes(25)) {
      assertThat(browser.get("/api/v1/me").status()).isEqualTo(200);
      node.pass(Duration.ofMinutes(25));
    }
    assertThat(browser.get("/api/v1/me").status()).isEqualTo(401);
    assertThat(node.counter("login.expired")).isEqualTo(2);
  }

  @Test
  void w6_a_cookie_holds_only_from_where_it_was_made() {
    Counters counters = new Counters();
    LogIns logIns = new LogIns(node::now, new java.security.SecureRandom(), counters);
    String cookie = logIns.begin(WebNode.CHIEF, renkei.core.entry.KeyKind.PASSKEY, "192.0.2.1");
    assertThat(logIns.use(cookie, "192.0.2.1")).isPresent();
    assertThat(logIns.use(cookie, "192.0.2.2")).isEmpty();
    assertThat(logIns.use(cookie, "192.0.2.1")).as("ended, not only refused").isEmpty();
    assertThat(counters.all()).containsEntry("login.other_address", 1L);
  }

  @Test
  void w6_a_link_and_a_ceremony_are_good_once() {
    String link = browser.link("duty-1");
    JsonNode challenge = browser.start("token", link);
    Map<String, Object> shown = browser.signed(challenge, true);
    assertThat(browser.finish(shown).status()).isEqualTo(200);
    assertThat(browser.finish(shown).status()).isEqualTo(401);
    assertThat(browser.post("/api/v1/login/start", Map.of("token", link)).status()).isEqualTo(401);
    assertThat(node.counter("login.refused")).isEqualTo(2);
  }

  @Test
  void w6_a_signature_for_another_page_or_challenge_is_none() {
    browser.enrol("duty-1");
    JsonNode one = browser.start("officer", "duty-1");
    assertThat(browser.finish(browser.signed(one, false, "http://evil.example")).status())
        .isEqualTo(401);
    Map<String, Object> mixed =
        new HashMap<>(browser.signed(browser.start("officer", "duty-1"), false));
    mixed.put("ceremony", browser.start("officer", "duty-1").get("ceremony").asString());
    assertThat(browser.finish(mixed).status()).isEqualTo(401);
    JsonNode late = browser.start("officer", "duty-1");
    node.pass(Entrance.CEREMONY.plusSeconds(1));
    assertThat(browser.finish(browser.signed(late, false)).status()).isEqualTo(401);
    assertThat(node.counter("login.refused")).isEqualTo(3);
  }

  @Test
  void w6_an_expired_link_lets_nobody_in() {
    String link = browser.link("duty-1");
    node.pass(OneTimeLinks.VALIDITY.plusSeconds(1));
    assertThat(browser.post("/api/v1/login/start", Map.of("token", link)).status()).isEqualTo(401);
  }

  // ------------------------------------------------------------------------------------------ W7

  @Test
  void w7_a_code_that_nobody_has_gets_the_same_form_of_answer() {
    browser.enrol("duty-1");
    JsonNode known = browser.start("officer", "duty-1");
    JsonNode unknown = browser.start("officer", "nobody-1");
    assertThat(Set.copyOf(known.propertyNames())).isEqualTo(Set.copyOf(unknown.propertyNames()));
    assertThat(shape(known.get("request"))).isEqualTo(shape(unknown.get("request")));
    JsonNode again = browser.start("officer", "nobody-1");
    assertThat(again.at("/request/allowCredentials"))
        .as("asked twice, the same: as a real one")
        .isEqualTo(unknown.at("/request/allowCredentials"));
    WebNode.Answered one = new Browser(node).finish(browser.signed(unknown, false));
    assertThat(one.status()).isEqualTo(401);
  }

  private static String shape(JsonNode node) {
    return node.toString().replaceAll("\"[A-Za-z0-9_-]{43}\"", "\"…\"");
  }

  @Test
  void w7_whoever_tries_keys_waits_longer_each_time_and_then_pauses() {
    browser.enrol("duty-1");
    Browser thief = new Browser(node);
    long begun = System.nanoTime();
    for (int i = 0; i < Delays.TRIES_MAX; i++) {
      WebNode.Answered tried = thief.show("duty-1");
      assertThat(tried.status()).isEqualTo(401);
      assertThat(tried.code()).isEqualTo("NOT_LOGGED_IN");
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofSeconds(5));
    WebNode.Answered paused = thief.post("/api/v1/login/start", Map.of("officer", "duty-1"));
    assertThat(paused.status()).isEqualTo(429);
    assertThat(paused.header("Retry-After")).isNotNull();
    assertThat(node.counter("login.refused")).isEqualTo(Delays.TRIES_MAX);
    assertThat(node.counter("login.too_often")).isEqualTo(1);
    node.pass(Delays.PAUSE.plusSeconds(1));
    assertThat(browser.show("duty-1").status()).isEqualTo(200);
  }

  // ----------------------------------------------------------------------------------------- W13

  @Test
  void w13_a_revoked_officer_is_out_at_the_next_call() {
    browser.enrol("reader-1");
    assertThat(browser.get("/api/v1/tracks").status()).isEqualTo(200);
    WebNode.Answered revoked =
        node.post("/api/v1/officers/reader-1/revoke", Map.of("id", node.id(), "reason", "left"));
    assertThat(revoked.status()).isEqualTo(200);
    assertThat(browser.get("/api/v1/tracks").status()).isEqualTo(401);
    assertThat(node.get("/api/v1/me", "reader-1").status()).isEqualTo(401);
    assertThat(browser.show("reader-1").status()).isEqualTo(401);
    String link =
        node.links.issue(
            WebEdge.purpose(new OfficerId("reader-1"), WebNode.CHIEF), OneTimeLinks.VALIDITY);
    assertThat(browser.post("/api/v1/login/start", Map.of("token", link)).status()).isEqualTo(401);
  }
}
