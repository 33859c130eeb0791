// SPDX-License-Identifier: Apache-2.0
package renkei.node.codec;

import renkei.core.base.Malformed;
import renkei.core.entry.KeyKind;
import renkei.core.entry.Level;
import renkei.core.entry.Matter;
import renkei.core.entry.Movement;
import renkei.core.entry.Outcome;
import renkei.core.entry.Progress;
import renkei.core.entry.RefusalCode;
import renkei.core.entry.TrackKind;

/// Enumerations to proto and back, one by one: a number that is not listed is refused, never taken
/// for another.
final class Enums {
  private Enums() {}

  static renkei.wire.peer.Level level(Level value) {
    return switch (value) {
      case UNCLASSIFIED -> renkei.wire.peer.Level.LEVEL_UNCLASSIFIED;
      case RESTRICTED -> renkei.wire.peer.Level.LEVEL_RESTRICTED;
      case CONFIDENTIAL -> renkei.wire.peer.Level.LEVEL_CONFIDENTIAL;
      case SECRET -> renkei.wire.peer.Level.LEVEL_SECRET;
      case TOP_SECRET -> renkei.wire.peer.Level.LEVEL_TOP_SECRET;
    };
  }

  static Level level(renkei.wire.peer.Level value) {
    return switch (value) {
      case LEVEL_UNCLASSIFIED -> Level.UNCLASSIFIED;
      case LEVEL_RESTRICTED -> Level.RESTRICTED;
      case LEVEL_CONFIDENTIAL -> Level.CONFIDENTIAL;
      case LEVEL_SECRET -> Level.SECRET;
      case LEVEL_TOP_SECRET -> Level.TOP_SECRET;
      case LEVEL_UNSPECIFIED, UNRECOGNIZED -> throw unknown("a level");
    };
  }

  static renkei.wire.peer.RollKeyKind keyKind(KeyKind value) {
    return switch (value) {
      case PASSKEY -> renkei.wire.peer.RollKeyKind.ROLL_KEY_KIND_PASSKEY;
      case BROWSER -> renkei.wire.peer.RollKeyKind.ROLL_KEY_KIND_BROWSER;
      case FILE -> renkei.wire.peer.RollKeyKind.ROLL_KEY_KIND_FILE;
    };
  }

  static KeyKind keyKind(renkei.wire.peer.RollKeyKind value) {
    return switch (value) {
      case ROLL_KEY_KIND_PASSKEY -> KeyKind.PASSKEY;
      case ROLL_KEY_KIND_BROWSER -> KeyKind.BROWSER;
      case ROLL_KEY_KIND_FILE -> KeyKind.FILE;
      case ROLL_KEY_KIND_UNSPECIFIED, UNRECOGNIZED -> throw unknown("a kind of key");
    };
  }

  static renkei.wire.peer.Outcome outcome(Outcome value) {
    return switch (value) {
      case IN_FORCE -> renkei.wire.peer.Outcome.OUTCOME_IN_FORCE;
      case DECLINED -> renkei.wire.peer.Outcome.OUTCOME_DECLINED;
      case WITHDRAWN -> renkei.wire.peer.Outcome.OUTCOME_WITHDRAWN;
      case LAPSED -> renkei.wire.peer.Outcome.OUTCOME_LAPSED;
      case VOID -> renkei.wire.peer.Outcome.OUTCOME_VOID;
    };
  }

  static Outcome outcome(renkei.wire.peer.Outcome value) {
    return switch (value) {
      case OUTCOME_IN_FORCE -> Outcome.IN_FORCE;
      case OUTCOME_DECLINED -> Outcome.DECLINED;
      case OUTCOME_WITHDRAWN -> Outcome.WITHDRAWN;
      case OUTCOME_LAPSED -> Outcome.LAPSED;
      case OUTCOME_VOID -> Outcome.VOID;
      case OUTCOME_UNSPECIFIED, UNRECOGNIZED -> throw unknown("an outcome");
    };
  }

  static renkei.wire.peer.Movement movement(Movement value) {
    return switch (value) {
      case ARRIVED -> renkei.wire.peer.Movement.MOVEMENT_ARRIVED;
      case DEPARTED -> renkei.wire.peer.Movement.MOVEMENT_DEPARTED;
    };
  }

