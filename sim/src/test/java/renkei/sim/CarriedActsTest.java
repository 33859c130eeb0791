// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;
import renkei.core.consent.ProposalState;
import renkei.core.consent.ProposalView;
import renkei.core.entry.AuthenticText;
import renkei.core.entry.Clocks;
import renkei.core.entry.ConsentRule;
import renkei.core.entry.Crossing;
import renkei.core.entry.Elector;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.FunctionId;
import renkei.core.entry.Label;
import renkei.core.entry.Level;
import renkei.core.entry.Matter;
import renkei.core.entry.Outcome;
import renkei.core.entry.PartyId;
import renkei.core.entry.PeerEntry;
import renkei.core.entry.Progress;
import renkei.core.entry.RefusalCode;
import renkei.core.entry.SignedEntry;
import renkei.core.entry.Terms;
import renkei.core.exchange.InFrame;
import renkei.core.journal.Row;
import renkei.core.turn.Answer;
import renkei.core.turn.Draft;
import renkei.core.turn.Submission;

/// Three parties in a row, Japan – United States – Philippines, and no link between the two ends:
/// acts of a proposal of all three reach both ends by the one in the middle, and nothing else does.
class CarriedActsTest {
  private final World world = new World(11);
  private Officer jpn;
  private Officer usa;
  private Officer phl;
  private PartyId a;
  private PartyId b;
  private PartyId c;

  @BeforeEach
  void three_in_a_row() {
    SimParty one = world.add("JPN", 1);
    SimParty two = world.add("USA", 2);
    SimParty three = world.add("PHL", 3);
    world.parties().forEach(SimParty::start);
    jpn = Officer.found(one, "JJOC");
    usa = Officer.found(two, "USFJ");
    phl = Officer.found(three, "AFP");
    a = one.id();
    b = two.id();
    c = three.id();
    Officer.pair(jpn, usa);
    Officer.pair(usa, phl);
    world.connect(one, two);
    world.connect(two, three);
    world.pass(Duration.ofSeconds(5));
  }

  /// Officers of the two ends read the words of their keys to each other.
  private void theEndsKnowEachOther() {
    ok(jpn.says(new PeerEntry.PartyKnown(phl.party().known())));
    ok(phl.says(new PeerEntry.PartyKnown(jpn.party().known())));
  }

  private static EntryId ok(Answer answer) {
    assertThat(answer).isInstanceOf(Answer.Accepted.class);
    return Officer.accepted(answer);
  }

  private static RefusalCode refused(Answer answer) {
    return ((Answer.Refused) answer).refusal().code();
  }

  private Answer opens(Officer by, Label label) {
    Matter matter = new Matter.Agreement(List.of(a, b, c).stream().sorted().toList(), c, List.of());
    Terms terms =
        new Terms(
            List.of(new AuthenticText("en", "we agree"), new AuthenticText("ja", "合意する")), matter);
    var now = by.party().now();
    List<Elector> electors =
        List.of(a, b, c).stream()
            .filter(party -> !party.equals(by.party().id()))
            .map(party -> new Elector(party, new FunctionId("agreements")))
            .toList();
    return states(
        by,
        label,
        new Crossing.ProposalOpened(
            by.party().codec().seal(terms),
            c,
            electors,
            new ConsentRule.All(),
            new Clocks(
                now.plusSeconds(600), now.plusSeconds(1_200), now.plus(Duration.ofHours(9)))));
  }

  private static Label open() {
    return Label.of("COALITION", Level.UNCLASSIFIED, "JPN", "USA", "PHL").asExercise();
  }

  private static Answer states(Officer by, Label label, Crossing body) {
    return by.party().say(Draft.of(by.party().newId(), by.by(), label, body));
  }

  private Answer consents(Officer by, EntryId proposal) {
    Hash terms = view(by, proposal).orElseThrow().onTable().hash();
    return states(by, open(), new Crossing.ConsentGiven(proposal, terms));
  }

  private static Optional<ProposalView> view(Officer at, EntryId proposal) {
    return at.party().state().proposals().find(proposal);
  }

  private ProposalState state(Officer at, EntryId proposal) {
    return view(at, proposal).orElseThrow().state();
  }

