// SPDX-License-Identifier: Apache-2.0
package renkei.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// From `renkei run` on an empty node to its first answer over HTTP, as a real process.
final class Start implements Measurement {
  private static final double BOUND = 1;

  @Override
  public String name() {
    return "start";
  }

  @Override
  public List<Figure> measure(Bench bench) throws IOException, InterruptedException {
    NodeProcess.Founded node = NodeProcess.Founded.in(bench.folder("start"), 0);
    int rounds = bench.effort().rounds();
    double java = bare(rounds).median();
    List<Figure> figures = new ArrayList<>();
    double[] plain = seconds(node, rounds, List.of());
    figures.add(figure("start to first answer", plain, java));
    if (packaged()) {
      Path cache = bench.home().resolve("renkei.aot");
      try (NodeProcess training = new NodeProcess(node, List.of("-XX:AOTCacheOutput=" + cache))) {
        training.firstAnswer();
      }
      figures.add(
          Files.exists(cache)
              ? figure(
                  "the same with an AOT cache",
                  seconds(node, rounds, List.of("-XX:AOTCache=" + cache)),
                  java)
              : Figure.absent(name(), "the same with an AOT cache", "no cache was written"));
    } else {
      figures.add(
          Figure.absent(name(), "the same with an AOT cache", "a cache needs the packaged jars"));
    }
    return figures;
  }

  private static boolean packaged() {
    return List.of(System.getProperty("java.class.path").split(File.pathSeparator)).stream()
        .allMatch(part -> part.endsWith(".jar"));
  }

  private static double[] seconds(NodeProcess.Founded founded, int rounds, List<String> options)
      throws IOException, InterruptedException {
    double[] seconds = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      try (NodeProcess node = new NodeProcess(founded, options)) {
        seconds[i] = node.firstAnswer();
      }
    }
    return seconds;
  }

  private Figure figure(String what, double[] seconds, double java) {
    return Figure.bound(
        new String[] {name(), what, "s"},
        Spread.of(seconds),
        List.of(new Beside("an empty Java program", java)),
        new Figure.Limit(BOUND, "1.0 s"),
        "wall clock, empty node, journal opened and verified");
  }

  /// What the Java machine alone takes.
  private static Spread bare(int rounds) throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    double[] seconds = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      long from = System.nanoTime();
      Process process =
          new ProcessBuilder(java, "-XX:+UseSerialGC", "-version")
              .redirectErrorStream(true)
              .start();
      process.getInputStream().readAllBytes();
      process.waitFor();
      seconds[i] = (System.nanoTime() - from) / 1e9;
    }
    return Spread.of(seconds);
  }
}
