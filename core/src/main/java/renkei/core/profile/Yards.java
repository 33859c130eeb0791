// SPDX-License-Identifier: Apache-2.0
package renkei.core.profile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import renkei.core.entry.DockId;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.PartyId;
import renkei.core.entry.Refusal;
import renkei.core.entry.RefusalCode;
import renkei.core.entry.Repair;
import renkei.core.entry.YardEntry;

/// The own yards, docks, vessels and work packages. What was stated last under a code holds. Owned
/// by the turn; not thread-safe.
public final class Yards {
  /// Yards of one party.
  public static final int YARDS_MAX = 1_000;

  /// Docks of one party.
  public static final int DOCKS_MAX = 2_000;

  /// Vessels of one party, and work packages of one vessel.
  public static final int VESSELS_MAX = 5_000;

  private static final int WORKS_MAX = 200;
  private static final int OUTS_MAX = 200;

  private final PartyId self;
  private final Map<String, YardEntry.YardListed> yards = new TreeMap<>();
  private final Map<DockId, YardEntry.DockListed> docks = new TreeMap<>();
  private final Map<DockId, List<Out>> outs = new HashMap<>();
  private final Map<EntryId, DockId> outOf = new HashMap<>();
  private final Map<String, YardEntry.VesselListed> vessels = new TreeMap<>();
  private final Map<String, Map<String, Repair.Work>> works = new HashMap<>();

  /// Nothing listed yet.
  public Yards(PartyId self) {
    this.self = self;
  }

  /// A time in which a dock is out of service.
  ///
  /// @param id the entry that took it out
  /// @param from from when
  /// @param until until when, by itself or because it was put back; null: open
  /// @param reason why; empty where another party's yard told only that it is not free then
  public record Out(EntryId id, Instant from, @Nullable Instant until, String reason) {
    /// Whether some of the interval falls into it.
    boolean meets(Instant otherFrom, Instant otherUntil) {
      return from.isBefore(otherUntil) && (until == null || otherFrom.isBefore(until));
    }
  }

  /// A dock as it is listed.
  ///
  /// @param id which dock
  /// @param yard its yard
  /// @param facts what is said of it
  /// @param outs when it is out of service, by beginning
  public record DockLine(
      DockId id, YardEntry.YardListed yard, YardEntry.DockListed facts, List<Out> outs) {
    /// Copies the list.
    public DockLine {
      outs = List.copyOf(outs);
    }
  }

  /// A vessel as it is listed.
  ///
  /// @param listed what is said of it
  /// @param works its work packages, by code
  public record VesselLine(YardEntry.VesselListed listed, List<Repair.Work> works) {
    /// Copies the list.
    public VesselLine {
      works = List.copyOf(works);
    }
  }

  /// Every yard, by code.
  public List<YardEntry.YardListed> yards() {
    return List.copyOf(yards.values());
  }

  /// Every dock, by yard and code.
  public List<DockLine> docks() {
    return docks.keySet().stream().flatMap(id -> dock(id).stream()).toList();
  }

  /// One dock.
  public Optional<DockLine> dock(DockId id) {
    YardEntry.DockListed facts = docks.get(id);
    YardEntry.YardListed yard = yards.get(id.yard());
    return facts == null || yard == null
        ? Optional.empty()
        : Optional.of(new DockLine(id, yard, facts, outs.getOrDefault(id, List.of())));
  }

  /// Every vessel, by code.
  public List<VesselLine> vessels() {
    return vessels.keySet().stream().flatMap(code -> vessel(code).stream()).toList();
  }

  /// One vessel.
  public Optional<VesselLine> vessel(String code) {
    return Optional.ofNullable(vessels.get(code))
        .map(listed ->
            new VesselLine(listed, List.copyOf(works.getOrDefault(code, Map.of()).values())));
  }

  /// The same as listed here now, to try something on.
  public Yards copy() {
    Yards copy = new Yards(self);
    copy.yards.putAll(yards);
    copy.docks.putAll(docks);
    outs.forEach((dock, all) -> copy.outs.put(dock, new ArrayList<>(all)));
    copy.outOf.putAll(outOf);
    copy.vessels.putAll(vessels);
    works.forEach((vessel, all) -> copy.works.put(vessel, new TreeMap<>(all)));
    return copy;
  }

  /// Whether exactly this is listed already.
  public boolean lists(YardEntry body) {
    return switch (body) {
      case YardEntry.YardListed yard -> yard.equals(yards.get(yard.code()));
      case YardEntry.DockListed dock -> dock.equals(docks.get(id(dock)));
      case YardEntry.DockTakenOut out ->
          outs.getOrDefault(new DockId(self, out.yard(), out.dock()), List.of()).stream()
              .anyMatch(held ->
                  held.from().equals(out.from())
                      && Objects.equals(held.until(), out.until())
                      && held.reason().equals(out.reason()));
      case YardEntry.DockPutBack _ -> false;
      case YardEntry.VesselListed vessel -> vessel.equals(vessels.get(vessel.vessel().code()));
      case YardEntry.WorkListed work ->
          work.work().equals(works.getOrDefault(work.vessel(), Map.of()).get(work.work().code()));
    };
  }

