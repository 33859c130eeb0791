// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

/// A step of a pairing that two people must know about before they go on, in both their languages:
/// what an officer reads on the telephone is not told apart by a code.
public final class PairingStopped extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String japanese;

  /// Says what is wrong and what to do.
  public PairingStopped(String sentence, String japanese) {
    super(sentence, null, false, false);
    this.japanese = japanese;
  }

  /// Throws when a pairing must not go on.
  public static void unless(boolean holds, String sentence, String japanese) {
    if (!holds) {
      throw new PairingStopped(sentence, japanese);
    }
  }

  /// The sentence in Japanese.
  public String japanese() {
    return japanese;
  }
}
