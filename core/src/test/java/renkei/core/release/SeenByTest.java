// SPDX-License-Identifier: Apache-2.0
package renkei.core.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import renkei.core.base.Bytes;
import renkei.core.entry.Area;
import renkei.core.entry.Domestic;
import renkei.core.entry.Grade;
import renkei.core.entry.Label;
import renkei.core.entry.Level;
import renkei.core.entry.NumberedTrack;
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

/// "View as" against what is really sent, through picture, lane and gate as the turn uses them.
final class SeenByTest {
  private static final PartyId USA = Cast.party("USA");
  private static final PartyId PHL = Cast.party("PHL");

  private final Picture picture = new Picture();
  private final ReleaseDesk desk = new ReleaseDesk(Cast.party("JPN"), false);
  private final ReleaseRule.Tracks scope =
      new ReleaseRule.Tracks(
          EnumSet.of(TrackKind.CARGO),
          new Area(34, 138, 36, 140),
          0.05,
          Duration.ofSeconds(5),
          Duration.ofSeconds(600),
          Set.of(),
          Grade.C);
  private final Lane lane = new Lane(1, scope, new Numbers());
  private final Set<ReleasedTrack> arrived = new HashSet<>();

  private void adopt() {
    desk.agreed(Cast.agreement("JPN", "USA", Level.SECRET));
    desk.agreed(Cast.agreement("JPN", "PHL", Level.SECRET));
    Fleet.adopt(desk, "R", new ReleaseRule(Set.of(USA), scope, Cast.NOW.minusSeconds(60), null));
  }

  /// 200 ships: 60 released; 50 outside, 50 tugs, 40 for the owner only.
  private void sail(Instant at) {
    for (int i = 0; i < 200; i++) {
      boolean outside = i >= 60 && i < 110;
      TrackKind kind = i >= 110 && i < 160 ? TrackKind.SERVICE : TrackKind.CARGO;
      Label label =
          i >= 160
              ? Label.of("JPN-NAT", Level.RESTRICTED)
              : Label.of("JPN-NAT", Level.RESTRICTED, "JPN", "USA");
      Position where = new Position(outside ? 20 : 35 + i * 0.001, 139);
      Track ship =
          new Track(
              new TrackId("ship-" + i),
              kind,
              "name",
              where,
              10,
              5,
              at,
              label,
              new TrackSource("ais", Grade.B));
      picture.offer(ship, at);
    }
  }

  private void send(Instant now) {
    TrackGate gate = TrackGate.compile(desk.policy(), USA);
    lane.tick(now, picture, track -> gate.covers(track, Cast.id("R"), now.plus(scope.delay())));
    lane.take(now, track -> gate.covers(track, Cast.id("R"), now))
        .ifPresent(beat -> {
          arrived.clear();
          for (Beat.Part part : beat.parts()) {
            gate.permit(part.part(), Cast.id("R"), part.tracks(), now)
                .ifPresent(permit -> arrived.addAll(permit.tracks()));
          }
        });
  }

  private SeenBy seen(PartyId who, Instant now) {
    List<NumberedTrack> sent = who.equals(USA) ? lane.sent() : List.of();
    return SeenBy.of(picture.tracks(), sent, who, desk.policy(), now);
  }

  private static Set<ReleasedTrack> released(SeenBy seen) {
    List<ReleasedTrack> released = new ArrayList<>();
    seen.tracks().stream()
        .map(SeenBy.SeenTrack::released)
        .filter(Objects::nonNull)
        .forEach(released::add);
    return new HashSet<>(released);
  }

  @Test
  void the_view_is_what_was_sent_with_every_reason_for_the_rest() {
    adopt();
    for (int second = 0; second < 30; second++) {
      Instant now = Cast.NOW.plusSeconds(second);
      sail(now);
      send(now);
    }
    SeenBy usa = seen(USA, Cast.NOW.plusSeconds(29));
    assertThat(arrived).hasSize(60);
    assertThat(released(usa)).isEqualTo(arrived);
    assertThat(usa.reduced()).isEqualTo(60);
    assertThat(usa.withheld()).isEqualTo(140);
    assertThat(usa.withheldFor(ReasonCode.RULE_AREA)).isEqualTo(50);
    assertThat(usa.withheldFor(ReasonCode.RULE_KIND)).isEqualTo(50);
    assertThat(usa.withheldFor(ReasonCode.LABEL_OWNER_ONLY)).isEqualTo(40);
    assertThat(usa.tracks()).allMatch(row -> row.ruling().lets() == (row.released() != null));
    SeenBy phl = seen(PHL, Cast.NOW.plusSeconds(29));
    assertThat(phl.reduced()).isZero();
    assertThat(phl.withheldFor(ReasonCode.NO_RULE)).isEqualTo(200);
    assertThat(phl.counts().getFirst().things()).isEqualTo(200);
  }

  @Test
  void before_any_rule_nobody_has_anything() {
    desk.agreed(Cast.agreement("JPN", "USA", Level.SECRET));
    sail(Cast.NOW);
    send(Cast.NOW);
    assertThat(arrived).isEmpty();
    assertThat(seen(USA, Cast.NOW).reduced()).isZero();
  }

  @Test
  void a_revoked_rule_shows_at_once_and_the_next_beat_is_empty() {
    adopt();
    for (int second = 0; second < 20; second++) {
      sail(Cast.NOW.plusSeconds(second));
      send(Cast.NOW.plusSeconds(second));
    }
    assertThat(arrived).hasSize(60);
    Label label = Label.of("JPN-NAT", Level.UNCLASSIFIED);
    Instant now = Cast.NOW.plusSeconds(20);
    desk.apply(
        Cast.entry(
            "JPN", "-R", now, Set.of(), label, new Domestic.ReleaseRuleRevoked(Cast.id("R"), "w")));
    assertThat(seen(USA, now).reduced()).isZero();
    send(now);
    assertThat(arrived).isEmpty();
    assertThat(lane.counts().withheld()).isEqualTo(60);
  }

  @Test
  void documents_stand_beside_the_tracks_with_their_reasons() {
    adopt();
    Label label = Label.of("JPN-NAT", Level.RESTRICTED, "USA");
    desk.apply(
        Cast.entry(
            "JPN",
            "D",
            Cast.NOW,
            Set.of(),
            label,
            new Domestic.DocumentFiled("title", "text/plain", Bytes.EMPTY, Set.of())));
    SeenBy phl = seen(PHL, Cast.NOW);
    assertThat(phl.documents()).hasSize(1);
    assertThat(phl.documents().getFirst().ruling().against())
        .extracting(Reason::code)
        .containsExactly(ReasonCode.LABEL_OTHERS, ReasonCode.NO_DECISION);
  }

  @Test
  void own_officers_see_their_own_domain_only() {
    Label real = Label.of("JPN-NAT", Level.SECRET);
    assertThat(OfficerView.rule(real, false).lets()).isTrue();
    assertThat(OfficerView.rule(real, true).lets()).isFalse();
    assertThat(OfficerView.rule(real.asExercise(), true).lets()).isTrue();
  }
}
