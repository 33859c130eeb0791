// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import renkei.core.base.Malformed;

/// Readiness of own units, and changes of their posture. Like tasks these stay inside one party;
/// what another party learns is a statement of its own, [ReadinessReleased].
public sealed interface ReadinessEntry extends Domestic {
  /// Units of one posture change at most.
  int UNITS_MAX = 200;

  /// How ready an own unit is.
  ///
  /// @param unit which unit
  /// @param readiness how ready
  /// @param notice to move, 0 to 365 days, whole minutes
  /// @param note one line, may be empty; never leaves
  record ReadinessStated(UnitId unit, Readiness readiness, Duration notice, String note)
      implements ReadinessEntry {
    /// Checks the form.
    public ReadinessStated {
      ReadinessEntry.notice(notice);
      Form.line("a note", note);
    }

    @Override
    public boolean act() {
      return false;
    }
  }

  /// A command changes the posture of units of its own: each is to acknowledge.
  ///
  /// @param units which units, 1 to 200
  /// @param posture what is asked of them, one line
  /// @param notice to move that they are to reach
  record PostureOrdered(Set<UnitId> units, String posture, Duration notice)
      implements ReadinessEntry {
    /// Checks the form and copies the set in a fixed order.
    public PostureOrdered {
      Malformed.unless(
          !units.isEmpty() && units.size() <= UNITS_MAX,
          "a posture change names 1 to " + UNITS_MAX + " units");
      units = Collections.unmodifiableSet(new TreeSet<>(units));
      Form.line("a posture", posture);
      Malformed.unless(!posture.isBlank(), "a posture change says what the posture is");
      ReadinessEntry.notice(notice);
    }

    @Override
    public boolean act() {
      return true;
    }
  }

  /// A unit has the order.
  ///
  /// @param order entry id of the posture change
  /// @param unit which unit
  /// @param note one line, may be empty
  record PostureAcknowledged(EntryId order, UnitId unit, String note) implements ReadinessEntry {
    /// Checks the form.
    public PostureAcknowledged {
      Form.line("a note", note);
    }

    @Override
    public boolean act() {
      return false;
    }
  }

  /// Checks a notice to move.
  static void notice(Duration notice) {
    Malformed.unless(
        !notice.isNegative()
            && notice.compareTo(Duration.ofDays(365)) <= 0
            && notice.toSecondsPart() == 0
            && notice.getNano() == 0,
        "a notice to move is 0 to 365 days, in whole minutes");
  }
}
