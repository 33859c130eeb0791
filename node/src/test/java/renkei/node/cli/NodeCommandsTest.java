// SPDX-License-Identifier: Apache-2.0
package renkei.node.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static renkei.node.cli.NodeProcesses.done;
import static renkei.node.cli.NodeProcesses.keyOf;
import static renkei.node.cli.NodeProcesses.refused;
import static renkei.node.cli.NodeProcesses.until;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import renkei.node.app.Typed;
import tools.jackson.databind.JsonNode;

/// The commands as two operators type them, at two real nodes that run as processes of their own.
final class NodeCommandsTest {
  @TempDir private Path folder;
  private NodeProcesses nodes;
  private Path jpn;
  private Path usa;

  @BeforeEach
  void two_nodes() throws IOException {
    nodes = new NodeProcesses(folder);
    jpn = nodes.node("JPN", "Japan", "");
    usa = nodes.node("USA", "United States", "");
  }

  @AfterEach
  void stop() throws InterruptedException {
    nodes.close();
  }

  /// As [NodeProcesses#pair], with what an operator can do wrong on the way.
  private void pair() {
    Path invitation = folder.resolve("invitation");
    Path answer = folder.resolve("answer");
    done("peer", "invite", "USA", "--highest", "CONFIDENTIAL", "--out", invitation, "--data", jpn);
    assertThat(refused("peer", "accept", invitation, "--data", usa)).contains("--out");
    JsonNode atUsa =
        done("peer", "accept", invitation, "--out", answer, "--json", "--data", usa).json();
    JsonNode atJpn = done("peer", "accept", answer, "--json", "--data", jpn).json();
    assertThat(refused("peer", "confirm", "USA", "not", "the", "words", "--data", jpn))
        .contains("WORDS_DIFFER", "do not agree", "言葉が一致しません");
    confirm(usa, "JPN", atUsa);
    confirm(jpn, "USA", atJpn);
    until(() -> done("peer", "list", "--data", jpn).out().contains("USA  UP"));
    until(() -> done("peer", "list", "--data", usa).out().contains("JPN  UP"));
  }

  private static void confirm(Path at, String other, JsonNode letter) {
    List<Object> words = new ArrayList<>(List.of("peer", "confirm", other));
    letter.path("words").forEach(word -> words.add(word.asString()));
    words.addAll(List.of("--data", at));
    assertThat(other.equals("JPN") ? "--key" : refused(words.toArray())).contains("--key");
    words.addAll(List.of("--key", keyOf(at)));
    done(words.toArray());
  }

  @Test
  void two_operators_pair_release_suspend_back_up_and_restore() throws IOException {
    pair();
    officers();
    roll();
    releases();
    asks();
    counters();
    assertThat(done("who", "relief-airlift", "--data", jpn).out()).contains("HQ");
    assertThat(done("doctor", "--data", jpn).out())
        .contains("WELL     link-USA", "WELL     clock-USA", "answers");
    restores();
    done("peer", "suspend", "USA", "--reason", "the exercise is over", "--data", jpn);
    until(() -> done("peer", "list", "--data", jpn).out().contains("USA  SUSPENDED"));
    verifies();
  }

  /// The folder of the killed node, as anybody verifies it who has a copy; then with a row that its
  /// operator added.
  private void verifies() {
    Typed good = Typed.renkei("journal", "verify", usa, "--json");
    assertThat(good.code()).as(good.out()).isZero();
    assertThat(good.json().path("signedByOfficers").asInt()).isGreaterThanOrEqualTo(4);
    assertThat(good.json().path("wrong").asInt()).isZero();
    ForgedRow forged = ForgedRow.consentByPartyKeyAlone(usa);
    Typed found = Typed.renkei("journal", "verify", usa, "--json");
    assertThat(found.code()).isEqualTo(1);
    assertThat(found.json().path("whole").asBoolean()).as("its chain").isTrue();
    assertThat(found.json().path("wrong").asInt()).isEqualTo(1);
    JsonNode fault = found.json().path("faults").path(0);
    assertThat(fault.path("row").asLong()).isEqualTo(forged.position());
    assertThat(fault.path("entry").asString()).isEqualTo(forged.entry().hex());
    assertThat(fault.path("code").asString()).isEqualTo("OFFICER_UNSIGNED");
    assertThat(Typed.renkei("journal", "verify", usa).out())
        .contains("row " + forged.position() + ": CONSENT_GIVEN " + forged.entry().hex())
        .contains("no officer signed it", "行 " + forged.position(), "担当者本人の署名がありません");
  }

