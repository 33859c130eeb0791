// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Malformed;

/// A track as one recipient gets it: built from allowed fields only.
///
/// @param number its number on that link, in the sequence of first release; tells nothing else
/// @param kind what it is
/// @param position where: the middle of the cell
/// @param cellDegrees size of the cell; 0: the position is as reported
/// @param at when, cut to the rhythm of the release
/// @param name null: not released
/// @param course in degrees, 0 to under 360; null: not released
/// @param speed in knots, 0 to 1,000; null: not released
/// @param label as it crosses
public record ReleasedTrack(
    int number,
    TrackKind kind,
    Position position,
    double cellDegrees,
    Instant at,
    @Nullable String name,
    @Nullable Double course,
    @Nullable Double speed,
    Label label) {
  /// Checks the form.
  public ReleasedTrack {
    Malformed.unless(number >= 1, "a released track is numbered from 1");
    Form.time("a track's time", at);
    Malformed.unless(cellDegrees >= 0 && cellDegrees <= 10, "a cell has 0 to 10 degrees");
    Malformed.unless(
        course == null || course >= 0 && course < 360, "a course is 0 to under 360 degrees");
    Malformed.unless(speed == null || speed >= 0 && speed <= 1_000, "a speed is 0 to 1,000 knots");
    if (name != null) {
      Form.line("a track's name", name);
    }
  }
}
