// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

/// The kinds of entry, for lists, rules and counters.
public enum Kind {
  PROPOSAL_OPENED,
  PROPOSAL_ACKNOWLEDGED,
  CONSENT_GIVEN,
  CONSENT_WITHDRAWN,
  TERMS_COUNTERED,
  PROPOSAL_DECLINED,
  PROPOSAL_WITHDRAWN,
  PROPOSAL_CLOSED,
  PROGRESS_STATED,
  INFORMATION_GIVEN,
  DOCUMENT_RELEASED,
  RECALL_NOTICE,
  COUNTERPART_STATED,
  INCARNATION_STARTED,
  OFFICER_KEY_ENTERED,
  OFFICER_KEY_REVOKED,
  PROPOSAL_RATIFIED,
  COMMAND_ESTABLISHED,
  UNIT_LISTED,
  FUNCTION_LISTED,
  AUTHORITY_TRANSFERRED,
  AUTHORITY_DELEGATED,
  AUTHORITY_WIDENED,
  AUTHORITY_SUSPENDED,
  AUTHORITY_RETURNED,
  RELEASE_RULE_ADOPTED,
  RELEASE_RULE_REVOKED,
  DOCUMENT_FILED,
  RELEASE_DECIDED,
  RELEASE_REVOKED,
  TASK_ISSUED,
  TASK_REPORTED,
  NEED_CALLED,
  ALARM_RAISED,
  ALARM_TAKEN,
  OFFICER_ENROLLED,
  OFFICER_REVOKED,
  PEER_PINNED,
  PEER_SUSPENDED,
  PARTY_KNOWN,
  MOVEMENT_STATED,
  READINESS_STATED,
  POSTURE_ORDERED,
  POSTURE_ACKNOWLEDGED,
  READINESS_RELEASED,
  ANNOUNCEMENT_RECORDED,
  ANNOUNCEMENT_LED,
  REPAIR_STATED,
  YARD_LISTED,
  DOCK_LISTED,
  DOCK_TAKEN_OUT,
  DOCK_PUT_BACK,
  VESSEL_LISTED,
  WORK_LISTED,
  TEAM_MEMBER_LISTED,
  TEAM_MEMBER_STRUCK,
  TEAM_WATCH_TAKEN,
  TEAM_WATCH_LEFT,
  TEAM_NOTE_SENT,
  TEAM_TRANSLATION_GIVEN,
  TEAM_LOG_LINE_ENTERED,
  TEAM_ITEM_OPENED,
  TEAM_ITEM_CLOSED,
  TEAM_HANDOVER_SIGNED,
  TEAM_HANDOVER_TAKEN,
  MILESTONE_PLANNED,
  MILESTONE_MOVED,
  MILESTONE_REACHED,
  DOCUMENT_KEPT,
  ROLL_STATED;

  /// The kind of a body.
  public static Kind of(Body body) {
    return switch (body) {
      case Crossing crossing -> ofCrossing(crossing);
      case Domestic domestic -> ofDomestic(domestic);
    };
  }

  private static Kind ofCrossing(Crossing body) {
    return switch (body) {
      case Crossing.ProposalOpened _ -> PROPOSAL_OPENED;
      case Crossing.ProposalAcknowledged _ -> PROPOSAL_ACKNOWLEDGED;
      case Crossing.ConsentGiven _ -> CONSENT_GIVEN;
      case Crossing.ConsentWithdrawn _ -> CONSENT_WITHDRAWN;
      case Crossing.TermsCountered _ -> TERMS_COUNTERED;
      case Crossing.ProposalDeclined _ -> PROPOSAL_DECLINED;
      case Crossing.ProposalWithdrawn _ -> PROPOSAL_WITHDRAWN;
      case Crossing.ProposalClosed _ -> PROPOSAL_CLOSED;
      case Crossing.ProgressStated _ -> PROGRESS_STATED;
      case Crossing.InformationGiven _ -> INFORMATION_GIVEN;
      case Crossing.DocumentReleased _ -> DOCUMENT_RELEASED;
      case Crossing.RecallNotice _ -> RECALL_NOTICE;
      case Crossing.CounterpartStated _ -> COUNTERPART_STATED;
      case Crossing.IncarnationStarted _ -> INCARNATION_STARTED;
      case Crossing.OfficerKeyEntered _ -> OFFICER_KEY_ENTERED;
      case Crossing.OfficerKeyRevoked _ -> OFFICER_KEY_REVOKED;
      case Crossing.ProposalRatified _ -> PROPOSAL_RATIFIED;
      case ReadinessReleased _ -> READINESS_RELEASED;
      case RollStated _ -> ROLL_STATED;
      case Joint joint -> ofJoint(joint);
    };
  }

