// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import renkei.core.entry.Area;
import renkei.core.entry.CommandId;
import renkei.core.entry.Domestic;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.FunctionId;
import renkei.core.entry.Matter;
import renkei.core.entry.UnitId;

/// Who holds what in one party, told a second time and as plainly as can be: a list of what was
/// given, gone through from the root for every question.
final class Grants {
  /// One act that gave something.
  private static final class Given {
    final @Nullable CommandId giver;
    final CommandId taker;
    final Domestic.Scope scope;
    final boolean delegated;
    Instant until;

    Given(@Nullable CommandId giver, CommandId taker, Domestic.Scope scope, boolean delegated) {
      this.giver = giver;
      this.taker = taker;
      this.scope = scope;
      this.delegated = delegated;
      this.until = scope.until() == null ? Instant.MAX : scope.until();
    }

    boolean reaches(FunctionId function, @Nullable UnitId unit, Instant at) {
      boolean where = scope.units().isEmpty() || unit != null && scope.units().contains(unit);
      return scope.functions().contains(function)
          && where
          && !at.isBefore(scope.from())
          && at.isBefore(until);
    }

    boolean meets(Given other) {
      boolean units =
          scope.units().isEmpty()
              ? other.scope.units().isEmpty()
              : scope.units().stream().anyMatch(other.scope.units()::contains);
      // What was returned before it began never was.
      boolean ever = scope.from().isBefore(until) && other.scope.from().isBefore(other.until);
      return units
          && ever
          && scope.functions().stream().anyMatch(other.scope.functions()::contains)
          && scope.from().isBefore(other.until)
          && other.scope.from().isBefore(until);
    }
  }

  /// A time in which a command, or what one act gave, rests.
  private static final class Rest {
    final @Nullable CommandId command;
    final @Nullable EntryId act;
    final Instant from;
    Instant until;

    Rest(@Nullable CommandId command, @Nullable EntryId act, Domestic.AuthoritySuspended body) {
      this.command = command;
      this.act = act;
      this.from = body.from();
      this.until = body.until() == null ? Instant.MAX : body.until();
    }

    boolean at(Instant time) {
      return !time.isBefore(from) && time.isBefore(until);
    }
  }

  private final Map<EntryId, Rest> rests = new HashMap<>();
  private final Map<EntryId, Given> given = new HashMap<>();
  private final List<Given> sequence = new ArrayList<>();
  private final Map<CommandId, Domestic.CommandEstablished> commands = new HashMap<>();
  private final Map<FunctionId, List<Domestic.Coverage>> functions = new HashMap<>();
  private @Nullable CommandId root;

  /// Takes an act of the register. Returns a sentence when it gives what its giver gave before.
  Optional<String> take(Entry entry) {
    switch (entry.body()) {
      case Domestic.CommandEstablished command -> {
        commands.put(command.id(), command);
        if (command.parent() == null && root == null) {
          root = command.id();
        }
      }
      case Domestic.FunctionListed function -> functions.put(function.id(), function.coverage());
      case Domestic.AuthorityTransferred moved -> {
        return gives(entry, new Given(moved.from(), moved.to(), moved.scope(), false));
      }
      case Domestic.AuthorityWidened widened -> {
        return gives(entry, new Given(root, widened.command(), widened.scope(), false));
      }
      case Domestic.AuthorityDelegated more -> {
        return gives(entry, new Given(more.from(), more.to(), more.scope(), true));
      }
      case Domestic.AuthorityReturned back -> {
        Given what = given.get(back.given());
        if (what != null && back.from().isBefore(what.until)) {
          what.until = back.from();
        }
        Rest rest = rests.get(back.given());
        if (rest != null && back.from().isBefore(rest.until)) {
          rest.until = back.from();
        }
      }
      case Domestic.AuthoritySuspended rests -> suspends(entry.id(), rests);
      case Domestic _, renkei.core.entry.Crossing _ -> {}
    }
    return Optional.empty();
  }

  private void suspends(EntryId id, Domestic.AuthoritySuspended body) {
    switch (body.what()) {
      case Domestic.Resting.Of(CommandId command) -> rests.put(id, new Rest(command, null, body));
      case Domestic.Resting.Given(EntryId act) -> rests.put(id, new Rest(null, act, body));
    }
  }

  private boolean rests(Given what, Instant at) {
    return rests.values().stream()
        .anyMatch(rest -> rest.act != null && given.get(rest.act) == what && rest.at(at));
  }

  private boolean covers(Given what, FunctionId function, @Nullable UnitId unit, Instant at) {
    return what.reaches(function, unit, at) && !rests(what, at);
  }

  private Optional<String> gives(Entry entry, Given next) {
    Optional<String> twice = next.delegated ? Optional.empty() : twice(entry, next);
    given.put(entry.id(), next);
    sequence.add(next);
    return twice;
  }

  /// Who was given it back by another may give it on again, so only a giver to whom nothing ever
  /// came back is held to its earlier gifts.
  private Optional<String> twice(Entry entry, Given next) {
    boolean cameBack =
        sequence.stream().anyMatch(before -> !before.delegated && before.taker.equals(next.giver));
    return sequence.stream()
        .filter(before ->
            !cameBack
                && !before.delegated
                && before.giver != null
                && before.giver.equals(next.giver)
                && before.meets(next))
        .findFirst()
        .map(before ->
            entry.id() + " gives " + next.scope + ", which its giver gave in " + before.scope);
  }

  private boolean stands(CommandId command, Instant at) {
    Domestic.CommandEstablished line = commands.get(command);
    return line != null
        && !at.isBefore(line.from())
        && (line.until() == null || at.isBefore(line.until()))
        && rests.values().stream().noneMatch(rest -> command.equals(rest.command) && rest.at(at));
  }

  /// The one holder then.
  @Nullable CommandId holder(FunctionId function, @Nullable UnitId unit, Instant at) {
    CommandId holder = root;
    Set<Given> been = new HashSet<>();
    boolean moved = true;
    while (moved) {
      moved = false;
      for (Given next : sequence) {
        if (!next.delegated
            && next.giver != null
            && next.giver.equals(holder)
            && covers(next, function, unit, at)
            && stands(next.taker, at)
            && been.add(next)) {
          holder = next.taker;
          moved = true;
          break;
        }
      }
    }
    return holder;
  }

  /// Whether the command may decide it then.
  boolean may(CommandId command, FunctionId function, @Nullable UnitId unit, Instant at) {
    if (!stands(command, at)) {
      return false;
    }
    CommandId holder = holder(function, unit, at);
    if (command.equals(holder)) {
      return true;
    }
    return sequence.stream()
        .anyMatch(next ->
            next.delegated
                && next.giver != null
                && next.giver.equals(holder)
                && next.taker.equals(command)
                && covers(next, function, unit, at));
  }

  /// The unit that the catalogue names for a matter.
  @Nullable UnitId unit(FunctionId function, Matter matter) {
    if (!(matter instanceof Matter.Support support)) {
      return null;
    }
    Area where = support.where();
    return functions.getOrDefault(function, List.of()).stream()
        .filter(coverage -> coverage.area().contains(where))
        .map(Domestic.Coverage::unit)
        .findFirst()
        .orElse(null);
  }

  Domestic.@Nullable CommandEstablished command(CommandId id) {
    return commands.get(id);
  }
}
