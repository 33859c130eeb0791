// SPDX-License-Identifier: Apache-2.0
package renkei.core.consent;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Hash;
import renkei.core.entry.PartyId;

/// The reasons of a proposal as sentences, in both languages of the screens. Names of parties are
/// the caller's; nothing of the terms is in them.
public final class Explain {
  private final Function<PartyId, String> names;

  /// Sentences with these names.
  public Explain(Function<PartyId, String> names) {
    this.names = names;
  }

  /// One sentence for each reason, in English.
  public List<String> en(ProposalView view) {
    return view.why().stream().map(this::en).toList();
  }

  /// One sentence for each reason, in Japanese.
  public List<String> ja(ProposalView view) {
    return view.why().stream().map(this::ja).toList();
  }

  /// The reason in English.
  public String en(Because because) {
    String party = party(because.party());
    String at = at(because.at());
    String hash = hash(because.hash());
    int count = because.count();
    return switch (because.cause()) {
      case RULE_ALL -> "Every party asked must consent (" + count + ").";
      case RULE_AT_LEAST -> "At least " + count + " of the parties asked must consent.";
      case RULE_NAMED -> "Each of the " + count + " parties that the rule names must consent.";
      case RULE_MEMBERS ->
          "Every member at number " + count + " must consent; the applicant has no vote.";
      case RULE_NOTICE -> "This is a notice; it asks for nobody's consent.";
      case COUNTERED -> party + " put the terms " + hash + " on the table at " + at + ".";
      case CONSENTED -> party + " consented to exactly these terms at " + at + ".";
      case CONSENT_WITHDRAWN -> party + " took its consent back at " + at + ".";
      case DECLINED -> party + " declined these terms at " + at + ".";
      case WAITS_FOR ->
          "The consent of " + party + " is missing since " + at + ". Silence never counts.";
      case CANNOT_BE_MET -> "The rule can no longer be satisfied for these terms.";
      case OPENER_WITHDREW -> party + " withdrew the proposal at " + at + ".";
      case WAITS_FOR_KEEPER -> "Nothing is missing but the closing of the keeper, " + party + ".";
      case RATIFIED -> party + " ratified these terms at " + at + ".";
      case WAITS_FOR_RATIFICATION -> unratified(party, at, count);
      case ENTERS_FROM -> enters(party, at);
      case NUMBER_PASSED ->
          "It was opened on number "
              + count
              + " of the membership, which has passed. It can be"
              + " opened again on the present one.";
      case NUMBER_UNKNOWN ->
          "Number "
              + count
              + " of the membership is not known here yet: the closing that makes it"
              + " has not come.";
      case NUMBER_CONTESTED ->
          party
              + " closed another proposal for number "
              + count
              + " too ("
              + hash
              + "); neither holds.";
      case CALENDAR_PASSED ->
          "Since the dock's calendar stood at number "
              + count
              + ", another slot became firm that meets this window. It can be asked for again.";
      case CALENDAR_CONTESTED ->
          party
              + " gave a part of this window to another slot as well ("
              + hash
              + "), which no number accounts for; neither holds.";
      case NO_DOCK -> "No dock is named yet; the yard is to name one with its window.";
      case CLOSED -> "The keeper " + party + " closed it at " + at + " (" + hash + ").";
      case CLOSING_WAITS ->
          "A closing by " + party + " rests on " + count + " act(s) that are not held here yet.";
      case CLOSING_NOT_BORNE ->
          "A closing by "
              + party
              + " ("
              + hash
              + ") is not borne out by what is held here so far; it"
              + " settles nothing.";
      case CLOSINGS_DIFFER ->
          party + " closed it in different ways (" + count + " closings); neither holds.";
      case TERMS_NOT_SHOWN ->
          "The terms hold something that this version cannot show; nobody here can consent.";
      case LEAVES -> party + " gave notice: it leaves at " + at + ".";
      case ENDS -> party + " gave notice: it ends at " + at + ".";
    };
  }

  private static String unratified(String party, String at, int left) {
    return party
        + " signed at "
        + at
        + " and has not ratified; the agreement waits for "
        + left
        + " more ratification(s).";
  }

