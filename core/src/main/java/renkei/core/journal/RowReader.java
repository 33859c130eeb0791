// SPDX-License-Identifier: Apache-2.0
package renkei.core.journal;

import renkei.core.base.Bytes;

/// Takes the rows of a journal in their sequence, each after its check and its chain hash were
/// found right. Runs in the thread that reads the journal.
@FunctionalInterface
public interface RowReader {
  /// The next row.
  ///
  /// @param position from 1, without a gap
  /// @param payload the bytes that were appended
  void row(long position, Bytes payload);
}
