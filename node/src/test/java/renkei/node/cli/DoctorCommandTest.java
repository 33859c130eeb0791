// SPDX-License-Identifier: Apache-2.0
package renkei.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import renkei.node.app.KeyFolder;
import renkei.node.app.Typed;
import renkei.node.keys.WebKey;
import renkei.node.store.DataFolder;
import tools.jackson.databind.JsonNode;

/// Each thing that doctor looks at is found when it is wrong, with a command that mends it.
final class DoctorCommandTest {
  private static final Pattern JAPANESE =
      Pattern.compile("[\\p{IsHiragana}\\p{IsKatakana}\\p{IsHan}]");

  @TempDir private Path folder;
  private Path data;

  @BeforeEach
  void a_node() {
    data = folder.resolve("jpn");
    assertThat(Typed.renkei("init", "--data", data, "--code", "JPN", "--name", "Japan").code())
        .isZero();
  }

  private JsonNode check(Typed doctor, String name) {
    for (JsonNode one : doctor.json().path("checks")) {
      if (one.path("check").asString().equals(name)) {
        return one;
      }
    }
    throw new AssertionError("no check " + name + " in " + doctor.out());
  }

  /// Nothing is found in one language only.
  private static void japanese(Typed doctor) {
    for (JsonNode one : doctor.json().path("checks")) {
      assertThat(one.path("what").asString()).as(one.toString()).containsPattern("[A-Za-z]{2}");
      assertThat(one.path("whatJa").asString()).as(one.toString()).containsPattern(JAPANESE);
      boolean well = one.path("state").asString().equals("WELL");
      assertThat(JAPANESE.matcher(one.path("whyJa").asString()).find())
          .as(one.toString())
          .isEqualTo(!well);
    }
  }

  private void finds(String name, String state, String fix) {
    Typed doctor = Typed.renkei("doctor", "--data", data, "--json");
    JsonNode found = check(doctor, name);
    assertThat(found.path("state").asString()).as(doctor.out()).isEqualTo(state);
    assertThat(found.path("fix").asString()).contains(fix);
    assertThat(found.path("why").asString()).isNotBlank();
    japanese(doctor);
    assertThat(doctor.code()).isEqualTo(state.equals("FAULT") ? 1 : 0);
  }

  @Test
  void a_new_node_has_no_fault() {
    Typed doctor = Typed.renkei("doctor", "--data", data, "--json");
    assertThat(doctor.code()).as(doctor.out()).isZero();
    assertThat(check(doctor, "force").path("what").asString()).contains("µs");
    assertThat(doctor.json().path("well").asBoolean()).isTrue();
    japanese(doctor);
    assertThat(Typed.renkei("doctor", "--data", data).out())
        .contains("no backup was ever taken", "バックアップが一度も取られていない", "理由: ディスクを失うと");
  }

  @Test
  void keys_open_to_others_are_a_fault_and_the_node_does_not_start() throws IOException {
    Path key = data.resolve("keys/signing.key");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    finds("folder", "FAULT", "chmod 600 " + key);
    assertThat(Typed.renkei("run", "--data", data).err()).contains("chmod 600");
  }

  @ParameterizedTest
  @CsvSource({"40,WELL", "29,WARNING", "13,WARNING", "6,WARNING", "0,FAULT", "-1,FAULT"})
  void a_certificate_is_named_before_it_ends(int daysLeft, String state) throws IOException {
    SecureRandom random = new SecureRandom();
    Instant made =
        Instant.now().minus(WebKey.VALIDITY).plus(Duration.ofDays(daysLeft)).plusSeconds(7200);
    WebKey.fresh(random, made, List.of("localhost")).replace(data.resolve("keys/web.pem"));
    if (state.equals("WELL")) {
      assertThat(
              check(Typed.renkei("doctor", "--data", data, "--json"), "certificate-web")
                  .path("state")
                  .asString())
          .isEqualTo("WELL");
      return;
    }
    finds("certificate-web", state, "renkei certificate --renew");
    assertThat(Typed.renkei("certificate", "--renew", "--data", data).code()).isZero();
    assertThat(
            check(Typed.renkei("doctor", "--data", data, "--json"), "certificate-web")
                .path("state")
                .asString())
        .isEqualTo("WELL");
  }

