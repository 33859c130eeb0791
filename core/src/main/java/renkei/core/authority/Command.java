// SPDX-License-Identifier: Apache-2.0
package renkei.core.authority;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import renkei.core.entry.CommandId;
import renkei.core.entry.Domestic;
import renkei.core.entry.Refusal;
import renkei.core.entry.RefusalCode;

/// A command and every statement about its life, by when it was recorded.
final class Command {
  private final CommandId id;
  private final List<Life> lives = new ArrayList<>(1);
  private @Nullable Rests rests;

  Command(CommandId id) {
    this.id = id;
  }

  /// One statement of a command's life.
  record Life(long recorded, long from, long until, Domestic.CommandEstablished stated) {
    boolean holds(long at) {
      return at >= from && at < until;
    }
  }

  CommandId id() {
    return id;
  }

  void stated(long recorded, Domestic.CommandEstablished life) {
    lives.add(new Life(recorded, life.from().toEpochMilli(), Grant.time(life.until()), life));
  }

  /// The life by everything recorded so far.
  Life life() {
    return lives.getLast();
  }

  /// The life as known then; null: nothing was known of it.
  @Nullable Life life(long known) {
    for (int i = lives.size() - 1; i >= 0; i--) {
      Life life = lives.get(i);
      if (life.recorded <= known) {
        return life;
      }
    }
    return null;
  }

  /// Whether it has begun, has not ended and is not suspended.
  boolean stands(long at, long known) {
    Life life = life(known);
    return life != null && life.holds(at) && (rests == null || rests.at(at, known) == null);
  }

  /// When it is suspended; null: never so far.
  @Nullable Rests rests() {
    return rests;
  }

  /// Suspends it.
  void rest(Rest rest) {
    if (rests == null) {
      rests = new Rests();
    }
    rests.add(rest);
  }

  /// Why it can decide nothing then, by everything recorded so far; null: it can.
  @Nullable Refusal idle(long at, String done) {
    if (!life().holds(at)) {
      return new Refusal(
          RefusalCode.COMMAND_NOT_STANDING,
          told() + "; at " + Instant.ofEpochMilli(at) + " it can " + done + " nothing.");
    }
    return suspended(at, done);
  }

  /// The suspension for which it can do nothing then, by everything recorded so far; null: none.
  @Nullable Refusal suspended(long at, String done) {
    Rest rest = rests == null ? null : rests.at(at, Lasting.OPEN - 1);
    return rest == null
        ? null
        : new Refusal(
            RefusalCode.AUTHORITY_SUSPENDED,
            id
                + "'s authority rests "
                + SuspensionCheck.told(rest)
                + "; at "
                + Instant.ofEpochMilli(at)
                + " it can "
                + done
                + " nothing.");
  }

  @Nullable CommandId parent() {
    return life().stated().parent();
  }

  CommandLine line() {
    Domestic.CommandEstablished stated = life().stated();
    return new CommandLine(id, stated.names(), stated.parent(), stated.from(), stated.until());
  }

  /// How its life reads in a refusal.
  String told() {
    Instant until = life().stated().until();
    return id + " stands from " + life().stated().from() + (until == null ? "" : " until " + until);
  }
}
