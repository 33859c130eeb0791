// SPDX-License-Identifier: Apache-2.0
package renkei.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Holds docs/protocol/hostile.md to the tests, and the tests to it.
class HostileInputsTest {
  private static final Pattern METHOD = Pattern.compile("void ([a-z])(\\d+)_\\w*\\(");
  private static final Pattern CELL = Pattern.compile("([A-Z])(\\d+)(?:–[A-Z](\\d+))?");

  /// Whose numbers the table has: those of the list of threats, and of its own last sections.
  private static final String LETTERS = "PWJOCESBAGX";

  /// One line of the table.
  ///
  /// @param classes that try it
  private record Line(char letter, int first, int last, List<String> classes) {
    boolean has(String number) {
      int n = Integer.parseInt(number.substring(1));
      return number.charAt(0) == letter && n >= first && n <= last;
    }
  }

  private static List<Line> table(String page) {
    List<Line> lines = new ArrayList<>();
    for (String row : page.lines().filter(one -> one.startsWith("| ")).toList()) {
      String[] cells = row.split("\\|");
      Matcher number = CELL.matcher(cells[1].strip());
      if (number.matches()) {
        int first = Integer.parseInt(number.group(2));
        String last = number.group(3);
        String tried = cells[cells.length - 1].strip();
        lines.add(
            new Line(
                number.group(1).charAt(0),
                first,
                last == null ? first : Integer.parseInt(last),
                tried.equals("–") ? List.of() : List.of(tried.split(", "))));
      }
    }
    return lines;
  }

  /// The numbers of the tests of each class.
  private static Map<String, Set<String>> tests() {
    Map<String, Set<String>> found = new TreeMap<>();
    for (String module : House.MODULES) {
      for (Path file : House.files(module + "/src/test/java", "Test.java")) {
        String name = file.getFileName().toString().replace(".java", "");
        Matcher method = METHOD.matcher(House.text(file));
        while (method.find()) {
          String letter = method.group(1).toUpperCase(java.util.Locale.ROOT);
          if (LETTERS.contains(letter)) {
            found.computeIfAbsent(name, _ -> new TreeSet<>()).add(letter + method.group(2));
          }
        }
      }
    }
    return found;
  }

  private static List<String> faults(List<Line> table, Map<String, Set<String>> tests) {
    List<String> faults = new ArrayList<>();
    for (Line line : table) {
      for (String name : line.classes()) {
        if (tests.getOrDefault(name, Set.of()).stream().noneMatch(line::has)) {
          faults.add(name + " has no test whose name begins with " + line.letter() + line.first());
        }
      }
    }
    tests.forEach((name, numbers) -> {
      for (String number : numbers) {
        if (table.stream().noneMatch(line -> line.has(number))) {
          faults.add(
              name
                  + " tries "
                  + number
                  + ", of which docs/protocol/hostile.md has no line: add it");
        }
      }
    });
    return faults;
  }

  @Test
  void the_table_names_tests_that_exist_and_has_every_number_that_a_test_has() {
    List<Line> table = table(House.text(House.root().resolve("docs/protocol/hostile.md")));
    assertThat(faults(table, tests())).isEmpty();
    Map<Character, Integer> listed = Map.of('P', 26, 'W', 14, 'J', 13, 'O', 5, 'C', 34, 'E', 9);
    listed.forEach((letter, count) -> {
      for (int n = 1; n <= count; n++) {
        String number = "" + letter + n;
        assertThat(table.stream().filter(line -> line.has(number))).as(number).hasSize(1);
      }
    });
  }

  @Test
  void the_check_itself_finds_a_class_without_the_test_and_a_test_without_the_line() {
    List<Line> table = table("| P1 | x | y | OneTest |\n| S2–S4 | x | y | TwoTest |\n");
    assertThat(faults(table, Map.of("OneTest", Set.of("P1"), "TwoTest", Set.of("S3")))).isEmpty();
    assertThat(faults(table, Map.of("OneTest", Set.of("P1", "P2")))).hasSize(2);
  }

  @Test
  void w4_no_screen_makes_markup_of_a_text() {
    List<Path> sources = House.files("ui/src", ".ts");
    assertThat(sources).isNotEmpty();
    for (Path file : sources) {
      assertThat(House.text(file))
          .as(file.toString())
          .doesNotContain(
              "innerHTML",
              "outerHTML",
              "insertAdjacentHTML",
              "document.write",
              "createContextualFragment",
              "srcdoc",
              "eval(",
              "new Function(",
              "javascript:");
    }
  }
}
