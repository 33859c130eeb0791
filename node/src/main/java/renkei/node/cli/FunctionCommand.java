// SPDX-License-Identifier: Apache-2.0
package renkei.node.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import renkei.node.app.ExtraCommand;
import renkei.node.app.Main;
import renkei.node.app.Output;
import tools.jackson.databind.JsonNode;

/// `renkei function`: the catalogue of matters that can be decided here.
@Command(
    name = "function",
    description = {"Show and list functions: the matters that can be decided.", "所掌の目録。"},
    mixinStandardHelpOptions = true,
    subcommands = {FunctionCommand.ListFunctions.class, FunctionCommand.Add.class})
public final class FunctionCommand implements ExtraCommand {
  @Override
  public Integer call() {
    throw new Main.Refused(
        "say what to do: renkei function list or add", "何をするかを指定してください：renkei function list、add");
  }

  /// `renkei function list`.
  @Command(
      name = "list",
      description = {"Show the functions and who holds each now.", "所掌と現在の保持者を示す。"},
      mixinStandardHelpOptions = true)
  static final class ListFunctions implements Callable<Integer> {
    @Mixin private AtNode node;
    @Mixin private Output output;

    @Override
    public Integer call() {
      JsonNode register = node.read("/api/v1/register");
      List<String> lines = new ArrayList<>();
      for (JsonNode holding : register.path("holdings")) {
        lines.add(
            holding.path("function").asString()
                + "  over "
                + (holding.path("unit").isNull() ? "every unit" : holding.path("unit").asString())
                + "  "
                + holding.path("holder").asString("nobody"));
      }
      output.show(
          register.path("holdings"),
          lines.isEmpty() ? List.of("No function is listed yet.") : lines);
      return 0;
    }
  }

  /// `renkei function add`.
  @Command(
      name = "add",
      description = {
        "List a function; the root command holds it until it is given to another.",
        "所掌を目録に加える。移すまでは最上位の司令部が持つ。"
      },
      mixinStandardHelpOptions = true)
  static final class Add implements Callable<Integer> {
    @Mixin private AtNode node;
    @Mixin private Output output;

    @Parameters(
        paramLabel = "CODE",
        description = {"Code of the function.", "所掌の符号。"})
    private String code;

    @Option(
        names = "--name",
        required = true,
        description = {"Name in English.", "英語名。"})
    private String name;

    @Option(
        names = "--name-ja",
        description = {"Name in Japanese (default: as in English).", "日本語名（既定：英語名と同じ）。"})
    private @Nullable String nameJa;

    @Option(
        names = "--shared",
        description = {
          "What parties agreed to call it in requests (default: the same code).",
          "要請で用いる共通符号（既定：同じ符号）。"
        })
    private @Nullable String shared;

    @Override
    public Integer call() {
      Map<String, Object> act = new LinkedHashMap<>();
      act.put("kind", "FUNCTION_LISTED");
      act.put("code", code);
      act.put("names", Map.of("en", name, "ja", nameJa == null ? name : nameJa));
      act.put("coverage", List.of());
      act.put("shared", shared);
      JsonNode done = node.state("/api/v1/register", Map.of("act", act));
      output.show(done, List.of(code + " is listed."));
      return 0;
    }
  }
}
