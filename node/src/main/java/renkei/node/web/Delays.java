// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/// Slows down whoever tries keys: each failure of one address with one name doubles the wait, and
/// after some there is a pause. An officer who works from elsewhere is not held up by it.
/// Thread-safe.
final class Delays {
  /// Failures of one address with one name before the pause.
  static final int TRIES_MAX = 8;

  /// How long the pause is, and how long failures are remembered.
  static final Duration PAUSE = Duration.ofMinutes(1);

  private static final Duration FIRST = Duration.ofMillis(50);
  private static final Duration LONGEST = Duration.ofSeconds(3);
  private static final int KNOWN_MAX = 10_000;

  private final Supplier<Instant> now;
  private final Counters counters;
  private final Map<String, Failures> known = new LinkedHashMap<>();

  private record Failures(int count, Instant last) {}

  Delays(Supplier<Instant> now, Counters counters) {
    this.now = now;
    this.counters = counters;
  }

  /// Refuses while the pause lasts.
  void check(String address, String name) {
    synchronized (this) {
      Failures failures = known.get(key(address, name));
      if (failures == null || failures.count() < TRIES_MAX) {
        return;
      }
      if (!now.get().isBefore(failures.last().plus(PAUSE))) {
        known.remove(key(address, name));
        return;
      }
    }
    counters.count("login.too_often");
    throw Refused.of(429, "TOO_OFTEN", "Too many tries. Wait a minute.", "試行が多すぎます。1分ほど待ってください。");
  }

  /// Counts a failure and waits: the same for every reason.
  void failed(String address, String name) {
    int count;
    synchronized (this) {
      Failures before = known.remove(key(address, name));
      count = before == null ? 1 : before.count() + 1;
      known.put(key(address, name), new Failures(count, now.get()));
      if (known.size() > KNOWN_MAX) {
        known.remove(known.keySet().iterator().next());
      }
    }
    Duration wait = FIRST.multipliedBy(1L << Math.min(count - 1, 10));
    try {
      Thread.sleep(wait.compareTo(LONGEST) < 0 ? wait : LONGEST);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Forgets the failures.
  synchronized void succeeded(String address, String name) {
    known.remove(key(address, name));
  }

  private static String key(String address, String name) {
    return address + " " + name;
  }
}
