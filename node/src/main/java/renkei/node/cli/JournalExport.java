// SPDX-License-Identifier: Apache-2.0
package renkei.node.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import renkei.node.app.Output;

/// `renkei journal export`: the record of one proposal as a file.
@Command(
    name = "export",
    description = {
      "Write the record of one proposal, for anyone to verify with public keys alone.",
      "一件の提案の記録を書き出す。公開鍵だけで誰でも検証できる。"
    },
    mixinStandardHelpOptions = true)
final class JournalExport implements Callable<Integer> {
  @Mixin private AtNode node;
  @Mixin private Output output;

  @Parameters(
      paramLabel = "PROPOSAL",
      description = {"Id of the proposal.", "提案の識別子。"})
  private String proposal;

  @Option(
      names = "--out",
      required = true,
      description = {"New file for the record.", "記録の新しいファイル。"})
  private Path out;

  @Override
  public Integer call() {
    byte[] record = node.download("/api/v1/records/" + AtNode.query(proposal));
    Fetched.write(out, record);
    output.show(
        Map.of(
            "file",
            out.toString(),
            "bytes",
            record.length,
            "next",
            "renkei journal verify " + out));
    return 0;
  }
}
