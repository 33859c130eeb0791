// SPDX-License-Identifier: Apache-2.0
package renkei.core.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import renkei.core.entry.Area;
import renkei.core.entry.BeatPart;
import renkei.core.entry.Grade;
import renkei.core.entry.Label;
import renkei.core.entry.Level;
import renkei.core.entry.NumberedTrack;
import renkei.core.entry.PartyId;
import renkei.core.entry.Position;
import renkei.core.entry.ReleaseRule;
import renkei.core.entry.Track;
import renkei.core.entry.TrackField;
import renkei.core.entry.TrackId;
import renkei.core.entry.TrackKind;
import renkei.core.entry.TrackSource;

/// The compiled gate against the one that is written for being read, and against what an outsider
/// could learn from it.
final class TrackGateTest {
  private static final PartyId USA = Cast.party("USA");

  @Test
  void the_compiled_gate_rules_like_the_slow_one_on_random_policies() {
    int reduced = 0;
    int second = 0;
    for (int seed = 0; seed < 250; seed++) {
      Fleet fleet = new Fleet(seed);
      Policy policy = fleet.desk(fleet.random().nextInt(40)).policy();
      for (String who : List.of("USA", "PHL", "XAA")) {
        TrackGate compiled = TrackGate.compile(policy, Cast.party(who));
        for (int i = 0; i < 100; i++) {
          Track track = fleet.track(i);
          Instant at = Cast.NOW.plusNanos(fleet.random().nextInt(2_000_000));
          Ruling slow = Gate.rule(new Thing.OfTrack(track), Cast.party(who), policy, at);
          Optional<ReducedTrack> fast = compiled.reduce(track, at);
          if (slow instanceof Ruling.Reduced(var form, var rule, var _)) {
            assertThat(fast).as("seed %s %s", seed, track).contains(form);
            assertThat(compiled.covering(track, at).map(AdoptedRule::id)).contains(rule);
            reduced++;
            second += policy.trackRulesFor(Cast.party(who)).getFirst().id().equals(rule) ? 0 : 1;
          } else {
            assertThat(fast).as("seed %s %s", seed, track).isEmpty();
          }
        }
      }
    }
    assertThat(reduced).isGreaterThan(2_000);
    assertThat(second).as("by a rule that is not the first").isGreaterThan(500);
  }

  /// Rule 7: originals that differ only in what is neither released nor read by a condition.
  @Test
  void nothing_that_is_not_released_shows_in_what_is_sent() {
    int compared = 0;
    for (int seed = 0; seed < 2_000; seed++) {
      Fleet fleet = new Fleet(seed);
      ReleaseDesk desk = fleet.desk(6);
      TrackGate gate = TrackGate.compile(desk.policy(), USA);
      for (int i = 0; i < 40; i++) {
        Track one = fleet.track(i);
        Optional<AdoptedRule> rule = gate.covering(one, Cast.NOW);
        if (rule.isEmpty()) {
          continue;
        }
        Track other = twin(one, (ReleaseRule.Tracks) rule.get().rule().scope(), fleet);
        if (gate.covering(other, Cast.NOW).map(AdoptedRule::id).equals(rule.map(AdoptedRule::id))) {
          compared++;
          assertThat(permit(gate, rule.get(), other).tracks())
              .isEqualTo(permit(gate, rule.get(), one).tracks());
        } else {
          // Another rule, earlier in sequence, tells the two apart by its own, finer conditions.
          assertThat(desk.policy().trackRulesFor(USA)).hasSizeGreaterThan(1);
        }
      }
    }
    assertThat(compared).isGreaterThan(1_000);
  }

  @Test
  void under_one_rule_two_ships_in_one_cell_are_told_apart_by_nothing() {
    Fleet fleet = new Fleet(3);
    for (int i = 0; i < 8_000; i++) {
      ReleaseDesk desk = new ReleaseDesk(Cast.party("JPN"), false);
      desk.agreed(Cast.agreement("JPN", "USA", Level.SECRET));
      ReleaseRule rule = fleet.rule(USA);
      Fleet.adopt(desk, "R", rule);
      TrackGate gate = TrackGate.compile(desk.policy(), USA);
      Track one = fleet.track(i);
      Track other = twin(one, (ReleaseRule.Tracks) rule.scope(), fleet);
      assertThat(gate.reduce(other, Cast.NOW)).isEqualTo(gate.reduce(one, Cast.NOW));
    }
  }

