// SPDX-License-Identifier: Apache-2.0
package renkei.core.base;

/// Input that breaks a stated rule of form. Thrown by constructors and decoders, caught once where
/// the input came in, counted there, and answered with the sentence.
public final class Malformed extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// A refusal with a sentence that says what is wrong and what would be right.
  public Malformed(String sentence) {
    super(sentence);
  }

  /// Throws when a rule of form does not hold.
  public static void unless(boolean holds, String sentence) {
    if (!holds) {
      throw new Malformed(sentence);
    }
  }
}
