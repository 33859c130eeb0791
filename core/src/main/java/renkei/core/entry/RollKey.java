// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

import java.util.Comparator;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;
import renkei.core.base.Malformed;

/// A public key by which an officer signs acts that bind the party, as its peers know it.
///
/// @param officer whose it is
/// @param command the command that the officer acts for
/// @param kind how the private key is kept
/// @param publicKey COSE key of a passkey (RFC 9052), SubjectPublicKeyInfo (RFC 5280) of the others
/// @param origin of a passkey: the web origin at which it was made; empty for the others
public record RollKey(
    OfficerId officer, CommandId command, KeyKind kind, Bytes publicKey, String origin)
    implements Comparable<RollKey> {
  /// Keys on the roll of one party.
  public static final int KEYS_MAX = 32;

  /// Bytes of the longest public key that is taken.
  public static final int PUBLIC_BYTES_MAX = 128;

  private static final int ORIGIN_CHARS_MAX = 200;
  private static final Comparator<RollKey> SEQUENCE =
      Comparator.comparing((RollKey key) -> key.officer().code())
          .thenComparing(key -> key.command().code())
          .thenComparing(RollKey::hash);

  /// Checks the form.
  public RollKey {
    Malformed.unless(
        publicKey.size() >= 1 && publicKey.size() <= PUBLIC_BYTES_MAX,
        "an officer's public key has at most " + PUBLIC_BYTES_MAX + " bytes");
    Malformed.unless(
        kind == KeyKind.PASSKEY ? isOrigin(origin) : origin.isEmpty(),
        "a passkey names the web origin at which it was made, another key names none");
  }

  /// The hash by which proofs name it.
  public Hash hash() {
    return Hash.sha256(publicKey.unsafe());
  }

  /// Such as `https://node.example.org:8443`: nothing in it would have to be escaped in JSON.
  private static boolean isOrigin(String text) {
    int scheme = text.indexOf("://");
    if (scheme < 1 || text.length() > ORIGIN_CHARS_MAX) {
      return false;
    }
    for (int i = scheme + 3; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean fits =
          c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '.' || c == '-' || c == ':';
      if (!fits) {
        return false;
      }
    }
    String start = text.substring(0, scheme);
    return text.length() > scheme + 3 && (start.equals("https") || start.equals("http"));
  }

  @Override
  public int compareTo(RollKey other) {
    return SEQUENCE.compare(this, other);
  }
}
