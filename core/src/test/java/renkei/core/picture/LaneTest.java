// SPDX-License-Identifier: Apache-2.0
package renkei.core.picture;

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
import renkei.core.entry.NumberedTrack;
import renkei.core.entry.Position;
import renkei.core.entry.ReleaseRule;
import renkei.core.entry.Track;
import renkei.core.entry.TrackId;
import renkei.core.entry.TrackKind;
import renkei.core.entry.TrackSource;

/// What a recipient can learn from when and how often it gets something, and what a slow one costs.
final class LaneTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_775_790_000);

  private static ReleaseRule.Tracks rule(long delaySeconds) {
    return new ReleaseRule.Tracks(
        EnumSet.allOf(TrackKind.class),
        Area.WORLD,
        0.05,
        Duration.ofSeconds(delaySeconds),
        Duration.ofSeconds(delaySeconds + 3600),
        Set.of(),
        Grade.F);
  }

  private static Track track(String id, Instant at) {
    return new Track(
        new TrackId(id),
        TrackKind.SHIP,
        "",
        new Position(35, 139),
        0,
        0,
        at,
        Label.of("JPN-NAT", Level.RESTRICTED, "USA"),
        new TrackSource("ais", Grade.B));
  }

  private static Picture picture(int tracks) {
    Picture picture = new Picture();
    for (int i = 0; i < tracks; i++) {
      picture.offer(track("t" + i, NOW), NOW);
    }
    return picture;
  }

  private static List<Beat> run(Lane lane, Picture picture, int seconds) {
    List<Beat> beats = new ArrayList<>();
    for (int i = 0; i < seconds; i++) {
      Instant now = NOW.plusSeconds(i);
      lane.tick(now, picture, _ -> true);
      lane.take(now, _ -> true).ifPresent(beats::add);
    }
    return beats;
  }

  @Test
  void the_rhythm_is_a_twelfth_of_the_delay_and_at_least_five_seconds() {
    assertThat(rule(0).beat()).isEqualTo(Duration.ofSeconds(5));
    assertThat(rule(60).beat()).isEqualTo(Duration.ofSeconds(5));
    assertThat(rule(61).beat()).isEqualTo(Duration.ofSeconds(6));
    assertThat(rule(86_400).beat()).isEqualTo(Duration.ofHours(2));
  }

  @Test
  void beats_come_at_the_rhythm_of_the_clock_whatever_moves_and_even_when_nothing_is_there() {
    List<Beat> still = run(new Lane(1, rule(5), new Numbers()), new Picture(), 60);
    List<Beat> busy = run(new Lane(1, rule(5), new Numbers()), picture(50), 60);
    assertThat(busy).extracting(Beat::at).isEqualTo(still.stream().map(Beat::at).toList());
    assertThat(busy).extracting(Beat::number).isEqualTo(still.stream().map(Beat::number).toList());
    assertThat(still).hasSize(11).allMatch(beat -> beat.tracks().isEmpty());
    assertThat(still.getFirst().parts()).hasSize(1);
  }

  @Test
  void nothing_is_given_out_before_the_delay_is_over() {
    Lane lane = new Lane(1, rule(60), new Numbers());
    Picture picture = picture(1);
    for (int i = 0; i < 60; i++) {
      lane.tick(NOW.plusSeconds(i), picture, _ -> true);
      assertThat(lane.take(NOW.plusSeconds(i), _ -> true)).isEmpty();
    }
    assertThat(lane.nextDue()).contains(NOW.plusSeconds(60));
    assertThat(lane.take(NOW.plusSeconds(60), _ -> true)).isPresent();
  }

  @Test
  void a_snapshot_shows_the_moment_it_was_taken_and_is_ruled_again_when_it_goes() {
    Lane lane = new Lane(1, rule(5), new Numbers());
    Picture picture = picture(2);
    lane.tick(NOW, picture, _ -> true);
    picture.offer(track("t0", NOW.plusSeconds(3)), NOW.plusSeconds(3));
    Beat beat =
        lane.take(NOW.plusSeconds(5), track -> !track.id().code().equals("t1")).orElseThrow();
    assertThat(beat.tracks()).hasSize(1);
    assertThat(beat.tracks().getFirst().track().at()).isEqualTo(NOW);
    assertThat(lane.counts().withheld()).isEqualTo(1);
  }

  @Test
  void a_slow_recipient_gets_the_newest_set_and_what_it_missed_is_counted() {
    Lane lane = new Lane(1, rule(5), new Numbers());
    Picture picture = picture(3);
    for (int i = 0; i <= 100; i += 5) {
      Instant now = NOW.plusSeconds(i);
      picture.offer(track("t0", now), now);
      lane.tick(now, picture, _ -> true);
    }
    Beat beat = lane.take(NOW.plusSeconds(100), _ -> true).orElseThrow();
    assertThat(beat.at()).isEqualTo(NOW.plusSeconds(95));
    assertThat(beat.number()).as("a gap would tell").isEqualTo(1);
    // 21 snapshots: one given out, one not due yet, 19 conflated.
    assertThat(lane.counts()).isEqualTo(new Lane.Counts(1, 3, 19 * 3, 0));
    assertThat(lane.take(NOW.plusSeconds(100), _ -> true)).isEmpty();
  }

  @Test
  void p19_a_recipient_that_reads_nothing_costs_no_more_than_one_delay_of_snapshots() {
    for (long delay : new long[] {0, 5, 60, 61, 3_600, 86_400}) {
      Lane lane = new Lane(1, rule(delay), new Numbers());
      Picture picture = picture(10);
      Random random = new Random(delay);
      Instant now = NOW;
      long snapshots = 0;
      for (int i = 0; i < 2_000; i++) {
        now = now.plusMillis(random.nextLong(2 * rule(delay).beat().toMillis()));
        snapshots += lane.tick(now, picture, _ -> true) ? 1 : 0;
      }
      long held = snapshots * 10 - lane.counts().conflated();
      assertThat(held).isLessThanOrEqualTo(Lane.SNAPSHOTS_MAX * 10L).isPositive();
    }
  }

  @Test
  void numbers_follow_first_release_in_the_sequence_of_first_sight() {
    Lane lane = new Lane(1, rule(0), new Numbers());
    Picture picture = picture(5);
    // A later update moves a track to the end of the picture, but not in the sequence of sight.
    picture.offer(track("t1", NOW.plusSeconds(1)), NOW.plusSeconds(1));
    lane.tick(NOW, picture, track -> !track.id().code().equals("t3"));
    assertThat(numbers(lane.take(NOW, _ -> true).orElseThrow()))
        .containsExactly("1 t0", "2 t1", "3 t2", "4 t4");
    lane.tick(NOW.plusSeconds(5), picture, track -> !track.id().code().equals("t2"));
    assertThat(numbers(lane.take(NOW.plusSeconds(5), _ -> true).orElseThrow()))
        .containsExactly("1 t0", "2 t1", "4 t4", "5 t3");
    lane.tick(NOW.plusSeconds(10), picture, _ -> true);
    assertThat(numbers(lane.take(NOW.plusSeconds(10), _ -> true).orElseThrow()))
        .as("who comes back has its number again")
        .containsExactly("1 t0", "2 t1", "3 t2", "4 t4", "5 t3");
  }

  private static List<String> numbers(Beat beat) {
    return beat.tracks().stream().map(one -> one.number() + " " + one.track().id()).toList();
  }

  @Test
  void what_is_withheld_moves_no_number_and_no_beat_of_what_is_released() {
    List<Beat> alone = run(new Lane(1, rule(5), new Numbers()), picture(10), 40);
    Picture crowded = new Picture();
    for (int i = 0; i < 10; i++) {
      crowded.offer(track("hidden" + i, NOW), NOW);
      crowded.offer(track("t" + i, NOW), NOW);
    }
    Lane lane = new Lane(1, rule(5), new Numbers());
    List<Beat> beats = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Instant now = NOW.plusSeconds(i);
      lane.tick(now, crowded, track -> track.id().code().startsWith("t"));
      lane.take(now, _ -> true).ifPresent(beats::add);
    }
    assertThat(beats).isEqualTo(alone);
  }

  @Test
  void a_lane_whose_rule_ended_says_that_all_is_gone_and_nothing_else() {
    Lane lane = new Lane(7, rule(5), new Numbers());
    run(lane, picture(3), 11);
    Beat last = lane.last(NOW.plusSeconds(12));
    assertThat(last.tracks()).isEmpty();
    assertThat(last.parts())
        .extracting(Beat.Part::part)
        .extracting(BeatPart::parts)
        .containsExactly(1);
    assertThat(lane.sent()).isEmpty();
    assertThat(lane.nextDue()).isEmpty();
  }

  @Test
  void a_large_set_goes_in_parts_that_hold_each_track_once() {
    Lane lane = new Lane(1, rule(0), new Numbers());
    lane.tick(NOW, picture(450), _ -> true);
    Beat beat = lane.take(NOW, _ -> true).orElseThrow();
    List<Beat.Part> parts = beat.parts();
    assertThat(parts).extracting(part -> part.tracks().size()).containsExactly(200, 200, 50);
    assertThat(parts).extracting(part -> part.part().part()).containsExactly(1, 2, 3);
    List<NumberedTrack> all = new ArrayList<>();
    parts.forEach(part -> all.addAll(part.tracks()));
    assertThat(all).isEqualTo(beat.tracks());
  }

  @Test
  void p12_a_clock_that_goes_back_takes_no_second_snapshot_of_one_beat() {
    Lane lane = new Lane(1, rule(5), new Numbers());
    Picture picture = picture(1);
    assertThat(lane.tick(NOW, picture, _ -> true)).isTrue();
    assertThat(lane.tick(NOW.minusSeconds(3600), picture, _ -> true)).isFalse();
    assertThat(lane.tick(NOW.plusSeconds(4), picture, _ -> true)).isFalse();
    assertThat(lane.tick(NOW.plusSeconds(5), picture, _ -> true)).isTrue();
  }

  @Test
  void numbers_are_bounded_and_never_used_again() {
    Numbers numbers = new Numbers(2);
    assertThat(numbers.of(new TrackId("a"))).hasValue(1);
    assertThat(numbers.of(new TrackId("b"))).hasValue(2);
    assertThat(numbers.of(new TrackId("a"))).hasValue(1);
    assertThat(numbers.of(new TrackId("c"))).hasValue(3);
    assertThat(numbers.of(new TrackId("b"))).as("forgotten, so it is another").hasValue(4);
    assertThat(numbers.forgotten()).isEqualTo(2);
  }
}
