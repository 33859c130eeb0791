// SPDX-License-Identifier: Apache-2.0
package renkei.core.authority;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import renkei.core.entry.CommandId;
import renkei.core.entry.Domestic;
import renkei.core.entry.Entry;
import renkei.core.entry.FunctionId;
import renkei.core.entry.Refusal;
import renkei.core.entry.RefusalCode;
import renkei.core.entry.UnitId;

/// Why an act that gives authority is refused. Each sentence names the act or the interval met.
final class RegisterCheck {
  /// Cells (functions times units) that one act may touch.
  static final int CELLS_MAX = 10_000;

  private final Ledger ledger;
  private final Entry entry;

  RegisterCheck(Ledger ledger, Entry entry) {
    this.ledger = ledger;
    this.entry = entry;
  }

  /// Judges a gift; giver null: a widening, out of the residue.
  Optional<Refusal> gives(
      Step.Way way, Domestic.Scope scope, @Nullable CommandId giver, CommandId taker) {
    return form(scope, giver, taker)
        .or(() -> stands(scope, taker))
        .or(() -> cells(new Gift(way, giver, taker, scope)));
  }

  private record Gift(
      Step.Way way, @Nullable CommandId giver, CommandId taker, Domestic.Scope scope) {}

  private Optional<Refusal> form(Domestic.Scope scope, @Nullable CommandId giver, CommandId taker) {
    if (scope.from().isBefore(entry.recorded())) {
      return refuse(
          RefusalCode.BACKDATED,
          "Authority cannot move from "
              + scope.from()
              + ": the act is recorded at "
              + entry.recorded()
              + ". Let it take effect then or later.");
    }
    long cells = (long) scope.functions().size() * Math.max(1, scope.units().size());
    if (cells > CELLS_MAX) {
      return refuse(
          RefusalCode.FULL,
          "The act touches "
              + cells
              + " pairs of function and unit; at most "
              + CELLS_MAX
              + ". Divide it.");
    }
    Optional<Refusal> unlisted = listed(scope, giver, taker);
    CommandId over = giver == null ? ledger.root().orElse(taker) : giver;
    return unlisted.or(() -> twice(scope)).or(() -> enteredBy(Set.of(over), "moved"));
  }

