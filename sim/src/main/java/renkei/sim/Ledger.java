// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The page that sums up all runs: a row for each, and under them the sums.
final class Ledger {
  /// The counts that make the columns behind date and commit, as [Totals#all] names them.
  private static final List<String> COLUMNS =
      List.of(
          "work.schedules",
          "work.turns",
          "work.acts of officers",
          "work.rulings recorded",
          "work.frames tapped",
          "fault.power_cut",
          "fault.power_cut_in_turn",
          "fault.killed",
          "fault.link_cut",
          "fault.hostile_frame");

  private static final String SUMS = "| **sum** |";

  private final Path page;

  Ledger(Path page) {
    this.page = page;
  }

  /// Adds a run in which everything held.
  ///
  /// @param commit what was run, a short commit id
  /// @throws IOException when the page cannot be read or written
  void add(LocalDate on, String commit, Totals totals) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(page));
    lines.removeIf(line -> line.startsWith(SUMS));
    lines.add(
        "| "
            + on
            + " | "
            + commit
            + " | "
            + COLUMNS.stream()
                .map(column -> Long.toString(totals.all().getOrDefault(column, 0L)))
                .collect(Collectors.joining(" | "))
            + " |");
    lines.add(sums(lines));
    Files.write(page, lines);
  }

  private static String sums(List<String> lines) {
    long[] sums = new long[COLUMNS.size()];
    for (String line : lines) {
      String[] cells = line.split("\\|");
      if (cells.length == COLUMNS.size() + 3 && cells[1].strip().startsWith("20")) {
        for (int i = 0; i < sums.length; i++) {
          sums[i] += Long.parseLong(cells[i + 3].strip());
        }
      }
    }
    StringBuilder row = new StringBuilder(SUMS).append(' ');
    for (long sum : sums) {
      row.append("| ").append(sum).append(' ');
    }
    return row.append('|').toString();
  }
}
