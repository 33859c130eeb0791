// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;
import renkei.core.consent.ProposalState;
import renkei.core.entry.Body;
import renkei.core.entry.CommandId;
import renkei.core.entry.Crossing;
import renkei.core.entry.Deed;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.KeyKind;
import renkei.core.entry.Names;
import renkei.core.entry.OfficerEntry;
import renkei.core.entry.OfficerEntry.Right;
import renkei.core.entry.OfficerId;
import renkei.core.entry.OfficerProof;
import renkei.core.entry.PeerEntry;
import renkei.core.entry.Proof;
import renkei.core.entry.RefusalCode;
import renkei.core.entry.RollKey;
import renkei.core.entry.SignedEntry;
import renkei.core.exchange.InFrame;
import renkei.core.journal.Row;
import renkei.core.turn.Answer;
import renkei.core.turn.Deeds;
import renkei.core.turn.Draft;
import renkei.core.turn.Submission;

/// Somebody has every file of a node, the key of the party among them, and no key of an officer.
class OwnSignatureTest {
  private static final Draft.By DUTY =
      new Draft.By(new OfficerId("duty-indopacom"), new CommandId("INDOPACOM"));

  private World world;
  private Officer jpn;
  private Officer usa;
  private Officer second;
  private EntryId request;
  private Hash terms;

  @BeforeEach
  void jpn_asks_usa() {
    Asked asked = Asked.of(7, "INDOPACOM");
    world = asked.world();
    jpn = asked.jpn();
    usa = asked.usa();
    second = asked.second();
    request = asked.request();
    terms = asked.terms();
  }

  // ------------------------------------------------------------------------------ what is right

  @Test
  void an_act_that_its_officer_signed_takes_effect_on_both_nodes_and_is_kept_with_its_signature() {
    assertThat(usa.says(new Crossing.ConsentGiven(request, terms), "JPN"))
        .isInstanceOf(Answer.Accepted.class);
    world.pass(Duration.ofSeconds(2));
    for (SimParty party : world.parties()) {
      var view = party.state().proposals().find(request).orElseThrow();
      assertThat(view.state()).isEqualTo(ProposalState.IN_FORCE);
      for (SignedEntry act : view.acts()) {
        Proof proof = act.proof();
        assertThat(proof).isNotNull();
        assertThat(proof.officer() != null)
            .as(act.entry().kind().name())
            .isEqualTo(Deed.needed(act.entry().body()));
      }
    }
  }

  @Test
  void what_was_signed_survives_a_restart_byte_by_byte() {
    usa.says(new Crossing.ConsentGiven(request, terms), "JPN");
    world.pass(Duration.ofSeconds(2));
    List<SignedEntry> before = jpn.party().state().proposals().find(request).orElseThrow().acts();
    jpn.party().crash();
    jpn.party().start();
    assertThat(jpn.party().state().proposals().find(request).orElseThrow().acts())
        .isEqualTo(before);
  }

  // ------------------------------------------------------------------------- at the own node

