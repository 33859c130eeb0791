// SPDX-License-Identifier: Apache-2.0
package renkei.core.exchange;

import renkei.core.base.Bytes;
import renkei.core.base.Hash;
import renkei.core.entry.Proof;

/// A journal's chain hash as its party signed it. The position is left out: it would tell a peer how
/// much it does not see; the party itself finds the place by the hash.
///
/// @param hash the chain hash
/// @param proof made by [renkei.core.entry.Signer#signHead] over the 32 bytes of the hash
public record SignedHead(Hash hash, Proof proof) {
  /// The bytes that are signed.
  public Bytes signed() {
    return Bytes.owning(hash.bytes());
  }
}
