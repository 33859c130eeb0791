// SPDX-License-Identifier: Apache-2.0
package renkei.node.guard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Byte strings that must not leave. One pass over the frame, whatever their number. Immutable.
final class Canaries {
  /// A shorter one would be met by chance.
  static final int BYTES_MIN = 8;

  static final int COUNT_MAX = 10_000;

  static final Canaries NONE = new Canaries(List.of());

  private final Map<Long, List<byte[]>> byBeginning = new HashMap<>();
  private final BitSet beginnings = new BitSet(1 << 16);

  Canaries(Collection<byte[]> canaries) {
    if (canaries.size() > COUNT_MAX) {
      throw new IllegalArgumentException("at most " + COUNT_MAX + " byte strings are forbidden");
    }
    for (byte[] canary : canaries) {
      if (canary.length < BYTES_MIN) {
        throw new IllegalArgumentException(
            "a forbidden byte string has at least " + BYTES_MIN + " bytes");
      }
      long beginning = beginning(canary);
      beginnings.set(mark(beginning));
      byBeginning.computeIfAbsent(beginning, _ -> new ArrayList<>()).add(canary.clone());
    }
  }

  private static long beginning(byte[] bytes) {
    long window = 0;
    for (int i = 0; i < BYTES_MIN; i++) {
      window = window << 8 | bytes[i] & 0xff;
    }
    return window;
  }

  private static int mark(long window) {
    return (int) (window * 0x9e37_79b9_7f4a_7c15L >>> 48);
  }

  boolean in(byte[] frame) {
    if (byBeginning.isEmpty() || frame.length < BYTES_MIN) {
      return false;
    }
    long window = beginning(frame);
    for (int end = BYTES_MIN; ; end++) {
      if (beginnings.get(mark(window)) && begins(window, frame, end - BYTES_MIN)) {
        return true;
      }
      if (end == frame.length) {
        return false;
      }
      window = window << 8 | frame[end] & 0xff;
    }
  }

  private boolean begins(long window, byte[] frame, int at) {
    for (byte[] canary : byBeginning.getOrDefault(window, List.of())) {
      int end = at + canary.length;
      if (end <= frame.length && Arrays.equals(frame, at, end, canary, 0, canary.length)) {
        return true;
      }
    }
    return false;
  }
}
