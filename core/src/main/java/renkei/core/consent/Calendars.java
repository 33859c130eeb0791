// SPDX-License-Identifier: Apache-2.0
package renkei.core.consent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Hash;
import renkei.core.entry.Crossing;
import renkei.core.entry.DockId;
import renkei.core.entry.EntryId;
import renkei.core.entry.Matter;
import renkei.core.entry.Outcome;
import renkei.core.entry.PartyId;
import renkei.core.entry.Repair;
import renkei.core.entry.SignedEntry;

/// Calendars of docks: what the yards' closings that are held make of them ([DockLine]), whatever
/// the sequence in which they came.
///
/// The yard's own calendar is whole. Another party knows the slots that it takes part in, and no
/// others.
final class Calendars {
  private final PartyId self;
  private final Function<Dossier, @Nullable Instant> ends;
  private final Set<EntryId> slots = new LinkedHashSet<>();
  private final Map<Ship, Set<EntryId>> vessels = new HashMap<>();
  private final Map<DockId, Set<EntryId>> named = new TreeMap<>();
  private final Map<DockId, DockLine> lines = new TreeMap<>();

  /// @param ends when a notice ends what was in force; null: no notice holds
  Calendars(PartyId self, Function<Dossier, @Nullable Instant> ends) {
    this.self = self;
    this.ends = ends;
  }

  /// Which vessel it is, whatever else is said of it. No counter changes that.
  private record Ship(PartyId party, String code) {
    static Ship of(Repair.Vessel vessel) {
      return new Ship(vessel.party(), vessel.code());
    }
  }

  // ------------------------------------------------------------------------------------- reading

  /// Every proposal of a slot, in the sequence in which the openings came.
  Set<EntryId> slots() {
    return Collections.unmodifiableSet(slots);
  }

  /// Every proposal of a slot for one vessel, in the sequence in which the openings came.
  Set<EntryId> slots(Repair.Vessel vessel) {
    return Collections.unmodifiableSet(
        vessels.getOrDefault(Ship.of(vessel), new LinkedHashSet<>()));
  }

  /// The calendar of one dock, as it is known here.
  DockLine line(DockId dock) {
    return lines.getOrDefault(dock, DockLine.NONE);
  }

  /// Whether a slot became firm since the number that the terms on the table name, in a window that
  /// meets theirs.
  boolean passed(Dossier dossier) {
    return slot(dossier).filter(slot -> since(slot, dossier.id()).isPresent()).isPresent();
  }

  /// The slot that became firm since.
  Optional<DockLine.Claim> since(Matter.RepairSlot slot, EntryId proposal) {
    return slot.berth().dockId().flatMap(dock -> line(dock).since(slot, proposal));
  }

  /// Whether the window is free for it, at the yard: always for what is no slot.
  boolean free(Dossier dossier) {
    return slot(dossier).map(slot -> free(slot, dossier.id())).orElse(true);
  }

  private boolean free(Matter.RepairSlot slot, EntryId proposal) {
    Repair.Berth berth = slot.berth();
    return berth
        .dockId()
        .map(this::line)
        .filter(line -> line.whole() && berth.number() <= line.number())
        .filter(line -> line.holder(slot, proposal).isEmpty())
        .isPresent();
  }

  /// The dock that the terms on the table name.
  static Optional<DockId> dock(Dossier dossier) {
    return slot(dossier).flatMap(slot -> slot.berth().dockId());
  }

  /// A slot of another proposal that takes a part of that window.
  Optional<DockLine.Claim> holder(Matter.RepairSlot slot, EntryId proposal) {
    return slot.berth().dockId().flatMap(dock -> line(dock).holder(slot, proposal));
  }

  /// What the dock's calendar makes of a closing that is borne out by what it lists, recorded or
  /// not.
  DockLine.Verdict verdict(Dossier dossier, SignedEntry closing, Matter.RepairSlot slot) {
    DockLine line = line(slot.berth().dockId().orElseThrow());
    if (!line.has(closing)) {
      line = line.with(claim(dossier, closing, slot, true));
    }
    DockLine.Verdict verdict = line.verdict(dossier.id());
    return verdict == null ? new DockLine.Verdict.Split() : verdict;
  }

  /// A closing of another proposal that gave a part of the same window away, where the yard did not
  /// know of one when it closed the other.
  Optional<SignedEntry> rival(Dossier dossier, Reading reading, SignedEntry closing) {
    return reading
        .slot(Reading.closed(closing).terms())
        .filter(slot -> slot.berth().dockId().isPresent())
        .flatMap(slot ->
            verdict(dossier, closing, slot) instanceof DockLine.Verdict.Contradicted found
                ? Optional.of(found.by())
                : Optional.empty());
  }

