// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

import renkei.core.base.Bytes;
import renkei.core.base.Hash;

/// Checks signatures with the keys that were pinned for each party. Thread-safe.
public interface Verifier {
  /// Whether the proof is a signature of that party over these entry bytes, by a key of that party
  /// that is pinned here.
  boolean verify(PartyId party, Bytes entry, Proof proof);

  /// Whether the proof is a signature with that officer's key over a deed of that hash.
  boolean verifyOfficer(RollKey key, Hash deed, OfficerProof proof);

  /// As [#verify] for a batch head.
  boolean verifyHead(PartyId party, Bytes head, Proof proof);
}
