// SPDX-License-Identifier: Apache-2.0
package renkei.node.store;

/// A data folder, backup or key file that is not used, with a sentence that says why and what to
/// do.
public final class FolderRefused extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// A refusal with a sentence for the operator.
  public FolderRefused(String sentence) {
    super(sentence);
  }

  /// A refusal with what the machine said.
  public FolderRefused(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
