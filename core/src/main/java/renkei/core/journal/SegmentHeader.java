// SPDX-License-Identifier: Apache-2.0
package renkei.core.journal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import renkei.core.base.Hash;

/// The first 80 bytes of a segment.
///
/// @param number of the segment, from 1; also in its name
/// @param journal which journal it belongs to
/// @param first position of its first row
/// @param before the chain hash before that row
record SegmentHeader(int number, JournalId journal, long first, Hash before) {
  private static final byte[] MAGIC = "RENKEIJN".getBytes(StandardCharsets.US_ASCII);
  private static final int CHECK_AT = Layout.SEGMENT_HEADER_BYTES - 4;

  byte[] encode() {
    byte[] bytes = new byte[Layout.SEGMENT_HEADER_BYTES];
    System.arraycopy(MAGIC, 0, bytes, 0, MAGIC.length);
    Layout.putInt(bytes, 8, Layout.VERSION);
    Layout.putInt(bytes, 12, number);
    journal.put(bytes, 16);
    Layout.putLong(bytes, 32, first);
    Layout.putHash(bytes, 40, before);
    Layout.putInt(bytes, CHECK_AT, Layout.check(bytes, 0, CHECK_AT));
    return bytes;
  }

  /// The header in the bytes; empty when they are not a header of this version.
  static Optional<SegmentHeader> decode(byte[] bytes) {
    boolean whole =
        Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)
            && Layout.intAt(bytes, CHECK_AT) == Layout.check(bytes, 0, CHECK_AT)
            && Layout.intAt(bytes, 8) == Layout.VERSION;
    return whole
        ? Optional.of(
            new SegmentHeader(
                Layout.intAt(bytes, 12),
                JournalId.at(bytes, 16),
                Layout.longAt(bytes, 32),
                Layout.hashAt(bytes, 40)))
        : Optional.empty();
  }
}
