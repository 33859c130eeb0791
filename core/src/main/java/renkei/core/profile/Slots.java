// SPDX-License-Identifier: Apache-2.0
package renkei.core.profile;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import renkei.core.consent.ProposalState;
import renkei.core.consent.ProposalView;
import renkei.core.consent.Proposals;
import renkei.core.entry.DockId;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.Matter;
import renkei.core.entry.Refusal;
import renkei.core.entry.RefusalCode;
import renkei.core.entry.Repair;
import renkei.core.entry.RepairEntry;
import renkei.core.entry.RepairStage;

/// The calendar of docks: every repair slot that this party takes part in, and what was stated of
/// it. Owned by the turn; not thread-safe.
public final class Slots {
  /// How far another party's clock may be ahead of ours before what it states is still to come.
  private static final Duration AHEAD = Duration.ofMinutes(10);

  /// How long before its slot begins a vessel may be in the dock.
  private static final Duration EARLY = Duration.ofDays(3);

  private final Proposals proposals;
  private final Yards yards;
  private final Map<EntryId, List<Entry>> stated = new HashMap<>();

  /// Nothing stated yet.
  public Slots(Proposals proposals, Yards yards) {
    this.proposals = proposals;
    this.yards = yards;
  }

  /// Why a statement on a repair is refused, beside what holds for every joint entry.
  public Optional<Refusal> check(Entry entry, RepairEntry body) {
    RepairEntry.RepairStated repair = repair(body);
    Optional<ProposalView> view = proposals.find(repair.proposal());
    if (view.isEmpty() || !(view.get().matter() instanceof Matter.RepairSlot slot)) {
      return refuse(
          RefusalCode.NOT_YOUR_MATTER, "How a repair goes is stated under a repair slot.");
    }
    if (repair.stage() == RepairStage.EXTENSION_WANTED) {
      return repair.at().isAfter(slot.until())
          ? Optional.empty()
          : refuse(
              RefusalCode.MALFORMED,
              "More time is wanted until after the slot ends, at " + slot.until() + ".");
    }
    if (repair.at().isAfter(entry.recorded().plus(AHEAD))) {
      return refuse(
          RefusalCode.NOT_YET,
          "It is stated to have happened at "
              + repair.at()
              + ", which is still to come. State it when it has.");
    }
    // A vessel that left a slot for good ends it, so that is not taken from before it began.
    boolean docks = repair.stage() == RepairStage.DOCKED;
    Instant first = docks ? slot.from().minus(EARLY) : slot.from();
    return repair.at().isBefore(first)
        ? refuse(
            RefusalCode.NOT_YET,
            "The slot begins at "
                + slot.from()
                + ", after the time that is stated, "
                + repair.at()
                + ". Give the slot back by a notice, or agree on an earlier one.")
        : Optional.empty();
  }

  private static RepairEntry.RepairStated repair(RepairEntry body) {
    return switch (body) {
      case RepairEntry.RepairStated repair -> repair;
    };
  }

  /// Takes a statement into account; every other entry changes nothing.
  public void apply(Entry entry) {
    if (entry.body() instanceof RepairEntry.RepairStated repair) {
      stated.computeIfAbsent(repair.proposal(), _ -> new ArrayList<>()).add(entry);
    }
  }

  // ------------------------------------------------------------------------------------- reading

  /// Every slot, by beginning, then by proposal.
  public List<SlotLine> lines(Instant at) {
    return proposals.slots().stream()
        .flatMap(view -> line(view, at).stream())
        .sorted(
            Comparator.comparing((SlotLine line) -> line.terms().from())
                .thenComparing(SlotLine::proposal))
        .toList();
  }

  /// The line of one proposal; empty when it is no slot.
  public Optional<SlotLine> line(ProposalView view, Instant at) {
    if (!(view.matter() instanceof Matter.RepairSlot terms)) {
      return Optional.empty();
    }
    List<Entry> said =
        JointCheck.counts(proposals, view.id())
            ? stated.getOrDefault(view.id(), List.of())
            : List.of();
    Instant ends = ends(view, terms);
    Course course = new Course(terms, ends, said, at);
    SlotLine.State state = course.state(view.state());
    boolean lives =
        state == SlotLine.State.OFFERED || state == SlotLine.State.FIRM && !course.left();
    List<Objection> against = lives ? against(terms) : List.of();
    Set<SlotLine.Flag> flags =
        state == SlotLine.State.FIRM ? course.flags() : EnumSet.noneOf(SlotLine.Flag.class);
    if (!against.isEmpty()) {
      flags.add(SlotLine.Flag.DOCK);
    }
    return Optional.of(
        new SlotLine(view.id(), terms, state, ends, said, List.copyOf(flags), against));
  }

