// SPDX-License-Identifier: Apache-2.0
package renkei.core.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import renkei.core.entry.Body;
import renkei.core.entry.CommandId;
import renkei.core.entry.Domestic;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.UnitId;

/// Plays acts into a register and into a [SlowRegister] and compares every answer.
final class RegisterWorld {
  static final int OPEN = Integer.MAX_VALUE;

  private final int hours;
  private final List<String> functions;
  private final List<String> units;
  private final List<String> withParents;
  private final Map<String, String> parents = new LinkedHashMap<>();
  private final Map<String, int[]> lives;
  long accepted;
  long refused;
  long answers;

  /// @param units with the unit above each after a slash, where there is one; the upper first
  RegisterWorld(int hours, List<String> functions, List<String> units, Map<String, int[]> lives) {
    this.hours = hours;
    this.functions = functions;
    this.withParents = units;
    this.units = units.stream().map(SlowRegister::unit).toList();
    for (String unit : units) {
      int slash = unit.indexOf('/');
      parents.put(SlowRegister.unit(unit), slash < 0 ? "" : unit.substring(slash + 1));
    }
    this.lives = lives;
  }

  /// Depth first: after a refused act the world is as before, so only accepted ones are followed.
  void explore(List<SlowRegister.Act> before) {
    int id = before.size();
    if (id == 3) {
      return;
    }
    for (SlowRegister.Act act : acts(id, List.of(Set.of("f")))) {
      List<SlowRegister.Act> sequence = new ArrayList<>(before);
      sequence.add(act);
      if (compare(sequence)) {
        explore(sequence);
      }
    }
  }

  List<SlowRegister.Act> acts(int id, List<Set<String>> functionSets) {
    List<SlowRegister.Act> acts = new ArrayList<>();
    List<String> commands = new ArrayList<>(new TreeSet<>(lives.keySet()));
    commands.add(SlowRegister.ROOT);
    int[][] spans = {{0, 2}, {0, OPEN}, {1, 3}, {2, OPEN}};
    for (Set<String> fs : functionSets) {
      for (Set<String> us : List.of(Set.<String>of(), Set.of("u1"))) {
        for (String taker : commands) {
          for (int[] span : spans) {
            acts.add(act(id, "widen", null, taker, new Parts(fs, us, span)));
            for (String giver : commands) {
              if (!giver.equals(taker)) {
                acts.add(act(id, "transfer", giver, taker, new Parts(fs, us, span)));
                if (span[1] == OPEN) {
                  acts.add(act(id, "delegate", giver, taker, new Parts(fs, us, span)));
                }
              }
            }
          }
        }
      }
    }
    for (int given = 0; given < id; given++) {
      for (int from = 0; from < 4; from++) {
        acts.add(returned(id, given, id, from));
      }
      acts.add(suspended(id, given, "", new int[] {id, id + 2}));
    }
    for (String command : commands) {
      acts.add(suspended(id, -1, command, new int[] {1, 3}));
      acts.add(suspended(id, -1, command, new int[] {2, OPEN}));
    }
    return acts;
  }

  private static SlowRegister.Act suspended(int id, int given, String command, int[] span) {
    return new SlowRegister.Act(
        id, "suspend", null, command, Set.of(), Set.of(), id, span[0], span[1], given);
  }

  private record Parts(Set<String> functions, Set<String> units, int[] span) {}

  private static SlowRegister.Act act(
      int id, String kind, @org.jspecify.annotations.Nullable String giver, String taker, Parts p) {
    return new SlowRegister.Act(
        id, kind, giver, taker, p.functions, p.units, id, p.span[0], p.span[1], -1);
  }

  private static SlowRegister.Act returned(int id, int given, int recorded, int from) {
    return new SlowRegister.Act(
        id, "return", null, "", Set.of(), Set.of(), recorded, from, OPEN, given);
  }

