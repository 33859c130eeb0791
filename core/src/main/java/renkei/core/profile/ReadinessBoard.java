// SPDX-License-Identifier: Apache-2.0
package renkei.core.profile;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import renkei.core.authority.AuthorityRegister;
import renkei.core.authority.UnitLine;
import renkei.core.entry.CommandId;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.PartyId;
import renkei.core.entry.ReadinessEntry;
import renkei.core.entry.ReadinessEntry.PostureAcknowledged;
import renkei.core.entry.ReadinessEntry.PostureOrdered;
import renkei.core.entry.ReadinessEntry.ReadinessStated;
import renkei.core.entry.ReadinessReleased;
import renkei.core.entry.Refusal;
import renkei.core.entry.RefusalCode;
import renkei.core.entry.UnitId;

/// Readiness of own units, posture changes with their acknowledgements, and what other parties
/// released of theirs. Nothing that a peer states changes what is ours. Owned by the turn; not
/// thread-safe.
public final class ReadinessBoard {
  /// Units of one peer kept; more are counted and not kept.
  public static final int PEER_UNITS_MAX = 10_000;

  private final PartyId self;
  private final AuthorityRegister register;
  private final Map<UnitId, Entry> ours = new TreeMap<>();
  private final Map<EntryId, Ordered> orders = new LinkedHashMap<>();
  private final Map<PartyId, Map<UnitId, Entry>> theirs = new TreeMap<>();
  private final Map<Told, ReadinessReleased> told = new HashMap<>();
  private long dropped;

  private record Told(PartyId to, UnitId unit) {}

  private record Ordered(Entry entry, PostureOrdered body, Map<UnitId, Entry> acknowledged) {}

  /// Nothing stated yet.
  public ReadinessBoard(PartyId self, AuthorityRegister register) {
    this.self = self;
    this.register = register;
  }

  /// How ready an own unit is, as stated last.
  ///
  /// @param entry by which entry; its label bounds whom it may reach
  public record Own(Entry entry, ReadinessStated body) {}

  /// What a party released of a unit, last.
  public record Released(PartyId party, Entry entry, ReadinessReleased body) {}

  /// A posture change as it stands.
  ///
  /// @param id entry id of the order
  /// @param at when it was recorded
  /// @param by which command ordered it
  /// @param body what was ordered
  /// @param units one for each unit, in the order's sequence
  public record Posture(
      EntryId id, Instant at, CommandId by, PostureOrdered body, List<UnitAnswer> units) {
    /// Units that acknowledged.
    public int acknowledged() {
      return (int) units.stream().filter(unit -> unit.took() != null).count();
    }

    /// The longest that an acknowledgement took; empty: none has come.
    public Optional<Duration> slowest() {
      return units.stream()
          .flatMap(unit -> Optional.ofNullable(unit.took()).stream())
          .max(Duration::compareTo);
    }

    /// How long it took until every unit had acknowledged; empty: some have not.
    public Optional<Duration> all() {
      return acknowledged() == units.size() ? slowest() : Optional.empty();
    }
  }

  /// One unit's answer to a posture change.
  ///
  /// @param took from the order to its acknowledgement, by our clock; null: none yet
  /// @param at when it acknowledged; null: not yet
  /// @param note as the unit gave it
  public record UnitAnswer(
      UnitId unit, @Nullable Duration took, @Nullable Instant at, String note) {}

  // ------------------------------------------------------------------------------------- judging

  /// Why an own entry is refused: a command states and orders only over units of its own.
  public Optional<Refusal> check(Entry entry, ReadinessEntry body) {
    if (!entry.party().equals(self)) {
      return refuse(RefusalCode.NOT_YOUR_MATTER, "A party speaks for its own units only.");
    }
    if (!register.standing(entry.command(), entry.recorded())) {
      return refuse(
          RefusalCode.COMMAND_NOT_STANDING,
          entry.command() + " does not stand at " + entry.recorded() + ".");
    }
    return switch (body) {
      case ReadinessStated stated -> unit(entry.command(), stated.unit());
      case PostureOrdered ordered ->
          ordered.units().stream()
              .map(unit -> unit(entry.command(), unit))
              .flatMap(Optional::stream)
              .findFirst();
      case PostureAcknowledged acknowledged ->
          acknowledged(acknowledged).or(() -> unit(entry.command(), acknowledged.unit()));
    };
  }

  private Optional<Refusal> unit(CommandId command, UnitId unit) {
    Optional<UnitLine> line = register.unit(unit);
    if (line.isEmpty()) {
      return refuse(RefusalCode.NOT_LISTED, "The unit " + unit + " is not listed. List it first.");
    }
    return register.isOrAbove(command, line.get().command())
        ? Optional.empty()
        : refuse(
            RefusalCode.NO_AUTHORITY,
            "The unit "
                + unit
                + " belongs to "
                + line.get().command()
                + "; "
                + command
                + " is not above it.");
  }

