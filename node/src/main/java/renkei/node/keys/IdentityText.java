// SPDX-License-Identifier: Apache-2.0
package renkei.node.keys;

import java.util.List;
import java.util.Map;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;
import renkei.core.base.Malformed;
import renkei.core.entry.Matter.Identity;
import renkei.core.entry.Names;
import renkei.core.entry.PartyId;

/// A party's public identity in the fields of a letter. The party itself is not written: it follows
/// from the key.
final class IdentityText {
  static final List<String> KEYS =
      List.of("signing-key", "code", "name-en", "name-ja", "link-key", "address", "officers");

  private IdentityText() {}

  static void write(Identity who, Map<String, String> fields) {
    fields.put("signing-key", Letter.base64(who.signingKey()));
    fields.put("code", who.code());
    fields.put("name-en", who.names().en());
    fields.put("name-ja", who.names().ja());
    fields.put("link-key", who.linkKey().hex());
    fields.put("address", who.address());
    fields.put("officers", RollText.write(who.roll()));
  }

  static Identity read(Map<String, String> fields) {
    Bytes key = Letter.bytes(fields.getOrDefault("signing-key", ""), SigningKey.PUBLIC_BYTES);
    return new Identity(
        new PartyId(Hash.sha256(key.unsafe())),
        fields.getOrDefault("code", ""),
        new Names(fields.getOrDefault("name-en", ""), fields.getOrDefault("name-ja", "")),
        key,
        Hash.fromHex(fields.getOrDefault("link-key", "")),
        fields.getOrDefault("address", ""),
        RollText.read(fields.getOrDefault("officers", "")));
  }

  /// Checks that the letter is signed by the key that it names.
  static void verify(SignedFor context, Letter.Opened letter, Bytes signingKey) {
    byte[] whole = context.before(letter.content());
    boolean sound =
        Ed25519.validatePublicKeyFull(signingKey.unsafe(), 0)
            && Ed25519.verify(
                letter.signature().unsafe(), 0, signingKey.unsafe(), 0, whole, 0, whole.length);
    Malformed.unless(sound, "the letter is not signed by the key that it names");
  }
}
