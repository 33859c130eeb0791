// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

import renkei.core.base.Malformed;

/// Every reason for which an entry or a frame is refused. Counted by name; the name is part of the
/// published contract, so it is never given another meaning.
public enum RefusalCode {
  /// The bytes break the form.
  MALFORMED,
  /// An entry of a kind that this version does not know, or that may not cross.
  UNKNOWN_KIND,
  /// Larger than the stated limit.
  TOO_LARGE,
  /// The signature is not one of the party named, by a key pinned here.
  BAD_SIGNATURE,
  /// The party named is not the one that may say this: another party's matters.
  NOT_YOUR_MATTER,
  /// Carried by a party that may not carry it.
  NOT_CARRIED_BY_YOU,
  /// This node is not in the entry's audience.
  NOT_ADDRESSED,
  /// The same id was used before with other content.
  ID_REUSED,
  /// The same sequence number was used before with other content.
  SEQUENCE_REUSED,
  /// Numbering goes on after a gap.
  GAP,
  /// From an incarnation that has ended.
  OLD_INCARNATION,
  /// The peer's history does not hold what it sent before.
  ROLLED_BACK,
  /// Names a proposal that is not held here.
  NO_SUCH_PROPOSAL,
  /// The proposal is settled.
  PROPOSAL_CLOSED,
  /// The party is no elector of that proposal.
  NOT_ELECTOR,
  /// Only the keeper closes.
  NOT_KEEPER,
  /// Only the opener does that.
  NOT_OPENER,
  /// The hash is not that of the terms on the table.
  OTHER_TERMS,
  /// The terms hold a field that this version cannot show.
  TERMS_NOT_WHOLE,
  /// Answered before with the opposite content.
  ANSWERED_BEFORE,
  /// The acts listed do not satisfy the rule.
  CLOSING_UNFOUNDED,
  /// A second, different closing.
  EQUIVOCATION,
  /// The command does not hold that authority then.
  NO_AUTHORITY,
  /// The command has not begun or has ended.
  COMMAND_NOT_STANDING,
  /// The act meets an interval that its giver already gave.
  AUTHORITY_ALREADY_GIVEN,
  /// The authority rests then by a suspension.
  AUTHORITY_SUSPENDED,
  /// It would be above itself, in two places at once, or too deep.
  NOT_A_TREE,
  /// Names a command, unit, function or other thing that is not listed.
  NOT_LISTED,
  /// Takes effect before it is recorded.
  BACKDATED,
  /// The party is not linked.
  NOT_LINKED,
  /// Nothing allows its release.
  NOT_RELEASABLE,
  /// Above the ceiling or not mapped by the agreement.
  LABEL_REFUSED,
  /// The officer may not do that.
  NO_RIGHT,
  /// Somebody was faster; look again.
  STALE,
  /// A limit is reached.
  FULL,
  /// The node only reads: a force failed, or its history is behind what peers hold.
  READ_ONLY,
  /// The decoder or fold threw; kept for inspection.
  QUARANTINED,
  /// It binds its party, and no officer of it signed it.
  OFFICER_UNSIGNED,
  /// The officer's key that signed it is not on the roll of the party, for that officer and
  /// command.
  OFFICER_KEY_UNKNOWN,
  /// The officer's signature is not one over this act.
  OFFICER_SIGNATURE_BAD,
  /// Names a number of a membership, or of a dock's calendar, that has passed or is not known.
  OTHER_NUMBER,
  /// It would last longer than the agreement that it is made under.
  OUTLIVES_AGREEMENT,
  /// It states as happened what is still to come.
  NOT_YET,
  /// No consent was in force at the time that it states.
  NOT_CONSENTED,
  /// The dock is held by another slot in that window.
  DOCK_TAKEN,
  /// The vessel has a slot in another dock in that window.
  VESSEL_ELSEWHERE,
  /// The dock is too small, cannot do the work, or is not in service then.
  DOCK_UNFIT,
  /// A person determined that the vessel is not eligible.
  NOT_ELIGIBLE,
  /// Nobody can join that membership: its agreement says so.
  CLOSED_TO_ACCESSION,
  /// The agreement has ended.
  AGREEMENT_ENDED,
  /// The agreement has no such pillar.
  NO_SUCH_PILLAR,
  /// The party is no member of that agreement or pillar.
  NOT_MEMBER,
  /// Somebody else of that party has the watch, or nobody has.
  WATCH_HELD,
  /// One officer where two different ones sign.
  SAME_OFFICER,
  /// The officer is not on the team's roster of that party.
  NOT_ON_ROSTER,
  /// The stage before it is not in force, or the stage itself is already.
  STAGE_CLOSED,
  /// The terms of the agreement that it accedes to were not shown to the applicant.
  TEXT_NOT_SHOWN,
  /// The terms that it accedes to are not those of the agreement.
  OTHER_TEXT;

  /// The code under which bytes that could not be read are refused.
  public static RefusalCode of(Malformed failure) {
    return switch (failure.why()) {
      case FORM -> MALFORMED;
      case UNKNOWN_KIND -> UNKNOWN_KIND;
      case TOO_LARGE -> TOO_LARGE;
    };
  }
}
