// SPDX-License-Identifier: Apache-2.0
package renkei.core.profile;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import renkei.core.entry.DockId;
import renkei.core.entry.Names;
import renkei.core.entry.RefusalCode;

/// One reason why a vessel cannot have a dock, or not then: a code with its data, of which
/// sentences are made.
///
/// @param cause the code
/// @param dock which dock
/// @param of the vessel's figure: centimetres, tonnes or days
/// @param limit the dock's figure
/// @param what a capability, a vessel's name, a reason or a rule; empty: none
/// @param from from when it holds; null: always
/// @param until until when; null: open
public record Objection(
    Cause cause,
    DockId dock,
    long of,
    long limit,
    Names what,
    @Nullable Instant from,
    @Nullable Instant until) {
  private static final Names NOTHING = Names.same("");

  /// The codes.
  public enum Cause {
    /// The vessel is longer than the dock.
    LENGTH,
    /// The vessel is wider at the waterline than the dock.
    BEAM,
    /// The vessel needs more water than the dock has.
    DRAUGHT,
    /// The vessel is heavier than the dock lifts.
    LIFT,
    /// The dock lacks a capability that the work needs.
    CAPABILITY,
    /// The dock is not in service in a part of the window.
    NOT_IN_SERVICE,
    /// The dock is taken out of service for a part of the window.
    OUT_OF_SERVICE,
    /// Another slot holds the dock.
    HELD,
    /// The dock is not free, as its yard told in a list that it released; it does not tell why.
    NOT_FREE,
    /// The vessel has a slot elsewhere.
    VESSEL_ELSEWHERE,
    /// The dock is free, but not long enough.
    TOO_SHORT,
    /// A person determined that the vessel is not eligible.
    NOT_ELIGIBLE
  }

  static Objection figure(Cause cause, DockId dock, long of, long limit) {
    return new Objection(cause, dock, of, limit, NOTHING, null, null);
  }

  static Objection named(Cause cause, DockId dock, Names what) {
    return new Objection(cause, dock, 0, 0, what, null, null);
  }

  static Objection then(
      Cause cause, DockId dock, Names what, @Nullable Instant from, @Nullable Instant until) {
    return new Objection(cause, dock, 0, 0, what, from, until);
  }

  static Objection free(DockId dock, long days, Instant from, Instant until) {
    long between = java.time.Duration.between(from, until).toDays();
    return new Objection(Cause.TOO_SHORT, dock, days, between, NOTHING, from, until);
  }

  /// The code under which an act is refused for this reason.
  public RefusalCode code() {
    return switch (cause) {
      case LENGTH, BEAM, DRAUGHT, LIFT, CAPABILITY, NOT_IN_SERVICE, OUT_OF_SERVICE, TOO_SHORT ->
          RefusalCode.DOCK_UNFIT;
      case HELD, NOT_FREE -> RefusalCode.DOCK_TAKEN;
      case VESSEL_ELSEWHERE -> RefusalCode.VESSEL_ELSEWHERE;
      case NOT_ELIGIBLE -> RefusalCode.NOT_ELIGIBLE;
    };
  }

  /// The sentence in English.
  public String en() {
    return switch (cause) {
      case LENGTH -> "Length " + metres(of) + " exceeds dock " + dock + ", " + metres(limit) + ".";
      case BEAM ->
          "Beam "
              + metres(of)
              + " at the waterline exceeds dock "
              + dock
              + ", "
              + metres(limit)
              + ".";
      case DRAUGHT ->
          "Draught " + metres(of) + " exceeds dock " + dock + ", " + metres(limit) + ".";
      case LIFT ->
          "Displacement "
              + tonnes(of)
              + " exceeds the lift of dock "
              + dock
              + ", "
              + tonnes(limit)
              + ".";
      case CAPABILITY -> "Dock " + dock + " lacks the capability " + what.en() + ".";
      case NOT_IN_SERVICE -> "Dock " + dock + " is not in service " + span() + ".";
      case OUT_OF_SERVICE ->
          "Dock " + dock + " is out of service " + span() + ": " + what.en() + ".";
      case NOT_FREE -> "Dock " + dock + " is not free " + span() + ", as its yard told.";
      case HELD -> "Dock " + dock + " is held by the slot of " + what.en() + " " + span() + ".";
      case VESSEL_ELSEWHERE -> what.en() + " has a slot in another dock " + span() + ".";
      case TOO_SHORT ->
          "Dock "
              + dock
              + " is free "
              + span()
              + ", "
              + limit
              + " days; the work takes "
              + of
              + ".";
      case NOT_ELIGIBLE -> "The vessel was determined not to be eligible: " + what.en() + ".";
    };
  }

  /// The sentence in Japanese.
  public String ja() {
    return switch (cause) {
      case LENGTH -> "全長 " + metres(of) + " がドック " + dock + " の " + metres(limit) + " を超えます。";
      case BEAM -> "水線幅 " + metres(of) + " がドック " + dock + " の " + metres(limit) + " を超えます。";
      case DRAUGHT -> "喫水 " + metres(of) + " がドック " + dock + " の " + metres(limit) + " を超えます。";
      case LIFT -> "排水量 " + tonnes(of) + " がドック " + dock + " の浮揚能力 " + tonnes(limit) + " を超えます。";
      case CAPABILITY -> "ドック " + dock + " には能力 " + what.ja() + " がありません。";
      case NOT_IN_SERVICE -> "ドック " + dock + " は" + spanJa() + "供用されていません。";
      case OUT_OF_SERVICE -> "ドック " + dock + " は" + spanJa() + "使用できません。理由: " + what.ja() + "。";
      case NOT_FREE -> "ドック " + dock + " は" + spanJa() + "空いていません（造船所の提供した一覧による）。";
      case HELD -> "ドック " + dock + " は" + spanJa() + what.ja() + " の枠で使用されます。";
      case VESSEL_ELSEWHERE -> what.ja() + " は" + spanJa() + "別のドックに枠があります。";
      case TOO_SHORT ->
          "ドック " + dock + " は" + spanJa() + "空いていますが " + limit + " 日で、工事には " + of + " 日かかります。";
      case NOT_ELIGIBLE -> "この艦船は対象外と判断されています: " + what.ja() + "。";
    };
  }

  private String span() {
    if (from == null) {
      return until == null ? "at any time" : "until " + until;
    }
    return "from " + from + (until == null ? " on" : " until " + until);
  }

  private String spanJa() {
    if (from == null) {
      return until == null ? "" : " " + until + " まで";
    }
    return " " + from + (until == null ? " 以降" : " から " + until + " まで");
  }

  private static String metres(long centimetres) {
    return BigDecimal.valueOf(centimetres, 2).stripTrailingZeros().toPlainString() + " m";
  }

  private static String tonnes(long value) {
    return value + " t";
  }
}
