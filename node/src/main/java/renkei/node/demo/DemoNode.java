// SPDX-License-Identifier: Apache-2.0
package renkei.node.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import renkei.core.entry.CommandId;
import renkei.core.entry.Names;
import renkei.core.entry.OfficerId;
import renkei.node.app.Config;
import renkei.node.app.Founding;
import renkei.node.app.KeyFolder;
import renkei.node.app.Main;
import renkei.node.app.NodeApi;
import renkei.node.app.OwnJava;
import renkei.node.app.Tls;
import renkei.node.keys.OfficerFileKey;
import renkei.node.store.DataFolder;
import tools.jackson.databind.JsonNode;

/// One node of the demonstration: a process of its own, with its own keys, data folder and ports on
/// loopback. The demonstration may cut its streams, kill it and lose its disk.
final class DemoNode implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final Path home;
  private final Who who;
  private final int webPort;
  private final CutWire wire;
  private final Map<String, OfficerFileKey> keys = new LinkedHashMap<>();
  private Path data;
  private String party = "";
  private @Nullable Process process;
  private @Nullable NodeApi api;

  /// Who runs it.
  ///
  /// @param code the party's code
  /// @param en its name in English
  /// @param ja its name in Japanese
  /// @param root code of its root command
  /// @param rootNames the root command's names
  record Who(String code, String en, String ja, String root, Names rootNames) {
    /// Code of the first officer, who acts for the root command.
    String officer() {
      return "duty-" + root.toLowerCase(java.util.Locale.ROOT);
    }
  }

  DemoNode(Path home, Who who, int webPort, CutWire wire) {
    this.home = home;
    this.who = who;
    this.webPort = webPort;
    this.wire = wire;
    this.data = home.resolve(who.code());
  }

  /// Founds the node.
  ///
  /// @param settings further lines of its configuration
  void found(String settings) throws IOException {
    Founding founding =
        new Founding(
            new Config.Party(who.code(), who.en(), who.ja(), "COALITION", ""),
            true,
            new CommandId(who.root()),
            who.rootNames(),
            new OfficerId(who.officer()));
    DataFolder folder = founding.in(data, Instant::now, new SecureRandom());
    party = KeyFolder.read(folder).signing().party().key().hex();
    Files.writeString(
        folder.config(),
        """
        # Written by the demonstration. EXERCISE 演習: everything here is invented.
        party.code = %s
        party.name.en = %s
        party.name.ja = %s
        node.exercise = true
        peer.listen = 127.0.0.1:%d
        peer.address = 127.0.0.1:%d
        web.listen = 127.0.0.1:%d
        web.plain-http-on-loopback = true
        web.browser-keys = true
        web.command-line-officer = %s
        %s
        """
            .formatted(
                who.code(),
                who.en(),
                who.ja(),
                wire.inner(),
                wire.port(),
                webPort,
                who.officer(),
                settings));
  }

  /// Starts the process and waits until it answers.
  void start() throws IOException {
    Path log = home.resolve(who.code() + ".log");
    process =
        new ProcessBuilder(OwnJava.running(data, false, List.of()))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    NodeApi made = asOperator();
    keys.forEach(made::signAs);
    api = made;
    Instant end = Instant.now().plus(PATIENCE);
    while (!api().live()) {
      if (!running().isAlive() || Instant.now().isAfter(end)) {
        throw new Main.Refused(
            "the node of " + who.code() + " did not start; its log is " + log + lastLines(log));
      }
      Story.pause(Duration.ofMillis(100));
    }
  }

  /// As whoever has the node's files and no officer's key.
  NodeApi asOperator() {
    return new NodeApi(address(), KeyFolder.token(new DataFolder(data)), Tls.any());
  }

  private static String lastLines(Path log) throws IOException {
    List<String> lines = Files.readAllLines(log);
    return ":\n" + String.join("\n", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
  }

  private Process running() {
    Process present = process;
    if (present == null) {
      throw new IllegalStateException("the node of " + who.code() + " was not started");
    }
    return present;
  }

  /// Makes the own key of an officer, as the officer would: in a file beside the node's folder and
  /// never in it. From then on the officer's acts are signed with it.
  void keyOf(String officer) {
    OfficerFileKey key = OfficerFileKey.fresh(new SecureRandom());
    key.create(home.resolve(who.code() + "-" + officer + ".key"));
    keys.put(officer, key);
    api().signAs(officer, key);
    api()
        .must(
            who.officer(),
            "/api/v1/officers/" + officer + "/key",
            Map.of("publicKey", Base64.getEncoder().encodeToString(key.publicKey().unsafe())));
  }

  /// Puts the enrolled key of an officer on the roll: those who have own keys here state it, one
  /// after the other, until it counts.
  void enter(String officer) {
    for (String by : keys.keySet()) {
      boolean there = false;
      for (JsonNode row : api().get(who.officer(), "/api/v1/roll").path("rows")) {
        there |=
            row.path("officer").asString().equals(officer)
                && row.path("state").asString().equals("ON_ROLL")
                && row.path("enrolled").asBoolean();
      }
      if (!there && onRoll(by)) {
        api().must(by, "/api/v1/roll", Map.of("officer", officer));
      }
    }
  }

  /// Whether the own key of an officer counts yet.
  private boolean onRoll(String officer) {
    String own = java.util.Objects.requireNonNull(keys.get(officer)).hash().hex();
    for (JsonNode row : api().get(who.officer(), "/api/v1/roll").path("rows")) {
      if (row.path("key").asString().equals(own)) {
        return row.path("state").asString().equals("ON_ROLL");
      }
    }
    return false;
  }

  /// Puts every enrolled key on the roll that is not on it yet. Those who state it are invented, as
  /// is everybody here.
  void enterAll() {
    for (JsonNode row : api().get(who.officer(), "/api/v1/roll").path("rows")) {
      if (!row.path("state").asString().equals("ON_ROLL")) {
        enter(row.path("officer").asString());
      }
    }
  }

  /// Its programming interface, as any of its officers.
  NodeApi api() {
    NodeApi present = api;
    if (present == null) {
      throw new IllegalStateException("the node of " + who.code() + " was not started");
    }
    return present;
  }

  /// Ends the process as an operator would.
  void stop() {
    running().destroy();
    await();
  }

  /// Ends the process at once: kill -9.
  void kill() {
    running().destroyForcibly();
    await();
  }

  private void await() {
    try {
      if (!running().waitFor(15, TimeUnit.SECONDS)) {
        running().destroyForcibly();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// The party's id, hexadecimal.
  String party() {
    return party;
  }

  /// The folder it runs on.
  Path data() {
    return data;
  }

  /// Runs on another folder from the next start on.
  void moveTo(Path folder) {
    data = folder;
  }

  Who who() {
    return who;
  }

  String code() {
    return who.code();
  }

  /// Where officers reach it.
  URI address() {
    return URI.create("http://localhost:" + webPort + "/");
  }

  /// The wire in front of its peer port.
  CutWire wire() {
    return wire;
  }

  @Override
  public void close() {
    Process present = process;
    if (present != null && present.isAlive()) {
      stop();
    }
    wire.close();
  }
}
