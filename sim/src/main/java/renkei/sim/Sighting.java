// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import renkei.core.entry.Area;
import renkei.core.entry.Ceiling;
import renkei.core.entry.Label;
import renkei.core.entry.Position;
import renkei.core.entry.ReleaseRule;
import renkei.core.entry.ReleasedTrack;
import renkei.core.entry.Track;
import renkei.core.entry.TrackField;
import renkei.core.entry.TrackId;

/// Whether a released track is what some own track may look like under a rule, worked out once more
/// with plain arithmetic.
///
/// @param seen every track that the picture was told
/// @param out how high may be released to the recipient
/// @param atMillis when it was ruled, by the sender's clock
record Sighting(Map<TrackId, Set<Track>> seen, Ceiling out, long atMillis) {
  private static final double SAME = 1e-6;

  boolean allows(ReleaseRule.Tracks rule, ReleasedTrack released) {
    for (Set<Track> history : seen.values()) {
      for (Track track : history) {
        if (matches(rule, track) && looks(rule, track, released)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean matches(ReleaseRule.Tracks rule, Track track) {
    long age = atMillis - track.at().toEpochMilli();
    Label label = track.label();
    return rule.kinds().contains(track.kind())
        && track.source().grade().ordinal() <= rule.gradeMin().ordinal()
        && age >= rule.delay().toMillis()
        && age <= rule.ageMax().toMillis()
        && label.exercise()
        && label.level().ordinal() <= out.highest().ordinal()
        && label.releasableTo() != null
        && label.releasableTo().contains(out.toCode())
        && label.restrictive().stream().allMatch(Label.ORCON::equals)
        && lies(rule, track.position());
  }

  /// The whole cell lies in the area.
  private static boolean lies(ReleaseRule.Tracks rule, Position at) {
    double cell = rule.cellDegrees();
    Area area = rule.area();
    if (cell == 0) {
      return area.contains(at);
    }
    double south = Math.floor(at.latitude() / cell) * cell;
    double west = Math.floor(at.longitude() / cell) * cell;
    return south >= area.south() - SAME
        && south + cell <= area.north() + SAME
        && west >= area.west() - SAME
        && west + cell <= area.east() + SAME;
  }

  private boolean looks(ReleaseRule.Tracks rule, Track track, ReleasedTrack released) {
    long beat = rule.beat().toSeconds();
    long cut = Math.floorDiv(track.at().getEpochSecond(), beat) * beat;
    return released.kind() == track.kind()
        && released.cellDegrees() == rule.cellDegrees()
        && released.at().getEpochSecond() == cut
        && released.at().getNano() == 0
        && Math.abs(released.position().latitude() - middle(track.position().latitude(), rule))
            < SAME
        && Math.abs(released.position().longitude() - middle(track.position().longitude(), rule))
            < SAME
        && same(rule, TrackField.NAME, released.name(), name(track))
        && same(rule, TrackField.COURSE, released.course(), number(track.course()))
        && same(rule, TrackField.SPEED, released.speed(), number(track.speed()))
        && labelled(track.label(), released.label());
  }

  private static double middle(double at, ReleaseRule.Tracks rule) {
    double cell = rule.cellDegrees();
    return cell == 0 ? at : Math.floor(at / cell) * cell + cell / 2;
  }

  private static boolean same(
      ReleaseRule.Tracks rule, TrackField field, @Nullable Object told, @Nullable Object known) {
    return rule.fields().contains(field) ? Objects.equals(told, known) : told == null;
  }

  private static @Nullable String name(Track track) {
    return track.name().isEmpty() ? null : track.name();
  }

  private static @Nullable Double number(double value) {
    return Double.isNaN(value) ? null : value;
  }

  private boolean labelled(Label own, Label released) {
    return released.policy().equals(own.policy())
        && released.level() == own.level()
        && released.restrictive().equals(own.restrictive())
        && Set.of(out.toCode()).equals(released.releasableTo())
        && released.informative().isEmpty()
        && released.exercise();
  }
}
