// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.util.List;
import java.util.function.Function;
import renkei.core.base.Hash;
import renkei.core.entry.Body;
import renkei.core.entry.Crossing;
import renkei.core.entry.Elector;
import renkei.core.entry.EntryId;
import renkei.core.entry.Kind;
import renkei.core.entry.PartyId;
import renkei.core.entry.RollKey;
import renkei.core.entry.RollStated;
import renkei.core.entry.TeamEntry;
import renkei.core.turn.Draft;
import renkei.core.turn.State;
import renkei.node.web.MatterWords.Said;
import tools.jackson.databind.node.ObjectNode;

/// What an officer signs, in words, in both languages: to whom, what, how much and until when,
/// before the hash of the terms that settles it.
final class DeedWords {
  private final State state;
  private final MatterWords words;

  private DeedWords(State state, MatterWords words) {
    this.state = state;
    this.words = words;
  }

  /// @param code how a party is called here
  static ObjectNode of(State state, Draft draft, Function<PartyId, String> code) {
    String by = draft.by().officer() + " / " + draft.by().command();
    Said said = new DeedWords(state, new MatterWords(code)).said(draft.body());
    return Json.sentence("You sign as " + by + ": " + said.en(), by + " として署名: " + said.ja());
  }

  private Said said(Body body) {
    return switch (body) {
      case Crossing.ProposalOpened opened -> opens(opened);
      case Crossing.ConsentGiven given ->
          act("consent to the ", "への同意", given.proposal(), given.terms());
      case Crossing.ConsentWithdrawn taken ->
          act("take back the consent to the ", "への同意の撤回", taken.proposal(), taken.terms());
      case Crossing.TermsCountered countered -> counters(countered);
      case Crossing.ProposalDeclined declined ->
          act("decline the ", "の拒否", declined.proposal(), declined.terms());
      case Crossing.ProposalWithdrawn withdrawn ->
          about(withdrawn.proposal(), "withdraw the ", "の取下げ");
      case Crossing.ProposalRatified ratified ->
          act("ratify the ", "の批准", ratified.proposal(), ratified.terms());
      case Crossing.OfficerKeyEntered(RollKey key) ->
          new Said(
              "the key "
                  + shown(key.hash())
                  + " belongs to "
                  + key.officer()
                  + " of "
                  + key.command(),
              "鍵 " + shown(key.hash()) + " は " + key.command() + " の " + key.officer() + " のもの");
      case Crossing.OfficerKeyRevoked(Hash key, String _) ->
          new Said("the key " + shown(key) + " signs nothing more", "鍵 " + shown(key) + " の失効");
      case RollStated stated -> rolls(stated);
      case TeamEntry.HandoverSigned sheet ->
          new Said(
              "hand the watch of the team over to "
                  + sheet.incoming()
                  + ", with "
                  + sheet.items().size()
                  + " open items",
              "チームの当直を " + sheet.incoming() + " に申し継ぐ。未了事項 " + sheet.items().size() + " 件");
      case TeamEntry.HandoverTaken taken ->
          new Said(
              "take the watch of the team over, by sheet " + shown(taken.sheet()),
              "申継ぎ書 " + shown(taken.sheet()) + " によりチームの当直に就く");
      case Body other -> new Said(Kind.of(other).name(), Kind.of(other).name());
    };
  }

  private Said rolls(RollStated stated) {
    Said about = about(stated.proposal(), "to the parties of the ", " の当事者に");
    int keys = stated.keys().size();
    return new Said(
        "state our roll of " + keys + " keys " + about.en(),
        about.ja() + "当方の鍵名簿（鍵 " + keys + " 個）を示す");
  }

  private Said opens(Crossing.ProposalOpened opened) {
    List<PartyId> to =
        opened.electorate().stream()
            .map(Elector::party)
            .filter(party -> !party.equals(state.self()))
            .toList();
    Said matter = words.of(opened.terms().terms().matter(), to);
    return new Said(
        "propose the "
            + matter.en()
            + ". Answer by "
            + opened.clocks().answerBy()
            + ", valid until "
            + opened.clocks().validUntil()
            + "."
            + english(opened.terms().hash()),
        matter.ja()
            + " を提案。回答期限 "
            + opened.clocks().answerBy()
            + "、有効期限 "
            + opened.clocks().validUntil()
            + "。"
            + japanese(opened.terms().hash()));
  }

  private Said counters(Crossing.TermsCountered countered) {
    Said matter =
        state
            .proposals()
            .find(countered.proposal())
            .map(view -> words.of(countered.terms().terms().matter(), view.others(state.self())))
            .orElseGet(() -> new Said("?", "?"));
    return new Said(
        "counter, and so consent to the " + matter.en() + "." + english(countered.terms().hash()),
        matter.ja() + " という対案（自らの同意を含む）。" + japanese(countered.terms().hash()));
  }

  private Said act(String en, String ja, EntryId proposal, Hash terms) {
    Said about = about(proposal, en, ja);
    return new Said(about.en() + "." + english(terms), about.ja() + "。" + japanese(terms));
  }

  private Said about(EntryId proposal, String en, String ja) {
    Said matter =
        state
            .proposals()
            .find(proposal)
            .map(view -> words.of(view.matter(), view.others(state.self())))
            .orElseGet(() -> new Said("?", "?"));
    return new Said(en + matter.en(), matter.ja() + " " + ja);
  }

  private static String english(Hash terms) {
    return " Terms " + shown(terms) + ".";
  }

  private static String japanese(Hash terms) {
    return "文面 " + shown(terms) + "。";
  }

  private static String shown(Hash hash) {
    return hash.shortHex();
  }
}
