// SPDX-License-Identifier: Apache-2.0
package renkei.core.release;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// A line: a head, a name, then pairs of a word and its value.
final class Line {
  final String head;
  final String name;
  final String text;
  private final Map<String, String> values = new HashMap<>();
  private final Set<String> unread = new TreeSet<>();

  Line(String text) {
    this.text = text;
    List<String> words = Arrays.asList(text.trim().split(" +"));
    head = words.get(0);
    name = words.size() > 1 ? words.get(1) : "";
    for (int i = 2; i + 1 < words.size(); i += 2) {
      values.put(words.get(i), words.get(i + 1));
      unread.add(words.get(i));
    }
    if (words.size() > 2 && words.size() % 2 != 0) {
      throw new IllegalArgumentException("a word without a value: " + text);
    }
  }

  boolean has(String word) {
    return values.containsKey(word);
  }

  String value(String word, String otherwise) {
    unread.remove(word);
    return values.getOrDefault(word, otherwise);
  }

  String value(String word) {
    if (!has(word)) {
      throw new IllegalArgumentException("'" + word + "' is missing: " + text);
    }
    return value(word, "");
  }

  Instant at(String word, String otherwise) {
    return Cast.NOW.plusSeconds(Long.parseLong(value(word, otherwise)));
  }

  void done() {
    if (!unread.isEmpty()) {
      throw new IllegalArgumentException("not understood: " + unread + " in: " + text);
    }
  }
}
