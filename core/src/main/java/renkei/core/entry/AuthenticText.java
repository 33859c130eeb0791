// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

import java.util.regex.Pattern;
import renkei.core.base.Malformed;

/// A text in one language, as binding as its texts in the others.
///
/// @param language a primary language tag of BCP 47, such as `ja` or `en`
/// @param text several lines
public record AuthenticText(String language, String text) {
  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");

  /// Checks the form.
  public AuthenticText {
    language(language);
    Form.prose("a text of terms", text);
  }

  static void language(String language) {
    Malformed.unless(
        LANGUAGE.matcher(language).matches(), "a language is two or three small letters");
  }
}