  private void officers() {
    String made =
        done("officer", "add", "duty-2", "--name", "Two", "--command", "HQ", "--data", jpn).out();
    String again = done("officer", "link", "duty-2", "--data", jpn).out();
    assertThat(made).contains("/#/login/");
    assertThat(again).contains("/#/login/").isNotEqualTo(made);
    assertThat(refused("officer", "link", "duty-9", "--data", jpn)).contains("officer add");
    assertThat(refused("officer", "add", "x", "--name", "X", "--command", "NOSUCH", "--data", jpn))
        .contains("NOT_LISTED", "There is no command NOSUCH. There are: HQ", "登録済み：HQ");
    done("officer", "revoke", "duty-2", "--reason", "left", "--data", jpn);
    assertThat(done("officer", "list", "--data", jpn).out()).contains("duty-2", "REVOKED");
    assertThat(refused("document", "list", "--as", "duty-2", "--data", jpn)).contains("NOT_LOGGED");
  }

  /// What one officer stated of two who must is shown, with who is still to state it.
  private void roll() {
    for (String code : List.of("duty-3", "duty-4")) {
      done("officer", "add", code, "--name", code, "--command", "HQ", "--data", jpn);
      assertThat(refused("officer", "enter", code, "--key", keyOf(jpn), "--data", jpn))
          .contains("NO_OFFICER_KEY", "renkei officer key " + code, "鍵がありません");
      done("officer", "key", code, "--out", folder.resolve(code), "--data", jpn);
      done("officer", "enter", code, "--key", keyOf(jpn), "--data", jpn);
    }
    assertThat(done("officer", "roll", "--data", jpn).out())
        .contains("duty-4  HQ  FILE  WAITING")
        .contains("1 more must state it by `officer enter`, of: duty-3", "あと 1 名の表明が必要：duty-3");
    String key = "";
    for (JsonNode row : done("officer", "roll", "--json", "--data", jpn).json().path("rows")) {
      key = row.path("officer").asString().equals("duty-3") ? row.path("key").asString() : key;
    }
    done("officer", "revoke-key", key, "--reason", "lost", "--key", keyOf(jpn), "--data", jpn);
    assertThat(done("officer", "roll", "--data", jpn).out())
        .contains("duty-3  HQ  FILE  REVOKING")
        .contains("1 more must state it by `officer revoke-key`, of: duty-3");
  }

  private void releases() throws IOException {
    Path file = Files.writeString(folder.resolve("quay.txt"), "EXERCISE 演習 quay 3 is closed\n");
    String id =
        done(
                "document",
                "file",
                file,
                "--releasable-to",
                "USA",
                "--title",
                "Quay 3",
                "--json",
                "--data",
                jpn)
            .json()
            .path("id")
            .asString();
    assertThat(done("release", "view-as", "USA", "--data", jpn).out())
        .contains("0 released, 0 reduced, 1 withheld", "against 1  NO_DECISION");
    String release =
        done("release", "document", id, "--to", "USA", "--reason", "asked", "--json", "--data", jpn)
            .json()
            .path("id")
            .asString();
    done("release", "revoke", release, "--reason", "not yet", "--data", jpn);
    done("release", "document", id, "--to", "USA", "--reason", "asked again", "--data", jpn);
    assertThat(refused("release", "document", id, "--to", "XXX", "--reason", "x", "--data", jpn))
        .contains("known are: USA");
    String rule =
        done(
                "release",
                "rules",
                "adopt",
                "--to",
                "USA",
                "--progress",
                "relief-airlift",
                "--basis",
                "exercise",
                "--json",
                "--data",
                jpn)
            .json()
            .path("id")
            .asString();
    done("release", "rules", "revoke", rule, "--reason", "over", "--data", jpn);
    assertThat(done("release", "rules", "list", "--data", jpn).out()).contains("REVOKED");
    until(() -> done("document", "list", "--data", usa).out().contains("Quay 3"));
    String held =
        done("document", "list", "--json", "--data", usa)
            .json()
            .path("rows")
            .get(0)
            .path("id")
            .asString();
    Path got = folder.resolve("got.txt");
    done("document", "get", held, "--out", got, "--data", usa);
    assertThat(got).hasSameBinaryContentAs(file);
    assertThat(refused("document", "get", held, "--out", got, "--data", usa))
        .contains("is there already");
  }

