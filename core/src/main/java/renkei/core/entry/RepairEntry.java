// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

import java.time.Instant;

/// What the parties of a repair slot in force state of it.
public sealed interface RepairEntry extends Joint {

  /// How far the repair has come, as its author saw it. Each party states its own; nobody merges
  /// the two. That more time is wanted changes nothing: a longer slot is a proposal of its own.
  ///
  /// @param proposal entry id of the opening of the slot
  /// @param stage what is stated
  /// @param at when it happened; of an extension: until when the dock is wanted
  /// @param note one line, may be empty
  record RepairStated(EntryId proposal, RepairStage stage, Instant at, String note)
      implements RepairEntry {
    /// Checks the form.
    public RepairStated {
      Form.time("a stage", at);
      Form.line("a note", note);
    }

    @Override
    public boolean act() {
      return false;
    }
  }
}
