// SPDX-License-Identifier: Apache-2.0
package renkei.node.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import renkei.node.app.Main;
import renkei.node.app.Output;
import renkei.node.keys.OfficerFileKey;
import tools.jackson.databind.JsonNode;

/// What `renkei officer` does about the keys by which officers sign.
final class RollCommands {
  private RollCommands() {}

  /// `renkei officer key`.
  @Command(
      name = "key",
      description = {
        "Make an officer's own key in a file. Keep it where only the officer has it, not on this"
            + " machine.",
        "担当者本人の署名鍵をファイルに作る。本人だけが持ち、本機には残さない。"
      },
      mixinStandardHelpOptions = true)
  static final class Key implements Callable<Integer> {
    @Mixin private AtNode node;
    @Mixin private Output output;

    @Parameters(
        paramLabel = "CODE",
        description = {"Code of the officer.", "担当者の符号。"})
    private String code;

    @Option(
        names = "--out",
        required = true,
        description = {"New file for the key, mode 0600.", "鍵の新しいファイル（モード 0600）。"})
    private Path out;

    @Override
    public Integer call() throws IOException {
      OfficerFileKey key = OfficerFileKey.fresh(new SecureRandom());
      key.create(out);
      JsonNode done;
      try {
        done =
            node.state(
                "/api/v1/officers/" + AtNode.query(code) + "/key",
                Map.of("publicKey", Base64.getEncoder().encodeToString(key.publicKey().unsafe())));
      } catch (Main.Refused refused) {
        Files.delete(out);
        throw refused;
      }
      output.show(
          done,
          List.of(
              "The key of " + code + " is in " + out + "; its public half is enrolled.",
              "Before the first pairing that is all. After it, two officers state that it counts:"
                  + " renkei officer enter "
                  + code));
      return 0;
    }
  }

  /// `renkei officer roll`.
  @Command(
      name = "roll",
      description = {
        "Show the keys by which this party's officers sign, as its peers know them.",
        "当事者の鍵名簿を示す。"
      },
      mixinStandardHelpOptions = true)
  static final class Roll implements Callable<Integer> {
    @Mixin private AtNode node;
    @Mixin private Output output;

    @Override
    public Integer call() {
      JsonNode roll = node.read("/api/v1/roll");
      List<String> lines = new ArrayList<>();
      for (JsonNode row : roll.path("rows")) {
        List<String> by = new ArrayList<>();
        row.path("statedBy").forEach(officer -> by.add(officer.asString()));
        lines.add(
            row.path("key").asString()
                + "  "
                + row.path("officer").asString()
                + "  "
                + row.path("command").asString()
                + "  "
                + row.path("kind").asString()
                + "  "
                + row.path("state").asString()
                + (by.isEmpty() ? "" : "  stated by " + String.join(", ", by)));
        if (row.path("needed").asInt() > 0) {
          List<String> others = new ArrayList<>();
          row.path("mayState").forEach(officer -> others.add(officer.asString()));
          String revoking =
              row.path("state").asString().equals("REVOKING") ? "revoke-key" : "enter";
          lines.add(
              "    "
                  + row.path("needed").asInt()
                  + " more must state it by `officer "
                  + revoking
                  + "`, of: "
                  + String.join(", ", others)
                  + "。あと "
                  + row.path("needed").asInt()
                  + " 名の表明が必要："
                  + String.join("、", others));
        }
      }
      for (JsonNode row : roll.path("untold")) {
        lines.add(
            "not told to "
                + String.join(", ", row.path("to").valueStream().map(JsonNode::asString).toList())
                + ": state it by `officer tell-roll "
                + row.path("proposal").asString()
                + "`, "
                + row.path("needed").asInt()
                + " more");
      }
      output.show(roll, lines.isEmpty() ? List.of("No officer has a key yet.") : lines);
      return 0;
    }
  }

  /// `renkei officer enter`.
  @Command(
      name = "enter",
      description = {
        "State that an officer's enrolled key belongs on the roll. It counts when two officers"
            + " did.",
        "担当者の鍵を鍵名簿に載せる。二人の担当者が行うと有効になる。"
      },
      mixinStandardHelpOptions = true)
  static final class Enter implements Callable<Integer> {
    @Mixin private AtNode node;
    @Mixin private Output output;

    @Parameters(
        paramLabel = "CODE",
        description = {"Code of the officer whose key it is.", "鍵の持ち主である担当者の符号。"})
    private String code;

    @Override
    public Integer call() {
      return told(node, output, node.state("/api/v1/roll", Map.of("officer", code)));
    }
  }

  /// `renkei officer revoke-key`.
  @Command(
      name = "revoke-key",
      description = {
        "State that a key signs nothing more, such as a lost one. It counts when two officers did.",
        "紛失した鍵などを失効させる。二人の担当者が行うと有効になる。"
      },
      mixinStandardHelpOptions = true)
  static final class RevokeKey implements Callable<Integer> {
    @Mixin private AtNode node;
    @Mixin private Output output;

    @Parameters(
        paramLabel = "KEY",
        description = {"Hash of the key, as `roll` shows it.", "鍵のハッシュ（roll が示すもの）。"})
    private String key;

    @Option(
        names = "--reason",
        required = true,
        description = {"Why; it crosses to the peers.", "理由。相手ノードに渡る。"})
    private String reason;

    @Override
    public Integer call() {
      String path = "/api/v1/roll/" + AtNode.query(key) + "/revoke";
      return told(node, output, node.state(path, Map.of("reason", reason)));
    }
  }

  /// `renkei officer tell-roll`.
  @Command(
      name = "tell-roll",
      description = {
        "State the roll as it is now to the parties of a proposal of whom one has no link. It"
            + " counts there when two officers did.",
        "連接のない当事者がいる提案の当事者に、現在の鍵名簿を示す。二人の担当者が行うと相手方で有効になる。"
      },
      mixinStandardHelpOptions = true)
  static final class TellRoll implements Callable<Integer> {
    @Mixin private AtNode node;
    @Mixin private Output output;

    @Parameters(
        paramLabel = "PROPOSAL",
        description = {"Its id, as `roll` shows it.", "提案の番号（roll が示すもの）。"})
    private String proposal;

    @Override
    public Integer call() {
      return told(
          node, output, node.state("/api/v1/roll/statements", Map.of("proposal", proposal)));
    }
  }

  private static int told(AtNode node, Output output, JsonNode done) {
    List<String> lines = new ArrayList<>(List.of("Recorded. The roll now:"));
    for (JsonNode row : node.read("/api/v1/roll").path("rows")) {
      lines.add(
          "  "
              + row.path("officer").asString()
              + "  "
              + row.path("key").asString().substring(0, 12)
              + "  "
              + row.path("state").asString());
    }
    output.show(done, lines);
    return 0;
  }
}
