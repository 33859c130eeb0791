// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

/// A step of a pairing that two people must know about before they go on, in both their languages.
/// Programs tell one from another by its code.
public final class PairingStopped extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Why why;
  private final String japanese;

  /// What kind of stop it is: its name is the code of the answer.
  public enum Why {
    /// Nobody of a party has a key to sign with, so nobody could be read to the other.
    NO_OFFICER_KEY,
    /// A letter names a key of a kind that is not taken here.
    KEY_NOT_TAKEN,
    /// It is too late for the letter.
    LETTER_EXPIRED,
    /// No such letter waits here.
    NO_SUCH_LETTER,
    /// The words that were read are not those of the letter.
    WORDS_DIFFER,
    /// What the letter says is no longer so.
    LETTER_OUTDATED
  }

  /// Says what is wrong and what to do.
  public PairingStopped(Why why, String sentence, String japanese) {
    super(sentence, null, false, false);
    this.why = why;
    this.japanese = japanese;
  }

  /// Throws when a pairing must not go on.
  public static void unless(boolean holds, Why why, String sentence, String japanese) {
    if (!holds) {
      throw new PairingStopped(why, sentence, japanese);
    }
  }

  /// What kind of stop it is.
  public Why why() {
    return why;
  }

  /// The sentence in Japanese.
  public String japanese() {
    return japanese;
  }
}
