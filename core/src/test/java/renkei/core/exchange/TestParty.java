// SPDX-License-Identifier: Apache-2.0
package renkei.core.exchange;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;
import renkei.core.entry.CommandId;
import renkei.core.entry.Crossing;
import renkei.core.entry.Deed;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.Label;
import renkei.core.entry.Level;
import renkei.core.entry.OfficerId;
import renkei.core.entry.OfficerProof;
import renkei.core.entry.PartyId;
import renkei.core.entry.Proof;
import renkei.core.entry.RollKey;
import renkei.core.entry.SignedEntry;
import renkei.core.entry.Verifier;

/// A party of the tests that signs with a hash over a secret: as good as a key where nobody else
/// knows the secret, and a thousand times faster.
record TestParty(String name) {
  static final Instant T0 = Instant.parse("2026-04-01T00:00:00Z");

  /// Knows every test party.
  static final Verifier VERIFIER =
      new Verifier() {
        @Override
        public boolean verify(PartyId party, Bytes entry, Proof proof) {
          return proof.key().equals(party.key())
              && proof.signature().equals(signature(party, "entry", entry));
        }

        @Override
        public boolean verifyOfficer(RollKey key, Hash deed, OfficerProof proof) {
          return proof
              .signature()
              .equals(signature(new PartyId(key.hash()), "deed", Deed.signedForm(deed)));
        }

        @Override
        public boolean verifyHead(PartyId party, Bytes head, Proof proof) {
          return proof.key().equals(party.key())
              && proof.signature().equals(signature(party, "head", head));
        }
      };

  PartyId id() {
    return new PartyId(Hash.sha256(name.getBytes(StandardCharsets.UTF_8)));
  }

  Proof sign(Bytes bytes) {
    return new Proof(id().key(), signature(id(), "entry", bytes));
  }

  SignedHead head(int incarnation, Hash hash) {
    Bytes signed = SignedHead.signedForm(incarnation, hash);
    return new SignedHead(
        incarnation, hash, new Proof(id().key(), signature(id(), "head", signed)));
  }

  /// The n-th statement of this party for a recipient.
  SignedEntry entry(long n, PartyId recipient) {
    EntryId id = new EntryId(id().key().a(), n);
    Entry entry =
        new Entry(
            id(),
            id,
            T0,
            T0,
            new OfficerId("duty"),
            new CommandId("hq"),
            "",
            Set.of(recipient),
            Label.of("X", Level.UNCLASSIFIED),
            new Crossing.RecallNotice(id, "number " + n));
    Bytes bytes = Bytes.of((name + " states " + n).getBytes(StandardCharsets.UTF_8));
    return SignedEntry.of(entry, bytes, sign(bytes));
  }

  private static Bytes signature(PartyId party, String context, Bytes bytes) {
    byte[] secret =
        Hash.sha256(party.key().bytes(), "secret".getBytes(StandardCharsets.UTF_8)).bytes();
    Hash half = Hash.sha256(secret, context.getBytes(StandardCharsets.UTF_8), bytes.unsafe());
    return Bytes.owning(ByteBuffer.allocate(64).put(half.bytes()).put(half.bytes()).array());
  }
}
