// SPDX-License-Identifier: Apache-2.0
package renkei.core.release;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import renkei.core.entry.Area;
import renkei.core.entry.Grade;
import renkei.core.entry.Label;
import renkei.core.entry.Level;
import renkei.core.entry.PartyId;
import renkei.core.entry.Position;
import renkei.core.entry.ReleaseRule;
import renkei.core.entry.Track;
import renkei.core.entry.TrackId;
import renkei.core.entry.TrackKind;
import renkei.core.entry.TrackSource;

/// Prints what a ruling costs; started by hand, for no test depends on the time.
final class GateFigures {
  private static final int TRACKS = 100_000;
  private static final int FEEDS = 10;

  private GateFigures() {}

  public static void main(String[] args) {
    Track[] tracks = tracks();
    for (int round = 0; round < 3; round++) {
      explained(tracks, 5);
      explained(tracks, 50);
      for (int rules : new int[] {1, 5, 50, 100, 1_000}) {
        compiled(tracks, rules);
      }
      feeds(tracks, 1);
      feeds(tracks, 20);
    }
  }

  /// Of this thread: other work on the machine does not count.
  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static Policy policy(int rules, double size, String... recipients) {
    Random random = new Random(1);
    ReleaseDesk desk = new ReleaseDesk(Cast.party("JPN"), false);
    for (String recipient : recipients) {
      desk.agreed(Cast.agreement("JPN", recipient, Level.SECRET));
    }
    for (int i = 0; i < rules; i++) {
      double south = 20 + random.nextDouble() * 24;
      double west = 120 + random.nextDouble() * 29;
      ReleaseRule.Tracks scope =
          new ReleaseRule.Tracks(
              size > 1
                  ? EnumSet.allOf(TrackKind.class)
                  : EnumSet.of(TrackKind.CARGO, TrackKind.TANKER),
              new Area(south, west, south + size, west + size),
              0.05,
              Duration.ofSeconds(5),
              Duration.ofMinutes(10),
              Set.of(),
              Grade.F);
      PartyId to = Cast.party(recipients[i % recipients.length]);
      Fleet.adopt(
          desk, "R" + i, new ReleaseRule(Set.of(to), scope, Cast.NOW.minusSeconds(60), null));
    }
    return desk.policy();
  }

  private static Track[] tracks() {
    Random random = new Random(2);
    Label label =
        Label.of(
            "JPN-NAT",
            Level.RESTRICTED,
            "JPN",
            "USA",
            "P0",
            "P1",
            "P2",
            "P3",
            "P4",
            "P5",
            "P6",
            "P7",
            "P8",
            "P9");
    TrackSource source = new TrackSource("ais", Grade.B);
    Track[] tracks = new Track[TRACKS];
    for (int i = 0; i < TRACKS; i++) {
      Position where = new Position(20 + random.nextDouble() * 25, 120 + random.nextDouble() * 30);
      TrackKind kind = TrackKind.values()[random.nextInt(TrackKind.values().length)];
      tracks[i] =
          new Track(
              new TrackId("mmsi-" + i),
              kind,
              "",
              where,
              0,
              0,
              Cast.NOW.minusSeconds(20),
              label,
              source);
    }
    return tracks;
  }

  private static void explained(Track[] tracks, int rules) {
    Policy policy = policy(rules, 1, "USA");
    PartyId usa = Cast.party("USA");
    long from = cpu();
    int lets = 0;
    for (int i = 0; i < 50_000; i++) {
      lets += Gate.rule(new Thing.OfTrack(tracks[i]), usa, policy, Cast.NOW).lets() ? 1 : 0;
    }
    print("explained, " + rules + " rules", cpu() - from, 50_000, lets);
  }

  private static void compiled(Track[] tracks, int rules) {
    TrackGate gate = TrackGate.compile(policy(rules, 1, "USA"), Cast.party("USA"));
    long from = cpu();
    int lets = 0;
    for (int i = 0; i < 20; i++) {
      for (Track track : tracks) {
        lets += gate.reduce(track, Cast.NOW).isPresent() ? 1 : 0;
      }
    }
    print("compiled, " + rules + " areas", cpu() - from, 20L * TRACKS, lets);
  }

  private static void feeds(Track[] tracks, double size) {
    String[] recipients = new String[FEEDS];
    for (int i = 0; i < FEEDS; i++) {
      recipients[i] = "P" + i;
    }
    Policy policy = policy(50, size, recipients);
    List<TrackGate> gates = new ArrayList<>();
    for (String recipient : recipients) {
      gates.add(TrackGate.compile(policy, Cast.party(recipient)));
    }
    Instant at = Cast.NOW;
    long from = cpu();
    int lets = 0;
    for (TrackGate gate : gates) {
      for (Track track : tracks) {
        lets += gate.reduce(track, at).isPresent() ? 1 : 0;
      }
    }
    long nanos = cpu() - from;
    print("100,000 updates into ten feeds, 50 rules", nanos, 10L * TRACKS, lets);
    System.out.printf(Locale.ROOT, "  that is %.1f %% of one core each second%n", nanos / 1e7);
  }

  private static void print(String what, long nanos, long count, int lets) {
    System.out.printf(
        Locale.ROOT,
        "%-42s %8.0f ns of CPU each, %.1f %% let go%n",
        what,
        (double) nanos / count,
        100.0 * lets / count);
  }
}
