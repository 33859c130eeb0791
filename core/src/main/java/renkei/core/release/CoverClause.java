// SPDX-License-Identifier: Apache-2.0
package renkei.core.release;

import java.util.List;
import java.util.Optional;
import renkei.core.base.Limits;
import renkei.core.entry.Crossing;
import renkei.core.entry.EntryId;
import renkei.core.entry.SignedEntry;

/// Something covers it: a release rule, an officer's decision whose hold is over, the electorate of
/// the proposal, or it is a notice or the recipient's own entry.
final class CoverClause implements Clause {
  @Override
  public String name() {
    return "cover";
  }

  @Override
  public void judge(Case about) {
    switch (about.thing) {
      case Thing.OfTrack(var track) -> new TrackCover(about, track).judge();
      case Thing.OfDocument document -> document(about, document.item());
      case Thing.OfAct(SignedEntry act) -> act(about, act);
      case Thing.OfStatement(SignedEntry statement, Ground ground) ->
          new StatementCover(about, statement).judge(ground);
    }
  }

  private static void document(Case about, EntryId item) {
    List<Known.Decided> decisions = about.policy.decisions(item, about.recipient);
    Optional<Known.Decided> standing =
        decisions.stream().filter(found -> !about.policy.revoked(found)).findFirst();
    if (standing.isPresent()) {
      held(about, standing.get());
    } else if (decisions.isEmpty()) {
      about.give(
          ReasonCode.NO_DECISION,
          "no officer decided to release document " + item + " to " + about.who(),
          "文書 " + item + " を " + about.who() + " へ提供する決定がない");
    } else {
      revoked(about, decisions.getLast().id);
    }
  }

  /// A decision leaves after its hold, in which it can be taken back.
  static void held(Case about, Known.Decided decision) {
    var leaves = decision.at.plus(Limits.RELEASE_HOLD);
    if (about.at.isBefore(leaves)) {
      about.give(
          ReasonCode.DECISION_HELD,
          "release decision " + decision.id + " is in its hold until " + leaves,
          "提供決定 " + decision.id + " は " + leaves + " まで保留中である");
    } else {
      about.give(
          ReasonCode.BY_DECISION,
          "release decision " + decision.id + " covers it for " + about.who(),
          "提供決定 " + decision.id + " が " + about.who() + " への提供を認めている");
    }
  }

  static void revoked(Case about, EntryId decision) {
    about.give(
        ReasonCode.DECISION_REVOKED,
        "release decision " + decision + " was revoked",
        "提供決定 " + decision + " は撤回された");
  }

  private static void act(Case about, SignedEntry act) {
    Optional<EntryId> proposal = about.proposal();
    if (proposal.isEmpty() || !(act.entry().body() instanceof Crossing)) {
      about.give(
          ReasonCode.OTHER_GROUND,
          "an entry of kind " + act.entry().kind() + " is no act of a proposal",
          "種別 " + act.entry().kind() + " の記録は提案の行為ではない");
      return;
    }
    if (!act.entry().audience().contains(about.recipient)) {
      StatementCover.audience(about);
      return;
    }
    Optional<Circle> circle = about.policy.circle(proposal.get());
    if (circle.isEmpty()) {
      unknown(about, proposal.get());
    } else if (!circle.get().parties().contains(about.recipient)) {
      about.give(
          ReasonCode.NOT_IN_ELECTORATE,
          about.who() + " is no party of proposal " + proposal.get(),
          about.who() + " は提案 " + proposal.get() + " の当事者ではない");
    } else {
      about.give(
          ReasonCode.BY_ELECTORATE,
          about.who() + " is a party of proposal " + proposal.get(),
          about.who() + " は提案 " + proposal.get() + " の当事者である");
    }
  }

  static void unknown(Case about, EntryId proposal) {
    about.give(
        ReasonCode.PROPOSAL_UNKNOWN,
        "proposal " + proposal + " is not known here",
        "提案 " + proposal + " は本ノードにない");
  }
}
