// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

/// A text of terms that helps to read them. It is part of what is hashed, so that nobody can slip
/// another one in, but it binds nobody: where it differs, an authentic text counts.
///
/// @param language a primary language tag of BCP 47
/// @param text several lines
/// @param by who translated it, one line; may be empty
public record Translation(String language, String text, String by) {
  /// Checks the form.
  public Translation {
    AuthenticText.language(language);
    Form.prose("a translation", text);
    Form.line("a translator", by);
  }
}
