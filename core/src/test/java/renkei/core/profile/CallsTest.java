// SPDX-License-Identifier: Apache-2.0
package renkei.core.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import renkei.core.base.Hash;
import renkei.core.entry.Area;
import renkei.core.entry.AuthenticText;
import renkei.core.entry.Body;
import renkei.core.entry.Clocks;
import renkei.core.entry.ConsentRule;
import renkei.core.entry.Crossing;
import renkei.core.entry.Domestic;
import renkei.core.entry.Elector;
import renkei.core.entry.EntryId;
import renkei.core.entry.FunctionId;
import renkei.core.entry.Matter;
import renkei.core.entry.Outcome;
import renkei.core.entry.PartyId;
import renkei.core.entry.Progress;
import renkei.core.entry.SealedTerms;
import renkei.core.entry.SignedEntry;
import renkei.core.entry.Terms;

/// A need put to several parties: what their separate proposals come to in sum, against a model
/// that keeps one number for each party.
class CallsTest {
  private static final FunctionId AIRLIFT = new FunctionId("relief-airlift");
  private static final Instant LATE = Party.at(50);

  /// What may become of one party's proposal, and what of its last quantity counts then.
  private enum End {
    NOT_SENT(false, false),
    SILENT(false, false),
    ACKNOWLEDGED(false, false),
    DECLINED(false, false),
    WITHDRAWN(false, false),
    LAPSED(false, false),
    OTHER_CAPABILITY(false, false),
    STOPPED(false, false),
    NOTICE_GIVEN(false, false),
    ACCEPTED(true, false),
    FULFILLED(true, false),
    LESS_ACCEPTED(true, false),
    LESS_OFFERED(false, true),
    YES_NOT_CLOSED(false, true);

    final boolean firm;
    final boolean offered;

    End(boolean firm, boolean offered) {
      this.firm = firm;
      this.offered = offered;
    }
  }

  /// The asker with everybody's acts, as they came to it.
  private static final class Asker {
    private final Party self = new Party("JPN");
    private final Random random;
    private final List<Domestic.Called> asked = new ArrayList<>();
    private long next = 1;
    private long firm;
    private long offered;

    Asker(Random random) {
      this.random = random;
    }

    private SignedEntry says(Party by, PartyId to, Instant at, Body body) {
      return says(by, to, at, new EntryId(7, next++), body);
    }

    private SignedEntry says(Party by, PartyId to, Instant at, EntryId id, Body body) {
      SignedEntry act = by.states(id, at, "HQ", new TreeSet<>(Set.of(to)), body);
      assertThat(self.receive(act)).as("%s", body).isEmpty();
      return act;
    }

    private SealedTerms terms(String capability, int quantity) {
      return Party.seal(
          new Terms(
              List.of(new AuthenticText("en", "EXERCISE " + capability + quantity)),
              new Matter.Support(
                  AIRLIFT,
                  capability,
                  quantity,
                  "earthquake",
                  "people wait",
                  Area.WORLD,
                  Party.at(60),
                  Party.at(90),
                  Matter.Priority.IMMEDIATE)),
          true);
    }

    void asks(Party other, int quantity, End end) {
      EntryId id = new EntryId(3, next++);
      asked.add(new Domestic.Called(other.id, id));
      if (end == End.NOT_SENT) {
        return;
      }
      SealedTerms first = terms("airlift", quantity);
      SignedEntry opening =
          says(
              self,
              other.id,
              Party.at(1),
              id,
              new Crossing.ProposalOpened(
                  first,
                  other.id,
                  List.of(new Elector(other.id, AIRLIFT)),
                  new ConsentRule.All(),
                  new Clocks(Party.at(2), Party.at(20), Party.at(end == End.LAPSED ? 30 : 99))));
      int counted = answers(other, opening, first, end);
      firm += end.firm ? counted : 0;
      offered += end.offered ? counted : 0;
    }

    /// The quantity on the table in the end.
    private int answers(Party other, SignedEntry opening, SealedTerms first, End end) {
      EntryId id = opening.entry().id();
      int quantity = ((Matter.Support) first.terms().matter()).quantity();
      switch (end) {
        case ACKNOWLEDGED ->
            says(other, self.id, Party.at(2), new Crossing.ProposalAcknowledged(id));
        case DECLINED -> {
          SignedEntry no =
              says(
                  other,
                  self.id,
                  Party.at(2),
                  new Crossing.ProposalDeclined(id, first.hash(), "no"));
          closes(other, id, first, Outcome.DECLINED, no);
        }
        case WITHDRAWN -> {
          SignedEntry back =
              says(self, other.id, Party.at(2), new Crossing.ProposalWithdrawn(id, "enough"));
          closes(other, id, first, Outcome.WITHDRAWN, back);
        }
        case LAPSED -> closes(other, id, first, Outcome.LAPSED);
        case ACCEPTED, FULFILLED, STOPPED, NOTICE_GIVEN -> {
          accepts(other, opening, first, other);
          after(other, id, end);
        }
        case YES_NOT_CLOSED ->
            says(other, self.id, Party.at(2), new Crossing.ConsentGiven(id, first.hash()));
        case LESS_OFFERED, LESS_ACCEPTED, OTHER_CAPABILITY -> {
          int less = 1 + random.nextInt(quantity + 3);
          SealedTerms changed =
              end == End.OTHER_CAPABILITY ? terms("trucks", less) : sameCapability(less, first);
          SignedEntry counter =
              says(
                  other,
                  self.id,
                  Party.at(3),
                  new Crossing.TermsCountered(id, first.hash(), changed));
          if (end != End.LESS_OFFERED) {
            accepts(other, counter, changed, self);
          }
          return less;
        }
        case NOT_SENT, SILENT -> {}
      }
      return quantity;
    }

