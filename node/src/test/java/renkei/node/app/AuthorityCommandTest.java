// SPDX-License-Identifier: Apache-2.0
package renkei.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import renkei.node.store.DataFolder;
import tools.jackson.databind.JsonNode;

/// The story of DESIGN S2 and S3 as an operator without a screen types it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthorityCommandTest {
  @TempDir static Path folder;
  private Path data;
  private RunningNode node;

  @BeforeAll
  void a_node_runs() throws IOException {
    data = folder.resolve("USA");
    done("init", "--data", data, "--code", "USA", "--name", "United States", "--root", "HQ");
    Path file = data.resolve("renkei.conf");
    Files.writeString(
        file, Files.readString(file).replace("127.0.0.1:8443", "127.0.0.1:" + freePort()));
    DataFolder made = new DataFolder(data);
    node = RunningNode.start(made, Config.read(made.config()), () -> {});
    at("authority", "establish", "USFJ", "--name", "USFJ", "--name-ja", "在日米軍", "--under", "HQ");
    at("authority", "unit", "374AW", "--name", "374 AW", "--command", "USFJ");
    at("authority", "unit", "36AS", "--name", "36 AS", "--command", "USFJ", "--below", "374AW");
    at("function", "add", "airlift", "--name", "Airlift", "--shared", "relief-airlift");
    at("function", "add", "base-support", "--name", "Base support");
  }

  @AfterAll
  void it_stops() {
    node.close();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static Typed done(Object... words) {
    Typed typed = Typed.renkei(words);
    assertThat(typed.code()).as("%s\n%s", typed.out(), typed.err()).isZero();
    return typed;
  }

  private Object[] here(Object[] words, Object... more) {
    Object[] all = new Object[words.length + more.length + 2];
    System.arraycopy(words, 0, all, 0, words.length);
    System.arraycopy(more, 0, all, words.length, more.length);
    all[all.length - 2] = "--data";
    all[all.length - 1] = data;
    return all;
  }

  private Typed at(Object... words) {
    return done(here(words));
  }

  private String act(Object... words) {
    return done(here(words, "--json")).json().path("id").asString();
  }

  private String refused(Object... words) {
    Typed typed = Typed.renkei(here(words));
    assertThat(typed.code()).as(typed.out()).isEqualTo(1);
    return typed.err();
  }

  private JsonNode who(Object... words) {
    Object[] all = new Object[words.length + 1];
    all[0] = "who";
    System.arraycopy(words, 0, all, 1, words.length);
    return done(here(all, "--json")).json();
  }

  private String holder(Object... words) {
    return who(words).path("holder").asString();
  }

  @Test
  void every_act_is_entered_told_apart_and_seen_in_who() {
    Instant cutover = Instant.now().plus(Duration.ofDays(30)).truncatedTo(ChronoUnit.SECONDS);
    String after = cutover.plusSeconds(60).toString();
    String moved =
        act(
            "authority",
            "transfer",
            "--function",
            "airlift",
            "--unit",
            "374AW",
            "--giver",
            "HQ",
            "--to",
            "USFJ",
            "--from",
            cutover,
            "--relation",
            "OPCON",
            "--basis",
            "order 12");
    assertThat(holder("airlift", "--unit", "36AS")).isEqualTo("HQ");
    assertThat(holder("airlift", "--unit", "36AS", "--at", after)).isEqualTo("USFJ");
    assertThat(holder("relief-airlift", "--unit", "36AS", "--at", after))
        .as("by the code that parties agreed on")
        .isEqualTo("USFJ");
    assertThat(holder("airlift", "--at", after)).as("over every unit").isEqualTo("HQ");
    assertThat(
            refused(
                "authority",
                "transfer",
                "--function",
                "airlift",
                "--unit",
                "36AS",
                "--giver",
                "HQ",
                "--to",
                "USFJ",
                "--from",
                after))
        .contains("AUTHORITY_ALREADY_GIVEN", moved.substring(0, 8));

    String rests =
        act("authority", "suspend", "--act", moved, "--from", cutover.plus(1, ChronoUnit.DAYS));
    String later = cutover.plus(Duration.ofDays(2)).toString();
    assertThat(holder("airlift", "--unit", "36AS", "--at", later)).isEqualTo("HQ");
    at("authority", "return", rests, "--from", cutover.plus(Duration.ofHours(36)));
    assertThat(holder("airlift", "--unit", "36AS", "--at", later)).isEqualTo("USFJ");

    at("authority", "widen", "--function", "base-support", "--to", "USFJ", "--from", cutover);
    JsonNode widened = who("base-support", "--at", after);
    assertThat(widened.path("holder").asString()).isEqualTo("USFJ");
    assertThat(widened.at("/chain/1/way").asString()).isEqualTo("WIDENED");

    at(
        "authority",
        "delegate",
        "--function",
        "airlift",
        "--giver",
        "HQ",
        "--to",
        "USFJ",
        "--until",
        cutover);
    Typed told = at("who", "airlift");
    assertThat(told.out()).contains("HQ", "may decide too: USFJ");

    at("authority", "suspend", "--command", "USFJ", "--until", cutover);
    assertThat(at("who", "airlift").out()).doesNotContain("may decide too");

    String history = at("authority", "history").out();
    assertThat(history)
        .contains(
            "authority transferred 権限移管",
            "relation OPCON",
            "authority delegated 権限委任",
            "authority widened 権限付与",
            "authority suspended 権限停止  command USFJ",
            "authority suspended 権限停止  given " + moved,
            "authority returned 権限返還  given " + rests,
            "command established 司令部新編",
            "unit listed 部隊登録  code 36AS  command USFJ  parent 374AW");
  }

  @Test
  void a_command_that_is_stated_again_keeps_its_beginning_and_gets_its_end() {
    at("authority", "establish", "JTF", "--name", "JTF", "--under", "HQ");
    at(
        "authority",
        "establish",
        "JTF",
        "--name",
        "JTF",
        "--under",
        "HQ",
        "--until",
        "2099-01-01T00:00:00Z");
    assertThat(at("authority", "history").out())
        .contains("code JTF  parent HQ", "until 2099-01-01T00:00:00.000Z");
  }

  @Test
  void what_cannot_be_recorded_is_refused_with_a_sentence() {
    assertThat(refused("authority", "widen", "--function", "nothing", "--to", "USFJ"))
        .contains("NOT_LISTED", "The function nothing");
    assertThat(refused("authority", "suspend", "--command", "HQ")).contains("root command");
    assertThat(
            refused(
                "authority",
                "widen",
                "--function",
                "airlift",
                "--to",
                "USFJ",
                "--from",
                "2030-01-02T00:00:00Z",
                "--until",
                "2030-01-01T00:00:00Z"))
        .contains("before it begins");
    assertThat(
            refused(
                "authority",
                "widen",
                "--function",
                "airlift",
                "--to",
                "USFJ",
                "--from",
                "2020-01-01T00:00:00Z"))
        .contains("BACKDATED");
    assertThat(
            refused(
                "authority",
                "unit",
                "374AW",
                "--name",
                "374 AW",
                "--command",
                "USFJ",
                "--below",
                "36AS"))
        .contains("NOT_A_TREE", "cannot be above it");
    assertThat(Typed.renkei(here(new Object[] {"authority", "suspend"})).code())
        .as("neither a command nor an act is named")
        .isEqualTo(2);
  }
}
