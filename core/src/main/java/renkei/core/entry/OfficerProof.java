// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

import org.jspecify.annotations.Nullable;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;
import renkei.core.base.Malformed;

/// The own signature of the officer who did an act, over its [Deed]. No key of the party or of its
/// node makes one.
///
/// @param key hash of the public key as the party's roll holds it
/// @param signature 64 bytes of a browser's or a file's key, up to 72 of a passkey
/// @param assertion what the authenticator signed; null: the key is no passkey
public record OfficerProof(Hash key, Bytes signature, @Nullable Assertion assertion) {
  /// Bytes of the longest signature: ECDSA on P-256 in DER.
  public static final int SIGNATURE_BYTES_MAX = 72;

  /// Checks the size.
  public OfficerProof {
    Malformed.unless(
        assertion == null
            ? signature.size() == Proof.SIGNATURE_BYTES
            : signature.size() >= 8 && signature.size() <= SIGNATURE_BYTES_MAX,
        "an officer's signature has 64 bytes, that of a passkey at most " + SIGNATURE_BYTES_MAX);
  }

  /// What an authenticator signed (WebAuthn level 2, sections 6.1 and 5.8.1).
  ///
  /// @param authenticatorData 37 to 512 bytes
  /// @param clientData JSON whose challenge is the hash of the deed, at most 1,024 bytes
  public record Assertion(Bytes authenticatorData, Bytes clientData) {
    /// Bytes of the shortest authenticator data: hash, flags, counter.
    public static final int DATA_BYTES_MIN = 37;

    /// Bytes of the longest authenticator data that is taken.
    public static final int DATA_BYTES_MAX = 512;

    /// Bytes of the longest client data that is taken.
    public static final int CLIENT_BYTES_MAX = 1_024;

    /// Checks the sizes.
    public Assertion {
      Malformed.unless(
          authenticatorData.size() >= DATA_BYTES_MIN && authenticatorData.size() <= DATA_BYTES_MAX,
          "authenticator data has " + DATA_BYTES_MIN + " to " + DATA_BYTES_MAX + " bytes");
      Malformed.unless(
          clientData.size() >= 1 && clientData.size() <= CLIENT_BYTES_MAX,
          "client data has at most " + CLIENT_BYTES_MAX + " bytes");
    }
  }
}
