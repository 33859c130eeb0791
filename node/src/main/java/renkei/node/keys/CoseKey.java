// SPDX-License-Identifier: Apache-2.0
package renkei.node.keys;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import renkei.core.base.Bytes;

/// A passkey's public key in COSE (RFC 9052, RFC 9053), in the one CBOR form that authenticators
/// write (CTAP2 canonical): ES256 on P-256, or EdDSA with Ed25519.
final class CoseKey {
  /// {1: 2, 3: -7, -1: 1, -2: x, -3: y}, each coordinate with 32 bytes.
  private static final byte[] ES256 = HexFormat.of().parseHex("a5010203262001215820");

  private static final byte[] ES256_Y = HexFormat.of().parseHex("225820");

  /// {1: 1, 3: -8, -1: 6, -2: x}.
  private static final byte[] EDDSA = HexFormat.of().parseHex("a4010103272006215820");

  private static final int COORDINATE = 32;

  private final boolean edwards;
  private final byte[] point;

  private CoseKey(boolean edwards, byte[] point) {
    this.edwards = edwards;
    this.point = point;
  }

  /// The key in the bytes; empty for anything else, a point beside the curve too.
  static Optional<CoseKey> read(Bytes cose) {
    byte[] bytes = cose.unsafe();
    if (startsWith(bytes, 0, EDDSA) && bytes.length == EDDSA.length + COORDINATE) {
      byte[] point = Arrays.copyOfRange(bytes, EDDSA.length, bytes.length);
      return Ed25519.validatePublicKeyFull(point, 0)
          ? Optional.of(new CoseKey(true, point))
          : Optional.empty();
    }
    int second = ES256.length + COORDINATE;
    boolean shaped =
        startsWith(bytes, 0, ES256)
            && startsWith(bytes, second, ES256_Y)
            && bytes.length == second + ES256_Y.length + COORDINATE;
    if (!shaped) {
      return Optional.empty();
    }
    byte[] spki = Arrays.copyOf(P256.SPKI, P256.SPKI_BYTES);
    System.arraycopy(bytes, ES256.length, spki, P256.SPKI.length, COORDINATE);
    System.arraycopy(
        bytes, second + ES256_Y.length, spki, P256.SPKI.length + COORDINATE, COORDINATE);
    return BrowserKeys.isKey(Bytes.owning(spki), BrowserKeys.Algorithm.ES256)
        ? Optional.of(new CoseKey(false, spki))
        : Optional.empty();
  }

  /// Whether the signature is one of this key over the bytes: 64 bytes of EdDSA, or ECDSA in DER
  /// (WebAuthn level 2 section 6.5.6).
  boolean verify(byte[] signed, Bytes signature) {
    if (edwards) {
      return signature.size() == Ed25519.SIGNATURE_SIZE
          && Ed25519.verify(signature.unsafe(), 0, point, 0, signed, 0, signed.length);
    }
    try {
      PublicKey key = KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(point));
      Signature check = Signature.getInstance("SHA256withECDSA");
      check.initVerify(key);
      check.update(signed);
      return check.verify(signature.unsafe());
    } catch (GeneralSecurityException _) {
      return false;
    }
  }

  private static boolean startsWith(byte[] bytes, int at, byte[] start) {
    return bytes.length >= at + start.length
        && Arrays.equals(bytes, at, at + start.length, start, 0, start.length);
  }
}
