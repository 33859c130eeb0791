// SPDX-License-Identifier: Apache-2.0
package renkei.core.exchange;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/// Two sides and the wire between them. Without a random source the wire is whole and in sequence.
final class World {
  final Side a = new Side(new TestParty("alpha"), new TestParty("bravo").id());
  final Side b = new Side(new TestParty("bravo"), new TestParty("alpha").id());

  /// Everything that ever arrived at b, as it arrived.
  final List<InFrame> seenByB = new ArrayList<>();

  Instant now = TestParty.T0;
  private final List<OutFrame> toA = new ArrayList<>();
  private final List<OutFrame> toB = new ArrayList<>();

  static InFrame arrive(OutFrame frame) {
    return switch (frame) {
      case Control control -> control;
      case OutFrame.Carry(long seq, var permit) ->
          new InFrame.Arrived(
              seq, permit.entry().bytes(), Objects.requireNonNull(permit.entry().proof()));
      case OutFrame.Return(int of, long seq, var permit) ->
          new InFrame.Returned(
              of, seq, permit.entry().bytes(), Objects.requireNonNull(permit.entry().proof()));
      case OutFrame.Tracks(var permit) -> new InFrame.TracksArrived(permit.part(), permit.tracks());
    };
  }

  void connect() {
    for (Side side : List.of(a, b)) {
      if (!side.up) {
        side.up = true;
        side.take(side.link.up(now), now);
        side.force(now);
      }
    }
  }

  void cut() {
    toA.clear();
    toB.clear();
    for (Side side : List.of(a, b)) {
      side.outbox.clear();
      if (side.up) {
        side.up = false;
        side.link.down("cut", now);
      }
    }
  }

  /// Takes what both sent onto the wire.
  void collect() {
    toB.addAll(a.outbox);
    a.outbox.clear();
    toA.addAll(b.outbox);
    b.outbox.clear();
  }

  /// Whether both streams were closed by a side.
  private boolean closing() {
    boolean any = !a.closed.isEmpty() || !b.closed.isEmpty();
    a.closed.clear();
    b.closed.clear();
    return any;
  }

  /// Delivers, in sequence, until nothing is on its way; greets anew when a side closed. At most so
  /// many rounds.
  void settle(int rounds) {
    settle(rounds, true);
  }

  /// The same while nobody begins a new incarnation.
  void settleWithoutOfficers(int rounds) {
    settle(rounds, false);
  }

  private void settle(int rounds, boolean officers) {
    for (int i = 0; i < rounds; i++) {
      connect();
      collect();
      if (toA.isEmpty() && toB.isEmpty()) {
        now = now.plus(Duration.ofSeconds(10));
        if (officers) {
          officers();
        }
        tick();
        collect();
      }
      deliver(b, toB);
      deliver(a, toA);
      if (closing()) {
        cut();
      }
      now = now.plusMillis(10);
    }
  }

  /// Where a node's own past is short, its officer begins a new incarnation.
  private void officers() {
    for (Side side : List.of(a, b)) {
      if (side.link.state() instanceof LinkState.RolledBack back
          && back.whose() == LinkState.Whose.OURS) {
        side.begin();
      }
    }
  }

  void tick() {
    for (Side side : List.of(a, b)) {
      side.take(side.link.tick(now), now);
      side.force(now);
    }
  }

  private void deliver(Side side, List<OutFrame> way) {
    List<OutFrame> batch = new ArrayList<>(way);
    way.clear();
    for (OutFrame frame : batch) {
      feed(side, arrive(frame));
    }
    side.force(now);
  }

  /// Delivers the next frame of each direction, in sequence.
  void settleOneFrame() {
    now = now.plusMillis(50);
    if (!toA.isEmpty()) {
      feed(a, arrive(toA.removeFirst()));
      a.force(now);
    }
    if (!toB.isEmpty()) {
      feed(b, arrive(toB.removeFirst()));
      b.force(now);
    }
  }

  /// Gives one frame to a side without a force.
  void feed(Side side, InFrame frame) {
    if (side == b) {
      seenByB.add(frame);
    }
    side.take(side.link.frame(frame, now), now);
  }

  /// One step of a bad wire: loses, repeats, reorders, and delivers one frame to one side.
  void badStep(Random random) {
    collect();
    boolean right = random.nextBoolean();
    List<OutFrame> way = right ? toB : toA;
    Side side = right ? b : a;
    if (!way.isEmpty()) {
      int at = random.nextInt(4) == 0 ? random.nextInt(way.size()) : 0;
      int fate = random.nextInt(20);
      OutFrame frame = fate == 0 ? way.get(at) : way.remove(at);
      if (fate != 1) {
        feed(side, arrive(frame));
      }
    }
    now = now.plusMillis(random.nextInt(400));
    if (random.nextInt(10) == 0) {
      side.take(side.link.tick(now), now);
    }
    if (random.nextInt(3) > 0) {
      side.force(now);
    }
    if (closing()) {
      cut();
    }
    if (random.nextInt(3) == 0) {
      connect();
    }
  }
}
