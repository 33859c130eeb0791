// SPDX-License-Identifier: Apache-2.0
package renkei.node.feed;

import dk.dma.ais.binary.BinArray;
import dk.dma.ais.binary.SixbitException;

/// The bits of a message, read by their place in it.
final class AisBits {
  private final BinArray bits;

  private AisBits(BinArray bits) {
    this.bits = bits;
  }

  /// The bits of a payload whose characters were checked before.
  static AisBits of(String payload, int fill) throws SixbitException {
    BinArray bits = new BinArray();
    bits.appendSixbit(payload, fill);
    return new AisBits(bits);
  }

  int size() {
    return bits.getLength();
  }

  /// An unsigned number of at most 30 bits.
  int number(int from, int count) throws SixbitException {
    return (int) bits.getVal(from, from + count - 1);
  }

  /// A number in two's complement.
  int signed(int from, int count) throws SixbitException {
    int unused = Integer.SIZE - count;
    return number(from, count) << unused >> unused;
  }

  /// Six-bit ASCII up to the first `@`, without spaces at the ends: printable by its alphabet.
  String text(int from, int characters) throws SixbitException {
    StringBuilder text = new StringBuilder(characters);
    for (int i = 0; i < characters; i++) {
      int six = number(from + 6 * i, 6);
      if (six == 0) {
        break;
      }
      text.append((char) (six < 32 ? six + 64 : six));
    }
    return text.toString().strip();
  }
}
