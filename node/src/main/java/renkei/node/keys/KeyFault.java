// SPDX-License-Identifier: Apache-2.0
package renkei.node.keys;

/// A key file, certificate or secret that this node will not work with. The sentence says what is
/// wrong and why it matters; the fix is what to type or do. Neither ever holds key material.
public final class KeyFault extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String fix;
  private final String japanese;

  /// A fault with the exact fix.
  ///
  /// @param sentence what is wrong and why it matters
  /// @param fix a command to type, or a sentence where no command does it
  /// @param japanese both, in Japanese
  public KeyFault(String sentence, String fix, String japanese) {
    super(sentence + " Fix: " + fix);
    this.fix = fix;
    this.japanese = japanese;
  }

  /// A fault with the exact fix and what the machine said.
  public KeyFault(String sentence, String fix, String japanese, Throwable cause) {
    super(sentence + " Fix: " + fix, cause);
    this.fix = fix;
    this.japanese = japanese;
  }

  /// What is wrong and what to do, in Japanese.
  public String japanese() {
    return japanese;
  }

  /// What to type or do.
  public String fix() {
    return fix;
  }
}
