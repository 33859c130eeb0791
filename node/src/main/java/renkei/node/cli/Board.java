// SPDX-License-Identifier: Apache-2.0
package renkei.node.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import renkei.node.app.Main;
import renkei.node.app.Output;
import tools.jackson.databind.JsonNode;

/// The part of `renkei request` that shows the board: calls with their sums, alarms, turnaround.
final class Board {
  private Board() {}

  /// `renkei request calls`.
  @Command(
      name = "calls",
      description = {
        "Show needs put to several parties, what they offer in sum and what is still open.",
        "複数当事者への呼びかけと申出の合計を示す。"
      },
      mixinStandardHelpOptions = true)
  static final class Calls implements Callable<Integer> {
    @Mixin private AtNode node;
    @Mixin private Output output;

    @Override
    public Integer call() {
      JsonNode calls = node.read("/api/v1/calls");
      Map<String, String> codes = node.codes();
      List<String> lines = new ArrayList<>();
      for (JsonNode row : calls.path("rows")) {
        lines.add(
            row.path("quantity").asLong()
                + " × "
                + row.path("capability").asString()
                + ": "
                + row.path("firm").asLong()
                + " in force, "
                + row.path("offered").asLong()
                + " offered, "
                + row.path("open").asLong()
                + " open"
                + beyond(row));
        for (JsonNode part : row.path("parts")) {
          lines.add(
              "  "
                  + codes.getOrDefault(part.path("party").asString(), "?")
                  + "  "
                  + part.path("state").asString("not asked")
                  + "  "
                  + part.path("proposal").asString());
        }
      }
      output.show(calls, lines.isEmpty() ? List.of("No need was put to several.") : lines);
      return 0;
    }

    private static String beyond(JsonNode row) {
      long beyond = row.path("beyond").asLong();
      return beyond > 0 ? ", " + beyond + " beyond the need" : "";
    }
  }

  /// `renkei request alarms`.
  @Command(
      name = "alarms",
      description = {"Show the alarms that stand.", "未了解の警報を示す。"},
      mixinStandardHelpOptions = true)
  static final class Alarms implements Callable<Integer> {
    @Mixin private AtNode node;
    @Mixin private Output output;

    @Override
    public Integer call() {
      JsonNode alarms = node.read("/api/v1/alarms");
      List<String> lines = new ArrayList<>();
      for (JsonNode row : alarms.path("rows")) {
        lines.add(
            "alarm "
                + row.path("number").asLong()
                + "  "
                + row.path("clock").asString()
                + " "
                + row.path("stage").asString()
                + "  "
                + row.path("summary").path("en").asString("")
                + "  "
                + row.path("proposal").asString());
      }
      output.show(alarms, lines.isEmpty() ? List.of("No alarm stands.") : lines);
      return 0;
    }
  }

  /// `renkei request take`.
  @Command(
      name = "take",
      description = {"Take an alarm by its number: you have it.", "番号で警報を了解する。"},
      mixinStandardHelpOptions = true)
  static final class Take implements Callable<Integer> {
    @Mixin private AtNode node;
    @Mixin private Output output;

    @Parameters(
        paramLabel = "NUMBER",
        description = {"Number of the alarm.", "警報の番号。"})
    private long number;

    @Override
    public Integer call() {
      for (JsonNode row : node.read("/api/v1/alarms").path("rows")) {
        if (row.path("number").asLong() == number) {
          JsonNode done =
              node.state(
                  "/api/v1/alarms/" + row.path("id").asString() + "/take", new LinkedHashMap<>());
          output.show(done, List.of("You have alarm " + number + "."));
          return 0;
        }
      }
      throw new Main.Refused(
          "no alarm " + number + " stands; see which do: renkei request alarms",
          "警報 " + number + " はありません。一覧：renkei request alarms");
    }
  }

  /// `renkei request turnaround`.
  @Command(
      name = "turnaround",
      description = {"Show how long requests take, per function and peer.", "所要時間を示す。"},
      mixinStandardHelpOptions = true)
  static final class Turnaround implements Callable<Integer> {
    @Mixin private AtNode node;
    @Mixin private Output output;

    @Override
    public Integer call() {
      JsonNode figures = node.read("/api/v1/turnaround");
      Map<String, String> codes = node.codes();
      List<String> lines = new ArrayList<>();
      for (JsonNode row : figures.path("rows")) {
        lines.add(
            row.path("function").asString()
                + "  "
                + row.path("direction").asString()
                + " "
                + codes.getOrDefault(row.path("peer").asString(), "?")
                + "  acknowledged "
                + spans(row.path("acknowledged"))
                + "  answered "
                + spans(row.path("answered")));
      }
      output.show(figures, lines.isEmpty() ? List.of("No request crossed yet.") : lines);
      return 0;
    }

    private static String spans(JsonNode node) {
      return node.path("count").asLong() == 0
          ? "never"
          : "median "
              + node.path("medianMillis").asLong() / 1_000
              + " s, worst "
              + node.path("worstMillis").asLong() / 1_000
              + " s";
    }
  }
}
