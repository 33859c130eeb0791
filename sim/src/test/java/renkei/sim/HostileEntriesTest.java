// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;
import renkei.core.consent.ProposalView;
import renkei.core.entry.CommandId;
import renkei.core.entry.Crossing;
import renkei.core.entry.Elector;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.FunctionId;
import renkei.core.entry.Label;
import renkei.core.entry.Level;
import renkei.core.entry.Names;
import renkei.core.entry.OfficerProof;
import renkei.core.entry.PartyId;
import renkei.core.entry.PeerEntry;
import renkei.core.entry.Proof;
import renkei.core.entry.RefusalCode;
import renkei.core.exchange.LinkCounter;
import renkei.core.exchange.LinkState;
import renkei.core.journal.Row;
import renkei.core.turn.Answer;
import renkei.core.turn.Draft;
import renkei.node.app.EmbeddedNode;
import renkei.wire.peer.Frame;
import renkei.wire.peer.Pong;

/// Entries that a party with good keys sends to a real node over a real link, each with its answer:
/// the numbers are those of the table in docs/protocol/hostile.md. After each the node takes the
/// next good entry, and the link of another party stands.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileEntriesTest {
  private static final FunctionId AIRLIFT = RealNodes.AIRLIFT;

  @TempDir static Path folder;
  private EmbeddedNode jpn;
  private EmbeddedNode usa;
  private EmbeddedNode xaa;
  private EntryId ofOthers;
  private EntryId asked;
  private EntryId askedAgain;
  private HostileHand hand;

  @BeforeAll
  void two_parties_are_paired_with_jpn_and_the_node_of_one_is_stopped() throws IOException {
    jpn = EmbeddedNode.found(folder.resolve("jpn"), "JPN", "JJOC");
    usa = EmbeddedNode.found(folder.resolve("usa"), "USA", "INDOPACOM");
    xaa = EmbeddedNode.found(folder.resolve("xaa"), "XAA", "HQ");
    jpn.pairWith(usa);
    jpn.pairWith(xaa);
    RealNodes.until("linked", () -> jpn.linked(2) && usa.linked(1) && xaa.linked(1));
    ofOthers = RealNodes.asked(jpn, usa);
    asked = RealNodes.asked(jpn, xaa);
    askedAgain = RealNodes.asked(jpn, xaa);
    xaa.close();
    hand = new HostileHand(xaa, jpn);
  }

  @AfterEach
  void the_next_good_entry_is_taken_and_the_other_link_stands() throws IOException {
    assertThat(hand.states(hand.entry(counterpart("HQ")))).isNull();
    assertThat(link(usa.party())).isInstanceOf(LinkState.Up.class);
  }

  @AfterAll
  void all_stop() {
    hand.close();
    List.of(jpn, usa).forEach(EmbeddedNode::close);
  }

  // ------------------------------------------------------------------------------- what is looked
  // at

  private LinkState link(PartyId with) {
    return jpn.port().ask(state -> state.findLink(with).orElseThrow().state()).join();
  }

  private long refused(RefusalCode code) {
    return jpn.port().ask(state -> state.tally().of(xaa.party()).getOrDefault(code, 0L)).join();
  }

  private long counted(LinkCounter what) {
    return jpn.port()
        .ask(state ->
            state.findLink(xaa.party()).orElseThrow().status().counters().getOrDefault(what, 0L))
        .join();
  }

  private List<Row.Received> received() {
    return jpn.port()
        .ask(state ->
            state.rows(1, 500).stream()
                .map(row -> row.row())
                .filter(Row.Received.class::isInstance)
                .map(Row.Received.class::cast)
                .filter(row -> row.from().equals(xaa.party()))
                .toList())
        .join();
  }

  private ProposalView view(EntryId proposal) {
    return jpn.port().ask(state -> state.proposals().find(proposal).orElseThrow()).join();
  }

  private interface Sending {
    RefusalCode now() throws IOException;
  }

  /// Refused, told and counted under these codes, once.
  private void refused(RefusalCode code, RefusalCode told, Sending sending) throws IOException {
    long before = refused(code);
    assertThat(sending.now()).isEqualTo(told);
    assertThat(refused(code)).isEqualTo(before + 1);
  }

  private void refused(RefusalCode code, Sending sending) throws IOException {
    refused(code, code, sending);
  }

  private static Crossing counterpart(String command) {
    return new Crossing.CounterpartStated(
        new FunctionId("liaison"), new CommandId(command), Names.same(command), HostileHand.now());
  }

  private static Bytes flipped(Bytes bytes, int bit) {
    byte[] other = Arrays.copyOf(bytes.unsafe(), bytes.size());
    other[bit / 8] ^= (byte) (1 << bit % 8);
    return Bytes.owning(other);
  }

  // ------------------------------------------------------------------------------------- the tests

  @Test
  void p1_everything_that_was_sent_before_sent_again_changes_nothing() throws IOException {
    hand.states(hand.entry(counterpart("HQ")));
    List<Row.Received> before = received();
    hand.again();
    long duplicates = counted(LinkCounter.DUPLICATES);
    for (Row.Received row : before) {
      assertThat(hand.sends(row.seq(), row.bytes(), row.proof())).isNull();
    }
    assertThat(received()).isEqualTo(before);
    assertThat(counted(LinkCounter.DUPLICATES)).isEqualTo(duplicates + before.size());
  }

  @Test
  void p3_an_id_with_other_content_is_refused_and_both_are_kept() throws IOException {
    Entry first = hand.entry(counterpart("HQ"));
    assertThat(hand.states(first)).isNull();
    Entry other = hand.entry(xaa.party(), first.id(), first.audience(), counterpart("CP"));
    refused(RefusalCode.ID_REUSED, () -> hand.states(other));
    assertThat(received().stream().map(Row.Received::bytes))
        .contains(hand.codec.encode(first), hand.codec.encode(other));
  }

  @Test
  void p4_a_number_with_other_content_suspends_this_link_until_an_officer_looked()
      throws Exception {
    assertThat(hand.states(hand.entry(counterpart("HQ")))).isNull();
    Entry other = hand.entry(counterpart("CP"));
    refused(
        RefusalCode.SEQUENCE_REUSED,
        () -> hand.sends(hand.seq(), hand.codec.encode(other), hand.proof(other)));
    assertThat(link(xaa.party())).isInstanceOf(LinkState.Suspended.class);
    assertThat(link(usa.party())).isInstanceOf(LinkState.Up.class);
    var pinned = jpn.port().ask(state -> state.peers().find(xaa.party()).orElseThrow()).join();
    Label home = Label.of("COALITION", Level.UNCLASSIFIED).asExercise();
    Draft resume =
        Draft.of(
            jpn.newId(),
            jpn.officer(),
            home,
            new PeerEntry.PeerPinned(pinned.identity(), pinned.terms()));
    assertThat(jpn.port().state(resume).join()).isInstanceOf(Answer.Accepted.class);
    hand.again();
  }

  @Test
  void p5_an_entry_in_the_name_of_another_party_is_refused() throws IOException {
    Entry statement = hand.entry(usa.party(), jpn.newId(), Set.of(jpn.party()), counterpart("X"));
    refused(RefusalCode.NOT_CARRIED_BY_YOU, () -> hand.states(statement));
    Entry act =
        hand.entry(
            usa.party(),
            jpn.newId(),
            Set.of(jpn.party(), xaa.party()),
            new Crossing.ProposalAcknowledged(asked));
    // It takes part in that one and could carry: then the signature must be the author's own.
    refused(RefusalCode.BAD_SIGNATURE, RefusalCode.NOT_LINKED, () -> hand.states(act));
    Entry own =
        hand.entry(
            jpn.party(),
            jpn.newId(),
            Set.of(jpn.party()),
            new Crossing.ProposalWithdrawn(asked, ""));
    refused(RefusalCode.NOT_CARRIED_BY_YOU, () -> hand.states(own));
    assertThat(view(asked).acts()).noneMatch(one -> one.entry().party().equals(usa.party()));
  }

  @Test
  void p6_an_entry_that_is_for_somebody_else_is_refused() throws IOException {
    Entry elsewhere = hand.entry(xaa.party(), jpn.newId(), Set.of(usa.party()), counterpart("HQ"));
    refused(RefusalCode.NOT_ADDRESSED, () -> hand.states(elsewhere));
  }

  @Test
  void p7_an_entry_of_another_domain_is_refused_and_so_are_bytes_of_a_label_that_is_none()
      throws IOException {
    Entry good = hand.entry(counterpart("HQ"));
    Entry real =
        new Entry(
            good.party(),
            jpn.newId(),
            good.recorded(),
            good.effective(),
            good.officer(),
            good.command(),
            "",
            good.audience(),
            Label.of("COALITION", Level.UNCLASSIFIED, "JPN"),
            good.body());
    refused(RefusalCode.LABEL_REFUSED, () -> hand.states(real));
    // The code of the party in the label, its first letter a look-alike.
    byte[] bytes = hand.codec.encode(good).unsafe();
    byte[] other = Arrays.copyOf(bytes, bytes.length);
    int at = new String(other, java.nio.charset.StandardCharsets.ISO_8859_1).lastIndexOf("JPN");
    other[at] = (byte) 0xd0;
    other[at + 1] = (byte) 0x88;
    refused(
        RefusalCode.MALFORMED, () -> hand.sends(Bytes.of(other), hand.key.sign(Bytes.of(other))));
  }

  @Test
  void p8_an_audience_or_a_label_widened_on_the_way_breaks_the_signature() throws IOException {
    Entry signed = hand.entry(counterpart("HQ"));
    Proof proof = hand.proof(signed);
    Entry wider =
        hand.entry(
            signed.party(),
            signed.id(),
            Set.of(jpn.party(), usa.party()),
            (Crossing) signed.body());
    refused(RefusalCode.BAD_SIGNATURE, () -> hand.sends(hand.codec.encode(wider), proof));
    assertThat(hand.states(signed)).isNull();
  }

  @Test
  void p9_an_answer_to_a_request_never_made_is_refused_and_so_is_an_opposite_second_one()
      throws IOException {
    refused(
        RefusalCode.NO_SUCH_PROPOSAL,
        () -> hand.states(hand.entry(new Crossing.ConsentGiven(jpn.newId(), Hash.ZERO))));
    Hash terms = view(askedAgain).onTable().hash();
    assertThat(hand.states(hand.entry(new Crossing.ConsentGiven(askedAgain, terms)))).isNull();
    refused(
        RefusalCode.ANSWERED_BEFORE,
        () -> hand.states(hand.entry(new Crossing.ProposalDeclined(askedAgain, terms, "no"))));
  }

  @Test
  void p10_the_id_of_a_request_opens_no_other_proposal() throws IOException {
    Crossing.ProposalOpened opened = (Crossing.ProposalOpened) view(asked).opening().body();
    Crossing.ProposalOpened back =
        new Crossing.ProposalOpened(
            opened.terms(),
            jpn.party(),
            List.of(new Elector(jpn.party(), AIRLIFT)),
            opened.rule(),
            opened.clocks());
    Entry again = hand.entry(xaa.party(), asked, Set.of(jpn.party()), back);
    refused(RefusalCode.ID_REUSED, () -> hand.states(again));
    assertThat(view(asked).opener()).isEqualTo(jpn.party());
  }

  @Test
  void p12_a_clock_at_the_ends_of_time_is_unreadable_and_shows_as_no_difference() {
    long before = counted(LinkCounter.UNREADABLE);
    for (long at : new long[] {Long.MIN_VALUE, Long.MAX_VALUE}) {
      for (long number = 0; number < 3; number++) {
        Pong pong = Pong.newBuilder().setNumber(number).setAt(at).build();
        hand.raw(Frame.newBuilder().setPong(pong).build().toByteArray());
      }
    }
    RealNodes.until("counted", () -> counted(LinkCounter.UNREADABLE) == before + 6);
    Duration skew =
        jpn.port().ask(state -> state.findLink(xaa.party()).orElseThrow().status().skew()).join();
    assertThat(skew.toMillis()).isBetween(-60_000L, 60_000L);
  }

  @Test
  void p25_what_exists_here_is_answered_as_what_does_not() throws IOException {
    EntryId home =
        jpn.port()
            .ask(state ->
                state.rows(1, 50).stream()
                    .flatMap(row ->
                        row.row() instanceof Row.Own own && own.entry().entry().audience().isEmpty()
                            ? java.util.stream.Stream.of(own.entry().entry().id())
                            : java.util.stream.Stream.empty())
                    .findFirst()
                    .orElseThrow())
            .join();
    for (EntryId id : List.of(home, ofOthers, jpn.newId())) {
      Entry probe = hand.entry(xaa.party(), id, Set.of(jpn.party()), counterpart("HQ"));
      assertThat(hand.states(probe)).isNull();
    }
    for (EntryId id : List.of(ofOthers, jpn.newId())) {
      assertThat(hand.states(hand.entry(new Crossing.ProposalAcknowledged(id))))
          .isEqualTo(RefusalCode.NO_SUCH_PROPOSAL);
      Set<PartyId> two = Set.of(jpn.party(), usa.party());
      Crossing act = new Crossing.ProposalAcknowledged(id);
      assertThat(hand.states(hand.entry(xaa.party(), jpn.newId(), two, act))).isNull();
    }
    // A forgery in the name of a party that is linked here, and in that of one that is not.
    Crossing opened = (Crossing) view(asked).opening().body();
    for (PartyId party : List.of(usa.party(), new PartyId(Hash.sha256(new byte[] {1})))) {
      Entry forged = hand.entry(party, jpn.newId(), Set.of(jpn.party(), xaa.party()), opened);
      assertThat(hand.states(forged)).isEqualTo(RefusalCode.NOT_LINKED);
    }
  }

  @Test
  void b2_a_consent_one_bit_off_is_refused_wherever_the_bit_is() throws IOException {
    Hash terms = view(asked).onTable().hash();
    byte[] off = terms.bytes();
    off[31] ^= 1;
    refused(
        RefusalCode.OTHER_TERMS,
        () -> hand.states(hand.entry(new Crossing.ConsentGiven(asked, Hash.of(off)))));
    Entry yes = hand.entry(new Crossing.ConsentGiven(asked, terms));
    Bytes bytes = hand.codec.encode(yes);
    Proof proof = hand.proof(yes);
    Bytes changed = flipped(bytes, bytes.size() * 8 - 1);
    long before = refused(RefusalCode.BAD_SIGNATURE) + refused(RefusalCode.MALFORMED);
    assertThat(hand.sends(changed, proof))
        .isIn(RefusalCode.NO_SUCH_PROPOSAL, RefusalCode.BAD_SIGNATURE, RefusalCode.MALFORMED);
    assertThat(refused(RefusalCode.BAD_SIGNATURE) + refused(RefusalCode.MALFORMED))
        .isEqualTo(before + 1);
    refused(
        RefusalCode.BAD_SIGNATURE,
        () ->
            hand.sends(
                bytes,
                new Proof(proof.key(), flipped(proof.signature(), 511)).with(proof.officer())));
    OfficerProof officer = hand.officer(yes);
    OfficerProof bent = new OfficerProof(officer.key(), flipped(officer.signature(), 0), null);
    refused(RefusalCode.OFFICER_SIGNATURE_BAD, () -> hand.sends(bytes, proof.with(bent)));
    int held = view(asked).acts().size();
    assertThat(hand.states(yes)).isNull();
    assertThat(view(asked).acts()).hasSize(held + 1);
  }
}
