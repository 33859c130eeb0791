// SPDX-License-Identifier: Apache-2.0
package renkei.node.codec;

import java.util.List;
import renkei.core.base.Malformed;
import renkei.core.entry.BeatPart;
import renkei.core.entry.Position;
import renkei.core.entry.ReleasedTrack;
import renkei.core.exchange.InFrame;
import renkei.wire.peer.Tracks;

/// The live lane to proto and back.
final class TrackFrames {
  private TrackFrames() {}

  static Tracks write(BeatPart part, List<ReleasedTrack> tracks) {
    Tracks.Builder out =
        Tracks.newBuilder()
            .setBeat(part.beat())
            .setAt(Scalars.time(part.at()))
            .setLane(part.lane())
            .setPart(part.part())
            .setParts(part.parts());
    tracks.forEach(track -> out.addTracks(write(track)));
    return out.build();
  }

  private static renkei.wire.peer.ReleasedTrack write(ReleasedTrack track) {
    renkei.wire.peer.ReleasedTrack.Builder out =
        renkei.wire.peer.ReleasedTrack.newBuilder()
            .setNumber(track.number())
            .setKind(Enums.trackKind(track.kind()))
            .setLatitude(track.position().latitude())
            .setLongitude(track.position().longitude())
            .setCellDegrees(track.cellDegrees())
            .setAt(Scalars.time(track.at()))
            .setLabel(Scalars.label(track.label()));
    String name = track.name();
    if (name != null) {
      out.setName(name);
    }
    Double course = track.course();
    if (course != null) {
      out.setCourseDegrees(course);
    }
    Double speed = track.speed();
    if (speed != null) {
      out.setSpeedKnots(speed);
    }
    return out.build();
  }

  static InFrame.TracksArrived read(Tracks wire) {
    Scalars.capped(wire.getTracksCount(), BeatPart.TRACKS_MAX, "tracks");
    BeatPart part =
        new BeatPart(
            wire.getLane(),
            wire.getBeat(),
            Scalars.time(wire.getAt()),
            wire.getPart(),
            wire.getParts());
    return new InFrame.TracksArrived(
        part, wire.getTracksList().stream().map(TrackFrames::read).toList());
  }

  private static ReleasedTrack read(renkei.wire.peer.ReleasedTrack wire) {
    Malformed.unless(wire.hasLabel(), "a released track has a label");
    return new ReleasedTrack(
        wire.getNumber(),
        Enums.trackKind(wire.getKind()),
        new Position(wire.getLatitude(), wire.getLongitude()),
        wire.getCellDegrees(),
        Scalars.time(wire.getAt()),
        wire.hasName() ? wire.getName() : null,
        wire.hasCourseDegrees() ? wire.getCourseDegrees() : null,
        wire.hasSpeedKnots() ? wire.getSpeedKnots() : null,
        Scalars.label(wire.getLabel()));
  }
}
