// SPDX-License-Identifier: Apache-2.0
package renkei.core.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What an officer is told before a release is decided is what the gate says of it afterwards.
final class ForeseenTest {
  private static final List<String> WORLD =
      List.of(
          "linked USA up-to SECRET",
          "linked PHL up-to SECRET",
          "document D label CONFIDENTIAL//REL_TO:JPN,USA,PHL",
          "document F label RESTRICTED//REL_TO:JPN,USA,PHL within fusion",
          "members fusion are JPN,USA up-to CONFIDENTIAL",
          "members fusion/p1 are JPN,USA up-to RESTRICTED");

  private static Story.Question asked(String to, String document, String... more) {
    List<String> lines = new ArrayList<>(WORLD);
    lines.addAll(List.of(more));
    lines.add("ask " + to + " for document name " + document);
    return Story.play(lines);
  }

  private static Ruling foreseen(String to, String document, String under) {
    Story.Question question = asked(to, document);
    return question.thing() instanceof Thing.OfDocument thing
        ? Gate.foresee(
            thing,
            under.isEmpty() ? null : Scopes.named(under),
            question.recipient(),
            question.policy(),
            Cast.NOW)
        : new Ruling.Withheld(List.of());
  }

  @Test
  void a_level_above_the_ceiling_of_a_pillar_is_said_in_words_before_anything_is_decided() {
    Ruling ruling = foreseen("USA", "D", "fusion/p1");
    assertThat(ruling.lets()).isFalse();
    assertThat(ruling.against()).extracting(Reason::code).containsExactly(ReasonCode.SCOPE_CEILING);
    assertThat(ruling.against().getFirst().en())
        .contains("CONFIDENTIAL", "pillar p1", "whose ceiling is RESTRICTED");
    assertThat(foreseen("USA", "D", "fusion").lets()).isTrue();
    assertThat(foreseen("USA", "D", "").lets()).isTrue();
  }

  @Test
  void who_is_no_member_and_what_belongs_elsewhere_is_said_too() {
    assertThat(foreseen("PHL", "D", "fusion").against())
        .extracting(Reason::code)
        .containsExactly(ReasonCode.SCOPE_NOT_MEMBER);
    assertThat(foreseen("USA", "D", "aukus").against())
        .extracting(Reason::code)
        .containsExactly(ReasonCode.SCOPE_NOT_IN_FORCE);
    assertThat(foreseen("USA", "F", "fusion").lets()).isTrue();
    for (String elsewhere : List.of("", "fusion/p1")) {
      assertThat(foreseen("USA", "F", elsewhere).against())
          .extracting(Reason::code)
          .containsExactly(ReasonCode.SCOPES_MIX);
    }
  }

  @Test
  void what_was_foreseen_is_what_is_ruled_once_it_is_decided() {
    for (String to : List.of("USA", "PHL")) {
      for (String document : List.of("D", "F")) {
        for (String under : List.of("", "fusion", "fusion/p1", "aukus")) {
          String within = under.isEmpty() ? "" : " within " + under;
          Story.Question then =
              asked(to, document, "decide X document " + document + " to " + to + within);
          Ruling ruled = Gate.rule(then.thing(), then.recipient(), then.policy(), Cast.NOW);
          assertThat(foreseen(to, document, under).against())
              .as("%s to %s within '%s'", document, to, under)
              .extracting(Reason::en)
              .isEqualTo(ruled.against().stream().map(Reason::en).toList());
        }
      }
    }
  }
}
