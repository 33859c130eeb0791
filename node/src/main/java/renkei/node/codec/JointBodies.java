// SPDX-License-Identifier: Apache-2.0
package renkei.node.codec;

import renkei.core.entry.Joint;
import renkei.core.entry.ProgrammeEntry;
import renkei.core.entry.RepairEntry;
import renkei.core.entry.TeamEntry;
import renkei.core.entry.VisitEntry;
import renkei.wire.peer.Entry;
import renkei.wire.peer.MovementStated;

/// What is stated under a proposal in force, to proto and back.
final class JointBodies {
  private JointBodies() {}

  static void write(Joint body, Entry.Builder out) {
    switch (body) {
      case VisitEntry.MovementStated stated ->
          out.setMovementStated(
              MovementStated.newBuilder()
                  .setProposal(Scalars.id(stated.proposal()))
                  .setMovement(Enums.movement(stated.movement()))
                  .setAt(Scalars.time(stated.at()))
                  .setHeadCount(stated.headCount())
                  .setNote(stated.note()));
      case ProgrammeEntry stated -> ProgrammeCodec.write(stated, out);
      case RepairEntry repair -> RepairCodec.write(repair, out);
      case TeamEntry team -> TeamBodies.write(team, out);
    }
  }

  static Joint read(Entry wire) {
    return switch (wire.getBodyCase()) {
      case MOVEMENT_STATED -> read(wire.getMovementStated());
      case MILESTONE_PLANNED -> ProgrammeCodec.read(wire.getMilestonePlanned());
      case MILESTONE_MOVED -> ProgrammeCodec.read(wire.getMilestoneMoved());
      case MILESTONE_REACHED -> ProgrammeCodec.read(wire.getMilestoneReached());
      case REPAIR_STATED -> RepairCodec.read(wire.getRepairStated());
      case TEAM_MEMBER_LISTED -> TeamBodies.read(wire.getTeamMemberListed());
      case TEAM_MEMBER_STRUCK -> TeamBodies.read(wire.getTeamMemberStruck());
      case TEAM_WATCH_TAKEN -> TeamBodies.read(wire.getTeamWatchTaken());
      case TEAM_WATCH_LEFT -> TeamBodies.read(wire.getTeamWatchLeft());
      case TEAM_NOTE_SENT -> TeamBodies.read(wire.getTeamNoteSent());
      case TEAM_TRANSLATION_GIVEN -> TeamBodies.read(wire.getTeamTranslationGiven());
      case TEAM_LOG_LINE_ENTERED -> TeamBodies.read(wire.getTeamLogLineEntered());
      case TEAM_ITEM_OPENED -> TeamBodies.read(wire.getTeamItemOpened());
      case TEAM_ITEM_CLOSED -> TeamBodies.read(wire.getTeamItemClosed());
      case TEAM_HANDOVER_SIGNED -> TeamBodies.read(wire.getTeamHandoverSigned());
      case TEAM_HANDOVER_TAKEN -> TeamBodies.read(wire.getTeamHandoverTaken());
      default -> throw new IllegalStateException("no joint body: " + wire.getBodyCase());
    };
  }

  private static VisitEntry read(MovementStated wire) {
    return new VisitEntry.MovementStated(
        Scalars.id(wire.getProposal()),
        Enums.movement(wire.getMovement()),
        Scalars.time(wire.getAt()),
        wire.getHeadCount(),
        wire.getNote());
  }
}
