// SPDX-License-Identifier: Apache-2.0
package renkei.core.release;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import renkei.core.entry.Label;
import renkei.core.entry.Level;

/// The algebra of labels (ADatP-4774, dominance after Bell and LaPadula): who may see one, and the
/// label of what is made from two.
public final class Labels {
  private Labels() {}

  /// Whether the label allows it: the level is not above, every restrictive category is held, and
  /// "Releasable To" names the code. `ORCON` is not held by anybody: it asks for the originator's
  /// consent to onward passing, which is a question of its own.
  public static boolean canSee(Label label, Clearance clearance) {
    return label.level().compareTo(clearance.highest()) <= 0
        && missing(label, clearance.held()).isEmpty()
        && names(label, clearance.code());
  }

  /// Restrictive categories of the label that are not among those held.
  public static Set<String> missing(Label label, Set<String> held) {
    Set<String> missing = new TreeSet<>(label.restrictive());
    missing.removeAll(held);
    missing.remove(Label.ORCON);
    return missing;
  }

  /// Whether "Releasable To" is there and names the code; absent means the owner only.
  public static boolean names(Label label, String code) {
    Set<String> to = label.releasableTo();
    return to != null && to.contains(code);
  }

  /// The label of what is made from both: highest level, restrictive categories united, "Releasable
  /// To" intersected. Nothing comes from labels of two policies, or of a real and an exercise
  /// thing: those are never combined.
  public static Optional<Label> combine(Label one, Label other) {
    if (!one.policy().equals(other.policy()) || one.exercise() != other.exercise()) {
      return Optional.empty();
    }
    Level level = one.level().compareTo(other.level()) >= 0 ? one.level() : other.level();
    return Optional.of(
        new Label(
            one.policy(),
            level,
            union(one.restrictive(), other.restrictive()),
            common(one.releasableTo(), other.releasableTo()),
            union(one.informative(), other.informative()),
            one.exercise()));
  }

  /// Whether whoever may see `upper` may see `lower` too.
  public static boolean dominates(Label upper, Label lower) {
    Set<String> to = upper.releasableTo();
    Set<String> wider = lower.releasableTo();
    boolean narrower = to == null || to.isEmpty() || wider != null && wider.containsAll(to);
    return upper.policy().equals(lower.policy())
        && upper.exercise() == lower.exercise()
        && upper.level().compareTo(lower.level()) >= 0
        && upper.restrictive().containsAll(lower.restrictive())
        && narrower;
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    Set<String> both = new TreeSet<>(one);
    both.addAll(other);
    return both;
  }

  /// A part that was never releasable leaves nobody.
  private static @Nullable Set<String> common(
      @Nullable Set<String> one, @Nullable Set<String> other) {
    if (one == null && other == null) {
      return null;
    }
    Set<String> both = new TreeSet<>(one == null ? Set.of() : one);
    both.retainAll(other == null ? Set.of() : other);
    return both;
  }
}
