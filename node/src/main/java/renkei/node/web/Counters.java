// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// What this edge refused, dropped or conflated, by name. Names are constants of the code, never of
/// the input, so there are few. Thread-safe.
final class Counters {
  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

  void count(String name) {
    counts.computeIfAbsent(name, _ -> new LongAdder()).increment();
  }

  /// All counts so far.
  Map<String, Long> all() {
    Map<String, Long> all = new TreeMap<>();
    counts.forEach((name, count) -> all.put(name, count.sum()));
    return all;
  }

  /// The same in the text form of Prometheus.
  String scrape() {
    StringBuilder text =
        new StringBuilder("# HELP renkei_web Refused, dropped or conflated by the web edge.\n")
            .append("# TYPE renkei_web_total counter\n");
    all()
        .forEach((name, count) ->
            text.append("renkei_web_total{what=\"")
                .append(name)
                .append("\"} ")
                .append(count)
                .append('\n'));
    return text.toString();
  }
}
