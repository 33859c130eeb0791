// SPDX-License-Identifier: Apache-2.0
package renkei.core.journal;

import java.nio.ByteBuffer;
import renkei.core.base.DiskFailure;
import renkei.core.base.DiskFile;

/// A view that slides over a file from its beginning to its end, so that a segment is read in large
/// pieces and held in small memory: at most the larger of 1 MiB and one record.
final class FileWindow {
  /// Bytes read at once by whoever reads a whole segment.
  static final int PIECE_BYTES = 1 << 20;

  private final DiskFile file;
  private final String name;
  private final long end;
  private byte[] array;
  private long start;
  private int filled;

  /// @param end where the file ends for this reader, at most its size
  FileWindow(DiskFile file, String name, long end) {
    this(file, name, end, PIECE_BYTES);
  }

  /// The same in pieces of another size.
  FileWindow(DiskFile file, String name, long end, int pieceBytes) {
    this.file = file;
    this.name = name;
    this.end = end;
    this.array = new byte[(int) Math.min(pieceBytes, Math.max(end, 1))];
  }

  long end() {
    return end;
  }

  /// The bytes; valid until the next [#at].
  byte[] array() {
    return array;
  }

  /// Where in the array the `count` bytes from `offset` are. They must lie before the end.
  int at(long offset, int count) {
    if (offset < start || offset + count > start + filled) {
      slide(offset, count);
    }
    return (int) (offset - start);
  }

  private void slide(long offset, int count) {
    int kept = 0;
    byte[] into = count > array.length ? new byte[count] : array;
    if (offset >= start && offset < start + filled) {
      kept = (int) (start + filled - offset);
      System.arraycopy(array, (int) (offset - start), into, 0, kept);
    }
    array = into;
    start = offset;
    filled = kept;
    int wanted = (int) Math.min(array.length, end - offset);
    int read = file.read(offset + kept, ByteBuffer.wrap(array, kept, wanted - kept));
    filled += Math.max(read, 0);
    if (filled < count) {
      throw new DiskFailure(
          name + ": the disk gave " + filled + " bytes at " + offset + " where it has " + count);
    }
  }
}
