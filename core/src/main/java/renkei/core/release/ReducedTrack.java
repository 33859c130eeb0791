// SPDX-License-Identifier: Apache-2.0
package renkei.core.release;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import renkei.core.entry.Label;
import renkei.core.entry.Position;
import renkei.core.entry.ReleasedTrack;
import renkei.core.entry.TrackKind;

/// What would cross of a track, before it has its number on a link: built from allowed fields only.
///
/// @param kind what it is
/// @param position the middle of the cell
/// @param cellDegrees size of the cell; 0: the position is as reported
/// @param at when, cut to the rhythm of the rule
/// @param fields what goes besides
/// @param label as it crosses
public record ReducedTrack(
    TrackKind kind, Position position, double cellDegrees, Instant at, Fields fields, Label label) {
  /// What a rule may let go besides kind, place and time.
  ///
  /// @param name null: not released
  /// @param course in degrees; null: not released
  /// @param speed in knots; null: not released
  public record Fields(@Nullable String name, @Nullable Double course, @Nullable Double speed) {}

  /// The same under a number of one link.
  public ReleasedTrack numbered(int number) {
    return new ReleasedTrack(
        number,
        kind,
        position,
        cellDegrees,
        at,
        fields.name(),
        fields.course(),
        fields.speed(),
        label);
  }
}
