// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Limits;
import renkei.core.base.Malformed;

/// The rules of form that the records of this package share.
final class Form {
  private static final int CODE_CHARS_MAX = 64;
  private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");

  private Form() {}

  /// A code: ASCII letters, digits, dot, underscore, hyphen; 1 to 64 characters. No look-alikes.
  static String code(String what, String value) {
    if (!isCode(value)) {
      throw new Malformed(
          what
              + " is 1 to 64 ASCII letters, digits, '.', '_' or '-', beginning with a letter or"
              + " digit");
    }
    return value;
  }

  /// A loop and not a pattern: a dozen codes are checked for every entry that is decoded.
  private static boolean isCode(String value) {
    int length = value.length();
    if (length == 0 || length > CODE_CHARS_MAX || !isLetterOrDigit(value.charAt(0))) {
      return false;
    }
    for (int i = 1; i < length; i++) {
      char c = value.charAt(i);
      if (!isLetterOrDigit(c) && c != '.' && c != '_' && c != '-') {
        return false;
      }
    }
    return true;
  }

  private static boolean isLetterOrDigit(char c) {
    return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
  }

  /// One line of text: no control characters, no direction overrides.
  static String line(String what, String value) {
    return text(what, value, Limits.LINE_CHARS_MAX, false);
  }

  /// Text of several lines.
  static String prose(String what, String value) {
    return text(what, value, Limits.TEXT_CHARS_MAX, true);
  }

  /// Sentences are put together only when they are needed: this runs for every character.
  private static String text(String what, String value, int max, boolean lines) {
    if (value.length() > max) {
      throw new Malformed(what + " has more than " + max + " characters");
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean newline = lines && (c == '\n' || c == '\t');
      if (!newline && (Character.isISOControl(c) || isDirection(c))) {
        throw new Malformed(what + " holds a control or direction character at " + i);
      }
      if (isUnseen(c)) {
        throw new Malformed(what + " holds a character that is not seen at " + i);
      }
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < value.length()
                && Character.isLowSurrogate(value.charAt(i + 1));
        if (!pair) {
          throw new Malformed(what + " holds half a character at " + i);
        }
        if (c == '\udb40' && value.charAt(i + 1) < '\udc80') {
          throw new Malformed(what + " holds a character that is not seen at " + i);
        }
        i++;
      }
    }
    return value;
  }

  private static boolean isDirection(char c) {
    return c >= '\u202a' && c <= '\u202e'
        || c >= '\u2066' && c <= '\u2069'
        || c == '\u200e'
        || c == '\u200f'
        || c == '\u061c'
        || c == '\ufffe';
  }

  /// Separators that look like a new line, spaces of no width, marks of annotations: two texts with
  /// and without them look the same. What joins letters of a script (U+200C, U+200D) stays.
  private static boolean isUnseen(char c) {
    return c == '\u2028'
        || c == '\u2029'
        || c == '\u200b'
        || c >= '\u2060' && c <= '\u2064'
        || c == '\ufeff'
        || c >= '\ufff9' && c <= '\ufffb';
  }

  /// A time between 1900 and 2200, to the millisecond.
  static Instant time(String what, Instant value) {
    if (value.isBefore(FIRST) || !value.isBefore(LAST)) {
      throw new Malformed(what + " is not between 1900 and 2200");
    }
    if (value.getNano() % 1_000_000 != 0) {
      throw new Malformed(what + " is finer than a millisecond");
    }
    return value;
  }

  /// An interval that ends after it begins; without an end it is open.
  static void interval(String what, Instant from, @Nullable Instant until) {
    time(what, from);
    if (until != null) {
      time(what, until);
      if (!from.isBefore(until)) {
        throw new Malformed(what + " ends at " + until + " before it begins");
      }
    }
  }
}
