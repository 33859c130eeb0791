// SPDX-License-Identifier: Apache-2.0
package renkei.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every check of [TidyTest] is shown a fault that it has to find, and something close to it that
/// it must leave alone.
class TidyPlantedTest {
  private static final String TOP =
      "// SPDX-License-Identifier: Apache-2.0\npackage renkei.core.x;\n";
  private static final String PATH = "core/src/main/java/renkei/core/x/Planted.java";

  private static Source core(String body) {
    return Source.of(PATH, TOP + body);
  }

  @Test
  void a_tidy_class_is_left_alone() {
    Source tidy =
        core(
            """
            /// Something. Instant.now() in words is no call.
            public final class Planted {
              private final String text = "System.out /** new Thread( ";

              String text(int a, int b, int c, int d, int e) {
                return switch (a) {
                  case 1 -> text;
                  default -> "";
                };
              }
            }
            """);
    assertThat(Shape.check(tidy)).isEmpty();
    assertThat(Ban.check(tidy)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "class PlantedManager {}",
        "class AbstractPlanted {}",
        "class X { class PlantedImpl {} }",
        "public class Undocumented {}",
        "@Deprecated\npublic class Undocumented {}",
        "class X { int f(int a, int b, int c, int d, int e, int g) { return 0; } }",
        "class X { X(int a, int b, int c, int d, int e, int g, int h, int i) {} }",
        "record X(int a, int b, int c, int d, int e, int g, int h, int i) {}",
        "class X { java.util.Optional<String> field; }",
        "record X(Optional<String> component) {}",
        "class X { void f(Optional<String> o) {} }",
        "class X { String getText() { return \"\"; } }",
        "class X { int f(Side s) { return switch (s) { case LEFT -> 1; default -> 2; }; } }",
        "class X { void f(Side s) { switch (s) { case LEFT: break; default: break; } } }",
        "class X { int f(A o) { return switch (o) { case B b -> 1; case null, default -> 2; }; } }",
      })
  void a_planted_shape_is_found(String body) {
    assertThat(Shape.check(core(body))).hasSize(1);
  }

  @Test
  void planted_sizes_are_found() {
    String lines = "// line\n".repeat(Shape.METHOD_LINES);
    assertThat(Shape.check(core("class X { void f() {\n" + lines + "} }"))).hasSize(1);
    assertThat(Shape.check(core("// line\n".repeat(Shape.FILE_LINES)))).hasSize(1);
    assertThat(Shape.check(core("// " + "x".repeat(Shape.LINE_CHARS - 2)))).hasSize(1);
    assertThat(Shape.check(core("// " + "x".repeat(Shape.LINE_CHARS - 3)))).isEmpty();
    assertThat(Shape.check(Source.of(PATH, "package renkei.core.x;\n"))).hasSize(1);
  }

  @Test
  void a_record_of_plain_entry_data_may_be_long_and_no_other() {
    String body = "record X(int a, int b, int c, int d, int e, int f, int g, int h) {}";
    String top = "// SPDX-License-Identifier: Apache-2.0\npackage renkei.core.entry;\n";
    assertThat(Shape.check(Source.of("core/src/main/java/renkei/core/entry/X.java", top + body)))
        .isEmpty();
    assertThat(Shape.check(core(body))).hasSize(1);
  }

  @Test
  void a_package_without_a_purpose_is_found() {
    String path = "core/src/main/java/renkei/core/x/package-info.java";
    assertThat(Shape.check(Source.of(path, TOP))).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Object o = Instant.now();",
        "long l = System.currentTimeMillis();",
        "long l = System.nanoTime();",
        "LocalDateTime t;",
        "double d = Math.random();",
        "Object o = java.util.UUID.randomUUID();",
        "void f() { System.out.println(); }",
        "void f(Throwable t) { t.printStackTrace(); }",
        "void f() { new Thread(() -> {}).start(); }",
        "Object o = Executors.newCachedThreadPool();",
        "Object o = Thread.ofVirtual();",
        "void f() { try {} catch (Exception e) {} }",
        "void f() { try {} catch (final Throwable e) {} }",
        "@SuppressWarnings(\"unchecked\") void f() {}",
        "\n  /** Old form. */\n  void f() {}",
        "synchronized void f() {}",
        "class Y implements java.io.Serializable {}",
      })
  void a_planted_ban_is_found_in_core(String member) {
    assertThat(Ban.check(core("class X { " + member + " }"))).hasSize(1);
  }

  @Test
  void unfinished_work_is_found_in_comments() {
    assertThat(Ban.check(core("// TO" + "DO later\nclass X {}"))).hasSize(1);
  }

  @Test
  void an_exception_holds_for_its_own_place_only() {
    String body = TOP + "class X { void f() { System.out.println(); } }";
    assertThat(Ban.check(Source.of("node/src/main/java/renkei/node/app/X.java", body))).isEmpty();
    assertThat(Ban.check(Source.of("node/src/main/java/renkei/node/web/X.java", body))).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "class TenantList {}, 1",
    "class X { int tenants; }, 1",
    "class X { void f(int aTenant) {} }, 1",
    "class X { void tenantOf() {} }, 1",
    "record X(int tenant) {}, 1",
    "enum X { ANY_TENANT }, 1",
    "class OrderBook {}, 1",
    "class X { int order; }, 0",
    "class X { @Override public void tenant() {} }, 0",
    "class X { int tenanted; }, 0",
  })
  void a_refused_word_is_found_in_names_only(String body, int count) {
    Words words = Words.parse("- identifier `tenant`: say party\n- type `order`: say request\n");
    assertThat(words.check(core(body))).hasSize(count);
  }

  @Test
  void planted_papers_are_found() {
    assertThat(Papers.check("a.md", "see /wo" + "rk/main")).hasSize(1);
    assertThat(Papers.check("a.md", "see https://regis" + "try.npmjs.org/x")).hasSize(1);
    assertThat(Papers.check("a.md", "the /network/path and https://example.org")).isEmpty();
    assertThat(Papers.check("ui/package-lock.json", "{\"resolved\": \"x\"}")).hasSize(1);
    assertThat(Papers.check("docs/adr/0001-x.md", "line\n".repeat(61))).hasSize(1);
    assertThat(Papers.check("docs/adr/0001-x.md", "line\n".repeat(60))).isEmpty();
  }

  @Test
  void dependencies_are_counted_without_tests_and_our_own() {
    String pom =
        """
        <dependency><groupId>renkei</groupId><artifactId>core</artifactId></dependency>
        <dependency><groupId>a</groupId><artifactId>b</artifactId></dependency>
        <dependency><groupId>c</groupId><artifactId>d</artifactId><scope>test</scope></dependency>
        """;
    assertThat(Papers.runtimeLibraries(pom)).isEqualTo(List.of("b"));
  }
}
