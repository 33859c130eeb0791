// SPDX-License-Identifier: Apache-2.0
package renkei.node.guard;

/// How high something may be labelled and still go to the recipient, in the guard's own numbers.
///
/// @param highestLevel the number of a level in the published contract: 1 (unclassified) to 5; 0:
///   nothing that has a label may go
/// @param recipientCode the recipient's code in "Releasable To"
public record Ceiling(int highestLevel, String recipientCode) {
  /// Checks the range.
  public Ceiling {
    if (highestLevel < 0 || highestLevel > 5) {
      throw new IllegalArgumentException("a level has a number from 1 to 5; 0 stands for none");
    }
  }
}