    private SealedTerms sameCapability(int quantity, SealedTerms not) {
      SealedTerms made = terms("airlift", quantity);
      return made.hash().equals(not.hash())
          ? Party.seal(
              new Terms(
                  List.of(new AuthenticText("en", "EXERCISE another text")), made.terms().matter()),
              true)
          : made;
    }

    private void accepts(Party keeper, SignedEntry stated, SealedTerms terms, Party who) {
      EntryId id =
          stated.entry().body() instanceof Crossing.TermsCountered countered
              ? countered.proposal()
              : stated.entry().id();
      PartyId to = who == self ? keeper.id : self.id;
      SignedEntry yes = says(who, to, Party.at(4), new Crossing.ConsentGiven(id, terms.hash()));
      closes(keeper, id, terms, Outcome.IN_FORCE, stated, yes);
    }

    private void closes(
        Party keeper, EntryId id, SealedTerms terms, Outcome outcome, SignedEntry... acts) {
      List<Hash> on = List.of(acts).stream().map(SignedEntry::hash).toList();
      Instant at = Party.at(outcome == Outcome.LAPSED ? 31 : 5);
      says(keeper, self.id, at, new Crossing.ProposalClosed(id, outcome, terms.hash(), on));
    }

    private void after(Party other, EntryId id, End end) {
      if (end == End.FULFILLED || end == End.STOPPED) {
        Progress stage = end == End.STOPPED ? Progress.STOPPED : Progress.FULFILLED;
        says(other, self.id, Party.at(6), new Crossing.ProgressStated(id, stage, ""));
      } else if (end == End.NOTICE_GIVEN) {
        SealedTerms notice =
            Party.seal(
                new Terms(
                    List.of(new AuthenticText("en", "It ends.")),
                    new Matter.Withdrawal(id, Party.at(40))),
                true);
        SignedEntry opened =
            says(
                other,
                self.id,
                Party.at(7),
                new Crossing.ProposalOpened(
                    notice,
                    other.id,
                    List.of(new Elector(self.id, AIRLIFT)),
                    new ConsentRule.None(),
                    new Clocks(Party.at(8), Party.at(8), Party.at(9))));
        closes(other, opened.entry().id(), notice, Outcome.IN_FORCE, opened);
      }
    }

    Calls.Line called(int need) {
      SignedEntry call =
          self.states(
              new EntryId(9, 9),
              Party.at(1),
              "HQ",
              Set.of(),
              new Domestic.NeedCalled(AIRLIFT, "airlift", need, asked));
      self.apply(call);
      return self.requests.callLines(LATE).getFirst();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whatever_each_party_does_the_sum_is_what_each_of_them_gave(long seed) {
    for (int round = 0; round < 250; round++) {
      Random random = new Random(seed * 1_000 + round);
      Asker asker = new Asker(random);
      int parties = 1 + random.nextInt(7);
      for (int i = 0; i < parties; i++) {
        End end = End.values()[random.nextInt(End.values().length)];
        asker.asks(new Party("P" + i), 1 + random.nextInt(9), end);
      }
      int need = 1 + random.nextInt(20);
      Calls.Line line = asker.called(need);
      String told = "seed " + seed + " round " + round + " " + line;
      assertThat(line.firm()).as(told).isEqualTo(asker.firm);
      assertThat(line.offered()).as(told).isEqualTo(asker.offered);
      assertThat(line.parts()).hasSize(parties);
      // Nothing is lost and nothing counted twice: what is firm is either needed or beyond the
      // need.
      assertThat(line.open() + line.firm() - line.beyond()).as(told).isEqualTo(need);
      assertThat(Math.min(line.open(), line.beyond())).as(told).isZero();
      assertThat(line.offeredBeyond())
          .as(told)
          .isEqualTo(Math.max(0, line.offered() - line.open()));
      assertThat(line.parts()).allMatch(part -> part.firm() == 0 || part.offered() == 0);
    }
  }

  @Test
  void two_partial_offers_and_one_refusal_leave_the_rest_open() {
    Asker asker = new Asker(new Random(1));
    asker.asks(new Party("USA"), 3, End.ACCEPTED);
    asker.asks(new Party("PHL"), 2, End.YES_NOT_CLOSED);
    asker.asks(new Party("AUS"), 5, End.DECLINED);
    Calls.Line line = asker.called(6);
    assertThat(line.firm()).isEqualTo(3);
    assertThat(line.offered()).isEqualTo(2);
    assertThat(line.open()).isEqualTo(3);
    assertThat(line.beyond()).isZero();
    assertThat(line.offeredBeyond()).isZero();
  }

  @Test
  void offers_beyond_the_need_are_shown_as_such() {
    Asker asker = new Asker(new Random(1));
    asker.asks(new Party("USA"), 4, End.ACCEPTED);
    asker.asks(new Party("PHL"), 4, End.ACCEPTED);
    asker.asks(new Party("AUS"), 1, End.YES_NOT_CLOSED);
    Calls.Line line = asker.called(6);
    assertThat(line.open()).isZero();
    assertThat(line.beyond()).isEqualTo(2);
    assertThat(line.offeredBeyond()).isEqualTo(1);
  }

  @Test
  void another_capability_is_shown_and_counts_in_no_sum() {
    Asker asker = new Asker(new Random(1));
    asker.asks(new Party("USA"), 4, End.OTHER_CAPABILITY);
    Calls.Line line = asker.called(4);
    assertThat(line.firm()).isZero();
    assertThat(line.open()).isEqualTo(4);
    assertThat(line.parts().getFirst().other()).isTrue();
  }
}
