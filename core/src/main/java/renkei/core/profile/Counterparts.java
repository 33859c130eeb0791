// SPDX-License-Identifier: Apache-2.0
package renkei.core.profile;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import renkei.core.entry.Crossing;
import renkei.core.entry.Entry;
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
    if (same.size() > KEPT_MAX) {
      same.pollFirst();
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
