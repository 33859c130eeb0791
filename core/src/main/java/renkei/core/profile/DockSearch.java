// SPDX-License-Identifier: Apache-2.0
package renkei.core.profile;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import renkei.core.entry.DockId;
import renkei.core.entry.EntryId;
import renkei.core.entry.Names;
import renkei.core.entry.Repair;

/// Which docks can take a vessel, when, and why the others cannot. It looks at figures and
/// calendars; whether a vessel is eligible is what a person determined, and only repeated.
///
/// A search reads one moment's docks and slots; it changes nothing and may be asked from any
/// thread.
public final class DockSearch {
  private final List<Yards.DockLine> docks;
  private final Map<DockId, List<Busy>> busy;
  private final Map<DockId, Long> numbers;

  /// @param docks the docks to look at
  /// @param busy the slots that are firm, by dock
  /// @param numbers the numbers at which the docks' calendars stand; 0 where there is none
  public DockSearch(
      List<Yards.DockLine> docks, Map<DockId, List<Busy>> busy, Map<DockId, Long> numbers) {
    this.docks = List.copyOf(docks);
    this.busy = Map.copyOf(busy);
    this.numbers = Map.copyOf(numbers);
  }

  /// A slot that is firm.
  ///
  /// @param proposal which
  /// @param vessel which vessel
  /// @param from from when
  /// @param until until when
  public record Busy(EntryId proposal, Repair.Vessel vessel, Instant from, Instant until) {}

  /// A time in which a dock is not free.
  public record Window(Instant from, Instant until) {}

  /// When a dock is not free within an interval: slots and times out of service as one, so that it
  /// shows neither whose they are nor how many.
  public List<Window> taken(Yards.DockLine dock, Instant from, Instant until) {
    List<Window> spans = new ArrayList<>();
    busy.getOrDefault(dock.id(), List.of())
        .forEach(one -> spans.add(new Window(one.from(), one.until())));
    for (Yards.Out out : dock.outs()) {
      Instant ends = out.until();
      spans.add(new Window(out.from(), ends == null || ends.isAfter(until) ? until : ends));
    }
    spans.sort(Comparator.comparing(Window::from));
    List<Window> merged = new ArrayList<>();
    for (Window span : spans) {
      Instant begin = span.from().isBefore(from) ? from : span.from();
      Instant end = span.until().isAfter(until) ? until : span.until();
      Window last = merged.isEmpty() ? null : merged.getLast();
      if (last != null && !begin.isAfter(last.until())) {
        merged.removeLast();
        merged.add(new Window(last.from(), end.isAfter(last.until()) ? end : last.until()));
      } else if (begin.isBefore(end)) {
        merged.add(new Window(begin, end));
      }
    }
    return merged;
  }

  /// What is looked for.
  ///
  /// @param vessel which vessel
  /// @param work what is to be done
  /// @param from not before
  /// @param until done by
  /// @param eligibility what a person determined; null: nobody has yet
  /// @param elsewhere firm slots of that vessel
  public record Wanted(
      Repair.Vessel vessel,
      Repair.Work work,
      Instant from,
      Instant until,
      Repair.@Nullable Eligibility eligibility,
      List<Busy> elsewhere) {
    /// Where nobody determined anything yet.
    public Wanted(
        Repair.Vessel vessel, Repair.Work work, Instant from, Instant until, List<Busy> elsewhere) {
      this(vessel, work, from, until, null, elsewhere);
    }

    /// Copies the list.
    public Wanted {
      elsewhere = List.copyOf(elsewhere);
    }
  }

  /// A slot that is possible: any begin from `from` to `latest` does.
  ///
  /// @param dock where
  /// @param number the number at which its calendar stands
  /// @param from the earliest begin
  /// @param until the end of a slot that begins then
  /// @param latest the latest begin
  public record Possible(DockId dock, long number, Instant from, Instant until, Instant latest) {}

  /// What was found for one dock.
  ///
  /// @param dock which dock
  /// @param possible slots, earliest first; none where the dock does not fit
  /// @param against every reason against it, or against a part of the window
  public record Found(Yards.DockLine dock, List<Possible> possible, List<Objection> against) {}

  /// Looks at every dock.
  public List<Found> search(Wanted wanted) {
    List<Found> found = new ArrayList<>(docks.size());
    for (Yards.DockLine dock : docks) {
      found.add(search(wanted, dock));
    }
    return found;
  }

  private Found search(Wanted wanted, Yards.DockLine dock) {
    List<Objection> against = unfit(wanted.vessel(), wanted.work(), dock);
    Repair.Eligibility found = wanted.eligibility();
    if (found != null && !found.eligible()) {
      against.add(notEligible(dock.id(), found));
    }
    boolean fits = against.isEmpty();
    List<Span> taken = taken(wanted, dock);
    taken.forEach(span -> against.add(span.why()));
    List<Possible> possible = new ArrayList<>();
    Instant free = wanted.from();
    for (Span span : taken) {
      gap(wanted, dock.id(), free, span.from()).into(possible, against);
      free = span.until().isAfter(free) ? span.until() : free;
    }
    gap(wanted, dock.id(), free, wanted.until()).into(possible, against);
    return new Found(dock, fits ? possible : List.of(), against);
  }

