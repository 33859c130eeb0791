// SPDX-License-Identifier: Apache-2.0
package renkei.node.keys;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import renkei.core.base.Bytes;
import renkei.core.entry.Proof;

/// Checks signatures by keys that a browser holds (Web Cryptography API). Any thread.
public final class BrowserKeys {
  private static final byte[] ED25519_SPKI = HexFormat.of().parseHex("302a300506032b6570032100");

  private BrowserKeys() {}

  /// What a browser's key is.
  public enum Algorithm {
    /// Ed25519 (RFC 8032).
    ED25519,
    /// ECDSA on P-256 with SHA-256; the signature is r and s of 32 bytes each, as browsers give it.
    ES256
  }

  /// The SubjectPublicKeyInfo of a raw Ed25519 key.
  static Bytes spki(byte[] raw) {
    byte[] spki = Arrays.copyOf(ED25519_SPKI, ED25519_SPKI.length + raw.length);
    System.arraycopy(raw, 0, spki, ED25519_SPKI.length, raw.length);
    return Bytes.owning(spki);
  }

  /// Whether the bytes are a public key of that kind: exactly the encoding that browsers export.
  public static boolean isKey(Bytes spki, Algorithm algorithm) {
    byte[] der = spki.unsafe();
    return switch (algorithm) {
      case ED25519 ->
          der.length == ED25519_SPKI.length + Ed25519.PUBLIC_KEY_SIZE
              && startsWith(der, ED25519_SPKI)
              && Ed25519.validatePublicKeyFull(der, ED25519_SPKI.length);
      case ES256 -> der.length == P256.SPKI_BYTES && startsWith(der, P256.SPKI) && onCurve(der);
    };
  }

  /// Whether the signature is one of that key over the message. False, never an exception, for
  /// anything that is no key or no signature.
  ///
  /// @param spki SubjectPublicKeyInfo as exported by the browser
  /// @param algorithm what kind of key it was enrolled as
  /// @param message the bytes that were signed
  /// @param signature 64 bytes for both kinds
  public static boolean verify(Bytes spki, Algorithm algorithm, Bytes message, Bytes signature) {
    if (signature.size() != Proof.SIGNATURE_BYTES || !isKey(spki, algorithm)) {
      return false;
    }
    byte[] text = message.unsafe();
    return switch (algorithm) {
      case ED25519 ->
          Ed25519.verify(
              signature.unsafe(), 0, spki.unsafe(), ED25519_SPKI.length, text, 0, text.length);
      case ES256 -> verifyP256(spki.unsafe(), text, signature.unsafe());
    };
  }

  private static boolean verifyP256(byte[] spki, byte[] message, byte[] signature) {
    try {
      Signature check = Signature.getInstance("SHA256withECDSAinP1363Format");
      check.initVerify(key(spki));
      check.update(message);
      return check.verify(signature);
    } catch (GeneralSecurityException _) {
      return false;
    }
  }

  /// The JDK takes any coordinates; a point beside the curve must not become a key.
  private static boolean onCurve(byte[] spki) {
    try {
      return P256.onCurve(key(spki));
    } catch (GeneralSecurityException _) {
      return false;
    }
  }

  private static PublicKey key(byte[] spki) throws GeneralSecurityException {
    return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(spki));
  }

  private static boolean startsWith(byte[] bytes, byte[] start) {
    return bytes.length >= start.length
        && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
  }
}
