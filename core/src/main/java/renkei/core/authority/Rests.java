// SPDX-License-Identifier: Apache-2.0
package renkei.core.authority;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The suspensions of one command, or of what one act gave. No two of them meet, as known at any
/// time. There are few: they are gone through one by one, and [#MAX] bounds them.
final class Rests {
  /// Suspensions that one command or one act can have.
  static final int MAX = 1_000;

  private final List<Rest> all = new ArrayList<>(1);

  void add(Rest rest) {
    all.add(rest);
  }

  boolean full() {
    return all.size() >= MAX;
  }

  /// The one that runs then, as known then; null: none.
  @Nullable Rest at(long at, long known) {
    for (Rest rest : all) {
      if (rest.runs(at, known)) {
        return rest;
      }
    }
    return null;
  }

  /// The earliest that a new one would meet; null: none.
  @Nullable Rest meeting(Grant.Span span) {
    Rest met = null;
    for (Rest rest : all) {
      boolean meets =
          rest.end() > rest.from && rest.from < span.until() && span.from() < rest.end();
      if (meets && (met == null || rest.from < met.from)) {
        met = rest;
      }
    }
    return met;
  }

  /// When it next begins or ends after this, as known then; [Lasting#OPEN]: never.
  long next(long at, long known) {
    long next = Lasting.OPEN;
    for (Rest rest : all) {
      long end = rest.end(known);
      if (rest.recorded <= known && end > rest.from) {
        next = Math.min(next, rest.from > at ? rest.from : end > at ? end : Lasting.OPEN);
      }
    }
    return next;
  }

  /// When it last began or ended at or before this, as known then; [Long#MIN_VALUE]: never.
  long last(long at, long known) {
    long last = Long.MIN_VALUE;
    for (Rest rest : all) {
      long end = rest.end(known);
      if (rest.recorded <= known && end > rest.from) {
        last = Math.max(last, end <= at ? end : rest.from <= at ? rest.from : Long.MIN_VALUE);
      }
    }
    return last;
  }
}
