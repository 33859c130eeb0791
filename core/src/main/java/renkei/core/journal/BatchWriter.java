// SPDX-License-Identifier: Apache-2.0
package renkei.core.journal;

import java.nio.ByteBuffer;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Bytes;
import renkei.core.base.DiskFile;
import renkei.core.base.Hash;

/// Turns rows into records, one after the other in one buffer, so that a batch of usual size is one
/// write. A batch larger than the buffer is several writes and still one force.
final class BatchWriter {
  private static final int BUFFER_BYTES_MIN = 64 << 10;
  private static final int BUFFER_BYTES_MAX = 1 << 20;

  private final byte[] journal;
  private final MessageDigest digest = Hash.digest();
  private final CRC32C crc = new CRC32C();
  private final byte[] recordHeader = new byte[Layout.RECORD_HEADER_BYTES];
  private final byte[] commit = new byte[Layout.COMMIT_PAYLOAD_BYTES];
  private final byte[] chain;
  private byte[] buffer = new byte[BUFFER_BYTES_MIN];
  private int filled;
  private @Nullable DiskFile file;
  private long offset;

  BatchWriter(JournalId journal, byte[] chain) {
    this.journal = journal.bytes();
    this.chain = chain.clone();
  }

  /// The chain hash after the last row; not to be changed.
  byte[] chain() {
    return chain;
  }

  /// Begins a batch at an offset of a file.
  void begin(DiskFile into, long at, long batchBytes) {
    file = into;
    offset = at;
    filled = 0;
    int wanted = (int) Math.min(BUFFER_BYTES_MAX, batchBytes);
    if (wanted > buffer.length) {
      buffer = new byte[Math.min(BUFFER_BYTES_MAX, Integer.highestOneBit(wanted) << 1)];
    }
  }

  void row(Bytes payload) {
    byte[] bytes = payload.unsafe();
    digest.update(chain, 0, chain.length);
    digest.update(bytes, 0, bytes.length);
    try {
      digest.digest(chain, 0, chain.length);
    } catch (DigestException impossible) {
      throw new IllegalStateException("SHA-256 gives 32 bytes", impossible);
    }
    write(Layout.ROW, bytes);
  }

  /// Closes the batch; returns the offset behind it. Everything is written, nothing forced.
  long commit(long first, int count, long start) {
    Layout.putLong(commit, 0, first);
    Layout.putInt(commit, 8, count);
    Layout.putLong(commit, 12, start);
    Layout.putInt(commit, 20, Layout.COMMIT_MARK);
    write(Layout.COMMIT, commit);
    flush();
    file = null;
    return offset;
  }

  private void write(int kind, byte[] payload) {
    Layout.putInt(recordHeader, 0, kind << 24 | payload.length);
    System.arraycopy(chain, 0, recordHeader, 8, chain.length);
    crc.reset();
    crc.update(journal, 0, journal.length);
    crc.update(recordHeader, 0, 4);
    crc.update(recordHeader, 8, Layout.RECORD_HEADER_BYTES - 8);
    crc.update(payload, 0, payload.length);
    Layout.putInt(recordHeader, 4, (int) crc.getValue());
    put(recordHeader);
    put(payload);
  }

  private void put(byte[] bytes) {
    int done = 0;
    while (done < bytes.length) {
      if (filled == buffer.length) {
        flush();
      }
      int count = Math.min(bytes.length - done, buffer.length - filled);
      System.arraycopy(bytes, done, buffer, filled, count);
      filled += count;
      done += count;
    }
  }

  private void flush() {
    DiskFile into = file;
    if (into == null) {
      throw new IllegalStateException("no batch was begun");
    }
    into.write(offset, ByteBuffer.wrap(buffer, 0, filled));
    offset += filled;
    filled = 0;
  }
}