  static Movement movement(renkei.wire.peer.Movement value) {
    return switch (value) {
      case MOVEMENT_ARRIVED -> Movement.ARRIVED;
      case MOVEMENT_DEPARTED -> Movement.DEPARTED;
      case MOVEMENT_UNSPECIFIED, UNRECOGNIZED -> throw unknown("a movement");
    };
  }

  static renkei.wire.peer.Progress progress(Progress value) {
    return switch (value) {
      case ACKNOWLEDGED -> renkei.wire.peer.Progress.PROGRESS_ACKNOWLEDGED;
      case IN_PROGRESS -> renkei.wire.peer.Progress.PROGRESS_IN_PROGRESS;
      case FULFILLED -> renkei.wire.peer.Progress.PROGRESS_FULFILLED;
      case STOPPED -> renkei.wire.peer.Progress.PROGRESS_STOPPED;
    };
  }

  static Progress progress(renkei.wire.peer.Progress value) {
    return switch (value) {
      case PROGRESS_ACKNOWLEDGED -> Progress.ACKNOWLEDGED;
      case PROGRESS_IN_PROGRESS -> Progress.IN_PROGRESS;
      case PROGRESS_FULFILLED -> Progress.FULFILLED;
      case PROGRESS_STOPPED -> Progress.STOPPED;
      case PROGRESS_UNSPECIFIED, UNRECOGNIZED -> throw unknown("a stage");
    };
  }

  static renkei.wire.peer.Priority priority(Matter.Priority value) {
    return switch (value) {
      case ROUTINE -> renkei.wire.peer.Priority.PRIORITY_ROUTINE;
      case PRIORITY -> renkei.wire.peer.Priority.PRIORITY_PRIORITY;
      case IMMEDIATE -> renkei.wire.peer.Priority.PRIORITY_IMMEDIATE;
    };
  }

  static Matter.Priority priority(renkei.wire.peer.Priority value) {
    return switch (value) {
      case PRIORITY_ROUTINE -> Matter.Priority.ROUTINE;
      case PRIORITY_PRIORITY -> Matter.Priority.PRIORITY;
      case PRIORITY_IMMEDIATE -> Matter.Priority.IMMEDIATE;
      case PRIORITY_UNSPECIFIED, UNRECOGNIZED -> throw unknown("a priority");
    };
  }

  static renkei.wire.peer.TrackKind trackKind(TrackKind value) {
    return switch (value) {
      case CARGO -> renkei.wire.peer.TrackKind.TRACK_KIND_CARGO;
      case TANKER -> renkei.wire.peer.TrackKind.TRACK_KIND_TANKER;
      case PASSENGER -> renkei.wire.peer.TrackKind.TRACK_KIND_PASSENGER;
      case FISHING -> renkei.wire.peer.TrackKind.TRACK_KIND_FISHING;
      case SERVICE -> renkei.wire.peer.TrackKind.TRACK_KIND_SERVICE;
      case RESCUE -> renkei.wire.peer.TrackKind.TRACK_KIND_RESCUE;
      case LEISURE -> renkei.wire.peer.TrackKind.TRACK_KIND_LEISURE;
      case STATE -> renkei.wire.peer.TrackKind.TRACK_KIND_STATE;
      case SHIP -> renkei.wire.peer.TrackKind.TRACK_KIND_SHIP;
      case AIRCRAFT -> renkei.wire.peer.TrackKind.TRACK_KIND_AIRCRAFT;
      case STATION -> renkei.wire.peer.TrackKind.TRACK_KIND_STATION;
      case AID -> renkei.wire.peer.TrackKind.TRACK_KIND_AID;
    };
  }

