// SPDX-License-Identifier: Apache-2.0
package renkei.core.profile;

import java.time.Instant;
import java.util.List;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.Matter;

/// One line of the calendar of docks: the same at both parties once both hold the same entries, but
/// for what only the yard's party knows of its docks.
///
/// @param proposal the slot's proposal
/// @param terms what was agreed, or is on the table
/// @param state where it stands at the time asked about
/// @param ends when it ends: as agreed, or earlier by a notice
/// @param stated what the parties stated of the repair, in the sequence in which it came here
/// @param flags what somebody must look at
/// @param against what the own dock speaks against it now; empty elsewhere
public record SlotLine(
    EntryId proposal,
    Matter.RepairSlot terms,
    State state,
    Instant ends,
    List<Entry> stated,
    List<Flag> flags,
    List<Objection> against) {
  /// Copies the lists.
  public SlotLine {
    stated = List.copyOf(stated);
    flags = List.copyOf(flags);
    against = List.copyOf(against);
  }

  /// Where a slot stands.
  public enum State {
    /// Asked for; no dock is named yet.
    ASKED,
    /// A dock and a window are on the table; not settled.
    OFFERED,
    /// Both consented; the window is to come, or runs.
    FIRM,
    /// The window has passed, or the vessel left the dock.
    OVER,
    /// A notice ended it, or ends it before it begins.
    ENDED_BY_NOTICE,
    /// Declined.
    DECLINED,
    /// Taken back, lapsed or void.
    NOT_HELD,
    /// The yard closed it in two different ways: neither holds.
    DISPUTED
  }

  /// What somebody must look at.
  public enum Flag {
    /// The dock does not fit any more, or is out of service in that window: see the reasons.
    DOCK,
    /// The window began and nobody stated that the vessel docked.
    LATE,
    /// The window has passed and nobody stated that the vessel left.
    OVERSTAYED,
    /// A party states that it wants more time.
    EXTENSION_WANTED
  }
}