  private long refusedBy(Officer at, PartyId from, RefusalCode code) {
    return at.party().state().tally().of(from).getOrDefault(code, 0L);
  }

  @Test
  void acts_reach_the_other_end_by_the_one_in_the_middle_and_the_closing_comes_back() {
    theEndsKnowEachOther();
    EntryId agreement = ok(opens(jpn, open()));
    world.pass(Duration.ofSeconds(5));
    assertThat(state(phl, agreement)).isEqualTo(ProposalState.OPEN);
    ok(consents(usa, agreement));
    ok(consents(phl, agreement));
    world.pass(Duration.ofSeconds(8));
    for (Officer at : List.of(jpn, usa, phl)) {
      assertThat(state(at, agreement)).isEqualTo(ProposalState.IN_FORCE);
      assertThat(at.party().state().proposals().memberships().getFirst().members()).hasSize(3);
    }
    assertThat(phl.party().state().findLink(a)).as("no link was made").isEmpty();
    assertThat(carried()).as("each act once for each end").isEqualTo(3);
  }

  /// How often the middle gave another's act a number.
  private long carried() {
    return usa.party().rows().stream()
        .filter(
            seen -> seen.row() instanceof Row.Sent sent && sent.ruling().contains("BY_CARRYING"))
        .count();
  }

  @Test
  void a_carrier_that_was_down_carries_after_its_restart_and_each_act_counts_once() {
    theEndsKnowEachOther();
    EntryId agreement = ok(opens(jpn, open()));
    world.pass(Duration.ofSeconds(1));
    usa.party().crash();
    world.gone(b);
    world.pass(Duration.ofSeconds(5));
    usa.party().start();
    world.connect(jpn.party(), usa.party());
    world.connect(usa.party(), phl.party());
    world.pass(Duration.ofSeconds(30));
    assertThat(state(phl, agreement)).isEqualTo(ProposalState.OPEN);
    ok(consents(phl, agreement));
    world.cut(jpn.party(), usa.party());
    world.pass(Duration.ofSeconds(5));
    assertThat(view(jpn, agreement).orElseThrow().missing()).hasSize(2);
    world.connect(jpn.party(), usa.party());
    world.pass(Duration.ofSeconds(5));
    assertThat(view(jpn, agreement).orElseThrow().missing()).hasSize(1);
    assertThat(carried()).isEqualTo(2);
  }

  @Test
  void a_carrier_that_withholds_leaves_the_proposal_pending_and_says_nothing_in_its_place() {
    theEndsKnowEachOther();
    EntryId agreement = ok(opens(jpn, open()));
    world.cut(usa.party(), phl.party());
    world.pass(Duration.ofSeconds(20));
    ok(consents(usa, agreement));
    world.pass(Duration.ofSeconds(20));
    assertThat(view(phl, agreement)).isEmpty();
    assertThat(view(jpn, agreement).orElseThrow().missing())
        .extracting(Elector::party)
        .containsExactly(c);
  }

  @Test
  void who_was_never_known_is_asked_by_nobody_and_a_stranger_s_act_is_refused() {
    assertThat(refused(opens(jpn, open()))).isEqualTo(RefusalCode.NOT_LINKED);
    ok(jpn.says(new PeerEntry.PartyKnown(phl.party().known())));
    ok(opens(jpn, open()));
    world.pass(Duration.ofSeconds(5));
    assertThat(refusedBy(phl, b, RefusalCode.NOT_LINKED)).isEqualTo(1);
    assertThat(phl.party().state().proposals().all()).allMatch(view -> !view.opener().equals(a));
  }

  @Test
  void what_is_to_be_carried_is_unclassified_and_names_who_gets_it() {
    theEndsKnowEachOther();
    Label high = Label.of("COALITION", Level.RESTRICTED, "JPN", "USA", "PHL").asExercise();
    assertThat(refused(opens(jpn, high))).isEqualTo(RefusalCode.LABEL_REFUSED);
    Label narrow = Label.of("COALITION", Level.UNCLASSIFIED, "JPN", "USA").asExercise();
    assertThat(refused(opens(jpn, narrow))).isEqualTo(RefusalCode.LABEL_REFUSED);
  }

  // ------------------------------------------------------------------------------------- hostile

