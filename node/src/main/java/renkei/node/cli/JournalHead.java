// SPDX-License-Identifier: Apache-2.0
package renkei.node.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import renkei.core.journal.Head;
import renkei.core.journal.JournalCheck;
import renkei.node.app.Main;
import renkei.node.app.Output;
import renkei.node.store.DataFolder;
import renkei.node.store.FileDisk;

/// `renkei journal head`: the last position and hash, to be kept somewhere else.
@Command(
    name = "head",
    description = {
      "Show the head of a journal. Kept elsewhere, it proves later that nothing was taken back.",
      "記録簿の先頭を示す。別の場所に控えると、後で巻き戻しを見つけられる。"
    },
    mixinStandardHelpOptions = true)
final class JournalHead implements Callable<Integer> {
  @Mixin private Output output;

  @Option(
      names = "--data",
      required = true,
      description = {"Data folder, running or not.", "データフォルダー。稼働中でもよい。"})
  private Path data;

  @Override
  public Integer call() {
    Head head =
        JournalCheck.lastKnown(FileDisk.reading(new DataFolder(data).journal()))
            .orElseThrow(() ->
                new Main.Refused(
                    "there is no journal with a whole head in " + data,
                    data + " に head の揃った記録簿がありません。"));
    output.show(Map.of("position", head.position(), "hash", head.hash().hex()));
    return 0;
  }
}
