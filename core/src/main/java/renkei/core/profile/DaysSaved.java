// SPDX-License-Identifier: Apache-2.0
package renkei.core.profile;

import java.time.Duration;
import java.time.Instant;
import renkei.core.entry.Position;
import renkei.core.entry.YardEntry;

/// How much sooner a vessel is back than if it sailed home to be repaired: a reckoning with its
/// inputs, no promise. The way is the great circle on a sphere; real ways are longer.
///
/// @param distanceNauticalMiles the way home, once
/// @param speedKnots how fast it sails there
/// @param sailing the way there, and the same back
/// @param waitingHome from its arrival there until that yard's first slot
/// @param waitingHere from the time at which it is ready until the slot begins here
/// @param saved both ways and the wait there, without the wait here; below zero: home is sooner
public record DaysSaved(
    double distanceNauticalMiles,
    int speedKnots,
    Duration sailing,
    Duration waitingHome,
    Duration waitingHere,
    Duration saved) {
  /// Mean radius of the earth (IUGG) in nautical miles.
  private static final double RADIUS = 6_371.0088 / 1.852;

  /// Reckons for a vessel that is at the yard's place.
  ///
  /// @param here where the yard is
  /// @param home where it would sail otherwise
  /// @param ready when it could leave for home, or begin here
  /// @param slot when its slot here begins
  public static DaysSaved of(Position here, YardEntry.Home home, Instant ready, Instant slot) {
    double way = distance(here, home.position());
    Duration sailing = Duration.ofSeconds(Math.round(way / home.speedKnots() * 3_600));
    Instant arrival = ready.plus(sailing);
    Duration waitingHome =
        home.firstSlot().isAfter(arrival)
            ? Duration.between(arrival, home.firstSlot())
            : Duration.ZERO;
    Duration waitingHere = slot.isAfter(ready) ? Duration.between(ready, slot) : Duration.ZERO;
    Duration saved = sailing.multipliedBy(2).plus(waitingHome).minus(waitingHere);
    return new DaysSaved(way, home.speedKnots(), sailing, waitingHome, waitingHere, saved);
  }

  /// Great-circle distance in nautical miles (haversine).
  static double distance(Position a, Position b) {
    double lat1 = Math.toRadians(a.latitude());
    double lat2 = Math.toRadians(b.latitude());
    double half = Math.sin((lat2 - lat1) / 2);
    double wide = Math.sin(Math.toRadians(b.longitude() - a.longitude()) / 2);
    double h = half * half + Math.cos(lat1) * Math.cos(lat2) * wide * wide;
    return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(h)));
  }
}
