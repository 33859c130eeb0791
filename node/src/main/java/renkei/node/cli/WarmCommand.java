// SPDX-License-Identifier: Apache-2.0
package renkei.node.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import renkei.node.app.EmbeddedNode;
import renkei.node.app.ExtraCommand;
import renkei.node.app.Homes;
import renkei.node.app.LogLines;
import renkei.node.app.Output;

/// `renkei warm`: what a node does when it starts, is linked and is asked, done once for show. The
/// launcher lets the Java machine watch and keep what it loaded, so that every later start is
/// faster. Leaves nothing but that file.
@Command(
    name = "warm",
    description = {
      "Prepare faster starts on this machine; again after Java or Renkei was replaced.",
      "この機械での起動を速くする準備をする。"
    },
    mixinStandardHelpOptions = true)
public final class WarmCommand implements ExtraCommand {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Mixin private Output output;

  /// Used by the service loader.
  public WarmCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    LogLines.toStandardOutput();
    Path home = Files.createTempDirectory("renkei-warm-");
    try {
      rehearse(home);
    } finally {
      Homes.delete(home);
    }
    output.line("starts are prepared");
    return 0;
  }

  private static void rehearse(Path home) throws IOException, InterruptedException {
    try (EmbeddedNode one = EmbeddedNode.found(home.resolve("one"), "XAA", "ONE");
        EmbeddedNode two = EmbeddedNode.found(home.resolve("two"), "XAB", "TWO")) {
      one.pairWith(two);
      Instant end = Instant.now().plus(PATIENCE);
      while (!(one.linked(1) && two.linked(1)) && Instant.now().isBefore(end)) {
        Thread.sleep(50);
      }
      asked(one.webPort(), "/health/live");
      asked(one.webPort(), "/");
    }
  }

  private static void asked(int port, String path) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      URI uri = URI.create("http://127.0.0.1:" + port + path);
      http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding());
    }
  }
}
