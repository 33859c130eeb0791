// SPDX-License-Identifier: Apache-2.0
package renkei.core.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static renkei.core.consent.Hands.ASKED;
import static renkei.core.consent.Hands.OPENER;
import static renkei.core.consent.Hands.READER;
import static renkei.core.consent.Hands.THIRD;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import renkei.core.base.Hash;
import renkei.core.entry.Body;
import renkei.core.entry.ConsentRule;
import renkei.core.entry.Crossing;
import renkei.core.entry.EntryId;
import renkei.core.entry.Outcome;
import renkei.core.entry.PartyId;
import renkei.core.entry.Refusal;
import renkei.core.entry.SealedTerms;
import renkei.core.entry.SignedEntry;

/// Where several take part, one author's acts come over two routes and out of their sequence. A
/// reader takes what its check lets in, and whoever was given all acts reads the same.
class SeveralRoutesTest {
  private static final List<PartyId> AUTHORS = List.of(OPENER, ASKED, THIRD);
  private static final SealedTerms ONE = Hands.treaty("one");
  private static final SealedTerms TWO = Hands.treaty("two");
  private static final SealedTerms THREE = Hands.treaty("three");
  private static final List<SealedTerms> TEXTS = List.of(ONE, TWO, THREE);

  private final Map<ProposalState, Integer> reached = new EnumMap<>(ProposalState.class);
  private long ids;

  /// What a reader shows of a proposal. A closing that nothing can bear out any more is refused, or
  /// is held without effect when it came before the acts that it lists: closings are left out.
  private record Shown(ProposalState state, Table table, List<Because> why, List<Hash> acts) {}

  /// An act of a proposal of all four.
  private SignedEntry act(PartyId author, long minute, Body body) {
    Set<PartyId> audience = new TreeSet<>(AUTHORS);
    audience.add(READER);
    audience.remove(author);
    return Hands.entry(author, new EntryId(author.key().a(), ++ids), minute, audience, body);
  }

  private static SignedEntry opening(ConsentRule rule) {
    return Hands.opening(ONE, rule, ASKED, THIRD, READER);
  }

  /// What is made of acts that come in this sequence, each judged when it comes.
  private static Shown read(List<SignedEntry> acts) {
    Proposals node = new Proposals(READER);
    for (SignedEntry act : acts) {
      Optional<Refusal> refusal = node.check(act);
      if (refusal.isEmpty() || Proposals.evidence(refusal.get())) {
        node.apply(act, 1);
      }
    }
    ProposalView view = Hands.view(node);
    return new Shown(
        view.state(),
        view.table(),
        view.why(),
        view.acts().stream()
            .filter(act -> !(act.entry().body() instanceof Crossing.ProposalClosed))
            .map(SignedEntry::hash)
            .toList());
  }

  private static void everySequence(List<SignedEntry> acts, Consumer<List<SignedEntry>> each) {
    permute(new ArrayList<>(acts), 0, each);
  }

  private static void permute(List<SignedEntry> acts, int from, Consumer<List<SignedEntry>> each) {
    if (from == acts.size()) {
      each.accept(acts);
    }
    for (int i = from; i < acts.size(); i++) {
      Collections.swap(acts, from, i);
      permute(acts, from + 1, each);
      Collections.swap(acts, from, i);
    }
  }

  private void alikeInEverySequence(List<SignedEntry> acts) {
    Shown straight = read(acts);
    everySequence(acts, sequence -> assertThat(read(sequence)).isEqualTo(straight));
    reached.merge(straight.state(), 1, Integer::sum);
  }

  @Test
  void a_consent_its_take_back_and_the_decline_read_the_same_in_every_sequence() {
    SignedEntry yes = act(THIRD, 1, Hands.consent(ONE));
    SignedEntry back = act(THIRD, 2, Hands.takenBack(ONE));
    SignedEntry no = act(THIRD, 3, Hands.declined(ONE));
    List<SignedEntry> acts = List.of(opening(new ConsentRule.All()), yes, back, no);

    alikeInEverySequence(acts);

    assertThat(read(List.of(acts.get(0), yes, no, back)).table().answers())
        .as("the decline overtook the take-back")
        .filteredOn(answer -> answer.elector().party().equals(THIRD))
        .extracting(Answer::stance)
        .containsExactly(Stance.DECLINED);
  }

