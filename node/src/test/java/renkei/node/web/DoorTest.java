// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What strangers send to the officers' door. Each test looks at the answer, at the counter, and at
/// the next good call.
class DoorTest extends OneNode {
  private String bearer() {
    return "Authorization: Bearer "
        + new String(node.token.file(), StandardCharsets.US_ASCII)
        + "\r\n";
  }

  private String head(String line) {
    return line + "\r\nHost: localhost:" + node.edge.port() + "\r\n" + bearer();
  }

  private String ask(String line, String more) throws IOException {
    return node.raw(head(line) + more + "Connection: close\r\n\r\n");
  }

  // ------------------------------------------------------------------------------------------ W2

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//api/v1/me",
        "/api//v1/me",
        "/api/v1/%6de",
        "/api/v1/../v1/me",
        "/api/v1/%2e%2e/v1/me",
        "/api/v1/me;x=1",
        "/api;x/v1/me",
        "/API/v1/me",
        "/api/v1/Me",
        "/api/v1/me.",
        "/api/v1/me/",
        "/api/v1/me%2f",
        "/./api/v1/me",
        "/api/v1/.me",
        "/api/v1/me%20",
        "/api\\v1\\me",
        "/api/v1/unknown",
        "/ui/index.html",
        "/..%2f..%2fkeys/cli.token",
        "/assets/..%2f..%2fx.js",
        "/META-INF/MANIFEST.MF",
        "/renkei/node/web/Door.class",
        "/api/v1"
      })
  void w2_a_path_that_is_not_exactly_a_route_reaches_no_code(String path) throws IOException {
    String answer = ask("GET " + path + " HTTP/1.1", "");
    assertThat(answer).startsWith("HTTP/1.1 404").contains("NOT_FOUND", "nosniff");
    assertThat(node.counter("door.path") + node.counter("door.route")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/me%00", "/api/v1/%zz", "api/v1/me", "*"})
  void w2_what_is_no_path_at_all_is_not_read(String path) throws IOException {
    assertThat(ask("GET " + path + " HTTP/1.1", "")).startsWith("HTTP/1.1 4").contains("nosniff");
    assertThat(node.counted()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "BREW", "get"})
  void w2_a_method_without_a_row_is_nothing(String method) throws IOException {
    assertThat(ask(method + " /api/v1/me HTTP/1.1", "")).startsWith("HTTP/1.1 404");
    assertThat(node.counter("door.route")).isEqualTo(1);
  }

  @Test
  void w2_no_header_makes_another_method_of_it() throws IOException {
    for (String name : List.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override")) {
      assertThat(ask("GET /api/v1/me HTTP/1.1", name + ": POST\r\n")).startsWith("HTTP/1.1 400");
    }
    assertThat(node.counter("door.header")).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Forwarded-For: 127.0.0.1", "X-Forwarded-Host: localhost", "Forwarded: for=127.0.0.1",
        "X-Real-IP: 127.0.0.1", "Via: 1.1 proxy", "X-Forwarded-Proto: https"
      })
  void w2_who_speaks_for_others_is_not_on_this_machine(String header) throws IOException {
    assertThat(ask("GET /api/v1/me HTTP/1.1", header + "\r\n")).startsWith("HTTP/1.1 401");
    assertThat(node.counter("token.elsewhere")).isEqualTo(1);
    assertThat(ask("GET /metrics HTTP/1.1", header + "\r\n")).startsWith("HTTP/1.1 404");
    assertThat(node.counter("door.probe")).isEqualTo(1);
  }

  @Test
  void w2_a_name_that_is_not_ours_is_not_answered() throws IOException {
    for (String host : List.of("evil.example", "localhost:1", "localhost.evil.example", "")) {
      String answer =
          node.raw("GET /api/v1/front HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
      assertThat(answer).doesNotContain("200 OK");
    }
    assertThat(node.counter("door.host")).isGreaterThanOrEqualTo(3);
  }

  @Test
  void w2_a_query_with_unknown_or_doubled_names_is_refused() {
    for (String query : List.of("?x=1", "?limit=1&limit=2", "?limit=0", "?limit", "?limit=1e3")) {
      assertThat(node.get("/api/v1/tracks" + query).status()).as(query).isEqualTo(400);
    }
    assertThat(node.counter("refused.malformed")).isEqualTo(5);
  }

  // ------------------------------------------------------------------------------------------ W3

  private WebNode.Answered forged(Map<String, String> change) {
    Map<String, String> headers = new HashMap<>();
    headers.put("Origin", node.origin());
    headers.put("X-Renkei-Request", "1");
    headers.put("Content-Type", "application/json");
    headers.putAll(change);
    HttpRequest.Builder request =
        node.plain("/api/v1/login/start")
            .POST(HttpRequest.BodyPublishers.ofString("{\"officer\":\"duty-1\"}"));
    headers.forEach((name, value) -> {
      if (!value.isEmpty()) {
        request.header(name, value);
      }
    });
    return node.send(request);
  }

  @Test
  void w3_a_post_from_another_page_is_refused() {
    assertThat(forged(Map.of()).status()).isEqualTo(200);
    List<Map<String, String>> forgeries =
        List.of(
            Map.of("Origin", "http://evil.example"),
            Map.of("Origin", "null"),
            Map.of("Origin", "http://localhost:1"),
            Map.of("Origin", ""),
            Map.of("X-Renkei-Request", ""),
            Map.of("X-Renkei-Request", "2"),
            Map.of("Sec-Fetch-Site", "cross-site"),
            Map.of("Sec-Fetch-Site", "same-site"));
    for (Map<String, String> forgery : forgeries) {
      WebNode.Answered answered = forged(forgery);
      assertThat(answered.status()).as(forgery.toString()).isEqualTo(403);
      assertThat(answered.code()).isEqualTo("FORGED_REQUEST");
      assertThat(Contract.read().problem(answered.body())).isEmpty();
    }
    assertThat(node.counter("refused.forged_request")).isEqualTo(forgeries.size());
  }

  @Test
  void w3_what_a_form_of_another_page_can_send_is_no_content_type_here() {
    for (String type :
        List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "x")) {
      assertThat(forged(Map.of("Content-Type", type)).status()).isEqualTo(415);
    }
    assertThat(node.counter("refused.wrong_type")).isEqualTo(4);
  }

  @Test
  void w3_a_socket_of_another_page_finds_nobody() throws IOException {
    String answer =
        ask(
            "GET /api/v1/stream HTTP/1.1",
            "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: YWJj\r\n");
    assertThat(answer).startsWith("HTTP/1.1 400");
    assertThat(node.counted()).isEqualTo(1);
  }

  @Test
  void w3_a_token_with_an_origin_is_a_browser_and_no_command_line() throws IOException {
    assertThat(ask("GET /api/v1/me HTTP/1.1", "Origin: http://evil.example\r\n"))
        .startsWith("HTTP/1.1 401");
    assertThat(node.counter("token.elsewhere")).isEqualTo(1);
  }

  // ------------------------------------------------------------------------------------------ W8

  @Test
  void w8_a_header_without_end_is_cut_off() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), node.edge.port())) {
      socket.setSoTimeout(5_000);
      OutputStream out = socket.getOutputStream();
      byte[] line = ("X-Long: " + "a".repeat(1_000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
      out.write("GET /api/v1/me HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII));
      long sent = 0;
      try {
        while (sent < 100L << 20) {
          out.write(line);
          sent += line.length;
        }
      } catch (IOException _) {
        assertThat(sent).isGreaterThan(0);
      }
      assertThat(sent).as("bytes that were taken of 100 MB").isLessThan(16L << 20);
    }
    assertThat(node.counter("unreadable")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef",
        "Content-Length: -1\r\n\r\n",
        "Content-Length: 99999999999999999999\r\n\r\n",
        "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
        "X Y: z\r\n\r\n",
        "X-Fold: a\r\n b\r\n\r\n",
        "Host: second\r\n\r\n"
      })
  void w8_two_ways_to_read_a_request_are_none(String tail) throws IOException {
    String text =
        head("POST /api/v1/logout HTTP/1.1")
            + "X-Renkei-Request: 1\r\nContent-Type: application/json\r\nConnection: close\r\n"
            + tail;
    String answer = node.raw(text);
    assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain("204");
    assertThat(answer).doesNotContain("Exception", "jetty");
    assertThat(node.counted()).isEqualTo(1);
  }

  @Test
  void w8_a_bad_chunk_ends_the_body_and_has_no_effect() throws IOException {
    String text =
        head("POST /api/v1/logout HTTP/1.1")
            + "X-Renkei-Request: 1\r\nContent-Type: application/json\r\nConnection: close\r\n"
            + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n";
    assertThat(node.raw(text)).doesNotContain("204");
  }

  @Test
  void w8_a_body_above_its_budget_is_refused_before_it_came() throws IOException {
    String text =
        head("POST /api/v1/register HTTP/1.1")
            + "X-Renkei-Request: 1\r\nContent-Type: application/json\r\nConnection: close\r\n"
            + "Content-Length: 104857600\r\n\r\n{\"a\":";
    assertThat(node.raw(text)).startsWith("HTTP/1.1 413").contains("TOO_LARGE");
    assertThat(node.counter("refused.too_large")).isEqualTo(1);
  }

  @Test
  void w8_a_chunked_body_above_its_budget_is_refused_while_it_comes() {
    String long_ = "{\"x\":\"" + "a".repeat(Route.BODY_MAX) + "\"}";
    WebNode.Answered answered = node.post("/api/v1/register", long_);
    assertThat(answered.status()).isEqualTo(413);
  }

  @Test
  void w8_a_slow_body_is_given_up() throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), node.edge.port())) {
      socket.setSoTimeout(10_000);
      OutputStream out = socket.getOutputStream();
      String text =
          head("POST /api/v1/register HTTP/1.1")
              + "X-Renkei-Request: 1\r\nContent-Type: application/json\r\n"
              + "Content-Length: 1000\r\n\r\n{";
      out.write(text.getBytes(StandardCharsets.US_ASCII));
      out.flush();
      Thread.sleep(300);
      node.pass(Serving.BODY_TIME.plusSeconds(1));
      out.write(' ');
      out.flush();
      byte[] answer = new byte[20];
      assertThat(socket.getInputStream().read(answer)).isPositive();
      assertThat(new String(answer, StandardCharsets.US_ASCII)).startsWith("HTTP/1.1 408");
    }
    assertThat(node.counter("refused.too_slow")).isEqualTo(1);
  }

  @Test
  void w8_a_header_that_drips_does_not_keep_its_place() throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), node.edge.port())) {
      socket.setSoTimeout(15_000);
      socket.getOutputStream().write("GET /api/v1".getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
      Thread.sleep(2_500);
      node.pass(Patience.HEADER_TIME.plus(Duration.ofSeconds(5)));
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
    assertThat(node.counter("connection.slow")).isPositive();
  }

  @Test
  void w8_http_2_with_its_rapid_resets_is_not_spoken() throws IOException {
    assertThat(ask("GET /api/v1/me HTTP/1.1", "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n"))
        .startsWith("HTTP/1.1 4");
    assertThat(node.counted()).isEqualTo(1);
    String preface = node.raw("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    assertThat(preface).doesNotContain("HTTP/1.1 2", "HTTP/1.1 1", "\u0000\u0000\u0006\u0004");
  }

  @Test
  void w8_a_reading_call_has_no_body() throws IOException {
    String text =
        head("GET /api/v1/me HTTP/1.1") + "Connection: close\r\nContent-Length: 2\r\n\r\n{}";
    assertThat(node.raw(text)).startsWith("HTTP/1.1 400");
  }

  // ---------------------------------------------------------------------------------------- JSON

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":\"0\",\"id\":\"1\"}",
        "[]",
        "1",
        "",
        "{",
        "{\"a\":1}}",
        "{\"a\":1} {}",
        "{'a':1}",
        "{\"a\":NaN}",
        "{\"a\":01}",
        "{\"unknown\":1}",
        "\ufeff{}",
        "{\"id\":\"\u0000\"}"
      })
  void strict_json_takes_one_object_with_known_keys_once(String body) {
    WebNode.Answered answered = node.post("/api/v1/register", body);
    assertThat(answered.status()).isEqualTo(400);
    assertThat(answered.code()).isEqualTo("MALFORMED");
    assertThat(Contract.read().problem(answered.body())).isEmpty();
    assertThat(node.counter("refused.malformed")).isEqualTo(1);
  }

  @Test
  void strict_json_is_at_most_32_deep() {
    String deep = "{\"a\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";
    assertThat(node.post("/api/v1/register", deep).status()).isEqualTo(400);
    assertThat(node.counter("refused.malformed")).isEqualTo(1);
  }

  @Test
  void every_answer_carries_the_headers_that_keep_a_browser_strict() {
    for (String path : List.of("/", "/api/v1/me", "/nothing", "/api/v1/front", "/health/live")) {
      WebNode.Answered answered = node.get(path);
      assertThat(answered.header("Content-Security-Policy"))
          .contains("default-src 'none'", "frame-ancestors 'none'")
          .doesNotContain("unsafe");
      assertThat(answered.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(answered.header("Cache-Control")).isEqualTo("no-store");
      assertThat(answered.header("Referrer-Policy")).isEqualTo("no-referrer");
      assertThat(answered.header("Server")).isNull();
    }
  }

  @Test
  void a_wrong_token_is_nobody_and_is_counted() throws IOException {
    String answer =
        node.raw(
            "GET /api/v1/me HTTP/1.1\r\nHost: localhost:"
                + node.edge.port()
                + "\r\nAuthorization: Bearer "
                + "A".repeat(43)
                + "\r\nConnection: close\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 401");
    assertThat(node.counter("token.wrong")).isEqualTo(1);
  }

  @Test
  void probes_answer_this_machine() {
    assertThat(node.get("/health/live").status()).isEqualTo(200);
    assertThat(node.get("/health/ready").text()).isEqualTo("ready\n");
    assertThat(node.get("/metrics").text()).contains("# the node's own", "renkei_web_total");
  }
}
