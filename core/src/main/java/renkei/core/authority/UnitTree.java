// SPDX-License-Identifier: Apache-2.0
package renkei.core.authority;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import renkei.core.entry.EntryId;
import renkei.core.entry.UnitId;

/// Which unit is below which, since when. A place holds from when it is recorded. It is never
/// changed while an act names a unit above it, so no change of the tree moves authority, and what
/// was answered before stays.
final class UnitTree {
  /// Units one below the other.
  static final int DEPTH_MAX = 16;

  private final Map<UnitId, List<Place>> places = new HashMap<>();
  private final Map<UnitId, Set<UnitId>> children = new HashMap<>();
  private final Map<UnitId, EntryId> named = new HashMap<>();

  private record Place(long recorded, @Nullable UnitId parent) {}

  /// A unit with those above it, the topmost first, and those below it, by everything recorded.
  record Kin(UnitId unit, List<UnitId> above, Set<UnitId> below) {}

  /// Puts a unit where it is listed.
  void place(UnitId unit, @Nullable UnitId parent, long recorded) {
    UnitId before = parent(unit);
    if (before == null ? parent == null : before.equals(parent)) {
      return;
    }
    if (before != null) {
      children.getOrDefault(before, Set.of()).remove(unit);
    }
    if (parent != null) {
      children.computeIfAbsent(parent, _ -> new TreeSet<>()).add(unit);
    }
    places.computeIfAbsent(unit, _ -> new ArrayList<>(1)).add(new Place(recorded, parent));
  }

  /// Remembers that an act gives something over the unit.
  void named(UnitId unit, EntryId act) {
    named.putIfAbsent(unit, act);
  }

  /// An act that names the unit or one above it; null: none does.
  @Nullable EntryId naming(UnitId unit) {
    for (UnitId at = unit; at != null; at = parent(at)) {
      EntryId act = named.get(at);
      if (act != null) {
        return act;
      }
    }
    return null;
  }

  /// The units that an act names, and those below them.
  Set<UnitId> covered() {
    Set<UnitId> covered = new TreeSet<>(named.keySet());
    for (UnitId unit : List.copyOf(covered)) {
      covered.addAll(below(unit));
    }
    return covered;
  }

  /// The unit above it now; null: none.
  @Nullable UnitId parent(UnitId unit) {
    return parent(unit, Lasting.OPEN);
  }

  /// The unit above it by what was recorded until then; null: none.
  private @Nullable UnitId parent(UnitId unit, long then) {
    List<Place> all = places.get(unit);
    if (all == null) {
      return null;
    }
    for (Place place : all.reversed()) {
      if (place.recorded <= then) {
        return place.parent;
      }
    }
    return null;
  }

  /// The units above it by what was recorded until then, the topmost first.
  List<UnitId> above(@Nullable UnitId unit, long then) {
    if (unit == null || places.isEmpty()) {
      return List.of();
    }
    UnitId parent = parent(unit, then);
    if (parent == null) {
      return List.of();
    }
    List<UnitId> above = new ArrayList<>(4);
    while (parent != null) {
      above.add(parent);
      parent = parent(parent, then);
    }
    Collections.reverse(above);
    return above;
  }

  /// Whether any unit was ever put below another.
  boolean anyBelow() {
    return !places.isEmpty();
  }

  /// The time around `at` within which nothing was stated about the places above the unit, as known
  /// then.
  Grant.Span stated(UnitId unit, long at, long known) {
    long last = Long.MIN_VALUE;
    long next = Lasting.OPEN;
    for (UnitId up = unit; up != null; up = parent(up, Math.min(at, known))) {
      for (Place place : places.getOrDefault(up, List.of())) {
        if (place.recorded > known) {
          break;
        }
        last = place.recorded <= at ? Math.max(last, place.recorded) : last;
        next = place.recorded > at ? Math.min(next, place.recorded) : next;
      }
    }
    return new Grant.Span(last, next);
  }

  /// Whether one unit is the other or above it now.
  boolean isOrAbove(UnitId above, UnitId below) {
    for (UnitId at = below; at != null; at = parent(at)) {
      if (at.equals(above)) {
        return true;
      }
    }
    return false;
  }

  /// The unit among its kin now.
  Kin kin(UnitId unit) {
    return new Kin(unit, above(unit, Lasting.OPEN), below(unit));
  }

  /// How many levels there are from the unit down, itself included.
  int height(UnitId unit) {
    int height = 0;
    Set<UnitId> level = Set.of(unit);
    while (!level.isEmpty()) {
      height++;
      Set<UnitId> next = new TreeSet<>();
      level.forEach(one -> next.addAll(children.getOrDefault(one, Set.of())));
      level = next;
    }
    return height;
  }

  /// How many units are above it, itself included.
  int depth(UnitId unit) {
    return above(unit, Lasting.OPEN).size() + 1;
  }

  private Set<UnitId> below(UnitId unit) {
    Set<UnitId> first = children.getOrDefault(unit, Set.of());
    if (first.isEmpty()) {
      return Set.of();
    }
    Set<UnitId> below = new LinkedHashSet<>();
    Deque<UnitId> open = new ArrayDeque<>(first);
    while (!open.isEmpty()) {
      UnitId next = open.pop();
      below.add(next);
      open.addAll(children.getOrDefault(next, Set.of()));
    }
    return below;
  }
}
