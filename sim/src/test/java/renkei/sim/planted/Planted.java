// SPDX-License-Identifier: Apache-2.0
package renkei.sim.planted;

import static renkei.sim.planted.Edit.answers;
import static renkei.sim.planted.Edit.without;

import java.util.List;
import renkei.sim.planted.Edit.Answer;

/// Faults that the simulation must find: one safeguard of the kernel taken out at a time.
enum Planted {
  ACKNOWLEDGED_BEFORE_THE_FORCE(without("core.journal.Journal", "write", "force", Answer.NOTHING)),
  SEQUENCE_NUMBER_REUSED(answers("core.exchange.OutFrame$Carry", "seq", Answer.ONE)),
  LOST_NUMBER_NEVER_ASKED_FOR(answers("core.exchange.Incoming", "askMissing", Answer.NO_REFUSAL)),
  SILENCE_COUNTS(answers("core.consent.Tally", "missing", Answer.NOBODY)),
  CONSENT_TO_OTHER_TERMS_TAKEN(answers("core.consent.ActCheck", "answer", Answer.NO_REFUSAL)),
  UNFOUNDED_CLOSING_TAKEN(without("core.consent.ActCheck", "closed", "refuse", Answer.NO_REFUSAL)),
  TWO_CLOSINGS(
      without("core.consent.ActCheck", "settled", "refuse", Answer.NO_REFUSAL),
      without("core.consent.ActCheck", "closed", "differs", Answer.NO),
      without("core.consent.Closings", "changed", "settled", Answer.NO)),
  NOTICE_IGNORED(without("core.consent.Proposals", "ending", "add", Answer.NO)),
  PARTY_THAT_LEFT_STAYS_IN_THE_TEAM(answers("core.consent.Ending", "gone", Answer.NO)),
  STALE_PERMIT_USED(answers("core.release.Gate", "current", Answer.YES)),
  DECIDED_ON_STALE_STATE(answers("core.turn.Admission", "stale", Answer.NO_REFUSAL)),
  GATE_OPEN(without("core.release.Gate", "ruling", "allMatch", Answer.YES)),
  HOLD_OF_TEN_SECONDS_SKIPPED(
      without("core.release.ReleaseDesk", "decided", "plus", Answer.ITSELF),
      without("core.release.CoverClause", "held", "plus", Answer.ITSELF)),
  REVOCATION_FORGOTTEN(answers("core.release.Known$Decided", "revoked", Answer.NO)),
  ORIGINATOR_NOT_ASKED(without("core.release.OriginatorsClause", "judge", "equals", Answer.YES)),
  POSITION_NOT_COARSENED(
      without("core.release.Reduction", "of", "position", Answer.FIRST_ARGUMENT)),
  AREA_OF_THE_RULE_IGNORED(
      answers("core.release.Reduction", "within", Answer.YES),
      without("core.release.TrackGate$Compiled", "covers", "contains", Answer.YES)),
  AUTHORITY_GIVEN_TWICE(answers("core.authority.RegisterCheck", "meets", Answer.NO_REFUSAL)),
  ANSWERED_WITHOUT_AUTHORITY(answers("core.profile.Routing", "answering", Answer.NO_REFUSAL)),
  OPENED_WITHOUT_AUTHORITY(answers("core.profile.Routing", "opening", Answer.NO_REFUSAL)),
  BACKDATED_TRANSFER(without("core.authority.RegisterCheck", "form", "isBefore", Answer.NO)),
  SIGNATURE_NOT_CHECKED(without("core.turn.Judgement", "beforeKind", "verify", Answer.YES)),
  ENTRY_ABOUT_ANOTHER_PARTY_TAKEN(without("core.turn.Judgement", "refusal", "equals", Answer.YES)),
  NOTHING_CARRIED(answers("core.turn.Speaker", "carry", Answer.NOTHING)),
  ELECTORATE_NOT_ASKED(answers("core.consent.Tally", "counts", Answer.NO)),
  DEPOSITARY_NOT_ASKED(answers("core.consent.Tally", "always", Answer.NO)),
  SEQUENCE_OF_ARRIVAL_DECIDES(answers("core.consent.ActCheck", "mayBeUnderway", Answer.NO)),
  RETURNED_ACTS_KEPT_FROM_THE_OTHERS(without("core.turn.State", "fold", "forEach", Answer.NOTHING)),
  NUMBER_MADE_TWICE(
      answers("core.consent.NumberCheck", "free", Answer.YES),
      answers("core.consent.ActCheck", "taken", Answer.NO_REFUSAL),
      answers("core.consent.NumberCheck", "passed", Answer.NO)),
  VOID_THOUGH_THE_NUMBER_IS_FREE(answers("core.consent.NumberCheck", "passed", Answer.YES)),
  MEMBERS_NOT_ASKED(answers("core.consent.NumberCheck", "members", Answer.NO_REFUSAL)),
  NEWCOMER_IS_NO_MEMBER(without("core.consent.Memberships", "make", "add", Answer.NO)),
  LEAVER_STAYS_A_MEMBER(without("core.consent.Memberships", "make", "remove", Answer.NO)),
  OLDER_ROLL_ACCEPTED(answers("core.consent.Roll", "older", Answer.NO)),
  HEAD_TOLD_WHEN_ANYTHING_WAS_RECORDED(answers("core.turn.HeadRhythm", "concerns", Answer.YES)),
  DOUBLE_BOOKING(answers("core.consent.DockLine$Claim", "meets", Answer.NO)),
  DOCK_VOID_THOUGH_ITS_WINDOW_IS_FREE(answers("core.consent.Calendars", "passed", Answer.YES)),
  OFFICERS_RIGHTS_NOT_ASKED(answers("core.turn.Officers", "check", Answer.NO_REFUSAL));

  private final List<Edit> edits;

  Planted(Edit... edits) {
    this.edits = List.of(edits);
  }

  List<Edit> edits() {
    return edits;
  }
}
