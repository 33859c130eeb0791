// SPDX-License-Identifier: Apache-2.0
package renkei.node.store;

/// A data folder, backup or key file that is not used, with a sentence that says why and what to
/// do.
public final class FolderRefused extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String japanese;

  /// A refusal with a sentence for the operator.
  public FolderRefused(String sentence) {
    this(sentence, "");
  }

  /// A refusal with the sentence in both languages.
  public FolderRefused(String sentence, String japanese) {
    super(sentence);
    this.japanese = japanese;
  }

  /// A refusal with what the machine said.
  public FolderRefused(String sentence, Throwable cause) {
    super(sentence, cause);
    this.japanese = "";
  }

  /// The sentence in Japanese; empty where only a fault of the machine is told.
  public String japanese() {
    return japanese;
  }
}
