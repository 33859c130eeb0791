// SPDX-License-Identifier: Apache-2.0
package renkei.node.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import renkei.core.base.Bytes;
import renkei.core.base.Malformed;
import renkei.core.journal.JournalCheck;
import renkei.core.turn.OfficerSignatures;
import renkei.node.app.ExtraCommand;
import renkei.node.app.Main;
import renkei.node.app.Output;
import renkei.node.app.RecordFile;
import renkei.node.codec.ProtoCodec;
import renkei.node.codec.ProtoRowCodec;
import renkei.node.keys.Keyring;
import renkei.node.store.DataFolder;
import renkei.node.store.FileDisk;

/// `renkei journal`: looks at records without a running node.
@Command(
    name = "journal",
    description = {"Verify a journal or an exported record.", "記録簿または書き出した記録を検証する。"},
    mixinStandardHelpOptions = true,
    subcommands = {JournalCommand.Verify.class, JournalExport.class, JournalHead.class})
public final class JournalCommand implements ExtraCommand {
  @Override
  public Integer call() {
    throw new Main.Refused(
        "say what to do: renkei journal verify, export or head",
        "何をするかを指定してください：renkei journal verify、export、head");
  }

  /// `renkei journal verify`.
  @Command(
      name = "verify",
      description = {
        "Check an exported record with nothing but the public keys in it, or a node's whole"
            + " journal: its chain, and every officer's signature in it.",
        "書き出した記録、またはノードの記録簿全体を、連鎖と担当者の署名について検証する。"
      },
      mixinStandardHelpOptions = true)
  static final class Verify implements Callable<Integer> {
    private static final long FILE_BYTES_MAX = 512L << 20;

    @Mixin private Output output;

    @Parameters(
        paramLabel = "FILE-OR-FOLDER",
        description = {"An exported record, or a data folder.", "書き出した記録、またはデータフォルダー。"})
    private Path path;

    @Override
    public Integer call() throws IOException {
      return Files.isDirectory(path) ? folder() : file();
    }

    private int file() throws IOException {
      if (!Files.isRegularFile(path) || Files.size(path) > FILE_BYTES_MAX) {
        throw new Main.Refused(
            path + " is no record file of at most 512 MiB", path + " は 512 MiB 以下の記録ファイルではありません。");
      }
      RecordFile.Finding finding = RecordFile.verify(Bytes.owning(Files.readAllBytes(path)));
      output.show(
          Map.of(
              "proposal", finding.proposal(),
              "entries", finding.entries(),
              "signed by officers", finding.signed(),
              "state", finding.outcome(),
              "fault", finding.right() ? "none" : String.valueOf(finding.fault())));
      return finding.right() ? 0 : 1;
    }

    private int folder() {
      DataFolder folder = new DataFolder(path);
      OfficerSignatures signatures = new OfficerSignatures(new ProtoCodec(), new Keyring());
      ProtoRowCodec rows = new ProtoRowCodec();
      JournalCheck.Report report =
          JournalCheck.read(
              FileDisk.reading(folder.journal()),
              (position, bytes) -> {
                try {
                  signatures.row(position, rows.decode(bytes));
                } catch (Malformed malformed) {
                  signatures.unreadable(position, malformed);
                }
              });
      JournalFinding finding = new JournalFinding(report, signatures);
      output.show(finding.answer(), finding.lines());
      return finding.right() ? 0 : 1;
    }
  }
}
