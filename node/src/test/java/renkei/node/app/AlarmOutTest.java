// SPDX-License-Identifier: Apache-2.0
package renkei.node.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import renkei.core.base.Hash;
import renkei.core.consent.Proposals;
import renkei.core.entry.CommandId;
import renkei.core.entry.Domestic;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.Label;
import renkei.core.entry.Level;
import renkei.core.entry.OfficerId;
import renkei.core.entry.PartyId;
import renkei.core.profile.Counterparts;
import renkei.core.profile.Requests;
import renkei.core.profile.Routing;
import renkei.node.alarm.AlarmOut;
import renkei.node.alarm.AlarmWays;

/// What leaves of an alarm, to where, and what happens when nobody takes it. The receivers are real
/// sockets that speak as they like.
class AlarmOutTest {
  private static final PartyId SELF = new PartyId(new Hash(1, 2, 3, 4));

  @TempDir private Path folder;
  private final List<AutoCloseable> open = new ArrayList<>();
  private final Requests requests = requests();
  private int raised;

  @AfterEach
  void everything_is_closed() throws Exception {
    for (AutoCloseable one : open) {
      one.close();
    }
  }

  private static Requests requests() {
    Proposals proposals = new Proposals(SELF);
    return new Requests(
        SELF,
        proposals,
        new Routing(SELF, new renkei.core.authority.AuthorityRegister()),
        new Counterparts(SELF));
  }

  private void raise(AlarmOut out) {
    raised++;
    requests.apply(
        new Entry(
            SELF,
            new EntryId(9, raised),
            Instant.EPOCH.plusSeconds(2_000_000_000L + raised),
            Instant.EPOCH.plusSeconds(2_000_000_000L + raised),
            new OfficerId("node"),
            new CommandId("JJOC"),
            "",
            new TreeSet<>(Set.of()),
            Label.of("EX", Level.UNCLASSIFIED).asExercise(),
            new Domestic.AlarmRaised(
                new EntryId(7, 7), Domestic.AlarmClock.ANSWER, Domestic.AlarmStage.PASSED)),
        raised);
    out.turned(requests.alarms());
  }

  /// A receiver on loopback: takes what comes, says what it is told to.
  private final class Receiver {
    final ServerSocket socket;
    final List<String> heard = new CopyOnWriteArrayList<>();

    Receiver(String answer, boolean smtp) throws IOException {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      open.add(socket::close);
      Thread.ofVirtual()
          .start(() -> {
            while (!socket.isClosed()) {
              try (Socket one = socket.accept()) {
                one.setSoTimeout(3_000);
                heard.add(smtp ? letter(one, answer) : request(one, answer));
              } catch (IOException _) {
                // The caller hung up, or the test is over.
              }
            }
          });
    }

    private String request(Socket one, String answer) throws IOException {
      InputStream in = one.getInputStream();
      StringBuilder text = new StringBuilder();
      while (!text.toString().matches("(?s).*\r\n\r\n\\{.*}")) {
        int next = in.read();
        if (next < 0) {
          break;
        }
        text.append((char) next);
      }
      one.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
      one.getOutputStream().flush();
      return text.toString();
    }

    private String letter(Socket one, String answer) throws IOException {
      StringBuilder all = new StringBuilder();
      say(one, answer);
      boolean data = false;
      while (true) {
        String line = line(one.getInputStream());
        if (line == null) {
          return all.toString();
        }
        all.append(line).append('\n');
        if (data && line.equals(".")) {
          data = false;
          say(one, "250 taken");
        } else if (!data && line.equals("DATA")) {
          data = true;
          say(one, "354 go on");
        } else if (!data && line.equals("QUIT")) {
          say(one, "221 bye");
          return all.toString();
        } else if (!data) {
          say(one, line.startsWith("EHLO") ? "250-hello\r\n250 SIZE 1000" : "250 ok");
        }
      }
    }

    private void say(Socket one, String text) throws IOException {
      one.getOutputStream().write((text + "\r\n").getBytes(StandardCharsets.US_ASCII));
      one.getOutputStream().flush();
    }

    private @Nullable String line(InputStream in) throws IOException {
      StringBuilder line = new StringBuilder();
      for (int next = in.read(); next >= 0; next = in.read()) {
        if (next == '\n') {
          return line.toString().strip();
        }
        line.append((char) next);
      }
      return null;
    }

    URI url() {
      return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/alarm");
    }
  }

