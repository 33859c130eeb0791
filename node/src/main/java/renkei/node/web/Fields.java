// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;
import renkei.core.base.Malformed;
import renkei.core.entry.EntryId;
import renkei.core.entry.PartyId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The keys of one JSON object, each asked for by name; a key that nobody asks for is refused. No
/// value is turned into another type. Every failure is [Malformed], and never repeats the input.
final class Fields {
  /// Elements of one list at most.
  static final int LIST_MAX = 1_000;

  private final ObjectNode node;
  private final Set<String> asked = new TreeSet<>();

  private Fields(ObjectNode node) {
    this.node = node;
  }

  /// Reads a whole object: what is not asked for is refused.
  static <T> T read(ObjectNode node, Function<Fields, T> reading) {
    Fields fields = new Fields(node);
    T read = reading.apply(fields);
    for (String name : node.propertyNames()) {
      Malformed.unless(
          fields.asked.contains(name),
          "there is a key that is not known here; known are " + String.join(", ", fields.asked));
    }
    return read;
  }

  boolean has(String name) {
    asked.add(name);
    return node.has(name);
  }

  private JsonNode value(String name) {
    asked.add(name);
    JsonNode value = node.get(name);
    if (value == null) {
      throw new Malformed("the key " + name + " is missing");
    }
    return value;
  }

  String text(String name) {
    JsonNode value = value(name);
    Malformed.unless(value.isString(), name + " is a text");
    return value.stringValue();
  }

  /// A text that may be left out.
  String text(String name, String otherwise) {
    return has(name) ? text(name) : otherwise;
  }

  /// What may be left out.
  <T> Optional<T> maybe(String name, Function<String, T> reading) {
    return has(name) ? Optional.of(reading.apply(name)) : Optional.empty();
  }

  /// What must be there and may be null.
  <T> Optional<T> nullable(String name, Function<String, T> reading) {
    return value(name).isNull() ? Optional.empty() : Optional.of(reading.apply(name));
  }

  long integer(String name) {
    JsonNode value = value(name);
    Malformed.unless(
        value.isIntegralNumber() && value.canConvertToLong(), name + " is a whole number");
    return value.longValue();
  }

  int small(String name) {
    long value = integer(name);
    Malformed.unless(value == (int) value, name + " is too large");
    return (int) value;
  }

  double number(String name) {
    JsonNode value = value(name);
    Malformed.unless(
        value.isNumber() && Double.isFinite(value.doubleValue()), name + " is a number");
    return value.doubleValue();
  }

  boolean flag(String name) {
    JsonNode value = value(name);
    Malformed.unless(value.isBoolean(), name + " is true or false");
    return value.booleanValue();
  }

  Instant time(String name) {
    try {
      return Instant.parse(text(name));
    } catch (DateTimeException _) {
      throw new Malformed(name + " is a time such as 2026-11-22T05:41:00.000Z");
    }
  }

  Bytes base64(String name) {
    try {
      return Bytes.owning(Base64.getDecoder().decode(text(name)));
    } catch (IllegalArgumentException _) {
      throw new Malformed(name + " is not base64");
    }
  }

  EntryId id(String name) {
    return EntryId.fromHex(lower(name));
  }

  PartyId party(String name) {
    return new PartyId(hash(name));
  }

  Hash hash(String name) {
    return Hash.fromHex(lower(name));
  }

  private String lower(String name) {
    String text = text(name);
    Malformed.unless(
        text.chars().noneMatch(c -> c >= 'A' && c <= 'F'), name + " has small hexadecimal digits");
    return text;
  }

  <E extends Enum<E>> E choice(String name, Class<E> of) {
    return choice(of, name, text(name));
  }

  private static <E extends Enum<E>> E choice(Class<E> of, String name, String text) {
    for (E constant : of.getEnumConstants()) {
      if (constant.name().equals(text)) {
        return constant;
      }
    }
    throw new Malformed(name + " is one of " + List.of(of.getEnumConstants()));
  }

  <E extends Enum<E>> Set<E> choices(String name, Class<E> of) {
    return texts(name, text -> choice(of, name, text));
  }

  /// An object inside, read whole.
  <T> T object(String name, Function<Fields, T> reading) {
    return Fields.read(node(name), reading);
  }

  /// An object inside, for a reader of its own.
  ObjectNode node(String name) {
    if (value(name) instanceof ObjectNode object) {
      return object;
    }
    throw new Malformed(name + " is an object");
  }

  /// A list of objects.
  <T> List<T> objects(String name, Function<Fields, T> reading) {
    List<T> read = new ArrayList<>();
    nodes(name, LIST_MAX).forEach(one -> read.add(Fields.read(one, reading)));
    return read;
  }

  /// A list of objects, each for a reader of its own.
  List<ObjectNode> nodes(String name, int max) {
    List<ObjectNode> nodes = new ArrayList<>();
    for (JsonNode one : elements(name)) {
      if (!(one instanceof ObjectNode object)) {
        throw new Malformed(name + " is a list of objects");
      }
      nodes.add(object);
    }
    Malformed.unless(nodes.size() <= max, name + " has at most " + max + " elements");
    return nodes;
  }

  /// A list of texts without repetition.
  <T> Set<T> texts(String name, Function<String, T> reading) {
    Set<T> read = new LinkedHashSet<>();
    for (JsonNode one : elements(name)) {
      Malformed.unless(one.isString(), name + " is a list of texts");
      Malformed.unless(read.add(reading.apply(one.stringValue())), name + " names something twice");
    }
    return read;
  }

  /// A list of words as they were heard; the same one may come twice.
  List<String> words(String name) {
    List<String> read = new ArrayList<>();
    for (JsonNode one : elements(name)) {
      Malformed.unless(one.isString(), name + " is a list of texts");
      read.add(one.stringValue());
    }
    return read;
  }

  private ArrayNode elements(String name) {
    if (value(name) instanceof ArrayNode list) {
      Malformed.unless(list.size() <= LIST_MAX, name + " has at most " + LIST_MAX + " elements");
      return list;
    }
    throw new Malformed(name + " is a list");
  }

  /// A hash among the texts of a list.
  static PartyId party64(String text) {
    return new PartyId(Hash.fromHex(text));
  }
}
