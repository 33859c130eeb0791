// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

import org.jspecify.annotations.Nullable;

/// What was decided about a received entry, kept with it for ever: replay repeats it and does not
/// judge again.
///
/// @param state applied, quarantined or refused
/// @param refusal why not; null when applied
public record Verdict(State state, @Nullable Refusal refusal) {
  /// Applied to this node's state.
  public static final Verdict APPLIED = new Verdict(State.APPLIED, null);

  /// A verdict of refusal.
  public static Verdict refused(Refusal why) {
    return new Verdict(State.REFUSED, why);
  }

  /// The three verdicts.
  public enum State {
    /// In effect.
    APPLIED,
    /// Could not be judged; kept, without effect.
    QUARANTINED,
    /// Judged and refused; kept as evidence, without effect.
    REFUSED
  }
}