  /// Something that the middle hands to the end as if it carried it.
  private void hands(SignedEntry act) {
    long next = phl.party().state().findLink(b).orElseThrow().status().in().lastReceived() + 1;
    Bytes bytes = act.bytes();
    phl.party()
        .turn(
            List.of(
                new Submission.FrameCame(
                    b,
                    new InFrame.Arrived(
                        next, bytes, java.util.Objects.requireNonNull(act.proof())))));
  }

  /// An entry of a party, signed by a key of the world.
  private SignedEntry signed(SimParty by, SimParty key, List<PartyId> to, Crossing body) {
    Entry entry =
        new Entry(
            by.id(),
            by.newId(),
            by.now(),
            by.now(),
            usa.by().officer(),
            usa.by().command(),
            "",
            java.util.Set.copyOf(to),
            open(),
            body);
    Bytes bytes = by.codec().encode(entry);
    return SignedEntry.of(entry, bytes, world.keys().signerOf(key.id()).sign(bytes));
  }

  @Test
  void what_is_no_act_is_not_taken_from_a_carrier() {
    theEndsKnowEachOther();
    EntryId agreement = ok(opens(jpn, open()));
    world.pass(Duration.ofSeconds(5));
    SimParty japan = jpn.party();
    hands(
        signed(
            japan,
            japan,
            List.of(c),
            new Crossing.ProgressStated(agreement, Progress.IN_PROGRESS, "")));
    hands(
        signed(
            japan,
            japan,
            List.of(c),
            new Crossing.DocumentReleased("t", "text/plain", Bytes.EMPTY, java.util.Set.of(a))));
    assertThat(refusedBy(phl, b, RefusalCode.NOT_CARRIED_BY_YOU)).isEqualTo(2);
    ok(consents(phl, agreement));
    assertThat(state(phl, agreement)).as("the next good one is served").isNotNull();
  }

  @Test
  void a_carrier_that_takes_no_part_is_refused_and_so_is_an_act_that_does_not_name_it() {
    theEndsKnowEachOther();
    EntryId agreement = ok(opens(jpn, open()));
    world.pass(Duration.ofSeconds(5));
    SimParty japan = jpn.party();
    Hash terms = view(jpn, agreement).orElseThrow().onTable().hash();
    hands(signed(japan, japan, List.of(c), new Crossing.ConsentWithdrawn(agreement, terms, "")));
    assertThat(refusedBy(phl, b, RefusalCode.NOT_CARRIED_BY_YOU)).isEqualTo(1);
  }

  @Test
  void a_twisted_act_is_refused_and_a_repeated_one_changes_nothing() {
    theEndsKnowEachOther();
    EntryId agreement = ok(opens(jpn, open()));
    world.pass(Duration.ofSeconds(5));
    SimParty japan = jpn.party();
    SignedEntry opening = view(phl, agreement).orElseThrow().acts().getFirst();
    SignedEntry held = phl.party().state().entry(opening.entry().id()).orElseThrow();
    hands(held);
    assertThat(view(phl, agreement).orElseThrow().acts()).hasSize(1);
    byte[] twisted = held.bytes().unsafe().clone();
    twisted[twisted.length - 3] ^= 1;
    hands(SignedEntry.of(held.entry(), Bytes.of(twisted), held.proof()));
    hands(
        signed(japan, usa.party(), List.of(b, c), new Crossing.ProposalWithdrawn(agreement, "no")));
    assertThat(refusedBy(phl, b, RefusalCode.BAD_SIGNATURE)).isGreaterThanOrEqualTo(1);
    assertThat(state(phl, agreement)).isEqualTo(ProposalState.OPEN);
  }

  @Test
  void a_carried_closing_that_is_not_the_keepers_is_refused() {
    theEndsKnowEachOther();
    EntryId agreement = ok(opens(jpn, open()));
    world.pass(Duration.ofSeconds(5));
    Hash terms = view(jpn, agreement).orElseThrow().onTable().hash();
    hands(
        signed(
            jpn.party(),
            jpn.party(),
            List.of(b, c),
            new Crossing.ProposalClosed(agreement, Outcome.VOID, terms, List.of())));
    assertThat(refusedBy(phl, b, RefusalCode.NOT_KEEPER)).isEqualTo(1);
    assertThat(state(phl, agreement)).isEqualTo(ProposalState.OPEN);
  }
}
