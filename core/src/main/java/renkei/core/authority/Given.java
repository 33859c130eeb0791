// SPDX-License-Identifier: Apache-2.0
package renkei.core.authority;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import renkei.core.entry.CommandId;
import renkei.core.entry.UnitId;

/// What was given below one grant (or below the residue of one function): to other commands, over
/// all units or over single ones, and by way of delegation.
final class Given {
  private final Intervals all = new Intervals();
  private @Nullable Map<UnitId, Intervals> single;
  private @Nullable Intervals anySingle;
  private @Nullable Map<CommandId, Intervals> delegatedAll;
  private @Nullable Map<UnitId, Map<CommandId, Intervals>> delegatedSingle;

  /// Adds a transfer or a widening; unit null: all units.
  void add(@Nullable UnitId unit, Grant grant) {
    if (unit == null) {
      all.add(grant);
      return;
    }
    if (single == null) {
      single = new HashMap<>();
      anySingle = new Intervals();
    }
    single.computeIfAbsent(unit, _ -> new Intervals()).add(grant);
    if (anySingle != null) {
      anySingle.add(grant);
    }
  }

  /// Adds a delegation.
  void delegate(@Nullable UnitId unit, Grant grant) {
    Map<CommandId, Intervals> to;
    if (unit == null) {
      delegatedAll = delegatedAll == null ? new HashMap<>() : delegatedAll;
      to = delegatedAll;
    } else {
      delegatedSingle = delegatedSingle == null ? new HashMap<>() : delegatedSingle;
      to = delegatedSingle.computeIfAbsent(unit, _ -> new HashMap<>());
    }
    to.computeIfAbsent(grant.taker.id(), _ -> new Intervals()).add(grant);
  }

  /// Takes a changed end into account.
  void changed(@Nullable UnitId unit, Grant grant) {
    if (grant.way == Step.Way.DELEGATED) {
      Map<CommandId, Intervals> to = delegations(unit);
      Intervals same = to == null ? null : to.get(grant.taker.id());
      if (same != null) {
        same.changed(grant);
      }
      return;
    }
    Intervals own = given(unit);
    if (own != null) {
      own.changed(grant);
    }
    if (unit != null && anySingle != null) {
      anySingle.changed(grant);
    }
  }

  /// What was given over exactly this unit, or over all; null: nothing.
  @Nullable Intervals given(@Nullable UnitId unit) {
    if (unit == null) {
      return all;
    }
    return single == null ? null : single.get(unit);
  }

  /// The earliest transfer or widening that a new one over the unit (null: all) would meet: over
  /// all, over itself, over one above it or below it.
  @Nullable Grant meeting(UnitTree.@Nullable Kin kin, Grant.Span span) {
    Grant met = all.meeting(span.from(), span.until());
    if (kin == null) {
      return earlier(met, anySingle, span);
    }
    met = earlier(met, given(kin.unit()), span);
    if (single == null) {
      return met;
    }
    for (UnitId unit : kin.above()) {
      met = earlier(met, single.get(unit), span);
    }
    if (kin.below().size() <= single.size()) {
      for (UnitId unit : kin.below()) {
        met = earlier(met, single.get(unit), span);
      }
      return met;
    }
    for (Map.Entry<UnitId, Intervals> one : single.entrySet()) {
      met = kin.below().contains(one.getKey()) ? earlier(met, one.getValue(), span) : met;
    }
    return met;
  }

  private static @Nullable Grant earlier(
      @Nullable Grant met, @Nullable Intervals others, Grant.Span span) {
    Grant other = others == null ? null : others.meeting(span.from(), span.until());
    return met == null || other != null && other.from < met.from ? other : met;
  }

  /// The earliest delegation to the same command that a new one would meet.
  @Nullable Grant meetingDelegation(@Nullable UnitId unit, CommandId to, Grant.Span span) {
    Map<CommandId, Intervals> same = delegations(unit);
    Intervals own = same == null ? null : same.get(to);
    return own == null ? null : own.meeting(span.from(), span.until());
  }

  /// Who is a delegate then, as known then, and stands.
  Set<CommandId> delegates(@Nullable UnitId unit, List<UnitId> above, long at, long known) {
    if (delegatedAll == null && delegatedSingle == null) {
      return Set.of();
    }
    Set<CommandId> found = new TreeSet<>();
    collect(delegatedAll, at, known, found);
    for (UnitId one : above) {
      collect(delegations(one), at, known, found);
    }
    if (unit != null) {
      collect(delegations(unit), at, known, found);
    }
    return found;
  }

  private @Nullable Map<CommandId, Intervals> delegations(@Nullable UnitId unit) {
    if (unit == null) {
      return delegatedAll;
    }
    return delegatedSingle == null ? null : delegatedSingle.get(unit);
  }

  private static void collect(
      @Nullable Map<CommandId, Intervals> from, long at, long known, Set<CommandId> found) {
    if (from == null) {
      return;
    }
    for (Intervals intervals : from.values()) {
      Grant grant = intervals.last(at, known);
      if (grant != null && grant.runs(at, known)) {
        found.add(grant.taker.id());
      }
    }
  }
}
