// SPDX-License-Identifier: Apache-2.0
package renkei.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A value as TLC prints it.
sealed interface Value {
  /// A string.
  record Text(String text) implements Value {
    @Override
    public String toString() {
      return '"' + text + '"';
    }
  }

  /// An integer.
  record Number(int number) implements Value {
    @Override
    public String toString() {
      return Integer.toString(number);
    }
  }

  /// TRUE or FALSE.
  record Truth(boolean truth) implements Value {
    @Override
    public String toString() {
      return truth ? "TRUE" : "FALSE";
    }
  }

  /// A set.
  record Members(Set<Value> members) implements Value {
    @Override
    public String toString() {
      return "{" + joined(members) + "}";
    }
  }

  /// A sequence.
  record Row(List<Value> items) implements Value {
    @Override
    public String toString() {
      return "<<" + joined(items) + ">>";
    }
  }

  /// A record, or a function by what it maps.
  record Fields(Map<Value, Value> fields) implements Value {
    @Override
    public String toString() {
      return "[" + joined(fields.entrySet()) + "]";
    }
  }

  /// The field of that name.
  default Value at(String name) {
    return at(new Text(name));
  }

  /// Whether it has a field of that name.
  default boolean has(String name) {
    return this instanceof Fields(var fields) && fields.containsKey(new Text(name));
  }

  /// What a function maps to.
  default Value at(Value key) {
    if (this instanceof Fields(var fields) && fields.containsKey(key)) {
      return fields.get(key);
    }
    throw new IllegalStateException("no " + key + " in " + this);
  }

  /// The members of a set.
  default Set<Value> set() {
    return this instanceof Members(var members) ? members : wrong("a set");
  }

  /// The items of a sequence.
  default List<Value> row() {
    return this instanceof Row(var items) ? items : wrong("a sequence");
  }

  /// A string's text.
  default String text() {
    return this instanceof Text(var text) ? text : wrong("a string");
  }

  /// An integer.
  default int number() {
    return this instanceof Number(var number) ? number : wrong("a number");
  }

  /// A truth value.
  default boolean truth() {
    return this instanceof Truth(var truth) ? truth : wrong("a truth value");
  }

  private static String joined(java.util.Collection<?> items) {
    return String.join(", ", items.stream().map(Object::toString).sorted().toList());
  }

  private <T> T wrong(String kind) {
    throw new IllegalStateException("not " + kind + ": " + this);
  }

  /// Reads a state: `/\ name = value` for each variable.
  ///
  /// @param known values read before: equal ones are kept once
  static Value state(String text, Map<Value, Value> known) {
    return new Reader(text, known).state();
  }

  /// Reads what TLC prints, from left to right.
  final class Reader {
    private final String text;
    private final Map<Value, Value> known;
    private int at;

    private Reader(String text, Map<Value, Value> known) {
      this.text = text;
      this.known = known;
    }

    private Value state() {
      Map<Value, Value> variables = new LinkedHashMap<>();
      while (next("/\\")) {
        Value name = shared(new Text(word()));
        want("=");
        variables.put(name, value());
      }
      return new Fields(Map.copyOf(variables));
    }

    private Value value() {
      return shared(read());
    }

    private Value shared(Value read) {
      Value before = known.putIfAbsent(read, read);
      return before == null ? read : before;
    }

    private Value read() {
      if (next("<<")) {
        return new Row(List.copyOf(until(">>")));
      }
      if (next("{")) {
        return new Members(Set.copyOf(until("}")));
      }
      if (next("[")) {
        return fields();
      }
      if (next("(")) {
        return function();
      }
      if (next("\"")) {
        int end = text.indexOf('"', at);
        String found = text.substring(at, end);
        at = end + 1;
        return new Text(found);
      }
      String word = word();
      return switch (word) {
        case "TRUE" -> new Truth(true);
        case "FALSE" -> new Truth(false);
        default -> new Number(Integer.parseInt(word));
      };
    }

    private List<Value> until(String end) {
      List<Value> items = new ArrayList<>();
      while (!next(end)) {
        items.add(value());
        next(",");
      }
      return items;
    }

    private Value fields() {
      Map<Value, Value> fields = new LinkedHashMap<>();
      while (!next("]")) {
        Value name = shared(new Text(word()));
        want("|->");
        fields.put(name, value());
        next(",");
      }
      return new Fields(Map.copyOf(fields));
    }

    private Value function() {
      Map<Value, Value> mapped = new LinkedHashMap<>();
      while (!next(")")) {
        Value key = value();
        want(":>");
        mapped.put(key, value());
        next("@@");
      }
      return new Fields(Map.copyOf(mapped));
    }

    private String word() {
      space();
      int from = at;
      while (at < text.length() && wordly(text.charAt(at))) {
        at++;
      }
      return text.substring(from, at);
    }

    private static boolean wordly(char c) {
      return Character.isLetterOrDigit(c) || c == '_' || c == '-';
    }

    private boolean next(String token) {
      space();
      boolean found = text.startsWith(token, at);
      at += found ? token.length() : 0;
      return found;
    }

    private void want(String token) {
      if (!next(token)) {
        throw new IllegalStateException("no " + token + " at " + text.substring(at));
      }
    }

    private void space() {
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
    }
  }
}
