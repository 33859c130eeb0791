// SPDX-License-Identifier: Apache-2.0
package renkei.core.consent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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

/// Calendars of docks by number: what the yards' closings that are held make of them, whatever the
/// sequence in which they came. A slot whose terms name the number at which the calendar stood and
/// that is closed in force makes the next number; two closings for one number make none.
///
/// The yard's own calendar is whole. Another party knows the numbers that its own slots made, and
/// no others.
final class Calendars {
  private final PartyId self;
  private final Function<Dossier, @Nullable Instant> ends;
  private final Set<EntryId> slots = new LinkedHashSet<>();
  private final Map<DockId, Set<EntryId>> named = new TreeMap<>();
  private final Map<DockId, Line> lines = new TreeMap<>();

  /// @param ends when a notice ends what was in force; null: no notice holds
  Calendars(PartyId self, Function<Dossier, @Nullable Instant> ends) {
    this.self = self;
    this.ends = ends;
  }

  /// A slot that made a number.
  ///
  /// @param proposal the slot's proposal
  /// @param terms what was agreed
  /// @param until its end: as agreed, or earlier by a notice
  record Held(EntryId proposal, Matter.RepairSlot terms, Instant until) {
    boolean meets(Matter.RepairSlot other) {
      return other.from().isBefore(until) && terms.from().isBefore(other.until());
    }
  }

  private static final class Line {
    final TreeMap<Long, Held> steps = new TreeMap<>();
    final Map<Long, List<SignedEntry>> claims = new TreeMap<>();
  }

  private static final Line NONE = new Line();

  // ------------------------------------------------------------------------------------- reading

  /// Every proposal of a slot, in the sequence in which the openings came.
  Set<EntryId> slots() {
    return Collections.unmodifiableSet(slots);
  }

  /// The present number; 0: no slot is known here.
  long number(DockId dock) {
    Line line = line(dock);
    return line.steps.isEmpty() ? 0 : line.steps.lastKey();
  }

  /// Whether the calendar moved on from the number that the terms on the table name.
  boolean passed(Dossier dossier) {
    return slot(dossier)
        .flatMap(slot -> slot.berth().dockId().map(dock -> number(dock) > slot.berth().number()))
        .orElse(false);
  }

  /// Whether the next number is free for it: always for what is no slot.
  boolean free(Dossier dossier) {
    return slot(dossier).map(slot -> free(slot, dossier.id())).orElse(true);
  }

  private boolean free(Matter.RepairSlot slot, EntryId proposal) {
    Repair.Berth berth = slot.berth();
    return berth
        .dockId()
        .map(dock ->
            number(dock) == berth.number()
                && line(dock).claims.getOrDefault(berth.number() + 1, List.of()).size() <= 1
                && holder(slot, proposal).isEmpty())
        .orElse(false);
  }

  /// The dock that the terms on the table name.
  static Optional<DockId> dock(Dossier dossier) {
    return slot(dossier).flatMap(slot -> slot.berth().dockId());
  }

  /// Whether different closings were made for the number that the slot would make.
  boolean contested(Matter.RepairSlot slot) {
    return slot.berth()
        .dockId()
        .map(dock -> line(dock).claims.getOrDefault(slot.berth().number() + 1, List.of()))
        .filter(claims -> claims.size() > 1)
        .isPresent();
  }

  /// A slot of an earlier number, of another proposal, that holds the dock in that window.
  Optional<Held> holder(Matter.RepairSlot slot, EntryId proposal) {
    return slot.berth()
        .dockId()
        .flatMap(dock ->
            line(dock).steps.headMap(slot.berth().number(), true).values().stream()
                .filter(held -> !held.proposal().equals(proposal) && held.meets(slot))
                .findFirst());
  }

  /// Whether every closing up to the number that the slot names must be here and is not.
  boolean unknown(Matter.RepairSlot slot) {
    long number = slot.berth().number();
    return slot.berth().party().equals(self)
        && number > 0
        && slot.berth().dockId().filter(d -> !line(d).steps.containsKey(number)).isPresent();
  }

