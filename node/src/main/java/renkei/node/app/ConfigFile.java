// SPDX-License-Identifier: Apache-2.0
package renkei.node.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// One commented file of `key = value` lines. An unknown or doubled key stops the start and names
/// the line and the nearest known key: half-configured never runs. Any thread.
final class ConfigFile {
  /// Lines in one file at most.
  private static final int LINES_MAX = 2_000;

  /// A value and where it stands.
  ///
  /// @param line from 1
  /// @param text trimmed
  record Value(int line, String text) {}

  private final Path path;
  private final Map<String, Value> values = new LinkedHashMap<>();

  private ConfigFile(Path path) {
    this.path = path;
  }

  /// Reads a file. @throws ConfigRefused with a sentence that names file and line
  static ConfigFile read(Path path, Set<String> known) {
    List<String> lines;
    try {
      lines = Files.readAllLines(path, StandardCharsets.UTF_8);
    } catch (IOException fault) {
      throw new ConfigRefused(
          "cannot read " + path + ": " + fault.getMessage(),
          path + " を読めません。場所と権限を確かめてください。",
          fault);
    }
    if (lines.size() > LINES_MAX) {
      throw new ConfigRefused(
          path + " has more than " + LINES_MAX + " lines", path + " は " + LINES_MAX + " 行を超えています。");
    }
    ConfigFile file = new ConfigFile(path);
    for (int i = 0; i < lines.size(); i++) {
      file.line(i + 1, lines.get(i).strip(), known);
    }
    return file;
  }

  private void line(int number, String line, Set<String> known) {
    if (line.isEmpty() || line.startsWith("#")) {
      return;
    }
    int equals = line.indexOf('=');
    if (equals < 1) {
      throw refused(number, "is not of the form key = value", "は「キー = 値」の形ではありません。");
    }
    String key = line.substring(0, equals).strip();
    if (!known.contains(key)) {
      String nearest = nearest(key, known);
      throw refused(
          number,
          "has the unknown key '" + key + "'; did you mean '" + nearest + "'?",
          "に知らないキー「" + key + "」があります。「" + nearest + "」ではありませんか。直すまで起動しません。");
    }
    Value before = values.put(key, new Value(number, line.substring(equals + 1).strip()));
    if (before != null) {
      throw refused(
          number,
          "repeats the key '" + key + "' of line " + before.line(),
          "のキー「" + key + "」は " + before.line() + " 行目にもあります。一つにしてください。");
    }
  }

  /// The text of a key, or what holds when it is absent.
  String text(String key, String otherwise) {
    Value value = values.get(key);
    return value == null ? otherwise : value.text();
  }

  /// The text of a key that must be there.
  String required(String key) {
    Value value = values.get(key);
    if (value == null || value.text().isEmpty()) {
      throw lacks(key);
    }
    return value.text();
  }

  /// `true` or `false`, nothing else.
  boolean flag(String key, boolean otherwise) {
    Value value = values.get(key);
    if (value == null) {
      return otherwise;
    }
    return switch (value.text()) {
      case "true" -> true;
      case "false" -> false;
      case String other ->
          throw refused(
              value.line(),
              "has '" + other + "' where true or false must stand",
              "の「" + other + "」は true か false でなければなりません。");
    };
  }

  /// A whole number within a range.
  int number(String key, int otherwise, int min, int max) {
    Value value = values.get(key);
    if (value == null) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(value.text());
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException _) {
      throw refused(
          value.line(),
          "has '" + value.text() + "' where a whole number must stand",
          "の「" + value.text() + "」は整数でなければなりません。");
    }
    throw refused(
        value.line(),
        "has a number that is not between " + min + " and " + max,
        "の数は " + min + " から " + max + " まででなければなりません。");
  }

  /// A refusal that names the line of a key.
  ///
  /// @param what what is wrong with it, following "line 7 of FILE"
  /// @param japanese the same, following 「FILE の 7 行目」
  ConfigRefused refused(String key, String what, String japanese) {
    Value value = values.get(key);
    return value == null ? lacks(key) : refused(value.line(), what, japanese);
  }

  private ConfigRefused lacks(String key) {
    return new ConfigRefused(
        path + " lacks '" + key + " = …'; add the line",
        path + " に「" + key + " = …」がありません。書き加えてください。");
  }

  private ConfigRefused refused(int line, String what, String japanese) {
    return new ConfigRefused(
        "line " + line + " of " + path + " " + what, path + " の " + line + " 行目" + japanese);
  }

  private static String nearest(String key, Set<String> known) {
    String best = "";
    int least = Integer.MAX_VALUE;
    for (String candidate : new TreeSet<>(known)) {
      int distance = distance(key, candidate);
      if (distance < least) {
        least = distance;
        best = candidate;
      }
    }
    return best;
  }

  /// Edits between two keys (Levenshtein); keys are short.
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
