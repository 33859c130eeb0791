// SPDX-License-Identifier: Apache-2.0
package renkei.core.release;

import java.util.List;
import java.util.Optional;
import java.util.Set;
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
      case Thing.OfCarried(SignedEntry act) -> carried(about, act);
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
    Known.Held held = about.policy.held(decision.item).orElse(null);
    if (!ScopeCover.of(about, decision.under).lets(held == null ? null : held.under())) {
      return;
    }
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

  /// Acts, and only acts, are carried, and only between parties of their proposal. Before there is
  /// a link nothing is carried that is to open one.
  private static void carried(Case about, SignedEntry act) {
    Optional<Circle> circle = about.proposal().flatMap(about.policy::circle);
    if (about.proposal().isEmpty()) {
      about.give(
          ReasonCode.OTHER_GROUND,
          "an entry of kind " + act.entry().kind() + " is no act of a proposal",
          "種別 " + act.entry().kind() + " の記録は提案の行為ではない");
    } else if (circle.isEmpty()) {
      unknown(about, about.proposal().get());
    } else if (!about.addressed()) {
      StatementCover.audience(about);
    } else if (circle.get().pairing()
        || !circle
            .get()
            .parties()
            .containsAll(Set.of(about.recipient, act.entry().party(), about.policy.self()))) {
      about.give(
          ReasonCode.NOT_IN_ELECTORATE,
          about.who()
              + ", its author and this party do not all take part in proposal "
              + circle.get().proposal(),
          about.who() + "、行為者、当方のすべてが提案 " + circle.get().proposal() + " の当事者であるわけではない");
    } else {
      about.give(
          ReasonCode.BY_CARRYING,
          about.who()
              + " and its author, who have no link, are parties of proposal "
              + circle.get().proposal(),
          "連接のない " + about.who() + " と行為者は、ともに提案 " + circle.get().proposal() + " の当事者である");
    }
  }

  static void unknown(Case about, EntryId proposal) {
    about.give(
        ReasonCode.PROPOSAL_UNKNOWN,
        "proposal " + proposal + " is not known here",
        "提案 " + proposal + " は本ノードにない");
  }
}