  private Optional<Refusal> acknowledged(PostureAcknowledged body) {
    Ordered order = orders.get(body.order());
    if (order == null) {
      return refuse(RefusalCode.NOT_LISTED, "The posture change is not held here.");
    }
    if (!order.body().units().contains(body.unit())) {
      return refuse(
          RefusalCode.NOT_LISTED, "The posture change does not name the unit " + body.unit() + ".");
    }
    Entry before = order.acknowledged().get(body.unit());
    return before == null
        ? Optional.empty()
        : refuse(
            RefusalCode.STALE,
            body.unit() + " acknowledged it at " + before.recorded() + " already.");
  }

  // ------------------------------------------------------------------------------------- folding

  /// Takes an entry into account; every other one changes nothing.
  public void apply(Entry entry) {
    if (entry.body() instanceof ReadinessEntry body && entry.party().equals(self)) {
      switch (body) {
        case ReadinessStated stated -> ours.put(stated.unit(), entry);
        case PostureOrdered ordered ->
            orders.put(entry.id(), new Ordered(entry, ordered, new TreeMap<>()));
        case PostureAcknowledged acknowledged -> {
          Ordered order = orders.get(acknowledged.order());
          if (order != null) {
            order.acknowledged().putIfAbsent(acknowledged.unit(), entry);
          }
        }
      }
    } else if (entry.body() instanceof ReadinessReleased released) {
      if (entry.party().equals(self)) {
        entry.audience().forEach(to -> told.put(new Told(to, released.unit()), released));
      } else {
        released(entry, released);
      }
    }
  }

  /// The later one by its author's clock stands, whatever the sequence in which they came.
  private void released(Entry entry, ReadinessReleased body) {
    Map<UnitId, Entry> units = theirs.computeIfAbsent(entry.party(), _ -> new TreeMap<>());
    if (units.size() >= PEER_UNITS_MAX && !units.containsKey(body.unit())) {
      dropped++;
      return;
    }
    units.merge(body.unit(), entry, (a, b) -> b.recorded().isBefore(a.recorded()) ? a : b);
  }

  // ------------------------------------------------------------------------------------- reading

  /// Own units with what was stated of them last, by unit.
  public List<Own> ours() {
    return ours.values().stream().map(ReadinessBoard::own).toList();
  }

  /// What was stated last of one own unit.
  public Optional<Own> of(UnitId unit) {
    return Optional.ofNullable(ours.get(unit)).map(ReadinessBoard::own);
  }

  /// What a party was told last of an own unit.
  public Optional<ReadinessReleased> told(PartyId to, UnitId unit) {
    return Optional.ofNullable(told.get(new Told(to, unit)));
  }

  private static Own own(Entry entry) {
    if (entry.body() instanceof ReadinessStated stated) {
      return new Own(entry, stated);
    }
    throw new IllegalStateException("an entry of kind " + entry.kind() + " states no readiness");
  }

  /// What other parties released of theirs, by party and unit.
  public List<Released> theirs() {
    List<Released> all = new ArrayList<>();
    for (Collection<Entry> units : theirs.values().stream().map(Map::values).toList()) {
      for (Entry entry : units) {
        if (entry.body() instanceof ReadinessReleased body) {
          all.add(new Released(entry.party(), entry, body));
        }
      }
    }
    return List.copyOf(all);
  }

  /// Every posture change, the newest first.
  public List<Posture> postures() {
    return orders.values().stream().map(ReadinessBoard::posture).toList().reversed();
  }

  private static Posture posture(Ordered order) {
    Entry entry = order.entry();
    List<UnitAnswer> units = new ArrayList<>();
    for (UnitId unit : order.body().units()) {
      Entry answer = order.acknowledged().get(unit);
      if (answer != null && answer.body() instanceof PostureAcknowledged body) {
        Duration took = Duration.between(entry.recorded(), answer.recorded());
        units.add(new UnitAnswer(unit, took, answer.recorded(), body.note()));
      } else {
        units.add(new UnitAnswer(unit, null, null, ""));
      }
    }
    return new Posture(
        entry.id(), entry.recorded(), entry.command(), order.body(), List.copyOf(units));
  }

  /// Released units given up because one party released too many.
  public long dropped() {
    return dropped;
  }

  private static Optional<Refusal> refuse(RefusalCode code, String sentence) {
    return Optional.of(new Refusal(code, sentence));
  }
}
