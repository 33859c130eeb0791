// SPDX-License-Identifier: Apache-2.0
package renkei.core.authority;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import renkei.core.entry.Area;
import renkei.core.entry.CommandId;
import renkei.core.entry.Crossing;
import renkei.core.entry.Domestic;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.FunctionId;
import renkei.core.entry.Position;
import renkei.core.entry.Refusal;
import renkei.core.entry.RefusalCode;
import renkei.core.entry.UnitId;

/// The register of one party's authority (権限): who decides which function over which unit, when,
/// and on what basis; also as it was known at an earlier time.
///
/// At any instant each (function, unit) has exactly one holder. The root command holds whatever no
/// act has given to another. A command that does not stand holds nothing: what it was given is then
/// with whoever gave it, in the end with the root.
///
/// - *Transfer*: the giver loses it from..until, and has it again afterwards.
/// - *Delegation*: the giver keeps it; the delegate may decide too, and gives nothing on. It rests
///   while the giver has given the matter away.
/// - *Widening*: a function that nobody was given is added to a command. It comes out of the
///   residue but is no transfer: history shows it without a giver, and nobody appears as having
///   lost it.
/// - *Suspension*: what a command, or one act, was given rests for a time; it is then with whoever
///   gave it.
/// - *Return*: one of these ends early, or before it began.
///
/// What is given over a unit is given over the units below it.
///
/// Owned by the turn; not thread-safe. Acts come in the sequence in which they were recorded.
public final class AuthorityRegister {
  private final Ledger ledger = new Ledger();
  private final List<RegisterAct> history = new ArrayList<>();
  private Instant last = Instant.MIN;

  /// An empty register.
  public AuthorityRegister() {}

  /// Whether the entry is an act of the register.
  public static boolean handles(Entry entry) {
    return switch (entry.body()) {
      case Domestic.CommandEstablished _,
          Domestic.UnitListed _,
          Domestic.FunctionListed _,
          Domestic.AuthorityTransferred _,
          Domestic.AuthorityDelegated _,
          Domestic.AuthorityWidened _,
          Domestic.AuthoritySuspended _,
          Domestic.AuthorityReturned _ ->
          true;
      case Domestic _ -> false;
      case Crossing _ -> false;
    };
  }

  /// Why an act of the register cannot be recorded; judged at the time it is recorded, by
  /// everything recorded so far. Empty for every other entry.
  public Optional<Refusal> check(Entry entry) {
    if (!handles(entry)) {
      return Optional.empty();
    }
    if (entry.recorded().isBefore(last)) {
      return RegisterCheck.refuse(
          RefusalCode.BACKDATED,
          "The register's last act is recorded at " + last + "; none can be recorded before it.");
    }
    if (entry.effective().isBefore(entry.recorded())) {
      return RegisterCheck.refuse(
          RefusalCode.BACKDATED,
          "An act of the register takes effect when it is recorded or later: not at "
              + entry.effective()
              + " when it is recorded at "
              + entry.recorded()
              + ".");
    }
    RegisterCheck check = new RegisterCheck(ledger, entry);
    CatalogueCheck catalogue = new CatalogueCheck(ledger, entry, check);
    return switch (entry.body()) {
      case Domestic.CommandEstablished body -> catalogue.establishes(body);
      case Domestic.UnitListed body -> catalogue.lists(body);
      case Domestic.FunctionListed body -> catalogue.lists(body);
      case Domestic.AuthoritySuspended body ->
          new SuspensionCheck(ledger, entry, check).suspends(body);
      case Domestic.AuthorityReturned body -> catalogue.returns(body);
      case Domestic.AuthorityTransferred body ->
          check.gives(Step.Way.TRANSFERRED, body.scope(), body.from(), body.to());
      case Domestic.AuthorityDelegated body ->
          check.gives(Step.Way.DELEGATED, body.scope(), body.from(), body.to());
      case Domestic.AuthorityWidened body ->
          check.gives(Step.Way.WIDENED, body.scope(), null, body.command());
      case Domestic _ -> Optional.empty();
      case Crossing _ -> Optional.empty();
    };
  }

