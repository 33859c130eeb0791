// SPDX-License-Identifier: Apache-2.0
package renkei.core.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import renkei.core.entry.Level;
import renkei.core.entry.PartyId;
import renkei.core.entry.SignedEntry;
import renkei.core.entry.Track;
import renkei.core.turn.Space;

/// What a group of parties has in common, against the gate that sends.
final class SpaceTest {
  private static final PartyId USA = Cast.party("USA");
  private static final PartyId PHL = Cast.party("PHL");
  private static final Set<PartyId> THREE = Set.of(USA, PHL);

  private static Story.Question play(String... lines) {
    List<String> story = new ArrayList<>();
    story.add("linked USA up-to SECRET");
    story.add("linked PHL up-to SECRET");
    story.addAll(List.of(lines));
    return Story.play(story);
  }

  private static Space documents(Set<PartyId> group, Policy policy) {
    return Space.of(group, new Space.Held(List.of(), List.of()), policy, Cast.NOW);
  }

  private static final String ORIGIN = "document D label RESTRICTED//REL_TO:JPN by USA";

  @Test
  void what_comes_from_a_third_party_is_inside_only_after_its_consent_to_each_of_the_others() {
    String ask = "ask PHL for document name D";
    Space before = documents(THREE, play(ORIGIN, "decide X document D to PHL", ask).policy());
    assertThat(before.inside()).isEmpty();
    assertThat(before.counts())
        .extracting(count -> count.example().code())
        .contains(ReasonCode.ORIGINATOR_NO_CONSENT);

    String consent = "consent C of USA document D to PHL";
    Space after =
        documents(THREE, play(ORIGIN, "decide X document D to PHL", consent, ask).policy());
    assertThat(after.inside()).extracting(Space.Item::id).containsExactly(Cast.id("D").hex());
    assertThat(after.inside().getFirst().toward().stream().filter(one -> one.ruling() == null))
        .extracting(Space.Toward::party)
        .containsExactly(USA);

    Space undecided = documents(THREE, play(ORIGIN, consent, ask).policy());
    assertThat(undecided.inside()).isEmpty();
    assertThat(undecided.counts())
        .extracting(count -> count.example().code())
        .containsExactly(ReasonCode.NO_DECISION);
  }

  @Test
  void what_one_of_them_does_not_get_is_outside_and_the_reason_names_that_one() {
    Policy policy =
        play(
                "document D label RESTRICTED//REL_TO:JPN,USA",
                "decide X document D to USA",
                "ask USA for document name D")
            .policy();
    assertThat(documents(Set.of(USA), policy).inside()).hasSize(1);
    Space three = documents(THREE, policy);
    assertThat(three.inside()).isEmpty();
    Space.Item item = three.outside().getFirst();
    assertThat(item.toward().stream().filter(Space.Toward::reaches))
        .extracting(Space.Toward::party)
        .containsExactly(USA);
    assertThat(three.counts()).allMatch(count -> count.example().en().contains("PHL"));
  }

  @Test
  void a_track_is_inside_when_a_rule_lets_each_of_them_have_some_form_of_it() {
    String both = "rule R to USA,PHL kinds CARGO cell 0.05";
    String ask = "ask USA for track label RESTRICTED//REL_TO:JPN,USA,PHL";
    assertThat(tracks(play(both, ask)).inside()).hasSize(1);
    assertThat(tracks(play("rule R to USA kinds CARGO", ask)).inside()).isEmpty();
    assertThat(tracks(play(both, "ask USA for track label RESTRICTED//REL_TO:JPN,USA")).inside())
        .isEmpty();
  }

  private static Space tracks(Story.Question question) {
    Track track = ((Thing.OfTrack) question.thing()).track();
    Space.Held held = new Space.Held(List.of(track), List.of());
    return Space.of(THREE, held, question.policy(), Cast.NOW);
  }

  @Test
  void a_visit_between_two_is_outside_what_three_have_in_common() {
    Story.Question own = play("proposal P about visit with PHL", "ask PHL for opening name P");
    assertThat(proposals(own, Set.of(PHL), Set.of(PHL)).inside()).hasSize(1);
    Space three = proposals(own, THREE, Set.of(PHL));
    assertThat(three.inside()).isEmpty();
    assertThat(three.counts())
        .extracting(count -> count.example().code())
        .contains(ReasonCode.NOT_IN_AUDIENCE);

    Story.Question theirs =
        play("proposal Q about visit by PHL with JPN", "ask PHL for opening name Q");
    assertThat(proposals(theirs, Set.of(PHL), Set.of(PHL)).inside()).hasSize(1);
    assertThat(proposals(theirs, THREE, Set.of(PHL)).inside()).isEmpty();
  }

  private static Space proposals(
      Story.Question question, Set<PartyId> group, Set<PartyId> takingPart) {
    SignedEntry opening = ((Thing.OfAct) question.thing()).act();
    Space.Held held = new Space.Held(List.of(), List.of(new Space.Proposed(opening, takingPart)));
    return Space.of(group, held, question.policy(), Cast.NOW);
  }

  @Test
  void every_thing_is_inside_exactly_when_the_gate_lets_it_to_everybody() {
    Fleet fleet = new Fleet(7);
    ReleaseDesk desk = new ReleaseDesk(Cast.party("JPN"), false);
    desk.agreed(Cast.agreement("JPN", "USA", Level.SECRET));
    desk.agreed(Cast.agreement("JPN", "PHL", Level.RESTRICTED));
    for (int i = 0; i < 30; i++) {
      Fleet.adopt(desk, "R" + i, fleet.rule(i % 3 == 0 ? PHL : USA));
    }
    List<Track> ships = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      ships.add(fleet.track(i));
    }
    Space space = Space.of(THREE, new Space.Held(ships, List.of()), desk.policy(), Cast.NOW);
    for (Track ship : ships) {
      boolean each =
          THREE.stream()
              .allMatch(
                  to -> Gate.rule(new Thing.OfTrack(ship), to, desk.policy(), Cast.NOW).lets());
      boolean inside = space.inside().stream().anyMatch(item -> item.id().equals(ship.id().code()));
      assertThat(inside).as("seed 7, %s", ship.id()).isEqualTo(each);
    }
    assertThat(space.inside()).isNotEmpty();
    assertThat(space.outside()).isNotEmpty();
  }
}
