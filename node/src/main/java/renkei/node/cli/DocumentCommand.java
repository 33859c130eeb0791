// SPDX-License-Identifier: Apache-2.0
package renkei.node.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import renkei.core.base.Limits;
import renkei.core.entry.Level;
import renkei.node.app.ExtraCommand;
import renkei.node.app.Main;
import renkei.node.app.Output;
import tools.jackson.databind.JsonNode;

/// `renkei document`: files of this party and files that others released to it.
@Command(
    name = "document",
    description = {"File documents and fetch those that are held.", "文書を登録し、取り出す。"},
    mixinStandardHelpOptions = true,
    subcommands = {
      DocumentCommand.FileDocument.class,
      DocumentCommand.ListDocuments.class,
      DocumentCommand.Fetch.class
    })
public final class DocumentCommand implements ExtraCommand {
  @Override
  public Integer call() {
    throw new Main.Refused(
        "say what to do: renkei document file, list or get",
        "何をするかを指定してください：renkei document file、list、get");
  }

  /// `renkei document file`.
  @Command(
      name = "file",
      description = {
        "File a document under its label. That releases it to nobody.",
        "文書を区分表示とともに登録する。提供はされない。"
      },
      mixinStandardHelpOptions = true)
  static final class FileDocument implements Callable<Integer> {
    @Mixin private AtNode node;
    @Mixin private Output output;

    @Parameters(
        paramLabel = "FILE",
        description = {"The file, at most 960 KiB.", "ファイル（960 KiB 以下）。"})
    private Path file;

    @Option(
        names = "--title",
        description = {"Its title (default: the name of the file).", "題名（既定：ファイル名）。"})
    private @Nullable String title;

    @Option(
        names = "--level",
        defaultValue = "UNCLASSIFIED",
        description = {
          "Of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).",
          "${COMPLETION-CANDIDATES} のいずれか（既定：${DEFAULT-VALUE}）。"
        })
    private Level level;

    @Option(
        names = "--releasable-to",
        split = ",",
        paramLabel = "CODE",
        description = {
          "Codes of the parties that the label names (default: none but this one).",
          "表示が名を挙げる当事者の符号（既定：自らのみ）。"
        })
    private @Nullable List<String> releasableTo;

    @Option(
        names = "--media-type",
        description = {"Such as text/plain (default: by the name).", "種類（例：text/plain。既定：名前から）。"})
    private @Nullable String mediaType;

    @Option(
        names = "--basis",
        description = {"On what basis.", "根拠。"})
    private String basis = "";

    @Mixin private Under under;

    @Override
    public Integer call() throws IOException {
      byte[] content = Fetched.read(file, Limits.DOCUMENT_BYTES_MAX);
      Path name = file.getFileName();
      Map<String, Object> draft = new LinkedHashMap<>();
      draft.put("title", title == null ? String.valueOf(name) : title);
      draft.put("mediaType", mediaType == null ? type(file) : mediaType);
      draft.put("content", Base64.getEncoder().encodeToString(content));
      draft.put("label", node.label(level.name(), releasableTo));
      if (!basis.isEmpty()) {
        draft.put("basis", basis);
      }
      under.put(node, draft);
      JsonNode done = node.state("/api/v1/documents", draft);
      output.show(
          done,
          List.of(
              "Filed as " + done.path("id").asString() + ", released to nobody.",
              "To release it: renkei release document "
                  + done.path("id").asString()
                  + " --to CODE --reason TEXT --data "
                  + node.folder().root()));
      return 0;
    }

    private static String type(Path file) throws IOException {
      String probed = Files.probeContentType(file);
      return probed == null ? "application/octet-stream" : probed;
    }
  }

  /// `renkei document list`.
  @Command(
      name = "list",
      description = {"Show the documents that are held, and to whom they went.", "文書の一覧を示す。"},
      mixinStandardHelpOptions = true)
  static final class ListDocuments implements Callable<Integer> {
    @Mixin private AtNode node;
    @Mixin private Output output;

    @Override
    public Integer call() {
      JsonNode documents = node.read("/api/v1/documents");
      Map<String, String> codes = node.codes();
      List<String> lines = new ArrayList<>();
      for (JsonNode document : documents.path("rows")) {
        lines.add(
            document.path("id").asString()
                + "  "
                + document.path("label").path("level").asString()
                + "  of "
                + code(codes, document.path("owner"))
                + "  "
                + document.path("bytes").asLong()
                + " bytes  "
                + document.path("title").asString()
                + Under.shown(document));
        for (JsonNode release : document.path("releases")) {
          lines.add(
              "    to "
                  + code(codes, release.path("recipient"))
                  + ": "
                  + release.path("state").asString()
                  + "  release "
                  + release.path("id").asString()
                  + Under.shown(release));
        }
      }
      output.show(documents, lines.isEmpty() ? List.of("There is no document yet.") : lines);
      return 0;
    }

    private static String code(Map<String, String> codes, JsonNode party) {
      return codes.getOrDefault(party.asString(), party.asString());
    }
  }

  /// `renkei document get`.
  @Command(
      name = "get",
      description = {"Write the content of a document into a new file.", "文書の内容を書き出す。"},
      mixinStandardHelpOptions = true)
  static final class Fetch implements Callable<Integer> {
    @Mixin private AtNode node;
    @Mixin private Output output;

    @Parameters(
        paramLabel = "ID",
        description = {"Id of the document.", "文書の識別子。"})
    private String id;

    @Option(
        names = "--out",
        required = true,
        description = {"New file for the content.", "内容の新しいファイル。"})
    private Path out;

    @Override
    public Integer call() {
      byte[] content = node.download("/api/v1/documents/" + AtNode.query(id) + "/content");
      Fetched.write(out, content);
      output.show(Map.of("file", out.toString(), "bytes", content.length));
      return 0;
    }
  }
}
