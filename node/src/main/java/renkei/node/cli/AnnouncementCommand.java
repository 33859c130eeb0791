// SPDX-License-Identifier: Apache-2.0
package renkei.node.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import renkei.node.app.ExtraCommand;
import renkei.node.app.Main;
import renkei.node.app.Output;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `renkei announcement`: what was announced, and what came of it. Nothing opens on an
/// announcement.
@Command(
    name = "announcement",
    description = {
      "Show announcements, and take them from a file. Nothing opens on an announcement.",
      "発表の一覧と、ファイルからの取り込み。発表によって権利は生じない。"
    },
    mixinStandardHelpOptions = true,
    subcommands = {
      AnnouncementCommand.ListAnnouncements.class,
      AnnouncementCommand.ImportAnnouncements.class
    })
public final class AnnouncementCommand implements ExtraCommand {
  @Override
  public Integer call() {
    throw new Main.Refused("say what to do: renkei announcement list or import");
  }

  /// `renkei announcement list`.
  @Command(
      name = "list",
      description = {
        "Show by subject what was announced, what is agreed, what is in force.",
        "件名ごとに、発表・合意・発効の状況を示す。"
      },
      mixinStandardHelpOptions = true)
  static final class ListAnnouncements implements Callable<Integer> {
    @Mixin private AtNode node;
    @Mixin private Output output;

    @Override
    public Integer call() {
      JsonNode subjects = node.read("/api/v1/announcements");
      List<String> lines = new ArrayList<>();
      for (JsonNode subject : subjects.path("rows")) {
        lines.add(subject.path("subject").asString());
        for (JsonNode one : subject.path("announced")) {
          if (one.path("later").isNull()) {
            lines.add("  announced  " + announced(one));
          }
        }
        for (String part : List.of("open", "inForce", "over")) {
          for (JsonNode one : subject.path(part)) {
            lines.add("  " + WORDS.get(part) + "  " + proposal(one));
          }
        }
      }
      output.show(
          subjects.path("rows"), lines.isEmpty() ? List.of("Nothing was announced.") : lines);
      return 0;
    }

    private static final Map<String, String> WORDS =
        Map.of("open", "proposed ", "inForce", "in force ", "over", "over     ");

    private static String announced(JsonNode one) {
      return one.path("tenor").asString()
          + "  "
          + one.path("source").path("reliability").asString()
          + one.path("source").path("credibility").asString()
          + "  "
          + one.path("title").path("en").asString()
          + "  "
          + one.path("id").asString();
    }

    private static String proposal(JsonNode one) {
      return one.path("profile").asString()
          + "  "
          + one.path("state").asString()
          + "  "
          + one.path("summary").path("en").asString()
          + "  "
          + one.path("proposal").asString();
    }
  }

  /// `renkei announcement import`.
  @Command(
      name = "import",
      description = {
        "Record the announcements of a file, all or none. What is held already stays as it is.",
        "ファイルの発表を記録する（全件か、なしか）。既にあるものはそのまま残る。"
      },
      mixinStandardHelpOptions = true)
  static final class ImportAnnouncements implements Callable<Integer> {
    /// Bytes of a file at most.
    static final int BYTES_MAX = 512 << 10;

    private static final String FORMAT = "renkei-announcements-1";

    @Mixin private AtNode node;
    @Mixin private Output output;

    @Parameters(
        paramLabel = "FILE",
        description = {
          "JSON, such as data/announcements-2024-04.json.",
          "JSON ファイル（例：data/announcements-2024-04.json）。"
        })
    private Path file;

    @Option(
        names = "--dry-run",
        description = {"Only say what would be recorded.", "記録せず、何を記録するかだけを示す。"})
    private boolean dryRun;

    @Override
    public Integer call() {
      Map<String, Object> body = new LinkedHashMap<>();
      body.put("dryRun", dryRun);
      body.put("announcements", announcements(file));
      JsonNode done = node.state("/api/v1/announcements/import", body);
      List<String> lines = new ArrayList<>();
      int refused = 0;
      for (JsonNode row : done.path("rows")) {
        refused += row.has("problem") ? 1 : 0;
        lines.add(
            row.path("state").asString()
                + "  "
                + row.path("subject").asString()
                + "  "
                + row.path("title").path("en").asString()
                + (row.has("problem")
                    ? "  " + row.path("problem").path("sentence").path("en").asString()
                    : ""));
      }
      lines.add(dryRun ? "Nothing was recorded: --dry-run." : "Nothing opens on an announcement.");
      output.show(done, lines);
      return refused == 0 ? 0 : 1;
    }

    /// The announcements of a file as they stand in it; the node reads and checks each.
    static JsonNode announcements(Path file) {
      JsonNode read = read(file);
      if (!(read instanceof ObjectNode object)
          || !Set.copyOf(object.propertyNames()).equals(Set.of("format", "announcements"))
          || !object.path("format").asString("").equals(FORMAT)) {
        throw new Main.Refused(
            file
                + " is no file of announcements: it is an object with \"format\": \""
                + FORMAT
                + "\" and \"announcements\", and nothing else",
            file + " は発表のファイルではありません。format と announcements だけを持つ JSON にしてください。");
      }
      return object.get("announcements");
    }

    private static JsonNode read(Path file) {
      byte[] bytes;
      try (InputStream in = Files.newInputStream(file)) {
        bytes = in.readNBytes(BYTES_MAX + 1);
      } catch (IOException fault) {
        throw new Main.Refused(file + " cannot be read: " + fault.getMessage(), file + " を読めません。");
      }
      if (bytes.length > BYTES_MAX) {
        throw new Main.Refused(
            file + " has more than " + BYTES_MAX + " bytes: split it",
            file + " は " + BYTES_MAX + " バイトを超えています。分割してください。");
      }
      try {
        return StrictJson.MAPPER.readTree(bytes);
      } catch (JacksonException _) {
        throw new Main.Refused(
            file + " is no JSON that is taken here: no key twice, at most 16 deep, UTF-8",
            file + " は受け付けられる JSON ではありません（キーの重複なし、深さ16まで、UTF-8）。");
      }
    }
  }
}
