// SPDX-License-Identifier: Apache-2.0
package renkei.core.authority;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import renkei.core.entry.EntryId;
import renkei.core.entry.UnitId;

/// What one act gave of one function, over one unit or over all, to one command. A node of the tree
/// of that function: it hangs below the grant by which its giver held, or below the residue. Times
/// are milliseconds since 1970; [#OPEN] stands for no end.
final class Grant extends Lasting {
  final Step.Way way;
  final Command taker;
  final @Nullable Grant above;
  final Given in;
  final @Nullable UnitId unit;
  private @Nullable Rests rests;
  private @Nullable Given below;

  /// @param place below which grant (null: the residue), among what, over which unit, and when it
  ///   was recorded
  Grant(EntryId act, Step.Way way, Command taker, Span span, Place place) {
    super(act, span, place.recorded());
    this.way = way;
    this.taker = taker;
    this.above = place.above();
    this.in = place.in();
    this.unit = place.unit();
  }

  /// From (inclusive) until (exclusive).
  record Span(long from, long until) {}

  /// Where a grant hangs.
  record Place(@Nullable Grant above, Given in, @Nullable UnitId unit, long recorded) {}

  /// Whether it takes effect then, as known then: it has not ended, its taker stands, and neither
  /// rests. That it has begun is for the caller to know.
  boolean runs(long at, long known) {
    return end(known) > at
        && taker.stands(at, known)
        && (rests == null || rests.at(at, known) == null);
  }

  /// When it rests; null: never so far.
  @Nullable Rests rests() {
    return rests;
  }

  /// Lets it rest whenever these say so. All that one act gave rests together.
  void restsBy(Rests all) {
    rests = all;
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
