// SPDX-License-Identifier: Apache-2.0
package renkei.core.profile;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import renkei.core.entry.Crossing;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.FunctionId;
import renkei.core.entry.PartyId;

/// What other parties told us of their registers: "your counterpart for this function, from then,
/// is this command". It changes no state here; where an answer comes from another command, the
/// difference is shown. Owned by the turn; not thread-safe.
public final class Counterparts {
  /// Statements kept for one party and function; older ones go first, and are counted.
  public static final int KEPT_MAX = 1_000;

  private static final Comparator<Entry> BY_FROM =
      Comparator.comparing((Entry entry) -> stated(entry).from())
          .thenComparing(Entry::recorded)
          .thenComparing(Entry::id);

  private final PartyId self;
  private final Map<Key, NavigableSet<Entry>> held = new HashMap<>();
  private final Map<EntryId, Long> positions = new HashMap<>();
  private long dropped;

  /// Nothing told yet.
  public Counterparts(PartyId self) {
    this.self = self;
  }

  private record Key(PartyId party, FunctionId function) {}

  /// Takes what another party stated into account; everything else changes nothing.
  public void apply(Entry entry, long position) {
    if (entry.party().equals(self)
        || !(entry.body() instanceof Crossing.CounterpartStated stated)) {
      return;
    }
    NavigableSet<Entry> same =
        held.computeIfAbsent(
            new Key(entry.party(), stated.function()), _ -> new TreeSet<>(BY_FROM));
    same.add(entry);
    positions.put(entry.id(), position);
    if (same.size() > KEPT_MAX) {
      positions.remove(same.removeFirst().id());
      dropped++;
    }
  }

  /// The counterpart for the function then, as that party last told us; empty: it told us nothing.
  public Optional<Crossing.CounterpartStated> of(PartyId party, FunctionId function, Instant at) {
    NavigableSet<Entry> same = held.get(new Key(party, function));
    if (same == null) {
      return Optional.empty();
    }
    return same.descendingSet().stream()
        .map(Counterparts::stated)
        .filter(stated -> !stated.from().isAfter(at))
        .findFirst();
  }

  /// Everything that the party told us of the function, by from when it holds.
  public List<Crossing.CounterpartStated> all(PartyId party, FunctionId function) {
    return held.getOrDefault(new Key(party, function), new TreeSet<>(BY_FROM)).stream()
        .map(Counterparts::stated)
        .toList();
  }

  /// Which other command than the one we were told of states an act; empty: the one told, or
  /// nothing was told by then. What the party told later does not smooth it over.
  ///
  /// @param act an act of that party
  /// @param here position of the act in our own journal
  public Optional<Crossing.CounterpartStated> differs(Entry act, FunctionId function, long here) {
    NavigableSet<Entry> same = held.get(new Key(act.party(), function));
    if (same == null) {
      return Optional.empty();
    }
    return same.descendingSet().stream()
        .filter(told -> positions.getOrDefault(told.id(), Long.MAX_VALUE) < here)
        .map(Counterparts::stated)
        .filter(stated -> !stated.from().isAfter(act.recorded()))
        .findFirst()
        .filter(stated -> !stated.command().equals(act.command()));
  }

  /// Statements given up because there were too many.
  public long dropped() {
    return dropped;
  }

  private static Crossing.CounterpartStated stated(Entry entry) {
    if (entry.body() instanceof Crossing.CounterpartStated stated) {
      return stated;
    }
    throw new IllegalStateException("an entry of kind " + entry.kind() + " names no counterpart");
  }
}
