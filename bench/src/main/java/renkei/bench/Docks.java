// SPDX-License-Identifier: Apache-2.0
package renkei.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import renkei.core.entry.DockId;
import renkei.core.entry.EntryId;
import renkei.core.entry.Names;
import renkei.core.entry.PartyId;
import renkei.core.entry.Position;
import renkei.core.entry.Repair;
import renkei.core.entry.YardEntry;
import renkei.core.profile.DockSearch;
import renkei.core.profile.Objection;
import renkei.core.profile.Yards;

/// The search for repair slots: every vessel against every dock over a year, with every reason in
/// words, in both languages.
final class Docks implements Measurement {
  private static final Instant BEGIN = Instant.parse("2027-01-01T00:00:00Z");
  private static final int VESSELS = 200;
  private static final int DOCKS = 40;
  private static final int SLOTS = 12;
  private static final int DAYS = 365;
  private static final double BOUND = 100;

  @Override
  public String name() {
    return "docks";
  }

  @Override
  public List<Figure> measure(Bench bench) {
    PartyId yard = Invented.party("JPN");
    PartyId owner = Invented.party("USA");
    int rounds = bench.effort().rounds();
    int vessels = bench.effort().of(VESSELS, 20);
    DockSearch search = search(yard, owner);
    double[] ours = new double[rounds];
    double[] bare = new double[rounds];
    long words = 0;
    long gaps = 0;
    for (int i = -3; i < rounds; i++) {
      long from = Bench.threadCpu();
      for (int v = 0; v < vessels; v++) {
        words += asked(search, owner, v);
      }
      double took = (Bench.threadCpu() - from) / 1e6;
      from = Bench.threadCpu();
      for (int v = 0; v < vessels; v++) {
        gaps += bare(v);
      }
      if (i >= 0) {
        ours[i] = took;
        bare[i] = (Bench.threadCpu() - from) / 1e6;
      }
    }
    if (words == 0 || gaps == 0) {
      throw new IllegalStateException("no dock was found, and no reason given");
    }
    return List.of(
        Figure.bound(
            new String[] {name(), "200 vessels, 40 docks, one year", "ms"},
            Spread.of(ours),
            List.of(new Beside("the same pairs and gaps compared as bare numbers", median(bare))),
            new Figure.Limit(BOUND, "under 100 ms"),
            "every window and every reason, its sentences in both languages; 12 slots held in each"
                + " dock; CPU of one thread"));
  }

  private static double median(double[] rounds) {
    return Spread.of(rounds).median();
  }

  private static Repair.Size size(int n) {
    return new Repair.Size(9_000 + 150 * n, 2_000 + 15 * n, 900);
  }

  private static long asked(DockSearch search, PartyId owner, int v) {
    Repair.Size size = size(v);
    Repair.Vessel vessel =
        new Repair.Vessel(
            owner, "v" + v, Names.same("vessel " + v), size, size.beamCm(), 5_000 + 400 * v);
    Repair.Work work = new Repair.Work("w", "hull", List.of("hull"), 8);
    long words = 0;
    for (DockSearch.Found found :
        search.search(
            new DockSearch.Wanted(
                vessel, work, BEGIN, BEGIN.plus(Duration.ofDays(DAYS)), List.of()))) {
      words += found.possible().size();
      for (Objection against : found.against()) {
        words += against.en().length() + against.ja().length();
      }
    }
    return words;
  }

  /// Only the numbers: does it fit, and which gaps are long enough.
  private static long bare(int v) {
    Repair.Size ship = size(v);
    long found = 0;
    for (int d = 0; d < DOCKS; d++) {
      boolean fits = ship.lengthCm() <= 10_000 + 1_000 * d && ship.beamCm() <= 3_000 + 100 * d;
      long free = 0;
      for (int s = 0; s < SLOTS; s++) {
        found += fits && 30L * s - free >= 8 ? 1 : 0;
        free = 30L * s + 20;
      }
      found += fits && DAYS - free >= 8 ? 1 : 0;
    }
    return found;
  }

  private static DockSearch search(PartyId yard, PartyId owner) {
    List<Yards.DockLine> docks = new ArrayList<>();
    Map<DockId, List<DockSearch.Busy>> busy = new LinkedHashMap<>();
    YardEntry.YardListed listed =
        new YardEntry.YardListed("y", Names.same("yard"), new Position(35.29, 139.67));
    Repair.Vessel other =
        new Repair.Vessel(owner, "b", Names.same("held"), size(0), size(0).beamCm(), 5_000);
    for (int d = 0; d < DOCKS; d++) {
      DockId id = new DockId(yard, "y", "d%02d".formatted(d));
      Repair.Size size = new Repair.Size(10_000 + 1_000 * d, 3_000 + 100 * d, 1_200);
      docks.add(
          new Yards.DockLine(
              id,
              listed,
              new YardEntry.DockListed(
                  "y",
                  id.dock(),
                  Names.same(id.dock()),
                  size,
                  20_000 + 2_000 * d,
                  List.of("hull"),
                  BEGIN,
                  null),
              List.of()));
      List<DockSearch.Busy> held = new ArrayList<>();
      for (int s = 0; s < SLOTS; s++) {
        held.add(
            new DockSearch.Busy(
                new EntryId(d, s),
                other,
                BEGIN.plus(Duration.ofDays(30L * s)),
                BEGIN.plus(Duration.ofDays(30L * s + 20))));
      }
      busy.put(id, held);
    }
    return new DockSearch(docks, busy, Map.of());
  }
}
