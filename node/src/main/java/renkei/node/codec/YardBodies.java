// SPDX-License-Identifier: Apache-2.0
package renkei.node.codec;

import java.time.Instant;
import renkei.core.entry.Repair;
import renkei.core.entry.YardEntry;
import renkei.wire.local.DockListed;
import renkei.wire.local.DockPutBack;
import renkei.wire.local.DockTakenOut;
import renkei.wire.local.HomeYard;
import renkei.wire.local.LocalEntry;
import renkei.wire.local.VesselListed;
import renkei.wire.local.WorkListed;
import renkei.wire.local.YardListed;

/// Own yards, docks, vessels and work packages to proto and back.
final class YardBodies {
  private YardBodies() {}

  static void write(YardEntry body, LocalEntry.Builder out) {
    switch (body) {
      case YardEntry.YardListed yard ->
          out.setYardListed(
              YardListed.newBuilder()
                  .setCode(yard.code())
                  .setNames(Scalars.names(yard.names()))
                  .setPosition(RepairCodec.write(yard.position())));
      case YardEntry.DockListed dock -> out.setDockListed(write(dock));
      case YardEntry.DockTakenOut taken -> out.setDockTakenOut(write(taken));
      case YardEntry.DockPutBack back ->
          out.setDockPutBack(
              DockPutBack.newBuilder()
                  .setTakenOut(Scalars.id(back.takenOut()))
                  .setFrom(Scalars.time(back.from())));
      case YardEntry.VesselListed vessel -> out.setVesselListed(write(vessel));
      case YardEntry.WorkListed work ->
          out.setWorkListed(
              WorkListed.newBuilder()
                  .setVessel(work.vessel())
                  .setWork(RepairCodec.write(work.work())));
    }
  }

  private static DockListed write(YardEntry.DockListed dock) {
    DockListed.Builder out =
        DockListed.newBuilder()
            .setYard(dock.yard())
            .setCode(dock.code())
            .setNames(Scalars.names(dock.names()))
            .setLengthCm(dock.size().lengthCm())
            .setBeamCm(dock.size().beamCm())
            .setDraughtCm(dock.size().draughtCm())
            .addAllCapabilities(dock.capabilities())
            .setFrom(Scalars.time(dock.from()));
    Integer lift = dock.liftTonnes();
    if (lift != null) {
      out.setLiftTonnes(lift);
    }
    Instant until = dock.until();
    if (until != null) {
      out.setUntil(Scalars.time(until));
    }
    return out.build();
  }

  private static DockTakenOut write(YardEntry.DockTakenOut taken) {
    DockTakenOut.Builder out =
        DockTakenOut.newBuilder()
            .setYard(taken.yard())
            .setDock(taken.dock())
            .setFrom(Scalars.time(taken.from()))
            .setReason(taken.reason());
    Instant until = taken.until();
    if (until != null) {
      out.setUntil(Scalars.time(until));
    }
    return out.build();
  }

  private static VesselListed write(YardEntry.VesselListed vessel) {
    VesselListed.Builder out =
        VesselListed.newBuilder().setVessel(RepairCodec.write(vessel.vessel()));
    YardEntry.Home home = vessel.home();
    if (home != null) {
      out.setHome(
          HomeYard.newBuilder()
              .setNames(Scalars.names(home.names()))
              .setPosition(RepairCodec.write(home.position()))
              .setSpeedKnots(home.speedKnots())
              .setFirstSlot(Scalars.time(home.firstSlot())));
    }
    return out.build();
  }

  /// Of a body that is one of these.
  static YardEntry read(LocalEntry wire) {
    return switch (wire.getBodyCase()) {
      case YARD_LISTED ->
          new YardEntry.YardListed(
              wire.getYardListed().getCode(),
              Scalars.names(wire.getYardListed().getNames()),
              RepairCodec.read(wire.getYardListed().getPosition()));
      case DOCK_LISTED -> read(wire.getDockListed());
      case DOCK_TAKEN_OUT -> read(wire.getDockTakenOut());
      case DOCK_PUT_BACK ->
          new YardEntry.DockPutBack(
              Scalars.id(wire.getDockPutBack().getTakenOut()),
              Scalars.time(wire.getDockPutBack().getFrom()));
      case VESSEL_LISTED -> read(wire.getVesselListed());
      case WORK_LISTED ->
          new YardEntry.WorkListed(
              wire.getWorkListed().getVessel(), RepairCodec.read(wire.getWorkListed().getWork()));
      default -> throw new IllegalStateException("no body of a yard: " + wire.getBodyCase());
    };
  }

  private static YardEntry.DockListed read(DockListed wire) {
    Scalars.capped(wire.getCapabilitiesCount(), Repair.CAPABILITIES_MAX, "capabilities");
    return new YardEntry.DockListed(
        wire.getYard(),
        wire.getCode(),
        Scalars.names(wire.getNames()),
        new Repair.Size(wire.getLengthCm(), wire.getBeamCm(), wire.getDraughtCm()),
        wire.hasLiftTonnes() ? wire.getLiftTonnes() : null,
        wire.getCapabilitiesList(),
        Scalars.time(wire.getFrom()),
        wire.hasUntil() ? Scalars.time(wire.getUntil()) : null);
  }

  private static YardEntry.DockTakenOut read(DockTakenOut wire) {
    return new YardEntry.DockTakenOut(
        wire.getYard(),
        wire.getDock(),
        Scalars.time(wire.getFrom()),
        wire.hasUntil() ? Scalars.time(wire.getUntil()) : null,
        wire.getReason());
  }

  private static YardEntry.VesselListed read(VesselListed wire) {
    return new YardEntry.VesselListed(
        RepairCodec.read(wire.getVessel()),
        wire.hasHome()
            ? new YardEntry.Home(
                Scalars.names(wire.getHome().getNames()),
                RepairCodec.read(wire.getHome().getPosition()),
                wire.getHome().getSpeedKnots(),
                Scalars.time(wire.getHome().getFirstSlot()))
            : null);
  }
}
