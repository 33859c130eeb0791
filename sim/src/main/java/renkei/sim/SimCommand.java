// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import renkei.node.app.ExtraCommand;

/// `renkei sim`: runs seeded schedules of whole coalitions over the real kernel, and stops at the
/// first that breaks an invariant.
@Command(
    name = "sim",
    description = {
      "Run seeded schedules of 2 to 7 parties: crashes, cuts, loss, lies. Stops at the first"
          + " fault.",
      "模擬を行う。種ごとに同じ経過となり、最初の違反で止まる。"
    },
    mixinStandardHelpOptions = true)
public final class SimCommand implements ExtraCommand {
  /// Over fewer schedules some fault may well not have happened yet.
  private static final int EVERYTHING_HAPPENS_MIN = 200;

  private static final int PROGRESS_EVERY = 50;

  @Option(
      names = "--seeds",
      defaultValue = "100",
      description = {
        "How many schedules (default: ${DEFAULT-VALUE}).",
        "実行する筋書きの数（既定：${DEFAULT-VALUE}）。"
      })
  private int seeds;

  @Option(
      names = "--from",
      description = {"The first seed; without it a random one, printed.", "最初の種。なければ無作為に選び、表示する。"})
  private @Nullable Long from;

  @Option(
      names = "--json",
      description = {"Answer in JSON.", "JSON で答える。"})
  private boolean json;

  @Option(
      names = "--ledger",
      description = {"Add the run, if all held, to this page of sums.", "すべて成り立てば、この合計表に加える。"})
  private @Nullable Path ledger;

  @Option(
      names = "--run",
      defaultValue = "-",
      description = {
        "The name of the run on the page of sums: its date and commit.",
        "合計表での実行名：日付とコミット。"
      })
  private String name;

  @Spec private CommandSpec command;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = command.commandLine().getOut();
    Long given = from;
    long first = given == null ? new SplittableRandom().nextInt(1_000_000_000) : given;
    tell(out, "schedules " + seeds + ", from seed " + first);
    Totals totals = new Totals();
    Schedule.Trial broken = run(first, totals, out);
    boolean idle = seeds >= EVERYTHING_HAPPENS_MIN && !totals.never().isEmpty();
    report(out, first, totals, broken);
    Path page = ledger;
    if (page != null && broken == null) {
      new Ledger(page).add(name, totals);
    }
    return broken != null || idle ? 1 : 0;
  }

  private Schedule.@Nullable Trial run(long first, Totals totals, PrintWriter out) {
    for (int done = 0; done < seeds; done++) {
      Schedule.Trial trial = Schedule.run(first + done);
      totals.add(trial.totals());
      if (trial.broken() != null) {
        return trial;
      }
      if ((done + 1) % PROGRESS_EVERY == 0) {
        tell(out, (done + 1) + " of " + seeds + " held");
      }
    }
    return null;
  }

  private void report(PrintWriter out, long first, Totals totals, Schedule.@Nullable Trial broken) {
    if (json) {
      StringBuilder text = new StringBuilder("{\"from\":" + first + ",\"seeds\":" + seeds);
      for (Map.Entry<String, Long> count : totals.all().entrySet()) {
        text.append(",\"").append(count.getKey()).append("\":").append(count.getValue());
      }
      out.println(text.append(",\"held\":").append(broken == null).append('}'));
    } else {
      totals.all().forEach((name, count) -> out.println(name + " " + count));
      totals.never().forEach(name -> out.println("never happened: " + name));
      out.println(broken == null ? "all held" : told(broken));
    }
    out.flush();
  }

  private static String told(Schedule.Trial trial) {
    return "seed "
        + trial.seed()
        + ", turn "
        + trial.turns()
        + ": "
        + trial.broken()
        + "\nagain with: renkei sim --seeds 1 --from "
        + trial.seed();
  }

  private void tell(PrintWriter out, String line) {
    if (!json) {
      out.println(line);
      out.flush();
    }
  }
}
