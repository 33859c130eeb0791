// SPDX-License-Identifier: Apache-2.0
package renkei.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import renkei.core.entry.Names;
import renkei.core.entry.OfficerEntry;
import renkei.core.entry.OfficerId;
import renkei.core.turn.Draft;
import renkei.node.app.EmbeddedNode;
import renkei.node.app.OwnJava;

/// `renkei run` as a process of its own, with the launcher's options.
final class NodeProcess implements AutoCloseable {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final Process process;
  private final int port;
  private final long began;

  /// A node that was founded and runs nowhere yet.
  ///
  /// @param data its folder
  /// @param port of its officers' listener, on loopback
  record Founded(Path data, int port) {
    /// With so many officers who only read, `watch-0` and so on.
    static Founded in(Path data, int officers) {
      try (EmbeddedNode node = EmbeddedNode.found(data, "JPN", "JJOC")) {
        for (int i = 0; i < officers; i++) {
          OfficerId officer = new OfficerId("watch-" + i);
          OfficerEntry.OfficerEnrolled body =
              new OfficerEntry.OfficerEnrolled(
                  officer,
                  Names.same(officer.code()),
                  node.officer().command(),
                  Set.of(OfficerEntry.Right.READ),
                  null);
          Acts.must(node, Draft.of(node.newId(), node.officer(), Acts.home(), body));
        }
        return new Founded(data, node.webPort());
      }
    }
  }

  /// Starts it.
  ///
  /// @param options for the Java machine, beside the launcher's
  NodeProcess(Founded node, List<String> options) throws IOException {
    this.port = node.port();
    List<String> more = new ArrayList<>(List.of("-Xmx256m"));
    more.addAll(options);
    began = System.nanoTime();
    process =
        new ProcessBuilder(OwnJava.running(node.data(), true, more))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
  }

  /// Its number.
  long pid() {
    return process.pid();
  }

  /// Seconds from its start to its first answer over HTTP.
  double firstAnswer() throws IOException, InterruptedException {
    while (System.nanoTime() - began < PATIENCE_NANOS && process.isAlive()) {
      if (answers()) {
        return (System.nanoTime() - began) / 1e9;
      }
      Thread.sleep(2);
    }
    throw new IOException("the node did not answer at port " + port);
  }

  /// Whether it says that it is ready to serve.
  private boolean answers() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
      socket.setSoTimeout(2_000);
      OutputStream out = socket.getOutputStream();
      out.write(
          ("GET /health/ready HTTP/1.1\r\nHost: localhost:"
                  + port
                  + "\r\nConnection: close\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      String head = new String(in.readNBytes(12), StandardCharsets.US_ASCII);
      return head.endsWith(" 200");
    } catch (IOException _) {
      return false;
    }
  }

  /// Ends it as an operator would, and waits.
  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      process.waitFor();
    }
  }
}
