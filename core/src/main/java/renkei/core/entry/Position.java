// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

import renkei.core.base.Malformed;

/// A point on WGS 84, in degrees. Longitude 180 and -180 are the same and held as -180.
///
/// @param latitude -90 to 90, north positive
/// @param longitude -180 (inclusive) to 180 (exclusive), east positive
public record Position(double latitude, double longitude) {
  /// Checks the range; NaN and infinity are refused by it.
  public Position {
    Malformed.unless(latitude >= -90 && latitude <= 90, "a latitude is between -90 and 90 degrees");
    Malformed.unless(
        longitude >= -180 && longitude <= 180, "a longitude is between -180 and 180 degrees");
    longitude = longitude == 180 ? -180 : longitude;
  }
}
