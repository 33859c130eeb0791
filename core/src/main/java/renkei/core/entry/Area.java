// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

import renkei.core.base.Malformed;

/// A box on WGS 84 between two parallels and two meridians, in degrees, edges included. When west
/// is greater than east the box crosses the date line.
///
/// @param south -90 to 90
/// @param west -180 to 180
/// @param north not below south
/// @param east -180 to 180
public record Area(double south, double west, double north, double east) {
  /// The whole earth.
  public static final Area WORLD = new Area(-90, -180, 90, 180);

  /// Checks the ranges.
  public Area {
    Malformed.unless(
        south >= -90 && north <= 90 && south <= north,
        "an area lies between -90 and 90 degrees, its south not above its north");
    Malformed.unless(
        west >= -180 && west <= 180 && east >= -180 && east <= 180,
        "an area's longitudes are between -180 and 180 degrees");
  }

  /// Whether the point lies in the box or on its edge.
  public boolean contains(Position at) {
    return at.latitude() >= south && at.latitude() <= north && holdsMeridian(at.longitude());
  }

  /// Whether the whole other box lies in this one. A box that crosses the date line lies only in
  /// boxes that cross it too, or in those that hold all meridians.
  public boolean contains(Area other) {
    boolean latitude = other.south >= south && other.north <= north;
    boolean all = west == -180 && east == 180;
    boolean sameFold = (west > east) == (other.west > other.east);
    boolean folded = west > east && other.west <= other.east;
    boolean meridians =
        all
            || sameFold && other.west >= west && other.east <= east
            || folded && (other.west >= west || other.east <= east);
    return latitude && meridians;
  }

  private boolean holdsMeridian(double longitude) {
    return west <= east
        ? longitude >= west && longitude <= east || longitude == -180 && east == 180
        : longitude >= west || longitude <= east;
  }
}