  /// What is given over a unit is given over those below it: an act that names both says it twice.
  private Optional<Refusal> twice(Domestic.Scope scope) {
    for (UnitId unit : scope.units()) {
      for (UnitId above : ledger.tree().above(unit, Lasting.OPEN)) {
        if (scope.units().contains(above)) {
          return refuse(
              RefusalCode.AUTHORITY_ALREADY_GIVEN,
              "The act names " + above + " and " + unit + ", which is below it. Name one of them.");
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Refusal> listed(
      Domestic.Scope scope, @Nullable CommandId giver, CommandId taker) {
    for (FunctionId function : scope.functions()) {
      if (!ledger.lists(function)) {
        return unlisted("The function " + function);
      }
    }
    for (UnitId unit : scope.units()) {
      if (!ledger.lists(unit)) {
        return unlisted("The unit " + unit);
      }
    }
    if (ledger.command(taker) == null) {
      return unlisted("The command " + taker);
    }
    return giver != null && ledger.command(giver) == null
        ? unlisted("The command " + giver)
        : Optional.empty();
  }

  /// The command under which the act is entered must be one of these or above one of these, and
  /// stand when it is recorded.
  Optional<Refusal> enteredBy(Set<CommandId> allowed, String done) {
    Command acting = ledger.command(entry.command());
    if (acting == null) {
      return unlisted("The command " + entry.command() + ", under which this is entered,");
    }
    Refusal idle = acting.idle(entry.recorded().toEpochMilli(), "decide");
    if (idle != null) {
      return Optional.of(idle);
    }
    for (CommandId command : allowed) {
      if (ledger.isOrAbove(acting.id(), command)) {
        return Optional.empty();
      }
    }
    return refuse(
        RefusalCode.NO_AUTHORITY,
        acting.id()
            + " is neither "
            + names(allowed)
            + " nor above it: what is "
            + done
            + " here is not its matter.");
  }

  private Optional<Refusal> stands(Domestic.Scope scope, CommandId taker) {
    Command command = ledger.command(taker);
    return command == null
        ? Optional.empty()
        : Optional.ofNullable(command.idle(scope.from().toEpochMilli(), "hold"));
  }

  private Optional<Refusal> cells(Gift gift) {
    for (FunctionId function : gift.scope.functions()) {
      if (gift.scope.units().isEmpty()) {
        Optional<Refusal> refusal = cell(gift, function, null);
        if (refusal.isPresent()) {
          return refusal;
        }
      }
      for (UnitId unit : gift.scope.units()) {
        Optional<Refusal> refusal = cell(gift, function, unit);
        if (refusal.isPresent()) {
          return refusal;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Refusal> cell(Gift gift, FunctionId function, @Nullable UnitId unit) {
    Grant.Span span = span(gift.scope);
    Walk walk = ledger.walk(function, unit, span.from());
    Optional<Refusal> holds = holds(gift, walk, function, unit);
    if (holds.isPresent()) {
      return holds;
    }
    long end = walk.pathEnd();
    if (gift.scope.until() != null && span.until() > end) {
      return refuse(
          RefusalCode.NO_AUTHORITY,
          what(function, unit)
              + " is "
              + gift.giver
              + "'s only until "
              + Instant.ofEpochMilli(end)
              + "; it cannot be given until "
              + gift.scope.until()
              + ". Give it until then, or without an end.");
    }
    return meets(
        gift, walk, function, unit, new Grant.Span(span.from(), Math.min(span.until(), end)));
  }

  private Optional<Refusal> holds(
      Gift gift, Walk walk, FunctionId function, @Nullable UnitId unit) {
    Command root = ledger.rootCommand();
    if (gift.giver == null) {
      return walk.holds() == null
          ? Optional.empty()
          : alreadyGiven(walk.path().getFirst(), function, unit);
    }
    Command holder = walk.holder(root);
    if (holder.id().equals(gift.giver)) {
      return Optional.ofNullable(holder.idle(gift.scope.from().toEpochMilli(), "give"));
    }
    CommandId above = root.id();
    for (Grant grant : walk.path()) {
      if (above.equals(gift.giver)) {
        return alreadyGiven(grant, function, unit);
      }
      above = grant.taker.id();
    }
    return refuse(
        RefusalCode.NO_AUTHORITY,
        what(function, unit)
            + " is "
            + holder.id()
            + "'s at "
            + gift.scope.from()
            + (walk.holds() == null ? " (no act gave it away)" : ", by " + told(walk.holds()))
            + ", not "
            + gift.giver
            + "'s. Only the holder gives.");
  }

  private Optional<Refusal> meets(
      Gift gift, Walk walk, FunctionId function, @Nullable UnitId unit, Grant.Span span) {
    Given given = walk.given();
    if (given == null) {
      return Optional.empty();
    }
    Grant met =
        gift.way == Step.Way.DELEGATED
            ? given.meetingDelegation(unit, gift.taker, span)
            : given.meeting(unit == null ? null : ledger.tree().kin(unit), span);
    return met == null ? Optional.empty() : alreadyGiven(met, function, unit);
  }

  private Optional<Refusal> alreadyGiven(Grant met, FunctionId function, @Nullable UnitId unit) {
    return refuse(
        RefusalCode.AUTHORITY_ALREADY_GIVEN,
        what(function, unit)
            + " meets what was already given: "
            + told(met)
            + ". Return that act first, or choose another time.");
  }

  private String told(Grant grant) {
    Instant until = Grant.instant(grant.end());
    return "act "
        + grant.act
        + ", "
        + grant.way.name().toLowerCase(java.util.Locale.ROOT)
        + " to "
        + grant.taker.id()
        + " from "
        + Instant.ofEpochMilli(grant.from)
        + (until == null ? " without an end" : " until " + until);
  }

  static Grant.Span span(Domestic.Scope scope) {
    return new Grant.Span(scope.from().toEpochMilli(), Grant.time(scope.until()));
  }

  static String what(FunctionId function, @Nullable UnitId unit) {
    return function + (unit == null ? " over every unit" : " over " + unit);
  }

  static Optional<Refusal> unlisted(String what) {
    return refuse(RefusalCode.NOT_LISTED, what + " is not listed in the register. List it first.");
  }

  static Optional<Refusal> refuse(RefusalCode code, String sentence) {
    return Optional.of(new Refusal(code, sentence));
  }

  private static String names(Set<CommandId> commands) {
    return String.join(" nor ", commands.stream().map(CommandId::code).sorted().toList());
  }
}
