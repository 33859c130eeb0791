// SPDX-License-Identifier: Apache-2.0
package renkei.core.base;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A SHA-256 value (FIPS 180-4): 32 bytes held as four longs, so that it is cheap as a key.
public record Hash(long a, long b, long c, long d) implements Comparable<Hash> {
  /// Size in bytes.
  public static final int SIZE_BYTES = 32;

  /// All bits zero; stands for "nothing before".
  public static final Hash ZERO = new Hash(0, 0, 0, 0);

  /// From exactly 32 bytes. @throws Malformed for any other number
  public static Hash of(byte[] bytes) {
    if (bytes.length != SIZE_BYTES) {
      throw new Malformed("a hash has 32 bytes, not " + bytes.length);
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    return new Hash(in.getLong(), in.getLong(), in.getLong(), in.getLong());
  }

  /// From 64 hexadecimal digits. @throws Malformed for anything else
  public static Hash fromHex(String hex) {
    try {
      return of(HexFormat.of().parseHex(hex));
    } catch (IllegalArgumentException _) {
      throw new Malformed("a hash is written as 64 hexadecimal digits");
    }
  }

  /// SHA-256 over the parts, one after the other without separators.
  public static Hash sha256(byte[]... parts) {
    MessageDigest digest = digest();
    for (byte[] part : parts) {
      digest.update(part);
    }
    return of(digest.digest());
  }

  /// A fresh SHA-256 digest; every Java platform has it.
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("this Java has no SHA-256", impossible);
    }
  }

  /// The 32 bytes, freshly made.
  public byte[] bytes() {
    return ByteBuffer.allocate(SIZE_BYTES).putLong(a).putLong(b).putLong(c).putLong(d).array();
  }

  /// 64 lower-case hexadecimal digits.
  public String hex() {
    return HexFormat.of().formatHex(bytes());
  }

  /// The first 12 digits, for screens that show the whole on demand.
  public String shortHex() {
    return hex().substring(0, 12);
  }

  /// By unsigned bytes, so that the order is the same everywhere.
  @Override
  public int compareTo(Hash other) {
    int order = Long.compareUnsigned(a, other.a);
    order = order != 0 ? order : Long.compareUnsigned(b, other.b);
    order = order != 0 ? order : Long.compareUnsigned(c, other.c);
    return order != 0 ? order : Long.compareUnsigned(d, other.d);
  }

  @Override
  public String toString() {
    return shortHex();
  }
}
