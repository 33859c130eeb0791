// SPDX-License-Identifier: Apache-2.0
package renkei.node.codec;

import org.jspecify.annotations.Nullable;
import renkei.core.base.Malformed;
import renkei.core.entry.EntryId;
import renkei.core.entry.Matter;
import renkei.core.entry.Position;
import renkei.core.entry.Repair;
import renkei.core.entry.RepairEntry;
import renkei.core.entry.RepairStage;
import renkei.wire.peer.Berth;
import renkei.wire.peer.Eligibility;
import renkei.wire.peer.Entry;
import renkei.wire.peer.Place;
import renkei.wire.peer.RepairSlot;
import renkei.wire.peer.RepairStated;
import renkei.wire.peer.RepairWork;
import renkei.wire.peer.Vessel;

/// Terms of repair slots, and what is stated under them, to proto and back.
final class RepairCodec {
  private RepairCodec() {}

  static RepairSlot write(Matter.RepairSlot slot) {
    RepairSlot.Builder out =
        RepairSlot.newBuilder()
            .setVessel(write(slot.vessel()))
            .setWork(write(slot.work()))
            .setBerth(write(slot.berth()))
            .setFrom(Scalars.time(slot.from()))
            .setUntil(Scalars.time(slot.until()))
            .setEligibility(
                Eligibility.newBuilder()
                    .setRule(slot.eligibility().rule())
                    .setEligible(slot.eligibility().eligible())
                    .setDeterminedBy(slot.eligibility().determinedBy()));
    EntryId extension = slot.extension();
    if (extension != null) {
      out.setExtension(Scalars.id(extension));
    }
    return out.build();
  }

  static Matter.RepairSlot read(RepairSlot wire) {
    return new Matter.RepairSlot(
        read(wire.getVessel()),
        read(wire.getWork()),
        read(wire.getBerth()),
        Scalars.time(wire.getFrom()),
        Scalars.time(wire.getUntil()),
        new Repair.Eligibility(
            wire.getEligibility().getRule(),
            wire.getEligibility().getEligible(),
            wire.getEligibility().getDeterminedBy()),
        wire.hasExtension() ? Scalars.id(wire.getExtension()) : null);
  }

  static Vessel write(Repair.Vessel vessel) {
    return Vessel.newBuilder()
        .setParty(Scalars.party(vessel.party()))
        .setCode(vessel.code())
        .setNames(Scalars.names(vessel.names()))
        .setLengthCm(vessel.size().lengthCm())
        .setBeamCm(vessel.size().beamCm())
        .setDraughtCm(vessel.size().draughtCm())
        .setOverallBeamCm(vessel.overallBeamCm())
        .setDisplacementTonnes(vessel.displacementTonnes())
        .build();
  }

  static Repair.Vessel read(Vessel wire) {
    return new Repair.Vessel(
        Scalars.party(wire.getParty()),
        wire.getCode(),
        Scalars.names(wire.getNames()),
        new Repair.Size(wire.getLengthCm(), wire.getBeamCm(), wire.getDraughtCm()),
        wire.getOverallBeamCm(),
        wire.getDisplacementTonnes());
  }

  static RepairWork write(Repair.Work work) {
    return RepairWork.newBuilder()
        .setCode(work.code())
        .setTitle(work.title())
        .addAllCapabilities(work.capabilities())
        .setDays(work.days())
        .build();
  }

  static Repair.Work read(RepairWork wire) {
    Scalars.capped(wire.getCapabilitiesCount(), Repair.CAPABILITIES_MAX, "capabilities");
    return new Repair.Work(
        wire.getCode(), wire.getTitle(), wire.getCapabilitiesList(), wire.getDays());
  }

  private static Berth write(Repair.Berth berth) {
    Berth.Builder out =
        Berth.newBuilder()
            .setParty(Scalars.party(berth.party()))
            .setYard(berth.yard())
            .setDock(berth.dock())
            .setNumber(berth.number());
    @Nullable Position place = berth.place();
    if (place != null) {
      out.setPlace(write(place));
    }
    return out.build();
  }

  private static Repair.Berth read(Berth wire) {
    return new Repair.Berth(
        Scalars.party(wire.getParty()),
        wire.getYard(),
        wire.getDock(),
        wire.getNumber(),
        wire.hasPlace() ? read(wire.getPlace()) : null);
  }

  static Place write(Position position) {
    return Place.newBuilder()
        .setLatitude(position.latitude())
        .setLongitude(position.longitude())
        .build();
  }

  static Position read(Place wire) {
    return new Position(wire.getLatitude(), wire.getLongitude());
  }

  // --------------------------------------------------------------------------------- statements

  static void write(RepairEntry body, Entry.Builder out) {
    switch (body) {
      case RepairEntry.RepairStated stated ->
          out.setRepairStated(
              RepairStated.newBuilder()
                  .setProposal(Scalars.id(stated.proposal()))
                  .setStage(stage(stated.stage()))
                  .setAt(Scalars.time(stated.at()))
                  .setNote(stated.note()));
    }
  }

  static RepairEntry read(RepairStated wire) {
    return new RepairEntry.RepairStated(
        Scalars.id(wire.getProposal()),
        stage(wire.getStage()),
        Scalars.time(wire.getAt()),
        wire.getNote());
  }

  private static renkei.wire.peer.RepairStage stage(RepairStage value) {
    return switch (value) {
      case DOCKED -> renkei.wire.peer.RepairStage.REPAIR_STAGE_DOCKED;
      case WORK_DONE -> renkei.wire.peer.RepairStage.REPAIR_STAGE_WORK_DONE;
      case UNDOCKED -> renkei.wire.peer.RepairStage.REPAIR_STAGE_UNDOCKED;
      case EXTENSION_WANTED -> renkei.wire.peer.RepairStage.REPAIR_STAGE_EXTENSION_WANTED;
    };
  }

  private static RepairStage stage(renkei.wire.peer.RepairStage value) {
    return switch (value) {
      case REPAIR_STAGE_DOCKED -> RepairStage.DOCKED;
      case REPAIR_STAGE_WORK_DONE -> RepairStage.WORK_DONE;
      case REPAIR_STAGE_UNDOCKED -> RepairStage.UNDOCKED;
      case REPAIR_STAGE_EXTENSION_WANTED -> RepairStage.EXTENSION_WANTED;
      case REPAIR_STAGE_UNSPECIFIED, UNRECOGNIZED ->
          throw new Malformed(
              "the stage of a repair is missing or not one that this version knows");
    };
  }
}