  /// A closing of another proposal for the number that a closing on these terms makes.
  Optional<SignedEntry> rival(Matter.RepairSlot slot, EntryId proposal) {
    return slot.berth()
        .dockId()
        .flatMap(dock ->
            line(dock).claims.getOrDefault(slot.berth().number() + 1, List.of()).stream()
                .filter(other -> !Reading.closed(other).proposal().equals(proposal))
                .findFirst());
  }

  private Line line(DockId dock) {
    return lines.getOrDefault(dock, NONE);
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
    if (!(opened instanceof Matter.RepairSlot)) {
      return List.of();
    }
    slots.add(dossier.id());
    docks(dossier)
        .forEach(dock -> named.computeIfAbsent(dock, _ -> new LinkedHashSet<>()).add(dossier.id()));
    boolean spoken =
        !dossier.reading().founded().isEmpty() || !dossier.reading().waiting().isEmpty();
    return spoken ? again(dossier, dossiers) : List.of();
  }

  private Collection<Dossier> again(Dossier dossier, Map<EntryId, Dossier> dossiers) {
    Set<Dossier> touched = new LinkedHashSet<>();
    docks(dossier).forEach(dock -> touched.addAll(count(dock, dossiers)));
    return touched;
  }

  private Collection<Dossier> count(DockId dock, Map<EntryId, Dossier> dossiers) {
    Line line = new Line();
    lines.put(dock, line);
    TreeMap<Long, Set<Dossier>> byNumber = new TreeMap<>();
    for (EntryId id : named.getOrDefault(dock, Set.of())) {
      Dossier dossier = dossiers.get(id);
      if (dossier != null) {
        stated(dossier).stream()
            .filter(slot -> slot.berth().dockId().filter(dock::equals).isPresent())
            .forEach(slot ->
                byNumber
                    .computeIfAbsent(slot.berth().number(), _ -> new LinkedHashSet<>())
                    .add(dossier));
      }
    }
    Set<Dossier> touched = new LinkedHashSet<>();
    byNumber.forEach((number, opened) -> {
      opened.forEach(Dossier::readAgain);
      touched.addAll(opened);
      step(line, dock, number, opened);
    });
    return touched;
  }

  /// What the slots opened on one number make of it.
  private void step(Line line, DockId dock, long number, Set<Dossier> opened) {
    List<Dossier> claiming = new ArrayList<>();
    for (Dossier dossier : opened) {
      Optional<SignedEntry> claim = claim(dossier);
      Optional<Matter.RepairSlot> slot = claim.flatMap(closing -> terms(dossier, closing));
      boolean here =
          slot.filter(found -> found.berth().number() == number)
              .flatMap(found -> found.berth().dockId())
              .filter(dock::equals)
              .isPresent();
      if (here) {
        claiming.add(dossier);
        line.claims.computeIfAbsent(number + 1, _ -> new ArrayList<>()).add(claim.orElseThrow());
      }
    }
    if (claiming.size() == 1) {
      Dossier dossier = claiming.getFirst();
      Matter.RepairSlot slot = terms(dossier, claim(dossier).orElseThrow()).orElseThrow();
      Instant told = ends.apply(dossier);
      boolean early = told != null && told.isBefore(slot.until());
      line.steps.put(number + 1, new Held(dossier.id(), slot, early ? told : slot.until()));
    }
  }

  /// The closing by which it would make the next number. A proposal that was closed in different
  /// ways makes none.
  private static Optional<SignedEntry> claim(Dossier dossier) {
    List<SignedEntry> founded = dossier.reading().founded();
    boolean one = founded.stream().noneMatch(act -> Reading.differs(act, founded.getFirst()));
    return one
            && !founded.isEmpty()
            && Reading.closed(founded.getFirst()).outcome() == Outcome.IN_FORCE
        ? Optional.of(founded.getFirst())
        : Optional.empty();
  }

  private static Optional<Matter.RepairSlot> terms(Dossier dossier, SignedEntry closing) {
    return dossier.reading().slot(Reading.closed(closing).terms());
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