  // ------------------------------------------------------------------------------------ checking

  /// Why an own entry of these registers is refused; empty for every other entry.
  public Optional<Refusal> check(Entry entry) {
    if (!(entry.body() instanceof YardEntry body)) {
      return Optional.empty();
    }
    return switch (body) {
      case YardEntry.YardListed yard ->
          room(yards.size(), YARDS_MAX, yards.containsKey(yard.code()), "yards");
      case YardEntry.DockListed dock ->
          yards.containsKey(dock.yard())
              ? room(docks.size(), DOCKS_MAX, docks.containsKey(id(dock)), "docks")
              : unlisted("yard " + dock.yard());
      case YardEntry.DockTakenOut out -> takenOut(out);
      case YardEntry.DockPutBack back -> putBack(back);
      case YardEntry.VesselListed vessel ->
          vessel.vessel().party().equals(self)
              ? room(
                  vessels.size(),
                  VESSELS_MAX,
                  vessels.containsKey(vessel.vessel().code()),
                  "vessels")
              : refuse(RefusalCode.NOT_YOUR_MATTER, "A party lists only its own vessels.");
      case YardEntry.WorkListed work -> worked(work);
    };
  }

  private Optional<Refusal> takenOut(YardEntry.DockTakenOut out) {
    DockId id = new DockId(self, out.yard(), out.dock());
    if (!docks.containsKey(id)) {
      return unlisted("dock " + id);
    }
    return room(outs.getOrDefault(id, List.of()).size(), OUTS_MAX, false, "times out of service");
  }

  private Optional<Refusal> putBack(YardEntry.DockPutBack back) {
    DockId id = outOf.get(back.takenOut());
    if (id == null) {
      return unlisted("time out of service " + back.takenOut());
    }
    boolean open =
        outs.getOrDefault(id, List.of()).stream()
            .filter(out -> out.id().equals(back.takenOut()))
            .anyMatch(out -> out.until() == null || back.from().isBefore(out.until()));
    return open
        ? Optional.empty()
        : refuse(RefusalCode.STALE, "The dock is back in service by then already.");
  }

  private Optional<Refusal> worked(YardEntry.WorkListed work) {
    if (!vessels.containsKey(work.vessel())) {
      return unlisted("vessel " + work.vessel());
    }
    Map<String, Repair.Work> held = works.getOrDefault(work.vessel(), Map.of());
    return room(held.size(), WORKS_MAX, held.containsKey(work.work().code()), "work packages");
  }

  private static Optional<Refusal> room(int held, int max, boolean again, String what) {
    return again || held < max
        ? Optional.empty()
        : refuse(RefusalCode.FULL, "At most " + max + " " + what + " are listed.");
  }

  private static Optional<Refusal> unlisted(String what) {
    return refuse(RefusalCode.NOT_LISTED, "The " + what + " is not listed here. List it first.");
  }

  private static Optional<Refusal> refuse(RefusalCode code, String sentence) {
    return Optional.of(new Refusal(code, sentence));
  }

  // ------------------------------------------------------------------------------------- folding

  /// Takes an own entry into account; every other entry changes nothing.
  public void apply(Entry entry) {
    if (!(entry.body() instanceof YardEntry body)) {
      return;
    }
    switch (body) {
      case YardEntry.YardListed yard -> yards.put(yard.code(), yard);
      case YardEntry.DockListed dock -> docks.put(id(dock), dock);
      case YardEntry.DockTakenOut out -> {
        DockId id = new DockId(self, out.yard(), out.dock());
        outOf.put(entry.id(), id);
        change(id).add(new Out(entry.id(), out.from(), out.until(), out.reason()));
      }
      case YardEntry.DockPutBack back -> {
        DockId id = outOf.get(back.takenOut());
        if (id != null) {
          change(id).replaceAll(out -> out.id().equals(back.takenOut()) ? ended(out, back) : out);
          change(id).removeIf(out -> out.until() != null && !out.from().isBefore(out.until()));
        }
      }
      case YardEntry.VesselListed vessel -> vessels.put(vessel.vessel().code(), vessel);
      case YardEntry.WorkListed work ->
          works
              .computeIfAbsent(work.vessel(), _ -> new TreeMap<>())
              .put(work.work().code(), work.work());
    }
  }

  private List<Out> change(DockId id) {
    return outs.computeIfAbsent(id, _ -> new ArrayList<>());
  }

  private static Out ended(Out out, YardEntry.DockPutBack back) {
    boolean sooner = out.until() == null || back.from().isBefore(out.until());
    return sooner ? new Out(out.id(), out.from(), back.from(), out.reason()) : out;
  }

  private DockId id(YardEntry.DockListed dock) {
    return new DockId(self, dock.yard(), dock.code());
  }
}
