// SPDX-License-Identifier: Apache-2.0
package renkei.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Heap of a node process after a collection: idle, and with watchers of its event stream.
final class Memory implements Measurement {
  private static final Pattern USED =
      Pattern.compile("(?:DefNew|Tenured|generation) .*?used (\\d+)K");
  private static final int WATCHERS = 500;

  /// A node lets one officer hold a few streams only.
  private static final int OFFICERS = 50;

  private static final double HEAP_MIB = 256;
  private static final double EACH_KIB = 20;

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public List<Figure> measure(Bench bench) throws IOException, InterruptedException {
    NodeProcess.Founded founded = NodeProcess.Founded.in(bench.folder("memory"), OFFICERS);
    try (NodeProcess node = new NodeProcess(founded, List.of())) {
      node.firstAnswer();
      OptionalDouble idle = heapKib(node.pid());
      if (idle.isEmpty()) {
        return List.of(Figure.absent(name(), "heap of an idle node", "this Java has no jcmd"));
      }
      List<Figure> figures = new ArrayList<>();
      figures.add(
          Figure.bound(
              new String[] {name(), "heap of an idle node", "MiB"},
              Spread.one(idle.getAsDouble() / 1024),
              List.of(),
              new Figure.Limit(HEAP_MIB, "256 MiB with 500 clients"),
              "after a full collection"));
      figures.addAll(watched(founded, node, bench.effort().of(WATCHERS, 5), idle.getAsDouble()));
      return figures;
    }
  }

  private List<Figure> watched(
      NodeProcess.Founded founded, NodeProcess node, int count, double idle)
      throws IOException, InterruptedException {
    Path file = founded.data().resolve("keys").resolve("cli.token");
    String token = Files.readString(file).strip();
    List<Socket> streams = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        streams.add(stream(founded.port(), token, "watch-" + i % OFFICERS));
      }
      double open = heapKib(node.pid()).orElseThrow();
      return List.of(
          Figure.bound(
              new String[] {name(), "heap with " + count + " event streams", "MiB"},
              Spread.one(open / 1024),
              List.of(new Beside("idle", idle / 1024)),
              new Figure.Limit(HEAP_MIB, "256 MiB with 500 clients"),
              "after a full collection"),
          Figure.bound(
              new String[] {name(), "each idle event stream", "KiB"},
              Spread.one((open - idle) / count),
              List.of(),
              new Figure.Limit(EACH_KIB, "20 kB per idle client"),
              "heap only, plain HTTP"));
    } catch (NoStream refused) {
      return List.of(
          Figure.absent(
              name(),
              "heap with " + count + " event streams",
              String.valueOf(refused.getMessage())));
    } finally {
      for (Socket stream : streams) {
        stream.close();
      }
    }
  }

  private static final class NoStream extends IOException {
    private static final long serialVersionUID = 1;

    NoStream(String why) {
      super(why);
    }
  }

  private static Socket stream(int port, String token, String officer) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(10_000);
    OutputStream out = socket.getOutputStream();
    String ask =
        "GET /api/v1/stream HTTP/1.1\r\nHost: localhost:"
            + port
            + "\r\nAccept: text/event-stream\r\n"
            + "Authorization: Bearer "
            + token
            + "\r\nX-Renkei-Officer: "
            + officer
            + "\r\n\r\n";
    out.write(ask.getBytes(StandardCharsets.US_ASCII));
    String head = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
    if (!head.endsWith(" 200")) {
      socket.close();
      throw new NoStream("the stream answered " + head);
    }
    return socket;
  }

  private static OptionalDouble heapKib(long pid) throws IOException, InterruptedException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    if (!Files.isExecutable(jcmd)) {
      return OptionalDouble.empty();
    }
    said(jcmd, pid, "GC.run");
    Thread.sleep(500);
    said(jcmd, pid, "GC.run");
    Matcher used = USED.matcher(said(jcmd, pid, "GC.heap_info"));
    double sum = 0;
    while (used.find()) {
      sum += Double.parseDouble(used.group(1));
    }
    return sum == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum);
  }

  private static String said(Path jcmd, long pid, String command)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(jcmd.toString(), Long.toString(pid), command)
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }
}
