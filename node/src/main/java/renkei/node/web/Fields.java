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
import java.util.function.Supplier;
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
    T read = fields.whole(reading);
    for (String name : node.propertyNames()) {
      Malformed.unless(
          fields.asked.contains(name),
          "there is a key that is not known here; known are " + String.join(", ", fields.asked));
    }
    return read;
  }

  /// What is made of all fields together says in its sentence which one it does not take.
  private <T> T whole(Function<Fields, T> reading) {
    try {
      return reading.apply(this);
    } catch (Malformed fault) {
      Optional<String> about =
          fault.at().isEmpty() ? FieldPlaces.of(fault, asked) : Optional.empty();
      throw about.map(fault::under).orElse(fault);
    }
  }

  /// Says with a fault in which field it is.
  private static <T> T at(String name, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (Malformed fault) {
      throw fault.under(name);
    }
  }

  private static void unless(String name, boolean holds, String sentence) {
    if (!holds) {
      throw new Malformed(sentence).under(name);
    }
  }

  boolean has(String name) {
    asked.add(name);
    return node.has(name);
  }

  private JsonNode value(String name) {
    asked.add(name);
    JsonNode value = node.get(name);
    if (value == null) {
      throw new Malformed("the key " + name + " is missing").under(name);
    }
    return value;
  }

  String text(String name) {
    JsonNode value = value(name);
    unless(name, value.isString(), name + " is a text");
    return value.stringValue();
  }

  /// A text that may be left out.
  String text(String name, String otherwise) {
    return has(name) ? text(name) : otherwise;
  }

  /// A code, or what else is written as one text with a form of its own.
  <T> T code(String name, Function<String, T> reading) {
    String text = text(name);
    return at(name, () -> reading.apply(text));
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
    unless(name, value.isIntegralNumber() && value.canConvertToLong(), name + " is a whole number");
    return value.longValue();
  }

  int small(String name) {
    long value = integer(name);
    unless(name, value == (int) value, name + " is too large");
    return (int) value;
  }

  double number(String name) {
    JsonNode value = value(name);
    unless(name, value.isNumber() && Double.isFinite(value.doubleValue()), name + " is a number");
    return value.doubleValue();
  }

  boolean flag(String name) {
    JsonNode value = value(name);
    unless(name, value.isBoolean(), name + " is true or false");
    return value.booleanValue();
  }

  Instant time(String name) {
    try {
      return Instant.parse(text(name));
    } catch (DateTimeException _) {
      throw new Malformed(name + " is a time such as 2026-11-22T05:41:00.000Z").under(name);
    }
  }

  Bytes base64(String name) {
    try {
      return Bytes.owning(Base64.getDecoder().decode(text(name)));
    } catch (IllegalArgumentException _) {
      throw new Malformed(name + " is not base64").under(name);
    }
  }

  EntryId id(String name) {
    String hex = lower(name);
    return at(name, () -> EntryId.fromHex(hex));
  }

  PartyId party(String name) {
    return new PartyId(hash(name));
  }

  Hash hash(String name) {
    String hex = lower(name);
    return at(name, () -> Hash.fromHex(hex));
  }

  private String lower(String name) {
    String text = text(name);
    unless(
        name,
        text.chars().noneMatch(c -> c >= 'A' && c <= 'F'),
        name + " has small hexadecimal digits");
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
    throw new Malformed(name + " is one of " + List.of(of.getEnumConstants())).under(name);
  }

  <E extends Enum<E>> Set<E> choices(String name, Class<E> of) {
    return texts(name, text -> choice(of, name, text));
  }

  /// An object inside, read whole.
  <T> T object(String name, Function<Fields, T> reading) {
    ObjectNode inside = node(name);
    return at(name, () -> Fields.read(inside, reading));
  }

  /// An object inside, for a reader of its own.
  ObjectNode node(String name) {
    if (value(name) instanceof ObjectNode object) {
      return object;
    }
    throw new Malformed(name + " is an object").under(name);
  }

  /// A list of objects.
  <T> List<T> objects(String name, Function<Fields, T> reading) {
    List<T> read = new ArrayList<>();
    for (ObjectNode one : nodes(name, LIST_MAX)) {
      String place = String.valueOf(read.size());
      read.add(at(name, () -> at(place, () -> Fields.read(one, reading))));
    }
    return read;
  }

  /// A list of objects, each for a reader of its own.
  List<ObjectNode> nodes(String name, int max) {
    List<ObjectNode> nodes = new ArrayList<>();
    for (JsonNode one : elements(name)) {
      if (!(one instanceof ObjectNode object)) {
        throw new Malformed(name + " is a list of objects").under(name);
      }
      nodes.add(object);
    }
    unless(name, nodes.size() <= max, name + " has at most " + max + " elements");
    return nodes;
  }

  /// A list of texts without repetition.
  <T> Set<T> texts(String name, Function<String, T> reading) {
    Set<T> read = new LinkedHashSet<>();
    for (JsonNode one : elements(name)) {
      unless(name, one.isString(), name + " is a list of texts");
      T next = at(name, () -> reading.apply(one.stringValue()));
      unless(name, read.add(next), name + " names something twice");
    }
    return read;
  }

  /// A list of words as they were heard; the same one may come twice.
  List<String> words(String name) {
    List<String> read = new ArrayList<>();
    for (JsonNode one : elements(name)) {
      unless(name, one.isString(), name + " is a list of texts");
      read.add(one.stringValue());
    }
    return read;
  }

  private ArrayNode elements(String name) {
    if (value(name) instanceof ArrayNode list) {
      unless(name, list.size() <= LIST_MAX, name + " has at most " + LIST_MAX + " elements");
      return list;
    }
    throw new Malformed(name + " is a list").under(name);
  }

  /// A hash among the texts of a list.
  static PartyId party64(String text) {
    return new PartyId(Hash.fromHex(text));
  }
}
