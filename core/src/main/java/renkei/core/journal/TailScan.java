// SPDX-License-Identifier: Apache-2.0
package renkei.core.journal;

import org.jspecify.annotations.Nullable;

/// Finds where the last segment's whole batches end, and judges what stands behind them: a batch
/// that a crash tore before it was acknowledged, or damage.
///
/// A crash leaves a batch short (the file ends early) or with holes (whole sectors of zeros where a
/// sector never reached the disk), and nothing whole behind it. Anything else is damage: a flipped
/// bit neither shortens a file nor zeroes a sector.
final class TailScan {
  /// @param end offset behind the last whole batch
  /// @param last position of the last row of a whole batch
  /// @param lastBatch offset of the last whole batch; the header's end when there is none
  /// @param tail what stands behind; null when nothing does
  record Extent(long end, long last, long lastBatch, @Nullable Tail tail) {}

  /// @param bad its first broken record
  /// @param torn whether a crash explains it
  /// @param bytes how many there are
  record Tail(BadRecord bad, boolean torn, long bytes) {}

  private static final int SEARCH_BYTES = 64 << 10;

  private final String name;
  private final FileWindow window;
  private final SegmentHeader header;

  TailScan(String name, FileWindow window, SegmentHeader header) {
    this.name = name;
    this.window = window;
    this.header = header;
  }

  Extent scan() {
    RecordCursor cursor = new RecordCursor(window, header.journal());
    long start = cursor.next();
    long first = header.first();
    long count = 0;
    long lastBatch = start;
    @Nullable String unfit = null;
    while (unfit == null && cursor.step()) {
      if (cursor.isRow()) {
        count++;
      } else if (cursor.commits(first, count, start)) {
        lastBatch = start;
        start = cursor.next();
        first += count;
        count = 0;
      } else {
        unfit = "the commit does not belong to the rows before it";
      }
    }
    long last = first - 1;
    if (start == window.end()) {
      return new Extent(start, last, lastBatch, null);
    }
    long offset = cursor.offset();
    String what = unfit != null ? unfit : cursor.broken();
    boolean ended = unfit == null && (what == null || cursor.cut());
    BadRecord bad =
        new BadRecord(name, offset, first + count, what != null ? what : "a batch has no commit");
    return new Extent(start, last, lastBatch, judge(bad, start, ended));
  }

  private Tail judge(BadRecord bad, long start, boolean ended) {
    long bytes = window.end() - start;
    boolean commitThere = false;
    for (long place = nextCommit(bad.offset()); place >= 0; place = nextCommit(place + 1)) {
      long batch = Layout.longAt(window.array(), window.at(place, Layout.COMMIT_BYTES) + 52);
      if (batch > start && batch < place) {
        String whole = bad.what() + ", and a whole batch follows at byte " + batch;
        return new Tail(
            new BadRecord(bad.file(), bad.offset(), bad.position(), whole), false, bytes);
      }
      commitThere = true;
    }
    boolean torn = (ended && !commitThere) || hole(bad.offset());
    return new Tail(bad, torn, bytes);
  }

  /// The offset of the next whole commit; -1 when there is none.
  private long nextCommit(long from) {
    RecordCursor cursor = new RecordCursor(window, header.journal());
    long last = window.end() - Layout.COMMIT_BYTES;
    long offset = from;
    while (offset <= last) {
      int count = (int) Math.min(SEARCH_BYTES, window.end() - offset);
      int at = window.at(offset, count);
      int places = (int) Math.min(count - 3L, last - offset + 1);
      for (int i = 0; i < places; i++) {
        if (window.array()[at + i] == Layout.COMMIT
            && Layout.intAt(window.array(), at + i) == Layout.COMMIT_WORD) {
          if (cursor.commitAt(offset + i)) {
            return offset + i;
          }
          at = window.at(offset, count);
        }
      }
      offset += places;
    }
    return -1;
  }

  /// Whether a sector from the broken record on holds nothing but zeros.
  private boolean hole(long from) {
    long offset = from;
    while (offset < window.end()) {
      long sectorEnd = (offset / Layout.SECTOR_BYTES + 1) * Layout.SECTOR_BYTES;
      int count = (int) (Math.min(sectorEnd, window.end()) - offset);
      int at = window.at(offset, count);
      int i = 0;
      while (i < count && window.array()[at + i] == 0) {
        i++;
      }
      if (i == count) {
        return true;
      }
      offset += count;
    }
    return false;
  }
}
