// SPDX-License-Identifier: Apache-2.0
package renkei.core.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static renkei.core.consent.Hands.ASKED;
import static renkei.core.consent.Hands.ONE;
import static renkei.core.consent.Hands.OPENER;
import static renkei.core.consent.Hands.at;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import renkei.core.entry.Body;
import renkei.core.entry.ConsentRule;
import renkei.core.entry.Crossing;
import renkei.core.entry.Outcome;
import renkei.core.entry.PartyId;
import renkei.core.entry.Refusal;
import renkei.core.entry.SealedTerms;
import renkei.core.entry.SignedEntry;

/// The sequence of arrival changes nothing, and honest parties whose acts cross never refuse one
/// another.
class ArrivalTest {
  private static final List<SealedTerms> TEXTS =
      List.of(ONE, Hands.TWO, Hands.THREE, Hands.terms("four"), Hands.terms("five"));

  private final Map<ProposalState, Integer> reached = new EnumMap<>(ProposalState.class);

  @Test
  void state_is_a_function_of_the_set_of_acts() {
    for (int seed = 0; seed < 3_000; seed++) {
      Random random = new Random(seed);
      List<SignedEntry> acts = anything(random);
      ProposalView first = null;
      for (int turn = 0; turn < 4; turn++) {
        Collections.shuffle(acts, random);
        Proposals proposals = Hands.holding(OPENER, acts.toArray(SignedEntry[]::new));
        ProposalView view = Hands.view(proposals);
        first = first == null ? view : first;
        assertThat(view).as("seed %s", seed).isEqualTo(first);
      }
      reached.merge(first.state(), 1, Integer::sum);
    }
    assertThat(reached.keySet()).as("%s", reached).contains(ProposalState.values());
  }

  /// Any acts at all between two, also such as no honest node would let out.
  private static List<SignedEntry> anything(Random random) {
    List<SignedEntry> acts = new ArrayList<>();
    ConsentRule rule = random.nextBoolean() ? new ConsentRule.All() : new ConsentRule.AtLeast(1);
    acts.add(Hands.opening(rule, ASKED));
    List<PartyId> parties = List.of(OPENER, ASKED, ASKED);
    int count = 1 + random.nextInt(8);
    for (int i = 0; i < count; i++) {
      PartyId author = parties.get(random.nextInt(3));
      SealedTerms terms = TEXTS.get(random.nextInt(random.nextBoolean() ? 1 : 3));
      SealedTerms other = TEXTS.get(random.nextInt(3));
      Body body =
          switch (random.nextInt(9)) {
            case 0 -> Hands.acknowledged();
            case 1, 2, 3 -> Hands.consent(terms);
            case 4 -> Hands.takenBack(terms);
            case 5 -> Hands.countered(terms, other);
            case 6 -> Hands.declined(terms);
            case 7 -> Hands.withdrawn();
            default -> closing(random, acts, terms);
          };
      boolean keeper = body instanceof Crossing.ProposalClosed;
      acts.add(Hands.act(keeper ? ASKED : author, 1 + random.nextInt(5) * 300L + i, body));
    }
    acts.add(Hands.act(ASKED, 1_900, closing(random, acts, ONE)));
    return acts;
  }

  private static Body closing(Random random, List<SignedEntry> acts, SealedTerms terms) {
    Outcome outcome = Outcome.values()[random.nextInt(Outcome.values().length)];
    return Hands.closed(outcome, terms, acts.toArray(SignedEntry[]::new));
  }

  @Test
  void honest_parties_whose_acts_cross_never_refuse_one_another_and_agree_at_the_end() {
    for (int seed = 0; seed < 4_000; seed++) {
      new Pair(new Random(seed), seed).play();
    }
    assertThat(reached.keySet())
        .as("%s", reached)
        .contains(
            ProposalState.IN_FORCE,
            ProposalState.DECLINED,
            ProposalState.WITHDRAWN,
            ProposalState.LAPSED)
        .doesNotContain(ProposalState.DISPUTED);
  }

