// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;
import renkei.core.entry.Deed;
import renkei.core.entry.OfficerProof;
import renkei.core.entry.PartyId;
import renkei.core.entry.Proof;
import renkei.core.entry.RollKey;
import renkei.core.entry.Signer;
import renkei.core.entry.Verifier;

/// Signatures of a simulated world: a keyed hash in place of Ed25519, so that a schedule costs
/// microseconds. Inside the world nobody signs for another, because only [#signerOf] knows the
/// secrets.
public final class SimKeys implements Verifier {
  private final Map<PartyId, byte[]> secrets = new HashMap<>();

  /// Makes a party's key and returns the public half, 32 bytes.
  public Bytes make(String name, long seed) {
    byte[] secret = Hash.sha256((name + "/" + seed).getBytes(StandardCharsets.UTF_8)).bytes();
    byte[] open = Hash.sha256("open".getBytes(StandardCharsets.UTF_8), secret).bytes();
    secrets.put(new PartyId(Hash.sha256(open)), secret);
    return Bytes.owning(open);
  }

  /// Signs for one party of the world.
  public Signer signerOf(PartyId party) {
    return new Signer() {
      @Override
      public PartyId party() {
        return party;
      }

      @Override
      public Proof sign(Bytes entry) {
        return proof(party, "entry", entry);
      }

      @Override
      public Proof signHead(Bytes head) {
        return proof(party, "head", head);
      }
    };
  }

  private Proof proof(PartyId party, String context, Bytes bytes) {
    byte[] secret = secrets.get(party);
    if (secret == null) {
      throw new IllegalArgumentException("nobody made a key for " + party);
    }
    byte[] half =
        Hash.sha256(secret, context.getBytes(StandardCharsets.UTF_8), bytes.unsafe()).bytes();
    byte[] whole = new byte[Proof.SIGNATURE_BYTES];
    System.arraycopy(half, 0, whole, 0, half.length);
    System.arraycopy(half, 0, whole, half.length, half.length);
    return new Proof(party.key(), Bytes.owning(whole));
  }

  @Override
  public boolean verify(PartyId party, Bytes entry, Proof proof) {
    return secrets.containsKey(party) && proof(party, "entry", entry).equals(proof.with(null));
  }

  /// Makes an officer's file key and returns the public half.
  public Bytes makeOfficer(String name, long seed) {
    return make("officer " + name, seed);
  }

  /// The officer's own signature over a deed, as only the officer makes it.
  public OfficerProof signAs(RollKey key, Hash deed) {
    Proof proof = proof(new PartyId(key.hash()), "deed", Deed.signedForm(deed));
    return new OfficerProof(key.hash(), proof.signature(), null);
  }

  @Override
  public boolean verifyOfficer(RollKey key, Hash deed, OfficerProof proof) {
    return secrets.containsKey(new PartyId(key.hash())) && signAs(key, deed).equals(proof);
  }

  @Override
  public boolean verifyHead(PartyId party, Bytes head, Proof proof) {
    return secrets.containsKey(party) && proof(party, "head", head).equals(proof);
  }
}
