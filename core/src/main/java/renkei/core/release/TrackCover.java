// SPDX-License-Identifier: Apache-2.0
package renkei.core.release;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import renkei.core.entry.Area;
import renkei.core.entry.ReleaseRule;
import renkei.core.entry.Track;

/// Whether a release rule covers a track: the first one adopted that does decides the form. Written
/// for being read; [TrackGate] decides the same faster, and a test compares them.
final class TrackCover {
  /// Rules explained one by one; what further rules lack is counted.
  static final int EXPLAINED_MAX = 8;

  private final Case about;
  private final Track track;
  private double cellDegrees = Double.NaN;
  private String cellText = "";
  private final List<Reason> lacks = new ArrayList<>();
  private final Map<ReasonCode, Integer> further = new EnumMap<>(ReasonCode.class);

  TrackCover(Case about, Track track) {
    this.about = about;
    this.track = track;
  }

  void judge() {
    List<AdoptedRule> rules = about.policy.trackRulesFor(about.recipient);
    for (int i = 0; i < rules.size(); i++) {
      AdoptedRule adopted = rules.get(i);
      if (adopted.rule().scope() instanceof ReleaseRule.Tracks scope
          && covers(adopted, scope, i < EXPLAINED_MAX)) {
        covered(adopted);
        return;
      }
    }
    if (rules.isEmpty()) {
      about.give(
          ReasonCode.NO_RULE,
          "no release rule covers tracks for " + about.who(),
          about.who() + " への航跡の提供規則がない");
    }
    lacks.forEach(lack -> about.give(lack.code(), lack.en(), lack.ja()));
    further.forEach(this::counted);
  }

  private void covered(AdoptedRule adopted) {
    about.coveredBy(adopted);
    about.give(
        ReasonCode.BY_RULE,
        "release rule " + adopted.id() + " covers it for " + about.who(),
        "提供規則 " + adopted.id() + " が " + about.who() + " への提供を認めている");
  }

  /// Every condition is tried, so that every reason is told.
  private boolean covers(AdoptedRule adopted, ReleaseRule.Tracks scope, boolean explain) {
    Instant from = adopted.rule().from();
    Instant until = adopted.rule().until();
    boolean window =
        holds(
                !about.at.isBefore(from),
                explain,
                ReasonCode.RULE_NOT_YET,
                () -> says(adopted, "holds from " + from, from + " から有効である"))
            & holds(
                until == null || about.at.isBefore(until),
                explain,
                ReasonCode.RULE_ENDED,
                () -> says(adopted, "ended at " + until, until + " に終了した"));
    boolean thing =
        holds(
                scope.kinds().contains(track.kind()),
                explain,
                ReasonCode.RULE_KIND,
                () ->
                    says(
                        adopted,
                        "does not cover kind " + track.kind(),
                        "種別 " + track.kind() + " を対象としない"))
            & holds(
                track.source().grade().compareTo(scope.gradeMin()) <= 0,
                explain,
                ReasonCode.RULE_GRADE,
                () -> grade(adopted, scope))
            & holds(
                Reduction.within(track.position(), scope.cellDegrees(), scope.area()),
                explain,
                ReasonCode.RULE_AREA,
                () -> area(adopted, scope));
    return window & thing & age(adopted, scope, explain) & member(adopted, explain);
  }

  private boolean member(AdoptedRule adopted, boolean explain) {
    Reason lack = ScopeCover.of(about, adopted.rule().under()).lack().orElse(null);
    if (lack == null) {
      return true;
    }
    return holds(
        lack.allows(),
        explain,
        lack.code(),
        () -> says(adopted, "does not let it: " + lack.en(), "次の理由で認めない: " + lack.ja()));
  }

  private boolean age(AdoptedRule adopted, ReleaseRule.Tracks scope, boolean explain) {
    long delay = scope.delay().toSeconds();
    long ageMax = scope.ageMax().toSeconds();
    return holds(
            !track.at().plus(scope.delay()).isAfter(about.at),
            explain,
            ReasonCode.RULE_DELAY,
            () ->
                says(
                    adopted,
                    "releases positions that are " + delay + " s old; this one is newer",
                    delay + " 秒を経た位置を提供し、この位置はそれより新しい"))
        & holds(
            !track.at().plus(scope.ageMax()).isBefore(about.at),
            explain,
            ReasonCode.RULE_AGE,
            () ->
                says(
                    adopted,
                    "releases positions up to " + ageMax + " s old; this one is older",
                    ageMax + " 秒以内の位置を提供し、この位置はそれより古い"));
  }

  private boolean holds(
      boolean condition, boolean explain, ReasonCode code, Supplier<Sentence> sentence) {
    if (!condition) {
      if (explain) {
        Sentence said = sentence.get();
        lacks.add(Reason.of(code, said.en(), said.ja()));
      } else {
        further.merge(code, 1, Integer::sum);
      }
    }
    return condition;
  }

  private record Sentence(String en, String ja) {}

  private static Sentence says(AdoptedRule adopted, String en, String ja) {
    String id = adopted.id().toString();
    return new Sentence("release rule " + id + " " + en, "提供規則 " + id + " は " + ja);
  }

  private Sentence grade(AdoptedRule adopted, ReleaseRule.Tracks scope) {
    return says(
        adopted,
        "asks for grade " + scope.gradeMin() + " or better, not " + track.source().grade(),
        "信頼度 " + scope.gradeMin() + " 以上を求め、" + track.source().grade() + " では足りない");
  }

  private Sentence area(AdoptedRule adopted, ReleaseRule.Tracks scope) {
    String wanted = box(scope.area());
    if (scope.cellDegrees() == 0) {
      return says(
          adopted,
          "covers the area " + wanted + "; the position is outside",
          "区域 " + wanted + " を対象とし、この位置はその外にある");
    }
    String its = cell(scope.cellDegrees());
    return says(
        adopted,
        "covers the area " + wanted + "; the cell " + its + " does not lie wholly in it",
        "区域 " + wanted + " を対象とし、升目 " + its + " はその中に収まらない");
  }

  /// Rules mostly share a size of cell, so its text is made once.
  private String cell(double degrees) {
    if (degrees != cellDegrees) {
      cellDegrees = degrees;
      cellText = box(Cell.of(track.position(), degrees).box());
    }
    return cellText;
  }

  private static String box(Area area) {
    return "[" + area.south() + ", " + area.west() + ", " + area.north() + ", " + area.east() + "]";
  }

  private void counted(ReasonCode code, int rules) {
    about.give(
        code,
        rules + " further release rules do not cover it for the same reason (" + code + ")",
        "ほかの提供規則 " + rules + " 件も同じ理由 (" + code + ") で対象としない");
  }
}