  /// Two honest nodes with a slow line between them; each lets out only what its own check allows.
  private final class Pair {
    private final Random random;
    private final int seed;
    private final Map<PartyId, Proposals> nodes =
        Map.of(OPENER, new Proposals(OPENER), ASKED, new Proposals(ASKED));
    private final Map<PartyId, Deque<SignedEntry>> lines =
        Map.of(OPENER, new ArrayDeque<>(), ASKED, new ArrayDeque<>());
    private long minute;

    Pair(Random random, int seed) {
      this.random = random;
      this.seed = seed;
    }

    void play() {
      say(OPENER, Hands.request());
      for (int step = 0; step < 30; step++) {
        minute += 1 + random.nextInt(3);
        PartyId party = random.nextBoolean() ? OPENER : ASKED;
        if (random.nextInt(3) == 0) {
          arrive(party);
        } else {
          tryToSay(party);
        }
        if (random.nextInt(4) == 0) {
          close();
        }
      }
      arriveAll();
      minute = 1_000;
      close();
      arriveAll();
      ProposalView ours = Hands.view(nodes.get(OPENER));
      ProposalView theirs = Hands.view(nodes.get(ASKED));
      assertThat(theirs).as("seed %s", seed).isEqualTo(ours);
      assertThat(ours.state().settled()).as("seed %s", seed).isTrue();
      reached.merge(ours.state(), 1, Integer::sum);
    }

    private void arriveAll() {
      while (!lines.get(OPENER).isEmpty() || !lines.get(ASKED).isEmpty()) {
        arrive(OPENER);
        arrive(ASKED);
      }
    }

    private void arrive(PartyId reader) {
      SignedEntry act = lines.get(reader).poll();
      if (act != null) {
        Optional<Refusal> refusal = nodes.get(reader).check(act);
        assertThat(refusal).as("seed %s: %s", seed, act.entry()).isEmpty();
        nodes.get(reader).apply(act, minute);
      }
    }

    private void tryToSay(PartyId author) {
      Proposals node = nodes.get(author);
      SealedTerms table = node.find(Hands.PROPOSAL).map(ProposalView::onTable).orElse(ONE);
      Body body =
          switch (random.nextInt(12)) {
            case 0 -> Hands.acknowledged();
            case 1, 2, 3 -> Hands.consent(table);
            case 4 -> Hands.takenBack(table);
            case 5, 6, 7, 8 -> Hands.countered(table, TEXTS.get(random.nextInt(TEXTS.size())));
            case 9, 10 -> Hands.declined(table);
            default -> Hands.withdrawn();
          };
      SignedEntry act = Hands.act(author, minute, body);
      if (node.check(act).isEmpty() && node.find(Hands.PROPOSAL).isPresent()) {
        say(author, act);
      }
    }

    private void close() {
      for (Crossing.ProposalClosed due : nodes.get(ASKED).due(at(minute))) {
        minute++;
        SignedEntry act = Hands.act(ASKED, minute, due);
        assertThat(nodes.get(ASKED).check(act)).as("seed %s", seed).isEmpty();
        say(ASKED, act);
      }
    }

    private void say(PartyId author, SignedEntry act) {
      nodes.get(author).apply(act, minute);
      lines.get(author.equals(OPENER) ? ASKED : OPENER).add(act);
    }
  }

  @Test
  void acts_that_came_before_their_opening_count_once_it_is_there() {
    SignedEntry yes = Hands.act(ASKED, 2, Hands.consent(ONE));
    Proposals opener = Hands.holding(OPENER, yes);
    assertThat(opener.find(Hands.PROPOSAL)).isEmpty();
    assertThat(opener.all()).isEmpty();
    opener.apply(Hands.request(), 2);
    assertThat(Hands.view(opener).state()).isEqualTo(ProposalState.CONSENTED);
  }
}
