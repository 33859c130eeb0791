// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import renkei.core.entry.Crossing;
import renkei.core.entry.Label;
import renkei.core.entry.Level;
import renkei.core.exchange.LinkState;
import renkei.core.exchange.PeerLink;

/// What goes wrong in one schedule, and when: at least one crash, one cut and one wrong clock.
final class Turbulence {
  private final Cast cast;
  private final World world;
  private final SplittableRandom random;
  private @Nullable Backup backup;

  /// A copy of a disk, and how far its record went.
  private record Backup(SimParty of, SimDisk disk, int rows) {}

  Turbulence(Cast cast) {
    this.cast = cast;
    this.world = cast.world();
    this.random = cast.random().split();
  }

  /// Spreads the faults over so many seconds from now.
  void plan(int seconds) {
    int span = seconds * 1_000;
    world.onDied(party -> world.later(1_000 + random.nextInt(12_000), () -> start(party)));
    at(span, this::crash);
    at(span, this::cut);
    at(span, this::skew);
    maybe(55, span, this::cutInTurn);
    maybe(45, span, this::cutInTurn);
    maybe(45, span, this::kill);
    maybe(35, span, this::refuse);
    maybe(40, span, this::partition);
    maybe(50, span, this::weather);
    maybe(40, span, this::cut);
    maybe(30, span, this::skew);
    if (cast.chance(45)) {
      world.willRestore();
      int when = random.nextInt(span / 2);
      world.later(when, this::backUp);
      world.later(when + 4_000 + random.nextInt(span / 2), this::restore);
    }
  }

  private void at(int span, Runnable what) {
    world.later(random.nextInt(span), what);
  }

  private void maybe(int percent, int span, Runnable what) {
    if (random.nextInt(100) < percent) {
      at(span, what);
    }
  }

  private Optional<SimParty> somebody() {
    var running = world.honest().stream().filter(SimParty::running).toList();
    return running.isEmpty()
        ? Optional.empty()
        : Optional.of(running.get(random.nextInt(running.size())));
  }

  private void start(SimParty party) {
    if (!party.running() && !party.taken()) {
      party.start();
    }
  }

  private void crash() {
    somebody()
        .ifPresent(party -> {
          world.happened(Mishap.POWER_CUT);
          party.crash();
          world.gone(party.id());
          world.later(500 + random.nextInt(12_000), () -> start(party));
        });
  }

  private void kill() {
    somebody()
        .ifPresent(party -> {
          world.happened(Mishap.KILLED);
          party.kill();
          world.gone(party.id());
          world.later(500 + random.nextInt(9_000), () -> start(party));
        });
  }

  /// The power goes off in one of the next disk calls.
  private void cutInTurn() {
    somebody().ifPresent(party -> party.disk().cutAt(1 + random.nextInt(6)));
  }

  /// A disk call is refused: the node only reads until somebody starts it again.
  private void refuse() {
    somebody()
        .ifPresent(party -> {
          party.disk().refuseAt(1 + random.nextInt(6), "input or output error");
          world.later(
              4_000 + random.nextInt(4_000),
              () -> {
                if (party.running() && !party.sound()) {
                  party.kill();
                  world.gone(party.id());
                  world.later(700, () -> start(party));
                }
              });
        });
  }

  private void cut() {
    somebody().ifPresent(party -> world.cut(party, cast.other(party)));
  }

  private void partition() {
    somebody()
        .ifPresent(party -> {
          SimParty other = cast.other(party);
          world.happened(Mishap.PARTITION);
          world.part(party, other);
          world.later(2_000 + random.nextInt(40_000), () -> world.meet(party, other));
        });
  }

  private void weather() {
    world
        .net()
        .weather(
            new SimNet.Weather(
                random.nextInt(60),
                random.nextInt(80),
                random.nextInt(120),
                20 + random.nextInt(900)));
    world.later(3_000 + random.nextInt(40_000), () -> world.net().weather(SimNet.Weather.FAIR));
  }

  private void skew() {
    somebody()
        .ifPresent(party -> {
          world.happened(Mishap.CLOCK_SKEWED);
          party.skew(random.nextInt(240_000) - 120_000);
        });
  }

  // ---------------------------------------------------------------------------------- restoring

  private void backUp() {
    somebody()
        .filter(SimParty::sound)
        .filter(party -> !party.restoredAndSilent())
        .ifPresent(party ->
            backup = new Backup(party, party.disk().copy(random.nextLong()), party.rows().size()));
  }

  private void restore() {
    Backup from = backup;
    if (from != null && !from.of().taken()) {
      from.of().kill();
      world.gone(from.of().id());
      from.of().restore(from.disk(), from.rows());
      world.later(9_000 + random.nextInt(20_000), () -> beginAnew(from.of()));
    }
  }

  /// An officer begins the new incarnation once the peers that can be reached gave back what they
  /// hold.
  void beginAnew(SimParty party) {
    if (!party.sound() || !party.state().recovering()) {
      if (party.restoredAndSilent()) {
        world.later(3_000, () -> beginAnew(party));
      }
      return;
    }
    for (PeerLink link : party.state().links()) {
      boolean honest = !world.party(link.status().peer()).taken();
      boolean open =
          party
              .state()
              .peers()
              .find(link.status().peer())
              .filter(peer -> !peer.suspended())
              .isPresent();
      if (honest && open && waits(link)) {
        world.later(2_000, () -> beginAnew(party));
        return;
      }
    }
    int number = party.state().incarnation();
    for (PeerLink link : party.state().links()) {
      number = Math.max(number, link.highestClaimed());
    }
    Label label =
        Label.of(
                Desk.POLICY,
                Level.UNCLASSIFIED,
                world.parties().stream().map(SimParty::code).toArray(String[]::new))
            .asExercise();
    Desk desk = cast.desk(party);
    boolean begun =
        cast.submit(
                desk,
                desk.byRoot(),
                label,
                new Crossing.IncarnationStarted(number + 1, "restored from a backup"))
            .isPresent();
    if (!begun) {
      world.later(2_000, () -> beginAnew(party));
    }
  }

  private static boolean waits(PeerLink link) {
    return link.state() instanceof LinkState.Down || link.state() instanceof LinkState.Greeting;
  }
}
