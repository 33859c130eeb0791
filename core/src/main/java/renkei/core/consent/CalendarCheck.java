// SPDX-License-Identifier: Apache-2.0
package renkei.core.consent;

import java.util.Optional;
import renkei.core.entry.DockId;
import renkei.core.entry.EntryId;
import renkei.core.entry.Matter;
import renkei.core.entry.PartyId;
import renkei.core.entry.Refusal;
import renkei.core.entry.RefusalCode;

/// Whether a repair slot fits the dock's calendar as it is known here. Only own acts are refused by
/// it: what another party stated may rest on a number that has passed since.
final class CalendarCheck {
  private final PartyId self;
  private final Calendars calendars;

  CalendarCheck(PartyId self, Calendars calendars) {
    this.self = self;
    this.calendars = calendars;
  }

  /// Why nobody here states or consents to these terms; empty for what is no slot, and for one that
  /// names no dock yet and is no consent of the yard.
  Optional<Refusal> own(Matter matter, EntryId proposal) {
    if (!(matter instanceof Matter.RepairSlot slot) || slot.berth().dockId().isEmpty()) {
      return Optional.empty();
    }
    DockId dock = slot.berth().dockId().get();
    long now = calendars.number(dock);
    long named = slot.berth().number();
    boolean yard = slot.berth().party().equals(self);
    if (now > named || yard && now < named) {
      return ActCheck.refuse(
          RefusalCode.OTHER_NUMBER,
          "The calendar of dock "
              + dock
              + " stands at number "
              + now
              + "; this names number "
              + named
              + ". Look for a slot again.");
    }
    return calendars
        .holder(slot, proposal)
        .flatMap(held ->
            ActCheck.refuse(
                RefusalCode.DOCK_TAKEN,
                "Dock "
                    + dock
                    + " is held by the slot of "
                    + held.terms().vessel().names().en()
                    + " from "
                    + held.terms().from()
                    + " until "
                    + held.until()
                    + ". Choose another window or dock."));
  }

  /// The terms of a counter keep the vessel, the yard's party and what is extended.
  static Optional<Refusal> counter(Matter before, Matter.RepairSlot after) {
    boolean same =
        !(before instanceof Matter.RepairSlot slot)
            || slot.vessel().equals(after.vessel())
                && slot.berth().party().equals(after.berth().party())
                && java.util.Objects.equals(slot.extension(), after.extension());
    return same
        ? Optional.empty()
        : ActCheck.refuse(
            RefusalCode.MALFORMED,
            "A counter keeps the vessel, its facts, the yard's party and the slot that it"
                + " extends.");
  }
}
