// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import renkei.core.entry.Grade;
import renkei.core.entry.Label;
import renkei.core.entry.PartyId;
import renkei.core.entry.Position;
import renkei.core.entry.Track;
import renkei.core.entry.TrackId;
import renkei.core.entry.TrackKind;
import renkei.core.entry.TrackSource;
import renkei.core.turn.Submission;

/// Ships that move, as each party's feeds see them.
final class Sightings {
  private static final int SHIPS = 6;
  private static final List<TrackKind> KINDS =
      List.of(TrackKind.CARGO, TrackKind.TANKER, TrackKind.RESCUE, TrackKind.STATE);

  private final Cast cast;
  private final Map<PartyId, List<Ship>> ships = new HashMap<>();

  Sightings(Cast cast) {
    this.cast = cast;
  }

  private record Ship(TrackId id, TrackKind kind, String name, Label label, TrackSource source) {}

  /// Everybody's feeds go on until nobody needs them.
  void begin() {
    for (Desk desk : cast.desks()) {
      List<Ship> its = new ArrayList<>();
      for (int i = 0; i < SHIPS; i++) {
        its.add(
            new Ship(
                new TrackId(desk.word(Canary.HOME)),
                cast.one(KINDS),
                cast.chance(85) ? desk.word(Canary.TRACK) : "",
                cast.anyLabel(),
                new TrackSource(
                    desk.word(Canary.HOME), cast.one(List.of(Grade.A, Grade.C, Grade.E)))));
      }
      ships.put(desk.party().id(), its);
      next(desk.party());
    }
  }

  private void next(SimParty party) {
    cast.world()
        .later(
            2_000 + cast.random().nextInt(4_000),
            () -> {
              if (party.running()) {
                see(party);
              }
              if (!party.taken()) {
                next(party);
              }
            });
  }

  private void see(SimParty party) {
    List<Track> tracks = new ArrayList<>();
    for (Ship ship : ships.getOrDefault(party.id(), List.of())) {
      if (cast.chance(70)) {
        tracks.add(
            new Track(
                ship.id(),
                ship.kind(),
                ship.name(),
                new Position(
                    29 + cast.random().nextDouble() * 8, 129 + cast.random().nextDouble() * 8),
                cast.chance(90) ? cast.random().nextInt(360) : Double.NaN,
                cast.chance(90) ? cast.random().nextInt(30) : Double.NaN,
                party.now().minusMillis(cast.random().nextInt(9_000)),
                ship.label(),
                ship.source()));
      }
    }
    cast.expected().feeds(party.id(), tracks);
    party.turn(List.of(new Submission.TracksSeen(tracks)));
  }
}
