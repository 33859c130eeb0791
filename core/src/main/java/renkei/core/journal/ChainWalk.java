// SPDX-License-Identifier: Apache-2.0
package renkei.core.journal;

import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;
import renkei.core.base.Hash;

/// Follows the chain through the segments of a journal: every payload is hashed again, every commit
/// compared. Makes no garbage per row.
final class ChainWalk {
  /// Takes rows without a copy; the array is valid during the call only.
  interface Sink {
    void row(long position, byte[] array, int at, int length);

    /// The rows of a segment follow.
    default void segment(int number) {}

    /// A batch is whole.
    ///
    /// @param position of its last row
    /// @param end offset behind it
    /// @param chain hash after it; not to be changed
    default void batch(long position, long end, byte[] chain) {}
  }

  private final MessageDigest digest = Hash.digest();
  private final byte[] chain;
  private final byte[] fresh = new byte[Hash.SIZE_BYTES];
  private long position;

  ChainWalk(Head from) {
    this.chain = from.hash().bytes();
    this.position = from.position();
  }

  Head head() {
    return new Head(position, Hash.of(chain));
  }

  long position() {
    return position;
  }

  byte[] chain() {
    return chain;
  }

  /// Follows one segment to the end of its window, or to the end of the batch that holds `limit`.
  void follow(String name, RecordCursor cursor, long limit, Sink sink) {
    long start = cursor.next();
    long first = position + 1;
    while ((position < limit || first <= position) && cursor.step()) {
      if (cursor.isRow()) {
        row(name, cursor);
        sink.row(position, cursor.array(), cursor.payloadAt(), cursor.length());
      } else {
        commit(name, cursor, first, start);
        start = cursor.next();
        first = position + 1;
        sink.batch(position, start, chain);
      }
    }
    String broken = cursor.broken();
    if (broken != null) {
      throw damaged(name, cursor.offset(), broken);
    }
    if (first <= position) {
      throw damaged(name, cursor.offset(), "the last batch of this segment has no commit");
    }
  }

  private void row(String name, RecordCursor cursor) {
    digest.update(chain, 0, chain.length);
    digest.update(cursor.array(), cursor.payloadAt(), cursor.length());
    try {
      digest.digest(fresh, 0, fresh.length);
    } catch (DigestException impossible) {
      throw new IllegalStateException("SHA-256 gives 32 bytes", impossible);
    }
    if (!sameAsChain(cursor, fresh)) {
      throw damaged(name, cursor.offset(), "the row does not follow from the one before it");
    }
    System.arraycopy(fresh, 0, chain, 0, chain.length);
    position++;
  }

  private void commit(String name, RecordCursor cursor, long first, long start) {
    if (!cursor.commits(first, position + 1 - first, start) || !sameAsChain(cursor, chain)) {
      throw damaged(name, cursor.offset(), "the commit does not belong to the rows before it");
    }
  }

  private static boolean sameAsChain(RecordCursor cursor, byte[] chain) {
    int at = cursor.chainAt();
    return Arrays.equals(cursor.array(), at, at + chain.length, chain, 0, chain.length);
  }

  private JournalDamaged damaged(String name, long offset, String what) {
    return new JournalDamaged(new BadRecord(name, offset, position + 1, what));
  }
}
