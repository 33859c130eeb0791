// SPDX-License-Identifier: Apache-2.0
package renkei.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import renkei.node.app.ExtraCommand;

/// `renkei bench`: every figure beside the ceiling that this machine reaches in the same run.
@Command(
    name = "bench",
    description = {
      "Measure this machine and this version: each figure beside its ceiling.",
      "性能を測る。各数値の隣に、同じ機械での上限を示す。"
    },
    mixinStandardHelpOptions = true)
public final class BenchCommand implements ExtraCommand {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--only",
      description = {"One row only: ${COMPLETION-CANDIDATES}.", "一行だけ：${COMPLETION-CANDIDATES}。"},
      completionCandidates = Names.class)
  private @Nullable String only;

  @Option(
      names = "--quick",
      description = {
        "Tiny sizes, to see that it runs; figures mean nothing.",
        "ごく小さく動かす。数値に意味はない。"
      })
  private boolean quick;

  @Option(
      names = "--json",
      description = {"Answer in JSON.", "JSON で答える。"})
  private boolean json;

  @Option(
      names = "--on",
      description = {
        "A folder on the disk to measure; the default is this one.",
        "測るディスク上のフォルダー（既定：ここ）。"
      })
  private Path on = Path.of("");

  /// Used by the service loader.
  public BenchCommand() {}

  /// The rows in their sequence.
  static List<Measurement> all() {
    return List.of(
        new SubmissionAlone(),
        new SubmissionsAtOnce(),
        new CatchUp(),
        new Replay(),
        new Who(),
        new Explained(),
        new Areas(),
        new Docks(),
        new LiveLane(),
        new RequestToAnswer(),
        new SlowLink(),
        new Closed(),
        new Start(),
        new Memory());
  }

  private static final class Names extends ArrayList<String> {
    private static final long serialVersionUID = 1;

    Names() {
      all().forEach(row -> add(row.name()));
    }
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    CommandSpec command = spec;
    if (command == null) {
      throw new IllegalStateException("called without the command line");
    }
    List<Measurement> rows =
        all().stream().filter(row -> only == null || row.name().equals(only)).toList();
    if (rows.isEmpty()) {
      throw new ParameterException(
          command.commandLine(), "no row is called " + only + "; there are: " + new Names());
    }
    PrintWriter progress = command.commandLine().getErr();
    PrintWriter out = command.commandLine().getOut();
    Path home = Files.createTempDirectory(Files.createDirectories(on.toAbsolutePath()), ".bench-");
    Report report;
    try {
      report = new Report(Machine.here(), figures(rows, home, progress));
    } finally {
      Bench.delete(home);
    }
    out.print(json ? report.json() : report.table());
    out.flush();
    return 0;
  }

  private List<Figure> figures(List<Measurement> rows, Path home, PrintWriter progress)
      throws IOException, InterruptedException {
    Bench bench = new Bench(home, quick ? Effort.QUICK : Effort.WHOLE);
    List<Figure> figures = new ArrayList<>();
    for (Measurement row : rows) {
      progress.println("measuring 計測中: " + row.name());
      progress.flush();
      figures.addAll(row.measure(bench));
    }
    return figures;
  }
}
