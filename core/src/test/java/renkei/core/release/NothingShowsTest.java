// SPDX-License-Identifier: Apache-2.0
package renkei.core.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import renkei.core.entry.Area;
import renkei.core.entry.BeatPart;
import renkei.core.entry.Grade;
import renkei.core.entry.Label;
import renkei.core.entry.Level;
import renkei.core.entry.PartyId;
import renkei.core.entry.Position;
import renkei.core.entry.ReleaseRule;
import renkei.core.entry.ReleasedTrack;
import renkei.core.entry.Track;
import renkei.core.entry.TrackId;
import renkei.core.entry.TrackKind;
import renkei.core.entry.TrackSource;
import renkei.core.picture.Beat;
import renkei.core.picture.Lane;
import renkei.core.picture.Numbers;
import renkei.core.picture.Picture;

/// Rule 7 over time, through picture, lane and gate: two worlds that differ only in what is neither
/// released nor read by a condition send the same, at the same moments, under the same numbers.
final class NothingShowsTest {
  private static final PartyId USA = Cast.party("USA");
  private static final int SHIPS = 40;

  private static final ReleaseRule.Tracks RULE =
      new ReleaseRule.Tracks(
          EnumSet.of(TrackKind.CARGO),
          new Area(34, 138, 36, 140),
          0.1,
          Duration.ofSeconds(20),
          Duration.ofSeconds(120),
          Set.of(),
          Grade.C);

  /// All that a recipient could notice.
  private record Sent(Instant when, BeatPart part, List<ReleasedTrack> tracks) {}

  /// @param seed what both worlds have in common
  /// @param hidden what only one of them has: names, ids, courses, places in the cell, ships
  ///   withheld
  private static List<Sent> world(long seed, long hidden) {
    Random common = new Random(seed);
    Random own = new Random(hidden);
    ReleaseDesk desk = new ReleaseDesk(Cast.party("JPN"), false);
    desk.agreed(Cast.agreement("JPN", "USA", Level.SECRET));
    Fleet.adopt(desk, "R", new ReleaseRule(Set.of(USA), RULE, Cast.NOW, null));
    Picture picture = new Picture();
    Lane lane = new Lane(1, RULE, new Numbers());
    TrackGate gate = TrackGate.compile(desk.policy(), USA);
    List<Sent> sent = new ArrayList<>();
    for (int second = 0; second < 180; second++) {
      Instant now = Cast.NOW.plusSeconds(second);
      for (int ship = 0; ship < SHIPS; ship++) {
        if (common.nextInt(4) == 0) {
          picture.offer(ship(ship, hidden, common, own, now), now);
        }
        if (own.nextInt(4) == 0) {
          picture.offer(withheld(ship, hidden, now), now);
        }
      }
      lane.tick(now, picture, one -> gate.covers(one, Cast.id("R"), now.plus(RULE.delay())));
      lane.take(now, one -> gate.covers(one, Cast.id("R"), now))
          .ifPresent(beat -> send(beat, gate, now, sent));
    }
    return sent;
  }

  private static void send(Beat beat, TrackGate gate, Instant now, List<Sent> sent) {
    for (Beat.Part part : beat.parts()) {
      TrackPermit permit = gate.permit(part.part(), Cast.id("R"), part.tracks(), now).orElseThrow();
      sent.add(new Sent(now, permit.part(), permit.tracks()));
    }
  }

  /// A ship that sails in and out of the area from cell to cell; where in the cell is its own
  /// matter.
  private static Track ship(int number, long hidden, Random common, Random own, Instant now) {
    double south = 33.5 + common.nextInt(30) * 0.1;
    double west = 137.5 + common.nextInt(30) * 0.1;
    return new Track(
        new TrackId("id-" + (hidden * 1_000 + (hidden % 2 == 0 ? number : SHIPS - number))),
        TrackKind.CARGO,
        "name " + own.nextLong(),
        new Position(south + 0.01 + own.nextDouble() * 0.08, west + 0.01 + own.nextDouble() * 0.08),
        own.nextInt(360),
        own.nextInt(30),
        now,
        Cast.label("RESTRICTED//REL_TO:USA//INFO:I" + own.nextInt(9), "JPN-NAT"),
        new TrackSource("feed-" + hidden, Grade.B));
  }

  private static Track withheld(int number, long hidden, Instant now) {
    return new Track(
        new TrackId("hidden-" + hidden + "-" + number),
        TrackKind.CARGO,
        "",
        new Position(35, 139),
        0,
        0,
        now,
        Label.of("JPN-NAT", Level.RESTRICTED),
        new TrackSource("feed", Grade.B));
  }

  @Test
  void two_worlds_that_differ_in_what_is_not_released_send_the_same() {
    for (int seed = 0; seed < 30; seed++) {
      List<Sent> one = world(seed, 1);
      List<Sent> other = world(seed, 2);
      assertThat(other).isEqualTo(one);
      assertThat(one).hasSizeGreaterThan(20).anyMatch(sent -> sent.tracks().size() > 5);
    }
  }

  @Test
  void two_worlds_that_differ_in_what_is_released_do_not() {
    assertThat(world(1, 1)).isNotEqualTo(world(2, 1));
  }
}