  private static Instant ends(ProposalView view, Matter.RepairSlot terms) {
    Instant told = view.state() == ProposalState.IN_FORCE ? view.ends() : null;
    return told != null && told.isBefore(terms.until()) ? told : terms.until();
  }

  private List<Objection> against(Matter.RepairSlot terms) {
    return terms
        .berth()
        .dockId()
        .flatMap(yards::dock)
        .map(dock -> RepairCheck.against(terms, dock))
        .orElse(List.of());
  }

  /// How a slot goes, at one time.
  private record Course(Matter.RepairSlot terms, Instant ends, List<Entry> said, Instant at) {
    SlotLine.State state(ProposalState settled) {
      return switch (settled) {
        case OPEN, ACKNOWLEDGED, COUNTERED, CONSENTED ->
            terms.berth().dockId().isEmpty() ? SlotLine.State.ASKED : SlotLine.State.OFFERED;
        case DECLINED -> SlotLine.State.DECLINED;
        case WITHDRAWN, LAPSED, VOID -> SlotLine.State.NOT_HELD;
        case DISPUTED -> SlotLine.State.DISPUTED;
        case IN_FORCE -> inForce();
      };
    }

    private SlotLine.State inForce() {
      boolean early = ends.isBefore(terms.until());
      if (early && (!ends.isAfter(terms.from()) || !at.isBefore(ends))) {
        return SlotLine.State.ENDED_BY_NOTICE;
      }
      boolean stays = was(RepairStage.DOCKED) && !left();
      return left() || !at.isBefore(ends) && !stays ? SlotLine.State.OVER : SlotLine.State.FIRM;
    }

    Set<SlotLine.Flag> flags() {
      Set<SlotLine.Flag> flags = EnumSet.noneOf(SlotLine.Flag.class);
      boolean docked = was(RepairStage.DOCKED);
      if (!docked && !at.isBefore(terms.from())) {
        flags.add(SlotLine.Flag.LATE);
      }
      if (docked && !at.isBefore(ends)) {
        flags.add(SlotLine.Flag.OVERSTAYED);
      }
      if (was(RepairStage.EXTENSION_WANTED)) {
        flags.add(SlotLine.Flag.EXTENSION_WANTED);
      }
      return flags;
    }

    boolean left() {
      return was(RepairStage.UNDOCKED);
    }

    private boolean was(RepairStage stage) {
      return said.stream()
          .anyMatch(entry ->
              entry.body() instanceof RepairEntry.RepairStated repair && repair.stage() == stage);
    }
  }

  // -------------------------------------------------------------------------------------- search

  /// Everything that a search over the own docks needs, as of now: the docks' own calendars, not
  /// every proposal there is.
  public DockSearch search() {
    Map<DockId, List<DockSearch.Busy>> busy = new LinkedHashMap<>();
    Map<DockId, Long> numbers = new LinkedHashMap<>();
    for (Yards.DockLine dock : yards.docks()) {
      busy.put(
          dock.id(),
          proposals.held(dock.id()).stream()
              .map(held ->
                  new DockSearch.Busy(
                      held.proposal(), held.terms().vessel(), held.terms().from(), held.until()))
              .toList());
      numbers.put(dock.id(), proposals.calendar(dock.id()));
    }
    return new DockSearch(yards.docks(), busy, numbers);
  }

  /// Firm slots of a vessel, wherever they are.
  public List<DockSearch.Busy> of(Repair.Vessel vessel) {
    List<DockSearch.Busy> found = new ArrayList<>();
    for (ProposalView view : proposals.slots(vessel)) {
      if (view.state() == ProposalState.IN_FORCE
          && view.matter() instanceof Matter.RepairSlot slot) {
        busy(view, slot).ifPresent(found::add);
      }
    }
    return found;
  }

  private static Optional<DockSearch.Busy> busy(ProposalView view, Matter.RepairSlot slot) {
    Instant until = ends(view, slot);
    return slot.from().isBefore(until)
        ? Optional.of(new DockSearch.Busy(view.id(), slot.vessel(), slot.from(), until))
        : Optional.empty();
  }

  private static Optional<Refusal> refuse(RefusalCode code, String sentence) {
    return Optional.of(new Refusal(code, sentence));
  }
}
