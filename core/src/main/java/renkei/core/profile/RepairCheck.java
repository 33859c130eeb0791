// SPDX-License-Identifier: Apache-2.0
package renkei.core.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import renkei.core.consent.ProposalState;
import renkei.core.consent.ProposalView;
import renkei.core.consent.Proposals;
import renkei.core.consent.Stance;
import renkei.core.entry.Crossing;
import renkei.core.entry.DockId;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.Matter;
import renkei.core.entry.PartyId;
import renkei.core.entry.Refusal;
import renkei.core.entry.RefusalCode;
import renkei.core.entry.Repair;

/// Whether we may state or consent to the terms of a repair slot: the dock takes the vessel, a
/// person found it eligible, and it is in no other dock. Only own acts are refused by it: another
/// party knows neither our docks nor our calendar. Whether the window is free is for
/// [Proposals#check], which knows the number.
public final class RepairCheck {
  private final PartyId self;
  private final Proposals proposals;
  private final Yards yards;

  /// Checks for this party against what it holds.
  public RepairCheck(PartyId self, Proposals proposals, Yards yards) {
    this.self = self;
    this.proposals = proposals;
    this.yards = yards;
  }

  /// Why an own opening, counter or consent is refused; empty for every other entry.
  public Optional<Refusal> check(Entry entry) {
    if (!entry.party().equals(self)) {
      return Optional.empty();
    }
    return switch (entry.body()) {
      case Crossing.ProposalOpened opened ->
          terms(entry.id(), opened.terms().terms().matter(), true);
      case Crossing.TermsCountered countered ->
          terms(countered.proposal(), countered.terms().terms().matter(), true);
      case Crossing.ConsentGiven given ->
          proposals
              .find(given.proposal())
              .filter(view -> view.onTable().hash().equals(given.terms()))
              .flatMap(view -> terms(view.id(), view.matter(), false));
      case Crossing _ -> Optional.empty();
      case renkei.core.entry.Domestic _ -> Optional.empty();
    };
  }

  private Optional<Refusal> terms(EntryId proposal, Matter matter, boolean stated) {
    if (!(matter instanceof Matter.RepairSlot slot)) {
      return Optional.empty();
    }
    return eligible(slot)
        .or(() -> stated ? extension(slot) : Optional.empty())
        .or(() -> dock(slot))
        .or(() -> elsewhere(proposal, slot));
  }

  /// What a person determined is repeated, never judged.
  private static Optional<Refusal> eligible(Matter.RepairSlot slot) {
    Repair.Eligibility found = slot.eligibility();
    return found.eligible()
        ? Optional.empty()
        : refuse(
            RefusalCode.NOT_ELIGIBLE,
            found.determinedBy()
                + " determined under "
                + found.rule()
                + " that "
                + slot.vessel().names().en()
                + " is not eligible.");
  }

  private Optional<Refusal> extension(Matter.RepairSlot slot) {
    EntryId named = slot.extension();
    if (named == null) {
      return Optional.empty();
    }
    Optional<ProposalView> view = proposals.find(named);
    if (view.isEmpty() || !(view.get().matter() instanceof Matter.RepairSlot before)) {
      return refuse(RefusalCode.NO_SUCH_PROPOSAL, "The slot that it extends is not held here.");
    }
    if (view.get().state() != ProposalState.IN_FORCE || view.get().ends() != null) {
      return refuse(
          RefusalCode.STALE, "The slot that it extends is not in force, or notice ends it.");
    }
    boolean continues =
        before.vessel().same(slot.vessel())
            && before.berth().party().equals(slot.berth().party())
            && before.until().equals(slot.from())
            && (slot.berth().dock().isEmpty()
                || before.berth().dockId().equals(slot.berth().dockId()));
    return continues
        ? Optional.empty()
        : refuse(
            RefusalCode.MALFORMED,
            "An extension is for the same vessel in the same dock and begins when the slot that it"
                + " extends ends, at "
                + before.until()
                + ".");
  }

  private Optional<Refusal> dock(Matter.RepairSlot slot) {
    if (!slot.berth().party().equals(self) || slot.berth().dockId().isEmpty()) {
      return Optional.empty();
    }
    DockId id = slot.berth().dockId().get();
    Optional<Yards.DockLine> dock = yards.dock(id);
    if (dock.isEmpty()) {
      return refuse(RefusalCode.NOT_LISTED, "The dock " + id + " is not listed here.");
    }
    List<Objection> against = against(slot, dock.get());
    return against.isEmpty()
        ? Optional.empty()
        : refuse(
            RefusalCode.DOCK_UNFIT,
            against.stream().map(Objection::en).collect(Collectors.joining(" ")));
  }

  /// Every reason of figures, capabilities and service against a slot in a dock.
  static List<Objection> against(Matter.RepairSlot slot, Yards.DockLine dock) {
    List<Objection> against = new ArrayList<>(DockSearch.unfit(slot.vessel(), slot.work(), dock));
    against.addAll(DockSearch.outside(dock, slot.from(), slot.until()));
    return against;
  }

  /// A vessel is in one dock at a time: another slot of it that is firm, or that we consented to,
  /// may not meet this one.
  private Optional<Refusal> elsewhere(EntryId proposal, Matter.RepairSlot slot) {
    if (slot.berth().dockId().isEmpty()) {
      return Optional.empty();
    }
    return proposals.slots(slot.vessel()).stream()
        .filter(view -> !view.id().equals(proposal))
        .filter(view -> holds(view, slot))
        .findFirst()
        .flatMap(view ->
            refuse(
                RefusalCode.VESSEL_ELSEWHERE,
                slot.vessel().names().en()
                    + " has another slot in that window, in "
                    + where(view)
                    + ". A vessel is in one dock at a time."));
  }

  private boolean holds(ProposalView view, Matter.RepairSlot slot) {
    if (!(view.matter() instanceof Matter.RepairSlot other)
        || !other.vessel().same(slot.vessel())
        || other.berth().dockId().isEmpty()) {
      return false;
    }
    java.time.@Nullable Instant told = view.ends();
    java.time.Instant until = told != null && told.isBefore(other.until()) ? told : other.until();
    boolean meets = other.from().isBefore(slot.until()) && slot.from().isBefore(until);
    return meets && (view.state() == ProposalState.IN_FORCE || consented(view));
  }

  private boolean consented(ProposalView view) {
    return !view.state().settled()
        && view.table().answers().stream()
            .anyMatch(answer ->
                answer.elector().party().equals(self) && answer.stance() == Stance.CONSENTED);
  }

  private static String where(ProposalView view) {
    return view.matter() instanceof Matter.RepairSlot slot
        ? slot.berth().dockId().map(DockId::toString).orElse("no dock yet")
        : "";
  }

  private static Optional<Refusal> refuse(RefusalCode code, String sentence) {
    return Optional.of(new Refusal(code, sentence));
  }
}
