// SPDX-License-Identifier: Apache-2.0
package renkei.node.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import renkei.core.base.Hash;
import renkei.core.entry.PartyId;
import renkei.node.app.ExtraCommand;
import renkei.node.app.Main;
import renkei.node.app.Output;
import renkei.node.store.Manifest;
import renkei.node.store.Passphrase;
import renkei.node.store.Restore;

/// `renkei restore`: makes a new data folder from a backup.
@Command(
    name = "restore",
    description = {
      "Make a new data folder from a backup. Everything is checked before the folder gets its"
          + " name.",
      "バックアップから新しいデータフォルダーを作る。すべて検証してから確定する。"
    },
    mixinStandardHelpOptions = true)
public final class RestoreCommand implements ExtraCommand {
  @Mixin private Output output;

  @Option(
      names = "--from",
      required = true,
      description = {"The backup.", "バックアップ。"})
  private Path from;

  @Option(
      names = "--data",
      description = {
        "Data folder to make; it must not be there yet. Left out with --check-only.",
        "作るデータフォルダー。まだあってはならない。--check-only では不要。"
      })
  private @Nullable Path data;

  @Option(
      names = "--check-only",
      description = {"Only read the backup to its end and check it.", "バックアップを最後まで読み、検査だけする。"})
  private boolean checkOnly;

  @Option(
      names = "--party",
      description = {
        "Refuse the backup of any other party; 64 hexadecimal digits.",
        "他の当事者のバックアップを拒む。16進64桁。"
      })
  private @Nullable String party;

  @Option(
      names = "--passphrase-file",
      description = {
        "File of mode 0600 whose first line is the passphrase (default: it is asked).",
        "一行目が合言葉のファイル（モード 0600。既定：尋ねる）。"
      })
  private @Nullable Path passphraseFile;

  @Override
  public Integer call() {
    Path fresh = data;
    if (checkOnly == (fresh != null)) {
      throw new Main.Refused(
          "name either a new folder by --data, or --check-only",
          "--data で新しいフォルダーを示すか、--check-only を付けてください。");
    }
    PartyId expected = party == null ? null : new PartyId(Hash.fromHex(party));
    Passphrase passphrase = BackupCommand.passphrase(passphraseFile, false);
    Manifest manifest =
        fresh == null
            ? Restore.check(from, passphrase)
            : Restore.into(fresh, from, passphrase, expected);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("party", manifest.party().key().hex());
    answer.put("position", manifest.head().position());
    answer.put("taken", manifest.taken().toString());
    answer.put("checked", true);
    if (fresh != null) {
      answer.put("data", fresh.toString());
    }
    output.show(answer, lines(manifest, fresh));
    return 0;
  }

  private static List<String> lines(Manifest manifest, @Nullable Path fresh) {
    String what =
        "The backup of "
            + manifest.taken()
            + " is whole up to position "
            + manifest.head().position()
            + ".";
    return fresh == null
        ? List.of(what)
        : List.of(
            what,
            "Restored into " + fresh + ". The lost node must never start again.",
            "1. Start it; it records nothing yet: renkei run --data " + fresh,
            "2. Wait until the peers gave back what they hold: renkei peer list --data " + fresh,
            "3. Begin the new incarnation: renkei incarnation --reason TEXT --data " + fresh);
  }
}
