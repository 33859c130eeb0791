// SPDX-License-Identifier: Apache-2.0
package renkei.core.authority;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import renkei.core.entry.CommandId;
import renkei.core.entry.Domestic;
import renkei.core.entry.EntryId;
import renkei.core.entry.FunctionId;
import renkei.core.entry.UnitId;

/// What the register knows: the catalogue, and per function the tree of what was given.
final class Ledger {
  static final int COMMANDS_MAX = 10_000;
  static final int UNITS_MAX = 100_000;
  static final int FUNCTIONS_MAX = 10_000;

  private final Map<CommandId, Command> commands = new LinkedHashMap<>();
  private final Map<UnitId, UnitLine> units = new LinkedHashMap<>();
  private final Map<FunctionId, FunctionLine> functions = new LinkedHashMap<>();
  private final Map<FunctionId, Given> residues = new HashMap<>();
  private final Map<EntryId, Act> acts = new HashMap<>();
  private final UnitTree tree = new UnitTree();
  private final Map<FunctionId, FunctionId> shared = new HashMap<>();
  private @Nullable Command root;

  /// What one act gave, or let rest.
  ///
  /// @param giver who gave it or let it rest; the root for a widening
  /// @param taker to whom; the giver again for a suspension, which only its giver ends
  /// @param rest null unless it is a suspension
  record Act(CommandId giver, CommandId taker, List<Grant> grants, @Nullable Rest rest) {
    /// The latest end of it.
    long end() {
      long end = rest == null ? Long.MIN_VALUE : rest.end();
      for (Grant grant : grants) {
        end = Math.max(end, grant.end());
      }
      return end;
    }

    /// The latest end of what ends earlier than the act said, as known then; null: nothing does.
    @Nullable Instant ended(long known) {
      long end = rest != null && rest.returned(known) ? rest.end(known) : Long.MIN_VALUE;
      for (Grant grant : grants) {
        end = grant.returned(known) ? Math.max(end, grant.end(known)) : end;
      }
      return end == Long.MIN_VALUE ? null : Instant.ofEpochMilli(end);
    }
  }

  boolean lists(FunctionId function) {
    return functions.containsKey(function);
  }

  boolean lists(UnitId unit) {
    return units.containsKey(unit);
  }

  @Nullable Command command(CommandId id) {
    return commands.get(id);
  }

  @Nullable FunctionLine function(FunctionId id) {
    return functions.get(id);
  }

  @Nullable Act act(EntryId id) {
    return acts.get(id);
  }

  Map<CommandId, Command> commands() {
    return commands;
  }

  Map<UnitId, UnitLine> units() {
    return units;
  }

  Map<FunctionId, FunctionLine> functions() {
    return functions;
  }

  Optional<CommandId> root() {
    return root == null ? Optional.empty() : Optional.of(root.id());
  }

  @Nullable Command rootOrNone() {
    return root;
  }

  /// The root, where an earlier check has shown that there is one.
  Command rootCommand() {
    if (root == null) {
      throw new IllegalStateException("no command is established");
    }
    return root;
  }

  /// Whether one command is the other or above it.
  boolean isOrAbove(CommandId above, CommandId below) {
    Command at = commands.get(below);
    while (at != null) {
      if (at.id().equals(above)) {
        return true;
      }
      CommandId parent = at.parent();
      at = parent == null ? null : commands.get(parent);
    }
    return false;
  }

  /// Down to the holder by everything recorded so far.
  Walk walk(FunctionId function, @Nullable UnitId unit, long at) {
    return walk(function, unit, at, Grant.OPEN - 1);
  }

  Walk walk(FunctionId function, @Nullable UnitId unit, long at, long known) {
    Walk walk = new Walk(unit, tree.above(unit, Math.min(at, known)), at, known);
    if (unit != null && tree.anyBelow()) {
      walk.within(tree.stated(unit, at, known));
    }
    return walk.down(residues.get(function));
  }

  UnitTree tree() {
    return tree;
  }

  /// The function of ours that parties call so; null: none.
  @Nullable FunctionId calledBetweenParties(FunctionId code) {
    return shared.get(code);
  }

  /// The function of ours that a code stands for: its own code, or the shared one.
  FunctionId named(FunctionId code) {
    return functions.containsKey(code) ? code : shared.getOrDefault(code, code);
  }

