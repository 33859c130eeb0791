// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.util.List;
import renkei.core.entry.Kind;

/// Parts of what screens show, each loaded by itself.
enum Part {
  PROPOSALS,
  VISITS,
  REPAIRS,
  TASKS,
  READINESS,
  RULES,
  DOCUMENTS,
  REGISTER,
  PEERS,
  OFFICERS,
  NODE,
  ANNOUNCEMENTS,
  TEAMS,
  PROGRAMMES;

  private static final List<Part> PROPOSED = List.of(PROPOSALS, VISITS, REPAIRS, TEAMS, PROGRAMMES);

  /// What an entry of a kind changes on the screens.
  static List<Part> of(Kind kind) {
    return switch (kind) {
      case PROPOSAL_OPENED,
          PROPOSAL_ACKNOWLEDGED,
          CONSENT_GIVEN,
          CONSENT_WITHDRAWN,
          TERMS_COUNTERED,
          PROPOSAL_DECLINED,
          PROPOSAL_WITHDRAWN,
          PROPOSAL_CLOSED,
          PROGRESS_STATED,
          INFORMATION_GIVEN,
          MOVEMENT_STATED,
          REPAIR_STATED,
          PROPOSAL_RATIFIED ->
          PROPOSED;
      case DOCUMENT_RELEASED, RECALL_NOTICE, DOCUMENT_FILED, RELEASE_DECIDED, RELEASE_REVOKED ->
          List.of(DOCUMENTS);
      case COUNTERPART_STATED,
          COMMAND_ESTABLISHED,
          UNIT_LISTED,
          FUNCTION_LISTED,
          AUTHORITY_TRANSFERRED,
          AUTHORITY_DELEGATED,
          AUTHORITY_WIDENED,
          AUTHORITY_SUSPENDED,
          AUTHORITY_RETURNED ->
          List.of(REGISTER, PROPOSALS);
      case YARD_LISTED, DOCK_LISTED, DOCK_TAKEN_OUT, DOCK_PUT_BACK, VESSEL_LISTED, WORK_LISTED ->
          List.of(REPAIRS);
      case RELEASE_RULE_ADOPTED, RELEASE_RULE_REVOKED -> List.of(RULES);
      case TASK_ISSUED, TASK_REPORTED -> List.of(TASKS);
      case READINESS_STATED, POSTURE_ORDERED, POSTURE_ACKNOWLEDGED, READINESS_RELEASED ->
          List.of(READINESS);
      case NEED_CALLED, ALARM_RAISED, ALARM_TAKEN -> PROPOSED;
      case OFFICER_ENROLLED,
          OFFICER_REVOKED,
          OFFICER_KEY_ENTERED,
          OFFICER_KEY_REVOKED,
          ROLL_STATED ->
          List.of(OFFICERS);
      case MILESTONE_PLANNED, MILESTONE_MOVED, MILESTONE_REACHED, DOCUMENT_KEPT ->
          List.of(PROGRAMMES);
      case ANNOUNCEMENT_RECORDED, ANNOUNCEMENT_LED -> List.of(ANNOUNCEMENTS);
      case TEAM_MEMBER_LISTED,
          TEAM_MEMBER_STRUCK,
          TEAM_WATCH_TAKEN,
          TEAM_WATCH_LEFT,
          TEAM_NOTE_SENT,
          TEAM_TRANSLATION_GIVEN,
          TEAM_LOG_LINE_ENTERED,
          TEAM_ITEM_OPENED,
          TEAM_ITEM_CLOSED,
          TEAM_HANDOVER_SIGNED,
          TEAM_HANDOVER_TAKEN ->
          List.of(TEAMS);
      case INCARNATION_STARTED -> List.of(NODE, PEERS);
      case PEER_PINNED, PEER_SUSPENDED, PARTY_KNOWN -> List.of(PEERS);
    };
  }
}