  static TrackKind trackKind(renkei.wire.peer.TrackKind value) {
    return switch (value) {
      case TRACK_KIND_CARGO -> TrackKind.CARGO;
      case TRACK_KIND_TANKER -> TrackKind.TANKER;
      case TRACK_KIND_PASSENGER -> TrackKind.PASSENGER;
      case TRACK_KIND_FISHING -> TrackKind.FISHING;
      case TRACK_KIND_SERVICE -> TrackKind.SERVICE;
      case TRACK_KIND_RESCUE -> TrackKind.RESCUE;
      case TRACK_KIND_LEISURE -> TrackKind.LEISURE;
      case TRACK_KIND_STATE -> TrackKind.STATE;
      case TRACK_KIND_SHIP -> TrackKind.SHIP;
      case TRACK_KIND_AIRCRAFT -> TrackKind.AIRCRAFT;
      case TRACK_KIND_STATION -> TrackKind.STATION;
      case TRACK_KIND_AID -> TrackKind.AID;
      case TRACK_KIND_UNSPECIFIED, UNRECOGNIZED -> throw unknown("a kind of track");
    };
  }

  static renkei.wire.peer.RefusalCode refusal(RefusalCode value) {
    return switch (value) {
      case MALFORMED -> renkei.wire.peer.RefusalCode.MALFORMED;
      case UNKNOWN_KIND -> renkei.wire.peer.RefusalCode.UNKNOWN_KIND;
      case TOO_LARGE -> renkei.wire.peer.RefusalCode.TOO_LARGE;
      case BAD_SIGNATURE -> renkei.wire.peer.RefusalCode.BAD_SIGNATURE;
      case NOT_YOUR_MATTER -> renkei.wire.peer.RefusalCode.NOT_YOUR_MATTER;
      case NOT_CARRIED_BY_YOU -> renkei.wire.peer.RefusalCode.NOT_CARRIED_BY_YOU;
      case NOT_ADDRESSED -> renkei.wire.peer.RefusalCode.NOT_ADDRESSED;
      case ID_REUSED -> renkei.wire.peer.RefusalCode.ID_REUSED;
      case SEQUENCE_REUSED -> renkei.wire.peer.RefusalCode.SEQUENCE_REUSED;
      case GAP -> renkei.wire.peer.RefusalCode.GAP;
      case OLD_INCARNATION -> renkei.wire.peer.RefusalCode.OLD_INCARNATION;
      case ROLLED_BACK -> renkei.wire.peer.RefusalCode.ROLLED_BACK;
      case NO_SUCH_PROPOSAL -> renkei.wire.peer.RefusalCode.NO_SUCH_PROPOSAL;
      case PROPOSAL_CLOSED -> renkei.wire.peer.RefusalCode.PROPOSAL_CLOSED;
      case NOT_ELECTOR -> renkei.wire.peer.RefusalCode.NOT_ELECTOR;
      case NOT_KEEPER -> renkei.wire.peer.RefusalCode.NOT_KEEPER;
      case NOT_OPENER -> renkei.wire.peer.RefusalCode.NOT_OPENER;
      case OTHER_TERMS -> renkei.wire.peer.RefusalCode.OTHER_TERMS;
      case TERMS_NOT_WHOLE -> renkei.wire.peer.RefusalCode.TERMS_NOT_WHOLE;
      case ANSWERED_BEFORE -> renkei.wire.peer.RefusalCode.ANSWERED_BEFORE;
      case CLOSING_UNFOUNDED -> renkei.wire.peer.RefusalCode.CLOSING_UNFOUNDED;
      case EQUIVOCATION -> renkei.wire.peer.RefusalCode.EQUIVOCATION;
      case NO_AUTHORITY -> renkei.wire.peer.RefusalCode.NO_AUTHORITY;
      case COMMAND_NOT_STANDING -> renkei.wire.peer.RefusalCode.COMMAND_NOT_STANDING;
      case AUTHORITY_ALREADY_GIVEN -> renkei.wire.peer.RefusalCode.AUTHORITY_ALREADY_GIVEN;
      case AUTHORITY_SUSPENDED -> renkei.wire.peer.RefusalCode.AUTHORITY_SUSPENDED;
      case NOT_A_TREE -> renkei.wire.peer.RefusalCode.NOT_A_TREE;
      case NOT_LISTED -> renkei.wire.peer.RefusalCode.NOT_LISTED;
      case BACKDATED -> renkei.wire.peer.RefusalCode.BACKDATED;
      case NOT_LINKED -> renkei.wire.peer.RefusalCode.NOT_LINKED;
      case NOT_RELEASABLE -> renkei.wire.peer.RefusalCode.NOT_RELEASABLE;
      case LABEL_REFUSED -> renkei.wire.peer.RefusalCode.LABEL_REFUSED;
      case NO_RIGHT -> renkei.wire.peer.RefusalCode.NO_RIGHT;
      case STALE -> renkei.wire.peer.RefusalCode.STALE;
      case FULL -> renkei.wire.peer.RefusalCode.FULL;
      case READ_ONLY -> renkei.wire.peer.RefusalCode.READ_ONLY;
      case QUARANTINED -> renkei.wire.peer.RefusalCode.QUARANTINED;
      case OFFICER_UNSIGNED -> renkei.wire.peer.RefusalCode.OFFICER_UNSIGNED;
      case OFFICER_KEY_UNKNOWN -> renkei.wire.peer.RefusalCode.OFFICER_KEY_UNKNOWN;
      case OFFICER_SIGNATURE_BAD -> renkei.wire.peer.RefusalCode.OFFICER_SIGNATURE_BAD;
      case OTHER_NUMBER -> renkei.wire.peer.RefusalCode.OTHER_NUMBER;
      case OUTLIVES_AGREEMENT -> renkei.wire.peer.RefusalCode.OUTLIVES_AGREEMENT;
      case NOT_YET -> renkei.wire.peer.RefusalCode.NOT_YET;
      case DOCK_TAKEN -> renkei.wire.peer.RefusalCode.DOCK_TAKEN;
      case VESSEL_ELSEWHERE -> renkei.wire.peer.RefusalCode.VESSEL_ELSEWHERE;
      case DOCK_UNFIT -> renkei.wire.peer.RefusalCode.DOCK_UNFIT;
      case NOT_ELIGIBLE -> renkei.wire.peer.RefusalCode.NOT_ELIGIBLE;
      case NOT_MEMBER -> renkei.wire.peer.RefusalCode.NOT_MEMBER;
      case NO_SUCH_PILLAR -> renkei.wire.peer.RefusalCode.NO_SUCH_PILLAR;
      case AGREEMENT_ENDED -> renkei.wire.peer.RefusalCode.AGREEMENT_ENDED;
      case CLOSED_TO_ACCESSION -> renkei.wire.peer.RefusalCode.CLOSED_TO_ACCESSION;
      case NOT_CONSENTED -> renkei.wire.peer.RefusalCode.NOT_CONSENTED;
      case WATCH_HELD -> renkei.wire.peer.RefusalCode.WATCH_HELD;
      case SAME_OFFICER -> renkei.wire.peer.RefusalCode.SAME_OFFICER;
      case NOT_ON_ROSTER -> renkei.wire.peer.RefusalCode.NOT_ON_ROSTER;
      case STAGE_CLOSED -> renkei.wire.peer.RefusalCode.STAGE_CLOSED;
      case TEXT_NOT_SHOWN -> renkei.wire.peer.RefusalCode.TEXT_NOT_SHOWN;
      case OTHER_TEXT -> renkei.wire.peer.RefusalCode.OTHER_TEXT;
    };
  }

