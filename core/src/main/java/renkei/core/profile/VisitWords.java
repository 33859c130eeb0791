// SPDX-License-Identifier: Apache-2.0
package renkei.core.profile;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import renkei.core.entry.Movement;
import renkei.core.entry.PartyId;

/// The flags of visits as sentences, in both languages of the screens. Names of parties are the
/// caller's.
public final class VisitWords {
  private final Function<PartyId, String> names;

  /// Sentences with these names.
  public VisitWords(Function<PartyId, String> names) {
    this.names = names;
  }

  /// The flag in English.
  public String en(VisitFlag flag) {
    return switch (flag) {
      case VisitFlag.Early early ->
          name(early.by())
              + " stated the arrival at "
              + early.at()
              + ", "
              + enSpan(early.at(), early.agreed())
              + " before the agreed "
              + early.agreed()
              + ".";
      case VisitFlag.Late late ->
          name(late.by())
              + " stated the arrival at "
              + late.at()
              + ", "
              + enSpan(late.agreed(), late.at())
              + " after the agreed "
              + late.agreed()
              + ".";
      case VisitFlag.NotArrived none ->
          "Agreed from " + none.agreed() + ", and neither side stated an arrival.";
      case VisitFlag.NotDeparted none ->
          "Agreed until " + none.agreed() + ", and neither side stated a departure.";
      case VisitFlag.Overstayed over ->
          name(over.by())
              + " stated the departure at "
              + over.at()
              + ", "
              + enSpan(over.agreed(), over.at())
              + " after the agreed "
              + over.agreed()
              + ".";
      case VisitFlag.MorePeople more ->
          name(more.by())
              + " stated "
              + more.came()
              + " people; agreed were "
              + more.agreed()
              + ".";
      case VisitFlag.Differs two ->
          "Of the "
              + (two.movement() == Movement.ARRIVED ? "arrival" : "departure")
              + " the host "
              + en(two.host())
              + ", the sender "
              + en(two.sender())
              + ".";
      case VisitFlag.AgreementEnds ends ->
          "The agreement that it is made under ends at "
              + ends.ends()
              + ", before the visit does at "
              + ends.until()
              + ".";
    };
  }

  /// The flag in Japanese.
  public String ja(VisitFlag flag) {
    return switch (flag) {
      case VisitFlag.Early early ->
          name(early.by())
              + " は到着を "
              + early.at()
              + " と述べています。合意した "
              + early.agreed()
              + " より "
              + jaSpan(early.at(), early.agreed())
              + "早い到着です。";
      case VisitFlag.Late late ->
          name(late.by())
              + " は到着を "
              + late.at()
              + " と述べています。合意した "
              + late.agreed()
              + " より "
              + jaSpan(late.agreed(), late.at())
              + "遅い到着です。";
      case VisitFlag.NotArrived none -> "合意した開始は " + none.agreed() + " ですが、どちらの側も到着を述べていません。";
      case VisitFlag.NotDeparted none -> "合意した終了は " + none.agreed() + " ですが、どちらの側も出発を述べていません。";
      case VisitFlag.Overstayed over ->
          name(over.by())
              + " は出発を "
              + over.at()
              + " と述べています。合意した "
              + over.agreed()
              + " を "
              + jaSpan(over.agreed(), over.at())
              + "超過しています。";
      case VisitFlag.MorePeople more ->
          name(more.by()) + " は人数を " + more.came() + " 名と述べています。合意は " + more.agreed() + " 名です。";
      case VisitFlag.Differs two ->
          (two.movement() == Movement.ARRIVED ? "到着" : "出発")
              + "について、受入側は"
              + ja(two.host())
              + "、訪問側は"
              + ja(two.sender())
              + "と述べています。";
      case VisitFlag.AgreementEnds ends ->
          "根拠とする協定は " + ends.ends() + " に終了し、訪問の終了 " + ends.until() + " より先です。";
    };
  }

  private String name(PartyId party) {
    return names.apply(party);
  }

  private static String en(Movements.Account account) {
    return "states " + account.body().at() + " with " + account.body().headCount() + " people";
  }

  private static String ja(Movements.Account account) {
    return " " + account.body().at() + "・" + account.body().headCount() + " 名";
  }

  private static String enSpan(Instant from, Instant until) {
    Duration span = Duration.between(from, until);
    return span.toHours() >= 48
        ? span.toDays() + " days"
        : span.toMinutes() >= 120 ? span.toHours() + " hours" : span.toMinutes() + " minutes";
  }

  private static String jaSpan(Instant from, Instant until) {
    Duration span = Duration.between(from, until);
    return span.toHours() >= 48
        ? span.toDays() + " 日"
        : span.toMinutes() >= 120 ? span.toHours() + " 時間" : span.toMinutes() + " 分";
  }
}