  /// Takes an act into account that was checked when it was recorded. Other entries change nothing.
  ///
  /// @param position its place in the journal
  public void apply(Entry entry, long position) {
    if (!handles(entry)) {
      return;
    }
    long recorded = entry.recorded().toEpochMilli();
    switch (entry.body()) {
      case Domestic.CommandEstablished body -> ledger.establish(body, entry.recorded());
      case Domestic.UnitListed body -> ledger.list(body, entry.recorded());
      case Domestic.FunctionListed body -> ledger.list(body);
      case Domestic.AuthorityTransferred body ->
          give(entry, Step.Way.TRANSFERRED, new Ledger.Gift(body.from(), body.to(), body.scope()));
      case Domestic.AuthorityDelegated body ->
          give(entry, Step.Way.DELEGATED, new Ledger.Gift(body.from(), body.to(), body.scope()));
      case Domestic.AuthorityWidened body ->
          give(entry, Step.Way.WIDENED, new Ledger.Gift(null, body.command(), body.scope()));
      case Domestic.AuthoritySuspended body -> ledger.suspend(entry.id(), body, recorded);
      case Domestic.AuthorityReturned body ->
          ledger.end(body.given(), body.from().toEpochMilli(), recorded);
      case Domestic _ -> {}
      case Crossing _ -> {}
    }
    last = entry.recorded();
    history.add(new RegisterAct(position, entry));
  }

  private void give(Entry entry, Step.Way way, Ledger.Gift gift) {
    ledger.give(entry.id(), way, gift, entry.recorded().toEpochMilli());
  }

  /// Who holds it then, as known then.
  ///
  /// @param function listed or not: what is not listed was never given, so it is the root's
  /// @param unit null: over the party as a whole, which only acts over every unit give away
  /// @param at the instant asked about
  /// @param knownAt only acts recorded at or before it count
  public Holding who(FunctionId function, @Nullable UnitId unit, Instant at, Instant knownAt) {
    return ledger
        .walk(function, unit, at.toEpochMilli(), knownAt.toEpochMilli())
        .holding(ledger.rootOrNone());
  }

  /// The holders one after the other between two instants, as known then: a partition without a gap
  /// and without an overlap.
  public List<Holding> timeline(Matter matter, Instant from, Instant until, Instant knownAt) {
    List<Holding> timeline = new ArrayList<>();
    Instant at = from;
    while (at.isBefore(until) && timeline.size() < TIMELINE_MAX) {
      Holding next = who(matter.function(), matter.unit(), at, knownAt);
      if (timeline.isEmpty()) {
        timeline.add(next);
      } else if (timeline.getLast().samely(next)) {
        timeline.add(timeline.removeLast().within(null, next.until()));
      } else {
        timeline.add(next.within(at, next.until()));
      }
      Instant end = next.until();
      if (end == null) {
        break;
      }
      at = end;
    }
    return timeline;
  }

  /// Spans that one timeline shows at most.
  public static final int TIMELINE_MAX = 10_000;

  /// What can be held: a function over one unit, or over every unit.
  ///
  /// @param unit null: every unit
  public record Matter(FunctionId function, @Nullable UnitId unit) {}

  /// Why the command may not decide the matter then, by everything recorded so far.
  public Optional<Refusal> mayDecide(
      CommandId command, FunctionId function, @Nullable UnitId unit, Instant at) {
    Command asked = ledger.command(command);
    if (asked == null) {
      return RegisterCheck.unlisted("The command " + command);
    }
    long time = at.toEpochMilli();
    Refusal idle = asked.idle(time, "decide");
    if (idle != null) {
      return Optional.of(idle);
    }
    Holding holding = ledger.walk(function, unit, time).holding(ledger.rootOrNone());
    if (holding.allows(command)) {
      return Optional.empty();
    }
    return RegisterCheck.refuse(
        RefusalCode.NO_AUTHORITY,
        RegisterCheck.what(function, unit)
            + " is "
            + holding.holder().map(CommandId::code).orElse("nobody")
            + "'s at "
            + at
            + (holding.basis() == null
                ? " (no act gave it away)"
                : ", since " + holding.since() + " by act " + holding.basis())
            + ", not "
            + command
            + "'s.");
  }

