// SPDX-License-Identifier: Apache-2.0
package renkei.core.base;

/// A read, write or force that the disk refused. The sentence names the file and what was tried.
public final class DiskFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// A failure with a sentence for the operator.
  public DiskFailure(String sentence) {
    super(sentence);
  }

  /// A failure with the cause that the machine gave.
  public DiskFailure(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
