// SPDX-License-Identifier: Apache-2.0
package renkei.core.authority;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import renkei.core.entry.CommandId;
import renkei.core.entry.UnitId;

/// One answer in the making: from the root command down through whatever runs at an instant, as
/// known at an instant. A grant runs while its interval does, the one above it runs, and its taker
/// stands; otherwise the authority is with the command above it. That is why there is always
/// exactly one holder.
final class Walk {
  private final @Nullable UnitId unit;
  private final List<UnitId> above;
  private final long at;
  private final long known;
  private long since = Long.MIN_VALUE;
  private long until = Grant.OPEN;
  private @Nullable Grant holds;
  private @Nullable Given given;

  /// @param above the units above the unit then, the topmost first
  Walk(@Nullable UnitId unit, List<UnitId> above, long at, long known) {
    this.unit = unit;
    this.above = above;
    this.at = at;
    this.known = known;
  }

  /// The answer is known to stay the same at most within this.
  void within(Grant.Span span) {
    since = Math.max(since, span.from());
    until = Math.min(until, span.until());
  }

  /// Goes down from what was given of the residue.
  Walk down(@Nullable Given residue) {
    given = residue;
    Grant next = step();
    while (next != null) {
      holds = next;
      since = Math.max(since, next.from);
      until = Math.min(until, next.end(known));
      narrow(next.taker);
      given = next.below();
      next = step();
    }
    return this;
  }

  /// The grant by which the holder holds; null: by the residue.
  @Nullable Grant holds() {
    return holds;
  }

  /// What the holder gave of it; null: nothing.
  @Nullable Given given() {
    return given;
  }

  /// The command that holds, given the root.
  Command holder(Command root) {
    return holds == null ? root : holds.taker;
  }

  /// The grants from the residue down to the holder's.
  List<Grant> path() {
    List<Grant> path = new ArrayList<>(4);
    for (Grant grant = holds; grant != null; grant = grant.above) {
      path.add(grant);
    }
    Collections.reverse(path);
    return path;
  }

  /// The end of the narrowest grant on the path; [Grant#OPEN] when none ends.
  long pathEnd() {
    long end = Grant.OPEN;
    for (Grant grant = holds; grant != null; grant = grant.above) {
      end = Math.min(end, grant.end(known));
    }
    return end;
  }

  /// The answer for a reader.
  Holding holding(@Nullable Command root) {
    Command.Life life = root == null ? null : root.life(known);
    if (root == null || life == null) {
      return new Holding(null, false, List.of(), null, List.of(), Instant.ofEpochMilli(at), null);
    }
    boolean standing = holds != null || life.holds(at);
    if (holds == null) {
      narrow(root);
    }
    Set<CommandId> delegates = given == null ? Set.of() : given.delegates(unit, above, at, known);
    return new Holding(
        holder(root).id(),
        standing,
        List.copyOf(delegates),
        holds == null ? null : holds.act,
        chain(root, life),
        Instant.ofEpochMilli(since == Long.MIN_VALUE ? life.from() : since),
        Grant.instant(until));
  }

  private List<Step> chain(Command root, Command.Life life) {
    Step residue =
        new Step(
            Step.Way.RESIDUE,
            root.id(),
            null,
            Instant.ofEpochMilli(life.from()),
            Grant.instant(life.until()));
    if (holds == null) {
      return List.of(residue);
    }
    List<Step> chain = new ArrayList<>(4);
    chain.add(residue);
    path().forEach(grant -> chain.add(grant.step(known)));
    return chain;
  }

  private @Nullable Grant step() {
    if (given == null) {
      return null;
    }
    Grant whole = running(given.given(null));
    if (whole != null || unit == null) {
      return whole;
    }
    for (UnitId one : above) {
      Grant over = running(given.given(one));
      if (over != null) {
        return over;
      }
    }
    return running(given.given(unit));
  }

  /// What runs of these, and narrows the time for which the answer stays the same.
  private @Nullable Grant running(@Nullable Intervals intervals) {
    if (intervals == null) {
      return null;
    }
    Grant last = intervals.last(at, known);
    if (last != null) {
      rests(last.rests());
      rests(last.taker.rests());
      if (last.runs(at, known)) {
        return last;
      }
    }
    if (last != null) {
      passed(last);
    }
    Grant next = intervals.next(at, known);
    if (next != null) {
      until = Math.min(until, begins(next));
    }
    return null;
  }

  /// Narrows to the time around the instant in which no suspension begins or ends.
  private void rests(@Nullable Rests rests) {
    if (rests != null) {
      since = Math.max(since, rests.last(at, known));
      until = Math.min(until, rests.next(at, known));
    }
  }

  /// A grant that began before and does not run now: it ended, or its taker does not stand (yet).
  private void passed(Grant last) {
    Command.Life life = last.taker.life(known);
    long end = last.end(known);
    if (life == null) {
      return;
    }
    long ran = Math.min(end, life.until());
    if (life.from() > at && life.from() < end) {
      until = Math.min(until, life.from());
    } else if (ran <= at && ran > Math.max(last.from, life.from())) {
      since = Math.max(since, ran);
    }
  }

  /// When a grant that is still to come takes effect: not before its taker stands.
  private long begins(Grant next) {
    Command.Life life = next.taker.life(known);
    long begins = life == null ? next.from : Math.max(next.from, life.from());
    boolean never = life == null || begins >= Math.min(next.end(known), life.until());
    return never ? Grant.OPEN : begins;
  }

  /// Narrows to the part of the command's life around the instant.
  private void narrow(Command command) {
    Command.Life life = command.life(known);
    if (life == null) {
      return;
    }
    if (at < life.from()) {
      until = Math.min(until, life.from());
    } else if (at >= life.until()) {
      since = Math.max(since, life.until());
    } else {
      since = Math.max(since, life.from());
      until = Math.min(until, life.until());
    }
  }
}
