// SPDX-License-Identifier: Apache-2.0
package renkei.core.release;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import renkei.core.entry.Area;
import renkei.core.entry.Domestic;
import renkei.core.entry.Grade;
import renkei.core.entry.Label;
import renkei.core.entry.Level;
import renkei.core.entry.Membership;
import renkei.core.entry.PartyId;
import renkei.core.entry.Position;
import renkei.core.entry.Provisions;
import renkei.core.entry.ReleaseRule;
import renkei.core.entry.Track;
import renkei.core.entry.TrackField;
import renkei.core.entry.TrackId;
import renkei.core.entry.TrackKind;
import renkei.core.entry.TrackSource;

/// Seeded tracks and rules, crowded around edges: cells, areas, the date line, the poles, delays.
final class Fleet {
  private static final double[] CELLS = {0, 0.001, 0.05, 0.1, 0.5, 1, 7, 10};
  private static final String[] LABELS = {
    "RESTRICTED//REL_TO:JPN,USA",
    "RESTRICTED//REL_TO:JPN,USA",
    "RESTRICTED//REL_TO:JPN,USA,PHL//INFO:STAFF",
    "RESTRICTED//REL_TO:JPN,PHL",
    "UNCLASSIFIED",
    "SECRET//REL_TO:JPN,USA,PHL",
    "SECRET//ORCON//REL_TO:JPN,USA,PHL",
    "TOP_SECRET//REL_TO:JPN,USA",
    "CONFIDENTIAL//MEDICAL-HOLD//REL_TO:JPN,USA",
    "RESTRICTED//REL_TO:JPN,USA//EXERCISE",
    "RESTRICTED//REL_TO:JPN,USA//OF:OTHER",
  };

  /// One in force up to RESTRICTED, one that ends, one without the recipient, one not in force.
  private static final Membership[] SCOPES = {
    Membership.of(Cast.id("open")),
    Membership.of(Cast.id("ending")),
    Membership.of(Cast.id("others")),
    Membership.of(Cast.id("planned"))
  };

  private final Random random;
  private final Label[] labels = new Label[LABELS.length];

  Fleet(long seed) {
    this.random = new Random(seed);
    for (int i = 0; i < LABELS.length; i++) {
      labels[i] = Cast.label(LABELS[i], "JPN-NAT");
    }
  }

  Random random() {
    return random;
  }

  Track track(int number) {
    return new Track(
        new TrackId("mmsi-" + number),
        one(TrackKind.values()),
        "name " + number,
        position(),
        random.nextInt(9) == 0 ? Double.NaN : random.nextInt(3600) / 10.0,
        random.nextInt(9) == 0 ? Double.NaN : random.nextInt(400) / 10.0,
        Cast.NOW.minusMillis(random.nextInt(120) * 500L - 2_000),
        random.nextInt(4) == 0 ? Cast.label(one(LABELS), "JPN-NAT") : one(labels),
        new TrackSource("ais", one(Grade.values())));
  }

  /// Somewhere, often on an edge of something.
  Position position() {
    return switch (random.nextInt(6)) {
      case 0 -> new Position(random.nextInt(181) - 90, random.nextInt(361) - 180);
      case 1 -> new Position(near(35), near(139));
      case 2 -> new Position(near(0), random.nextBoolean() ? near(179.9) : near(-179.9));
      case 3 -> new Position(random.nextBoolean() ? near(89.9) : near(-89.9), near(0));
      default -> new Position(random.nextDouble() * 180 - 90, random.nextDouble() * 360 - 180);
    };
  }

  private double near(double degrees) {
    double moved = degrees + (random.nextInt(401) - 200) / 1000.0;
    return Math.max(
        degrees > 90 || degrees < -90 ? -180 : -90, Math.min(degrees > 90 ? 180 : 90, moved));
  }

  private Area area() {
    if (random.nextInt(12) == 0) {
      return Area.WORLD;
    }
    Position one = position();
    Position other =
        random.nextBoolean()
            ? position()
            : new Position(
                Math.clamp(one.latitude() + random.nextInt(40) / 10.0, -90, 90),
                Math.clamp(one.longitude() + random.nextInt(40) / 10.0, -180, 180));
    double east = other.longitude() == -180 ? 180 : other.longitude();
    return new Area(
        Math.min(one.latitude(), other.latitude()),
        one.longitude(),
        Math.max(one.latitude(), other.latitude()),
        east);
  }

