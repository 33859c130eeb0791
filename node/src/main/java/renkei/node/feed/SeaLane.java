// SPDX-License-Identifier: Apache-2.0
package renkei.node.feed;

import java.util.List;
import renkei.core.entry.Position;

/// A way at sea along which exercise ships go to and fro. Distances in nautical miles on a plane
/// that fits within a few tens of miles; nobody navigates by it.
///
/// @param name for tests
/// @param width how far to either side ships keep, nautical miles
/// @param points two or more, all with water around
record SeaLane(String name, double width, List<Position> points) {
  private static final double MILES_PER_DEGREE = 60;

  /// Where ships go around Sagami Bay and Tokyo Bay: five lanes within Sagami Bay, four outside.
  static final List<SeaLane> AROUND_SAGAMI =
      List.of(
          lane("sagami north", 1.5, 35.20, 139.55, 35.22, 139.40, 35.19, 139.25),
          lane("sagami middle", 2.0, 35.25, 139.38, 35.05, 139.35, 34.92, 139.30),
          lane("sagami west", 1.5, 35.18, 139.24, 35.05, 139.18, 34.92, 139.22),
          lane("sagami east", 1.5, 35.20, 139.52, 35.08, 139.50, 34.95, 139.45),
          lane("sagami across", 2.0, 35.05, 139.55, 34.95, 139.40, 34.93, 139.25),
          lane("tokyo bay", 1.0, 35.38, 139.76, 35.46, 139.80, 35.54, 139.87),
          lane("uraga", 0.7, 35.22, 139.775, 35.10, 139.73, 34.90, 139.70),
          lane("off boso", 2.0, 34.75, 139.95, 34.85, 140.30, 35.10, 140.60),
          lane("off izu", 2.0, 34.62, 139.15, 34.48, 138.90, 34.42, 138.60));

  /// How many of them, from the first on, lie within Sagami Bay.
  static final int WITHIN_SAGAMI = 5;

  /// A place on the lane.
  ///
  /// @param at where
  /// @param course degrees over ground
  record Place(Position at, double course) {}

  private static SeaLane lane(String name, double width, double... degrees) {
    Position[] points = new Position[degrees.length / 2];
    for (int i = 0; i < points.length; i++) {
      points[i] = new Position(degrees[2 * i], degrees[2 * i + 1]);
    }
    return new SeaLane(name, width, List.of(points));
  }

  /// Length in nautical miles.
  double length() {
    double length = 0;
    for (int i = 1; i < points.size(); i++) {
      length += miles(points.get(i - 1), points.get(i));
    }
    return length;
  }

  /// The place after going so far along and back and along again.
  ///
  /// @param miles how far since the first point, 0 or more
  /// @param aside how far to starboard of the line, nautical miles
  Place after(double miles, double aside) {
    double there = length();
    double within = miles % (2 * there);
    boolean back = within > there;
    double rest = back ? 2 * there - within : within;
    int leg = 1;
    while (leg < points.size() - 1 && rest > miles(points.get(leg - 1), points.get(leg))) {
      rest -= miles(points.get(leg - 1), points.get(leg));
      leg++;
    }
    Position from = points.get(leg - 1);
    Position to = points.get(leg);
    double part = Math.min(1, rest / miles(from, to));
    double north = (to.latitude() - from.latitude()) * MILES_PER_DEGREE;
    double east = (to.longitude() - from.longitude()) * milesPerMeridian(from);
    double size = Math.hypot(north, east);
    // Keeps to the same side of the line on the way back, so that a ship turns and does not jump.
    double latitude = from.latitude() + (north * part - aside * east / size) / MILES_PER_DEGREE;
    double longitude =
        from.longitude() + (east * part + aside * north / size) / milesPerMeridian(from);
    double course = Math.toDegrees(Math.atan2(back ? -east : east, back ? -north : north));
    return new Place(new Position(latitude, longitude), (course + 360) % 360);
  }

  private static double miles(Position from, Position to) {
    double north = (to.latitude() - from.latitude()) * MILES_PER_DEGREE;
    double east = (to.longitude() - from.longitude()) * milesPerMeridian(from);
    return Math.hypot(north, east);
  }

  private static double milesPerMeridian(Position at) {
    return MILES_PER_DEGREE * Math.cos(Math.toRadians(at.latitude()));
  }
}
