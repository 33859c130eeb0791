// SPDX-License-Identifier: Apache-2.0
package renkei.node.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What an operator may write into the configuration, and what the answer to a slip is.
final class ConfigTest {
  private static final String GOOD =
      """
      # a comment
      party.code = JPN
      party.name.en = Japan
      web.command-line-officer = duty-1
      """;

  @TempDir private Path folder;

  private Config read(String text) throws IOException {
    Path file = folder.resolve("renkei.conf");
    Files.writeString(file, text);
    return Config.read(file);
  }

  private void refused(String lines, String... parts) throws IOException {
    assertThatThrownBy(() -> read(GOOD + lines))
        .isInstanceOf(ConfigRefused.class)
        .hasMessageContainingAll(parts);
    assertThat(read(GOOD).party().code()).isEqualTo("JPN");
  }

  private String template() throws IOException {
    Path data = folder.resolve("new");
    Typed made =
        Typed.renkei("init", "--data", data, "--code", "JPN", "--name", "Japan", "--name-ja", "日本");
    assertThat(made.code()).as(made.err()).isZero();
    return Files.readString(data.resolve("renkei.conf"));
  }

  @Test
  void the_template_of_a_new_node_is_read_back() throws IOException {
    Config config = read(template());
    assertThat(config.party()).isEqualTo(new Config.Party("JPN", "Japan", "日本", "COALITION", ""));
    assertThat(config.exercise()).isTrue();
    assertThat(config.peerListen()).isNull();
    assertThat(config.web().plain()).isFalse();
    assertThat(config.feed().kind()).isEqualTo(Config.FeedKind.NONE);
  }

  @Test
  void every_key_in_the_template_may_be_uncommented() throws IOException {
    List<String> lines =
        template()
            .lines()
            .map(line -> line.matches("#[a-z]+\\..*") ? line.substring(1) : line)
            .toList();
    Config config = read(String.join("\n", lines));
    assertThat(config.peerListen()).isNotNull();
    assertThat(config.party().peerAddress()).isEqualTo("node.example.org:7400");
  }

  @ParameterizedTest
  @CsvSource({
    "party.cod, party.code",
    "peer.lissten, peer.listen",
    "web.listn, web.listen",
    "feed.kinds, feed.kind",
    "web.metric-anywhere, web.metrics-anywhere"
  })
  void o2_an_unknown_key_stops_the_start_and_names_the_nearest_known_one(String typed, String meant)
      throws IOException {
    refused(typed + " = x", "line 5", "'" + typed + "'", "did you mean '" + meant + "'");
  }

  @Test
  void o2_a_doubled_key_names_both_lines() throws IOException {
    refused("party.code = USA", "line 5", "party.code", "line 2");
  }

  @ParameterizedTest
  @CsvSource({
    "node.exercise = yes, true or false",
    "feed.ships = many, whole number",
    "feed.ships = 0, between 1 and 10000",
    "feed.speed = 10s, whole number",
    "peer.invite-minutes = 4, between 5 and 10080",
    "peer.invite-minutes = 10081, between 5 and 10080",
    "feed.kind = radar, 'none, exercise, file or tcp'",
    "web.listen = 8443, host:port",
    "web.listen = localhost:99999, host:port",
    "peer.listen = host:port, host:port"
  })
  void o2_a_wrong_value_names_its_line_and_what_would_be_right(String line, String right)
      throws IOException {
    refused(line, "line 5", right);
  }

  @Test
  void an_invite_is_good_for_a_quarter_of_an_hour_unless_a_courier_needs_longer()
      throws IOException {
    assertThat(read(GOOD).inviteFor()).isEqualTo(Duration.ofMinutes(15));
    assertThat(read(GOOD + "peer.invite-minutes = 4320").inviteFor()).isEqualTo(Duration.ofDays(3));
  }

  @Test
  void o2_a_line_without_a_value_is_refused_by_its_number() throws IOException {
    refused("web.listen", "line 5", "key = value");
  }

  @Test
  void o2_a_tab_around_key_and_value_is_only_space() throws IOException {
    assertThat(read(GOOD + "\tfeed.ships\t=\t12\t").feed().ships()).isEqualTo(12);
  }

  @Test
  void o2_what_must_be_there_is_named() {
    assertThatThrownBy(() -> read(GOOD.replace("party.name.en = Japan", "")))
        .isInstanceOf(ConfigRefused.class)
        .hasMessageContaining("party.name.en");
  }

  @Test
  void o2_one_port_for_officers_and_peers_is_refused() throws IOException {
    refused(
        "web.listen = 127.0.0.1:7400\npeer.listen = 0.0.0.0:7400",
        "line 6",
        "peer.listen",
        "web.listen");
  }

  @Test
  void plain_http_is_for_loopback_only() throws IOException {
    refused("web.listen = 192.0.2.1:8443\nweb.plain-http-on-loopback = true", "line 6", "loopback");
  }

  @Test
  void o2_a_node_with_a_wrong_configuration_does_not_start() throws IOException {
    Path data = folder.resolve("node");
    assertThat(Typed.renkei("init", "--data", data, "--code", "JPN", "--name", "Japan").code())
        .isZero();
    Path file = data.resolve("renkei.conf");
    String before = Files.readString(file);
    Files.writeString(file, before + "web.listn = 127.0.0.1:1\n");
    Typed run = Typed.renkei("run", "--data", data);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("'web.listn'", "did you mean 'web.listen'");
    Typed doctor = Typed.renkei("doctor", "--quick", "--json", "--data", data);
    assertThat(doctor.json().path("well").asBoolean()).isFalse();
    Files.writeString(file, before);
    assertThat(Typed.renkei("doctor", "--quick", "--data", data).code()).isZero();
  }
}
