// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;
import renkei.core.consent.ProposalView;
import renkei.core.entry.AuthenticText;
import renkei.core.entry.Clocks;
import renkei.core.entry.ConsentRule;
import renkei.core.entry.Crossing;
import renkei.core.entry.Deed;
import renkei.core.entry.Elector;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.FunctionId;
import renkei.core.entry.Label;
import renkei.core.entry.Level;
import renkei.core.entry.Matter;
import renkei.core.entry.PartyId;
import renkei.core.entry.PeerEntry;
import renkei.core.entry.RefusalCode;
import renkei.core.entry.RollKey;
import renkei.core.entry.RollStated;
import renkei.core.entry.SignedEntry;
import renkei.core.entry.Terms;
import renkei.core.exchange.InFrame;
import renkei.core.turn.Answer;
import renkei.core.turn.Draft;
import renkei.core.turn.Submission;

/// Japan – United States – Philippines, and no link between the two ends: a changed roll of Japan's
/// officers reaches the Philippines under a proposal of all three, by the one in the middle.
class RollCarriedTest {
  private final World world = new World(23);
  private Officer jpn;
  private Officer second;
  private Officer usa;
  private Officer phl;
  private PartyId a;
  private PartyId b;
  private PartyId c;
  private EntryId agreement;

  @BeforeEach
  void three_in_a_row_with_a_proposal() {
    world.withRolls();
    SimParty one = world.add("JPN", 1);
    SimParty two = world.add("USA", 2);
    SimParty three = world.add("PHL", 3);
    world.parties().forEach(SimParty::start);
    jpn = Officer.found(one, "JJOC");
    second = jpn.second("second");
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
    for (Officer by : List.of(jpn, second)) {
      ok(by.says(new PeerEntry.PartyKnown(three.known())));
    }
    ok(phl.says(new PeerEntry.PartyKnown(one.known())));
    agreement = opened();
    world.pass(Duration.ofSeconds(5));
    assertThat(view(phl)).isPresent();
  }

  private static EntryId ok(Answer answer) {
    assertThat(answer).isInstanceOf(Answer.Accepted.class);
    return Officer.accepted(answer);
  }

  private static RefusalCode refused(Answer answer) {
    return ((Answer.Refused) answer).refusal().code();
  }

  private EntryId opened() {
    List<PartyId> all = List.of(a, b, c).stream().sorted().toList();
    Terms terms =
        new Terms(
            List.of(new AuthenticText("en", "we agree")), new Matter.Agreement(all, c, List.of()));
    var now = jpn.party().now();
    return ok(
        states(
            jpn,
            new Crossing.ProposalOpened(
                jpn.party().codec().seal(terms),
                c,
                List.of(b, c).stream()
                    .map(party -> new Elector(party, new FunctionId("agreements")))
                    .toList(),
                new ConsentRule.All(),
                new Clocks(
                    now.plusSeconds(600), now.plusSeconds(1_200), now.plus(Duration.ofHours(9))))));
  }

  private static Label open() {
    return Label.of("COALITION", Level.UNCLASSIFIED, "JPN", "USA", "PHL").asExercise();
  }

  private static Answer states(Officer by, Crossing body) {
    return by.party().say(Draft.of(by.party().newId(), by.by(), open(), body));
  }

  private Optional<ProposalView> view(Officer at) {
    return at.party().state().proposals().find(agreement);
  }

  private List<RollKey> knownAtTheEnd() {
    return phl.party().state().rolls().of(a).keys();
  }

  private RollStated roll() {
    return jpn.party()
        .state()
        .rolls()
        .own()
        .statement(agreement, jpn.party().state().incarnation())
        .orElseThrow();
  }

  private boolean withdrawn() {
    return view(phl).orElseThrow().acts().stream()
        .anyMatch(act -> act.entry().body() instanceof Crossing.ProposalWithdrawn);
  }

  private void both(Crossing body) {
    ok(states(jpn, body));
    ok(states(second, body));
  }

  private RollKey another() {
    RollKey key = jpn.party().roll().another(jpn.by().officer(), jpn.by().command());
    both(new Crossing.OfficerKeyEntered(key));
    return key;
  }

