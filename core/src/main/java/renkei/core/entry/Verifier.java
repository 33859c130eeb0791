// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

import renkei.core.base.Bytes;

/// Checks signatures with the keys that were pinned for each party. Thread-safe.
public interface Verifier {
  /// Whether the proof is a signature of that party over these entry bytes, by a key of that party
  /// that is pinned here.
  boolean verify(PartyId party, Bytes entry, Proof proof);

  /// The same for a batch head.
  boolean verifyHead(PartyId party, Bytes head, Proof proof);
}