  @Test
  void every_small_set_of_acts_reads_the_same_in_every_sequence() {
    List<List<Body>> third =
        List.of(
            List.of(Hands.consent(ONE), Hands.takenBack(ONE), Hands.declined(ONE)),
            List.of(Hands.consent(ONE), Hands.takenBack(ONE), Hands.consent(ONE)),
            List.of(Hands.declined(ONE), Hands.countered(ONE, TWO), Hands.takenBack(TWO)),
            List.of(Hands.countered(ONE, TWO), Hands.takenBack(TWO), Hands.declined(TWO)),
            List.of(Hands.countered(ONE, TWO), Hands.countered(ONE, THREE)),
            List.of(Hands.acknowledged(), Hands.declined(ONE), Hands.consent(ONE)),
            List.of(Hands.withdrawn(), Hands.consent(ONE), Hands.declined(ONE)));
    List<List<Body>> keeper =
        List.of(
            List.of(Hands.consent(ONE)),
            List.of(Hands.consent(ONE), Hands.takenBack(ONE)),
            List.of(Hands.countered(ONE, TWO), Hands.takenBack(TWO)),
            List.of(Hands.declined(ONE)));
    for (List<Body> theirs : third) {
      for (List<Body> ours : keeper) {
        for (Outcome outcome : List.of(Outcome.IN_FORCE, Outcome.DECLINED, Outcome.VOID)) {
          alikeInEverySequence(all(theirs, ours, outcome));
        }
      }
    }
    assertThat(reached.keySet())
        .contains(ProposalState.IN_FORCE, ProposalState.DECLINED, ProposalState.VOID);
  }

  /// The opening, what two say in turn, and a closing that lists everything said of its terms.
  private List<SignedEntry> all(List<Body> theirs, List<Body> ours, Outcome outcome) {
    ConsentRule rule =
        outcome == Outcome.DECLINED ? new ConsentRule.All() : new ConsentRule.AtLeast(2);
    List<SignedEntry> acts = new ArrayList<>(List.of(opening(rule)));
    for (int i = 0; i < theirs.size(); i++) {
      acts.add(act(THIRD, 2 + 2L * i, theirs.get(i)));
    }
    for (int i = 0; i < ours.size(); i++) {
      acts.add(act(ASKED, 3 + 2L * i, ours.get(i)));
    }
    acts.add(act(ASKED, 90, Hands.closed(outcome, ONE, acts.toArray(SignedEntry[]::new))));
    return acts;
  }

  @Test
  void large_sets_of_acts_of_honest_parties_and_of_liars_read_the_same_in_random_sequences() {
    for (int seed = 0; seed < 2_500; seed++) {
      Random random = new Random(seed);
      List<SignedEntry> acts = anything(random);
      Shown first = read(acts);
      for (int turn = 0; turn < 6; turn++) {
        List<SignedEntry> shuffled = new ArrayList<>(acts);
        Collections.shuffle(shuffled, random);
        assertThat(read(shuffled)).as("seed %s", seed).isEqualTo(first);
      }
      reached.merge(first.state(), 1, Integer::sum);
    }
    assertThat(reached.keySet()).as("%s", reached).contains(ProposalState.values());
  }

  private List<SignedEntry> anything(Random random) {
    List<SignedEntry> acts = new ArrayList<>();
    boolean all = random.nextInt(4) == 0;
    acts.add(opening(all ? new ConsentRule.All() : new ConsentRule.AtLeast(1)));
    int count = 4 + random.nextInt(14);
    for (int i = 0; i < count; i++) {
      SealedTerms terms = TEXTS.get(random.nextInt(random.nextBoolean() ? 1 : 3));
      Body body =
          switch (random.nextInt(10)) {
            case 0 -> Hands.acknowledged();
            case 1, 2, 3, 4 -> Hands.consent(terms);
            case 5 -> Hands.takenBack(terms);
            case 6 -> Hands.countered(terms, TEXTS.get(random.nextInt(3)));
            case 7 -> Hands.declined(terms);
            case 8 -> Hands.withdrawn();
            default -> closing(random, acts, terms);
          };
      boolean closes = body instanceof Crossing.ProposalClosed;
      PartyId author = closes && random.nextInt(6) > 0 ? ASKED : AUTHORS.get(random.nextInt(3));
      acts.add(act(author, 1 + random.nextInt(1_100), body));
    }
    acts.add(act(ASKED, random.nextInt(1_400), closing(random, acts, ONE)));
    return acts;
  }

  private static Body closing(Random random, List<SignedEntry> acts, SealedTerms terms) {
    boolean in = random.nextBoolean();
    Outcome other = Outcome.values()[random.nextInt(Outcome.values().length)];
    Outcome outcome = in ? Outcome.IN_FORCE : other;
    List<SignedEntry> listed = new ArrayList<>(acts);
    listed.removeIf(act -> in ? !Foundation.consents(act, terms.hash()) : random.nextInt(4) == 0);
    return Hands.closed(outcome, terms, listed.toArray(SignedEntry[]::new));
  }
}