  private void refusedAtHome(Draft draft, RefusalCode code) {
    Answer answer = stated(draft);
    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Refused.class, no -> assertThat(no.refusal().code()).isEqualTo(code));
    world.pass(Duration.ofSeconds(2));
    assertThat(jpn.party().state().proposals().find(request).orElseThrow().state())
        .isEqualTo(ProposalState.OPEN);
  }

  /// Not through the officers' desk of the simulation, which would sign.
  private Answer stated(Draft draft) {
    List<Answer> answers = new java.util.ArrayList<>();
    usa.party().turn(List.of(new Submission.Stated(draft, answers::add)));
    return answers.getFirst();
  }

  private Draft consent(Draft.By by) {
    return Draft.of(
        usa.party().newId(), by, Officer.to("JPN"), new Crossing.ConsentGiven(request, terms));
  }

  @Test
  void s20_a_consent_without_an_officers_signature_is_not_recorded() {
    refusedAtHome(consent(DUTY), RefusalCode.OFFICER_UNSIGNED);
  }

  @Test
  void s21_a_key_that_was_enrolled_after_the_pairing_signs_nothing() {
    OfficerId mallory = new OfficerId("mallory");
    Bytes open = world.keys().makeOfficer("mallory", 9);
    Body enrolled =
        new OfficerEntry.OfficerEnrolled(
            mallory,
            Names.same("mallory"),
            DUTY.command(),
            Set.of(Right.values()),
            new OfficerEntry.OfficerKey(KeyKind.FILE, Bytes.EMPTY, open, ""));
    assertThat(stated(Draft.of(usa.party().newId(), DUTY, Officer.home(), enrolled)))
        .isInstanceOf(Answer.Accepted.class);
    RollKey key = new RollKey(mallory, DUTY.command(), KeyKind.FILE, open, "");
    Draft draft = consent(new Draft.By(mallory, DUTY.command()));
    refusedAtHome(signed(draft, key), RefusalCode.OFFICER_KEY_UNKNOWN);
  }

  @Test
  void s22_a_key_of_another_officer_or_of_another_deed_does_not_count() {
    RollKey theirs = keyOf(jpn);
    refusedAtHome(signed(consent(DUTY), theirs), RefusalCode.OFFICER_KEY_UNKNOWN);
    RollKey own = keyOf(usa);
    OfficerProof older = signed(consent(DUTY), own).proof();
    refusedAtHome(consent(DUTY).signed(older), RefusalCode.OFFICER_SIGNATURE_BAD);
    Draft.By other = new Draft.By(new OfficerId("chief"), DUTY.command());
    Body enrolled =
        new OfficerEntry.OfficerEnrolled(
            other.officer(), Names.same("chief"), DUTY.command(), Set.of(Right.values()), null);
    stated(Draft.of(usa.party().newId(), DUTY, Officer.home(), enrolled));
    refusedAtHome(signed(consent(other), own), RefusalCode.OFFICER_KEY_UNKNOWN);
  }

  @Test
  void s23_a_signed_draft_that_is_changed_by_one_field_is_refused() {
    RollKey own = keyOf(usa);
    Draft good = signed(consent(DUTY), own);
    List<Draft> changed =
        List.of(
            new Draft(
                good.id(),
                null,
                DUTY,
                "other basis",
                Set.of(),
                good.label(),
                good.body(),
                null,
                good.proof()),
            new Draft(
                good.id(),
                null,
                DUTY,
                "",
                Set.of(),
                Officer.to("JPN", "PHL"),
                good.body(),
                null,
                good.proof()),
            new Draft(
                good.id(),
                usa.party().now().plusSeconds(60),
                DUTY,
                "",
                Set.of(),
                good.label(),
                good.body(),
                null,
                good.proof()),
            new Draft(
                usa.party().newId(),
                null,
                DUTY,
                "",
                Set.of(),
                good.label(),
                good.body(),
                null,
                good.proof()),
            new Draft(
                good.id(),
                null,
                DUTY,
                "",
                Set.of(),
                good.label(),
                new Crossing.ProposalDeclined(request, terms, "no"),
                null,
                good.proof()));
    changed.forEach(draft -> refusedAtHome(draft, RefusalCode.OFFICER_SIGNATURE_BAD));
    assertThat(stated(good)).isInstanceOf(Answer.Accepted.class);
  }

  private static RollKey keyOf(Officer officer) {
    return officer.party().roll().keys().stream()
        .filter(key -> key.officer().equals(officer.by().officer()))
        .findFirst()
        .orElseThrow();
  }

  private Draft signed(Draft draft, RollKey key) {
    Hash deed = Deeds.of(usa.party().state(), draft);
    return draft.signed(world.keys().signAs(key, deed));
  }

  // ------------------------------------------------------------------------------- at the peer

  /// The party's key signs whatever it is given; its node is not asked.
  private Row.Received sentPast(Entry entry, OfficerProof officer) {
    SimParty from = usa.party();
    SimParty to = jpn.party();
    Bytes bytes = from.codec().encode(entry);
    Proof proof = world.keys().signerOf(from.id()).sign(bytes).with(officer);
    long next = to.state().findLink(from.id()).orElseThrow().status().in().lastReceived() + 1;
    to.turn(List.of(new Submission.FrameCame(from.id(), new InFrame.Arrived(next, bytes, proof))));
    return to.rows().stream()
        .map(RowTap.Seen::row)
        .filter(Row.Received.class::isInstance)
        .map(Row.Received.class::cast)
        .filter(row -> row.seq() == next)
        .findFirst()
        .orElseThrow();
  }

  private Entry forged(Draft.By by, Body body) {
    return new Entry(
        usa.party().id(),
        usa.party().newId(),
        world.now(),
        world.now(),
        by.officer(),
        by.command(),
        "",
        Set.of(jpn.party().id()),
        Officer.to("JPN"),
        body);
  }

  private void refusedThere(Entry entry, OfficerProof officer, RefusalCode code) {
    long before = counted(code);
    Row.Received row = sentPast(entry, officer);
    assertThat(row.verdict().refusal()).isNotNull();
    assertThat(row.verdict().refusal().code()).isEqualTo(code);
    assertThat(counted(code)).isEqualTo(before + 1);
    assertThat(jpn.party().alarms()).anyMatch(alarm -> alarm.sentence().contains(code.name()));
    assertThat(jpn.party().state().proposals().find(request).orElseThrow().state())
        .isEqualTo(ProposalState.OPEN);
  }

  private long counted(RefusalCode code) {
    return jpn.party().state().tally().of(usa.party().id()).getOrDefault(code, 0L);
  }

  @Test
  void s24_a_consent_signed_past_the_own_node_is_refused_at_the_peer_and_the_next_good_is_served() {
    Entry entry = forged(DUTY, new Crossing.ConsentGiven(request, terms));
    refusedThere(entry, null, RefusalCode.OFFICER_UNSIGNED);
    RollKey own = keyOf(usa);
    Entry other = forged(DUTY, new Crossing.ConsentGiven(request, Hash.ZERO));
    OfficerProof replayed = world.keys().signAs(own, deed(other));
    refusedThere(
        forged(DUTY, new Crossing.ConsentGiven(request, terms)),
        replayed,
        RefusalCode.OFFICER_SIGNATURE_BAD);
    Entry good = forged(DUTY, new Crossing.ConsentGiven(request, terms));
    Row.Received row = sentPast(good, world.keys().signAs(own, deed(good)));
    assertThat(row.verdict().refusal()).isNull();
  }

  @Test
  void s25_an_own_key_of_the_operator_is_not_on_the_roll_that_was_read_aloud() {
    Bytes open = world.keys().makeOfficer("root", 11);
    RollKey key = new RollKey(DUTY.officer(), DUTY.command(), KeyKind.FILE, open, "");
    Entry entry = forged(DUTY, new Crossing.ConsentGiven(request, terms));
    refusedThere(entry, world.keys().signAs(key, deed(entry)), RefusalCode.OFFICER_KEY_UNKNOWN);
    OfficerProof named =
        new OfficerProof(
            keyOf(usa).hash(), world.keys().signAs(key, deed(entry)).signature(), null);
    refusedThere(
        forged(DUTY, new Crossing.ConsentGiven(request, terms)),
        named,
        RefusalCode.OFFICER_SIGNATURE_BAD);
  }

  @Test
  void s26_another_officer_or_command_than_the_key_is_entered_for_is_refused() {
    RollKey own = keyOf(usa);
    for (Draft.By by :
        List.of(
            new Draft.By(new OfficerId("chief"), DUTY.command()),
            new Draft.By(DUTY.officer(), new CommandId("USFJ")))) {
      Entry entry = forged(by, new Crossing.ConsentGiven(request, terms));
      refusedThere(entry, world.keys().signAs(own, deed(entry)), RefusalCode.OFFICER_KEY_UNKNOWN);
    }
  }

  @Test
  void s27_an_officers_signature_where_none_belongs_is_refused() {
    RollKey own = keyOf(usa);
    Entry entry = forged(DUTY, new Crossing.ProposalAcknowledged(request));
    refusedThere(entry, world.keys().signAs(own, deed(entry)), RefusalCode.OFFICER_SIGNATURE_BAD);
    assertThat(sentPast(forged(DUTY, new Crossing.ProposalAcknowledged(request)), null))
        .satisfies(row -> assertThat(row.verdict().refusal()).isNull());
  }

  @Test
  void s28_every_kind_that_binds_is_refused_unsigned() {
    refusedThere(
        forged(DUTY, new Crossing.ProposalDeclined(request, terms, "no")),
        null,
        RefusalCode.OFFICER_UNSIGNED);
    refusedThere(
        forged(DUTY, new Crossing.ProposalWithdrawn(request, "no")),
        null,
        RefusalCode.OFFICER_UNSIGNED);
    refusedThere(
        forged(DUTY, new Crossing.ConsentWithdrawn(request, terms, "no")),
        null,
        RefusalCode.OFFICER_UNSIGNED);
    refusedThere(
        forged(
            DUTY,
            new Crossing.TermsCountered(request, terms, usa.sealed(usa.support("helicopter", 1)))),
        null,
        RefusalCode.OFFICER_UNSIGNED);
  }

  private Hash deed(Entry entry) {
    return Deed.hash(usa.party().codec().deed(entry));
  }

  // ------------------------------------------------------------------------------ other keys

  private RollKey fresh(String officer) {
    Bytes open = world.keys().makeOfficer(officer, 77);
    return new RollKey(new OfficerId(officer), DUTY.command(), KeyKind.FILE, open, "");
  }

  private boolean onRoll(RollKey key) {
    world.pass(Duration.ofSeconds(2));
    boolean here = usa.party().state().rolls().own().keys().contains(key);
    boolean there = jpn.party().state().rolls().of(usa.party().id()).keys().contains(key);
    assertThat(there).isEqualTo(here);
    return here;
  }

  private void both(Body body) {
    List.of(usa, second).forEach(officer -> officer.says(body, "JPN"));
  }

  private void enrol(OfficerId officer) {
    usa.says(
        new OfficerEntry.OfficerEnrolled(
            officer, Names.same(officer.code()), DUTY.command(), Set.of(Right.values()), null));
  }

  private static RefusalCode refused(Answer answer) {
    return ((Answer.Refused) answer).refusal().code();
  }

  @Test
  void w14_a_key_is_on_the_roll_only_when_two_officers_stated_it_and_then_signs() {
    RollKey key = fresh("tanaka");
    usa.says(new Crossing.OfficerKeyEntered(key), "JPN");
    assertThat(onRoll(key)).isFalse();
    usa.says(new Crossing.OfficerKeyEntered(key), "JPN");
    assertThat(onRoll(key)).as("stated twice by one").isFalse();
    second.says(new Crossing.OfficerKeyEntered(key), "JPN");
    assertThat(onRoll(key)).isTrue();
    enrol(key.officer());
    Draft draft = signed(consent(new Draft.By(key.officer(), key.command())), key);
    assertThat(stated(draft)).isInstanceOf(Answer.Accepted.class);
    world.pass(Duration.ofSeconds(2));
    assertThat(jpn.party().state().proposals().find(request).orElseThrow().state())
        .isEqualTo(ProposalState.IN_FORCE);
  }

  @Test
  void a_revoked_key_signs_nothing_more_and_what_it_signed_stays() {
    usa.says(new Crossing.ConsentGiven(request, terms), "JPN");
    world.pass(Duration.ofSeconds(2));
    RollKey lost = keyOf(usa);
    RollKey next = fresh("next");
    both(new Crossing.OfficerKeyEntered(next));
    assertThat(onRoll(next)).isTrue();
    both(new Crossing.OfficerKeyRevoked(lost.hash(), "lost"));
    assertThat(onRoll(lost)).isFalse();
    assertThat(refused(usa.says(new Crossing.OfficerKeyEntered(lost), "JPN")))
        .isEqualTo(RefusalCode.OFFICER_KEY_UNKNOWN);
    assertThat(jpn.party().state().proposals().find(request).orElseThrow().state())
        .isEqualTo(ProposalState.IN_FORCE);
    jpn.party().crash();
    jpn.party().start();
    assertThat(jpn.party().state().proposals().find(request).orElseThrow().state())
        .isEqualTo(ProposalState.IN_FORCE);
  }

  @Test
  void s29_a_revoked_key_is_refused_at_home_and_at_the_peer() {
    RollKey lost = keyOf(second);
    both(new Crossing.OfficerKeyRevoked(lost.hash(), "lost"));
    assertThat(onRoll(lost)).isFalse();
    Draft.By by = second.by();
    refusedAtHome(signed(consent(by), lost), RefusalCode.OFFICER_KEY_UNKNOWN);
    Entry entry = forged(by, new Crossing.ConsentGiven(request, terms));
    refusedThere(entry, world.keys().signAs(lost, deed(entry)), RefusalCode.OFFICER_KEY_UNKNOWN);
  }

  @Test
  void a_link_that_is_taken_up_again_does_not_bring_a_revoked_key_back() {
    RollKey lost = keyOf(second);
    both(new Crossing.OfficerKeyRevoked(lost.hash(), "lost"));
    assertThat(onRoll(lost)).isFalse();
    var pinned = jpn.party().state().peers().find(usa.party().id()).orElseThrow();
    jpn.says(new PeerEntry.PeerSuspended(usa.party().id(), "let us see"));
    jpn.says(new PeerEntry.PeerPinned(pinned.identity(), pinned.terms()));
    assertThat(onRoll(lost)).isFalse();
  }

  @Test
  void s30_no_operator_enters_or_revokes_a_key() {
    RollKey own = fresh("root");
    Entry bare = forged(DUTY, new Crossing.OfficerKeyEntered(own));
    refusedThere(bare, null, RefusalCode.OFFICER_UNSIGNED);
    Entry self = forged(DUTY, new Crossing.OfficerKeyEntered(own));
    refusedThere(self, world.keys().signAs(own, deed(self)), RefusalCode.OFFICER_KEY_UNKNOWN);
    Entry gone = forged(DUTY, new Crossing.OfficerKeyRevoked(keyOf(second).hash(), "gone"));
    refusedThere(gone, null, RefusalCode.OFFICER_UNSIGNED);
    Entry others = forged(second.by(), new Crossing.OfficerKeyEntered(own));
    refusedThere(
        others, world.keys().signAs(keyOf(usa), deed(others)), RefusalCode.OFFICER_KEY_UNKNOWN);
    assertThat(jpn.party().state().rolls().of(usa.party().id()).keys()).hasSize(2);
    assertThat(jpn.party().state().rolls().of(usa.party().id()).waiting()).isEmpty();
  }

  @Test
  void s31_two_officers_who_state_different_things_of_one_key_state_nothing_together() {
    RollKey one = fresh("tanaka");
    RollKey other =
        new RollKey(
            one.officer(),
            one.command(),
            KeyKind.PASSKEY,
            one.publicKey(),
            "https://evil.example.org");
    usa.says(new Crossing.OfficerKeyEntered(one), "JPN");
    second.says(new Crossing.OfficerKeyEntered(other), "JPN");
    assertThat(onRoll(one)).isFalse();
    assertThat(onRoll(other)).isFalse();
  }

  @Test
  void s32_the_last_key_of_a_roll_stays() {
    Crossing.OfficerKeyRevoked last = new Crossing.OfficerKeyRevoked(keyOf(second).hash(), "gone");
    usa.says(new Crossing.OfficerKeyRevoked(keyOf(usa).hash(), "gone"), "JPN");
    second.says(new Crossing.OfficerKeyRevoked(keyOf(usa).hash(), "gone"), "JPN");
    assertThat(onRoll(keyOf(usa))).isFalse();
    assertThat(refused(second.says(last, "JPN"))).isEqualTo(RefusalCode.STALE);
    assertThat(onRoll(keyOf(second))).isTrue();
  }
}
