// SPDX-License-Identifier: Apache-2.0
package renkei.spec;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The state graph that TLC found: every state within the bounds, and every step.
final class Graph {
  private static final Pattern NODE =
      Pattern.compile("^(-?\\d+) \\[label=\"(.*)\"(,style = filled)?\\];?$");
  private static final Pattern EDGE =
      Pattern.compile("^(-?\\d+) -> (-?\\d+) \\[label=\"(\\w*)\".*$");

  private final Map<String, Value> states = new LinkedHashMap<>();
  private final Map<String, List<String>> edges = new HashMap<>();
  private final Map<String, String> before = new HashMap<>();

  /// Reads a graph; an edge may be printed before the state that it leads to.
  static Graph read(Path dot) {
    Graph graph = new Graph();
    Map<Value, Value> known = new HashMap<>();
    try (BufferedReader in = Files.newBufferedReader(dot)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        Matcher edge = EDGE.matcher(line);
        Matcher node = NODE.matcher(line);
        if (edge.matches()) {
          graph.edges.computeIfAbsent(edge.group(1), _ -> new ArrayList<>()).add(edge.group(2));
          graph.reached(edge.group(1), edge.group(2));
        } else if (node.matches()) {
          graph.states.computeIfAbsent(
              node.group(1), _ -> Value.state(unescape(node.group(2)), known));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return graph;
  }

  private static String unescape(String label) {
    StringBuilder plain = new StringBuilder(label.length());
    for (int i = 0; i < label.length(); i++) {
      char c = label.charAt(i);
      if (c != '\\') {
        plain.append(c);
        continue;
      }
      i++;
      plain.append(label.charAt(i) == 'n' ? '\n' : label.charAt(i));
    }
    return plain.toString();
  }

  /// TLC prints a state's first way in before any step out of it.
  private void reached(String from, String to) {
    if (!to.equals(from) && !to.equals(states.keySet().iterator().next())) {
      before.putIfAbsent(to, from);
    }
  }

  /// Takes every state, as the last of a way from the first one, with all that can follow it.
  interface Visit {
    void at(List<Value> way, Set<Value> next);
  }

  /// Visits every state.
  void each(Visit visit) {
    states.forEach((id, state) -> visit.at(way(id), next(id, state)));
  }

  private Set<Value> next(String id, Value state) {
    Set<Value> next = new LinkedHashSet<>();
    edges.getOrDefault(id, List.of()).forEach(to -> next.add(states.get(to)));
    next.remove(state);
    return next;
  }

  private List<Value> way(String id) {
    Deque<Value> way = new ArrayDeque<>();
    for (String at = id; at != null; at = before.get(at)) {
      way.addFirst(states.get(at));
    }
    return List.copyOf(way);
  }

  /// How many states there are.
  int size() {
    return states.size();
  }
}