  @Test
  void one_officer_is_not_enough_and_a_key_that_the_end_does_not_know_vouches_for_no_roll() {
    RollKey old = jpn.party().roll().newest(jpn.by().officer());
    RollKey next = another();
    both(new Crossing.OfficerKeyRevoked(old.hash(), "lost"));
    world.pass(Duration.ofSeconds(5));
    assertThat(knownAtTheEnd()).as("the changes alone do not reach it").contains(old);
    // Stated too late: the only other officer signs by a key that the end does not know.
    ok(states(second, roll()));
    world.pass(Duration.ofSeconds(5));
    assertThat(knownAtTheEnd()).as("one officer is not enough").contains(old);
    ok(states(jpn, roll()));
    world.pass(Duration.ofSeconds(5));
    assertThat(knownAtTheEnd()).as("by a key that it does not know").contains(old);
    assertThat(refusedAtTheEnd(RefusalCode.OFFICER_KEY_UNKNOWN)).isEqualTo(1);
    assertThat(next).isNotNull();
  }

  @Test
  void a_roll_is_stated_after_each_change_and_the_end_follows() {
    RollKey old = jpn.party().roll().newest(jpn.by().officer());
    RollKey next = another();
    // Both sign with keys that the end knows: the new one is not used before it was told.
    Answer first = signedBy(old, jpn, roll());
    ok(first);
    ok(states(second, roll()));
    world.pass(Duration.ofSeconds(5));
    assertThat(knownAtTheEnd()).contains(old, next);
    both(new Crossing.OfficerKeyRevoked(old.hash(), "lost"));
    both(roll());
    world.pass(Duration.ofSeconds(5));
    assertThat(knownAtTheEnd()).contains(next).doesNotContain(old);
    assertThat(usa.party().state().rolls().of(a).keys()).isEqualTo(knownAtTheEnd());
    // What the old key signs binds no more, whoever brings it.
    Hash terms = view(phl).orElseThrow().onTable().hash();
    hands(by(old, new Crossing.ConsentWithdrawn(agreement, terms, "by the lost key")));
    assertThat(refusedAtTheEnd(RefusalCode.OFFICER_KEY_UNKNOWN)).isEqualTo(1);
    hands(by(next, new Crossing.ProposalWithdrawn(agreement, "by the new key")));
    assertThat(withdrawn()).isTrue();
  }

  @Test
  void an_act_that_overtakes_its_roll_is_refused_and_comes_again_after_it() {
    RollKey old = jpn.party().roll().newest(jpn.by().officer());
    another();
    ok(states(jpn, new Crossing.ProposalWithdrawn(agreement, "by the new key, too early")));
    world.pass(Duration.ofSeconds(5));
    assertThat(refusedAtTheEnd(RefusalCode.OFFICER_KEY_UNKNOWN)).isEqualTo(1);
    assertThat(withdrawn()).isFalse();
    ok(signedBy(old, jpn, roll()));
    ok(states(second, roll()));
    world.pass(Duration.ofSeconds(5));
    assertThat(withdrawn()).isTrue();
    assertThat(knownAtTheEnd()).isEqualTo(jpn.party().state().rolls().own().keys());
  }

  @Test
  void p13_an_older_roll_is_refused_at_home_and_at_the_end_and_so_is_a_revoked_key_in_it() {
    RollKey old = jpn.party().roll().newest(jpn.by().officer());
    another();
    RollStated before = roll();
    ok(signedBy(old, jpn, before));
    ok(states(second, before));
    both(new Crossing.OfficerKeyRevoked(old.hash(), "lost"));
    both(roll());
    world.pass(Duration.ofSeconds(5));
    List<RollKey> known = knownAtTheEnd();
    assertThat(refused(states(jpn, before))).isEqualTo(RefusalCode.STALE);
    RollKey still = known.getFirst();
    hands(by(still, before));
    assertThat(refusedAtTheEnd(RefusalCode.STALE)).isEqualTo(1);
    RollStated raised = new RollStated(agreement, 2, before.number() + 9, before.keys(), List.of());
    hands(by(still, raised));
    assertThat(refusedAtTheEnd(RefusalCode.OFFICER_KEY_UNKNOWN)).isEqualTo(1);
    assertThat(knownAtTheEnd()).isEqualTo(known);
  }

