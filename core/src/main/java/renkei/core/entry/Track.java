// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

import java.time.Instant;
import renkei.core.base.Malformed;

/// The latest that is known of one moving thing (航跡), as its owner holds it. Never crosses as it
/// is.
///
/// @param id whose code is the owner's
/// @param kind what it is
/// @param name as reported, may be empty
/// @param position where
/// @param course over ground in degrees from true north, 0 to under 360; NaN: not known
/// @param speed over ground in knots, 0 to 1,000; NaN: not known
/// @param at when it was there
/// @param label how protected
/// @param source which feed, and how reliable
public record Track(
    TrackId id,
    TrackKind kind,
    String name,
    Position position,
    double course,
    double speed,
    Instant at,
    Label label,
    TrackSource source) {
  /// Checks the ranges.
  public Track {
    Form.line("a track's name", name);
    Form.time("a track's time", at);
    Malformed.unless(
        Double.isNaN(course) || course >= 0 && course < 360, "a course is 0 to under 360 degrees");
    Malformed.unless(
        Double.isNaN(speed) || speed >= 0 && speed <= 1_000, "a speed is 0 to 1,000 knots");
  }
}
