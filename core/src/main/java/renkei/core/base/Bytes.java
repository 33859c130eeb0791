// SPDX-License-Identifier: Apache-2.0
package renkei.core.base;

import java.util.Arrays;
import java.util.HexFormat;

/// Bytes that do not change, compared by content.
public final class Bytes {
  /// No bytes at all.
  public static final Bytes EMPTY = new Bytes(new byte[0]);

  private final byte[] content;

  private Bytes(byte[] content) {
    this.content = content;
  }

  /// A copy of the given bytes.
  public static Bytes of(byte[] content) {
    return content.length == 0 ? EMPTY : new Bytes(content.clone());
  }

  /// Takes the array as it is; the caller gives it up. For decoders that just made it.
  public static Bytes owning(byte[] content) {
    return content.length == 0 ? EMPTY : new Bytes(content);
  }

  /// How many bytes.
  public int size() {
    return content.length;
  }

  /// A copy that the caller may change.
  public byte[] copy() {
    return content.clone();
  }

  /// The array itself, for digests, signatures and writes on hot paths. Must not be changed.
  public byte[] unsafe() {
    return content;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes that && Arrays.equals(content, that.content);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(content);
  }

  /// At most the first 16 bytes in hexadecimal and the size: never the whole content in a log line.
  @Override
  public String toString() {
    int shown = Math.min(16, content.length);
    return HexFormat.of().formatHex(content, 0, shown) + "…(" + content.length + " bytes)";
  }
}