  /// A time in which the dock is free: long enough, too short, or none at all.
  private record Gap(@Nullable Possible possible, @Nullable Objection against) {
    void into(List<Possible> found, List<Objection> reasons) {
      if (possible != null) {
        found.add(possible);
      }
      if (against != null) {
        reasons.add(against);
      }
    }
  }

  private Gap gap(Wanted wanted, DockId dock, Instant from, Instant until) {
    if (!from.isBefore(until)) {
      return new Gap(null, null);
    }
    Duration needed = Duration.ofDays(wanted.work().days());
    if (Duration.between(from, until).compareTo(needed) < 0) {
      return new Gap(null, Objection.free(dock, wanted.work().days(), from, until));
    }
    long number = numbers.getOrDefault(dock, 0L);
    return new Gap(new Possible(dock, number, from, from.plus(needed), until.minus(needed)), null);
  }

  /// A part of the window that is taken, and why.
  private record Span(Instant from, Instant until, Objection why) {}

  /// What is taken of the window, by beginning.
  private List<Span> taken(Wanted wanted, Yards.DockLine dock) {
    List<Span> spans = new ArrayList<>();
    for (Objection out : outside(dock, wanted.from(), wanted.until())) {
      spans.add(span(wanted, out));
    }
    for (Busy one : busy.getOrDefault(dock.id(), List.of())) {
      if (meets(one, wanted.from(), wanted.until())) {
        spans.add(new Span(one.from(), one.until(), held(Objection.Cause.HELD, dock.id(), one)));
      }
    }
    for (Busy one : wanted.elsewhere()) {
      if (meets(one, wanted.from(), wanted.until())) {
        spans.add(
            new Span(
                one.from(), one.until(), held(Objection.Cause.VESSEL_ELSEWHERE, dock.id(), one)));
      }
    }
    spans.sort(Comparator.comparing(Span::from));
    return spans;
  }

  private static Span span(Wanted wanted, Objection out) {
    Instant from = out.from();
    Instant until = out.until();
    return new Span(
        from == null ? wanted.from() : from, until == null ? wanted.until() : until, out);
  }

  static Objection held(Objection.Cause cause, DockId dock, Busy one) {
    return Objection.then(cause, dock, one.vessel().names(), one.from(), one.until());
  }

  static Objection notEligible(DockId dock, Repair.Eligibility found) {
    return Objection.named(
        Objection.Cause.NOT_ELIGIBLE,
        dock,
        Names.same(found.rule() + " (" + found.determinedBy() + ")"));
  }

  private static boolean meets(Busy one, Instant from, Instant until) {
    return one.from().isBefore(until) && from.isBefore(one.until());
  }

  /// Every figure and capability that speaks against the dock at any time.
  static List<Objection> unfit(Repair.Vessel vessel, Repair.Work work, Yards.DockLine dock) {
    List<Objection> against = new ArrayList<>();
    DockId id = dock.id();
    Repair.Size ship = vessel.size();
    Repair.Size size = dock.facts().size();
    larger(against, Objection.Cause.LENGTH, id, ship.lengthCm(), size.lengthCm());
    larger(against, Objection.Cause.BEAM, id, ship.beamCm(), size.beamCm());
    larger(against, Objection.Cause.DRAUGHT, id, ship.draughtCm(), size.draughtCm());
    Integer lift = dock.facts().liftTonnes();
    if (lift != null) {
      larger(against, Objection.Cause.LIFT, id, vessel.displacementTonnes(), lift);
    }
    for (String capability : work.capabilities()) {
      if (!dock.facts().capabilities().contains(capability)) {
        against.add(Objection.named(Objection.Cause.CAPABILITY, id, Names.same(capability)));
      }
    }
    return against;
  }

  private static void larger(
      List<Objection> against, Objection.Cause cause, DockId dock, long of, long limit) {
    if (of > limit) {
      against.add(Objection.figure(cause, dock, of, limit));
    }
  }

  /// Every part of the window in which the dock is not in service.
  static List<Objection> outside(Yards.DockLine dock, Instant from, Instant until) {
    List<Objection> against = new ArrayList<>();
    Instant begins = dock.facts().from();
    Instant ends = dock.facts().until();
    if (from.isBefore(begins)) {
      against.add(
          Objection.then(Objection.Cause.NOT_IN_SERVICE, dock.id(), Names.same(""), null, begins));
    }
    if (ends != null && ends.isBefore(until)) {
      against.add(
          Objection.then(Objection.Cause.NOT_IN_SERVICE, dock.id(), Names.same(""), ends, null));
    }
    for (Yards.Out out : dock.outs()) {
      if (out.meets(from, until)) {
        against.add(
            Objection.then(
                out.reason().isEmpty() ? Objection.Cause.NOT_FREE : Objection.Cause.OUT_OF_SERVICE,
                dock.id(),
                Names.same(out.reason()),
                out.from(),
                out.until()));
      }
    }
    return against;
  }
}
