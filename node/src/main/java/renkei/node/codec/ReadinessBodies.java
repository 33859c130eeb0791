// SPDX-License-Identifier: Apache-2.0
package renkei.node.codec;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import renkei.core.base.Malformed;
import renkei.core.entry.Readiness;
import renkei.core.entry.ReadinessEntry;
import renkei.core.entry.UnitId;
import renkei.wire.local.LocalEntry;
import renkei.wire.local.PostureAcknowledged;
import renkei.wire.local.PostureOrdered;
import renkei.wire.local.ReadinessStated;
import renkei.wire.local.UnitScope;
import renkei.wire.peer.ReadinessReleased;

/// Readiness at home and as released, to proto and back.
final class ReadinessBodies {
  private ReadinessBodies() {}

  static void write(ReadinessEntry body, LocalEntry.Builder out) {
    switch (body) {
      case ReadinessEntry.ReadinessStated stated ->
          out.setReadinessStated(
              ReadinessStated.newBuilder()
                  .setUnit(stated.unit().code())
                  .setReadiness(write(stated.readiness()))
                  .setNoticeMinutes(minutes(stated.notice()))
                  .setNote(stated.note()));
      case ReadinessEntry.PostureOrdered ordered -> {
        PostureOrdered.Builder order =
            PostureOrdered.newBuilder()
                .setPosture(ordered.posture())
                .setNoticeMinutes(minutes(ordered.notice()));
        ordered.units().forEach(unit -> order.addUnits(unit.code()));
        out.setPostureOrdered(order);
      }
      case ReadinessEntry.PostureAcknowledged acknowledged ->
          out.setPostureAcknowledged(
              PostureAcknowledged.newBuilder()
                  .setOrder(Scalars.id(acknowledged.order()))
                  .setUnit(acknowledged.unit().code())
                  .setNote(acknowledged.note()));
    }
  }

  static ReadinessEntry read(ReadinessStated wire) {
    return new ReadinessEntry.ReadinessStated(
        new UnitId(wire.getUnit()),
        read(wire.getReadiness()),
        notice(wire.getNoticeMinutes()),
        wire.getNote());
  }

  static ReadinessEntry read(PostureOrdered wire) {
    return new ReadinessEntry.PostureOrdered(
        units(wire.getUnitsList()), wire.getPosture(), notice(wire.getNoticeMinutes()));
  }

  static ReadinessEntry read(PostureAcknowledged wire) {
    return new ReadinessEntry.PostureAcknowledged(
        Scalars.id(wire.getOrder()), new UnitId(wire.getUnit()), wire.getNote());
  }

  static ReadinessReleased write(renkei.core.entry.ReadinessReleased released) {
    return ReadinessReleased.newBuilder()
        .setUnit(released.unit().code())
        .setNames(Scalars.names(released.names()))
        .setReadiness(write(released.readiness()))
        .setNoticeMinutes(minutes(released.notice()))
        .setSince(Scalars.time(released.since()))
        .build();
  }

  static renkei.core.entry.ReadinessReleased read(ReadinessReleased wire) {
    return new renkei.core.entry.ReadinessReleased(
        new UnitId(wire.getUnit()),
        Scalars.names(wire.getNames()),
        read(wire.getReadiness()),
        notice(wire.getNoticeMinutes()),
        Scalars.time(wire.getSince()));
  }

  static UnitScope scope(Set<UnitId> units) {
    UnitScope.Builder out = UnitScope.newBuilder();
    units.forEach(unit -> out.addUnits(unit.code()));
    return out.build();
  }

  static Set<UnitId> units(UnitScope wire) {
    return units(wire.getUnitsList());
  }

  private static Set<UnitId> units(java.util.List<String> codes) {
    Scalars.capped(codes.size(), ReadinessEntry.UNITS_MAX, "units");
    Set<UnitId> units = new TreeSet<>();
    codes.forEach(code -> units.add(new UnitId(code)));
    return units;
  }

  private static int minutes(Duration notice) {
    return Math.toIntExact(notice.toMinutes());
  }

  /// A number beyond the sign is beyond every notice.
  private static Duration notice(int minutes) {
    return Duration.ofMinutes(Integer.toUnsignedLong(minutes));
  }

  private static renkei.wire.peer.Readiness write(Readiness value) {
    return switch (value) {
      case READY -> renkei.wire.peer.Readiness.READINESS_READY;
      case READY_WITH_LIMITS -> renkei.wire.peer.Readiness.READINESS_READY_WITH_LIMITS;
      case NOT_READY -> renkei.wire.peer.Readiness.READINESS_NOT_READY;
    };
  }

  private static Readiness read(renkei.wire.peer.Readiness value) {
    return switch (value) {
      case READINESS_READY -> Readiness.READY;
      case READINESS_READY_WITH_LIMITS -> Readiness.READY_WITH_LIMITS;
      case READINESS_NOT_READY -> Readiness.NOT_READY;
      case READINESS_UNSPECIFIED, UNRECOGNIZED ->
          throw new Malformed("a readiness is missing or not one that this version knows");
    };
  }
}
