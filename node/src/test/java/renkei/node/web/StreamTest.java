// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The event stream: what it tells, how it resumes, and that silent readers hold up nobody.
class StreamTest {
  @TempDir Path folder;
  private WebNode node;
  private World world;
  private final List<Tap> taps = new ArrayList<>();

  @BeforeEach
  void a_node_runs() {
    node = new WebNode(folder);
    world = new World(node).settle();
  }

  @AfterEach
  void the_next_good_call_is_served() throws IOException {
    assertThat(node.get("/api/v1/me").status()).isEqualTo(200);
    for (Tap tap : taps) {
      tap.close();
    }
    node.close();
  }

  /// One frame of the stream.
  record Frame(String event, String id, JsonNode data) {}

  /// An open stream over a plain socket; by HTTP/1.0, so that no chunk marks stand between.
  private final class Tap implements AutoCloseable {
    final Socket socket;
    final BufferedReader in;

    Tap(String headers) throws IOException {
      socket = new Socket(InetAddress.getLoopbackAddress(), node.edge.port());
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write(
              ("GET /api/v1/stream HTTP/1.0\r\nHost: localhost:"
                      + node.edge.port()
                      + "\r\n"
                      + headers
                      + "\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    /// Reads on to a frame that fits; fails after the socket's time-out.
    Frame next(Predicate<Frame> fits) throws IOException {
      String event = "";
      String id = "";
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.startsWith("event: ")) {
          event = line.substring(7);
        } else if (line.startsWith("id: ")) {
          id = line.substring(4);
        } else if (line.startsWith("data: ")) {
          Frame frame = new Frame(event, id, WebNode.JSON.readTree(line.substring(6)));
          id = "";
          if (fits.test(frame)) {
            return frame;
          }
        }
      }
      throw new IOException("the stream ended");
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  private Tap tap(String more) throws IOException {
    String token = new String(node.token.file(), StandardCharsets.US_ASCII);
    Tap tap = new Tap("Authorization: Bearer " + token + "\r\n" + more);
    taps.add(tap);
    return tap;
  }

  @Test
  void a_stream_tells_the_whole_picture_first_and_then_what_changes() throws IOException {
    Contract contract = Contract.read();
    Tap tap = tap("");
    Frame whole = tap.next(frame -> frame.event().equals("picture"));
    assertThat(contract.value("StreamPicture", whole.data())).isEmpty();
    assertThat(whole.data().get("whole").asBoolean()).isTrue();
    assertThat(whole.data().get("own")).hasSize(12);
    node.pass(java.time.Duration.ofSeconds(1));
    world.tracks(2);
    Frame change = tap.next(frame -> frame.event().equals("picture"));
    assertThat(change.data().get("whole").asBoolean()).isFalse();
    assertThat(change.data().get("own")).hasSize(2);
    Frame clock = tap.next(frame -> frame.event().equals("clock"));
    assertThat(contract.value("StreamClock", clock.data())).isEmpty();
  }

  @Test
  void what_is_recorded_is_told_with_its_position_and_the_part_that_changed() throws IOException {
    Tap tap = tap("");
    Frame first = tap.next(frame -> frame.event().equals("position"));
    assertThat(Contract.read().value("StreamPosition", first.data())).isEmpty();
    assertThat(first.data().get("changed")).isEmpty();
    world.document("News", "text/plain", "x");
    Frame next = tap.next(frame -> frame.event().equals("position"));
    assertThat(next.data().get("changed").toString()).contains("documents");
    assertThat(next.id()).isEqualTo(next.data().get("position").asString());
  }

  @Test
  void w11_a_reader_that_comes_back_is_told_everything_since_its_position() throws IOException {
    Tap tap = tap("");
    Frame first = tap.next(frame -> frame.event().equals("position"));
    tap.close();
    world.document("While away", "text/plain", "x");
    node.post(
        "/api/v1/officers",
        Map.of(
            "id", node.id(),
            "code", "new-1",
            "names", World.names("New"),
            "command", "JJOC",
            "rights", List.of("READ")));
    Frame since =
        tap("Last-Event-ID: " + first.id() + "\r\n")
            .next(frame -> frame.event().equals("position"));
    assertThat(since.data().get("changed").toString())
        .contains("documents", "officers")
        .doesNotContain("rules");
    Frame odd =
        tap("Last-Event-ID: not-a-number\r\n").next(frame -> frame.event().equals("position"));
    assertThat(odd.data().get("changed")).isEmpty();
  }

  @Test
  void w11_silent_readers_hold_up_nobody_and_too_many_are_refused() throws IOException {
    for (int i = 0; i < Streams.READERS_OF_ONE_MAX; i++) {
      tap("").next(frame -> frame.event().equals("clock"));
    }
    Tap one = new Tap("Authorization: Bearer " + token() + "\r\n");
    taps.add(one);
    assertThat(one.in.readLine()).contains("429");
    assertThat(node.counter("stream.refused")).isEqualTo(1);
    long begun = System.nanoTime();
    for (int i = 0; i < 20; i++) {
      assertThat(node.get("/api/v1/tracks").status()).isEqualTo(200);
    }
    assertThat(System.nanoTime() - begun).isLessThan(10_000_000_000L);
    taps.getFirst().close();
    World.until(() -> opens());
  }

  private String token() {
    return new String(node.token.file(), StandardCharsets.US_ASCII);
  }

  private boolean opens() {
    try {
      Tap tap = tap("");
      String line = tap.in.readLine();
      return line != null && line.contains("200");
    } catch (IOException _) {
      return false;
    }
  }

  @Test
  void w11_a_reader_that_reads_nothing_skips_and_then_has_the_newest() throws Exception {
    Tap deaf = tap("");
    deaf.next(frame -> frame.event().equals("picture"));
    for (int round = 0; round < 30; round++) {
      node.pass(java.time.Duration.ofSeconds(1));
      world.tracks(4_000);
      Thread.sleep(250);
    }
    long seen = 0;
    String latest = Json.time(Values.millis(node.now().minusSeconds(5)));
    String at = "";
    while (at.compareTo(latest) < 0) {
      at = deaf.next(frame -> frame.event().equals("picture")).data().get("at").asString();
      seen++;
    }
    assertThat(seen).as("pictures that reached a deaf reader").isLessThan(20);
    assertThat(node.counter("stream.skipped")).isPositive();
  }

  @Test
  void w13_an_open_screen_of_a_revoked_officer_is_told_bye_within_five_seconds()
      throws IOException {
    Browser browser = new Browser(node);
    browser.enrol("reader-1");
    Tap tap = new Tap("Cookie: " + browser.cookie + "\r\n");
    taps.add(tap);
    tap.next(frame -> frame.event().equals("clock"));
    node.post("/api/v1/officers/reader-1/revoke", Map.of("id", node.id(), "reason", "left"));
    long begun = System.nanoTime();
    Frame bye = tap.next(frame -> frame.event().equals("bye"));
    assertThat(System.nanoTime() - begun).isLessThan(5_000_000_000L);
    assertThat(Contract.read().problem(bye.data())).isEmpty();
  }

  @Test
  void w6_a_log_out_elsewhere_ends_the_stream() throws IOException {
    Browser browser = new Browser(node);
    browser.enrol("reader-1");
    Tap tap = new Tap("Cookie: " + browser.cookie + "\r\n");
    taps.add(tap);
    tap.next(frame -> frame.event().equals("clock"));
    browser.post("/api/v1/logout", Map.of());
    assertThat(tap.next(frame -> frame.event().equals("bye")).data().get("code").asString())
        .isEqualTo("NOT_LOGGED_IN");
  }

  @Test
  void w11_a_picture_tells_what_left_it_even_to_who_was_away_for_some_beats() {
    Pulse.Picture none = Pulse.NONE.picture();
    List<renkei.core.entry.Track> tracks =
        node.ask(state -> List.copyOf(state.picture().tracks())).join();
    Pulse.Picture first = none.next(tracks, List.of(), node.now());
    Pulse.Picture second = first.next(tracks.subList(0, 10), List.of(), node.now());
    Pulse.Picture third = second.next(tracks.subList(0, 11), List.of(), node.now());
    JsonNode frame = data(third.since(first.number(), node.now()));
    assertThat(frame.get("gone")).hasSize(1);
    assertThat(frame.get("own")).hasSize(1);
    assertThat(third.next(tracks.subList(0, 11), List.of(), node.now()).change())
        .isEqualTo(renkei.core.base.Bytes.EMPTY);
  }

  private static JsonNode data(renkei.core.base.Bytes frame) {
    String text = new String(frame.unsafe(), StandardCharsets.UTF_8);
    return WebNode.JSON.readTree(text.substring(text.indexOf("data: ") + 6));
  }
}
