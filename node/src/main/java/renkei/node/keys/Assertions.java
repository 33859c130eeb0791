// SPDX-License-Identifier: Apache-2.0
package renkei.node.keys;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;
import renkei.core.entry.OfficerProof;
import renkei.core.entry.RollKey;

/// Checks what an authenticator signed, years later and without its node (WebAuthn level 2, section
/// 7.2, and the limited verification of section 5.8.1.2). The client data is compared as bytes and
/// never parsed, so no two readings of it can differ.
final class Assertions {
  private static final int FLAGS = 32;
  private static final int PRESENT = 0x01;
  private static final int VERIFIED = 0x04;
  private static final int ATTESTED = 0x40;
  private static final int EXTENSIONS = 0x80;

  private Assertions() {}

  /// Whether the officer was there, was verified, and signed exactly this deed at the origin of the
  /// key.
  static boolean verify(RollKey key, Hash deed, OfficerProof proof) {
    OfficerProof.Assertion assertion = proof.assertion();
    if (assertion == null) {
      return false;
    }
    byte[] data = assertion.authenticatorData().unsafe();
    byte[] client = assertion.clientData().unsafe();
    byte[] signed = Arrays.copyOf(data, data.length + Hash.SIZE_BYTES);
    System.arraycopy(Hash.sha256(client).bytes(), 0, signed, data.length, Hash.SIZE_BYTES);
    return shown(data, key.origin())
        && asked(client, key.origin(), deed)
        && CoseKey.read(key.publicKey())
            .filter(cose -> cose.verify(signed, proof.signature()))
            .isPresent();
  }

  /// The relying party, which is the host of the origin, and the flags.
  private static boolean shown(byte[] data, String origin) {
    String host = URI.create(origin).getHost();
    if (host == null || data.length < OfficerProof.Assertion.DATA_BYTES_MIN) {
      return false;
    }
    Hash party = Hash.sha256(host.getBytes(StandardCharsets.UTF_8));
    int flags = data[FLAGS];
    boolean bare = data.length == OfficerProof.Assertion.DATA_BYTES_MIN;
    return party.equals(Hash.of(Arrays.copyOf(data, FLAGS)))
        && (flags & PRESENT) != 0
        && (flags & VERIFIED) != 0
        && (flags & ATTESTED) == 0
        && bare == ((flags & EXTENSIONS) == 0);
  }

  /// The beginning that every client writes, then either the end or "not in a frame of another
  /// origin" and whatever a later version adds.
  private static boolean asked(byte[] client, String origin, Hash deed) {
    String challenge = Base64.getUrlEncoder().withoutPadding().encodeToString(deed.bytes());
    String start =
        "{\"type\":\"webauthn.get\",\"challenge\":\""
            + challenge
            + "\",\"origin\":\""
            + origin
            + "\"";
    byte[] first = start.getBytes(StandardCharsets.US_ASCII);
    if (!Bytes.of(Arrays.copyOf(client, Math.min(client.length, first.length)))
        .equals(Bytes.owning(first))) {
      return false;
    }
    String rest =
        new String(client, first.length, client.length - first.length, StandardCharsets.ISO_8859_1);
    return rest.equals("}")
        || rest.equals(",\"crossOrigin\":false}")
        || rest.startsWith(",\"crossOrigin\":false,") && rest.endsWith("}");
  }
}