  @Test
  void a_host_that_the_certificate_does_not_name_is_found_and_mended() throws IOException {
    Path file = data.resolve("renkei.conf");
    Files.writeString(
        file, Files.readString(file).replace("web.host = localhost", "web.host = jpn.example.org"));
    finds("certificate-name", "WARNING", "renkei certificate --renew");
    Path exported = folder.resolve("jpn.crt");
    assertThat(Typed.renkei("certificate", "--renew", "--export", exported, "--data", data).code())
        .isZero();
    assertThat(exported).content().startsWith("-----BEGIN CERTIFICATE-----");
    assertThat(
            check(Typed.renkei("doctor", "--data", data, "--json"), "certificate-name")
                .path("state")
                .asString())
        .isEqualTo("WELL");
    assertThat(KeyFolder.read(new DataFolder(data)).link().endsAt()).isAfter(Instant.now());
  }

  @Test
  void a_port_that_another_program_has_is_a_fault() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Path file = data.resolve("renkei.conf");
      Files.writeString(
          file,
          Files.readString(file)
              + "peer.listen = 127.0.0.1:"
              + taken.getLocalPort()
              + System.lineSeparator());
      finds("port-peers", "FAULT", "ss -ltnp");
    }
    assertThat(Typed.renkei("doctor", "--data", data).code()).isZero();
  }

  @Test
  void a_node_whose_port_is_taken_says_so_in_both_languages_and_lets_its_folder_go()
      throws IOException {
    Path file = data.resolve("renkei.conf");
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Files.writeString(
          file, Files.readString(file).replace("8443", String.valueOf(taken.getLocalPort())));
      for (int i = 0; i < 2; i++) {
        Typed run = Typed.renkei("run", "--data", data);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
            .startsWith("renkei: cannot listen for officers at")
            .contains("the port is taken", "change web.listen", "で待ち受けられません")
            .hasLineCount(2);
      }
      finds("port-web", "FAULT", "ss -ltnp");
    }
  }

  @Test
  void a_folder_that_is_not_there_is_said_in_a_whole_sentence() {
    Path nowhere = data.resolveSibling("nowhere");
    assertThat(Typed.renkei("doctor", "--data", nowhere).out())
        .contains("There is no folder " + nowhere + ".\n", "fix: renkei init");
  }

  @Test
  void a_journal_without_its_head_is_a_fault() throws IOException {
    try (var files = Files.list(data.resolve("journal"))) {
      for (Path file : files.filter(f -> f.getFileName().toString().startsWith("head")).toList()) {
        Files.delete(file);
      }
    }
    finds("journal", "FAULT", "renkei journal verify");
  }

  @Test
  void a_wrong_setting_is_a_fault_in_both_languages() throws IOException {
    Path file = data.resolve("renkei.conf");
    Files.writeString(file, Files.readString(file) + "feed.kind = radar\n");
    finds("config", "FAULT", "edit");
  }

  @Test
  void a_key_that_is_gone_is_a_fault_in_both_languages() throws IOException {
    Files.writeString(data.resolve("keys/signing.key"), "nonsense");
    finds("keys", "FAULT", "restore it");
  }

  @Test
  void a_folder_that_is_not_there_is_a_fault_with_a_way_on() {
    Typed doctor = Typed.renkei("doctor", "--data", folder.resolve("nowhere"), "--json");
    assertThat(doctor.code()).isEqualTo(1);
    assertThat(check(doctor, "folder").path("fix").asString()).contains("renkei init");
    japanese(doctor);
  }
}
