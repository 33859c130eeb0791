// SPDX-License-Identifier: Apache-2.0
package renkei.core.authority;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The register as one would draw it on squared paper: for each hour, function and unit a pile of
/// acts, the root at the bottom; one sheet for each hour at which something was recorded. The last
/// hour stands for all that follow.
final class SlowRegister {
  static final String EVERY = "*";
  static final String ROOT = "ROOT";

  /// One act in the terms of the sheet. Return: `given` is the act that ends. Suspension: `given`
  /// is the act that rests, or, when there is none, `taker` the command.
  record Act(
      int id,
      String kind,
      @Nullable String giver,
      String taker,
      Set<String> functions,
      Set<String> units,
      int recorded,
      int from,
      int until,
      int given) {}

  /// A grant on a pile.
  record Layer(int act, String taker) {}

  /// Another who may decide, while exactly this pile is in effect.
  record Extra(int act, String scope, List<Layer> pile, String taker, int from, int until) {}

  /// A suspension: of what an act gave, or (-1) of a command.
  record Rest(int act, int given, String command, int from, int until) {
    boolean meets(Rest other) {
      return given == other.given
          && command.equals(other.command)
          && from < other.until
          && other.from < until;
    }
  }

  /// What is asked for.
  record Answer(String holder, int basis, List<Integer> chain, Set<String> delegates) {}

  private final int hours;
  private final List<String> units;
  private final Map<String, int[]> lives;
  private final Map<String, String> parents;
  private final Map<Integer, Integer> ends = new HashMap<>();
  private final Map<Integer, Act> acts = new LinkedHashMap<>();
  private final TreeMap<Integer, Sheet> sheets = new TreeMap<>();
  private Sheet sheet = new Sheet();

  private static final class Sheet {
    final Map<String, List<List<Layer>>> piles = new HashMap<>();
    final Map<String, List<Extra>> extras = new HashMap<>();
    final List<Rest> rests = new ArrayList<>();

    Sheet copy() {
      Sheet copy = new Sheet();
      piles.forEach((cell, byHour) -> copy.piles.put(cell, new ArrayList<>(byHour)));
      extras.forEach((function, all) -> copy.extras.put(function, new ArrayList<>(all)));
      copy.rests.addAll(rests);
      return copy;
    }
  }

  /// @param units with the unit above each after a slash, where there is one
  /// @param lives from and until for each command but the root
  SlowRegister(int hours, List<String> functions, List<String> units, Map<String, int[]> lives) {
    this.parents = new HashMap<>();
    for (String unit : units) {
      if (unit.contains("/")) {
        parents.put(unit.substring(0, unit.indexOf('/')), unit.substring(unit.indexOf('/') + 1));
      }
    }
    this.hours = hours;
    this.units = units.stream().map(SlowRegister::unit).toList();
    this.lives = lives;
    for (String function : functions) {
      sheet.extras.put(function, new ArrayList<>());
      for (String unit : cells(Set.of())) {
        List<List<Layer>> byHour = new ArrayList<>();
        for (int hour = 0; hour < hours; hour++) {
          byHour.add(List.of());
        }
        sheet.piles.put(function + "/" + unit, byHour);
      }
    }
    sheets.put(Integer.MIN_VALUE, sheet.copy());
  }

  static String unit(String withParent) {
    return withParent.split("/")[0];
  }

  /// The unit and those below it.
  private List<String> under(String unit) {
    List<String> under = new ArrayList<>();
    for (String one : units) {
      String up = one;
      while (up != null && !up.equals(unit)) {
        up = parents.get(up);
      }
      if (up != null) {
        under.add(one);
      }
    }
    return under;
  }

  private List<String> cells(Set<String> named) {
    if (!named.isEmpty()) {
      return List.copyOf(named);
    }
    List<String> cells = new ArrayList<>(units);
    cells.add(EVERY);
    return cells;
  }

  private boolean stands(String command, int hour) {
    int[] life = lives.get(command);
    return life == null || hour >= life[0] && hour < life[1];
  }

  private static boolean rests(Sheet sheet, int act, String taker, int hour) {
    return sheet.rests.stream()
        .anyMatch(rest ->
            (rest.given < 0 ? rest.command.equals(taker) : rest.given == act)
                && rest.from <= hour
                && hour < rest.until);
  }

  private List<Layer> effective(Sheet sheet, List<Layer> pile, int hour) {
    List<Layer> effective = new ArrayList<>();
    for (Layer layer : pile) {
      if (!stands(layer.taker, hour) || rests(sheet, layer.act, layer.taker, hour)) {
        break;
      }
      effective.add(layer);
    }
    return effective;
  }

  private static String top(List<Layer> pile) {
    return pile.isEmpty() ? ROOT : pile.getLast().taker;
  }

  private List<List<Layer>> piles(String function, String unit) {
    return sheet.piles.get(function + "/" + unit);
  }

  /// Whether the act is accepted; then it is on the sheet.
  boolean take(Act act) {
    if (act.from < act.recorded) {
      return false;
    }
    Sheet before = sheet.copy();
    boolean taken =
        switch (act.kind) {
          case "return" -> end(act);
          case "suspend" -> suspend(act);
          default -> give(act);
        };
    if (taken) {
      acts.put(act.id, act);
      sheets.put(act.recorded, sheet.copy());
    } else {
      sheet = before;
      ends.remove(act.id);
    }
    return taken;
  }

