// SPDX-License-Identifier: Apache-2.0
package renkei.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import renkei.node.app.ExtraCommand;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Every row still runs and says what it is compared with. What it measures is no matter of a test.
class BenchCommandTest {
  @TempDir private Path disk;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  static Stream<String> rows() {
    return BenchCommand.all().stream().map(Measurement::name);
  }

  private int run(String... arguments) {
    return new CommandLine(new BenchCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void a_row_gives_figures_with_unit_and_goal_and_leaves_nothing_on_the_disk(String row)
      throws Exception {
    assertThat(run("--quick", "--json", "--only", row, "--on", disk.toString()))
        .as(err.toString())
        .isZero();
    JsonNode report = JsonMapper.builder().build().readTree(out.toString());
    assertThat(report.path("commit").asString()).isNotBlank();
    assertThat(report.path("processors").asInt()).isPositive();
    assertThat(report.path("figures").size()).isPositive();
    for (JsonNode figure : report.path("figures")) {
      assertThat(figure.path("row").asString()).isEqualTo(row);
      boolean measured = figure.has("median");
      assertThat(measured ? figure.path("unit").asString() : figure.path("note").asString())
          .isNotBlank();
      assertThat(figure.has("reached"))
          .isEqualTo(measured && !figure.path("goal").asString().isEmpty());
    }
    try (Stream<Path> left = Files.list(disk)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void the_table_is_markdown_with_a_line_for_each_figure() {
    assertThat(run("--quick", "--only", "areas", "--on", disk.toString())).isZero();
    assertThat(out.toString().lines().filter(line -> line.startsWith("| areas "))).hasSize(1);
  }

  @Test
  void an_unknown_row_is_refused_with_the_names_of_those_there_are() {
    assertThat(run("--only", "speed")).isEqualTo(2);
    assertThat(err.toString()).contains("catch-up").contains("memory");
  }

  @Test
  void the_command_line_finds_it() {
    assertThat(ServiceLoader.load(ExtraCommand.class).stream().map(ServiceLoader.Provider::type))
        .anyMatch(type -> type == BenchCommand.class);
  }

  @Test
  void a_percentile_is_a_value_that_was_measured() {
    double[] sorted = {1, 2, 3, 4};
    assertThat(Spread.at(sorted, 0.5)).isEqualTo(2);
    assertThat(Spread.at(sorted, 0.99)).isEqualTo(4);
    assertThat(Spread.of(3, 1, 2)).isEqualTo(new Spread(2, 1, 3));
  }
}
