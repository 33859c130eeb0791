// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

/// A rule that does not hold, with the sentence that says where it broke.
public final class Violation extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String invariant;

  /// A broken rule.
  ///
  /// @param invariant the name of what should hold
  /// @param sentence who did what, and what would have been right
  public Violation(String invariant, String sentence) {
    super(invariant + ": " + sentence);
    this.invariant = invariant;
  }

  /// The name of what should hold.
  public String invariant() {
    return invariant;
  }
}
