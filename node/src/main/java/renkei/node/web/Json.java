// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Bytes;
import renkei.core.base.Malformed;
import renkei.core.entry.EntryId;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Strict JSON: no key twice, nothing after the end, at most 32 deep; and the forms that every
/// answer shares.
final class Json {
  /// How deep a body may be nested.
  static final int DEPTH_MAX = 32;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEPTH_MAX)
                          .maxNumberLength(40)
                          .maxNameLength(100)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  /// Reads an object. @throws Malformed for anything else
  static ObjectNode read(byte[] body) {
    try {
      JsonNode node = MAPPER.readTree(body);
      if (node instanceof ObjectNode object) {
        return object;
      }
    } catch (JacksonException _) {
      throw new Malformed(
          "the body is no JSON that is taken here: one object, no key twice, at most "
              + DEPTH_MAX
              + " deep");
    }
    throw new Malformed("the body is one JSON object");
  }

  static byte[] bytes(JsonNode node) {
    return MAPPER.writeValueAsBytes(node);
  }

  static String text(JsonNode node) {
    return MAPPER.writeValueAsString(node);
  }

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static ArrayNode list() {
    return MAPPER.createArrayNode();
  }

  /// A list of what each becomes.
  static <T> ArrayNode list(
      Collection<? extends T> all, Function<? super T, ? extends JsonNode> to) {
    ArrayNode list = list();
    all.forEach(one -> list.add(to.apply(one)));
    return list;
  }

  /// A list of texts, each as it prints itself.
  static ArrayNode texts(Collection<?> all) {
    ArrayNode list = list();
    all.forEach(one -> list.add(one.toString()));
    return list;
  }

  /// The names of constants.
  static ArrayNode names(Collection<? extends Enum<?>> all) {
    ArrayNode list = list();
    all.forEach(one -> list.add(one.name()));
    return list;
  }

  /// The same thing said in both languages.
  static ObjectNode sentence(String en, String ja) {
    ObjectNode sentence = object();
    sentence.put("en", en);
    sentence.put("ja", ja);
    return sentence;
  }

  /// Sentences of which only the two lists are known.
  static ArrayNode sentences(List<String> en, List<String> ja) {
    ArrayNode list = list();
    for (int i = 0; i < en.size(); i++) {
      list.add(sentence(en.get(i), ja.get(i)));
    }
    return list;
  }

  /// A time in UTC, to the millisecond.
  static String time(Instant at) {
    return TIME.format(at);
  }

  /// Puts a time; null stands for an open end.
  static void open(ObjectNode into, String name, @Nullable Instant at) {
    if (at == null) {
      into.putNull(name);
    } else {
      into.put(name, time(at));
    }
  }

  /// Puts an id; null stands for none.
  static void id(ObjectNode into, String name, @Nullable EntryId id) {
    if (id == null) {
      into.putNull(name);
    } else {
      into.put(name, id.hex());
    }
  }

  static String base64(Bytes bytes) {
    return Base64.getEncoder().encodeToString(bytes.unsafe());
  }
}
