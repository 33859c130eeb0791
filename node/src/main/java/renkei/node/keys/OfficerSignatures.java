// SPDX-License-Identifier: Apache-2.0
package renkei.node.keys;

import renkei.core.base.Bytes;
import renkei.core.base.Hash;
import renkei.core.entry.Deed;
import renkei.core.entry.KeyKind;
import renkei.core.entry.OfficerProof;
import renkei.core.entry.RollKey;

/// Checks officers' own signatures with nothing but the key as the roll holds it. Any thread.
public final class OfficerSignatures {
  private OfficerSignatures() {}

  /// Whether the proof is a signature with that key over a deed of that hash. False, never an
  /// exception, for anything else.
  public static boolean verify(RollKey key, Hash deed, OfficerProof proof) {
    if (!proof.key().equals(key.hash())) {
      return false;
    }
    return switch (key.kind()) {
      case PASSKEY -> Assertions.verify(key, deed, proof);
      case BROWSER, FILE -> proof.assertion() == null && plain(key, deed, proof.signature());
    };
  }

  private static boolean plain(RollKey key, Hash deed, Bytes signature) {
    BrowserKeys.Algorithm algorithm =
        BrowserKeys.isKey(key.publicKey(), BrowserKeys.Algorithm.ED25519)
            ? BrowserKeys.Algorithm.ED25519
            : BrowserKeys.Algorithm.ES256;
    return BrowserKeys.verify(key.publicKey(), algorithm, Deed.signedForm(deed), signature);
  }

  /// Whether a public key is one by which acts can be signed: of an algorithm and in the one
  /// encoding that are read here.
  public static boolean fit(KeyKind kind, Bytes publicKey) {
    return switch (kind) {
      case PASSKEY -> CoseKey.read(publicKey).isPresent();
      case BROWSER ->
          BrowserKeys.isKey(publicKey, BrowserKeys.Algorithm.ED25519)
              || BrowserKeys.isKey(publicKey, BrowserKeys.Algorithm.ES256);
      case FILE -> BrowserKeys.isKey(publicKey, BrowserKeys.Algorithm.ED25519);
    };
  }
}
