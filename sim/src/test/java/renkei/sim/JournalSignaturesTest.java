// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;
import renkei.core.entry.Body;
import renkei.core.entry.Crossing;
import renkei.core.entry.Deed;
import renkei.core.entry.Domestic;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.KeyKind;
import renkei.core.entry.Names;
import renkei.core.entry.OfficerEntry;
import renkei.core.entry.OfficerProof;
import renkei.core.entry.PartyId;
import renkei.core.entry.RefusalCode;
import renkei.core.entry.RollKey;
import renkei.core.entry.SignedEntry;
import renkei.core.entry.Verdict;
import renkei.core.journal.Row;
import renkei.core.turn.OfficerSignatures;

/// Somebody with every file of a node, its party's key among them, writes rows whose chain is
/// right.
class JournalSignaturesTest {

  private World world;
  private Officer jpn;
  private Officer usa;
  private Officer second;
  private EntryId request;
  private Hash terms;

  @BeforeEach
  void jpn_asks_usa() {
    Asked asked = Asked.of(11, "USFJ");
    world = asked.world();
    jpn = asked.jpn();
    usa = asked.usa();
    second = asked.second();
    request = asked.request();
    terms = asked.terms();
  }

  private List<Row> rows(Officer officer) {
    return new ArrayList<>(officer.party().rows().stream().map(RowTap.Seen::row).toList());
  }

  private OfficerSignatures read(List<Row> rows) {
    OfficerSignatures found = new OfficerSignatures(usa.party().codec(), world.keys());
    for (int i = 0; i < rows.size(); i++) {
      found.row(i + 1L, rows.get(i));
    }
    return found;
  }

  private RollKey key(Officer officer) {
    return officer.party().roll().keys().stream()
        .filter(one -> one.officer().equals(officer.by().officer()))
        .findFirst()
        .orElseThrow();
  }

  /// What the party's key signs without any officer.
  private SignedEntry forged(Officer of, PartyId to, Body body, @Nullable RollKey with) {
    SimParty party = of.party();
    Entry entry =
        new Entry(
            party.id(),
            party.newId(),
            world.now(),
            world.now(),
            of.by().officer(),
            of.by().command(),
            "",
            body instanceof Domestic ? Set.of() : Set.of(to),
            Officer.to("JPN", "USA"),
            body);
    Bytes bytes = party.codec().encode(entry);
    OfficerProof officer =
        with == null ? null : world.keys().signAs(with, Deed.hash(party.codec().deed(entry)));
    return SignedEntry.of(
        entry, bytes, world.keys().signerOf(party.id()).sign(bytes).with(officer));
  }

  private void finds(List<Row> rows, Row planted, RefusalCode code) {
    rows.add(planted);
    OfficerSignatures found = read(rows);
    assertThat(found.failed()).isEqualTo(1);
    OfficerSignatures.Fault fault = found.faults().getFirst();
    assertThat(fault.position()).isEqualTo(rows.size());
    assertThat(fault.why().code()).isEqualTo(code);
  }

  @Test
  void every_signature_of_a_good_journal_is_checked_on_both_sides_and_none_is_wrong() {
    usa.says(new Crossing.ConsentGiven(request, terms), "JPN");
    world.pass(Duration.ofSeconds(2));
    for (Officer side : List.of(jpn, usa)) {
      OfficerSignatures found = read(rows(side));
      assertThat(found.faults()).isEmpty();
      // the pairing's opening, the request and the consent; the pairing was agreed by word of mouth
      assertThat(found.checked()).isGreaterThanOrEqualTo(2);
      assertThat(found.partyAlone()).isGreaterThanOrEqualTo(1);
    }
  }

  @Test
  void keys_that_came_and_went_are_followed() {
    Bytes open = world.keys().makeOfficer("next", 5);
    RollKey next = new RollKey(usa.by().officer(), usa.by().command(), KeyKind.FILE, open, "");
    RollKey lost = key(usa);
    for (Officer officer : List.of(usa, second)) {
      officer.says(new Crossing.OfficerKeyEntered(next), "JPN");
    }
    for (Officer officer : List.of(usa, second)) {
      officer.says(new Crossing.OfficerKeyRevoked(lost.hash(), "lost"), "JPN");
    }
    world.pass(Duration.ofSeconds(2));
    assertThat(read(rows(usa)).faults()).isEmpty();
    assertThat(read(rows(jpn)).faults()).isEmpty();
    Body consent = new Crossing.ConsentGiven(request, terms);
    PartyId to = jpn.party().id();
    finds(rows(usa), new Row.Own(forged(usa, to, consent, lost)), RefusalCode.OFFICER_KEY_UNKNOWN);
    List<Row> good = rows(usa);
    good.add(new Row.Own(forged(usa, to, consent, next)));
    assertThat(read(good).faults()).isEmpty();
  }

  @Test
  void s33_an_own_consent_that_no_officer_signed_is_found_with_its_place() {
    PartyId to = jpn.party().id();
    Body consent = new Crossing.ConsentGiven(request, terms);
    finds(rows(usa), new Row.Own(forged(usa, to, consent, null)), RefusalCode.OFFICER_UNSIGNED);
    RollKey root =
        new RollKey(
            usa.by().officer(),
            usa.by().command(),
            KeyKind.FILE,
            world.keys().makeOfficer("root", 9),
            "");
    finds(rows(usa), new Row.Own(forged(usa, to, consent, root)), RefusalCode.OFFICER_KEY_UNKNOWN);
    finds(
        rows(usa),
        new Row.Readmitted(forged(usa, to, consent, null), to, 7),
        RefusalCode.OFFICER_UNSIGNED);
    finds(
        rows(usa),
        new Row.Own(forged(usa, to, new Crossing.OfficerKeyEntered(root), null)),
        RefusalCode.OFFICER_UNSIGNED);
  }

  @Test
  void s34_what_the_peer_never_said_is_found_in_the_journal_that_shows_it_applied() {
    SignedEntry said =
        forged(usa, jpn.party().id(), new Crossing.ConsentGiven(request, terms), null);
    Row.Received row =
        new Row.Received(
            usa.party().id(),
            1,
            99,
            said.bytes(),
            said.proof(),
            Verdict.APPLIED,
            world.now(),
            List.of());
    finds(rows(jpn), row, RefusalCode.OFFICER_UNSIGNED);
    finds(rows(jpn), new Row.Own(said), RefusalCode.NOT_YOUR_MATTER);
  }

  @Test
  void s35_an_enrolment_by_the_operator_alone_lets_nobody_sign() {
    Bytes open = world.keys().makeOfficer("root", 9);
    RollKey root = new RollKey(usa.by().officer(), usa.by().command(), KeyKind.FILE, open, "");
    List<Row> rows = rows(usa);
    Body enrolled =
        new OfficerEntry.OfficerEnrolled(
            usa.by().officer(),
            Names.same("root"),
            usa.by().command(),
            Set.of(OfficerEntry.Right.values()),
            new OfficerEntry.OfficerKey(KeyKind.FILE, Bytes.EMPTY, open, ""));
    rows.add(new Row.Own(forged(usa, jpn.party().id(), enrolled, null)));
    finds(
        rows,
        new Row.Own(forged(usa, jpn.party().id(), new Crossing.ConsentGiven(request, terms), root)),
        RefusalCode.OFFICER_KEY_UNKNOWN);
  }
}
