// SPDX-License-Identifier: Apache-2.0
package renkei.core.journal;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import renkei.core.base.Hash;
import renkei.core.base.RandomSource;

/// Which journal a file belongs to: 128 random bits, chosen when the journal is made. Never leaves
/// the node: it is part of every record's check, so that nobody outside can write bytes into a
/// payload that would pass for a record of ours.
///
/// @param high the upper 64 bits
/// @param low the lower 64 bits
public record JournalId(long high, long low) {
  static final int SIZE_BYTES = 16;
  private static final byte[] CONTEXT = "renkei journal 1\0".getBytes(StandardCharsets.US_ASCII);

  static JournalId random(RandomSource random) {
    return new JournalId(random.nextLong(), random.nextLong());
  }

  static JournalId at(byte[] array, int at) {
    return new JournalId(Layout.longAt(array, at), Layout.longAt(array, at + 8));
  }

  void put(byte[] array, int at) {
    Layout.putLong(array, at, high);
    Layout.putLong(array, at + 8, low);
  }

  byte[] bytes() {
    byte[] bytes = new byte[SIZE_BYTES];
    put(bytes, 0);
    return bytes;
  }

  /// The chain hash before the first row, so that two journals with the same rows differ.
  Hash origin() {
    return Hash.sha256(CONTEXT, bytes());
  }

  /// 32 lower-case hexadecimal digits.
  public String hex() {
    return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
  }

  @Override
  public String toString() {
    return hex().substring(0, 8);
  }
}
