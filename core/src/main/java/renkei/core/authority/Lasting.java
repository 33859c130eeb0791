// SPDX-License-Identifier: Apache-2.0
package renkei.core.authority;

import org.jspecify.annotations.Nullable;
import renkei.core.entry.EntryId;

/// What an act began, and every statement about its end, by when it was recorded. Times are
/// milliseconds since 1970; [#OPEN] stands for no end.
abstract sealed class Lasting permits Grant, Rest {
  static final long OPEN = Long.MAX_VALUE;

  final EntryId act;
  final long from;
  final long recorded;
  private long end;
  private long cancelled = OPEN;
  private @Nullable Ending ending;

  Lasting(EntryId act, Grant.Span span, long recorded) {
    this.act = act;
    this.from = span.from();
    this.end = span.until();
    this.recorded = recorded;
  }

  /// A change of the end: ends only ever come nearer.
  private record Ending(long recorded, long before, @Nullable Ending earlier) {}

  /// The end by everything recorded so far.
  final long end() {
    return end;
  }

  /// The end as it was known then.
  final long end(long known) {
    long answer = end;
    for (Ending change = ending;
        change != null && change.recorded > known;
        change = change.earlier) {
      answer = change.before;
    }
    return answer;
  }

  /// Whether it was known then that this ends earlier than the act said.
  final boolean returned(long known) {
    for (Ending change = ending; change != null; change = change.earlier) {
      if (change.recorded <= known) {
        return true;
      }
    }
    return false;
  }

  /// When it was recorded that this ends before it begins; [#OPEN] when it was not.
  final long cancelled() {
    return cancelled;
  }

  /// Ends it earlier.
  final void end(long earlier, long at) {
    ending = new Ending(at, end, ending);
    end = earlier;
    if (end <= from && cancelled == OPEN) {
      cancelled = at;
    }
  }
}