  private static Kind ofJoint(Joint body) {
    return switch (body) {
      case VisitEntry.MovementStated _ -> MOVEMENT_STATED;
      case RepairEntry.RepairStated _ -> REPAIR_STATED;
      case ProgrammeEntry.MilestonePlanned _ -> MILESTONE_PLANNED;
      case ProgrammeEntry.MilestoneMoved _ -> MILESTONE_MOVED;
      case ProgrammeEntry.MilestoneReached _ -> MILESTONE_REACHED;
      case TeamEntry team -> ofTeam(team);
    };
  }

  private static Kind ofTeam(TeamEntry body) {
    return switch (body) {
      case TeamEntry.MemberListed _ -> TEAM_MEMBER_LISTED;
      case TeamEntry.MemberStruck _ -> TEAM_MEMBER_STRUCK;
      case TeamEntry.WatchTaken _ -> TEAM_WATCH_TAKEN;
      case TeamEntry.WatchLeft _ -> TEAM_WATCH_LEFT;
      case TeamEntry.NoteSent _ -> TEAM_NOTE_SENT;
      case TeamEntry.TranslationGiven _ -> TEAM_TRANSLATION_GIVEN;
      case TeamEntry.LogLineEntered _ -> TEAM_LOG_LINE_ENTERED;
      case TeamEntry.ItemOpened _ -> TEAM_ITEM_OPENED;
      case TeamEntry.ItemClosed _ -> TEAM_ITEM_CLOSED;
      case TeamEntry.HandoverSigned _ -> TEAM_HANDOVER_SIGNED;
      case TeamEntry.HandoverTaken _ -> TEAM_HANDOVER_TAKEN;
    };
  }

  private static Kind ofReadiness(ReadinessEntry body) {
    return switch (body) {
      case ReadinessEntry.ReadinessStated _ -> READINESS_STATED;
      case ReadinessEntry.PostureOrdered _ -> POSTURE_ORDERED;
      case ReadinessEntry.PostureAcknowledged _ -> POSTURE_ACKNOWLEDGED;
    };
  }

  private static Kind ofDomestic(Domestic body) {
    return switch (body) {
      case Domestic.CommandEstablished _ -> COMMAND_ESTABLISHED;
      case Domestic.UnitListed _ -> UNIT_LISTED;
      case Domestic.FunctionListed _ -> FUNCTION_LISTED;
      case Domestic.AuthorityTransferred _ -> AUTHORITY_TRANSFERRED;
      case Domestic.AuthorityDelegated _ -> AUTHORITY_DELEGATED;
      case Domestic.AuthorityWidened _ -> AUTHORITY_WIDENED;
      case Domestic.AuthoritySuspended _ -> AUTHORITY_SUSPENDED;
      case Domestic.AuthorityReturned _ -> AUTHORITY_RETURNED;
      case Domestic.ReleaseRuleAdopted _ -> RELEASE_RULE_ADOPTED;
      case Domestic.ReleaseRuleRevoked _ -> RELEASE_RULE_REVOKED;
      case Domestic.DocumentFiled _ -> DOCUMENT_FILED;
      case Domestic.ReleaseDecided _ -> RELEASE_DECIDED;
      case Domestic.ReleaseRevoked _ -> RELEASE_REVOKED;
      case Domestic.TaskIssued _ -> TASK_ISSUED;
      case Domestic.TaskReported _ -> TASK_REPORTED;
      case Domestic.NeedCalled _ -> NEED_CALLED;
      case Domestic.AlarmRaised _ -> ALARM_RAISED;
      case Domestic.AlarmTaken _ -> ALARM_TAKEN;
      case ReadinessEntry readiness -> ofReadiness(readiness);
      case OfficerEntry.OfficerEnrolled _ -> OFFICER_ENROLLED;
      case OfficerEntry.OfficerRevoked _ -> OFFICER_REVOKED;
      case PeerEntry.PeerPinned _ -> PEER_PINNED;
      case PeerEntry.PeerSuspended _ -> PEER_SUSPENDED;
      case PeerEntry.PartyKnown _ -> PARTY_KNOWN;
      case AnnouncementEntry.AnnouncementRecorded _ -> ANNOUNCEMENT_RECORDED;
      case AnnouncementEntry.AnnouncementLed _ -> ANNOUNCEMENT_LED;
      case ProgrammeFile.DocumentKept _ -> DOCUMENT_KEPT;
      case YardEntry yard -> ofYard(yard);
    };
  }

  private static Kind ofYard(YardEntry body) {
    return switch (body) {
      case YardEntry.YardListed _ -> YARD_LISTED;
      case YardEntry.DockListed _ -> DOCK_LISTED;
      case YardEntry.DockTakenOut _ -> DOCK_TAKEN_OUT;
      case YardEntry.DockPutBack _ -> DOCK_PUT_BACK;
      case YardEntry.VesselListed _ -> VESSEL_LISTED;
      case YardEntry.WorkListed _ -> WORK_LISTED;
    };
  }
}
