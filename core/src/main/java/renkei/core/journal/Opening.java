// SPDX-License-Identifier: Apache-2.0
package renkei.core.journal;

import java.util.List;

/// What was found when a journal was opened or checked.
///
/// @param head the last row and its chain hash
/// @param closed whether it had been closed in order; false after a crash
/// @param cutBytes bytes behind the last whole batch: a batch torn before it was acknowledged.
///   Opening cuts them off
/// @param notes what an operator should read, one sentence each; empty when all is in order
public record Opening(Head head, boolean closed, long cutBytes, List<String> notes) {
  /// Copies the notes.
  public Opening {
    notes = List.copyOf(notes);
  }
}
