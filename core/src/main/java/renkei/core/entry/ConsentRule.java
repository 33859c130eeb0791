// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

import renkei.core.base.Malformed;

/// How many of the electorate must have consented. Silence never counts.
public sealed interface ConsentRule {
  /// Every elector.
  record All() implements ConsentRule {}

  /// At least so many electors.
  ///
  /// @param count 1 or more
  record AtLeast(int count) implements ConsentRule {
    /// Checks the range.
    public AtLeast {
      Malformed.unless(count >= 1, "a rule asks for at least one consent");
    }
  }

  /// Nobody: a notice.
  record None() implements ConsentRule {}
}
