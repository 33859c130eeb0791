// SPDX-License-Identifier: Apache-2.0
package renkei.node.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import renkei.node.app.ExtraCommand;
import renkei.node.app.KeyFolder;
import renkei.node.app.Main;
import renkei.node.app.Output;
import renkei.node.store.Backup;
import renkei.node.store.DataFolder;
import renkei.node.store.Manifest;
import renkei.node.store.Passphrase;

/// `renkei backup`: one sealed file, also while the node runs.
@Command(
    name = "backup",
    description = {
      "Write journal, keys and configuration into one sealed file; the node may go on running.",
      "記録簿・鍵・設定を一つの封印ファイルに書き出す。ノードは動かしたままでよい。"
    },
    mixinStandardHelpOptions = true)
public final class BackupCommand implements ExtraCommand {
  /// Says when the last backup was taken and up to where; its name keeps it out of backups.
  static final String NOTE = ".last-backup";

  @Mixin private Output output;

  @Option(
      names = "--data",
      required = true,
      description = {"Data folder, running or not.", "データフォルダー。稼働中でもよい。"})
  private Path data;

  @Option(
      names = "--to",
      required = true,
      description = {"New file for the backup.", "バックアップの新しいファイル。"})
  private Path to;

  @Option(
      names = "--passphrase-file",
      description = {
        "File of mode 0600 whose first line is the passphrase (default: it is asked).",
        "一行目が合言葉のファイル（モード 0600。既定：尋ねる）。"
      })
  private @Nullable Path passphraseFile;

  @Override
  public Integer call() {
    DataFolder folder = new DataFolder(data);
    KeyFolder keys = KeyFolder.read(folder);
    Passphrase passphrase = passphrase(passphraseFile, true);
    SecureRandom random = new SecureRandom();
    Instant now = Instant.now();
    Manifest manifest =
        new Backup(folder, keys.signing().party(), passphrase, random::nextLong).take(to, now);
    note(folder, manifest);
    output.show(
        Map.of(
            "file", to.toString(),
            "party", manifest.party().key().hex(),
            "position", manifest.head().position(),
            "head", manifest.head().hash().hex(),
            "taken", manifest.taken().toString(),
            "files", manifest.files().size(),
            "checked", "read whole again"));
    return 0;
  }

  private static void note(DataFolder folder, Manifest manifest) {
    try {
      Files.writeString(
          folder.root().resolve(NOTE),
          manifest.taken() + " " + manifest.head().position() + System.lineSeparator());
    } catch (IOException fault) {
      throw new Main.Refused(
          "the backup is whole, but its time could not be noted in "
              + folder.root()
              + ": "
              + fault.getMessage(),
          "バックアップは揃っていますが、時刻を " + folder.root() + " に記せませんでした：" + fault.getMessage());
    }
  }

  /// The passphrase from a file, or typed without an echo.
  ///
  /// @param twice whether it is typed a second time, since a slip would seal the backup for ever
  static Passphrase passphrase(@Nullable Path file, boolean twice) {
    if (file != null) {
      return Passphrase.inFile(file);
    }
    Console console =
        Optional.ofNullable(System.console())
            .filter(Console::isTerminal)
            .orElseThrow(() ->
                new Main.Refused(
                    "there is no terminal to ask for the passphrase; name a file:"
                        + " --passphrase-file FILE",
                    "合言葉を尋ねる端末がありません。--passphrase-file FILE で示してください。"));
    char[] first = console.readPassword("Passphrase of the backup: ");
    if (first == null) {
      throw new Main.Refused("no passphrase was typed", "合言葉が入力されませんでした。");
    }
    if (twice) {
      char[] second = console.readPassword("The same again: ");
      if (second == null || !Arrays.equals(first, second)) {
        throw new Main.Refused(
            "the two are not the same; nothing was written", "二つが一致しません。何も書いていません。");
      }
    }
    return Passphrase.typed(first);
  }
}
