// SPDX-License-Identifier: Apache-2.0
package renkei.core.base;

import java.nio.ByteBuffer;

/// One open file of a [Disk]. Offsets and sizes are bytes from 0.
public interface DiskFile extends AutoCloseable {
  /// The present size.
  long size();

  /// Reads at an offset until the buffer is full or the file ends; returns how many bytes were
  /// read.
  int read(long offset, ByteBuffer into);

  /// Writes the whole buffer at an offset. Not durable before [#force].
  void write(long offset, ByteBuffer from);

  /// Cuts the file to a size.
  void truncate(long size);

  /// Makes all written bytes durable. When it throws, nothing may be taken as durable.
  void force();

  @Override
  void close();
}
