// SPDX-License-Identifier: Apache-2.0
package renkei.core.journal;

import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// Steps from record to record of one segment and checks the form of each: kind, length, check. It
/// does not look at the chain; [ChainWalk] does.
final class RecordCursor {
  private final FileWindow window;
  private final byte[] journal;
  private final CRC32C crc = new CRC32C();
  private long next;
  private long offset;
  private int index;
  private int kind;
  private int length;
  private @Nullable String broken;
  private boolean cut;

  /// From the first record of the segment.
  RecordCursor(FileWindow window, JournalId journal) {
    this(window, journal, Layout.SEGMENT_HEADER_BYTES);
  }

  /// From a record that begins at this offset.
  RecordCursor(FileWindow window, JournalId journal, long from) {
    this.window = window;
    this.journal = journal.bytes();
    this.next = from;
    this.offset = from;
  }

  /// Steps onto the next record; false at the end of the file and at the first one that is broken.
  boolean step() {
    offset = next;
    long left = window.end() - offset;
    if (left == 0) {
      return false;
    }
    if (left < Layout.RECORD_HEADER_BYTES) {
      return stop(true, "the file ends inside the head of a record");
    }
    index = window.at(offset, Layout.RECORD_HEADER_BYTES);
    int word = Layout.intAt(window.array(), index);
    kind = word >>> 24;
    length = word & 0xff_ffff;
    if (kind != Layout.ROW && kind != Layout.COMMIT) {
      return stop(false, "no kind of record has the number " + kind);
    }
    if (!lengthFits()) {
      return stop(false, "a record of this kind cannot have " + length + " bytes");
    }
    if (left < Layout.RECORD_HEADER_BYTES + length) {
      return stop(true, "the file ends before the record's " + length + " bytes do");
    }
    index = window.at(offset, Layout.RECORD_HEADER_BYTES + length);
    if (check() != Layout.intAt(window.array(), index + 4)) {
      return stop(false, "the record's check does not fit its bytes");
    }
    next = offset + Layout.RECORD_HEADER_BYTES + length;
    return true;
  }

  private boolean lengthFits() {
    return kind == Layout.COMMIT
        ? length == Layout.COMMIT_PAYLOAD_BYTES
        : length > 0 && length <= Layout.ROW_BYTES_MAX;
  }

  private boolean stop(boolean atEnd, String what) {
    broken = what;
    cut = atEnd;
    return false;
  }

  private int check() {
    crc.reset();
    crc.update(journal, 0, journal.length);
    crc.update(window.array(), index, 4);
    crc.update(window.array(), index + 8, Layout.RECORD_HEADER_BYTES - 8 + length);
    return (int) crc.getValue();
  }

  /// Whether a whole commit stands at an offset, wherever the cursor is; leaves the cursor
  /// unusable.
  boolean commitAt(long place) {
    offset = place;
    length = Layout.COMMIT_PAYLOAD_BYTES;
    kind = Layout.COMMIT;
    index = window.at(place, Layout.COMMIT_BYTES);
    return Layout.intAt(window.array(), index) == Layout.COMMIT_WORD
        && check() == Layout.intAt(window.array(), index + 4)
        && commitMark();
  }

  boolean isRow() {
    return kind == Layout.ROW;
  }

  /// Where the present record begins, or where the broken one does.
  long offset() {
    return offset;
  }

  /// Where the next record begins.
  long next() {
    return next;
  }

  int length() {
    return length;
  }

  byte[] array() {
    return window.array();
  }

  /// Where the record's chain hash is in the array.
  int chainAt() {
    return index + 8;
  }

  /// Where the record's payload is in the array.
  int payloadAt() {
    return index + Layout.RECORD_HEADER_BYTES;
  }

  /// What is wrong where the cursor stopped; null at the end of the file.
  @Nullable String broken() {
    return broken;
  }

  /// Whether the broken record goes beyond the end of the file.
  boolean cut() {
    return cut;
  }

  /// Whether the present commit closes exactly this batch.
  boolean commits(long first, long count, long start) {
    int at = payloadAt();
    return count > 0
        && Layout.longAt(array(), at) == first
        && Layout.intAt(array(), at + 8) == count
        && commitStart() == start
        && commitMark();
  }

  /// The offset at which the present commit's batch begins.
  long commitStart() {
    return Layout.longAt(array(), payloadAt() + 12);
  }

  private boolean commitMark() {
    return Layout.intAt(array(), payloadAt() + 20) == Layout.COMMIT_MARK;
  }
}
