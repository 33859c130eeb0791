// SPDX-License-Identifier: Apache-2.0
package renkei.node.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import renkei.core.base.Malformed;
import renkei.core.entry.Area;
import renkei.core.entry.TrackKind;

/// Makes the sea traffic of an exercise (演習): ships of mixed kinds that move along lanes around
/// Sagami Bay and Tokyo Bay, as AIS sentences. The same seed gives the same ships, lane by lane and
/// second by second. Every ship is named EXERCISE and a number; their MMSIs begin with 799, which
/// no country has. Immutable; any thread.
public final class ShipGenerator {
  /// The ships of a demonstration unless said otherwise.
  public static final int SHIPS = 400;

  /// Sagami Bay, on the edges of cells of 0.05 degrees: about three fifths of the ships stay in it.
  public static final Area SAGAMI_BAY = new Area(34.85, 139.10, 35.35, 139.65);

  /// Kinds that a release rule of the demonstration covers: merchant, working and rescue vessels.
  /// Left out are fishing vessels and pleasure craft.
  public static final Set<TrackKind> STORY_KINDS =
      Set.of(
          TrackKind.CARGO,
          TrackKind.TANKER,
          TrackKind.PASSENGER,
          TrackKind.SERVICE,
          TrackKind.RESCUE);

  /// Talker of those that came by the ships' own reports.
  public static final String OPEN_TALKER = "AI";

  /// Talker of the third part that stands for a sensor whose tracks need protection.
  public static final String PROTECTED_TALKER = "AB";

  /// Every ship reports its place so often.
  public static final Duration POSITIONS = Duration.ofSeconds(10);

  /// Every ship reports its name so often.
  public static final Duration NAMES = Duration.ofMinutes(6);

  private static final int FIRST_MMSI = 799_000_001;
  private static final int SHIPS_MAX = 20_000;

  /// Ship types by turns: three tenths cargo, then tankers, passengers, fishing, service, leisure
  /// and rescue vessels.
  private static final int[] TYPES = {
    70, 80, 60, 30, 52, 37, 70, 79, 30, 51, 70, 80, 60, 30, 50, 36, 71, 89, 30, 70
  };

  private final List<Ship> ships;

  /// @param speed knots
  /// @param begun miles along the lane at the epoch
  private record Ship(
      int number, SeaLane lane, double aside, double speed, double begun, int type, boolean open) {
    int mmsi() {
      return FIRST_MMSI + number;
    }

    String talker() {
      return open ? OPEN_TALKER : PROTECTED_TALKER;
    }

    SeaLane.Place at(Instant when) {
      double hours = when.toEpochMilli() / 3_600_000.0;
      return lane.after(begun + hours * speed, aside);
    }
  }

  /// A generator of so many ships.
  ///
  /// @param seed the same seed, the same ships
  /// @param count 1 to 20,000
  public ShipGenerator(long seed, int count) {
    Malformed.unless(
        count >= 1 && count <= SHIPS_MAX, "an exercise has 1 to " + SHIPS_MAX + " ships");
    SplittableRandom random = new SplittableRandom(seed);
    List<Ship> made = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      made.add(ship(i, random));
    }
    this.ships = List.copyOf(made);
  }

  /// Shares are dealt by turns and not drawn, so that every seed has enough of each for the story.
  private static Ship ship(int i, SplittableRandom random) {
    List<SeaLane> lanes = SeaLane.AROUND_SAGAMI;
    int outside = lanes.size() - SeaLane.WITHIN_SAGAMI;
    SeaLane lane =
        i % 5 < 3
            ? lanes.get(i / 5 % SeaLane.WITHIN_SAGAMI)
            : lanes.get(SeaLane.WITHIN_SAGAMI + i / 5 % outside);
    double aside = lane.width() * (2 * random.nextDouble() - 1);
    double speed = 4 + 12 * random.nextDouble();
    double begun = 2 * lane.length() * random.nextDouble();
    int type = TYPES[i / 3 % TYPES.length];
    return new Ship(i, lane, aside, speed, begun, type, i / 7 % 3 != 2);
  }

  /// How many ships there are.
  public int size() {
    return ships.size();
  }

  /// Names and places of all ships at once: how a feed begins.
  public List<String> first(Instant at) {
    List<String> lines = new ArrayList<>(3 * ships.size());
    for (Ship ship : ships) {
      lines.addAll(name(ship));
      lines.add(place(ship, at));
    }
    return lines;
  }

  /// The sentences that fall into the time after `from` up to and with `until`, ship by ship.
  public List<String> between(Instant from, Instant until) {
    List<String> lines = new ArrayList<>();
    for (Ship ship : ships) {
      if (turns(ship, from, NAMES) != turns(ship, until, NAMES)) {
        lines.addAll(name(ship));
      }
      if (turns(ship, from, POSITIONS) != turns(ship, until, POSITIONS)) {
        lines.add(place(ship, until));
      }
    }
    return lines;
  }

  /// Ships report in turn, not all in the same instant.
  private long turns(Ship ship, Instant at, Duration every) {
    long shift = every.toMillis() * ship.number() / ships.size();
    return Math.floorDiv(at.toEpochMilli() + shift, every.toMillis());
  }

  private static List<String> name(Ship ship) {
    String name = String.format(Locale.ROOT, "EXERCISE %03d", ship.number() + 1);
    return AisWriter.ship(ship.talker(), ship.mmsi(), name, ship.type(), ship.number() % 10);
  }

  private static String place(Ship ship, Instant at) {
    SeaLane.Place place = ship.at(at);
    return AisWriter.position(ship.talker(), ship.mmsi(), place.at(), place.course(), ship.speed());
  }
}
