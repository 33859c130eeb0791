// SPDX-License-Identifier: Apache-2.0
package renkei.node.keys;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;
import renkei.core.base.Limits;
import renkei.core.entry.OfficerProof;
import renkei.core.entry.PartyId;
import renkei.core.entry.Proof;
import renkei.core.entry.Refusal;
import renkei.core.entry.RefusalCode;
import renkei.core.entry.RollKey;
import renkei.core.entry.Verifier;

/// The signing keys that are pinned here for each party: the first, whose hash is the party, and
/// any later one that the key before it signed. A key that was once pinned stays, because what it
/// signed must be checkable for ever.
///
/// Thread-safe: readers take one immutable table and never wait; a key's point is unpacked once,
/// when it is pinned, so a check costs one verification and nothing else.
public final class Keyring implements Verifier {
  /// Keys pinned for one party, its first included.
  public static final int KEYS_PER_PARTY_MAX = 64;

  private volatile Map<Hash, Pinned> keys = Map.of();
  private volatile Map<PartyId, Hash> newest = Map.of();

  private record Pinned(PartyId party, Bytes raw, Ed25519.PublicPoint point) {}

  /// Pins a party's first key. Pinning it again changes nothing.
  ///
  /// @return why not: the party is not the hash of that key, the key is no point of the curve of
  ///   full order, or too many are pinned
  public synchronized Optional<Refusal> pin(PartyId party, Bytes firstKey) {
    if (firstKey.size() != SigningKey.PUBLIC_BYTES
        || !party.key().equals(Hash.sha256(firstKey.unsafe()))) {
      return refusal(
          RefusalCode.MALFORMED,
          "The party " + party + " is not the hash of the key that was given for it.");
    }
    if (keys.containsKey(party.key())) {
      return Optional.empty();
    }
    if (newest.size() >= Limits.PARTIES_MAX) {
      return refusal(
          RefusalCode.FULL, "Keys of " + Limits.PARTIES_MAX + " parties are pinned already.");
    }
    return add(party, firstKey);
  }

  /// Pins the key that follows the newest one of a party.
  ///
  /// @param vouched the newest key's signature ([SigningKey#vouchFor])
  /// @return why not: the party has no key here, the signature is not by its newest key, the key is
  ///   unfit, or too many are pinned
  public synchronized Optional<Refusal> pinNext(PartyId party, Bytes nextKey, Proof vouched) {
    Hash last = newest.get(party);
    if (last == null) {
      return refusal(RefusalCode.NOT_LINKED, "No key of " + party + " is pinned here.");
    }
    boolean sound =
        vouched.key().equals(last)
            && verify(SignedFor.NEXT_KEY, party, succession(party, nextKey), vouched);
    if (!sound) {
      return refusal(
          RefusalCode.BAD_SIGNATURE,
          "The new key of " + party + " is not signed by the newest key pinned for it.");
    }
    long held = keys.values().stream().filter(key -> key.party().equals(party)).count();
    if (held >= KEYS_PER_PARTY_MAX || keys.containsKey(Hash.sha256(nextKey.unsafe()))) {
      return refusal(
          RefusalCode.FULL, "That key, or too many keys of " + party + ", are pinned already.");
    }
    return add(party, nextKey);
  }

  /// Whether a first key is pinned for the party.
  public boolean knows(PartyId party) {
    return newest.containsKey(party);
  }

  /// The raw public key with that hash, if it is pinned here.
  public Optional<Bytes> key(Hash keyHash) {
    return Optional.ofNullable(keys.get(keyHash)).map(Pinned::raw);
  }

  @Override
  public boolean verify(PartyId party, Bytes entry, Proof proof) {
    return verify(SignedFor.ENTRY, party, entry, proof);
  }

  @Override
  public boolean verifyHead(PartyId party, Bytes head, Proof proof) {
    return verify(SignedFor.HEAD, party, head, proof);
  }

  @Override
  public boolean verifyOfficer(RollKey key, Hash deed, OfficerProof proof) {
    return OfficerSignatures.verify(key, deed, proof);
  }

  boolean verify(SignedFor context, PartyId party, Bytes content, Proof proof) {
    Pinned pinned = keys.get(proof.key());
    if (pinned == null || !pinned.party().equals(party)) {
      return false;
    }
    byte[] whole = context.before(content);
    byte[] signature = proof.signature().unsafe();
    return Ed25519.verify(signature, 0, pinned.point(), whole, 0, whole.length);
  }

  private Optional<Refusal> add(PartyId party, Bytes raw) {
    Ed25519.@Nullable PublicPoint point =
        raw.size() == SigningKey.PUBLIC_BYTES
            ? Ed25519.validatePublicKeyFullExport(raw.unsafe(), 0)
            : null;
    if (point == null) {
      return refusal(RefusalCode.MALFORMED, "The key given for " + party + " is no Ed25519 key.");
    }
    Hash hash = Hash.sha256(raw.unsafe());
    Map<Hash, Pinned> more = new HashMap<>(keys);
    more.put(hash, new Pinned(party, raw, point));
    Map<PartyId, Hash> last = new HashMap<>(newest);
    last.put(party, hash);
    // The table of keys first: whoever sees the newer name then also finds the key.
    keys = Map.copyOf(more);
    newest = Map.copyOf(last);
    return Optional.empty();
  }

  /// What a key's successor is signed as: the party, then the raw key.
  static Bytes succession(PartyId party, Bytes nextKey) {
    byte[] id = party.key().bytes();
    byte[] whole = new byte[id.length + nextKey.size()];
    System.arraycopy(id, 0, whole, 0, id.length);
    System.arraycopy(nextKey.unsafe(), 0, whole, id.length, nextKey.size());
    return Bytes.owning(whole);
  }

  private static Optional<Refusal> refusal(RefusalCode code, String sentence) {
    return Optional.of(new Refusal(code, sentence));
  }
}
