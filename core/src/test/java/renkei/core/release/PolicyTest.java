// SPDX-License-Identifier: Apache-2.0
package renkei.core.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import renkei.core.base.Bytes;
import renkei.core.entry.Domestic;
import renkei.core.entry.EntryId;
import renkei.core.entry.Label;
import renkei.core.entry.Level;
import renkei.core.entry.PartyId;
import renkei.core.entry.SignedEntry;

/// A policy is a value with a number: whatever is ruled otherwise later, the number shows it.
final class PolicyTest {
  private static final String[] OTHERS = {"USA", "PHL"};

  /// What happened to a desk at random, and everything that the gate could be asked about.
  private static final class Life {
    final Random random;
    final ReleaseDesk desk = new ReleaseDesk(Cast.party("JPN"), false);
    final List<EntryId> documents = new ArrayList<>();
    final List<EntryId> decisions = new ArrayList<>();
    final List<EntryId> rules = new ArrayList<>();
    final List<OnwardConsent> consents = new ArrayList<>();
    final Fleet fleet;
    int next;

    Life(long seed) {
      random = new Random(seed);
      fleet = new Fleet(seed);
      desk.agreed(Cast.agreement("JPN", "USA", Level.SECRET));
    }

    void step() {
      PartyId other = Cast.party(fleet.one(OTHERS));
      switch (random.nextInt(10)) {
        case 0 -> desk.agreed(Cast.agreement("JPN", fleet.one(OTHERS), fleet.one(Level.values())));
        case 1 -> desk.agreementEnded(other);
        case 2 -> rules.add(own(new Domestic.ReleaseRuleAdopted(fleet.rule(other))));
        case 3 -> {
          if (!rules.isEmpty()) {
            own(new Domestic.ReleaseRuleRevoked(any(rules), "why"));
          }
        }
        case 4, 5 -> document();
        case 6, 7 -> {
          if (!documents.isEmpty()) {
            decisions.add(own(new Domestic.ReleaseDecided(any(documents), other, "why")));
          }
        }
        case 8 -> {
          if (!decisions.isEmpty()) {
            own(new Domestic.ReleaseRevoked(any(decisions), "why"));
          }
        }
        default -> consent(other);
      }
    }

    private <T> T any(List<T> of) {
      return of.get(random.nextInt(of.size()));
    }

    private EntryId own(Domestic body) {
      Label label = Cast.label("RESTRICTED//REL_TO:USA,PHL", "JPN-NAT");
      Instant at = Cast.NOW.minusSeconds(60);
      SignedEntry entry = Cast.entry("JPN", "E" + next++, at, Set.of(), label, body);
      desk.apply(entry);
      return entry.entry().id();
    }

    private void document() {
      Set<PartyId> from = random.nextBoolean() ? Set.of() : Set.of(Cast.party(fleet.one(OTHERS)));
      documents.add(own(new Domestic.DocumentFiled("t", "text/plain", Bytes.EMPTY, from)));
    }

    private void consent(PartyId to) {
      if (!consents.isEmpty() && random.nextBoolean()) {
        desk.consentEnded(any(consents).proposal());
      } else if (!documents.isEmpty()) {
        Thing.OfDocument held = desk.policy().document(any(documents)).orElseThrow();
        consents.add(
            new OnwardConsent(
                Cast.id("C" + next++), Cast.party(fleet.one(OTHERS)), held.hash(), to));
        desk.consented(consents.getLast());
      }
    }

    List<Ruling> everything(Policy policy) {
      List<Ruling> rulings = new ArrayList<>();
      for (String other : OTHERS) {
        for (EntryId document : documents) {
          policy
              .document(document)
              .ifPresent(held -> rulings.add(Gate.rule(held, Cast.party(other), policy, Cast.NOW)));
        }
      }
      return rulings;
    }
  }

  @Test
  void what_was_let_through_and_is_not_any_more_shows_in_the_number() {
    int withdrawn = 0;
    int added = 0;
    for (int seed = 0; seed < 300; seed++) {
      Life life = new Life(seed);
      for (int i = 0; i < 60; i++) {
        Policy before = life.desk.policy();
        // The last few are enough, and keep the test short.
        List<EntryId> all = life.documents;
        List<EntryId> documents = List.copyOf(all.subList(Math.max(0, all.size() - 4), all.size()));
        life.step();
        Policy after = life.desk.policy();
        assertThat(after.number()).isGreaterThanOrEqualTo(before.number());
        for (EntryId document : documents) {
          for (String other : OTHERS) {
            boolean then = lets(before, document, other);
            boolean now = lets(after, document, other);
            withdrawn += then && !now ? 1 : 0;
            added += now && !then ? 1 : 0;
            if (then && !now) {
              assertThat(after.number()).isGreaterThan(before.number());
            }
          }
        }
      }
    }
    assertThat(withdrawn).isGreaterThan(100);
    assertThat(added).isGreaterThan(100);
  }

  private static boolean lets(Policy policy, EntryId document, String other) {
    Thing.OfDocument held = policy.document(document).orElseThrow();
    return Gate.rule(held, Cast.party(other), policy, Cast.NOW).lets();
  }

  @Test
  void a_policy_rules_the_same_for_ever_whatever_happens_to_the_desk() {
    for (int seed = 0; seed < 50; seed++) {
      Life life = new Life(seed);
      for (int i = 0; i < 40; i++) {
        life.step();
      }
      Policy kept = life.desk.policy();
      List<Ruling> rulings = life.everything(kept);
      for (int i = 0; i < 40; i++) {
        life.step();
      }
      assertThat(life.everything(kept)).isEqualTo(rulings);
    }
  }

  @Test
  void the_same_entries_in_the_same_sequence_make_the_same_policy() {
    for (int seed = 0; seed < 50; seed++) {
      Life one = new Life(seed);
      Life other = new Life(seed);
      for (int i = 0; i < 60; i++) {
        one.step();
        // One of them is asked all the time, the other only at the end.
        one.everything(one.desk.policy());
        other.step();
      }
      assertThat(other.desk.policy().number()).isEqualTo(one.desk.policy().number());
      assertThat(other.everything(other.desk.policy()))
          .isEqualTo(one.everything(one.desk.policy()));
    }
  }
}
