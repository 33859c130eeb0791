// SPDX-License-Identifier: Apache-2.0
package renkei.core.journal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.zip.CRC32C;
import renkei.core.base.Hash;
import renkei.core.base.Limits;

/// The numbers of the file format, as docs/protocol/journal.md writes them down. All integers are
/// big-endian and unsigned.
final class Layout {
  static final int VERSION = 1;

  /// Bytes before the first record of a segment.
  static final int SEGMENT_HEADER_BYTES = 80;

  /// Bytes before a record's payload: kind, length, check, chain hash.
  static final int RECORD_HEADER_BYTES = 40;

  static final int ROW = 'R';
  static final int COMMIT = 'C';
  static final int COMMIT_PAYLOAD_BYTES = 24;
  static final int COMMIT_BYTES = RECORD_HEADER_BYTES + COMMIT_PAYLOAD_BYTES;
  static final int COMMIT_WORD = COMMIT << 24 | COMMIT_PAYLOAD_BYTES;

  /// The last four bytes of a commit: none of them zero, so that a tail of zeros is never taken for
  /// one.
  static final int COMMIT_MARK = 0x0a454e44;

  /// The largest row: the largest entry and room for what a row adds to it.
  static final int ROW_BYTES_MAX = Limits.ENTRY_BYTES_MAX + (64 << 10);

  /// What disks write in one piece.
  static final int SECTOR_BYTES = 512;

  static final String HEAD_NAME = "head";
  private static final String SEGMENT_SUFFIX = ".seg";
  private static final int SEGMENT_DIGITS = 10;

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private Layout() {}

  static String segmentName(int number) {
    String digits = Integer.toString(number);
    return "0".repeat(SEGMENT_DIGITS - digits.length()) + digits + SEGMENT_SUFFIX;
  }

  /// The number in a segment's name; empty for every other file.
  static Optional<Integer> segmentNumber(String name) {
    if (name.length() != SEGMENT_DIGITS + SEGMENT_SUFFIX.length()
        || !name.endsWith(SEGMENT_SUFFIX)) {
      return Optional.empty();
    }
    try {
      int number = Integer.parseInt(name.substring(0, SEGMENT_DIGITS));
      return number > 0 ? Optional.of(number) : Optional.empty();
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  static int intAt(byte[] array, int at) {
    return (int) INT.get(array, at);
  }

  static long longAt(byte[] array, int at) {
    return (long) LONG.get(array, at);
  }

  static Hash hashAt(byte[] array, int at) {
    return new Hash(
        longAt(array, at), longAt(array, at + 8), longAt(array, at + 16), longAt(array, at + 24));
  }

  static void putInt(byte[] array, int at, int value) {
    INT.set(array, at, value);
  }

  static void putLong(byte[] array, int at, long value) {
    LONG.set(array, at, value);
  }

  static void putHash(byte[] array, int at, Hash hash) {
    putLong(array, at, hash.a());
    putLong(array, at + 8, hash.b());
    putLong(array, at + 16, hash.c());
    putLong(array, at + 24, hash.d());
  }

  /// CRC-32C of a range.
  static int check(byte[] array, int from, int to) {
    CRC32C crc = new CRC32C();
    crc.update(array, from, to - from);
    return (int) crc.getValue();
  }
}
