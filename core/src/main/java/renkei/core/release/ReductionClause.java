// SPDX-License-Identifier: Apache-2.0
package renkei.core.release;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import renkei.core.entry.Crossing;
import renkei.core.entry.EntryId;
import renkei.core.entry.Label;
import renkei.core.entry.ReleaseRule;
import renkei.core.entry.SignedEntry;
import renkei.core.entry.Track;
import renkei.core.entry.TrackField;

/// In which form it crosses. A track is built anew from what its rule allows; a statement made of a
/// document must say no more than was decided, and be labelled for its one recipient.
final class ReductionClause implements Clause {
  @Override
  public String name() {
    return "reduction";
  }

  @Override
  public void judge(Case about) {
    switch (about.thing) {
      case Thing.OfTrack(Track track) -> track(about, track);
      case Thing.OfDocument _ -> narrowed(about);
      case Thing.OfAct _, Thing.OfCarried _ -> whole(about);
      case Thing.OfStatement(SignedEntry entry, Ground.Decision(EntryId _, EntryId item)) ->
          statement(about, entry, item);
      case Thing.OfStatement(SignedEntry _, Ground _) -> whole(about);
    }
  }

  private static void track(Case about, Track track) {
    Optional<String> code =
        about.policy.agreement(about.recipient).map(found -> found.outward().toCode());
    Optional<ReleaseRule> rule = about.covering().map(AdoptedRule::rule);
    if (code.isPresent()
        && rule.isPresent()
        && rule.get().scope() instanceof ReleaseRule.Tracks scope) {
      about.form(Reduction.of(track, scope, Reduction.label(track.label(), code.get())));
      about.give(
          ReasonCode.REDUCED,
          "it goes as a cell of "
              + scope.cellDegrees()
              + " degrees, times cut to "
              + scope.beat().toSeconds()
              + " s, "
              + english(scope.fields()),
          scope.cellDegrees()
              + " 度の升目、"
              + scope.beat().toSeconds()
              + " 秒刻みの時刻、"
              + japanese(scope.fields())
              + "で提供する");
    } else {
      about.give(
          ReasonCode.REDUCED, "its form is said by the rule that covers it", "提供の形は、対象とする提供規則が定める");
    }
  }

  private static String english(Set<TrackField> fields) {
    return fields.isEmpty()
        ? "without name, course and speed"
        : "with " + joined(fields, ", ", field -> field.name().toLowerCase(Locale.ROOT));
  }

  private static String japanese(Set<TrackField> fields) {
    return fields.isEmpty() ? "名称・針路・速力なし" : joined(fields, "・", ReductionClause::japanese) + "あり";
  }

  private static String japanese(TrackField field) {
    return switch (field) {
      case NAME -> "名称";
      case COURSE -> "針路";
      case SPEED -> "速力";
    };
  }

  private static String joined(
      Set<TrackField> fields, String between, Function<TrackField, String> word) {
    return fields.stream().sorted().map(word).collect(Collectors.joining(between));
  }

  private static void narrowed(Case about) {
    about.give(
        ReasonCode.NARROWED,
        "it goes as a statement made for " + about.who() + " alone",
        about.who() + " だけに宛てた記録として提供する");
  }

  private static void whole(Case about) {
    about.give(ReasonCode.WHOLE, "it crosses whole, as signed", "署名されたとおり、全体を渡す");
  }

  private static void statement(Case about, SignedEntry entry, EntryId item) {
    Optional<Known.Held> held = about.policy.held(item);
    Optional<Agreement> with = about.agreement(about.recipient);
    boolean right =
        held.isPresent()
            && with.isPresent()
            && entry.entry().body() instanceof Crossing.DocumentReleased body
            && Reduction.says(body, held.get())
            && labelled(about, entry.entry().label(), held.get().thing(), with.get());
    if (right) {
      narrowed(about);
    } else {
      about.give(
          ReasonCode.STATEMENT_WIDER,
          "the statement is not exactly document "
              + item
              + " labelled for "
              + about.who()
              + " alone",
          "この記録は、" + about.who() + " だけに宛てた文書 " + item + " と一致しない");
    }
  }

  private static boolean labelled(
      Case about, Label label, Thing.OfDocument document, Agreement with) {
    return Reduction.label(document, with, about.policy)
        .map(least ->
            label.policy().equals(least.policy())
                && label.level().compareTo(least.level()) >= 0
                && label.restrictive().containsAll(least.restrictive())
                && Set.of(with.outward().toCode()).equals(label.releasableTo())
                && label.informative().isEmpty()
                && label.exercise() == least.exercise())
        .orElse(false);
  }
}
