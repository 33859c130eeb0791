// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import renkei.core.base.Malformed;
import renkei.core.entry.OfficerId;

/// The secret by which the command line on the node's own machine shows who it is: 256 bits in a
/// file that only the node's user can read. Whoever reads that file can act as every officer, as
/// could whoever reads the keys beside it. Never printed, never in an address.
public final class LocalToken {
  private static final int SECRET_BYTES = 32;
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

  private final byte[] text;
  private final OfficerId officer;

  private LocalToken(String text, OfficerId officer) {
    Malformed.unless(
        FORM.matcher(text).matches(), "a local token is 43 letters, digits, '-' or '_'");
    this.text = text.getBytes(StandardCharsets.US_ASCII);
    this.officer = officer;
  }

  /// A new secret.
  ///
  /// @param officer in whose name it acts unless it says otherwise
  public static LocalToken fresh(SecureRandom random, OfficerId officer) {
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    return new LocalToken(Base64.getUrlEncoder().withoutPadding().encodeToString(secret), officer);
  }

  /// As read from its file. @throws Malformed for another form
  public static LocalToken read(byte[] file, OfficerId officer) {
    return new LocalToken(new String(file, StandardCharsets.US_ASCII).strip(), officer);
  }

  /// The bytes for its file.
  public byte[] file() {
    return text.clone();
  }

  /// In whose name it acts unless it says otherwise.
  OfficerId officer() {
    return officer;
  }

  /// Whether this is the secret; takes the same time for every text of the same length.
  boolean is(String told) {
    return MessageDigest.isEqual(text, told.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "LocalToken of " + officer;
  }
}
