// SPDX-License-Identifier: Apache-2.0
package renkei.node.app;

/// A setting with which the node does not start. The sentence says where it stands and what would
/// be right.
public final class ConfigRefused extends RuntimeException {
  private static final long serialVersionUID = 1;

  ConfigRefused(String sentence) {
    super(sentence);
  }

  ConfigRefused(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
