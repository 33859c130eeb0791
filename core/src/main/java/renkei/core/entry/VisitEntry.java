// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

import java.time.Instant;
import renkei.core.base.Malformed;

/// What host and sender state of a visit that the host consented to.
public sealed interface VisitEntry extends Joint {

  /// A force came or left, as its author saw it. Host and sender each state their own; nobody
  /// merges the two.
  ///
  /// @param proposal entry id of the opening of the visit
  /// @param movement whether it came or left
  /// @param at when, by its author's account
  /// @param headCount people then at the place, 0 to 1,000,000
  /// @param note one line, may be empty
  record MovementStated(EntryId proposal, Movement movement, Instant at, int headCount, String note)
      implements VisitEntry {
    /// Checks the form.
    public MovementStated {
      Form.time("a movement", at);
      Malformed.unless(
          headCount >= 0 && headCount <= 1_000_000, "a head count is between 0 and 1,000,000");
      Form.line("a note", note);
    }

    @Override
    public boolean act() {
      return false;
    }

    @Override
    public boolean afterTheEnd() {
      return movement == Movement.DEPARTED;
    }
  }
}