  void establish(Domestic.CommandEstablished stated, Instant recorded) {
    Command command = commands.computeIfAbsent(stated.id(), Command::new);
    command.stated(recorded.toEpochMilli(), stated);
    if (stated.parent() == null && root == null) {
      root = command;
    }
  }

  void list(Domestic.UnitListed unit, Instant recorded) {
    units.put(unit.id(), new UnitLine(unit.id(), unit.names(), unit.command(), unit.parent()));
    tree.place(unit.id(), unit.parent(), recorded.toEpochMilli());
  }

  void list(Domestic.FunctionListed function) {
    FunctionLine before =
        functions.put(
            function.id(),
            new FunctionLine(
                function.id(), function.names(), function.coverage(), function.shared()));
    if (before != null && before.shared() != null) {
      shared.remove(before.shared());
    }
    if (function.shared() != null) {
      shared.put(function.shared(), function.id());
    }
  }

  /// Hangs what the act gives below the grants by which its giver holds.
  void give(EntryId id, Step.Way way, Gift gift, long recorded) {
    Command taker = commands.get(gift.taker);
    if (taker == null) {
      throw new IllegalStateException("an act gives to a command that is not listed");
    }
    List<Grant> grants = new ArrayList<>(1);
    for (FunctionId function : gift.scope.functions()) {
      if (gift.scope.units().isEmpty()) {
        grants.add(hang(id, way, taker, new Cell(function, null, gift.scope, recorded)));
      }
      for (UnitId unit : gift.scope.units()) {
        grants.add(hang(id, way, taker, new Cell(function, unit, gift.scope, recorded)));
        tree.named(unit, id);
      }
    }
    CommandId giver = gift.giver == null ? rootCommand().id() : gift.giver;
    acts.put(id, new Act(giver, gift.taker, List.copyOf(grants), null));
  }

  /// Lets a command, or what an act gave, rest.
  void suspend(EntryId id, Domestic.AuthoritySuspended body, long recorded) {
    Grant.Span span = new Grant.Span(body.from().toEpochMilli(), Grant.time(body.until()));
    Rest rest = new Rest(id, span, recorded);
    CommandId giver = rest(body.what(), rest);
    acts.put(id, new Act(giver, giver, List.of(), rest));
  }

  /// Who may lift it.
  private CommandId rest(Domestic.Resting what, Rest rest) {
    switch (what) {
      case Domestic.Resting.Of(CommandId named) -> {
        Command command = commands.get(named);
        CommandId parent = command == null ? null : command.parent();
        if (command == null || parent == null) {
          throw new IllegalStateException("only a listed command below another is suspended");
        }
        command.rest(rest);
        return parent;
      }
      case Domestic.Resting.Given(EntryId given) -> {
        Act act = acts.get(given);
        if (act == null || act.grants.isEmpty()) {
          throw new IllegalStateException("only what an act gave is suspended");
        }
        Rests known = act.grants.getFirst().rests();
        Rests all = known == null ? new Rests() : known;
        all.add(rest);
        act.grants.forEach(grant -> grant.restsBy(all));
        return act.giver;
      }
    }
  }

  /// Who gives what to whom.
  record Gift(@Nullable CommandId giver, CommandId taker, Domestic.Scope scope) {}

  private record Cell(
      FunctionId function, @Nullable UnitId unit, Domestic.Scope scope, long recorded) {}

  private Grant hang(EntryId id, Step.Way way, Command taker, Cell cell) {
    Grant.Span span = RegisterCheck.span(cell.scope);
    Grant above = walk(cell.function, cell.unit, span.from()).holds();
    Given in =
        above == null
            ? residues.computeIfAbsent(cell.function, _ -> new Given())
            : above.makeBelow();
    Grant grant =
        new Grant(id, way, taker, span, new Grant.Place(above, in, cell.unit, cell.recorded));
    if (way == Step.Way.DELEGATED) {
      in.delegate(cell.unit, grant);
    } else {
      in.add(cell.unit, grant);
    }
    return grant;
  }

  /// Ends what an act gave.
  void end(EntryId given, long from, long recorded) {
    Act act = acts.get(given);
    if (act == null) {
      throw new IllegalStateException("an act that is not held cannot end");
    }
    if (act.rest != null) {
      act.rest.end(from, recorded);
    }
    for (Grant grant : act.grants) {
      if (grant.end() > from) {
        grant.end(from, recorded);
        grant.in.changed(grant.unit, grant);
      }
    }
  }
}