  @Test
  void p13_the_party_s_key_alone_changes_no_roll_and_nobody_states_another_s() {
    RollKey planted = jpn.party().roll().another(jpn.by().officer(), jpn.by().command());
    List<RollKey> known = knownAtTheEnd();
    RollStated forged =
        new RollStated(
            agreement,
            9,
            9,
            java.util.stream.Stream.concat(known.stream(), java.util.stream.Stream.of(planted))
                .sorted()
                .toList(),
            List.of());
    hands(bare(jpn.party(), jpn.party(), Set.of(b, c), forged));
    assertThat(refusedAtTheEnd(RefusalCode.OFFICER_UNSIGNED)).isEqualTo(1);
    hands(by(planted, forged));
    assertThat(refusedAtTheEnd(RefusalCode.OFFICER_KEY_UNKNOWN)).isEqualTo(1);
    hands(bare(jpn.party(), usa.party(), Set.of(b, c), forged));
    assertThat(refusedAtTheEnd(RefusalCode.BAD_SIGNATURE)).isEqualTo(1);
    assertThat(knownAtTheEnd()).isEqualTo(known);
  }

  @Test
  void a_roll_is_for_exactly_the_parties_of_a_proposal_that_is_open_and_has_somebody_unlinked() {
    RollKey first = another();
    assertThat(first).isNotNull();
    RollKey known = knownAtTheEnd().getFirst();
    hands(
        officers(
            known, bare(jpn.party(), jpn.party(), Set.of(b, c, new PartyId(Hash.ZERO)), roll())));
    assertThat(refusedAtTheEnd(RefusalCode.NOT_ADDRESSED)).isEqualTo(1);
    EntryId pairing =
        jpn.party().state().proposals().all().stream()
            .map(ProposalView::id)
            .filter(id -> !id.equals(agreement))
            .findFirst()
            .orElseThrow();
    RollStated other =
        new RollStated(
            pairing, roll().incarnation(), roll().number(), roll().keys(), roll().revoked());
    assertThat(refused(states(jpn, other))).isEqualTo(RefusalCode.STALE);
  }

  // ------------------------------------------------------------------------------------- hostile

  private long refusedAtTheEnd(RefusalCode code) {
    return phl.party().state().tally().of(b).getOrDefault(code, 0L);
  }

  /// Something that the middle hands to the end as if it carried it.
  private void hands(SignedEntry act) {
    long next = phl.party().state().findLink(b).orElseThrow().status().in().lastReceived() + 1;
    phl.party()
        .turn(
            List.of(
                new Submission.FrameCame(
                    b,
                    new InFrame.Arrived(
                        next, act.bytes(), java.util.Objects.requireNonNull(act.proof())))));
  }

  private SignedEntry by(RollKey key, Crossing body) {
    return officers(key, bare(jpn.party(), jpn.party(), Set.of(b, c), body));
  }

  private SignedEntry officers(RollKey key, SignedEntry bare) {
    Hash deed = Deed.hash(jpn.party().codec().deed(bare.entry()));
    return SignedEntry.of(
        bare.entry(),
        bare.bytes(),
        java.util.Objects.requireNonNull(bare.proof()).with(world.keys().signAs(key, deed)));
  }

  private Answer signedBy(RollKey key, Officer by, Crossing body) {
    Draft draft = Draft.of(by.party().newId(), by.by(), open(), body);
    return by.party()
        .say(
            draft.signed(
                world.keys().signAs(key, renkei.core.turn.Deeds.of(by.party().state(), draft))));
  }

  private SignedEntry bare(SimParty author, SimParty signer, Set<PartyId> to, Crossing body) {
    Entry entry =
        new Entry(
            author.id(),
            author.newId(),
            author.now(),
            author.now(),
            jpn.by().officer(),
            jpn.by().command(),
            "",
            to,
            open(),
            body);
    Bytes bytes = author.codec().encode(entry);
    return SignedEntry.of(entry, bytes, world.keys().signerOf(signer.id()).sign(bytes));
  }
}
