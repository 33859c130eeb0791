// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

import java.util.HexFormat;
import renkei.core.base.Malformed;
import renkei.core.base.RandomSource;

/// The random id of an entry: 128 bits, chosen by whoever submits it, so that a repeated submission
/// has one effect.
///
/// @param high the upper 64 bits
/// @param low the lower 64 bits
public record EntryId(long high, long low) implements Comparable<EntryId> {
  /// A new random id.
  public static EntryId random(RandomSource random) {
    return new EntryId(random.nextLong(), random.nextLong());
  }

  /// From 32 hexadecimal digits. @throws Malformed for anything else
  public static EntryId fromHex(String hex) {
    Malformed.unless(hex.length() == 32, "an entry id is written as 32 hexadecimal digits");
    try {
      return new EntryId(
          HexFormat.fromHexDigitsToLong(hex, 0, 16), HexFormat.fromHexDigitsToLong(hex, 16, 32));
    } catch (NumberFormatException _) {
      throw new Malformed("an entry id is written as 32 hexadecimal digits");
    }
  }

  /// 32 lower-case hexadecimal digits.
  public String hex() {
    return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
  }

  @Override
  public int compareTo(EntryId other) {
    int order = Long.compareUnsigned(high, other.high);
    return order != 0 ? order : Long.compareUnsigned(low, other.low);
  }

  @Override
  public String toString() {
    return hex().substring(0, 8);
  }
}
