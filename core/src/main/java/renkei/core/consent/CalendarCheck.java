// SPDX-License-Identifier: Apache-2.0
package renkei.core.consent;

import java.util.Optional;
import renkei.core.entry.DockId;
import renkei.core.entry.EntryId;
import renkei.core.entry.Matter;
import renkei.core.entry.Refusal;
import renkei.core.entry.RefusalCode;

/// Whether a repair slot fits the dock's calendar as it is known here. Only own acts are refused by
/// it: what another party stated may rest on a number that has passed since.
final class CalendarCheck {
  private final Calendars calendars;

  CalendarCheck(Calendars calendars) {
    this.calendars = calendars;
  }

  /// Why nobody here states or consents to these terms; empty for what is no slot, and for one that
  /// names no dock yet and is no consent of the yard.
  Optional<Refusal> own(Matter matter, EntryId proposal) {
    if (!(matter instanceof Matter.RepairSlot slot) || slot.berth().dockId().isEmpty()) {
      return Optional.empty();
    }
    DockId dock = slot.berth().dockId().get();
    return (calendars.own(dock) ? yard(dock, slot) : Optional.<Refusal>empty())
        .or(() -> held(dock, slot, proposal))
        .or(() -> passed(dock, slot, proposal));
  }

  /// The yard's party knows every number that there was.
  private Optional<Refusal> yard(DockId dock, Matter.RepairSlot slot) {
    DockLine line = calendars.line(dock);
    if (!line.whole()) {
      return ActCheck.refuse(
          RefusalCode.OTHER_NUMBER,
          "Of the calendar of dock "
              + dock
              + " some of the slots up to number "
              + line.number()
              + " are not in this record, which was restored. Link up with everybody who has a slot"
              + " there, or list the dock anew under another code.");
    }
    return slot.berth().number() > line.number()
        ? ActCheck.refuse(
            RefusalCode.OTHER_NUMBER,
            "The calendar of dock "
                + dock
                + " stands at number "
                + line.number()
                + "; this names number "
                + slot.berth().number()
                + ". Look for a slot again.")
        : Optional.empty();
  }

  private Optional<Refusal> held(DockId dock, Matter.RepairSlot slot, EntryId proposal) {
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

  private Optional<Refusal> passed(DockId dock, Matter.RepairSlot slot, EntryId proposal) {
    return calendars
        .since(slot, proposal)
        .flatMap(firm ->
            ActCheck.refuse(
                RefusalCode.OTHER_NUMBER,
                "Since number "
                    + slot.berth().number()
                    + " of the calendar of dock "
                    + dock
                    + " the slot of "
                    + firm.terms().vessel().names().en()
                    + " became firm, from "
                    + firm.terms().from()
                    + " until "
                    + firm.terms().until()
                    + ", and was ended early. Look for a slot again."));
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
