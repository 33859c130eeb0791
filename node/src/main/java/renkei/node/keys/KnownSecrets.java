// SPDX-License-Identifier: Apache-2.0
package renkei.node.keys;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Secrets that are in everybody's hands: defaults of other products and the usual placeholders. A
/// node that finds one in its configuration does not start.
public final class KnownSecrets {
  private static final Set<String> KNOWN =
      Set.of(
          "admin",
          "administrator",
          "atakatak",
          "changeit",
          "changeme",
          "default",
          "guest",
          "letmein",
          "password",
          "passw0rd",
          "qwerty",
          "renkei",
          "root",
          "secret",
          "test",
          "welcome",
          "xxx");

  /// Shorter ones are guessed by trying.
  private static final int LENGTH_MIN = 12;

  private KnownSecrets() {}

  /// Why a configured secret is not taken; empty when it is. The sentence never holds the secret.
  ///
  /// @param key name of the setting
  /// @param value its value
  public static Optional<String> refusal(String key, String value) {
    String folded = value.strip().toLowerCase(Locale.ROOT);
    String bare = folded.replaceAll("[^a-z]+$", "");
    if (KNOWN.contains(folded) || KNOWN.contains(bare)) {
      return Optional.of(
          "The secret \""
              + key
              + "\" is a known default, which anybody tries first. Make one: openssl rand -hex 16");
    }
    if (value.length() < LENGTH_MIN) {
      return Optional.of(
          "The secret \""
              + key
              + "\" has fewer than "
              + LENGTH_MIN
              + " characters. Make one: openssl rand -hex 16");
    }
    return Optional.empty();
  }
}
