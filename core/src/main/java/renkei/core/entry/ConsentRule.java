// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

import java.util.List;
import renkei.core.base.Limits;
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

  /// These of the electorate, each of them; what others say is heard and does not count.
  ///
  /// @param parties ascending, each once
  record Named(List<PartyId> parties) implements ConsentRule {
    /// Checks the form.
    public Named {
      parties = List.copyOf(parties);
      Malformed.unless(
          !parties.isEmpty()
              && parties.size() <= Limits.PARTIES_MAX
              && parties.equals(parties.stream().distinct().sorted().toList()),
          "a rule names 1 to " + Limits.PARTIES_MAX + " parties, ascending, each once");
    }
  }

  /// Nobody: a notice.
  record None() implements ConsentRule {}
}