  private static String enters(String party, String at) {
    return "It comes into force at " + at + " by its own clause, when " + party + " closes it.";
  }

  /// The reason in Japanese.
  public String ja(Because because) {
    String party = party(because.party());
    String at = at(because.at());
    String hash = hash(because.hash());
    int count = because.count();
    return switch (because.cause()) {
      case RULE_ALL -> "求められた全当事者の同意が必要です(" + count + ")。";
      case RULE_AT_LEAST -> "求められた当事者のうち少なくとも " + count + " の同意が必要です。";
      case RULE_NAMED -> "規則が名指しする " + count + " 当事者すべての同意が必要です。";
      case RULE_MEMBERS -> "加盟番号 " + count + " の全加盟当事者の同意が必要です。申請者は票を持ちません。";
      case RULE_NOTICE -> "これは通告であり、どの当事者の同意も求めません。";
      case COUNTERED -> party + " が " + at + " に対案(" + hash + ")を提示しました。";
      case CONSENTED -> party + " が " + at + " にこの文言そのものに同意しました。";
      case CONSENT_WITHDRAWN -> party + " が " + at + " に同意を撤回しました。";
      case DECLINED -> party + " が " + at + " にこの文言を辞退しました。";
      case WAITS_FOR -> party + " の同意が " + at + " からありません。沈黙は同意ではありません。";
      case CANNOT_BE_MET -> "この文言では、もはや同意の条件を満たせません。";
      case OPENER_WITHDREW -> party + " が " + at + " に提案を取り下げました。";
      case WAITS_FOR_KEEPER -> "残るは幹事 " + party + " の締結記録のみです。";
      case RATIFIED -> party + " が " + at + " にこの文言を批准しました。";
      case WAITS_FOR_RATIFICATION ->
          party + " は " + at + " に署名し、まだ批准していません。発効にはあと " + count + " 件の批准が必要です。";
      case ENTERS_FROM -> "署名済みです。協定自身の定めにより " + at + " に、" + party + " の締結で発効します。";
      case NUMBER_PASSED -> "加盟番号 " + count + " で提案されましたが、番号はすでに進みました。現在の番号で改めて提案できます。";
      case NUMBER_UNKNOWN -> "加盟番号 " + count + " はまだここで分かりません。その番号を作る締結記録が届いていません。";
      case NUMBER_CONTESTED ->
          party + " は加盟番号 " + count + " について別の提案も締結しました(" + hash + ")。いずれも効力を持ちません。";
      case CALENDAR_PASSED -> "ドックの予定表の番号 " + count + " で提案されましたが、番号はすでに進みました。現在の番号で改めて求められます。";
      case CALENDAR_CONTESTED ->
          party + " はドックの予定表の番号 " + count + " について別の枠も締結しました(" + hash + ")。いずれも効力を持ちません。";
      case NO_DOCK -> "ドックがまだ指定されていません。造船所側が期間とともに指定します。";
      case CLOSED -> "幹事 " + party + " が " + at + " に締結しました(" + hash + ")。";
      case CLOSING_WAITS -> party + " の締結記録が依拠する行為のうち " + count + " 件がまだ届いていません。";
      case CLOSING_NOT_BORNE -> party + " の締結記録(" + hash + ")は、今ここにある行為では裏付けられず、何も確定しません。";
      case CLOSINGS_DIFFER -> party + " が異なる締結を行いました(" + count + " 件)。いずれも効力を持ちません。";
      case TERMS_NOT_SHOWN -> "この版で表示できない項目を含むため、ここでは誰も同意できません。";
      case LEAVES -> party + " が離脱を通告しました。" + at + " に離脱します。";
      case ENDS -> party + " が終了を通告しました。" + at + " に終了します。";
    };
  }

  private String party(@Nullable PartyId party) {
    return party == null ? "" : names.apply(party);
  }

  private static String at(@Nullable Instant at) {
    return at == null ? "" : at.toString();
  }

  private static String hash(@Nullable Hash hash) {
    return hash == null ? "" : hash.shortHex();
  }
}
