// SPDX-License-Identifier: Apache-2.0
package renkei.node.app;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import renkei.core.entry.CommandId;
import renkei.core.entry.Names;
import renkei.core.entry.OfficerId;
import renkei.node.keys.Words;
import renkei.node.store.DataFolder;

/// `renkei init`: makes a node in a new folder.
@Command(
    name = "init",
    description = {
      "Make a new node: keys, a commented configuration, the root command and the first officer.",
      "新しいノードを作る。"
    },
    mixinStandardHelpOptions = true)
final class InitCommand implements Callable<Integer> {
  @Mixin private Output output;

  @Option(
      names = "--data",
      required = true,
      description = {"New data folder of the node.", "ノードの新しいデータフォルダー。"})
  private Path data;

  @Option(
      names = "--code",
      required = true,
      description = {"Short code of the party, such as JPN.", "当事者の短い符号（例：JPN）。"})
  private String code;

  @Option(
      names = "--name",
      required = true,
      description = {"Name of the party in English.", "当事者の英語名。"})
  private String name;

  @Option(
      names = "--name-ja",
      description = {"Name of the party in Japanese.", "当事者の日本語名。"})
  private String nameJa = "";

  @Option(
      names = "--root",
      defaultValue = "HQ",
      description = {
        "Code of the root command (default: ${DEFAULT-VALUE}).",
        "最上位の司令部の符号（既定：${DEFAULT-VALUE}）。"
      })
  private String root;

  @Option(
      names = "--officer",
      defaultValue = "duty-1",
      description = {
        "Code of the first officer (default: ${DEFAULT-VALUE}).",
        "最初の担当者の符号（既定：${DEFAULT-VALUE}）。"
      })
  private String officer;

  @Option(
      names = "--policy",
      defaultValue = "COALITION",
      description = {"Policy of the labels.", "秘密区分表示の方針名。"})
  private String policy;

  @Option(
      names = "--real",
      description = {"Real matters; otherwise the node is for exercises.", "実任務用。指定がなければ演習用のノード。"})
  private boolean real;

  @Override
  public Integer call() {
    String ja = nameJa.isEmpty() ? name : nameJa;
    Config.Party party = new Config.Party(code, name, ja, policy, "");
    Founding founding =
        new Founding(
            party, !real, new CommandId(root), new Names(name, ja), new OfficerId(officer));
    DataFolder folder = founding.in(data, Instant::now, new SecureRandom());
    KeyFolder keys = KeyFolder.read(folder);
    output.show(
        Map.of(
            "data", data.toString(),
            "party", keys.signing().party().key().hex(),
            "words", String.join(" ", Words.english(keys.signing().party().key())),
            "next", "renkei run --data " + data));
    return 0;
  }
}
