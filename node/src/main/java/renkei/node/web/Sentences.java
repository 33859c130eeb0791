// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import renkei.core.entry.Kind;
import renkei.core.entry.Level;
import renkei.core.entry.Names;
import renkei.core.entry.Refusal;
import renkei.core.entry.RefusalCode;

/// The Japanese of what the core says by code. Where the sentence of a refusal has a Japanese form,
/// with the same facts in it, that is said; see [RefusalWords].
public final class Sentences {
  private Sentences() {}

  /// A refusal in Japanese.
  public static String ja(Refusal refusal) {
    return RefusalWords.ja(refusal.sentence()).orElseGet(() -> ja(refusal.code()));
  }

  /// The reason in Japanese, without what is particular to one case.
  public static String ja(RefusalCode code) {
    return switch (code) {
      case MALFORMED -> "書式が正しくありません。";
      case UNKNOWN_KIND -> "この版が知らない、または渡せない種別です。";
      case TOO_LARGE -> "定められた大きさを超えています。";
      case BAD_SIGNATURE -> "登録された鍵による署名ではありません。";
      case NOT_YOUR_MATTER -> "この当事者の所管ではありません。";
      case NOT_CARRIED_BY_YOU -> "この当事者が運ぶことはできません。";
      case NOT_ADDRESSED -> "本ノード宛てではありません。";
      case ID_REUSED -> "この識別子は別の記録に使われています。新しい識別子を選んでください。";
      case SEQUENCE_REUSED -> "同じ番号が別の内容に使われています。";
      case GAP -> "番号に抜けがあります。";
      case OLD_INCARNATION -> "すでに終わった世代からのものです。";
      case ROLLED_BACK -> "相手の履歴に、以前送られたものがありません。";
      case NO_SUCH_PROPOSAL -> "その提案はここにありません。";
      case PROPOSAL_CLOSED -> "その提案は締結済みです。";
      case NOT_ELECTOR -> "この当事者は、その提案の同意者ではありません。";
      case NOT_KEEPER -> "締結できるのは幹事だけです。";
      case NOT_OPENER -> "提案した当事者だけが行えます。";
      case OTHER_TERMS -> "提示中の文言と異なります。読み直してください。";
      case TERMS_NOT_WHOLE -> "この版で表示できない項目を含むため、同意できません。";
      case ANSWERED_BEFORE -> "すでに反対の回答をしています。";
      case CLOSING_UNFOUNDED -> "列挙された行為は条件を満たしていません。";
      case EQUIVOCATION -> "異なる締結記録が二つあります。";
      case NO_AUTHORITY -> "この司令部は、その時点でその権限を持っていません。";
      case COMMAND_NOT_STANDING -> "この司令部は、まだ発足していないか、すでに廃止されています。";
      case AUTHORITY_ALREADY_GIVEN -> "その権限は、その期間すでに与えられています。";
      case AUTHORITY_SUSPENDED -> "その権限は、その期間停止されています。";
      case NOT_A_TREE -> "部隊や司令部の上下関係が成り立ちません（循環、二か所、または深すぎます）。";
      case NOT_LISTED -> "登録されていません。";
      case BACKDATED -> "記録より前にさかのぼって効力を持たせることはできません。";
      case NOT_LINKED -> "その当事者とは連接していません。";
      case NOT_RELEASABLE -> "提供を許すものがありません。";
      case LABEL_REFUSED -> "秘密区分表示が、上限または区分に合いません。";
      case NO_RIGHT -> "この担当者には、その操作の資格がありません。";
      case STALE -> "先に別の行為がありました。もう一度確認してください。";
      case FULL -> "上限に達しています。";
      case READ_ONLY -> "このノードは現在、読み取り専用です。";
      case QUARANTINED -> "判定できないため、隔離して保存しました。";
      case OFFICER_UNSIGNED -> "当事者を拘束する行為に、担当者本人の署名がありません。";
      case OFFICER_KEY_UNKNOWN -> "署名した鍵は、その担当者・司令部の鍵として当事者の鍵名簿にありません。";
      case OFFICER_SIGNATURE_BAD -> "担当者本人の署名が、この行為と一致しません。";
      case OTHER_NUMBER -> "加盟または予定表の番号が現在の番号に合わない、またはここではまだ分かりません。";
      case OUTLIVES_AGREEMENT -> "根拠とする協定が先に終了します。終了日を早めるか、別の協定を選んでください。";
      case DOCK_TAKEN -> "そのドックは、その期間に別の枠で使用されます。別の期間かドックを選んでください。";
      case VESSEL_ELSEWHERE -> "この艦船は、その期間に別のドックの枠があります。";
      case DOCK_UNFIT -> "そのドックは寸法・能力・供用期間のいずれかが合いません。理由を確かめてください。";
      case NOT_ELIGIBLE -> "この艦船は対象外と判断されています。";
      case CLOSED_TO_ACCESSION -> "その協定または柱には、定めにより加盟できません。";
      case AGREEMENT_ENDED -> "その協定はすでに終了しています。";
      case NO_SUCH_PILLAR -> "その協定に、その柱はありません。";
      case NOT_MEMBER -> "その協定または柱の加盟当事者ではありません。";
      case NOT_CONSENTED -> "述べられた時刻には、同意が発効していません。";
      case WATCH_HELD -> "当直にある担当者がほかにいる、またはだれもいません。";
      case SAME_OFFICER -> "別々の担当者二人が要ります。この担当者は既に行っています。";
      case NOT_ON_ROSTER -> "その担当者は、その当事者の合同チームの名簿にありません。";
      case STAGE_CLOSED -> "前の段階が発効していない、またはこの段階は既に発効しています。";
      case TEXT_NOT_SHOWN -> "申請者に協定の正文がまだ示されていません。先に「正文を示す」を行ってください。";
      case OTHER_TEXT -> "示された文面はこの協定の正文ではありません。加盟当事者に正文を求めてください。";
      case NOT_YET -> "まだ起きていないことを、起きたこととして述べています。時刻を確かめてください。";
    };
  }

  /// What an act of the register is called, each by a word of its own.
  static Names word(Kind kind) {
    return switch (kind) {
      case COMMAND_ESTABLISHED -> new Names("command established", "司令部新編");
      case UNIT_LISTED -> new Names("unit listed", "部隊登録");
      case FUNCTION_LISTED -> new Names("function listed", "所掌登録");
      case AUTHORITY_TRANSFERRED -> new Names("authority transferred", "権限移管");
      case AUTHORITY_DELEGATED -> new Names("authority delegated", "権限委任");
      case AUTHORITY_WIDENED -> new Names("authority widened", "権限付与");
      case AUTHORITY_SUSPENDED -> new Names("authority suspended", "権限停止");
      case AUTHORITY_RETURNED -> new Names("authority returned", "権限返還");
      default -> Names.same(kind.name());
    };
  }

  /// A level as it stands in a marking.
  static String ja(Level level) {
    return switch (level) {
      case UNCLASSIFIED -> "非秘";
      case RESTRICTED -> "取扱注意";
      case CONFIDENTIAL -> "秘";
      case SECRET -> "極秘";
      case TOP_SECRET -> "機密";
    };
  }

  /// A level as it stands in a marking.
  static String en(Level level) {
    return level.name().replace('_', ' ');
  }
}
