// SPDX-License-Identifier: Apache-2.0
package renkei.node.cli;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import renkei.node.app.ExtraCommand;
import renkei.node.app.Main;
import renkei.node.app.Output;
import tools.jackson.databind.JsonNode;

/// `renkei repair`: yards, docks and vessels, and the calendar of repair slots.
@Command(
    name = "repair",
    description = {
      "Show docks, vessels and repair slots, and list docks and vessels from a file.",
      "ドック・艦船・入渠枠の一覧と、ファイルからの登録。"
    },
    mixinStandardHelpOptions = true,
    subcommands = {
      RepairCommand.ListRepairs.class,
      RepairCommand.ImportRepairs.class,
      ExtendRepair.class
    })
public final class RepairCommand implements ExtraCommand {
  @Override
  public Integer call() {
    throw new Main.Refused(
        "say what to do: renkei repair list, import or extend",
        "renkei repair list、import または extend を指定してください。");
  }

  /// `renkei repair list`.
  @Command(
      name = "list",
      description = {"Show the calendar of docks, docks and vessels.", "ドック予定表・ドック・艦船を示す。"},
      mixinStandardHelpOptions = true)
  static final class ListRepairs implements Callable<Integer> {
    @Mixin private AtNode node;
    @Mixin private Output output;

    @Override
    public Integer call() {
      JsonNode all = node.read("/api/v1/repair");
      List<String> lines = new ArrayList<>();
      for (JsonNode slot : all.path("slots")) {
        lines.add(
            "slot    "
                + slot.path("proposal").asString()
                + "  "
                + slot.path("state").asString()
                + "  "
                + slot.path("vessel").path("names").path("en").asString()
                + "  "
                + slot.path("yard").asString()
                + "/"
                + slot.path("dock").asString()
                + "  "
                + slot.path("from").asString()
                + " to "
                + slot.path("ends").asString()
                + flags(slot));
        for (JsonNode reason : slot.path("against")) {
          lines.add("        " + reason.path("en").asString());
        }
      }
      for (JsonNode dock : all.path("docks")) {
        lines.add(
            "dock    "
                + dock.path("yard").asString()
                + "/"
                + dock.path("code").asString()
                + "  "
                + size(dock)
                + "  calendar number "
                + dock.path("number").asLong());
      }
      for (JsonNode vessel : all.path("vessels")) {
        JsonNode facts = vessel.path("vessel");
        lines.add("vessel  " + facts.path("code").asString() + "  " + size(facts));
      }
      output.show(all, lines.isEmpty() ? List.of("Nothing is listed, nothing asked.") : lines);
      return 0;
    }

    private static String flags(JsonNode slot) {
      StringBuilder flags = new StringBuilder();
      slot.path("flags").forEach(flag -> flags.append("  ! ").append(flag.asString()));
      return flags.toString();
    }

    private static String size(JsonNode of) {
      return of.path("lengthMetres").asDouble()
          + " x "
          + of.path("beamMetres").asDouble()
          + " x "
          + of.path("draughtMetres").asDouble()
          + " m";
    }
  }

  /// `renkei repair import`.
  @Command(
      name = "import",
      description = {
        "List the yards, docks, vessels and work packages of a file, all or none.",
        "ファイルの造船所・ドック・艦船・工事を登録する（全件か、なしか）。"
      },
      mixinStandardHelpOptions = true)
  static final class ImportRepairs implements Callable<Integer> {
    @Mixin private AtNode node;
    @Mixin private Output output;

    @Parameters(
        paramLabel = "FILE",
        description = {"JSON, or CSV with a header line.", "JSON、または見出し行のある CSV。"})
    private Path file;

    @Option(
        names = "--dry-run",
        description = {"Only say what would be recorded.", "何が記録されるかだけを示す。"})
    private boolean dryRun;

    @Override
    public Integer call() {
      SecureRandom random = new SecureRandom();
      List<Map<String, Object>> items = new ArrayList<>();
      for (JsonNode act : RepairFile.acts(file)) {
        byte[] id = new byte[16];
        random.nextBytes(id);
        items.add(Map.of("id", HexFormat.of().formatHex(id), "act", act));
      }
      Map<String, Object> body = new LinkedHashMap<>();
      body.put("dryRun", dryRun);
      body.put("items", items);
      JsonNode done = node.state("/api/v1/repair/import", body);
      List<String> lines = new ArrayList<>();
      int refused = 0;
      int line = 0;
      for (JsonNode row : done.path("rows")) {
        line++;
        refused += row.has("problem") ? 1 : 0;
        lines.add(
            row.path("state").asString()
                + "  "
                + line
                + "  "
                + row.path("kind").asString()
                + (row.has("problem")
                    ? "  " + row.path("problem").path("sentence").path("en").asString()
                    : ""));
      }
      if (dryRun) {
        lines.add("Nothing was recorded: --dry-run.");
      }
      output.show(done, lines);
      return refused == 0 ? 0 : 1;
    }
  }
}
