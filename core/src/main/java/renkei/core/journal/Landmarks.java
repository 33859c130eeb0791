// SPDX-License-Identifier: Apache-2.0
package renkei.core.journal;

import java.util.Arrays;
import java.util.Optional;
import renkei.core.base.Hash;

/// Places between batches, some tens of kilobytes apart, with the chain hash there, so that a row
/// is read without walking its segment from the beginning. Grows by some bytes for each such
/// stretch. Owner: the journal's.
final class Landmarks {
  /// Bytes between two of them at least.
  static final int APART_BYTES = 64 << 10;

  private static final int WIDTH = 7;

  /// Per landmark: last position before it, segment, offset, and the four words of the chain hash.
  private long[] cells = new long[16 * WIDTH];

  private int count;

  /// Where a batch begins.
  ///
  /// @param before the last row before it
  /// @param offset in its segment's file
  record Landmark(Head before, long offset) {}

  /// Notes the end of a batch, if it is far enough from the last one noted.
  ///
  /// @param segment number of its file
  /// @param position of its last row
  /// @param end offset behind it
  /// @param chain hash after it
  void add(int segment, long position, long end, byte[] chain) {
    int last = (count - 1) * WIDTH;
    long from = count > 0 && cells[last + 1] == segment ? cells[last + 2] : 0;
    if (end - from < APART_BYTES) {
      return;
    }
    if (count * WIDTH == cells.length) {
      cells = Arrays.copyOf(cells, cells.length * 2);
    }
    int at = count * WIDTH;
    Hash hash = Hash.of(chain);
    cells[at] = position;
    cells[at + 1] = segment;
    cells[at + 2] = end;
    cells[at + 3] = hash.a();
    cells[at + 4] = hash.b();
    cells[at + 5] = hash.c();
    cells[at + 6] = hash.d();
    count++;
  }

  /// The last one in a segment before a row; empty: none lies between the segment's beginning and
  /// it.
  Optional<Landmark> before(int segment, long position) {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (cells[middle * WIDTH] < position) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    int at = (low - 1) * WIDTH;
    if (low == 0 || cells[at + 1] != segment) {
      return Optional.empty();
    }
    Hash chain = new Hash(cells[at + 3], cells[at + 4], cells[at + 5], cells[at + 6]);
    return Optional.of(new Landmark(new Head(cells[at], chain), cells[at + 2]));
  }
}
