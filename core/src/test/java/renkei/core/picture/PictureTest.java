// SPDX-License-Identifier: Apache-2.0
package renkei.core.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import renkei.core.entry.Grade;
import renkei.core.entry.Label;
import renkei.core.entry.Level;
import renkei.core.entry.Position;
import renkei.core.entry.Track;
import renkei.core.entry.TrackId;
import renkei.core.entry.TrackKind;
import renkei.core.entry.TrackSource;

/// Latest wins, everything is bounded, and nothing is dropped without being counted.
final class PictureTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_775_790_000);

  private static Track track(String id, long second) {
    return new Track(
        new TrackId(id),
        TrackKind.SHIP,
        "",
        new Position(35, 139),
        0,
        0,
        NOW.plusSeconds(second),
        Label.of("JPN-NAT", Level.RESTRICTED, "USA"),
        new TrackSource("ais", Grade.B));
  }

  @Test
  void the_latest_wins_and_what_is_not_newer_is_counted() {
    Picture picture = new Picture();
    assertThat(picture.offer(track("a", 2), NOW)).isEqualTo(Picture.Update.APPLIED);
    assertThat(picture.offer(track("a", 1), NOW)).isEqualTo(Picture.Update.OLDER);
    assertThat(picture.offer(track("a", 2), NOW)).isEqualTo(Picture.Update.OLDER);
    assertThat(picture.offer(track("a", 3), NOW)).isEqualTo(Picture.Update.APPLIED);
    assertThat(picture.find(new TrackId("a"))).contains(track("a", 3));
    assertThat(picture.size()).isEqualTo(1);
    assertThat(picture.counts()).isEqualTo(new Picture.Counts(2, 2, 0, 0, 0));
  }

  @Test
  void a_position_from_the_future_cannot_hide_the_later_ones() {
    Picture picture = new Picture();
    assertThat(picture.offer(track("a", 61), NOW)).isEqualTo(Picture.Update.AHEAD);
    assertThat(picture.offer(track("a", 60), NOW)).isEqualTo(Picture.Update.APPLIED);
    assertThat(picture.counts().ahead()).isEqualTo(1);
  }

  @Test
  void a_full_picture_lets_go_of_the_track_that_was_updated_longest_ago() {
    Picture picture = new Picture(2);
    picture.offer(track("a", 0), NOW);
    picture.offer(track("b", 0), NOW);
    picture.offer(track("a", 1), NOW);
    assertThat(picture.offer(track("c", 1), NOW)).isEqualTo(Picture.Update.EVICTED);
    assertThat(picture.tracks()).extracting(one -> one.id().code()).containsExactly("a", "c");
    assertThat(picture.counts().evicted()).isEqualTo(1);
  }

  @Test
  void what_nothing_was_heard_of_expires_and_is_counted() {
    Picture picture = new Picture();
    picture.offer(track("a", 0), NOW);
    picture.offer(track("b", 10), NOW);
    assertThat(picture.expire(NOW.plusSeconds(65), Duration.ofMinutes(1)))
        .containsExactly(new TrackId("a"));
    assertThat(picture.size()).isEqualTo(1);
    assertThat(picture.counts().expired()).isEqualTo(1);
  }

  @Test
  void a_flood_of_new_tracks_stays_within_the_bound() {
    Picture picture = new Picture(1_000);
    for (int i = 0; i < 50_000; i++) {
      picture.offer(track("t" + i, 0), NOW);
    }
    assertThat(picture.size()).isEqualTo(1_000);
    assertThat(picture.counts().evicted()).isEqualTo(49_000);
  }
}