  private void asks() throws IOException {
    done("function", "add", "relief-airlift", "--name", "Relief airlift", "--data", usa);
    String id =
        done(
                "request",
                "ask",
                "--to",
                "USA",
                "--function",
                "relief-airlift",
                "--capability",
                "helicopters",
                "--quantity",
                "6",
                "--why",
                "roads are cut",
                "--area",
                "34,138,36,140",
                "--json",
                "--key",
                keyOf(jpn),
                "--data",
                jpn)
            .json()
            .path("id")
            .asString();
    until(() -> done("request", "list", "--data", usa).out().contains(id + "  OPEN"));
    done("request", "acknowledge", id, "--data", usa);
    String terms =
        done("request", "show", id, "--json", "--data", usa)
            .json()
            .path("terms")
            .path("hash")
            .asString();
    assertThat(refused("request", "consent", id, "--terms", "00000000", "--data", usa))
        .contains(terms);
    assertThat(refused("request", "consent", id, "--terms", terms, "--data", usa))
        .contains("You sign as", "--key");
    assertThat(
            refused("request", "consent", id, "--terms", terms, "--key", keyOf(jpn), "--data", usa))
        .contains("OFFICER_KEY_UNKNOWN");
    done("request", "consent", id, "--terms", terms, "--key", keyOf(usa), "--data", usa);
    until(() -> done("request", "list", "--data", jpn).out().contains(id + "  IN_FORCE"));
    asksAndIsAnswered();
    Path record = folder.resolve("request.record");
    done("journal", "export", id, "--out", record, "--data", jpn);
    assertThat(done("journal", "verify", record).out())
        .contains("entries: 4", "state: IN_FORCE", "signed by officers: 2");
    byte[] changed = Files.readAllBytes(record);
    changed[changed.length - 20] ^= 1;
    Path forged = Files.write(folder.resolve("forged.record"), changed);
    Typed found = Typed.renkei("journal", "verify", forged);
    assertThat(found.code()).isEqualTo(1);
    assertThat(found.out()).contains("entry 4");
  }

