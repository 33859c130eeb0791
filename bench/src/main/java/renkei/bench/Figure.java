// SPDX-License-Identifier: Apache-2.0
package renkei.bench;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One figure beside its ceilings.
///
/// @param name of the row, as `--only` takes it
/// @param what was measured
/// @param unit such as `entries/s` or `µs`
/// @param measured by us
/// @param beside what it is compared with
/// @param verdict the goal, and how far it is reached
/// @param note what one must know to read it
record Figure(
    String name,
    String what,
    String unit,
    Spread measured,
    List<Beside> beside,
    Verdict verdict,
    String note) {
  /// Copies the list.
  Figure {
    beside = List.copyOf(beside);
  }

  /// The goal of the design, and whether it is reached.
  ///
  /// @param goal in words; empty: the design names none
  /// @param ratio measured to its ceiling or bound; NaN: there is none
  /// @param reached null: no goal, or not measured
  record Verdict(String goal, double ratio, @Nullable Boolean reached) {
    /// No goal is set.
    static final Verdict NONE = new Verdict("", Double.NaN, null);
  }

  /// A rate that should be at least a part of the slowest ceiling beside it.
  static Figure rate(
      String[] name, Spread measured, List<Beside> ceilings, double part, String note) {
    double slowest =
        ceilings.stream().map(Beside::value).min(Comparator.naturalOrder()).orElse(Double.NaN);
    double ratio = measured.median() / slowest;
    String goal = String.format(Locale.ROOT, "%.0f %% of the slowest ceiling", part * 100);
    Verdict verdict = new Verdict(goal, ratio, ratio >= part);
    return new Figure(name[0], name[1], name[2], measured, ceilings, verdict, note);
  }

  /// A time, a share or a size that should not be above a bound.
  static Figure bound(
      String[] name, Spread measured, List<Beside> beside, Limit limit, String note) {
    double ratio = measured.median() / limit.value();
    Verdict verdict = new Verdict(limit.goal(), ratio, ratio <= 1);
    return new Figure(name[0], name[1], name[2], measured, beside, verdict, note);
  }

  /// A bound.
  ///
  /// @param value in the unit of the figure
  /// @param goal in words
  record Limit(double value, String goal) {}

  /// Something worth knowing for which the design names no goal.
  static Figure plain(String[] name, Spread measured, List<Beside> beside, String note) {
    return new Figure(name[0], name[1], name[2], measured, beside, Verdict.NONE, note);
  }

  /// A row that could not be measured here, and why.
  static Figure absent(String name, String what, String why) {
    return new Figure(
        name, what, "", Spread.one(Double.NaN), List.of(), Verdict.NONE, "not measured: " + why);
  }
}
