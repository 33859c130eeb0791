// SPDX-License-Identifier: Apache-2.0
package renkei.node.guard;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A run of bytes inside a frame that holds fields of the protobuf wire format, read strictly: only
/// the wire types that the contract uses, only the shortest varints, no byte left over.
final class Slice {
  static final int VARINT = 0;
  static final int FIXED64 = 1;
  static final int DELIMITED = 2;

  private final byte[] data;
  private final int from;
  private final int to;

  Slice(byte[] data, int from, int to) {
    this.data = data;
    this.from = from;
    this.to = to;
  }

  /// One field as it stands in the bytes.
  ///
  /// @param number the field's number
  /// @param wireType one of the three that are in use
  /// @param value of a varint, else 0
  /// @param content of a delimited field, else empty
  record Field(int number, int wireType, long value, Slice content) {}

  /// What takes the fields of a slice one after the other.
  interface Visitor {
    /// The next field.
    void field(Field field) throws Stopped;
  }

  int size() {
    return to - from;
  }

  boolean holds(byte[] bytes) {
    return Arrays.equals(data, from, to, bytes, 0, bytes.length);
  }

  String text() {
    return new String(data, from, to - from, StandardCharsets.UTF_8);
  }

  boolean isText() {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(data, from, to - from));
      return true;
    } catch (CharacterCodingException _) {
      return false;
    }
  }

  /// Reads every field in its sequence.
  void visit(Visitor visitor) throws Stopped {
    Reading reading = new Reading();
    while (reading.at < to) {
      visitor.field(reading.next());
    }
  }

  /// The field of a number where there is one; the last when there are several.
  Optional<Field> one(int number) throws Stopped {
    List<Field> found = all(number);
    return found.isEmpty() ? Optional.empty() : Optional.of(found.getLast());
  }

  /// Every field of a number.
  List<Field> all(int number) throws Stopped {
    List<Field> found = new ArrayList<>();
    visit(field -> {
      if (field.number() == number) {
        found.add(field);
      }
    });
    return found;
  }

  /// The content of a delimited field; empty where there is none.
  Slice content(int number) throws Stopped {
    return one(number).map(Field::content).orElse(new Slice(data, to, to));
  }

  /// The value of a varint field; 0 where there is none.
  long number(int number) throws Stopped {
    return one(number).map(Field::value).orElse(0L);
  }

  private final class Reading {
    private int at = from;

    Field next() throws Stopped {
      long tag = varint();
      long number = tag >>> 3;
      if (number < 1 || number > 0x1fff_ffff) {
        throw malformed("a field's number is out of range");
      }
      Slice nothing = new Slice(data, to, to);
      return switch ((int) (tag & 7)) {
        case VARINT -> new Field((int) number, VARINT, varint(), nothing);
        case FIXED64 -> {
          skip(8);
          yield new Field((int) number, FIXED64, 0, nothing);
        }
        case DELIMITED -> {
          long length = varint();
          int begin = at;
          skip(length);
          yield new Field((int) number, DELIMITED, 0, new Slice(data, begin, at));
        }
        default -> throw malformed("field " + number + " has a wire type that is not in use");
      };
    }

    private void skip(long count) throws Stopped {
      if (count < 0 || count > to - at) {
        throw malformed("a field is longer than what holds it");
      }
      at += (int) count;
    }

    private long varint() throws Stopped {
      long value = 0;
      for (int shift = 0; shift < 64; shift += 7) {
        if (at >= to) {
          throw malformed("a number has no end");
        }
        byte next = data[at++];
        if (next == 0 && shift > 0 || shift == 63 && (next & 0xfe) != 0) {
          throw malformed("a number is not in its shortest form");
        }
        value |= (next & 0x7fL) << shift;
        if (next >= 0) {
          return value;
        }
      }
      throw malformed("a number has more than ten bytes");
    }
  }

  private static Stopped malformed(String sentence) {
    return new Stopped(Breach.MALFORMED, sentence);
  }
}
