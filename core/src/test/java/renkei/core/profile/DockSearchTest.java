// SPDX-License-Identifier: Apache-2.0
package renkei.core.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import renkei.core.base.Hash;
import renkei.core.entry.DockId;
import renkei.core.entry.EntryId;
import renkei.core.entry.Names;
import renkei.core.entry.PartyId;
import renkei.core.entry.Position;
import renkei.core.entry.Repair;
import renkei.core.entry.YardEntry;

/// Which docks can take a vessel and when, and every reason against the others.
class DockSearchTest {
  private static final Instant BEGIN = Instant.parse("2027-01-01T00:00:00Z");
  private static final PartyId YARD = new PartyId(new Hash(1, 0, 0, 0));
  private static final PartyId OWNER = new PartyId(new Hash(2, 0, 0, 0));

  private static Instant day(long day) {
    return BEGIN.plus(Duration.ofDays(day));
  }

  private static Yards.DockLine dock(String code, Repair.Size size, Yards.Out... outs) {
    return new Yards.DockLine(
        new DockId(YARD, "y", code),
        new YardEntry.YardListed("y", Names.same("yard"), new Position(35.29, 139.67)),
        new YardEntry.DockListed(
            "y", code, Names.same(code), size, null, List.of("crane", "hull"), day(0), null),
        List.of(outs));
  }

  private static Repair.Vessel vessel(String code, int length, int beam, int draught) {
    return new Repair.Vessel(
        OWNER, code, Names.same(code), new Repair.Size(length, beam, draught), beam, 90_000);
  }

  private static Repair.Work work(int days, String... needs) {
    return new Repair.Work("w", "work", List.of(needs), days);
  }

  private static DockSearch.Busy busy(Repair.Vessel vessel, long from, long until) {
    return new DockSearch.Busy(new EntryId(9, from), vessel, day(from), day(until));
  }

  private static DockSearch.Wanted wanted(
      Repair.Vessel vessel, Repair.Work work, Repair.@Nullable Eligibility found) {
    return new DockSearch.Wanted(vessel, work, day(0), day(100), found, List.of());
  }

  private static List<String> causes(DockSearch.Found found) {
    return found.against().stream().map(o -> o.cause().name()).toList();
  }

  @Test
  void too_small_a_dock_is_refused_with_every_figure() {
    Yards.DockLine small = dock("dock-6", new Repair.Size(26_000, 3_800, 1_000));
    DockSearch search = new DockSearch(List.of(small), Map.of(), Map.of());
    DockSearch.Found found =
        search
            .search(wanted(vessel("CV", 33_300, 4_100, 1_130), work(20, "hull", "shafts"), null))
            .getFirst();
    assertThat(found.possible()).isEmpty();
    assertThat(found.against().stream().map(Objection::en))
        .containsExactly(
            "Length 333 m exceeds dock y/dock-6, 260 m.",
            "Beam 41 m at the waterline exceeds dock y/dock-6, 38 m.",
            "Draught 11.3 m exceeds dock y/dock-6, 10 m.",
            "Dock y/dock-6 lacks the capability shafts.");
    assertThat(found.against().stream().map(Objection::ja))
        .allMatch(sentence -> sentence.endsWith("。"))
        .first()
        .isEqualTo("全長 333 m がドック y/dock-6 の 260 m を超えます。");
  }

  @Test
  void a_dock_is_found_in_every_gap_that_is_long_enough_and_each_other_part_has_its_reason() {
    Repair.Vessel other = vessel("FF", 10_000, 1_500, 500);
    Yards.Out out = new Yards.Out(new EntryId(1, 1), day(60), day(65), "gate repair");
    Yards.DockLine line = dock("d", new Repair.Size(40_000, 6_000, 1_400), out);
    DockSearch search =
        new DockSearch(
            List.of(line),
            Map.of(line.id(), List.of(busy(other, 30, 45), busy(other, 10, 20))),
            Map.of(line.id(), 7L));
    DockSearch.Found found =
        search.search(wanted(vessel("CV", 33_300, 4_100, 1_130), work(12), null)).getFirst();
    assertThat(found.possible())
        .extracting(p -> List.of(p.number(), p.from(), p.until(), p.latest()))
        .containsExactly(
            List.of(7L, day(45), day(57), day(48)), List.of(7L, day(65), day(77), day(88)));
    assertThat(causes(found))
        .containsExactly("HELD", "HELD", "OUT_OF_SERVICE", "TOO_SHORT", "TOO_SHORT");
    assertThat(found.against().get(3).en()).contains("10 days; the work takes 12");
  }

