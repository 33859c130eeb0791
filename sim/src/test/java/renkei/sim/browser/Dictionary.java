// SPDX-License-Identifier: Apache-2.0
package renkei.sim.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// What is said in two languages: the table of the screens, read from its source, and the sentences
/// that the node answers with.
final class Dictionary {
  private static final Pattern LINE =
      Pattern.compile(
          "'[\\w.]+': \\[\\s*('(?:[^'\\\\]|\\\\.)*'|\"(?:[^\"\\\\]|\\\\.)*\"),\\s*"
              + "('(?:[^'\\\\]|\\\\.)*'|\"(?:[^\"\\\\]|\\\\.)*\"),?\\s*\\]");
  private static final Pattern BLANK = Pattern.compile("\\{\\w+}");

  /// A code stands for itself in every language.
  private static final Pattern CODE = Pattern.compile("[A-Z]{2,12}");

  private static final Pattern JAPANESE =
      Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]");
  private static final Pattern BROKEN =
      Pattern.compile("\\{\\w+}|\\bundefined\\b|\\bNaN\\b|\\[object |^null$|\\bnull\\b|\\(empty ");

  /// Words of four letters on that stand alone in the table may stand in a code or a name too.
  private static final int LITERAL_LETTERS = 5;

  private final Map<String, String> japanese = new LinkedHashMap<>();
  private final List<Pattern> filled = new ArrayList<>();

  /// Reads the table of the screens.
  ///
  /// @param folder of its sources
  static Dictionary read(Path folder) {
    Dictionary dictionary = new Dictionary();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        Matcher line = LINE.matcher(Files.readString(file));
        while (line.find()) {
          dictionary.add(unquoted(line.group(1)), unquoted(line.group(2)));
        }
      }
    } catch (IOException fault) {
      throw new java.io.UncheckedIOException(fault);
    }
    return dictionary;
  }

  private static String unquoted(String literal) {
    return literal.substring(1, literal.length() - 1).replaceAll("\\\\(.)", "$1");
  }

  private void add(String en, String ja) {
    if (en.equals(ja) || en.isBlank() || CODE.matcher(en).matches()) {
      return;
    }
    if (!BLANK.matcher(en).find()) {
      japanese.put(en, ja);
      return;
    }
    String literal = BLANK.matcher(en).replaceAll("");
    if (literal.chars().filter(c -> c < 128 && Character.isLetter(c)).count() >= LITERAL_LETTERS) {
      StringBuilder pattern = new StringBuilder();
      for (String part : BLANK.split(en, -1)) {
        pattern
            .append(pattern.isEmpty() ? "" : ".+")
            .append(part.isEmpty() ? "" : Pattern.quote(part));
      }
      if (en.startsWith("{")) {
        pattern.insert(0, pattern.indexOf(".+") == 0 ? "" : ".+");
      }
      filled.add(Pattern.compile(pattern.toString()));
    }
  }

  int size() {
    return japanese.size() + filled.size();
  }

  /// Takes the pairs of languages anywhere in an answer of the node.
  void learn(JsonNode answer) {
    JsonNode en = answer.path("en");
    JsonNode ja = answer.path("ja");
    if (en.isString() && ja.isString() && JAPANESE.matcher(ja.asString()).find()) {
      add(en.asString(), ja.asString());
    }
    answer.forEach(this::learn);
  }

  /// Sentences in an answer that have no Japanese: what a node says, and not what an officer wrote.
  static List<String> untranslated(JsonNode answer) {
    List<String> found = new ArrayList<>();
    for (String name : List.of("sentence", "why", "nothingCrossed", "text", "current")) {
      for (JsonNode said : answer.findValues(name)) {
        for (JsonNode one : said.isArray() ? said : List.of(said)) {
          JsonNode ja = one.path("ja");
          if (ja.isString() && !JAPANESE.matcher(ja.asString()).find()) {
            found.add(name + ": " + one);
          }
        }
      }
    }
    return found;
  }

  /// What is wrong with texts of a screen: not filled in, empty, or English where there is
  /// Japanese.
  List<String> faults(List<?> said, String language) {
    List<String> found = new ArrayList<>();
    for (Object one : said) {
      String text = String.valueOf(one);
      if (BROKEN.matcher(text).find()) {
        found.add("broken: " + text);
      } else if (language.equals("ja") && english(text)) {
        found.add("English: " + text);
      } else if (language.equals("en")
          && japanese.containsValue(text)
          && JAPANESE.matcher(text).find()) {
        found.add("Japanese: " + text);
      }
    }
    return found;
  }

  private boolean english(String text) {
    return !JAPANESE.matcher(text).find()
        && (japanese.containsKey(text)
            || filled.stream().anyMatch(pattern -> pattern.matcher(text).matches()));
  }
}