  ReleaseRule rule(PartyId... recipients) {
    Duration delay =
        random.nextInt(4) == 0
            ? Duration.ofNanos(random.nextInt(2_000_000_000))
            : Duration.ofSeconds(random.nextInt(20));
    ReleaseRule.Tracks scope =
        new ReleaseRule.Tracks(
            kinds(),
            area(),
            CELLS[random.nextInt(CELLS.length)],
            delay,
            delay.plusSeconds(1 + random.nextInt(60)),
            fields(),
            one(Grade.values()));
    Instant from = Cast.NOW.plusSeconds(random.nextInt(100) - 95);
    Instant until = random.nextInt(3) == 0 ? from.plusSeconds(1 + random.nextInt(60)) : null;
    Membership under = random.nextInt(3) == 0 ? one(SCOPES) : null;
    return new ReleaseRule(Set.of(recipients), scope, from, until, under);
  }

  private Set<TrackKind> kinds() {
    Set<TrackKind> kinds = EnumSet.noneOf(TrackKind.class);
    for (TrackKind kind : TrackKind.values()) {
      if (random.nextInt(3) > 0) {
        kinds.add(kind);
      }
    }
    return kinds.isEmpty() ? EnumSet.of(TrackKind.CARGO) : kinds;
  }

  private Set<TrackField> fields() {
    Set<TrackField> fields = new HashSet<>();
    for (TrackField field : TrackField.values()) {
      if (random.nextBoolean()) {
        fields.add(field);
      }
    }
    return fields;
  }

  <T> T one(T[] of) {
    return of[random.nextInt(of.length)];
  }

  /// JPN's desk, linked with USA up to SECRET and with PHL up to RESTRICTED, with so many rules.
  ReleaseDesk desk(int rules) {
    ReleaseDesk desk = new ReleaseDesk(Cast.party("JPN"), false);
    desk.agreed(Cast.agreement("JPN", "USA", Level.SECRET));
    desk.agreed(Cast.agreement("JPN", "PHL", Level.RESTRICTED));
    desk.rosters(rosters());
    List<PartyId[]> recipients = new ArrayList<>();
    recipients.add(new PartyId[] {Cast.party("USA")});
    recipients.add(new PartyId[] {Cast.party("PHL")});
    recipients.add(new PartyId[] {Cast.party("USA"), Cast.party("PHL"), Cast.party("XAA")});
    for (int i = 0; i < rules; i++) {
      adopt(desk, "R" + i, rule(recipients.get(random.nextInt(3))));
    }
    return desk;
  }

  private List<Roster> rosters() {
    Map<Level, Level> meanings =
        Map.of(Level.UNCLASSIFIED, Level.UNCLASSIFIED, Level.RESTRICTED, Level.RESTRICTED);
    Provisions.Scope scope = new Provisions.Scope("", false, Level.RESTRICTED, meanings);
    Instant soon = Cast.NOW.plusSeconds(random.nextInt(3) - 1);
    Map<PartyId, Instant> all =
        Map.of(Cast.party("JPN"), Instant.MAX, Cast.party("USA"), Instant.MAX);
    Map<PartyId, Instant> leaving =
        Map.of(Cast.party("JPN"), Instant.MAX, Cast.party("USA"), soon, Cast.party("PHL"), soon);
    Map<PartyId, Instant> others =
        Map.of(Cast.party("JPN"), Instant.MAX, Cast.party("PHL"), Instant.MAX);
    return List.of(
        new Roster(SCOPES[0], 1, all, scope, soon),
        new Roster(SCOPES[1], 2, leaving, scope, null),
        new Roster(SCOPES[2], 3, others, scope, null));
  }

  static void adopt(ReleaseDesk desk, String name, ReleaseRule rule) {
    Label label = Label.of("JPN-NAT", Level.UNCLASSIFIED);
    desk.apply(
        Cast.entry("JPN", name, Cast.NOW, Set.of(), label, new Domestic.ReleaseRuleAdopted(rule)));
  }
}