  /// The unit that the catalogue names for the function at that place; empty: none is named, and
  /// the matter is that of whoever holds the function over every unit, the root unless an act gave
  /// it.
  public Optional<UnitId> route(FunctionId function, Position where) {
    return route(
        function,
        new Area(where.latitude(), where.longitude(), where.latitude(), where.longitude()));
  }

  /// The unit that the catalogue names for the function in that area; the whole area must lie in
  /// the one listed.
  public Optional<UnitId> route(FunctionId function, Area where) {
    FunctionLine line = ledger.function(function);
    if (line == null) {
      return Optional.empty();
    }
    return line.coverage().stream()
        .filter(coverage -> coverage.area().contains(where))
        .map(Domestic.Coverage::unit)
        .findFirst();
  }

  /// The root command; empty before any is established.
  public Optional<CommandId> root() {
    return ledger.root();
  }

  /// Whether one command is the other, or above it in the party's own structure.
  public boolean isOrAbove(CommandId above, CommandId below) {
    return ledger.isOrAbove(above, below);
  }

  /// The function of ours that a code stands for: its own code, or the one that parties agreed to
  /// use between them. A code that is neither stands for itself.
  public FunctionId named(FunctionId code) {
    return ledger.named(code);
  }

  /// Whether the command stands then, by everything recorded so far, suspended or not.
  public boolean standing(CommandId command, Instant at) {
    Command asked = ledger.command(command);
    return asked != null && asked.life().holds(at.toEpochMilli());
  }

  /// The suspension of the command that runs then, as known then.
  public Optional<Suspension> suspension(CommandId command, Instant at, Instant knownAt) {
    Command asked = ledger.command(command);
    Rests rests = asked == null ? null : asked.rests();
    long known = knownAt.toEpochMilli();
    Rest rest = rests == null ? null : rests.at(at.toEpochMilli(), known);
    return rest == null
        ? Optional.empty()
        : Optional.of(
            new Suspension(
                rest.act, Instant.ofEpochMilli(rest.from), Grant.instant(rest.end(known))));
  }

  /// The commands as listed now.
  public List<CommandLine> commands() {
    return ledger.commands().values().stream().map(Command::line).toList();
  }

  /// The units as listed now.
  public List<UnitLine> units() {
    return List.copyOf(ledger.units().values());
  }

  /// The unit as listed now.
  public Optional<UnitLine> unit(UnitId id) {
    return Optional.ofNullable(ledger.units().get(id));
  }

  /// The functions as listed now.
  public List<FunctionLine> functions() {
    return List.copyOf(ledger.functions().values());
  }

  /// Every act, in the sequence of recording. A copy.
  public List<RegisterAct> history() {
    return List.copyOf(history);
  }

  /// The newest acts that were recorded until then, newest first, at most so many.
  public List<RegisterAct> history(Instant knownAt, int most) {
    List<RegisterAct> newest = new ArrayList<>();
    for (int i = history.size() - 1; i >= 0 && newest.size() < most; i--) {
      RegisterAct act = history.get(i);
      if (!act.entry().recorded().isAfter(knownAt)) {
        newest.add(act);
      }
    }
    return newest;
  }

  /// When what the act gave, or let rest, ends by a return, as known then; empty: by none.
  public Optional<Instant> ended(EntryId act, Instant knownAt) {
    Ledger.Act given = ledger.act(act);
    return given == null
        ? Optional.empty()
        : Optional.ofNullable(given.ended(knownAt.toEpochMilli()));
  }

  /// The units that an act names, and those below them: for every other unit a function is held as
  /// it is over every unit.
  public Set<UnitId> unitsCovered() {
    return ledger.tree().covered();
  }

  /// The commands that an act of the register may be entered under, for whoever drafts one.
  public Set<CommandId> standingAt(Instant at) {
    return ledger.commands().values().stream()
        .filter(command -> command.idle(at.toEpochMilli(), "decide") == null)
        .map(Command::id)
        .collect(java.util.stream.Collectors.toUnmodifiableSet());
  }
}