  /// The same in everything that the rule releases or reads; another ship in everything else.
  private static Track twin(Track one, ReleaseRule.Tracks rule, Fleet fleet) {
    Position position = one.position();
    if (rule.cellDegrees() > 0) {
      Cell cell = Cell.of(position, rule.cellDegrees());
      Position moved =
          new Position(
              (cell.south() + fleet.random().nextDouble() * (cell.north() - cell.south() - 1))
                  / 1e7,
              (cell.west() + fleet.random().nextDouble() * (cell.east() - cell.west() - 1)) / 1e7);
      position = Cell.of(moved, rule.cellDegrees()).equals(cell) ? moved : position;
    }
    Label label = one.label();
    Label other =
        new Label(
            label.policy(),
            label.level(),
            label.restrictive(),
            label.releasableTo(),
            Set.of("OTHER"),
            label.exercise());
    boolean name = rule.fields().contains(TrackField.NAME);
    boolean course = rule.fields().contains(TrackField.COURSE);
    boolean speed = rule.fields().contains(TrackField.SPEED);
    return new Track(
        new TrackId("another"),
        one.kind(),
        name ? one.name() : "another name, and longer",
        position,
        course ? one.course() : 1,
        speed ? one.speed() : 2,
        one.at(),
        other,
        new TrackSource("another-feed", one.source().grade()));
  }

  private static TrackPermit permit(TrackGate gate, AdoptedRule rule, Track track) {
    return gate.permit(
            new BeatPart(1, 1, Cast.NOW, 1, 1),
            rule.id(),
            List.of(new NumberedTrack(1, track)),
            Cast.NOW)
        .orElseThrow();
  }

  @Test
  void every_original_in_a_cell_has_the_same_middle_to_the_last_bit() {
    Fleet fleet = new Fleet(5);
    double[] sizes = {0.001, 0.0015, 0.05, 0.07, 0.3, 1, 7, 10};
    for (int i = 0; i < 200_000; i++) {
      Position at = fleet.position();
      double size = sizes[i % sizes.length];
      Cell cell = Cell.of(at, size);
      Position middle = cell.middle();
      boolean right =
          Cell.of(middle, size).equals(cell)
              && Cell.of(middle, size).middle().equals(middle)
              && cell.box().contains(at)
              && cell.within(Area.WORLD);
      if (!right) {
        fail(at + " in cells of " + size + " gave " + cell);
      }
    }
  }

  @Test
  void times_in_one_beat_are_one_time() {
    ReleaseRule.Tracks rule = tracks(Area.WORLD, Duration.ofMinutes(2));
    assertThat(rule.beat()).isEqualTo(Duration.ofSeconds(10));
    Label label = Label.of("JPN-NAT", Level.RESTRICTED, "USA");
    Instant begin = Instant.ofEpochSecond(1_775_790_000);
    Set<Instant> times = new java.util.HashSet<>();
    for (int ms = 0; ms < 10_000; ms += 250) {
      times.add(Reduction.of(ship(1, 35, 139, begin.plusMillis(ms)), rule, label).at());
    }
    assertThat(times).containsExactly(begin);
  }

  @Test
  void an_area_decides_by_the_whole_cell_and_not_by_the_ship() {
    ReleaseDesk desk = new ReleaseDesk(Cast.party("JPN"), false);
    desk.agreed(Cast.agreement("JPN", "USA", Level.SECRET));
    ReleaseRule.Tracks scope = tracks(new Area(35, 139, 35.12, 139.12), Duration.ofSeconds(5));
    Fleet.adopt(desk, "R", new ReleaseRule(Set.of(USA), scope, Cast.NOW.minusSeconds(9), null));
    TrackGate gate = TrackGate.compile(desk.policy(), USA);
    Instant seen = Cast.NOW.minusSeconds(10);
    // Cells of 0.05 degrees: those from 35.00 and 35.05 lie in the area, that from 35.10 does not.
    assertThat(gate.reduce(ship(1, 35.09, 139.01, seen), Cast.NOW)).isPresent();
    assertThat(gate.reduce(ship(1, 35.11, 139.01, seen), Cast.NOW)).isEmpty();
    assertThat(gate.reduce(ship(1, 35.0, 139.0, seen), Cast.NOW)).isPresent();
  }

