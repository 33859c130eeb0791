// SPDX-License-Identifier: Apache-2.0
package renkei.core.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import renkei.core.base.Malformed;
import renkei.core.entry.Label;
import renkei.core.entry.Level;

/// The algebra of labels: the eight samples of ADatP-4774 that we hold to, and its laws on random
/// ones.
final class LabelsTest {
  private static final Clearance XBB = new Clearance(Level.SECRET, Set.of(), "XBB");
  private static final Clearance XCC = new Clearance(Level.SECRET, Set.of(), "XCC");

  private static Label label(String text) {
    return Cast.label(text, "XAA-NAT");
  }

  private static Label combined(String one, String other) {
    return Labels.combine(label(one), label(other)).orElseThrow();
  }

  @Test
  void sample_1_without_a_release_list_it_stays_home() {
    assertThat(Labels.canSee(label("UNCLASSIFIED"), XBB)).isFalse();
  }

  @Test
  void sample_2_who_is_on_the_list_and_high_enough_may_see() {
    assertThat(Labels.canSee(label("RESTRICTED//REL_TO:XAA,XBB"), XBB)).isTrue();
    assertThat(Labels.canSee(label("RESTRICTED//REL_TO:XAA,XBB"), XCC)).isFalse();
  }

  @Test
  void sample_3_orcon_does_not_stop_seeing_but_passing_on() {
    Label label = label("SECRET//ORCON//REL_TO:XAA,XBB,XCC");
    assertThat(Labels.canSee(label, XBB)).isTrue();
    assertThat(label.restrictive()).contains(Label.ORCON);
  }

  @Test
  void sample_4_only_holders_of_the_category_may_see() {
    Label label = label("CONFIDENTIAL//MEDICAL-HOLD//REL_TO:XAA,XBB//INFO:STAFF");
    assertThat(Labels.canSee(label, XBB)).isFalse();
    assertThat(Labels.canSee(label, new Clearance(Level.SECRET, Set.of("MEDICAL-HOLD"), "XBB")))
        .isTrue();
  }

  @Test
  void sample_5_no_level_falls_by_itself() {
    Clearance low = new Clearance(Level.RESTRICTED, Set.of(), "XBB");
    assertThat(Labels.canSee(label("SECRET//REL_TO:XAA,XBB"), low)).isFalse();
  }

  @Test
  void sample_6_what_is_made_from_two_is_as_protected_as_both() {
    assertThat(combined("RESTRICTED//REL_TO:XAA,XBB", "SECRET//ORCON//REL_TO:XAA,XBB,XCC"))
        .isEqualTo(label("SECRET//ORCON//REL_TO:XAA,XBB"));
  }

  @Test
  void sample_7_different_partners_leave_none() {
    assertThat(combined("SECRET//REL_TO:XAA,XBB", "RESTRICTED//REL_TO:XAA,XCC"))
        .isEqualTo(label("SECRET//REL_TO:XAA"));
  }

  @Test
  void sample_8_a_part_that_was_never_releasable_keeps_all_home() {
    Label both = combined("UNCLASSIFIED", "RESTRICTED//REL_TO:XAA,XBB");
    assertThat(both).isEqualTo(label("RESTRICTED//REL_TO:"));
    assertThat(Labels.canSee(both, XBB)).isFalse();
  }

