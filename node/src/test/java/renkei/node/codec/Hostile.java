// SPDX-License-Identifier: Apache-2.0
package renkei.node.codec;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/// Makes hostile bytes out of good ones, and out of nothing.
public final class Hostile {
  private Hostile() {}

  /// Every single-bit flip of the bytes.
  public static void bitFlips(byte[] good, Consumer<byte[]> to) {
    for (int i = 0; i < good.length * 8; i++) {
      byte[] bad = good.clone();
      bad[i / 8] ^= (byte) (1 << i % 8);
      to.accept(bad);
    }
  }

  /// Every other value of every byte.
  public static void byteChanges(byte[] good, Consumer<byte[]> to) {
    for (int i = 0; i < good.length; i++) {
      for (int change = 1; change < 256; change++) {
        byte[] bad = good.clone();
        bad[i] ^= (byte) change;
        to.accept(bad);
      }
    }
  }

  /// Every beginning of the bytes that is not the whole.
  public static void truncations(byte[] good, Consumer<byte[]> to) {
    for (int length = 0; length < good.length; length++) {
      to.accept(Arrays.copyOf(good, length));
    }
  }

  /// Random bytes: half of them without any form, half fields of protobuf nested at random.
  public static byte[] garbage(SplittableRandom random) {
    if (random.nextBoolean()) {
      byte[] noise = new byte[random.nextInt(200)];
      random.nextBytes(noise);
      return noise;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (random.nextBoolean()) {
      field(out, 1, 0);
      varint(out, 1);
    }
    fields(random, out, 0);
    return out.toByteArray();
  }

  private static void fields(SplittableRandom random, ByteArrayOutputStream out, int depth) {
    int count = random.nextInt(8);
    for (int i = 0; i < count; i++) {
      int number = 1 + random.nextInt(random.nextInt(10) == 0 ? 1 << 20 : 34);
      int type = depth < 5 && random.nextBoolean() ? 2 : random.nextInt(6);
      field(out, number, type);
      switch (type) {
        case 0 -> varint(out, random.nextLong() >>> random.nextInt(64));
        case 1 -> out.writeBytes(noise(random, 8));
        case 5 -> out.writeBytes(noise(random, 4));
        case 2 -> {
          ByteArrayOutputStream inner = new ByteArrayOutputStream();
          if (random.nextBoolean()) {
            inner.writeBytes(noise(random, random.nextBoolean() ? 32 : random.nextInt(40)));
          } else {
            fields(random, inner, depth + 1);
          }
          boolean liar = random.nextInt(20) == 0;
          varint(out, liar ? random.nextLong() : inner.size());
          out.writeBytes(inner.toByteArray());
        }
        default -> {}
      }
    }
  }

  private static byte[] noise(SplittableRandom random, int size) {
    byte[] noise = new byte[size];
    random.nextBytes(noise);
    return noise;
  }

  /// Writes a tag.
  public static void field(ByteArrayOutputStream out, int number, int wireType) {
    varint(out, (long) number << 3 | wireType);
  }

  /// Writes a varint in its shortest form.
  public static void varint(ByteArrayOutputStream out, long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.write((int) (rest & 0x7f | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  /// A length-delimited field by itself.
  public static byte[] delimited(int number, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    field(out, number, 2);
    varint(out, content.length);
    out.writeBytes(content);
    return out.toByteArray();
  }

  /// The parts one after the other.
  public static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
