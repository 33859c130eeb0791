// SPDX-License-Identifier: Apache-2.0
package renkei.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What tidy means here, held by what is committed. [TidyPlantedTest] shows that each check can
/// fail.
class TidyTest {
  /// Packages with more than [Shape#TYPES_PER_PACKAGE] types, and why.
  private static final Map<String, String> LARGE =
      Map.of(
          "renkei.sim",
          "one world in one thread: each fault, each part and each invariant a class of its own",
          "renkei.core.release",
          "one gate: each clause, each way of covering and each value that they read is a class of"
              + " its own",
          "renkei.core.entry",
          "a sealed family and its data live in one package",
          "renkei.node.cli",
          "one type for each command of the command line, and for what several of them share",
          "renkei.node.web",
          "one edge: a page class for each matter beside one door; the parts are no edges of their"
              + " own");

  private static List<Source> main = List.of();
  private static List<Source> tests = List.of();

  @BeforeAll
  static void readEverythingOnce() {
    List<Path> mainFiles = new ArrayList<>();
    List<Path> testFiles = new ArrayList<>();
    for (String module : House.MODULES) {
      mainFiles.addAll(House.files(module + "/src/main/java", ".java"));
      testFiles.addAll(House.files(module + "/src/test/java", ".java"));
    }
    main = Source.read(mainFiles);
    tests = Source.read(testFiles);
    assertThat(main).hasSizeGreaterThan(20);
  }

  @Test
  void sizes_and_shapes_hold() {
    assertThat(main).flatMap(Shape::check).isEmpty();
  }

  @Test
  void what_is_banned_is_not_written() {
    assertThat(main).flatMap(Ban::check).isEmpty();
  }

  @Test
  void refused_words_stand_in_no_name() {
    Words words = Words.parse(House.text(House.root().resolve("GLOSSARY.md")));
    assertThat(words.identifiers()).isNotEmpty();
    assertThat(words.types()).isNotEmpty();
    assertThat(main).flatMap(words::check).isEmpty();
  }

  @Test
  void every_package_says_what_it_is_for_and_stays_small() {
    Map<String, Integer> types = new TreeMap<>();
    List<String> described = new ArrayList<>();
    for (Source source : main) {
      if (source.isPackageInfo()) {
        described.add(source.packageName());
      } else {
        types.merge(source.packageName(), 1, Integer::sum);
      }
    }
    assertThat(described).containsAll(types.keySet());
    types.keySet().removeAll(LARGE.keySet());
    assertThat(types)
        .as("types in each package")
        .allSatisfy((name, count) -> assertThat(count).isLessThan(Shape.TYPES_PER_PACKAGE + 1));
  }

  @Test
  void tests_begin_with_the_licence_and_are_all_run() {
    assertThat(tests).flatMap(Shape::lines).isEmpty();
    assertThat(tests)
        .filteredOn(s -> s.code().contains("@Dis" + "abled"))
        .extracting(Source::path)
        .isEmpty();
  }

  @Test
  void no_file_names_a_machine_or_a_download_host() {
    List<Finding> findings = new ArrayList<>();
    for (Path file : House.tracked()) {
      if (Papers.readable(file)) {
        String path = House.root().relativize(file).toString().replace('\\', '/');
        findings.addAll(Papers.check(path, House.text(file)));
      }
    }
    assertThat(findings).isEmpty();
  }

  @Test
  void the_node_has_few_direct_dependencies() {
    String pom = House.text(House.root().resolve("node/pom.xml"));
    assertThat(Papers.runtimeLibraries(pom))
        .contains("grpc-netty")
        .doesNotContain("selenium-chrome-driver")
        .hasSizeLessThanOrEqualTo(Papers.DIRECT_DEPENDENCIES);
  }
}
