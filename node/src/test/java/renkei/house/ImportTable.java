// SPDX-License-Identifier: Apache-2.0
package renkei.house;

import java.lang.module.ModuleFinder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The two tables of ARCHITECTURE.md: which of our packages each package may refer to, and which
/// library is used where.
///
/// @param rows a package such as `core.entry`, and the packages it may refer to
/// @param libraries the beginning of a library's class names, and the packages that may use it
record ImportTable(Map<String, Set<String>> rows, Map<String, Set<String>> libraries) {
  private static final Pattern ROW =
      Pattern.compile("^\\| `((?:core|node)\\.[a-z]+|sim|bench)` \\|[^|]*\\|([^|]*)\\|$");
  private static final Pattern LIBRARY =
      Pattern.compile("^\\| `([a-z0-9.]+)` \\| ((?:node\\.[a-z]+|sim|bench| )+)\\|$");
  private static final String OURS = "renkei.";

  /// Every package of the running JDK, and its module.
  private static final Map<String, String> JDK = jdk();

  static ImportTable parse(String markdown) {
    Map<String, Set<String>> rows = new LinkedHashMap<>();
    Map<String, Set<String>> libraries = new LinkedHashMap<>();
    for (String line : markdown.lines().toList()) {
      Matcher row = ROW.matcher(line);
      Matcher library = LIBRARY.matcher(line);
      if (row.matches()) {
        rows.put(row.group(1), words(row.group(2).replace("–", "")));
      } else if (library.matches()) {
        libraries.put(library.group(1), words(library.group(2)));
      }
    }
    return new ImportTable(rows, libraries);
  }

  private static Set<String> words(String cell) {
    Set<String> found = new TreeSet<>();
    for (String word : cell.trim().split("\\s+")) {
      if (!word.isEmpty()) {
        found.add(word);
      }
    }
    return found;
  }

  /// What is wrong with a package that refers to these classes, by their full names.
  List<Finding> check(String packageName, String where, Set<String> classes) {
    String from = ours(packageName).orElse(packageName);
    Set<String> allowed = rows.get(from);
    if (allowed == null) {
      return List.of(new Finding(where, 0, from + " has no row in ARCHITECTURE.md"));
    }
    List<Finding> findings = new ArrayList<>();
    for (String name : classes) {
      refusal(from, allowed, name)
          .ifPresent(why -> findings.add(new Finding(where, 0, from + " refers to " + why)));
    }
    return findings;
  }

  private Optional<String> refusal(String from, Set<String> allowed, String name) {
    Optional<String> ours = ours(packageOf(name));
    if (ours.isPresent()) {
      return mayUse(from, allowed, ours.get())
          ? Optional.empty()
          : Optional.of(name + ", which its row does not name");
    }
    if (name.startsWith("org.jspecify.annotations.")) {
      return Optional.empty();
    }
    String module = JDK.get(packageOf(name));
    if (module != null) {
      return !pure(from) || module.equals("java.base")
          ? Optional.empty()
          : Optional.of(name + " of the JDK module " + module + ": only java.base is used here");
    }
    return libraries.entrySet().stream()
            .anyMatch(e -> name.startsWith(e.getKey() + ".") && e.getValue().contains(from))
        ? Optional.empty()
        : Optional.of(name + ", a library that is not allowed here");
  }

  private static boolean mayUse(String from, Set<String> allowed, String to) {
    return to.equals(from)
        || allowed.contains("all")
        || allowed.contains(to)
        || allowed.contains(to.substring(0, endOfModule(to)));
  }

  private static boolean pure(String from) {
    return from.startsWith("core.") || from.equals("node.guard");
  }

  private static int endOfModule(String ours) {
    int dot = ours.indexOf('.');
    return dot < 0 ? ours.length() : dot;
  }

  /// `core.entry` for `renkei.core.entry`; deeper packages belong to the second level.
  private static Optional<String> ours(String packageName) {
    if (!packageName.startsWith(OURS)) {
      return Optional.empty();
    }
    String[] parts = packageName.substring(OURS.length()).split("\\.");
    boolean single = parts.length == 1 || Set.of("sim", "bench", "wire").contains(parts[0]);
    return Optional.of(single ? parts[0] : parts[0] + "." + parts[1]);
  }

  private static String packageOf(String className) {
    int dot = className.lastIndexOf('.');
    return dot < 0 ? "" : className.substring(0, dot);
  }

  private static Map<String, String> jdk() {
    Map<String, String> modules = new HashMap<>();
    ModuleFinder.ofSystem()
        .findAll()
        .forEach(
            m -> m.descriptor().packages().forEach(p -> modules.put(p, m.descriptor().name())));
    return modules;
  }
}
