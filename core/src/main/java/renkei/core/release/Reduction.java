// SPDX-License-Identifier: Apache-2.0
package renkei.core.release;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Hash;
import renkei.core.entry.Area;
import renkei.core.entry.Crossing;
import renkei.core.entry.Label;
import renkei.core.entry.Position;
import renkei.core.entry.ReleaseRule;
import renkei.core.entry.Track;
import renkei.core.entry.TrackField;

/// How originals become what crosses: built up from the fields that a rule allows, never cut down
/// from the original. Originals that differ in nothing that is released or read by a condition give
/// equal forms (DESIGN rule 7).
public final class Reduction {
  private Reduction() {}

  /// A track as a rule lets it go.
  ///
  /// @param label as it crosses
  static ReducedTrack of(Track track, ReleaseRule.Tracks rule, Label label) {
    return new ReducedTrack(
        track.kind(),
        position(track.position(), rule.cellDegrees()),
        rule.cellDegrees(),
        cut(track.at(), rule.beat().toSeconds()),
        fields(track, rule.fields()),
        label);
  }

  private static ReducedTrack.Fields fields(Track track, Set<TrackField> allowed) {
    boolean named = allowed.contains(TrackField.NAME) && !track.name().isEmpty();
    return new ReducedTrack.Fields(
        named ? track.name() : null,
        allowed.contains(TrackField.COURSE) ? known(track.course()) : null,
        allowed.contains(TrackField.SPEED) ? known(track.speed()) : null);
  }

  /// A label as it crosses to one recipient: level, restrictive categories and domain of the
  /// original, releasable to the recipient alone. Informative categories stay here.
  public static Label label(Label original, String code) {
    return new Label(
        original.policy(),
        original.level(),
        original.restrictive(),
        Set.of(code),
        Set.of(),
        original.exercise());
  }

  /// The label for a statement made of a document for one recipient, with its level in our own
  /// policy; empty when no agreement gives it one: then the gate withholds it.
  public static Optional<Label> label(Thing.OfDocument document, Agreement with, Policy policy) {
    String code = with.outward().toCode();
    Label held = document.label();
    if (document.statedBy().equals(policy.self())) {
      return Optional.of(label(held, code));
    }
    return policy
        .agreement(document.statedBy())
        .flatMap(from -> Optional.ofNullable(from.inward().map().meanings().get(held.level())))
        .map(level ->
            new Label(
                with.outward().map().policy(),
                level,
                held.restrictive(),
                Set.of(code),
                Set.of(),
                held.exercise()));
  }

  /// A position as it is, or the middle of its cell.
  static Position position(Position at, double cellDegrees) {
    if (cellDegrees > 0) {
      return Cell.of(at, cellDegrees).middle();
    }
    // Minus zero is the same place with other bits.
    return new Position(at.latitude() + 0.0, at.longitude() + 0.0);
  }

  /// Whether everything that would be released of the place lies in the area.
  static boolean within(Position at, double cellDegrees, Area area) {
    return cellDegrees > 0 ? Cell.of(at, cellDegrees).within(area) : area.contains(at);
  }

  /// A time cut down to a multiple of so many seconds since 1970.
  static Instant cut(Instant at, long seconds) {
    return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), seconds) * seconds);
  }

  private static @Nullable Double known(double value) {
    return Double.isNaN(value) ? null : value + 0.0;
  }

  /// Whether a statement is exactly the document that is held, and names everybody that it comes
  /// from.
  static boolean says(Crossing.DocumentReleased body, Known.Held held) {
    return body.title().equals(held.thing().title())
        && body.mediaType().equals(held.mediaType())
        && body.originators().containsAll(held.thing().originators())
        && Hash.sha256(body.content().unsafe()).equals(held.content());
  }
}
