// SPDX-License-Identifier: Apache-2.0
package renkei.core.exchange;

import java.nio.ByteBuffer;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;
import renkei.core.base.Malformed;
import renkei.core.entry.Proof;

/// A journal's chain hash as its party signed it. The position is left out: it would tell a peer
/// how much it does not see; the party itself finds the place by the hash.
///
/// @param incarnation in which it was signed: a head lost in an incarnation that has ended is no
///   new loss
/// @param hash the chain hash
/// @param proof made by [renkei.core.entry.Signer#signHead] over [#signedForm]
public record SignedHead(int incarnation, Hash hash, Proof proof) {
  /// Checks the range.
  public SignedHead {
    Malformed.unless(incarnation >= 1, "an incarnation is numbered from 1");
  }

  /// The bytes that are signed: the incarnation in four bytes, highest first, and the 32 bytes of
  /// the hash.
  public static Bytes signedForm(int incarnation, Hash hash) {
    return Bytes.owning(
        ByteBuffer.allocate(4 + Hash.SIZE_BYTES).putInt(incarnation).put(hash.bytes()).array());
  }

  /// The bytes that were signed.
  public Bytes signed() {
    return signedForm(incarnation, hash);
  }
}
