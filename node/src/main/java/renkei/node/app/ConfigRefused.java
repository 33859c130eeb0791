// SPDX-License-Identifier: Apache-2.0
package renkei.node.app;

/// A setting with which the node does not start. The sentence says where it stands and what would
/// be right.
public final class ConfigRefused extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String japanese;

  ConfigRefused(String sentence, String japanese) {
    super(sentence);
    this.japanese = japanese;
  }

  ConfigRefused(String sentence, String japanese, Throwable cause) {
    super(sentence, cause);
    this.japanese = japanese;
  }

  /// The sentence in Japanese.
  public String japanese() {
    return japanese;
  }
}
