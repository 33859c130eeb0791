// SPDX-License-Identifier: Apache-2.0
package renkei.core.release;

import renkei.core.entry.Area;
import renkei.core.entry.Position;

/// The cell of a fixed grid that a position falls into, in whole ten-millionths of a degree, so
/// that everything in one cell has the same edges and the same middle to the last bit. The grid
/// begins at latitude and longitude 0; cells at the poles and the date line are cut there and never
/// cross it.
///
/// @param south edge, in ten-millionths of a degree; like the others
/// @param west edge
/// @param north edge
/// @param east edge
record Cell(long south, long west, long north, long east) {
  private static final double UNITS = 1e7;
  private static final long POLE = 900_000_000L;
  private static final long DATE_LINE = 1_800_000_000L;

  /// The cell around a position, for a size over 0 degrees.
  static Cell of(Position at, double degrees) {
    long size = Math.round(degrees * UNITS);
    long south = Math.floorDiv(units(at.latitude(), POLE), size) * size;
    long west = Math.floorDiv(units(at.longitude(), DATE_LINE), size) * size;
    return new Cell(
        Math.max(south, -POLE),
        Math.max(west, -DATE_LINE),
        Math.min(south + size, POLE),
        Math.min(west + size, DATE_LINE));
  }

  /// The upper end of the scale belongs to the last cell below it.
  private static long units(double degrees, long end) {
    return Math.min((long) Math.floor(degrees * UNITS), end - 1);
  }

  /// Its middle.
  Position middle() {
    return new Position(degrees(south + (north - south) / 2), degrees(west + (east - west) / 2));
  }

  /// Whether all of it lies in the area.
  boolean within(Area area) {
    return area.contains(box());
  }

  /// The cell as an area.
  Area box() {
    return new Area(degrees(south), degrees(west), degrees(north), degrees(east));
  }

  private static double degrees(long units) {
    return units / UNITS;
  }
}
