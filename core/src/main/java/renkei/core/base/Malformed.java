// SPDX-License-Identifier: Apache-2.0
package renkei.core.base;

/// Input that breaks a stated rule of form. Thrown by constructors and decoders, caught once where
/// the input came in, counted there, and answered with the sentence.
public final class Malformed extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// What kind of rule was broken, so that refusals can be counted apart.
  public enum Why {
    /// The bytes or values break the form.
    FORM,
    /// Well formed as far as it can be read, and of a kind that is not known or not allowed there.
    UNKNOWN_KIND,
    /// Larger than the stated limit.
    TOO_LARGE
  }

  private final Why why;
  private final String at;

  /// A refusal with a sentence that says what is wrong and what would be right.
  public Malformed(String sentence) {
    this(Why.FORM, sentence);
  }

  /// The same, for a rule of that kind.
  public Malformed(Why why, String sentence) {
    this(why, sentence, "");
  }

  private Malformed(Why why, String sentence, String at) {
    super(sentence);
    this.why = why;
    this.at = at;
  }

  /// What kind of rule was broken.
  public Why why() {
    return why;
  }

  /// Which part of the input breaks the rule, as a JSON pointer such as `/matter/function`; empty
  /// when it is the whole, or is not known.
  public String at() {
    return at;
  }

  /// The same, of input that is the part of that name of something larger.
  public Malformed under(String name) {
    String step = "/" + name.replace("~", "~0").replace("/", "~1");
    return new Malformed(why, String.valueOf(getMessage()), step + at);
  }

  /// Throws when a rule of form does not hold.
  public static void unless(boolean holds, String sentence) {
    if (!holds) {
      throw new Malformed(sentence);
    }
  }
}