  static RefusalCode refusal(renkei.wire.peer.RefusalCode value) {
    return switch (value) {
      case MALFORMED -> RefusalCode.MALFORMED;
      case UNKNOWN_KIND -> RefusalCode.UNKNOWN_KIND;
      case TOO_LARGE -> RefusalCode.TOO_LARGE;
      case BAD_SIGNATURE -> RefusalCode.BAD_SIGNATURE;
      case NOT_YOUR_MATTER -> RefusalCode.NOT_YOUR_MATTER;
      case NOT_CARRIED_BY_YOU -> RefusalCode.NOT_CARRIED_BY_YOU;
      case NOT_ADDRESSED -> RefusalCode.NOT_ADDRESSED;
      case ID_REUSED -> RefusalCode.ID_REUSED;
      case SEQUENCE_REUSED -> RefusalCode.SEQUENCE_REUSED;
      case GAP -> RefusalCode.GAP;
      case OLD_INCARNATION -> RefusalCode.OLD_INCARNATION;
      case ROLLED_BACK -> RefusalCode.ROLLED_BACK;
      case NO_SUCH_PROPOSAL -> RefusalCode.NO_SUCH_PROPOSAL;
      case PROPOSAL_CLOSED -> RefusalCode.PROPOSAL_CLOSED;
      case NOT_ELECTOR -> RefusalCode.NOT_ELECTOR;
      case NOT_KEEPER -> RefusalCode.NOT_KEEPER;
      case NOT_OPENER -> RefusalCode.NOT_OPENER;
      case OTHER_TERMS -> RefusalCode.OTHER_TERMS;
      case TERMS_NOT_WHOLE -> RefusalCode.TERMS_NOT_WHOLE;
      case ANSWERED_BEFORE -> RefusalCode.ANSWERED_BEFORE;
      case CLOSING_UNFOUNDED -> RefusalCode.CLOSING_UNFOUNDED;
      case EQUIVOCATION -> RefusalCode.EQUIVOCATION;
      case NO_AUTHORITY -> RefusalCode.NO_AUTHORITY;
      case COMMAND_NOT_STANDING -> RefusalCode.COMMAND_NOT_STANDING;
      case AUTHORITY_ALREADY_GIVEN -> RefusalCode.AUTHORITY_ALREADY_GIVEN;
      case AUTHORITY_SUSPENDED -> RefusalCode.AUTHORITY_SUSPENDED;
      case NOT_A_TREE -> RefusalCode.NOT_A_TREE;
      case NOT_LISTED -> RefusalCode.NOT_LISTED;
      case BACKDATED -> RefusalCode.BACKDATED;
      case NOT_LINKED -> RefusalCode.NOT_LINKED;
      case NOT_RELEASABLE -> RefusalCode.NOT_RELEASABLE;
      case LABEL_REFUSED -> RefusalCode.LABEL_REFUSED;
      case NO_RIGHT -> RefusalCode.NO_RIGHT;
      case STALE -> RefusalCode.STALE;
      case FULL -> RefusalCode.FULL;
      case READ_ONLY -> RefusalCode.READ_ONLY;
      case QUARANTINED -> RefusalCode.QUARANTINED;
      case OFFICER_UNSIGNED -> RefusalCode.OFFICER_UNSIGNED;
      case OFFICER_KEY_UNKNOWN -> RefusalCode.OFFICER_KEY_UNKNOWN;
      case OFFICER_SIGNATURE_BAD -> RefusalCode.OFFICER_SIGNATURE_BAD;
      case OTHER_NUMBER -> RefusalCode.OTHER_NUMBER;
      case OUTLIVES_AGREEMENT -> RefusalCode.OUTLIVES_AGREEMENT;
      case NOT_YET -> RefusalCode.NOT_YET;
      case DOCK_TAKEN -> RefusalCode.DOCK_TAKEN;
      case VESSEL_ELSEWHERE -> RefusalCode.VESSEL_ELSEWHERE;
      case DOCK_UNFIT -> RefusalCode.DOCK_UNFIT;
      case NOT_ELIGIBLE -> RefusalCode.NOT_ELIGIBLE;
      case NOT_MEMBER -> RefusalCode.NOT_MEMBER;
      case NO_SUCH_PILLAR -> RefusalCode.NO_SUCH_PILLAR;
      case AGREEMENT_ENDED -> RefusalCode.AGREEMENT_ENDED;
      case CLOSED_TO_ACCESSION -> RefusalCode.CLOSED_TO_ACCESSION;
      case NOT_CONSENTED -> RefusalCode.NOT_CONSENTED;
      case WATCH_HELD -> RefusalCode.WATCH_HELD;
      case SAME_OFFICER -> RefusalCode.SAME_OFFICER;
      case NOT_ON_ROSTER -> RefusalCode.NOT_ON_ROSTER;
      case STAGE_CLOSED -> RefusalCode.STAGE_CLOSED;
      case TEXT_NOT_SHOWN -> RefusalCode.TEXT_NOT_SHOWN;
      case OTHER_TEXT -> RefusalCode.OTHER_TEXT;
      case REFUSAL_CODE_UNSPECIFIED, UNRECOGNIZED -> throw unknown("a reason of refusal");
    };
  }

  private static Malformed unknown(String what) {
    return new Malformed(what + " is missing or not one that this version knows");
  }
}
