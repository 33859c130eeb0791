// SPDX-License-Identifier: Apache-2.0
package renkei.core.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import renkei.core.base.Bytes;
import renkei.core.base.Disk;
import renkei.core.base.RandomSource;

/// Seeded rows for tests, and journals made of them.
final class Rows {
  private Rows() {}

  static RandomSource random(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return random::nextLong;
  }

  /// Row n: 1 to 60 bytes that follow from n alone.
  static Bytes row(long n) {
    SplittableRandom random = new SplittableRandom(n);
    byte[] bytes = new byte[1 + random.nextInt(60)];
    random.nextBytes(bytes);
    return Bytes.owning(bytes);
  }

  static List<Bytes> rows(long first, int count) {
    List<Bytes> rows = new ArrayList<>();
    for (long n = first; n < first + count; n++) {
      rows.add(row(n));
    }
    return rows;
  }

  /// Opens a journal and reads it into a list.
  static Journal open(Disk disk, long segmentBytesMax, List<Bytes> into) {
    return Journal.open(
        disk,
        random(7),
        segmentBytesMax,
        (position, payload) -> {
          if (position != into.size() + 1) {
            throw new IllegalStateException("position " + position + " after " + into.size());
          }
          into.add(payload);
        });
  }

  /// A journal of batches of the given sizes, left open as a killed process leaves it.
  static MemoryDisk journal(long segmentBytesMax, int... batches) {
    MemoryDisk disk = new MemoryDisk();
    append(disk, segmentBytesMax, batches);
    return disk;
  }

  static Journal append(Disk disk, long segmentBytesMax, int... batches) {
    Journal journal = open(disk, segmentBytesMax, new ArrayList<>());
    for (int batch : batches) {
      journal.append(rows(journal.head().position() + 1, batch));
    }
    return journal;
  }
}
