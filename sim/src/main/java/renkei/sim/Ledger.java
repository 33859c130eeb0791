// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The page that sums up all runs: a row for each, and under them the sums.
final class Ledger {
  /// The counts that make the columns behind the name of the run, as [Totals#all] names them.
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

  private static final String SUMS = "| **sum** ";

  private final Path page;

  Ledger(Path page) {
    this.page = page;
  }

  /// Adds a run in which everything held.
  ///
  /// @param run its date and commit, as it shall stand in the table
  /// @throws IOException when the page cannot be read or written
  void add(String run, Totals totals) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(page));
    lines.removeIf(line -> line.startsWith(SUMS));
    lines.add(
        "| "
            + run.replace('|', ' ')
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
      if (cells.length == COLUMNS.size() + 2 && cells[2].strip().matches("[0-9]+")) {
        for (int i = 0; i < sums.length; i++) {
          sums[i] += Long.parseLong(cells[i + 2].strip());
        }
      }
    }
    StringBuilder row = new StringBuilder(SUMS);
    for (long sum : sums) {
      row.append("| ").append(sum).append(' ');
    }
    return row.append('|').toString();
  }
}
