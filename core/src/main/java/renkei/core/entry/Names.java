// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

/// A name in both languages of the screens. Either may equal the other; neither is changed by us.
///
/// @param en one line, English
/// @param ja one line, Japanese
public record Names(String en, String ja) {
  /// Checks the form.
  public Names {
    Form.line("a name", en);
    Form.line("a name", ja);
  }

  /// The same text for both languages.
  public static Names same(String name) {
    return new Names(name, name);
  }
}
