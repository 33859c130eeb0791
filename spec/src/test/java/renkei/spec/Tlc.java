// SPDX-License-Identifier: Apache-2.0
package renkei.spec;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One run of the TLC model checker over a model of this folder, in a process of its own: TLC ends
/// the process that it runs in.
///
/// @param output everything that it printed
/// @param folder where it ran
record Tlc(String output, Path folder) {
  private static final Pattern FOUND =
      Pattern.compile("(\\d+) states generated, (\\d+) distinct states found, 0 states left");
  private static final Pattern VIOLATED =
      Pattern.compile("Error: (?:Invariant|Action property|Temporal property) (\\w+) is violated");
  private static final String GUARDED = "Off = {}";

  /// TLC needs this much at most for the bounds stated here.
  private static final String HEAP = "-Xmx640m";

  /// Longer than any of them needs on a busy machine.
  private static final int PATIENCE_S = 280;

  /// Checks the model as it stands.
  static Tlc check(String model, String bounds) {
    return run(model, bounds, Set.of(), false);
  }

  /// Checks the model with these guards left out.
  static Tlc checkWithout(String model, String bounds, String... guards) {
    return run(model, bounds, new TreeSet<>(List.of(guards)), false);
  }

  /// Checks the model and writes its whole state graph.
  static Tlc graph(String model, String bounds) {
    return run(model, bounds, Set.of(), true);
  }

  private static Tlc run(String model, String bounds, Set<String> off, boolean graph) {
    try {
      Path spec = Path.of("").toAbsolutePath();
      Path folder =
          Files.createTempDirectory(Files.createDirectories(spec.resolve("target/tlc")), model);
      Files.copy(spec.resolve(model + ".tla"), folder.resolve(model + ".tla"));
      String bound = Files.readString(spec.resolve(model + "." + bounds + ".cfg"));
      if (!bound.contains(GUARDED)) {
        throw new IllegalStateException(model + "." + bounds + ".cfg does not say " + GUARDED);
      }
      String guards = off.stream().map(g -> '"' + g + '"').collect(Collectors.joining(", "));
      Files.writeString(
          folder.resolve(model + ".cfg"), bound.replace(GUARDED, "Off = {" + guards + "}"));
      return new Tlc(start(folder, model, graph), folder);
    } catch (IOException e) {
      throw new IllegalStateException("TLC cannot be run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static String start(Path folder, String model, boolean graph)
      throws IOException, InterruptedException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of(HEAP, "-XX:+UseSerialGC", "-cp", jar(), "tlc2.TLC"));
    line.addAll(List.of("-workers", "1", "-nowarning", "-metadir", "states"));
    if (graph) {
      line.addAll(List.of("-dump", "dot,actionlabels", "graph.dot"));
    }
    line.add(model + ".tla");
    File output = folder.resolve("output").toFile();
    Process process =
        new ProcessBuilder(line)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output)
            .start();
    try {
      if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
        throw new IllegalStateException(
            "TLC was not done after " + PATIENCE_S + " s: " + Files.readString(output.toPath()));
      }
    } finally {
      process.destroyForcibly();
    }
    return Files.readString(output.toPath(), StandardCharsets.UTF_8);
  }

  private static String jar() {
    CodeSource source = tlc2.TLC.class.getProtectionDomain().getCodeSource();
    try {
      return Path.of(source.getLocation().toURI()).toString();
    } catch (java.net.URISyntaxException e) {
      throw new IllegalStateException("the jar of TLC has no path", e);
    }
  }

  /// Whether every state within the bounds was looked at and nothing was violated.
  boolean holds() {
    return output.contains("Model checking completed. No error has been found.");
  }

  /// The name of what was violated; empty: nothing.
  String violated() {
    Matcher matcher = VIOLATED.matcher(output);
    return matcher.find() ? matcher.group(1) : "";
  }

  /// Distinct states found, when all were.
  long states() {
    Matcher matcher = FOUND.matcher(output);
    return matcher.find() ? Long.parseLong(matcher.group(2)) : 0;
  }

  /// The state graph, where it was asked for.
  Path dot() {
    return folder.resolve("graph.dot");
  }
}
