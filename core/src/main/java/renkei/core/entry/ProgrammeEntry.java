// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

import java.time.Instant;
import renkei.core.base.Malformed;

/// What partners of a programme state of its milestones, each of its own.
public sealed interface ProgrammeEntry extends Joint {

  /// A partner plans a milestone. Its entry id names the milestone.
  ///
  /// @param proposal entry id of the opening of the stage
  /// @param name what is to be reached; neither language is empty
  /// @param due until when
  record MilestonePlanned(EntryId proposal, Names name, Instant due) implements ProgrammeEntry {
    /// Checks the form.
    public MilestonePlanned {
      Malformed.unless(
          !name.en().isBlank() && !name.ja().isBlank(), "a milestone has a name in both languages");
      Form.time("the time of a milestone", due);
    }
  }

  /// Whoever planned a milestone moves it.
  ///
  /// @param proposal entry id of the opening of the stage
  /// @param milestone entry id by which it was planned
  /// @param due until when it is planned now
  /// @param reason why, one line
  record MilestoneMoved(EntryId proposal, EntryId milestone, Instant due, String reason)
      implements ProgrammeEntry {
    /// Checks the form.
    public MilestoneMoved {
      Form.time("the time of a milestone", due);
      Form.line("a reason", reason);
      Malformed.unless(!reason.isBlank(), "who moves a milestone says why");
    }
  }

  /// Whoever planned a milestone states that it is reached.
  ///
  /// @param proposal entry id of the opening of the stage
  /// @param milestone entry id by which it was planned
  /// @param at when
  /// @param note one line, may be empty
  record MilestoneReached(EntryId proposal, EntryId milestone, Instant at, String note)
      implements ProgrammeEntry {
    /// Checks the form.
    public MilestoneReached {
      Form.time("the time at which a milestone was reached", at);
      Form.line("a note", note);
    }
  }

  @Override
  default boolean act() {
    return false;
  }
}