  @Test
  void combining_is_commutative_associative_and_idempotent() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      Label a = random(random);
      Label b = random(random);
      Label c = random(random);
      assertThat(Labels.combine(a, b)).isEqualTo(Labels.combine(b, a));
      assertThat(Labels.combine(a, b).flatMap(ab -> Labels.combine(ab, c)))
          .isEqualTo(Labels.combine(b, c).flatMap(bc -> Labels.combine(a, bc)));
      assertThat(Labels.combine(a, a)).contains(a);
    }
  }

  @Test
  void what_is_combined_dominates_both_and_is_seen_by_nobody_who_may_not_see_both() {
    Random random = new Random(8);
    int seen = 0;
    for (int i = 0; i < 20_000; i++) {
      Label a = random(random);
      Label b = random(random);
      Label both = Labels.combine(a, b).orElseThrow();
      assertThat(Labels.dominates(both, a) && Labels.dominates(both, b)).isTrue();
      Clearance who =
          new Clearance(
              Level.values()[random.nextInt(5)],
              some(random, "MEDICAL-HOLD", "CRYPTO"),
              new String[] {"XAA", "XBB", "XCC"}[random.nextInt(3)]);
      if (Labels.canSee(both, who)) {
        seen++;
        assertThat(Labels.canSee(a, who) && Labels.canSee(b, who)).isTrue();
      }
    }
    assertThat(seen).as("the test looked at what can be seen").isGreaterThan(100);
  }

  @Test
  void dominance_means_nobody_more_may_see() {
    Random random = new Random(9);
    int dominating = 0;
    for (int i = 0; i < 50_000; i++) {
      Label upper = random(random);
      Label lower = random(random);
      if (!Labels.dominates(upper, lower)) {
        continue;
      }
      dominating++;
      Clearance who =
          new Clearance(Level.TOP_SECRET, some(random, "MEDICAL-HOLD", "CRYPTO"), "XBB");
      assertThat(Labels.canSee(upper, who) && !Labels.canSee(lower, who)).isFalse();
    }
    assertThat(dominating).isGreaterThan(100);
  }

  @Test
  void labels_of_two_policies_or_domains_are_never_combined() {
    Label one = label("SECRET//REL_TO:XAA");
    assertThat(Labels.combine(one, Cast.label("SECRET//REL_TO:XAA", "XBB-NAT"))).isEmpty();
    assertThat(Labels.combine(one, one.asExercise())).isEmpty();
  }

  @Test
  void levels_are_in_their_one_sequence() {
    assertThat(Level.values())
        .containsExactly(
            Level.UNCLASSIFIED,
            Level.RESTRICTED,
            Level.CONFIDENTIAL,
            Level.SECRET,
            Level.TOP_SECRET);
  }

  @Test
  void p7_an_unknown_category_is_held_by_nobody_and_a_look_alike_is_refused() {
    assertThat(Labels.canSee(label("UNCLASSIFIED//NEVER-HEARD-OF//REL_TO:XBB"), XBB)).isFalse();
    // A Cyrillic letter that looks like the B of XBB.
    assertThatThrownBy(() -> label("UNCLASSIFIED//REL_TO:XB\u0412")).isInstanceOf(Malformed.class);
    assertThatThrownBy(() -> label("UNCLASSIFIED//ORC\u041eN//REL_TO:XBB"))
        .isInstanceOf(Malformed.class);
    assertThat(Labels.canSee(label("UNCLASSIFIED//REL_TO:xbb"), XBB)).as("no folding").isFalse();
  }

  @Test
  void p7_no_label_of_lower_protection_than_the_document_leaves_with_it() {
    Label least = label("SECRET//ORCON//REL_TO:XBB");
    for (String wider :
        List.of(
            "CONFIDENTIAL//ORCON//REL_TO:XBB",
            "SECRET//REL_TO:XBB",
            "SECRET//ORCON//REL_TO:XBB,XCC")) {
      assertThat(Labels.dominates(label(wider), least)).as(wider).isFalse();
    }
  }

  private static Label random(Random random) {
    Set<String> to = random.nextInt(4) == 0 ? null : some(random, "XAA", "XBB", "XCC");
    return new Label(
        "XAA-NAT",
        Level.values()[random.nextInt(5)],
        some(random, Label.ORCON, "MEDICAL-HOLD", "CRYPTO"),
        to,
        some(random, "STAFF", "DAILY"),
        false);
  }

  private static Set<String> some(Random random, String... of) {
    Set<String> some = new TreeSet<>();
    for (String one : new ArrayList<>(List.of(of))) {
      Optional.of(one).filter(_ -> random.nextBoolean()).ifPresent(some::add);
    }
    return some;
  }
}
