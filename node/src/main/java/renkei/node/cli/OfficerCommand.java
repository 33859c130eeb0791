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
import renkei.core.entry.OfficerEntry.Right;
import renkei.node.app.ExtraCommand;
import renkei.node.app.Main;
import renkei.node.app.Output;
import tools.jackson.databind.JsonNode;

/// `renkei officer`: who may use this node.
@Command(
    name = "officer",
    description = {"Add officers and make their one-time links.", "当直を登録し、一回限りのリンクを作る。"},
    mixinStandardHelpOptions = true,
    subcommands = {
      OfficerCommand.Add.class,
      OfficerCommand.ListOfficers.class,
      OfficerCommand.NewLink.class,
      OfficerCommand.Revoke.class,
      RollCommands.Key.class,
      RollCommands.Roll.class,
      RollCommands.Enter.class,
      RollCommands.RevokeKey.class,
      RollCommands.TellRoll.class
    })
public final class OfficerCommand implements ExtraCommand {
  @Override
  public Integer call() {
    throw new Main.Refused(
        "say what to do: renkei officer add, list, link, revoke, key, roll, enter, tell-roll or"
            + " revoke-key",
        "何をするかを指定してください：renkei officer add、list、link、revoke、key、roll、enter、tell-roll、revoke-key");
  }

  /// `renkei officer add`.
  @Command(
      name = "add",
      description = {"Enrol an officer; prints the link by which a key is made.", "当直を登録する。"},
      mixinStandardHelpOptions = true)
  static final class Add implements Callable<Integer> {
    @Mixin private AtNode node;
    @Mixin private Output output;

    @Parameters(
        paramLabel = "CODE",
        description = {"Code of the officer or of the post.", "担当者または職の符号。"})
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
        names = "--command",
        required = true,
        description = {"Code of the officer's command.", "担当者の司令部の符号。"})
    private String command;

    @Option(
        names = "--rights",
        split = ",",
        defaultValue = "READ,ANSWER",
        description = {
          "Of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).",
          "${COMPLETION-CANDIDATES} のいずれか（既定：${DEFAULT-VALUE}）。"
        })
    private List<Right> rights;

    @Override
    public Integer call() {
      Map<String, Object> draft = new LinkedHashMap<>();
      draft.put("code", code);
      draft.put("names", Map.of("en", name, "ja", nameJa == null ? name : nameJa));
      draft.put("command", command);
      draft.put("rights", rights.stream().map(Right::name).distinct().sorted().toList());
      link(output, code, node.state("/api/v1/officers", draft));
      return 0;
    }
  }

  /// `renkei officer list`.
  @Command(
      name = "list",
      description = {"Show who may use this node.", "当直の一覧を示す。"},
      mixinStandardHelpOptions = true)
  static final class ListOfficers implements Callable<Integer> {
    @Mixin private AtNode node;
    @Mixin private Output output;

    @Override
    public Integer call() {
      JsonNode officers = node.read("/api/v1/officers");
      List<String> lines = new ArrayList<>();
      for (JsonNode officer : officers.path("rows")) {
        List<String> rights = new ArrayList<>();
        officer.path("rights").forEach(right -> rights.add(right.asString()));
        boolean revoked = !officer.path("revoked").isNull();
        lines.add(
            officer.path("code").asString()
                + "  "
                + officer.path("command").asString()
                + "  "
                + String.join(",", rights)
                + "  key: "
                + officer.path("key").asString("none yet")
                + (revoked ? "  REVOKED" : ""));
      }
      output.show(officers, lines);
      return 0;
    }
  }

  /// `renkei officer link`.
  @Command(
      name = "link",
      description = {
        "Make a new one-time link, such as after a lost key. It is shown once and kept nowhere.",
        "新しい一回限りのリンクを作る。一度だけ表示する。"
      },
      mixinStandardHelpOptions = true)
  static final class NewLink implements Callable<Integer> {
    @Mixin private AtNode node;
    @Mixin private Output output;

    @Parameters(
        paramLabel = "CODE",
        description = {"Code of the officer.", "担当者の符号。"})
    private String code;

    @Override
    public Integer call() {
      for (JsonNode officer : node.read("/api/v1/officers").path("rows")) {
        if (officer.path("code").asString().equals(code)) {
          Map<String, Object> draft = new LinkedHashMap<>();
          for (String key : List.of("code", "names", "command", "rights")) {
            draft.put(key, officer.path(key));
          }
          link(output, code, node.state("/api/v1/officers", draft));
          return 0;
        }
      }
      throw new Main.Refused(
          "there is no officer '" + code + "'; add one with: renkei officer add " + code,
          "担当者「" + code + "」はいません。次で登録してください：renkei officer add " + code);
    }
  }

  /// `renkei officer revoke`.
  @Command(
      name = "revoke",
      description = {"That officer may use this node no more.", "当直の利用を取り消す。"},
      mixinStandardHelpOptions = true)
  static final class Revoke implements Callable<Integer> {
    @Mixin private AtNode node;
    @Mixin private Output output;

    @Parameters(
        paramLabel = "CODE",
        description = {"Code of the officer.", "担当者の符号。"})
    private String code;

    @Option(
        names = "--reason",
        required = true,
        description = {"Why; it is recorded.", "理由。記録される。"})
    private String reason;

    @Override
    public Integer call() {
      JsonNode done =
          node.state(
              "/api/v1/officers/" + AtNode.query(code) + "/revoke", Map.of("reason", reason));
      output.show(done, List.of(code + " may use this node no more."));
      return 0;
    }
  }

  private static void link(Output output, String code, JsonNode made) {
    output.show(
        made,
        List.of(
            "One-time link for "
                + code
                + ", valid until "
                + made.path("validUntil").asString()
                + ":",
            "  " + made.path("link").asString(),
            "It is shown this once. Open it in the officer's own browser."));
  }
}
