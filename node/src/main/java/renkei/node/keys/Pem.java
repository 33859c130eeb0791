// SPDX-License-Identifier: Apache-2.0
package renkei.node.keys;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// The text form of keys and certificates (RFC 7468), as strict as we write it ourselves.
final class Pem {
  private static final int LINE = 64;

  private Pem() {}

  static String write(String what, byte[] der) {
    Base64.Encoder lines = Base64.getMimeEncoder(LINE, new byte[] {'\n'});
    return "-----BEGIN "
        + what
        + "-----\n"
        + lines.encodeToString(der)
        + "\n-----END "
        + what
        + "-----\n";
  }

  /// The first block of that kind.
  static Optional<byte[]> read(String what, byte[] file) {
    String text = new String(file, StandardCharsets.US_ASCII);
    String begin = "-----BEGIN " + what + "-----\n";
    int from = text.indexOf(begin);
    int until = text.indexOf("\n-----END " + what + "-----", from + 1);
    if (from < 0 || until < from) {
      return Optional.empty();
    }
    String body = text.substring(from + begin.length(), until).replace("\n", "");
    try {
      return Optional.of(Base64.getDecoder().decode(body));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
