// SPDX-License-Identifier: Apache-2.0
package renkei.core.release;

/// Every reason of a ruling, by the clause that gives it. Names are counted and kept in the
/// journal, so none is ever given another meaning.
public enum ReasonCode {
  /// Thing and node are both real or both an exercise.
  DOMAIN_SAME("domain", true),
  /// A real thing on an exercise node, or the other way round.
  DOMAIN_OTHER("domain", false),

  /// "Releasable To" names the recipient.
  LABEL_NAMES("label", true),
  /// The originators' consents to this entry and this recipient stand in for the label's list.
  LABEL_WIDENED("label", true),
  /// Its author addressed it to the recipient itself.
  LABEL_ADDRESSED("label", true),
  /// It is the recipient's own label.
  LABEL_OF_RECIPIENT("label", true),
  /// No "Releasable To": the owner only.
  LABEL_OWNER_ONLY("label", false),
  /// "Releasable To" names others.
  LABEL_OTHERS("label", false),
  /// The recipient has no code in our labels.
  LABEL_NO_CODE("label", false),
  /// A restrictive category that the recipient does not hold.
  LABEL_CATEGORY("label", false),

  /// The level is within the agreed ceiling and has an agreed meaning.
  WITHIN_CEILING("agreement", true),
  /// An unclassified act of the pairing that is to open the link.
  PAIRING_UNCLASSIFIED("agreement", true),
  /// What goes back to its owner needs no ceiling.
  AGREEMENT_NOT_NEEDED("agreement", true),
  /// No agreement in force with the recipient.
  NOT_LINKED("agreement", false),
  /// Before there is an agreement only unclassified acts cross.
  PAIRING_TOO_HIGH("agreement", false),
  /// Between parties without an agreement only unclassified acts are carried.
  CARRIED_TOO_HIGH("agreement", false),
  /// The level is above the agreed ceiling.
  ABOVE_CEILING("agreement", false),
  /// The level has no agreed meaning.
  LEVEL_NOT_MAPPED("agreement", false),
  /// The label's policy is not the one that the agreement maps.
  OTHER_POLICY("agreement", false),

  /// Nothing of it comes from another party.
  ORIGIN_OWN("originators", true),
  /// An originator is the recipient itself.
  ORIGIN_RECIPIENT("originators", true),
  /// An originator consented to this entry and this recipient.
  ORIGINATOR_CONSENTED("originators", true),
  /// Its author addressed it to the recipient itself.
  ORIGIN_ADDRESSED("originators", true),
  /// An originator has not consented.
  ORIGINATOR_NO_CONSENT("originators", false),

  /// A release rule covers it.
  BY_RULE("cover", true),
  /// An officer decided it, and the hold is over.
  BY_DECISION("cover", true),
  /// The recipient is a party of the proposal.
  BY_ELECTORATE("cover", true),
  /// Author, recipient and carrier are parties of the proposal.
  BY_CARRYING("cover", true),
  /// The recipient asked for it, and the request is in force.
  BY_QUESTION("cover", true),
  /// A notice of this node to a linked party.
  BY_NOTICE("cover", true),
  /// The recipient's own entry goes back to it.
  RETURNED_TO_OWNER("cover", true),
  /// No rule in force names the recipient for things of this sort.
  NO_RULE("cover", false),
  /// A rule does not hold yet.
  RULE_NOT_YET("cover", false),
  /// A rule holds no more.
  RULE_ENDED("cover", false),
  /// A rule does not cover this kind of track.
  RULE_KIND("cover", false),
  /// The released cell does not lie wholly in a rule's area.
  RULE_AREA("cover", false),
  /// A rule's delay is not over.
  RULE_DELAY("cover", false),
  /// The position is older than a rule allows.
  RULE_AGE("cover", false),
  /// The source is less reliable than a rule asks.
  RULE_GRADE("cover", false),
  /// A rule does not cover this function.
  RULE_FUNCTION("cover", false),
  /// A rule does not cover this unit.
  RULE_UNIT("cover", false),
  /// How far a request has come is for who asked.
  NOT_THE_ASKER("cover", false),
  /// No request for information of the recipient's is in force.
  NOT_ASKED("cover", false),
  /// The answer is labelled above what the asker allowed.
  ABOVE_ALLOWED("cover", false),
  /// No officer decided to release it to the recipient.
  NO_DECISION("cover", false),
  /// The decision is still in its hold.
  DECISION_HELD("cover", false),
  /// The decision was revoked.
  DECISION_REVOKED("cover", false),
  /// Giver and recipient are members of the agreement or pillar within which it is released.
  WITHIN_SCOPE("cover", true),
  /// The agreement or pillar within which it would be released is not in force here.
  SCOPE_NOT_IN_FORCE("cover", false),
  /// Giver or recipient is no member of it at that moment.
  SCOPE_NOT_MEMBER("cover", false),
  /// The level is above what its ceiling allows, or has no agreed meaning there.
  SCOPE_CEILING("cover", false),
  /// The document belongs to another agreement or pillar than the decision names.
  SCOPES_MIX("cover", false),
  /// The proposal is not known here.
  PROPOSAL_UNKNOWN("cover", false),
  /// The recipient is no party of the proposal.
  NOT_IN_ELECTORATE("cover", false),
  /// The signed audience does not name the recipient, or names others.
  NOT_IN_AUDIENCE("cover", false),
  /// The ground named is none for a thing of this kind.
  OTHER_GROUND("cover", false),
  /// Nothing of what a recall speaks about crossed to the recipient.
  NOTHING_CROSSED("cover", false),
  /// What is to be given back is not the recipient's.
  RETURN_NOT_OWN("cover", false),

  /// A track is reduced to the fields, the cell and the rhythm of its rule.
  REDUCED("reduction", true),
  /// It crosses whole, as signed.
  WHOLE("reduction", true),
  /// A statement made for one recipient, with a label for it alone.
  NARROWED("reduction", true),
  /// The statement says more, or is labelled wider, than what was decided.
  STATEMENT_WIDER("reduction", false),

  /// A clause gave no reason: that counts as no.
  CLAUSE_SILENT("gate", false),
  /// A clause failed: that counts as no.
  CLAUSE_FAILED("gate", false),
  /// Nothing says in which form it would cross.
  NO_FORM("gate", false);

  private final String clause;
  private final boolean allows;

  ReasonCode(String clause, boolean allows) {
    this.clause = clause;
    this.allows = allows;
  }

  /// Name of the clause that gives it.
  public String clause() {
    return clause;
  }

  /// Whether it speaks for letting a thing cross.
  public boolean allows() {
    return allows;
  }
}
