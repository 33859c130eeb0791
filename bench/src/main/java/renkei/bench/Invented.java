// SPDX-License-Identifier: Apache-2.0
package renkei.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;
import renkei.core.entry.Area;
import renkei.core.entry.Ceiling;
import renkei.core.entry.CommandId;
import renkei.core.entry.Domestic;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.Grade;
import renkei.core.entry.Label;
import renkei.core.entry.Level;
import renkei.core.entry.LevelMap;
import renkei.core.entry.OfficerId;
import renkei.core.entry.PartyId;
import renkei.core.entry.Position;
import renkei.core.entry.ReleaseRule;
import renkei.core.entry.SignedEntry;
import renkei.core.entry.Track;
import renkei.core.entry.TrackId;
import renkei.core.entry.TrackKind;
import renkei.core.entry.TrackSource;
import renkei.core.release.Agreement;
import renkei.core.release.Policy;
import renkei.core.release.ReleaseDesk;

/// Ships, rules and parties made up from a seed.
final class Invented {
  static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");

  private static final double SOUTH = 20;
  private static final double WEST = 120;
  private static final double HIGH = 25;
  private static final double WIDE = 30;
  private static final String LABELS = "COALITION";

  private Invented() {}

  static PartyId party(String code) {
    return new PartyId(Hash.sha256(code.getBytes(StandardCharsets.UTF_8)));
  }

  /// A policy of JPN with so many rules on tracks, spread over the recipients.
  ///
  /// @param degrees side of each rule's area
  static Policy policy(int rules, double degrees, String... recipients) {
    SplittableRandom random = new SplittableRandom(1);
    PartyId jpn = party("JPN");
    ReleaseDesk desk = new ReleaseDesk(jpn, true);
    for (String recipient : recipients) {
      PartyId to = party(recipient);
      desk.agreed(
          new Agreement(
              new EntryId(1, recipient.hashCode()),
              to,
              ceiling(jpn, to, recipient),
              ceiling(to, jpn, "JPN")));
    }
    for (int i = 0; i < rules; i++) {
      PartyId to = party(recipients[i % recipients.length]);
      adopt(desk, jpn, i, rule(random, degrees, to, NOW.minusSeconds(60)));
    }
    return desk.policy();
  }

  /// A rule on ships in a random area, five seconds late, in cells of 0.05°.
  static ReleaseRule rule(SplittableRandom random, double degrees, PartyId to, Instant from) {
    double south = SOUTH + random.nextDouble() * (HIGH - degrees);
    double west = WEST + random.nextDouble() * (WIDE - degrees);
    ReleaseRule.Tracks scope =
        new ReleaseRule.Tracks(
            EnumSet.allOf(TrackKind.class),
            new Area(south, west, south + degrees, west + degrees),
            0.05,
            Duration.ofSeconds(5),
            Duration.ofMinutes(10),
            Set.of(),
            Grade.F);
    return new ReleaseRule(Set.of(to), scope, from, null);
  }

  private static Ceiling ceiling(PartyId from, PartyId to, String code) {
    Map<Level, Level> same = new TreeMap<>();
    for (Level level : Level.values()) {
      same.put(level, level);
    }
    return new Ceiling(from, to, code, Level.SECRET, new LevelMap(LABELS, same));
  }

  private static void adopt(ReleaseDesk desk, PartyId self, int number, ReleaseRule rule) {
    Entry entry =
        new Entry(
            self,
            new EntryId(2, number),
            NOW,
            NOW,
            new OfficerId("duty-hq"),
            new CommandId("HQ"),
            "",
            Set.of(),
            Label.of(LABELS, Level.RESTRICTED).asExercise(),
            new Domestic.ReleaseRuleAdopted(rule));
    byte[] bytes = entry.toString().getBytes(StandardCharsets.UTF_8);
    desk.apply(SignedEntry.of(entry, Bytes.owning(bytes), null));
  }

  /// Ships all over the area, each of another kind than the one before.
  static Track[] tracks(int count, Instant at, String... releasableTo) {
    SplittableRandom random = new SplittableRandom(2);
    Label label = Label.of(LABELS, Level.RESTRICTED, releasableTo).asExercise();
    Track[] tracks = new Track[count];
    for (int i = 0; i < count; i++) {
      Position where =
          new Position(SOUTH + random.nextDouble() * HIGH, WEST + random.nextDouble() * WIDE);
      tracks[i] =
          new Track(
              new TrackId("mmsi-" + i),
              TrackKind.values()[i % TrackKind.values().length],
              "",
              where,
              90,
              10,
              at,
              label,
              new TrackSource("ais", Grade.B));
    }
    return tracks;
  }
}
