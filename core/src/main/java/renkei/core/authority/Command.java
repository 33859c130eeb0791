// SPDX-License-Identifier: Apache-2.0
package renkei.core.authority;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import renkei.core.entry.CommandId;
import renkei.core.entry.Domestic;

/// A command and every statement about its life, by when it was recorded.
final class Command {
  private final CommandId id;
  private final List<Life> lives = new ArrayList<>(1);

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

  boolean stands(long at, long known) {
    Life life = life(known);
    return life != null && life.holds(at);
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