  void random(Random random, int count) {
    List<String> commands = new ArrayList<>(new TreeSet<>(lives.keySet()));
    commands.add(SlowRegister.ROOT);
    SlowRegister slow = new SlowRegister(hours, functions, withParents, lives);
    AuthorityRegister fast = fresh();
    int recorded = 0;
    for (int id = 0; id < count; id++) {
      recorded = Math.min(hours - 3, recorded + (random.nextInt(3) == 0 ? 1 : 0));
      int from = Math.min(hours - 2, recorded + random.nextInt(8) - 1);
      int until = random.nextBoolean() ? OPEN : Math.min(hours - 1, from + 1 + random.nextInt(12));
      SlowRegister.Act act;
      if (random.nextInt(5) == 0) {
        act = returned(id, random.nextInt(id + 1), recorded, Math.max(0, from));
      } else if (random.nextInt(6) == 0) {
        boolean whole = random.nextBoolean();
        act =
            new SlowRegister.Act(
                id,
                "suspend",
                null,
                whole ? commands.get(random.nextInt(commands.size())) : "",
                Set.of(),
                Set.of(),
                recorded,
                Math.max(0, from),
                Math.max(1, until),
                whole ? -1 : random.nextInt(id + 1));
      } else {
        String kind = List.of("transfer", "transfer", "delegate", "widen").get(random.nextInt(4));
        String taker = commands.get(random.nextInt(commands.size()));
        String giver = commands.get(random.nextInt(commands.size()));
        if (giver.equals(taker)) {
          continue;
        }
        act =
            new SlowRegister.Act(
                id,
                kind,
                kind.equals("widen") ? null : giver,
                taker,
                some(functions, random),
                random.nextBoolean() ? Set.of() : some(units, random),
                recorded,
                Math.max(0, from),
                Math.max(1, until),
                -1);
      }
      agree(slow, fast, act, id);
    }
    ask(slow, fast);
  }

  private static Set<String> some(List<String> all, Random random) {
    Set<String> some = new TreeSet<>();
    some.add(all.get(random.nextInt(all.size())));
    if (random.nextInt(3) == 0) {
      some.add(all.get(random.nextInt(all.size())));
    }
    return some;
  }

  /// Plays a sequence in both and compares every answer; whether the last act was accepted.
  boolean compare(List<SlowRegister.Act> sequence) {
    SlowRegister slow = new SlowRegister(hours, functions, withParents, lives);
    AuthorityRegister fast = fresh();
    boolean last = false;
    for (int i = 0; i < sequence.size(); i++) {
      last = agree(slow, fast, sequence.get(i), i);
    }
    if (last) {
      ask(slow, fast);
    }
    return last;
  }

  private AuthorityRegister fresh() {
    AuthorityRegister register = new AuthorityRegister();
    long id = 1_000;
    List<Body> bodies = new ArrayList<>();
    bodies.add(Acts.established(SlowRegister.ROOT, null, -100, Long.MAX_VALUE));
    lives.forEach((command, life) ->
        bodies.add(
            Acts.established(
                command, SlowRegister.ROOT, life[0], life[1] == OPEN ? Long.MAX_VALUE : life[1])));
    functions.forEach(function -> bodies.add(Acts.listed(function)));
    parents.forEach((unit, parent) -> bodies.add(Acts.listed(unit, SlowRegister.ROOT, parent)));
    for (Body body : bodies) {
      Entry entry = Acts.entry(id++, -50, SlowRegister.ROOT, body);
      assertThat(register.check(entry)).isEmpty();
      register.apply(entry, id);
    }
    return register;
  }

  private boolean agree(
      SlowRegister slow, AuthorityRegister fast, SlowRegister.Act act, long position) {
    Entry entry = Acts.entry(act.id(), act.recorded(), SlowRegister.ROOT, body(act));
    var refusal = fast.check(entry);
    boolean taken = slow.take(act);
    assertThat(refusal.isEmpty()).as("%s: %s", act, refusal).isEqualTo(taken);
    if (taken) {
      accepted++;
      fast.apply(entry, position);
    } else {
      refused++;
      assertThat(refusal.orElseThrow().sentence()).isNotBlank();
    }
    return taken;
  }

