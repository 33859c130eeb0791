// SPDX-License-Identifier: Apache-2.0
package renkei.node.keys;

import java.nio.file.Path;
import java.security.SecureRandom;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;
import renkei.core.entry.Deed;
import renkei.core.entry.OfficerProof;
import renkei.core.entry.Proof;

/// An officer's own key in a file that only the officer can read: Ed25519 (RFC 8032), PKCS #8 (RFC
/// 8410) in PEM, mode 0600. It is kept where the officer is and never beside the keys of the node.
/// Thread-safe.
public final class OfficerFileKey {
  private final byte[] seed;
  private final byte[] raw;
  private final Bytes publicKey;
  private final Hash hash;

  private OfficerFileKey(byte[] seed) {
    this.seed = seed;
    this.raw = SigningKey.publicHalf(seed);
    this.publicKey = BrowserKeys.spki(raw);
    this.hash = Hash.sha256(publicKey.unsafe());
  }

  /// A new key.
  public static OfficerFileKey fresh(SecureRandom random) {
    byte[] seed = new byte[Ed25519.SECRET_KEY_SIZE];
    random.nextBytes(seed);
    return new OfficerFileKey(seed);
  }

  /// Reads a key.
  ///
  /// @throws KeyFault when the file is not private, not there, or no such key
  public static OfficerFileKey read(Path file) {
    return new OfficerFileKey(SigningKey.seedIn(file));
  }

  /// Writes the key to a new file of mode 0600.
  ///
  /// @throws KeyFault when there is a file already, or it cannot be written
  public void create(Path file) {
    SecretFile.create(file, SigningKey.pem(seed));
  }

  /// The public key as SubjectPublicKeyInfo (RFC 5280).
  public Bytes publicKey() {
    return publicKey;
  }

  /// The hash by which proofs and rolls name it.
  public Hash hash() {
    return hash;
  }

  /// The officer's own signature over a deed.
  public OfficerProof sign(Hash deed) {
    byte[] text = Deed.signedForm(deed).unsafe();
    byte[] signature = new byte[Proof.SIGNATURE_BYTES];
    Ed25519.sign(seed, 0, raw, 0, text, 0, text.length, signature, 0);
    return new OfficerProof(hash, Bytes.owning(signature), null);
  }

  /// Nothing of the key.
  @Override
  public String toString() {
    return "officer's key " + hash.shortHex();
  }
}
