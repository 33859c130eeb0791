// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// docs/api/openapi.yaml, and a check of answers against the part of JSON Schema that it uses.
/// Strict beyond JSON Schema: a key that the contract does not name is a finding, too.
final class Contract {
  private static final Set<String> UNDERSTOOD =
      Set.of(
          "type",
          "properties",
          "required",
          "items",
          "enum",
          "const",
          "pattern",
          "format",
          "oneOf",
          "$ref",
          "description",
          "additionalProperties",
          "minItems",
          "maxItems",
          "minLength",
          "maxLength",
          "minimum",
          "maximum",
          "contentEncoding",
          "discriminator");

  private final JsonNode root;

  private Contract(JsonNode root) {
    this.root = root;
  }

  static Contract read() {
    Path file = Path.of("docs/api/openapi.yaml");
    Path found = Files.exists(file) ? file : Path.of("..").resolve(file);
    try {
      return new Contract(YAMLMapper.builder().build().readTree(Files.readString(found)));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /// `METHOD path` of every operation, with its x-right.
  Map<String, String> rights() {
    Map<String, String> rights = new TreeMap<>();
    root.get("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(operation ->
                    rights.put(
                        operation.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey(),
                        operation.getValue().get("x-right").asString())));
    return rights;
  }

  /// Query names of an operation.
  Set<String> queries(String method, String path) {
    Set<String> names = new HashSet<>();
    JsonNode parameters = operation(method, path).path("parameters");
    for (JsonNode one : parameters) {
      JsonNode parameter = resolve(one);
      if (parameter.get("in").asString().equals("query")) {
        names.add(parameter.get("name").asString());
      }
    }
    return names;
  }

  private JsonNode operation(String method, String path) {
    return root.get("paths").get(path).get(method.toLowerCase(java.util.Locale.ROOT));
  }

  /// What is wrong with the answer 200 of an operation; nothing: it keeps the contract.
  List<String> answer(String method, String path, JsonNode body) {
    JsonNode answer = resolve(operation(method, path).get("responses").get("200"));
    List<String> findings = new ArrayList<>();
    check(answer.at("/content/application~1json/schema"), body, "$", findings);
    return findings;
  }

  /// The name of the schema of an operation's answer 200.
  String schema(String method, String path) {
    JsonNode answer = resolve(operation(method, path).get("responses").get("200"));
    String ref = answer.at("/content/application~1json/schema/$ref").asString("");
    return ref.substring(ref.lastIndexOf('/') + 1);
  }

  /// What is wrong with the body that an operation takes.
  List<String> body(String path, JsonNode body) {
    List<String> findings = new ArrayList<>();
    check(
        operation("POST", path).at("/requestBody/content/application~1json/schema"),
        body,
        "$",
        findings);
    return findings;
  }

  /// What is wrong with a problem.
  List<String> problem(JsonNode body) {
    return value("Problem", body);
  }

  /// What is wrong with a value of a named schema.
  List<String> value(String schema, JsonNode body) {
    List<String> findings = new ArrayList<>();
    check(root.at("/components/schemas/" + schema), body, "$", findings);
    return findings;
  }

  private JsonNode resolve(JsonNode node) {
    JsonNode ref = node.get("$ref");
    return ref == null ? node : resolve(root.at(ref.asString().substring(1)));
  }

  private void check(JsonNode given, JsonNode value, String at, List<String> findings) {
    JsonNode schema = resolve(given);
    if (schema.isMissingNode() || schema.isEmpty() && !given.isObject()) {
      findings.add(at + ": the contract has no schema here");
      return;
    }
    schema
        .propertyNames()
        .forEach(name -> {
          if (!UNDERSTOOD.contains(name)) {
            findings.add(at + ": this check does not understand " + name);
          }
        });
    if (schema.has("oneOf")) {
      oneOf(schema, value, at, findings);
      return;
    }
    if (schema.has("const") && !schema.get("const").equals(value)) {
      findings.add(at + ": is not " + schema.get("const"));
    }
    if (schema.has("enum") && !contains(schema.get("enum"), value)) {
      findings.add(at + ": " + value + " is none of " + schema.get("enum"));
    }
    if (schema.has("type") && !isType(schema.get("type"), value)) {
      findings.add(at + ": " + value.getNodeType() + " is not " + schema.get("type"));
      return;
    }
    if (value.isString()) {
      text(schema, value.asString(), at, findings);
    } else if (value.isNumber()) {
      number(schema, value, at, findings);
    } else if (value.isArray()) {
      array(schema, value, at, findings);
    } else if (value.isObject()) {
      object(schema, value, at, findings);
    }
  }

  private void oneOf(JsonNode schema, JsonNode value, String at, List<String> findings) {
    List<String> all = new ArrayList<>();
    for (JsonNode one : schema.get("oneOf")) {
      List<String> found = new ArrayList<>();
      check(one, value, at, found);
      if (found.isEmpty()) {
        return;
      }
      all.addAll(found);
    }
    findings.add(at + ": fits none of the choices: " + all);
  }

  private static boolean contains(JsonNode list, JsonNode value) {
    for (JsonNode one : list) {
      if (one.equals(value)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isType(JsonNode type, JsonNode value) {
    if (type.isArray()) {
      for (JsonNode one : type) {
        if (isType(one, value)) {
          return true;
        }
      }
      return false;
    }
    return switch (type.asString()) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isString();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      case "null" -> value.isNull();
      case String other -> throw new IllegalStateException("no such type: " + other);
    };
  }

  private static void text(JsonNode schema, String value, String at, List<String> findings) {
    if (schema.has("pattern")
        && !Pattern.compile(schema.get("pattern").asString()).matcher(value).find()) {
      findings.add(at + ": breaks the pattern " + schema.get("pattern"));
    }
    if (schema.path("format").asString("").equals("date-time")) {
      try {
        Instant.parse(value);
        if (!value.matches(".*\\.\\d{3}Z")) {
          findings.add(at + ": a time without milliseconds");
        }
      } catch (DateTimeException _) {
        findings.add(at + ": is no time");
      }
    }
    if (value.length() > schema.path("maxLength").asInt(Integer.MAX_VALUE)
        || value.length() < schema.path("minLength").asInt(0)) {
      findings.add(at + ": has a wrong length");
    }
  }

  private static void number(JsonNode schema, JsonNode value, String at, List<String> findings) {
    if (value.asDouble() < schema.path("minimum").asDouble(Double.NEGATIVE_INFINITY)
        || value.asDouble() > schema.path("maximum").asDouble(Double.POSITIVE_INFINITY)) {
      findings.add(at + ": out of range");
    }
  }

  private void array(JsonNode schema, JsonNode value, String at, List<String> findings) {
    if (value.size() < schema.path("minItems").asInt(0)
        || value.size() > schema.path("maxItems").asInt(Integer.MAX_VALUE)) {
      findings.add(at + ": has a wrong number of elements");
    }
    for (int i = 0; i < value.size() && schema.has("items"); i++) {
      check(schema.get("items"), value.get(i), at + "[" + i + "]", findings);
    }
  }

  private void object(JsonNode schema, JsonNode value, String at, List<String> findings) {
    for (JsonNode name : schema.path("required")) {
      if (!value.has(name.asString())) {
        findings.add(at + ": lacks " + name.asString());
      }
    }
    value
        .properties()
        .forEach(property -> {
          JsonNode known = schema.path("properties").path(property.getKey());
          JsonNode more = schema.path("additionalProperties");
          if (!known.isMissingNode()) {
            check(known, property.getValue(), at + "." + property.getKey(), findings);
          } else if (more.isObject()) {
            check(more, property.getValue(), at + "." + property.getKey(), findings);
          } else if (schema.has("properties") || more.isBoolean()) {
            findings.add(at + ": has " + property.getKey() + ", which the contract does not name");
          }
        });
  }
}