  private static Body body(SlowRegister.Act act) {
    if (act.kind().equals("return")) {
      return new Domestic.AuthorityReturned(new EntryId(7, act.given()), Acts.at(act.from()));
    }
    if (act.kind().equals("suspend")) {
      return new Domestic.AuthoritySuspended(
          act.given() < 0
              ? new Domestic.Resting.Of(new CommandId(act.taker()))
              : new Domestic.Resting.Given(new EntryId(7, act.given())),
          Acts.at(act.from()),
          act.until() == OPEN ? null : Acts.at(act.until()));
    }
    Domestic.Scope scope =
        Acts.scope(
            String.join(" ", act.functions()),
            String.join(" ", act.units()),
            act.from(),
            act.until() == OPEN ? Long.MAX_VALUE : act.until());
    CommandId taker = new CommandId(act.taker());
    if (act.giver() == null) {
      return new Domestic.AuthorityWidened(scope, taker);
    }
    CommandId giver = new CommandId(act.giver());
    return act.kind().equals("delegate")
        ? new Domestic.AuthorityDelegated(scope, giver, taker)
        : new Domestic.AuthorityTransferred(scope, giver, taker);
  }

  private void ask(SlowRegister slow, AuthorityRegister fast) {
    List<String> cells = new ArrayList<>(units);
    cells.add(SlowRegister.EVERY);
    for (String function : functions) {
      for (String cell : cells) {
        for (int known = -1; known < hours; known += hours > 10 ? 3 : 1) {
          Holding before = null;
          for (int hour = 0; hour < hours; hour++) {
            before = one(slow, fast, new Question(function, cell, hour, known), before);
          }
          if (hours > 10) {
            timeline(slow, fast, function, cell, known);
          }
        }
      }
    }
  }

  /// Without a gap and without an overlap, and each span as the sheet has it.
  private void timeline(
      SlowRegister slow, AuthorityRegister fast, String function, String cell, int known) {
    UnitId unit = cell.equals(SlowRegister.EVERY) ? null : new UnitId(cell);
    var matter = new AuthorityRegister.Matter(Acts.function(function), unit);
    List<Holding> spans = fast.timeline(matter, Acts.at(0), Acts.at(hours), Acts.at(known));
    int hour = 0;
    for (int i = 0; i < spans.size(); i++) {
      Holding span = spans.get(i);
      assertThat(span.since().isAfter(Acts.at(hour))).isFalse();
      if (i > 0) {
        assertThat(span.since()).isEqualTo(spans.get(i - 1).until());
        assertThat(span.samely(spans.get(i - 1))).as("%s", spans).isFalse();
      }
      while (hour < hours && (span.until() == null || Acts.at(hour).isBefore(span.until()))) {
        assertThat(span.holder().orElseThrow().code())
            .isEqualTo(slow.who(function, cell, hour++, known).holder());
      }
    }
    assertThat(hour).as("%s", spans).isEqualTo(hours);
  }

  private record Question(String function, String cell, int hour, int known) {}

  private Holding one(
      SlowRegister slow,
      AuthorityRegister fast,
      Question q,
      @org.jspecify.annotations.Nullable Holding before) {
    SlowRegister.Answer expected = slow.who(q.function, q.cell, q.hour, q.known);
    UnitId unit = q.cell.equals(SlowRegister.EVERY) ? null : new UnitId(q.cell);
    Holding holding = fast.who(Acts.function(q.function), unit, Acts.at(q.hour), Acts.at(q.known));
    answers++;
    SlowRegister.Answer found =
        new SlowRegister.Answer(
            holding.holder().orElseThrow().code(),
            holding.basis() == null ? -1 : (int) holding.basis().low(),
            holding.chain().stream()
                .filter(step -> step.basis() != null)
                .map(step -> (int) step.basis().low())
                .toList(),
            holding.delegates().stream().map(CommandId::code).collect(Collectors.toSet()));
    assertThat(found).as("%s", q).isEqualTo(expected);
    assertThat(holding.since()).as("%s", q).isBeforeOrEqualTo(Acts.at(q.hour));
    if (holding.until() != null) {
      assertThat(holding.until()).as("%s", q).isAfter(Acts.at(q.hour));
    }
    if (before != null) {
      boolean same =
          before.holder().equals(holding.holder())
              && java.util.Objects.equals(before.basis(), holding.basis());
      boolean told = before.until() == null || before.until().isAfter(Acts.at(q.hour));
      assertThat(same || !told)
          .as("%s changed although it was to stay until %s", q, before)
          .isTrue();
      if (same && holding.since().equals(Acts.at(q.hour))) {
        return holding;
      }
      assertThat(same ? holding.since().isBefore(Acts.at(q.hour)) : !told)
          .as("%s since %s", q, holding.since())
          .isTrue();
    }
    return holding;
  }
}
