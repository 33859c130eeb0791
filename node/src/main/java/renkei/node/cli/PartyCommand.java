// SPDX-License-Identifier: Apache-2.0
package renkei.node.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
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

/// `renkei party`: parties that this node has no link with, whose acts others carry.
@Command(
    name = "party",
    description = {"Know the keys of parties that this node has no link with.", "連接のない当事者の鍵を確認する。"},
    mixinStandardHelpOptions = true,
    subcommands = {
      PartyCommand.ListKnown.class,
      PartyCommand.Introduce.class,
      PartyCommand.Know.class
    })
public final class PartyCommand implements ExtraCommand {
  private static final int LETTER_MAX = 32 << 10;

  @Override
  public Integer call() {
    throw new Main.Refused(
        "say what to do: renkei party list, introduce or know",
        "何をするかを指定してください：renkei party list、introduce、know");
  }

  /// `renkei party list`.
  @Command(
      name = "list",
      description = {
        "Show whose keys are known, and who must still hear the words.",
        "確認済みの当事者を示す。"
      },
      mixinStandardHelpOptions = true)
  static final class ListKnown implements Callable<Integer> {
    @Mixin private AtNode node;
    @Mixin private Output output;

    @Override
    public Integer call() {
      JsonNode rows = node.read("/api/v1/known-parties").path("rows");
      List<String> lines = new ArrayList<>();
      for (JsonNode row : rows) {
        lines.add(
            row.path("code").asString()
                + "  "
                + row.path("state").asString()
                + "  "
                + row.path("names").path("en").asString());
      }
      output.show(rows, lines.isEmpty() ? List.of("No such party.") : lines);
      return 0;
    }
  }

  /// `renkei party introduce`.
  @Command(
      name = "introduce",
      description = {
        "Write our letter into a new file, and show the words to read from it.",
        "当方の書状を新しいファイルに書き、読み上げる語句を示す。"
      },
      mixinStandardHelpOptions = true)
  static final class Introduce implements Callable<Integer> {
    @Mixin private AtNode node;
    @Mixin private Output output;

    @Parameters(
        paramLabel = "FILE",
        description = {"A file that is not there yet.", "まだないファイル。"})
    private Path file;

    @Override
    public Integer call() throws IOException {
      JsonNode letter = node.state("/api/v1/known-parties/introduce", Map.of());
      Files.writeString(
          file,
          letter.path("text").asString(),
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE_NEW);
      List<String> words = new ArrayList<>();
      letter.path("words").forEach(word -> words.add(word.asString()));
      output.show(
          letter,
          List.of(
              "Written to " + file + ". Read to them, on a line that you know:",
              String.join(" ", words)));
      return 0;
    }
  }

  /// `renkei party know`.
  @Command(
      name = "know",
      description = {
        "State that you heard these words of a letter from a person of that party.",
        "書状の語句を相手の担当者から聞いたことを記録する。"
      },
      mixinStandardHelpOptions = true)
  static final class Know implements Callable<Integer> {
    @Mixin private AtNode node;
    @Mixin private Output output;

    @Parameters(
        paramLabel = "FILE",
        description = {"Their letter.", "相手の書状。"})
    private Path file;

    @Option(
        names = "--words",
        required = true,
        description = {"The words as heard, in quotation marks.", "聞いた語句（引用符で囲む）。"})
    private String words;

    @Override
    public Integer call() throws IOException {
      String text = new String(Fetched.read(file, LETTER_MAX), StandardCharsets.UTF_8);
      JsonNode who = node.state("/api/v1/known-parties/read", Map.of("text", text));
      List<String> heard = List.of(words.strip().split("[\\s,]+"));
      JsonNode done = node.state("/api/v1/known-parties", Map.of("text", text, "words", heard));
      String state = "";
      for (JsonNode row : node.read("/api/v1/known-parties").path("rows")) {
        state = row.path("party").equals(who.path("party")) ? row.path("state").asString() : state;
      }
      output.show(
          done,
          List.of(
              state.equals("KNOWN")
                  ? who.path("code").asString() + " is known."
                  : "A second officer must hear the words of "
                      + who.path("code").asString()
                      + " too."));
      return 0;
    }
  }
}
