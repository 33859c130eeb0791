// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Limits;
import renkei.core.base.Malformed;

/// A confidentiality label (秘密区分表示): the part of ADatP-4774 that Renkei decides by.
///
/// @param policy name of the policy whose levels and categories these are
/// @param level how protected
/// @param restrictive categories of which a recipient must hold every one, such as `MEDICAL-HOLD`
/// @param releasableTo the permissive category "Releasable To" as party codes of the policy (such
///   as `USA`); null: absent, which means the owner only
/// @param informative categories that decide nothing
/// @param exercise whether it was invented for an exercise (演習)
public record Label(
    String policy,
    Level level,
    Set<String> restrictive,
    @Nullable Set<String> releasableTo,
    Set<String> informative,
    boolean exercise) {
  /// The restrictive category that asks for the originator's consent before anything passes on.
  public static final String ORCON = "ORCON";

  /// Checks the form and copies the sets in a fixed order.
  public Label {
    Form.code("a label's policy", policy);
    restrictive = codes(restrictive);
    releasableTo = releasableTo == null ? null : codes(releasableTo);
    informative = codes(informative);
  }

  /// A label with nothing but a level and the parties it may be released to.
  public static Label of(String policy, Level level, String... releasableTo) {
    Set<String> to = releasableTo.length == 0 ? null : Set.of(releasableTo);
    return new Label(policy, level, Set.of(), to, Set.of(), false);
  }

  /// The same label, marked as invented for an exercise.
  public Label asExercise() {
    return new Label(policy, level, restrictive, releasableTo, informative, true);
  }

  private static Set<String> codes(Set<String> values) {
    Malformed.unless(values.size() <= Limits.PARTIES_MAX, "a label names too many categories");
    values.forEach(value -> Form.code("a category", value));
    return Collections.unmodifiableSet(new TreeSet<>(values));
  }
}
