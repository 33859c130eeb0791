// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

import renkei.core.base.Bytes;
import renkei.core.base.Hash;
import renkei.core.base.Malformed;

/// What shows that a party stated an entry: its Ed25519 signature over the entry's own bytes.
///
/// @param key hash of the signing key used (the party's first key or a later one)
/// @param signature 64 bytes, RFC 8032
public record Proof(Hash key, Bytes signature) {
  /// Size of an Ed25519 signature.
  public static final int SIGNATURE_BYTES = 64;

  /// Checks the size.
  public Proof {
    if (signature.size() != SIGNATURE_BYTES) {
      throw new Malformed("a signature has 64 bytes, not " + signature.size());
    }
  }
}
