// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import renkei.core.base.Hash;
import renkei.core.base.Malformed;

/// Terms of an agreement that contradict themselves cannot be written down at all.
class ProvisionsTest {
  private static final Instant DATE = Instant.parse("2024-04-10T00:00:00Z");
  private static final PartyId ONE = new PartyId(new Hash(1, 0, 0, 0));
  private static final PartyId TWO = new PartyId(new Hash(2, 0, 0, 0));
  private static final Map<Level, Level> OPEN = Map.of(Level.UNCLASSIFIED, Level.UNCLASSIFIED);

  private static Matter.Agreement agreement(Provisions provisions, String... pillars) {
    return new Matter.Agreement(List.of(ONE, TWO), ONE, List.of(pillars), provisions);
  }

  private static Provisions ratified(int count) {
    return new Provisions(new Provisions.Clause(count, 0, null), null, false, List.of());
  }

  private static Provisions scoped(Provisions.Scope... scopes) {
    return new Provisions(Provisions.Clause.AT_ONCE, null, false, List.of(scopes));
  }

  @Test
  void no_agreement_waits_for_more_ratifications_than_it_has_parties() {
    assertThat(agreement(ratified(2)).provisions().begins().ratifications()).isEqualTo(2);
    assertThatThrownBy(() -> agreement(ratified(3)))
        .isInstanceOf(Malformed.class)
        .hasMessage("an agreement of 2 parties cannot wait for 3 ratifications");
    assertThatThrownBy(() -> new Provisions.Clause(-1, 0, null)).isInstanceOf(Malformed.class);
    assertThatThrownBy(() -> new Provisions.Clause(0, 3_651, null)).isInstanceOf(Malformed.class);
  }

  @Test
  void no_agreement_begins_when_it_has_ended() {
    Provisions.Clause from = new Provisions.Clause(0, 0, DATE);
    assertThatThrownBy(() -> new Provisions(from, DATE, false, List.of()))
        .isInstanceOf(Malformed.class)
        .hasMessageContaining("contradicts itself");
    Provisions holds = new Provisions(from, DATE.plusMillis(1), false, List.of());
    assertThat(holds.ended(DATE)).isFalse();
    assertThat(holds.ended(DATE.plusMillis(1))).isTrue();
  }

  @Test
  void no_agreement_says_anything_of_a_pillar_that_it_does_not_have() {
    Provisions.Scope scope = new Provisions.Scope("p1", true, Level.UNCLASSIFIED, OPEN);
    assertThat(agreement(scoped(scope), "p1").provisions().closed("p1")).isTrue();
    assertThat(agreement(scoped(scope), "p1").provisions().closed("")).isFalse();
    assertThatThrownBy(() -> agreement(scoped(scope), "p2"))
        .isInstanceOf(Malformed.class)
        .hasMessage("an agreement without pillar p1 says nothing of it");
    assertThatThrownBy(() -> scoped(scope, scope)).isInstanceOf(Malformed.class);
  }

  @Test
  void no_ceiling_is_above_its_own_level_map_and_no_level_is_called_less_protected() {
    assertThatThrownBy(() -> new Provisions.Scope("", false, Level.RESTRICTED, OPEN))
        .isInstanceOf(Malformed.class)
        .hasMessageContaining("RESTRICTED");
    Map<Level, Level> falling =
        Map.of(Level.UNCLASSIFIED, Level.SECRET, Level.RESTRICTED, Level.UNCLASSIFIED);
    assertThatThrownBy(() -> new Provisions.Scope("", false, Level.RESTRICTED, falling))
        .isInstanceOf(Malformed.class)
        .hasMessageContaining("sequence of the levels");
  }

  @Test
  void a_translation_is_in_a_language_in_which_no_text_is_authentic() {
    AuthenticText ja = new AuthenticText("ja", "次のとおり");
    Translation en = new Translation("en", "As follows", "");
    Matter matter = agreement(Provisions.NONE);
    Terms terms = new Terms(List.of(ja), matter, List.of(), List.of(en));
    assertThat(terms.translations()).containsExactly(en);
    AuthenticText also = new AuthenticText("en", "As follows");
    assertThatThrownBy(() -> new Terms(List.of(ja, also), matter, List.of(), List.of(en)))
        .isInstanceOf(Malformed.class);
    assertThatThrownBy(() -> new Terms(List.of(ja), matter, List.of(), List.of(en, en)))
        .isInstanceOf(Malformed.class);
    assertThatThrownBy(() -> new Translation("english", "As follows", ""))
        .isInstanceOf(Malformed.class);
  }
}