  @Test
  void a_vessel_that_a_person_found_not_eligible_has_no_dock_and_one_elsewhere_not_then() {
    Yards.DockLine line = dock("d", new Repair.Size(40_000, 6_000, 1_400));
    DockSearch search = new DockSearch(List.of(line), Map.of(), Map.of());
    Repair.Vessel vessel = vessel("CV", 33_300, 4_100, 1_130);
    Repair.Eligibility not = new Repair.Eligibility("rule 4(2)", false, "A. Example, legal");
    DockSearch.Found refused = search.search(wanted(vessel, work(12), not)).getFirst();
    assertThat(refused.possible()).isEmpty();
    assertThat(refused.against().getFirst().en()).contains("rule 4(2)", "A. Example");
    DockSearch.Found elsewhere =
        search
            .search(
                new DockSearch.Wanted(
                    vessel, work(12), day(0), day(100), null, List.of(busy(vessel, 0, 95))))
            .getFirst();
    assertThat(elsewhere.possible()).isEmpty();
    assertThat(causes(elsewhere)).containsExactly("VESSEL_ELSEWHERE", "TOO_SHORT");
  }

  @Test
  void what_is_found_is_free_and_what_is_not_found_is_not() {
    Random random = new Random(1);
    for (int run = 0; run < 300; run++) {
      List<DockSearch.Busy> held = new ArrayList<>();
      Repair.Vessel other = vessel("FF", 10_000, 1_500, 500);
      long at = random.nextInt(10);
      while (at < 100) {
        long length = 1L + random.nextInt(15);
        held.add(busy(other, at, at + length));
        at += length + random.nextInt(20);
      }
      Yards.DockLine line = dock("d", new Repair.Size(40_000, 6_000, 1_400));
      int days = 1 + random.nextInt(15);
      DockSearch.Found found =
          new DockSearch(List.of(line), Map.of(line.id(), held), Map.of())
              .search(wanted(vessel("CV", 33_300, 4_100, 1_130), work(days), null))
              .getFirst();
      for (long begin = 0; begin + days <= 100; begin++) {
        Instant from = day(begin);
        Instant until = day(begin + days);
        boolean free =
            held.stream().noneMatch(b -> b.from().isBefore(until) && from.isBefore(b.until()));
        boolean said =
            found.possible().stream()
                .anyMatch(p -> !from.isBefore(p.from()) && !from.isAfter(p.latest()));
        assertThat(said).as("run %s day %s for %s", run, begin, days).isEqualTo(free);
      }
    }
  }

  @Test
  void two_hundred_vessels_over_forty_docks_and_a_year_are_answered() {
    List<Yards.DockLine> docks = new ArrayList<>();
    Map<DockId, List<DockSearch.Busy>> busy = new HashMap<>();
    for (int d = 0; d < 40; d++) {
      Yards.DockLine line =
          dock("d%02d".formatted(d), new Repair.Size(10_000 + 1_000 * d, 3_000 + 100 * d, 1_200));
      docks.add(line);
      List<DockSearch.Busy> held = new ArrayList<>();
      for (int m = 0; m < 12; m++) {
        held.add(busy(vessel("b", 1_000, 500, 300), 30L * m, 30L * m + 20));
      }
      busy.put(line.id(), held);
    }
    DockSearch search = new DockSearch(docks, busy, Map.of());
    int possible = 0;
    for (int v = 0; v < 200; v++) {
      for (DockSearch.Found found :
          search.search(
              new DockSearch.Wanted(
                  vessel("v" + v, 9_000 + 150 * v, 2_000 + 15 * v, 900),
                  work(8, "hull"),
                  day(0),
                  day(365),
                  null,
                  List.of()))) {
        possible += found.possible().size();
        assertThat(found.possible().isEmpty() && found.against().isEmpty()).isFalse();
      }
    }
    assertThat(possible).isGreaterThan(10_000);
  }

  @Test
  void days_saved_are_both_ways_and_the_wait_there_without_the_wait_here() {
    // Yokosuka to Bremerton: 4,200 nautical miles on the great circle.
    YardEntry.Home home =
        new YardEntry.Home(Names.same("Bremerton"), new Position(47.56, -122.63), 14, day(40));
    DaysSaved saved = DaysSaved.of(new Position(35.29, 139.67), home, day(0), day(5));
    assertThat(saved.distanceNauticalMiles()).isCloseTo(4_200, within(60.0));
    assertThat(saved.sailing().toHours()).isBetween(295L, 305L);
    assertThat(saved.waitingHome()).isEqualTo(Duration.ofDays(40).minus(saved.sailing()));
    assertThat(saved.waitingHere()).isEqualTo(Duration.ofDays(5));
    assertThat(saved.saved())
        .isEqualTo(
            saved.sailing().multipliedBy(2).plus(saved.waitingHome()).minus(Duration.ofDays(5)));
    YardEntry.Home near =
        new YardEntry.Home(Names.same("near"), new Position(35.3, 139.7), 14, day(0));
    assertThat(DaysSaved.of(new Position(35.29, 139.67), near, day(0), day(5)).saved())
        .as("home is sooner")
        .isNegative();
  }
}
