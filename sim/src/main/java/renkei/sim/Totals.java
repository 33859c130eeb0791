// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import renkei.core.entry.Kind;

/// What happened in some schedules: so that a run shows that it was not idle.
public final class Totals {
  private final Map<Mishap, Long> mishaps = new EnumMap<>(Mishap.class);
  private final Map<Kind, Long> kinds = new EnumMap<>(Kind.class);
  private final Map<String, Long> work = new TreeMap<>();

  void add(Mishap mishap, long count) {
    mishaps.merge(mishap, count, Long::sum);
  }

  void add(Kind kind, long count) {
    kinds.merge(kind, count, Long::sum);
  }

  void add(String what, long count) {
    work.merge(what, count, Long::sum);
  }

  /// Adds another's counts to these.
  public void add(Totals other) {
    other.mishaps.forEach(this::add);
    other.kinds.forEach(this::add);
    other.work.forEach(this::add);
  }

  /// A count of work by its name.
  public long of(String what) {
    return work.getOrDefault(what, 0L);
  }

  /// Everything by name, faults and kinds that never happened included.
  public Map<String, Long> all() {
    Map<String, Long> all = new TreeMap<>();
    work.forEach((name, count) -> all.put("work." + name, count));
    for (Mishap mishap : Mishap.values()) {
      all.put("fault." + mishap.name().toLowerCase(java.util.Locale.ROOT), of(mishap));
    }
    for (Kind kind : Kind.values()) {
      all.put(
          "kind." + kind.name().toLowerCase(java.util.Locale.ROOT), kinds.getOrDefault(kind, 0L));
    }
    return all;
  }

  long of(Mishap mishap) {
    return mishaps.getOrDefault(mishap, 0L);
  }

  /// Names of faults and kinds of entry that never happened: a run without them proved less than it
  /// says.
  public List<String> never() {
    List<String> never = new ArrayList<>();
    all()
        .forEach((name, count) -> {
          if (count == 0 && !name.startsWith("work.")) {
            never.add(name);
          }
        });
    return never;
  }
}
