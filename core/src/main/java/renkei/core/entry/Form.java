// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Limits;
import renkei.core.base.Malformed;

/// The rules of form that the records of this package share.
final class Form {
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");

  private Form() {}

  /// A code: ASCII letters, digits, dot, underscore, hyphen; 1 to 64 characters. No look-alikes.
  static String code(String what, String value) {
    Malformed.unless(
        CODE.matcher(value).matches(),
        what
            + " is 1 to 64 ASCII letters, digits, '.', '_' or '-', beginning with a letter or"
            + " digit");
    return value;
  }

  /// One line of text: no control characters, no direction overrides.
  static String line(String what, String value) {
    return text(what, value, Limits.LINE_CHARS_MAX, false);
  }

  /// Text of several lines.
  static String prose(String what, String value) {
    return text(what, value, Limits.TEXT_CHARS_MAX, true);
  }

  private static String text(String what, String value, int max, boolean lines) {
    Malformed.unless(value.length() <= max, what + " has more than " + max + " characters");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean newline = lines && (c == '\n' || c == '\t');
      Malformed.unless(
          newline || !(Character.isISOControl(c) || isDirection(c)),
          what + " holds a control or direction character at " + i);
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < value.length()
                && Character.isLowSurrogate(value.charAt(i + 1));
        Malformed.unless(pair, what + " holds half a character at " + i);
        i++;
      }
    }
    return value;
  }

  private static boolean isDirection(char c) {
    return c >= '\u202a' && c <= '\u202e' || c >= '\u2066' && c <= '\u2069' || c == '\ufffe';
  }

  /// A time between 1900 and 2200, to the millisecond.
  static Instant time(String what, Instant value) {
    Malformed.unless(
        !value.isBefore(FIRST) && value.isBefore(LAST), what + " is not between 1900 and 2200");
    Malformed.unless(value.getNano() % 1_000_000 == 0, what + " is finer than a millisecond");
    return value;
  }

  /// An interval that ends after it begins; without an end it is open.
  static void interval(String what, Instant from, @Nullable Instant until) {
    time(what, from);
    if (until != null) {
      time(what, until);
      Malformed.unless(from.isBefore(until), what + " ends at " + until + " before it begins");
    }
  }
}