  /// Other terms in answer to a request that came with a document.
  private void counters() {
    String document =
        done("document", "list", "--json", "--data", jpn)
            .json()
            .path("rows")
            .path(0)
            .path("id")
            .asString();
    String id =
        done(
                "request",
                "ask",
                "--to",
                "USA",
                "--function",
                "relief-airlift",
                "--capability",
                "helicopters",
                "--quantity",
                "6",
                "--why",
                "roads are cut",
                "--area",
                "34,138,36,140",
                "--document",
                document,
                "--json",
                "--key",
                keyOf(jpn),
                "--data",
                jpn)
            .json()
            .path("id")
            .asString();
    until(() -> done("request", "list", "--data", usa).out().contains(id + "  OPEN"));
    JsonNode seen = done("request", "show", id, "--json", "--data", usa).json();
    assertThat(seen.path("documents").path(0).path("title").asString()).isEqualTo("Quay 3");
    String terms = seen.path("terms").path("hash").asString();
    List<Object> words =
        List.of("request", "counter", id, "--terms", terms, "--key", keyOf(usa), "--data", usa);
    assertThat(refused(words.toArray())).contains("a counter changes something", "変更が必要です");
    assertThat(refused(with(words, "--question", "why?"))).contains("has no question");
    assertThat(
            refused(
                "request", "counter", id, "--terms", "00000000", "--quantity", "2", "--data", usa))
        .contains(terms);
    done(with(words, "--quantity", "2", "--text-ja", "夜明けから2機。演習"));
    until(() -> done("request", "show", id, "--data", jpn).out().contains("ja: 夜明けから2機。演習"));
    JsonNode countered = done("request", "show", id, "--json", "--data", jpn).json();
    JsonNode matter = countered.path("terms").path("matter");
    assertThat(matter.path("quantity").asInt()).isEqualTo(2);
    assertThat(matter.path("why").asString()).isEqualTo("roads are cut");
    assertThat(countered.path("documents").path(0).path("title").asString()).isEqualTo("Quay 3");
    String other = countered.path("terms").path("hash").asString();
    done("request", "consent", id, "--terms", other, "--key", keyOf(jpn), "--data", jpn);
    until(() -> done("request", "list", "--data", usa).out().contains(id + "  IN_FORCE"));
  }

  private static Object[] with(List<Object> words, Object... more) {
    List<Object> all = new ArrayList<>(words);
    all.addAll(List.of(more));
    return all.toArray();
  }

  private void asksAndIsAnswered() {
    String id =
        done(
                "request",
                "ask-information",
                "--to",
                "USA",
                "--function",
                "relief-airlift",
                "--question",
                "Which roads are open?",
                "--key",
                keyOf(jpn),
                "--json",
                "--data",
                jpn)
            .json()
            .path("id")
            .asString();
    until(() -> done("request", "list", "--data", usa).out().contains(id + "  OPEN"));
    assertThat(
            refused(
                "request", "answer", id, "--text", "57", "--level", "UNCLASSIFIED", "--data", usa))
        .contains("STALE");
    String terms =
        done("request", "show", id, "--json", "--data", usa)
            .json()
            .path("terms")
            .path("hash")
            .asString();
    done("request", "consent", id, "--terms", terms, "--key", keyOf(usa), "--data", usa);
    until(() -> done("request", "list", "--data", usa).out().contains(id + "  IN_FORCE"));
    done("request", "answer", id, "--text", "Route 57.", "--level", "UNCLASSIFIED", "--data", usa);
    until(() -> done("request", "show", id, "--data", jpn).out().contains("Route 57."));
    assertThat(done("request", "turnaround", "--data", jpn).out())
        .contains("relief-airlift  OUT USA");
    assertThat(done("request", "alarms", "--data", jpn).out()).contains("No alarm stands.");
    assertThat(refused("request", "take", "7", "--data", jpn)).contains("no alarm 7 stands");
    assertThat(done("request", "calls", "--data", jpn).out()).contains("No need was put");
  }

  private void restores() throws IOException {
    Path secret =
        Files.createFile(
            folder.resolve("secret"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(secret, "correct horse battery staple\n");
    Path backup = folder.resolve("usa.backup");
    done("backup", "--data", usa, "--to", backup, "--passphrase-file", secret);
    Process lost = nodes.started(1);
    lost.destroyForcibly();
    until(() -> !lost.isAlive());
    Path fresh = folder.resolve("USA-again");
    done("restore", "--from", backup, "--data", fresh, "--passphrase-file", secret);
    nodes.start(fresh);
    // Asked of the restored node: JPN may still take the link that broke for up.
    until(() ->
        done("peer", "list", "--data", fresh).out().contains("JPN  UP")
            || Typed.renkei("incarnation", "--reason", "disk lost", "--data", fresh).code() == 0);
    until(() -> done("peer", "list", "--data", fresh).out().contains("JPN  UP"));
    assertThat(done("document", "list", "--data", fresh).out()).contains("Quay 3");
  }
}