  private boolean suspend(Act act) {
    boolean whole = act.given < 0;
    if (whole && (act.taker.equals(ROOT) || !stands(act.taker, act.from))) {
      return false;
    }
    Act gift = acts.get(act.given);
    boolean gave = gift != null && !gift.kind.equals("suspend") && !gift.kind.equals("return");
    if (!whole && (!gave || ends.get(act.given) <= act.from)) {
      return false;
    }
    Rest rest = new Rest(act.id, act.given, whole ? act.taker : "", act.from, act.until);
    if (sheet.rests.stream().anyMatch(rest::meets)) {
      return false;
    }
    sheet.rests.add(rest);
    ends.put(act.id, act.until);
    return true;
  }

  private boolean end(Act act) {
    Integer end = ends.get(act.given);
    if (end == null || end <= act.from) {
      return false;
    }
    ends.put(act.given, act.from);
    sheet.rests.replaceAll(rest ->
        rest.act != act.given
            ? rest
            : new Rest(rest.act, rest.given, rest.command, rest.from, act.from));
    sheet.rests.removeIf(rest -> rest.until <= rest.from);
    for (List<List<Layer>> byHour : sheet.piles.values()) {
      for (int hour = act.from; hour < hours; hour++) {
        List<Layer> pile = byHour.get(hour);
        for (int depth = 0; depth < pile.size(); depth++) {
          if (pile.get(depth).act == act.given) {
            byHour.set(hour, List.copyOf(pile.subList(0, depth)));
            break;
          }
        }
      }
    }
    sheet.extras.values().forEach(all -> all.replaceAll(extra -> ended(extra, act)));
    return true;
  }

  private static Extra ended(Extra extra, Act act) {
    return extra.act != act.given
        ? extra
        : new Extra(
            extra.act,
            extra.scope,
            extra.pile,
            extra.taker,
            extra.from,
            Math.min(extra.until, act.from));
  }

  private boolean give(Act act) {
    if (!stands(act.taker, act.from) || rests(sheet, -1, act.taker, act.from)) {
      return false;
    }
    for (String unit : act.units) {
      if (act.units.stream().anyMatch(one -> !one.equals(unit) && under(unit).contains(one))) {
        return false;
      }
    }
    ends.put(act.id, act.until);
    for (String function : act.functions) {
      if (act.units.isEmpty()) {
        if (!give(act, function, EVERY)) {
          return false;
        }
      }
      for (String unit : act.units) {
        if (!give(act, function, unit)) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean give(Act act, String function, String scope) {
    List<Layer> pile = effective(sheet, piles(function, scope).get(act.from), act.from);
    boolean widens = act.giver == null;
    if (widens ? !pile.isEmpty() : !top(pile).equals(act.giver)) {
      return false;
    }
    int last = act.from;
    while (last < Math.min(act.until, hours) && below(piles(function, scope).get(last), pile)) {
      last++;
    }
    if (act.until <= hours - 1 && last < act.until) {
      return false;
    }
    if (act.kind.equals("delegate")) {
      return extra(act, function, scope, pile, last);
    }
    for (String cell : scope.equals(EVERY) ? cells(Set.of()) : under(scope)) {
      for (int hour = act.from; hour < last; hour++) {
        if (piles(function, cell).get(hour).size() > pile.size()) {
          return false;
        }
        List<Layer> higher = new ArrayList<>(pile);
        higher.add(new Layer(act.id, act.taker));
        piles(function, cell).set(hour, List.copyOf(higher));
      }
    }
    return true;
  }

  private static boolean below(List<Layer> pile, List<Layer> part) {
    return pile.size() >= part.size() && pile.subList(0, part.size()).equals(part);
  }

  private boolean extra(Act act, String function, String scope, List<Layer> pile, int last) {
    for (Extra other : sheet.extras.get(function)) {
      boolean same =
          other.scope.equals(scope) && other.pile.equals(pile) && other.taker.equals(act.taker);
      if (same && other.from < last && act.from < other.until) {
        return false;
      }
    }
    // What lies beyond the hours that the giver has it does no harm: the pile is another one then.
    sheet.extras.get(function).add(new Extra(act.id, scope, pile, act.taker, act.from, act.until));
    return true;
  }

  Answer who(String function, String unit, int hour, int known) {
    Sheet then = sheets.floorEntry(known).getValue();
    List<Layer> pile = effective(then, then.piles.get(function + "/" + unit).get(hour), hour);
    Set<String> delegates = new TreeSet<>();
    for (Extra extra : then.extras.get(function)) {
      boolean covers = extra.scope.equals(EVERY) || under(extra.scope).contains(unit);
      boolean runs =
          extra.from <= hour
              && hour < extra.until
              && stands(extra.taker, hour)
              && !rests(then, extra.act, extra.taker, hour);
      if (covers && runs && extra.pile.equals(pile)) {
        delegates.add(extra.taker);
      }
    }
    return new Answer(
        top(pile),
        pile.isEmpty() ? -1 : pile.getLast().act,
        pile.stream().map(Layer::act).toList(),
        delegates);
  }
}
