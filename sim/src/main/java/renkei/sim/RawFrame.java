// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import java.io.ByteArrayOutputStream;
import renkei.core.base.Bytes;
import renkei.core.entry.Proof;

/// Frames written by hand: a liar has no gate that would give it permits.
final class RawFrame {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private RawFrame() {}

  /// An entry under a number (field 16 of a frame).
  static Bytes carry(long seq, Bytes entry, Proof proof) {
    RawFrame inner = new RawFrame();
    inner.number(1, seq);
    inner.bytes(2, entry.unsafe());
    inner.bytes(3, proof(proof));
    return frame(16, inner);
  }

  /// An entry given back (field 17 of a frame).
  static Bytes returned(int incarnation, long seq, Bytes entry, Proof proof) {
    RawFrame inner = new RawFrame();
    inner.number(1, incarnation);
    inner.number(2, seq);
    inner.bytes(3, entry.unsafe());
    inner.bytes(4, proof(proof));
    return frame(17, inner);
  }

  private static Bytes frame(int kind, RawFrame inner) {
    RawFrame frame = new RawFrame();
    frame.bytes(kind, inner.out.toByteArray());
    return Bytes.owning(frame.out.toByteArray());
  }

  private static byte[] proof(Proof proof) {
    RawFrame inner = new RawFrame();
    inner.bytes(1, proof.key().bytes());
    inner.bytes(2, proof.signature().unsafe());
    return inner.out.toByteArray();
  }

  private void number(int field, long value) {
    if (value != 0) {
      varint((long) field << 3);
      varint(value);
    }
  }

  private void bytes(int field, byte[] value) {
    varint((long) field << 3 | 2);
    varint(value.length);
    out.writeBytes(value);
  }

  private void varint(long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.write((int) (rest & 0x7f | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }
}
