// SPDX-License-Identifier: Apache-2.0
package renkei.node.guard;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What may stand in one kind of message, field by field. Whatever is not in it does not leave.
final class Shape {
  private final String name;
  private final int choiceFrom;
  private final Map<Integer, Field> fields = new HashMap<>();

  /// @param choiceFrom of the fields from this number on exactly one is there; 0: no such choice
  private Shape(String name, int choiceFrom, Field... fields) {
    this.name = name;
    this.choiceFrom = choiceFrom;
    for (Field field : fields) {
      if (this.fields.put(field.number(), field) != null) {
        throw new IllegalArgumentException(name + " has field " + field.number() + " twice");
      }
    }
  }

  static Shape of(String name, Field... fields) {
    return new Shape(name, 0, fields);
  }

  static Shape choice(String name, int from, Field... fields) {
    return new Shape(name, from, fields);
  }

  /// How a field stands in the bytes.
  enum Form {
    NUMBER(Slice.VARINT),
    REAL(Slice.FIXED64),
    EXACT_BYTES(Slice.DELIMITED),
    BYTES(Slice.DELIMITED),
    TEXT(Slice.DELIMITED),
    INNER(Slice.DELIMITED);

    private final int wireType;

    Form(int wireType) {
      this.wireType = wireType;
    }

    int wireType() {
      return wireType;
    }
  }

  /// One field that may be there.
  ///
  /// @param number its number
  /// @param form how it stands in the bytes
  /// @param most times that it may be there
  /// @param limit the greatest value of a number (unsigned), the greatest length of the others
  /// @param inner the shape of what is inside; null: plain bytes
  record Field(int number, Form form, int most, long limit, @Nullable Shape inner) {
    Field times(int times) {
      return new Field(number, form, times, limit, inner);
    }
  }

  /// A number up to a greatest one.
  static Field number(int number, long limit) {
    return new Field(number, Form.NUMBER, 1, limit, null);
  }

  /// Any number, a time for instance.
  static Field number(int number) {
    return number(number, -1L);
  }

  static Field real(int number) {
    return new Field(number, Form.REAL, 1, 8, null);
  }

  /// Exactly so many bytes.
  static Field exactly(int number, int bytes) {
    return new Field(number, Form.EXACT_BYTES, 1, bytes, null);
  }

  /// Any bytes, up to so many.
  static Field upTo(int number, int bytes) {
    return new Field(number, Form.BYTES, 1, bytes, null);
  }

  /// UTF-8, up to so many bytes.
  static Field text(int number, int bytes) {
    return new Field(number, Form.TEXT, 1, bytes, null);
  }

  static Field inner(int number, Shape shape) {
    return new Field(number, Form.INNER, 1, Contract.ENTRY_BYTES_MAX, shape);
  }

  Map<Integer, Field> fields() {
    return Map.copyOf(fields);
  }

  String name() {
    return name;
  }

  /// Stops whatever does not have this shape, all the way down.
  void check(Slice slice) throws Stopped {
    Walk walk = new Walk();
    slice.visit(walk::next);
    if (choiceFrom > 0 && walk.chosen != 1) {
      throw new Stopped(
          Breach.MALFORMED, name + " holds " + walk.chosen + " kinds where it must hold one");
    }
  }

  private final class Walk {
    private int last;
    private int times;
    private int chosen;

    void next(Slice.Field field) throws Stopped {
      Field allowed = fields.get(field.number());
      if (allowed == null) {
        throw new Stopped(
            Breach.UNKNOWN_FIELD, name + " has no field " + field.number() + " that may leave");
      }
      if (field.wireType() != allowed.form().wireType() || field.number() < last) {
        throw malformed(field, "is not written as it must be");
      }
      times = field.number() == last ? times + 1 : 1;
      last = field.number();
      chosen += choiceFrom > 0 && field.number() >= choiceFrom ? 1 : 0;
      if (times > allowed.most()) {
        throw malformed(field, "is there more than " + allowed.most() + " times");
      }
      bounded(field, allowed);
      Shape inner = allowed.inner();
      if (inner != null) {
        inner.check(field.content());
      }
    }

    private void bounded(Slice.Field field, Field allowed) throws Stopped {
      int size = field.content().size();
      switch (allowed.form()) {
        case NUMBER -> {
          if (Long.compareUnsigned(field.value(), allowed.limit()) > 0) {
            throw malformed(field, "is out of its range");
          }
        }
        case REAL -> {}
        case EXACT_BYTES -> {
          if (size != allowed.limit()) {
            throw malformed(field, "has " + size + " bytes, not " + allowed.limit());
          }
        }
        case TEXT -> {
          atMost(field, allowed.limit());
          if (!field.content().isText()) {
            throw malformed(field, "is no UTF-8");
          }
        }
        case BYTES, INNER -> atMost(field, allowed.limit());
      }
    }

    private void atMost(Slice.Field field, long limit) throws Stopped {
      int size = field.content().size();
      if (size > limit) {
        throw new Stopped(
            Breach.TOO_LONG,
            name + "." + field.number() + " has " + size + " bytes, at most " + limit);
      }
    }

    private Stopped malformed(Slice.Field field, String what) {
      return new Stopped(Breach.MALFORMED, name + "." + field.number() + " " + what);
    }
  }
}
