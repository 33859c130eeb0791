// SPDX-License-Identifier: Apache-2.0
package renkei.node.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import renkei.node.app.ExtraCommand;
import renkei.node.app.Output;
import tools.jackson.databind.JsonNode;

/// `renkei who`: who holds a function.
@Command(
    name = "who",
    description = {
      "Say which command holds a function, at a time, by what was known at a time.",
      "所掌をどの司令部が持つかを示す。"
    },
    mixinStandardHelpOptions = true)
public final class WhoCommand implements ExtraCommand {
  @Mixin private AtNode node;
  @Mixin private Output output;

  @Parameters(
      paramLabel = "FUNCTION",
      description = {"Code of the function.", "所掌の符号。"})
  private String function;

  @Option(
      names = "--unit",
      description = {"Code of a unit (default: every unit).", "部隊の符号（既定：すべて）。"})
  private @Nullable String unit;

  @Option(
      names = "--at",
      converter = TimeText.class,
      description = {"When (default: now).", "いつ（既定：今）。"})
  private @Nullable Instant at;

  @Option(
      names = "--known-at",
      converter = TimeText.class,
      description = {"By what was known when (default: now).", "いつ知られていたことによるか（既定：今）。"})
  private @Nullable Instant knownAt;

  @Override
  public Integer call() {
    JsonNode holding =
        node.read(
            "/api/v1/who?function="
                + AtNode.query(function)
                + (unit == null ? "" : "&unit=" + AtNode.query(unit))
                + (at == null ? "" : "&at=" + at)
                + (knownAt == null ? "" : "&knownAt=" + knownAt));
    output.show(holding, lines(holding));
    return holding.path("holder").isNull() ? 1 : 0;
  }

  private static List<String> lines(JsonNode holding) {
    List<String> lines = new ArrayList<>();
    lines.add(
        holding.path("function").asString()
            + " over "
            + (holding.path("unit").isNull() ? "every unit" : holding.path("unit").asString())
            + " at "
            + holding.path("at").asString()
            + ", as known at "
            + holding.path("knownAt").asString()
            + ":");
    lines.add(
        "  "
            + holding.path("holder").asString("nobody")
            + (holding.path("standing").asBoolean() ? "" : " (does not stand then)")
            + (holding.path("residue").asBoolean() ? ", as the rest that nobody was given" : "")
            + (holding.path("since").isNull() ? "" : ", since " + holding.path("since").asString())
            + (holding.path("until").isNull()
                ? ""
                : ", until " + holding.path("until").asString()));
    List<String> delegates = new ArrayList<>();
    holding.path("delegates").forEach(code -> delegates.add(code.asString()));
    if (!delegates.isEmpty()) {
      lines.add("  may decide too: " + String.join(", ", delegates));
    }
    for (JsonNode step : holding.path("chain")) {
      lines.add(
          "    "
              + step.path("command").asString()
              + " ("
              + step.path("way").asString().toLowerCase(java.util.Locale.ROOT)
              + ") from "
              + step.path("from").asString()
              + (step.path("act").isNull() ? "" : " by act " + step.path("act").asString()));
    }
    return lines;
  }
}
