// SPDX-License-Identifier: Apache-2.0
package renkei.core.authority;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import renkei.core.entry.EntryId;
import renkei.core.entry.UnitId;

/// What one act gave of one function, over one unit or over all, to one command. A node of the tree
/// of that function: it hangs below the grant by which its giver held, or below the residue. Times
/// are milliseconds since 1970; [#OPEN] stands for no end.
final class Grant {
  static final long OPEN = Long.MAX_VALUE;

  final EntryId act;
  final Step.Way way;
  final Command taker;
  final long from;
  final long recorded;
  final @Nullable Grant above;
  final Given in;
  final @Nullable UnitId unit;
  private long end;
  private long cancelled = OPEN;
  private @Nullable Ending ending;
  private @Nullable Given below;

  /// @param place below which grant (null: the residue), among what, over which unit, and when it
  ///   was recorded
  Grant(EntryId act, Step.Way way, Command taker, Span span, Place place) {
    this.act = act;
    this.way = way;
    this.taker = taker;
    this.from = span.from();
    this.end = span.until();
    this.recorded = place.recorded();
    this.above = place.above();
    this.in = place.in();
    this.unit = place.unit();
  }

  /// From (inclusive) until (exclusive).
  record Span(long from, long until) {}

  /// Where a grant hangs.
  record Place(@Nullable Grant above, Given in, @Nullable UnitId unit, long recorded) {}

  /// A change of the end: ends only ever come nearer.
  private record Ending(long recorded, long before, @Nullable Ending earlier) {}

  /// The end by everything recorded so far.
  long end() {
    return end;
  }

  /// The end as it was known then.
  long end(long known) {
    long answer = end;
    for (Ending change = ending;
        change != null && change.recorded > known;
        change = change.earlier) {
      answer = change.before;
    }
    return answer;
  }

  /// When it was recorded that this grant ends before it begins; [#OPEN] when it was not.
  long cancelled() {
    return cancelled;
  }

  /// Ends it earlier.
  void end(long earlier, long at) {
    ending = new Ending(at, end, ending);
    end = earlier;
    if (end <= from && cancelled == OPEN) {
      cancelled = at;
    }
  }

  /// What its taker gave of it; null while it gave nothing.
  @Nullable Given below() {
    return below;
  }

  /// The same, made when it is first needed.
  Given makeBelow() {
    if (below == null) {
      below = new Given();
    }
    return below;
  }

  Step step(long known) {
    return new Step(way, taker.id(), act, Instant.ofEpochMilli(from), instant(end(known)));
  }

  static @Nullable Instant instant(long time) {
    return time == OPEN ? null : Instant.ofEpochMilli(time);
  }

  static long time(@Nullable Instant instant) {
    return instant == null ? OPEN : instant.toEpochMilli();
  }
}
