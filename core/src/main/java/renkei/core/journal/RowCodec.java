// SPDX-License-Identifier: Apache-2.0
package renkei.core.journal;

import renkei.core.base.Bytes;

/// Rows to the bytes that a journal keeps, and back. Thread-safe.
public interface RowCodec {
  /// The bytes of a row.
  Bytes encode(Row row);

  /// The row in the bytes. @throws renkei.core.base.Malformed when they break the form or hold a
  /// kind of row that this version does not know
  Row decode(Bytes bytes);
}