  private AlarmOut out(AlarmWays ways) {
    AlarmOut out =
        new AlarmOut(
            ways, List.of(Duration.ofMillis(20), Duration.ofMillis(20)), Duration.ofMillis(700));
    open.add(out);
    out.start(requests.alarms(), Instant.EPOCH);
    return out;
  }

  private static void await(BooleanSupplier holds) throws InterruptedException {
    long end = System.nanoTime() + 20_000_000_000L;
    while (!holds.getAsBoolean() && System.nanoTime() < end) {
      Thread.sleep(20);
    }
    assertThat(holds.getAsBoolean()).isTrue();
  }

  private static long count(AlarmOut out, String what) {
    return out.counters().get("alarm_out_" + what);
  }

  private static final String OK = "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n";

  @Test
  void a_webhook_gets_the_number_and_nothing_else() throws Exception {
    Receiver receiver = new Receiver(OK, false);
    AlarmOut out = out(new AlarmWays(receiver.url(), null));
    raise(out);
    raise(out);
    await(() -> count(out, "sent") == 2);
    assertThat(receiver.heard).hasSize(2);
    String second = receiver.heard.get(1);
    assertThat(second).startsWith("POST /alarm HTTP/1.1\r\n").endsWith("\r\n\r\n{\"alarm\":2}");
    // No name of the party, no code, no cookie, no token, no version of anything.
    assertThat(second.toLowerCase(java.util.Locale.ROOT))
        .doesNotContain("cookie", "authorization", "jjoc", "answer", "java", "00000007")
        .contains("user-agent: renkei");
  }

  @Test
  void a_letter_says_the_number_and_nothing_else() throws Exception {
    Receiver receiver = new Receiver("220 mail.example ready", true);
    AlarmOut out =
        out(
            new AlarmWays(
                null,
                new AlarmWays.Mail(
                    new InetSocketAddress("127.0.0.1", receiver.socket.getLocalPort()),
                    "renkei@example.org",
                    "watch@example.org")));
    raise(out);
    await(() -> count(out, "sent") == 1);
    String letter = receiver.heard.getFirst();
    assertThat(letter)
        .contains(
            "MAIL FROM:<renkei@example.org>",
            "RCPT TO:<watch@example.org>",
            "Subject: Renkei alarm 1",
            "Alarm 1\n.\nQUIT");
    assertThat(letter).doesNotContain("JJOC", "ANSWER");
  }

  @Test
  void w5_a_redirect_is_not_followed_and_is_counted_as_failed() throws Exception {
    Receiver inside = new Receiver(OK, false);
    Receiver receiver =
        new Receiver(
            "HTTP/1.1 307 Temporary Redirect\r\nLocation: "
                + inside.url()
                + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
            false);
    AlarmOut out = out(new AlarmWays(receiver.url(), null));
    raise(out);
    await(() -> count(out, "given_up") == 1);
    assertThat(count(out, "failed")).isEqualTo(3);
    assertThat(count(out, "sent")).isZero();
    assertThat(inside.heard).isEmpty();
  }

  @Test
  void a_receiver_that_says_nothing_is_left_after_its_time_and_the_next_alarm_goes_out()
      throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      AlarmOut out =
          out(new AlarmWays(URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/"), null));
      raise(out);
      await(() -> count(out, "given_up") == 1);
      assertThat(count(out, "failed")).isEqualTo(3);
    }
    Receiver receiver = new Receiver(OK, false);
    AlarmOut next = out(new AlarmWays(receiver.url(), null));
    raise(next);
    await(() -> count(next, "sent") == 1);
  }

  @Test
  void an_endless_answer_is_not_read() throws Exception {
    Receiver receiver =
        new Receiver(
            "HTTP/1.1 200 OK\r\nContent-Length: 9999999999\r\n\r\n" + "x".repeat(10_000), false);
    AlarmOut out = out(new AlarmWays(receiver.url(), null));
    raise(out);
    await(() -> count(out, "sent") == 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"554 no", "220-a\r\n220-b", "hello", "220 x\r\n"})
  void a_mail_server_that_speaks_otherwise_gets_no_letter(String greeting) throws Exception {
    Receiver receiver = new Receiver(greeting, true);
    AlarmOut out =
        out(
            new AlarmWays(
                null,
                new AlarmWays.Mail(
                    new InetSocketAddress("127.0.0.1", receiver.socket.getLocalPort()),
                    "renkei@example.org",
                    "watch@example.org")));
    raise(out);
    await(() -> count(out, "given_up") == 1);
    assertThat(count(out, "failed")).isEqualTo(3);
    assertThat(receiver.heard).noneMatch(letter -> letter.contains("Subject"));
  }