  // ------------------------------------------------------------------------------------ counting

  /// Counts again what a proposal whose acts changed may have changed; gives every proposal that is
  /// to be looked at again beside it.
  Collection<Dossier> changed(Dossier dossier, Map<EntryId, Dossier> dossiers) {
    Matter opened = Reading.terms(dossier.opened()).terms().matter();
    if (opened instanceof Matter.Withdrawal notice) {
      Dossier ended = dossiers.get(notice.proposal());
      return ended != null
              && slots.contains(ended.id())
              && dossier.reading().state() == ProposalState.IN_FORCE
          ? again(ended, dossiers)
          : List.of();
    }
    if (!(opened instanceof Matter.RepairSlot slot)) {
      return List.of();
    }
    slots.add(dossier.id());
    vessels.computeIfAbsent(Ship.of(slot.vessel()), _ -> new LinkedHashSet<>()).add(dossier.id());
    docks(dossier)
        .forEach(dock -> named.computeIfAbsent(dock, _ -> new LinkedHashSet<>()).add(dossier.id()));
    return dossier.reading().borne().isEmpty() ? List.of() : again(dossier, dossiers);
  }

  private Collection<Dossier> again(Dossier dossier, Map<EntryId, Dossier> dossiers) {
    Set<Dossier> touched = new LinkedHashSet<>();
    docks(dossier).forEach(dock -> touched.addAll(count(dock, dossiers)));
    return touched;
  }

  /// Counts one dock again; gives what is not settled there, and what stands otherwise than before.
  private Collection<Dossier> count(DockId dock, Map<EntryId, Dossier> dossiers) {
    List<Dossier> all =
        named.getOrDefault(dock, Set.of()).stream()
            .map(dossiers::get)
            .filter(Objects::nonNull)
            .toList();
    DockLine before = line(dock);
    DockLine after =
        DockLine.of(all.stream().flatMap(dossier -> claim(dossier, dock).stream()).toList());
    lines.put(dock, after);
    Set<Dossier> touched = new LinkedHashSet<>();
    for (Dossier dossier : all) {
      EntryId id = dossier.id();
      boolean same = Objects.equals(before.verdict(id), after.verdict(id));
      if (!same || !dossier.reading().state().settled()) {
        dossier.readAgain();
        touched.add(dossier);
      }
    }
    return touched;
  }

  /// What a proposal claims of a dock. One that was closed in different ways makes its number, and
  /// takes no window.
  private Optional<DockLine.Claim> claim(Dossier dossier, DockId dock) {
    List<SignedEntry> borne = dossier.reading().borne();
    boolean sole = borne.stream().noneMatch(act -> Reading.differs(act, borne.getFirst()));
    for (SignedEntry closing : borne) {
      Optional<Matter.RepairSlot> slot = dossier.reading().slot(Reading.closed(closing).terms());
      boolean here = slot.flatMap(found -> found.berth().dockId()).filter(dock::equals).isPresent();
      if (here && Reading.closed(closing).outcome() == Outcome.IN_FORCE) {
        return Optional.of(claim(dossier, closing, slot.get(), sole));
      }
    }
    return Optional.empty();
  }

  private DockLine.Claim claim(
      Dossier dossier, SignedEntry closing, Matter.RepairSlot slot, boolean sole) {
    Instant told = ends.apply(dossier);
    boolean early = told != null && told.isBefore(slot.until());
    return new DockLine.Claim(dossier.id(), slot, early ? told : slot.until(), closing, sole);
  }

  /// Whether the party whose node this is owns the dock.
  boolean own(DockId dock) {
    return dock.party().equals(self);
  }

  /// The terms on the table, of a slot.
  private static Optional<Matter.RepairSlot> slot(Dossier dossier) {
    Hash table = dossier.reading().table();
    return dossier.reading().slot(table);
  }

  private static Set<DockId> docks(Dossier dossier) {
    Set<DockId> docks = new TreeSet<>();
    stated(dossier).forEach(slot -> slot.berth().dockId().ifPresent(docks::add));
    return docks;
  }

  /// Every terms that anybody stated in it.
  private static List<Matter.RepairSlot> stated(Dossier dossier) {
    List<Matter.RepairSlot> stated = new ArrayList<>();
    for (SignedEntry act : dossier.whole()) {
      boolean states =
          act.entry().body() instanceof Crossing.ProposalOpened
              || act.entry().body() instanceof Crossing.TermsCountered;
      if (states && Reading.terms(act).terms().matter() instanceof Matter.RepairSlot slot) {
        stated.add(slot);
      }
    }
    return stated;
  }
}
