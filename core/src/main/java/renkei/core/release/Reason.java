// SPDX-License-Identifier: Apache-2.0
package renkei.core.release;

/// One reason of a ruling: a code to count by, and a sentence with its data in both languages of
/// the screens. It holds levels, codes, ids, times and areas, never a title, a name or a text of
/// the thing.
///
/// @param code which reason
/// @param en the sentence in English
/// @param ja the sentence in Japanese
/// @param allows whether it speaks for letting the thing cross
public record Reason(ReasonCode code, String en, String ja, boolean allows) {
  /// A reason that allows what its code allows.
  static Reason of(ReasonCode code, String en, String ja) {
    return new Reason(code, en, ja, code.allows());
  }
}