  @Test
  void a_permit_holds_only_what_its_own_rule_lets_go_now() {
    ReleaseDesk desk = new ReleaseDesk(Cast.party("JPN"), false);
    desk.agreed(Cast.agreement("JPN", "USA", Level.SECRET));
    ReleaseRule.Tracks scope = tracks(new Area(30, 130, 40, 140), Duration.ofSeconds(5));
    Fleet.adopt(desk, "R", new ReleaseRule(Set.of(USA), scope, Cast.NOW.minusSeconds(9), null));
    TrackGate gate = TrackGate.compile(desk.policy(), USA);
    Instant seen = Cast.NOW.minusSeconds(10);
    List<NumberedTrack> tracks =
        List.of(
            new NumberedTrack(1, ship(1, 35, 135, seen)),
            new NumberedTrack(2, ship(2, 20, 135, seen)),
            new NumberedTrack(3, ship(3, 36, 135, seen)));
    BeatPart part = new BeatPart(1, 1, Cast.NOW, 1, 1);
    TrackPermit permit = gate.permit(part, Cast.id("R"), tracks, Cast.NOW).orElseThrow();
    assertThat(permit.tracks()).extracting(track -> track.number()).containsExactly(1, 3);
    assertThat(permit.tracks())
        .allMatch(track -> Set.of("USA").equals(track.label().releasableTo()));
    assertThat(permit.policyNumber()).isEqualTo(desk.policy().number());
    assertThat(gate.permit(part, Cast.id("other"), tracks, Cast.NOW).orElseThrow().tracks())
        .as("a rule that holds no more leaves an empty set")
        .isEmpty();
    Agreement open = desk.policy().agreements().get(USA);
    desk.agreed(
        new Agreement(open.id(), USA, open.outward(), open.inward(), Cast.NOW.plusSeconds(1)));
    TrackGate ending = TrackGate.compile(desk.policy(), USA);
    assertThat(ending.permit(part, Cast.id("R"), tracks, Cast.NOW)).isPresent();
    assertThat(ending.permit(part, Cast.id("R"), tracks, Cast.NOW.plusSeconds(1))).isEmpty();
    assertThat(ending.reduce(tracks.getFirst().track(), Cast.NOW.plusSeconds(1))).isEmpty();
    desk.agreementEnded(USA);
    TrackGate unlinked = TrackGate.compile(desk.policy(), USA);
    assertThat(unlinked.permit(part, Cast.id("R"), tracks, Cast.NOW)).isEmpty();
  }

  @Test
  void labels_remembered_are_bounded_and_forgetting_is_counted() {
    ReleaseDesk desk = new ReleaseDesk(Cast.party("JPN"), false);
    desk.agreed(Cast.agreement("JPN", "USA", Level.SECRET));
    ReleaseRule.Tracks scope = tracks(Area.WORLD, Duration.ofSeconds(5));
    Fleet.adopt(desk, "R", new ReleaseRule(Set.of(USA), scope, Cast.NOW.minusSeconds(9), null));
    TrackGate gate = TrackGate.compile(desk.policy(), USA);
    for (int i = 0; i <= TrackGate.LABELS_MAX; i++) {
      Track ship = ship(1, 35, 139, Cast.NOW.minusSeconds(10));
      Label label = Cast.label("RESTRICTED//REL_TO:USA//INFO:I" + i, "JPN-NAT");
      Track other =
          new Track(
              ship.id(), ship.kind(), "", ship.position(), 0, 0, ship.at(), label, ship.source());
      assertThat(gate.reduce(other, Cast.NOW)).isPresent();
    }
    assertThat(gate.forgotten()).isEqualTo(1);
  }

  @Test
  void a_grid_of_areas_never_misses_one_that_holds_the_position() {
    Fleet fleet = new Fleet(11);
    List<Area> areas = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      areas.add(((ReleaseRule.Tracks) fleet.rule(USA).scope()).area());
    }
    RuleGrid grid = new RuleGrid(areas);
    int held = 0;
    for (int i = 0; i < 5_000; i++) {
      Position at = fleet.position();
      Set<Integer> candidates = new java.util.TreeSet<>();
      for (int index : grid.small(at)) {
        candidates.add(index);
      }
      for (int index : grid.large(at)) {
        candidates.add(index);
      }
      for (int area = 0; area < areas.size(); area++) {
        if (areas.get(area).contains(at)) {
          held++;
          if (!candidates.contains(area)) {
            fail(at + " in " + areas.get(area));
          }
        }
      }
    }
    assertThat(held).isGreaterThan(10_000);
  }

  static ReleaseRule.Tracks tracks(Area area, Duration delay) {
    return new ReleaseRule.Tracks(
        EnumSet.allOf(TrackKind.class),
        area,
        0.05,
        delay,
        delay.plusSeconds(600),
        Set.of(),
        Grade.F);
  }

  static Track ship(int number, double latitude, double longitude, Instant at) {
    return new Track(
        new TrackId("ship-" + number),
        TrackKind.CARGO,
        "",
        new Position(latitude, longitude),
        0,
        0,
        at,
        Label.of("JPN-NAT", Level.RESTRICTED, "USA"),
        new TrackSource("ais", Grade.B));
  }
}
