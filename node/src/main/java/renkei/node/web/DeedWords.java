// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import renkei.core.base.Hash;
import renkei.core.consent.ProposalView;
import renkei.core.entry.Crossing;
import renkei.core.entry.EntryId;
import renkei.core.entry.Kind;
import renkei.core.entry.RollKey;
import renkei.core.entry.TeamEntry;
import renkei.core.turn.Draft;
import renkei.core.turn.State;
import tools.jackson.databind.node.ObjectNode;

/// What an officer signs, in words, in both languages.
final class DeedWords {
  private DeedWords() {}

  static ObjectNode of(State state, Draft draft) {
    String by = draft.by().officer() + " / " + draft.by().command();
    return Json.sentence(
        "You sign as " + by + ": " + english(state, draft),
        by + " として署名: " + japanese(state, draft));
  }

  private static String english(State state, Draft draft) {
    return switch (draft.body()) {
      case Crossing.ProposalOpened opened ->
          "open " + opened.terms().terms().profile() + ", terms " + shown(opened.terms().hash());
      case Crossing.ConsentGiven given ->
          "consent to " + matter(state, given.proposal()) + ", terms " + shown(given.terms());
      case Crossing.ConsentWithdrawn taken ->
          "take back the consent to "
              + matter(state, taken.proposal())
              + ", terms "
              + shown(taken.terms());
      case Crossing.TermsCountered countered ->
          "counter "
              + matter(state, countered.proposal())
              + " with terms "
              + shown(countered.terms().hash());
      case Crossing.ProposalDeclined declined ->
          "decline " + matter(state, declined.proposal()) + ", terms " + shown(declined.terms());
      case Crossing.ProposalWithdrawn withdrawn ->
          "withdraw " + matter(state, withdrawn.proposal());
      case Crossing.OfficerKeyEntered(RollKey key) ->
          "the key " + shown(key.hash()) + " belongs to " + key.officer() + " of " + key.command();
      case Crossing.OfficerKeyRevoked(Hash key, String _) ->
          "the key " + shown(key) + " signs nothing more";
      case TeamEntry.HandoverSigned sheet ->
          "hand the watch of the team over to "
              + sheet.incoming()
              + ", with "
              + sheet.items().size()
              + " open items";
      case TeamEntry.HandoverTaken taken ->
          "take the watch of the team over, by sheet " + shown(taken.sheet());
      case renkei.core.entry.Body other -> Kind.of(other).name();
    };
  }

  private static String japanese(State state, Draft draft) {
    return switch (draft.body()) {
      case Crossing.ProposalOpened opened ->
          opened.terms().terms().profile() + " の提案、文面 " + shown(opened.terms().hash());
      case Crossing.ConsentGiven given ->
          matter(state, given.proposal()) + " への同意、文面 " + shown(given.terms());
      case Crossing.ConsentWithdrawn taken ->
          matter(state, taken.proposal()) + " への同意の撤回、文面 " + shown(taken.terms());
      case Crossing.TermsCountered countered ->
          matter(state, countered.proposal()) + " への対案、文面 " + shown(countered.terms().hash());
      case Crossing.ProposalDeclined declined ->
          matter(state, declined.proposal()) + " の拒否、文面 " + shown(declined.terms());
      case Crossing.ProposalWithdrawn withdrawn -> matter(state, withdrawn.proposal()) + " の取下げ";
      case Crossing.OfficerKeyEntered(RollKey key) ->
          "鍵 " + shown(key.hash()) + " は " + key.command() + " の " + key.officer() + " のもの";
      case Crossing.OfficerKeyRevoked(Hash key, String _) -> "鍵 " + shown(key) + " の失効";
      case TeamEntry.HandoverSigned sheet ->
          "チームの当直を " + sheet.incoming() + " に申し継ぐ。未了事項 " + sheet.items().size() + " 件";
      case TeamEntry.HandoverTaken taken -> "申継ぎ書 " + shown(taken.sheet()) + " によりチームの当直に就く";
      case renkei.core.entry.Body other -> Kind.of(other).name();
    };
  }

  private static String shown(Hash hash) {
    return hash.shortHex();
  }

  private static String matter(State state, EntryId proposal) {
    return state.proposals().find(proposal).map(ProposalView::profile).map(Enum::name).orElse("?")
        + " "
        + proposal.hex().substring(0, 8);
  }
}
