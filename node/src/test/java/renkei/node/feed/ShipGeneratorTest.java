// SPDX-License-Identifier: Apache-2.0
package renkei.node.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import renkei.core.entry.Area;
import renkei.core.entry.Track;
import renkei.core.entry.TrackId;

class ShipGeneratorTest {
  private static final Area AROUND = new Area(34.3, 138.5, 35.65, 140.7);
  private final ShipGenerator ships = new ShipGenerator(42, ShipGenerator.SHIPS);

  @Test
  void ais_the_same_seed_gives_the_same_ships_and_another_gives_others() {
    assertThat(new ShipGenerator(42, ShipGenerator.SHIPS).first(FeedFixture.NOW))
        .isEqualTo(ships.first(FeedFixture.NOW));
    assertThat(new ShipGenerator(43, ShipGenerator.SHIPS).first(FeedFixture.NOW))
        .isNotEqualTo(ships.first(FeedFixture.NOW));
  }

  @Test
  void ais_every_ship_is_marked_as_an_exercise_and_has_an_mmsi_of_no_country() {
    AisReader reader = FeedFixture.reader();
    List<Track> tracks = FeedFixture.read(reader, ships.first(FeedFixture.NOW));
    assertThat(tracks).hasSize(ShipGenerator.SHIPS);
    assertThat(tracks).allMatch(track -> track.name().matches("EXERCISE [0-9]{3}"));
    assertThat(tracks).allMatch(track -> track.id().code().startsWith("mmsi-799"));
    assertThat(tracks).extracting(Track::name).doesNotHaveDuplicates();
    assertThat(reader.counters().counts().keySet())
        .containsExactlyInAnyOrder(
            FeedCount.LINES,
            FeedCount.SENTENCES,
            FeedCount.MESSAGES,
            FeedCount.STATICS,
            FeedCount.POSITIONS,
            FeedCount.TRACKS);
  }

  @Test
  void ais_the_story_has_enough_of_each_at_any_hour_and_seed() {
    for (long seed = 0; seed < 20; seed++) {
      ShipGenerator any = new ShipGenerator(seed, ShipGenerator.SHIPS);
      for (int hour = 0; hour < 48; hour += 5) {
        Instant at = FeedFixture.NOW.plus(Duration.ofHours(hour));
        StoryChoice.Counts counts =
            FeedSurvey.of(any.first(at))
                .counts(
                    0.05,
                    ShipGenerator.SAGAMI_BAY,
                    ShipGenerator.STORY_KINDS,
                    ShipGenerator.PROTECTED_TALKER);
        assertThat(counts.leastAlone())
            .as("seed %d, hour %d", seed, hour)
            .isGreaterThanOrEqualTo(40);
      }
    }
  }

  @Test
  void ais_ships_move_as_fast_as_they_say_and_stay_on_their_lanes() {
    AisReader reader = FeedFixture.reader();
    Map<TrackId, Track> before = new HashMap<>();
    Instant at = FeedFixture.NOW;
    FeedFixture.read(reader, ships.first(at)).forEach(track -> before.put(track.id(), track));
    int moved = 0;
    for (int minute = 1; minute <= 120; minute++) {
      Instant next = at.plusSeconds(60);
      for (String line : ships.first(next)) {
        for (Track track : reader.read(line, next).stream().toList()) {
          Track last = before.put(track.id(), track);
          assertThat(last).isNotNull();
          assertThat(AROUND.contains(track.position())).isTrue();
          double miles = miles(last, track);
          assertThat(miles).as("no leap").isLessThan(2 * 2.01 + track.speed() / 60);
          moved += Math.abs(miles - track.speed() / 60) < 0.02 ? 1 : 0;
        }
      }
      at = next;
    }
    assertThat(moved).as("straight minutes").isGreaterThan(120 * ShipGenerator.SHIPS * 9 / 10);
  }

  private static double miles(Track from, Track to) {
    double north = (to.position().latitude() - from.position().latitude()) * 60;
    double east =
        (to.position().longitude() - from.position().longitude())
            * 60
            * Math.cos(Math.toRadians(from.position().latitude()));
    return Math.hypot(north, east);
  }

  @Test
  void ais_in_every_ten_seconds_each_ship_reports_once() {
    AisReader reader = FeedFixture.reader();
    Instant at = FeedFixture.NOW;
    FeedFixture.read(reader, ships.first(at));
    long before = reader.counters().of(FeedCount.POSITIONS);
    for (int step = 0; step < 120; step++) {
      FeedFixture.read(reader, ships.between(at, at.plusMillis(500)));
      at = at.plusMillis(500);
    }
    assertThat(reader.counters().of(FeedCount.POSITIONS) - before)
        .isEqualTo(6L * ShipGenerator.SHIPS);
  }
}