  @Test
  void a_flood_waits_in_a_bounded_queue_and_what_is_dropped_is_counted_and_stands_on_the_board()
      throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      AlarmOut out =
          out(new AlarmWays(URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/"), null));
      for (int i = 0; i < AlarmOut.WAITING_MAX + 50; i++) {
        raise(out);
      }
      assertThat(count(out, "dropped")).isBetween(40L, 50L);
      assertThat(requests.alarms().count()).isEqualTo(AlarmOut.WAITING_MAX + 50L);
    }
  }

  @Test
  void nothing_leaves_unless_it_is_configured() throws Exception {
    AlarmOut out = out(AlarmWays.NONE);
    raise(out);
    Thread.sleep(100);
    assertThat(out.counters().values()).allMatch(value -> value == 0);
  }

  // -------------------------------------------------------------------------------- configuration

  private static final String GOOD =
      """
      party.code = JPN
      party.name.en = Japan
      web.command-line-officer = duty-1
      """;

  private Config read(String text) throws IOException {
    Path file = folder.resolve("renkei.conf");
    Files.writeString(file, text);
    return Config.read(file);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///etc/passwd",
        "ftp://127.0.0.1/x",
        "gopher://127.0.0.1:25/_HELO",
        "jar:http://127.0.0.1/x!/",
        "//127.0.0.1/x",
        "/alarm",
        "http://10.0.0.1/alarm",
        "http://192.168.1.1/alarm",
        "http://169.254.169.254/latest/meta-data",
        "http://127.0.0.1.evil.example/alarm",
        "http://localhost.evil.example/alarm",
        "http://2130706433/alarm",
        "http://0x7f.1/alarm",
        "http://[::ffff:10.0.0.1]/alarm",
        "http://user:secret@127.0.0.1/alarm",
        "http://127.0.0.1@evil.example/alarm",
        "https://example.org/alarm?token=secret",
        "https://example.org/alarm#x",
        "https:///alarm",
        "http://127.0.0.1:0/alarm",
        "http://127.0.0.1:99999/alarm",
        "http://exa mple/alarm",
        "javascript:alert(1)"
      })
  void w5_a_url_that_is_no_plain_http_to_this_machine_or_https_stops_the_start(String url)
      throws IOException {
    assertThatThrownBy(() -> read(GOOD + "alarm.webhook = " + url + "\n"))
        .isInstanceOf(ConfigRefused.class)
        .hasMessageContaining("line 4")
        .hasMessageContaining("has a URL that");
    assertThat(read(GOOD + "alarm.webhook = http://127.0.0.1:9100/alarm\n").alarms().webhook())
        .hasPort(9100);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:9100/alarm",
        "http://localhost:9100/",
        "http://[::1]:9100/alarm",
        "https://alarms.example.org/renkei"
      })
  void a_url_of_this_machine_or_with_tls_is_taken(String url) throws IOException {
    assertThat(read(GOOD + "alarm.webhook = " + url + "\n").alarms().webhook())
        .isEqualTo(URI.create(url));
  }

  @ParameterizedTest
  @CsvSource({
    "a@b.example\\r\\nRCPT TO:<c@d.example>",
    "a@b.example> SIZE=1",
    "a b@c.example",
    "nobody",
    "@example.org",
    "a@-example.org"
  })
  void an_address_that_is_not_one_plain_address_stops_the_start(String address) {
    assertThatThrownBy(() ->
            read(
                GOOD
                    + "alarm.mail-host = 127.0.0.1:25\nalarm.mail-from = a@b.example\n"
                    + "alarm.mail-to = "
                    + address
                    + "\n"))
        .isInstanceOf(ConfigRefused.class)
        .hasMessageContaining("line 6");
  }

  @Test
  void w5_no_call_and_no_officer_can_give_a_url() {
    // The one place where a URL comes from is the configuration: no draft of the API has a field
    // for one.
    assertThat(AlarmWays.class.getRecordComponents())
        .extracting(java.lang.reflect.RecordComponent::getName)
        .containsExactly("webhook", "mail");
    Path here = Path.of("").toAbsolutePath();
    Path root = Files.exists(here.resolve("docs")) ? here : here.getParent();
    try {
      assertThat(Files.readString(root.resolve("docs/api/openapi.yaml")))
          .doesNotContain("webhook:", "format: uri", "format: url");
    } catch (IOException fault) {
      throw new AssertionError(fault);
    }
  }
}
