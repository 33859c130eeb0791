// SPDX-License-Identifier: Apache-2.0
package renkei.core.turn;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Malformed;
import renkei.core.consent.Proposals;
import renkei.core.consent.Roll;
import renkei.core.entry.Deed;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryCodec;
import renkei.core.entry.EntryId;
import renkei.core.entry.OfficerProof;
import renkei.core.entry.PartyId;
import renkei.core.entry.Proof;
import renkei.core.entry.Refusal;
import renkei.core.entry.RefusalCode;
import renkei.core.entry.SignedEntry;
import renkei.core.entry.Verdict;
import renkei.core.entry.Verifier;
import renkei.core.journal.Row;

/// Checks every officer's signature in a journal, with nothing but its rows: whether each act that
/// binds its party was signed by a key that stood on the party's roll when it was recorded here.
/// The fold of rolls and the check are those of the running node. Whoever has every file of a node
/// but no officer's key can write rows whose chain is right; here they are found. Not thread-safe.
public final class OfficerSignatures {
  /// Faults that are kept with their place; more are counted.
  public static final int FAULTS_MAX = 100;

  private final EntryCodec codec;
  private final Verifier verifier;
  private final Set<EntryId> seen = new HashSet<>();
  private final List<Fault> faults = new ArrayList<>();
  private @Nullable Known known;
  private long checked;
  private long partyAlone;
  private long failed;

  /// An act whose officer's signature is not what it must be.
  ///
  /// @param position of its row
  /// @param entry the act; null: it cannot be read
  /// @param why what is wrong with it
  public record Fault(long position, @Nullable Entry entry, Refusal why) {}

  /// What the rows before say, once it is known whose journal it is.
  private record Known(PartyId self, Proposals proposals, Rolls rolls) {}

  /// Nothing read yet.
  ///
  /// @param codec reads entries and makes their deeds
  /// @param verifier checks signatures; it needs no pinned key
  public OfficerSignatures(EntryCodec codec, Verifier verifier) {
    this.codec = codec;
    this.verifier = verifier;
  }

  /// How many officers' signatures were found right.
  public long checked() {
    return checked;
  }

  /// How many acts that bind rest on the party's key alone: pairings that people read to each
  /// other, and acts of parties that have no roll.
  public long partyAlone() {
    return partyAlone;
  }

  /// How many acts are not signed as they must be.
  public long failed() {
    return failed;
  }

  /// The first of them, in the journal's sequence.
  public List<Fault> faults() {
    return Collections.unmodifiableList(faults);
  }

  /// Takes the next row.
  ///
  /// @param position its place in the journal, from 1
  public void row(long position, Row row) {
    switch (row) {
      case Row.Own own -> own(own.entry(), position);
      case Row.Readmitted back -> own(back.entry(), position);
      case Row.Received received -> received(received, position);
      case Row.Sent _,
          Row.Acknowledged _,
          Row.Voided _,
          Row.BatchHead _,
          Row.Witnessed _,
          Row.HeadTold _,
          Row.LaneCounts _,
          Row.Counted _ -> {}
    }
  }

  /// A row that cannot be read at all.
  public void unreadable(long position, Malformed fault) {
    fault(position, null, new Refusal(RefusalCode.MALFORMED, String.valueOf(fault.getMessage())));
  }

  private void own(SignedEntry signed, long position) {
    Known here = known;
    PartyId party = signed.entry().party();
    if (here == null) {
      Proposals proposals = new Proposals(party);
      Roll.Checking checking = new Roll.Checking(codec, verifier, true, proposals);
      here = new Known(party, proposals, new Rolls(party, checking));
      known = here;
    }
    if (!party.equals(here.self())) {
      fault(
          position,
          signed.entry(),
          new Refusal(
              RefusalCode.NOT_YOUR_MATTER,
              "the row says that this party stated it, and another party did"));
      return;
    }
    act(here, signed, position);
  }

  /// As in the running node, what was refused counts for nothing, but for evidence.
  private void received(Row.Received row, long position) {
    Refusal refused = row.verdict().refusal();
    boolean evidence = refused != null && Proposals.evidence(refused);
    if (row.bytes().size() == 0 || row.verdict().state() != Verdict.State.APPLIED && !evidence) {
      return;
    }
    SignedEntry signed;
    try {
      signed = SignedEntry.of(codec.decode(row.bytes()), row.bytes(), row.proof());
    } catch (Malformed malformed) {
      unreadable(position, malformed);
      return;
    }
    Known here = known;
    if (here == null) {
      fault(
          position,
          signed.entry(),
          new Refusal(
              RefusalCode.NOT_LINKED,
              "a peer's act stands before anything that this party stated"));
    } else {
      act(here, signed, position);
    }
  }

  private void act(Known here, SignedEntry signed, long position) {
    Entry entry = signed.entry();
    if (!seen.add(entry.id())) {
      return;
    }
    Proof proof = signed.proof();
    OfficerProof officer = proof == null ? null : proof.officer();
    Optional<Refusal> wrong =
        here.rolls().of(entry.party()).check(entry, officer, here.rolls().checking());
    if (wrong.isPresent()) {
      fault(position, entry, wrong.get());
    } else if (officer != null) {
      checked++;
    } else if (Deed.needed(entry.body())) {
      partyAlone++;
    }
    if (entry.party().equals(here.self())) {
      here.rolls().apply(entry.body());
    }
    here.rolls().changed(entry);
    here.proposals().apply(signed, position);
    here.proposals().takeSettled();
  }

  private void fault(long position, @Nullable Entry entry, Refusal why) {
    failed++;
    if (faults.size() < FAULTS_MAX) {
      faults.add(new Fault(position, entry, why));
    }
  }
}
