// SPDX-License-Identifier: Apache-2.0
package renkei.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import renkei.node.app.OwnJava;
import renkei.node.app.Typed;
import tools.jackson.databind.JsonNode;

/// Real nodes as processes of their own, made and paired by commands as operators type them.
final class NodeProcesses {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path folder;
  private final List<Process> running = new ArrayList<>();

  /// @param folder where their data folders, keys and logs lie side by side
  NodeProcesses(Path folder) {
    this.folder = folder;
  }

  /// Makes and starts a node whose first officer has a key beside its folder.
  ///
  /// @param settings more lines of its configuration, each with its end
  Path node(String code, String name, String settings) throws IOException {
    Path data = folder.resolve(code);
    done("init", "--data", data, "--code", code, "--name", name);
    Path file = data.resolve("renkei.conf");
    int peers = freePort();
    Files.writeString(
        file,
        Files.readString(file).replace("127.0.0.1:8443", "127.0.0.1:" + freePort())
            + "peer.listen = 127.0.0.1:"
            + peers
            + "\npeer.address = 127.0.0.1:"
            + peers
            + "\n"
            + settings);
    start(data);
    String first =
        done("officer", "list", "--json", "--data", data)
            .json()
            .path("rows")
            .path(0)
            .path("code")
            .asString();
    done("officer", "key", first, "--out", keyOf(data), "--data", data);
    return data;
  }

  /// Starts the node of a folder and waits until it answers.
  Process start(Path data) throws IOException {
    Process process =
        new ProcessBuilder(
                OwnJava.running(
                    data, true, List.of("-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(data.getFileName() + ".log").toFile())
            .start();
    running.add(process);
    until(() -> Typed.renkei("peer", "list", "--data", data).code() == 0);
    return process;
  }

  /// Stops every node in order.
  void close() throws InterruptedException {
    for (Process process : running) {
      process.destroy();
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  /// The process of the n-th start.
  Process started(int n) {
    return running.get(n);
  }

  /// Pairs two nodes by letters and words, and waits until both links stand.
  void pair(Path inviter, Path invited) {
    Path invitation = folder.resolve("invitation");
    Path answer = folder.resolve("answer");
    String to = code(invited);
    done("peer", "invite", to, "--highest", "CONFIDENTIAL", "--out", invitation, "--data", inviter);
    JsonNode there =
        done("peer", "accept", invitation, "--out", answer, "--json", "--data", invited).json();
    JsonNode here = done("peer", "accept", answer, "--json", "--data", inviter).json();
    confirm(invited, code(inviter), there);
    confirm(inviter, to, here);
    until(() -> done("peer", "list", "--data", inviter).out().contains(to + "  UP"));
    until(() -> done("peer", "list", "--data", invited).out().contains(code(inviter) + "  UP"));
  }

  private static void confirm(Path at, String other, JsonNode letter) {
    List<Object> words = new ArrayList<>(List.of("peer", "confirm", other));
    letter.path("words").forEach(word -> words.add(word.asString()));
    words.addAll(List.of("--data", at, "--key", keyOf(at)));
    done(words.toArray());
  }

  private static String code(Path data) {
    return String.valueOf(data.getFileName());
  }

  /// The first officer's key: beside the node's folder, never in it.
  static Path keyOf(Path data) {
    return data.resolveSibling(data.getFileName() + ".key");
  }

  /// A port that nobody has just now.
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /// Waits for it, at most a minute.
  static void until(BooleanSupplier done) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!done.getAsBoolean()) {
      assertThat(System.nanoTime()).as("it took too long").isLessThan(end);
      try {
        TimeUnit.MILLISECONDS.sleep(100);
      } catch (InterruptedException fault) {
        throw new IllegalStateException(fault);
      }
    }
  }

  /// A command that is to succeed.
  static Typed done(Object... words) {
    Typed typed = Typed.renkei(words);
    assertThat(typed.code()).as("%s\n%s", typed.out(), typed.err()).isZero();
    return typed;
  }

  /// What a command complains about that is to be refused.
  static String refused(Object... words) {
    Typed typed = Typed.renkei(words);
    assertThat(typed.code()).as(typed.out()).isEqualTo(1);
    return typed.err();
  }
}
