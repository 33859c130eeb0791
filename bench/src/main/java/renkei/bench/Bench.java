// SPDX-License-Identifier: Apache-2.0
package renkei.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// Where and how much is measured.
///
/// @param home a folder of this run on the disk that is measured
/// @param effort how much
record Bench(Path home, Effort effort) {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final com.sun.management.OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /// A folder of its own for one measurement, not there yet.
  Path folder(String name) throws IOException {
    return Files.createTempDirectory(home, name).resolve("data");
  }

  /// CPU time of the calling thread, nanoseconds.
  static long threadCpu() {
    return THREADS.getCurrentThreadCpuTime();
  }

  /// CPU time of another thread of this process, nanoseconds.
  static long cpuOf(long thread) {
    return THREADS.getThreadCpuTime(thread);
  }

  /// CPU time of this process, nanoseconds.
  static long processCpu() {
    return PROCESS.getProcessCpuTime();
  }

  /// Waits until something holds. @throws IllegalStateException when it never does
  static void until(String what, BooleanSupplier holds) throws InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (!holds.getAsBoolean()) {
      if (Instant.now().isAfter(end)) {
        throw new IllegalStateException("waited in vain: " + what);
      }
      Thread.sleep(2);
    }
  }

  /// Deletes what was measured on.
  static void delete(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
