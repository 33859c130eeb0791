// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

import org.jspecify.annotations.Nullable;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;
import renkei.core.base.Malformed;

/// What shows that a party stated an entry: its Ed25519 signature over the entry's own bytes; and,
/// for an act that binds the party, the own signature of the officer who did it.
///
/// @param key hash of the signing key used (the party's first key or a later one)
/// @param signature 64 bytes, RFC 8032
/// @param officer the officer's own signature over the act's deed; null: none
public record Proof(Hash key, Bytes signature, @Nullable OfficerProof officer) {
  /// Size of an Ed25519 signature.
  public static final int SIGNATURE_BYTES = 64;

  /// Checks the size.
  public Proof {
    if (signature.size() != SIGNATURE_BYTES) {
      throw new Malformed("a signature has 64 bytes, not " + signature.size());
    }
  }

  /// The party's signature alone.
  public Proof(Hash key, Bytes signature) {
    this(key, signature, null);
  }

  /// With the signature of the officer beside that of the party.
  public Proof with(@Nullable OfficerProof own) {
    return new Proof(key, signature, own);
  }
}
