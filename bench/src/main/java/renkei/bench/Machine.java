// SPDX-License-Identifier: Apache-2.0
package renkei.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Where and on what was measured.
///
/// @param at when
/// @param commit of the checkout that it runs from, or the version of the jar
/// @param processors that the Java machine sees
/// @param java its version
/// @param system operating system and processor kind
/// @param loadBefore the machine's load average when the run began: others at work spoil figures
record Machine(
    Instant at, String commit, int processors, String java, String system, double loadBefore) {

  /// This one.
  static Machine here() throws InterruptedException {
    return new Machine(
        Instant.now().truncatedTo(ChronoUnit.SECONDS),
        described(),
        Runtime.getRuntime().availableProcessors(),
        Runtime.version().toString(),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  private static String described() throws InterruptedException {
    Path checkout = checkout(Path.of(System.getProperty("renkei.home", "")).toAbsolutePath());
    String version = Machine.class.getPackage().getImplementationVersion();
    String released = version == null ? "not packaged" : version;
    return checkout == null ? released : head(checkout, released);
  }

  private static @Nullable Path checkout(Path from) {
    Path folder = from;
    while (folder != null && !Files.exists(folder.resolve(".git"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  private static String head(Path checkout, String otherwise) throws InterruptedException {
    try {
      Process git =
          new ProcessBuilder(
                  "git",
                  "-C",
                  checkout.toString(),
                  "describe",
                  "--always",
                  "--dirty",
                  "--abbrev=10")
              .redirectErrorStream(true)
              .start();
      String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return git.waitFor(5, TimeUnit.SECONDS) && git.exitValue() == 0 ? said : otherwise;
    } catch (IOException _) {
      return otherwise;
    }
  }
}
