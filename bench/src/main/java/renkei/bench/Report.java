// SPDX-License-Identifier: Apache-2.0
package renkei.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// The figures of one run, for people and for programs.
///
/// @param machine where
/// @param figures in the sequence of the rows
record Report(Machine machine, List<Figure> figures) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// A table in Markdown, as it stands in docs/figures.md.
  String table() {
    List<String[]> rows = new ArrayList<>();
    rows.add(
        new String[] {
          "Row", "What", "Measured", "Beside it, same run", "Ratio", "Goal", "Reached"
        });
    figures.forEach(figure -> rows.add(cells(figure)));
    int[] widths = new int[rows.getFirst().length];
    for (String[] row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row[i].length());
      }
    }
    StringBuilder out = new StringBuilder(head());
    line(out, rows.getFirst(), widths);
    String[] rule = new String[widths.length];
    for (int i = 0; i < widths.length; i++) {
      rule[i] = "-".repeat(widths[i]);
    }
    line(out, rule, widths);
    rows.stream().skip(1).forEach(row -> line(out, row, widths));
    return out.append('\n').append(notes()).toString();
  }

  private String head() {
    return String.format(
        Locale.ROOT,
        "%s, commit %s, %d processors, Java %s, %s, load %.1f%n%n",
        machine.at(),
        machine.commit(),
        machine.processors(),
        machine.java(),
        machine.system(),
        machine.loadBefore());
  }

  private static void line(StringBuilder out, String[] cells, int[] widths) {
    for (int i = 0; i < cells.length; i++) {
      out.append("| ").append(cells[i]);
      out.append(" ".repeat(widths[i] - cells[i].length() + 1));
    }
    out.append("|\n");
  }

  private static String[] cells(Figure figure) {
    Figure.Verdict verdict = figure.verdict();
    Boolean reached = verdict.reached();
    return new String[] {
      figure.name(),
      figure.what(),
      measured(figure),
      String.join(
          "; ", figure.beside().stream().map(b -> b.what() + " " + number(b.value())).toList()),
      Double.isNaN(verdict.ratio()) ? "" : number(verdict.ratio()),
      verdict.goal(),
      reached == null ? "" : reached ? "yes" : "no"
    };
  }

  private static String measured(Figure figure) {
    Spread spread = figure.measured();
    if (Double.isNaN(spread.median())) {
      return "–";
    }
    String middle = number(spread.median()) + " " + figure.unit();
    return spread.low() == spread.high()
        ? middle
        : middle + " (" + number(spread.low()) + " to " + number(spread.high()) + ")";
  }

  private String notes() {
    StringBuilder out = new StringBuilder();
    for (Figure figure : figures) {
      if (!figure.note().isEmpty()) {
        out.append("- ").append(figure.name()).append(", ").append(figure.what());
        out.append(": ").append(figure.note()).append(".\n");
      }
    }
    return out.toString();
  }

  /// Three digits that count.
  static String number(double value) {
    if (Double.isNaN(value)) {
      return "–";
    }
    double size = Math.abs(value);
    String form = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f";
    return String.format(Locale.ROOT, form, value);
  }

  /// The same for programs: numbers in full.
  String json() {
    Map<String, Object> whole = new LinkedHashMap<>();
    whole.put("at", machine.at().toString());
    whole.put("commit", machine.commit());
    whole.put("processors", machine.processors());
    whole.put("java", machine.java());
    whole.put("system", machine.system());
    whole.put("load", machine.loadBefore());
    whole.put("figures", figures.stream().map(Report::plain).toList());
    return JSON.writeValueAsString(whole) + "\n";
  }

  private static Map<String, Object> plain(Figure figure) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("row", figure.name());
    row.put("what", figure.what());
    row.put("unit", figure.unit());
    put(row, "median", figure.measured().median());
    put(row, "low", figure.measured().low());
    put(row, "high", figure.measured().high());
    row.put("beside", figure.beside());
    put(row, "ratio", figure.verdict().ratio());
    row.put("goal", figure.verdict().goal());
    Boolean reached = figure.verdict().reached();
    if (reached != null) {
      row.put("reached", reached);
    }
    row.put("note", figure.note());
    return row;
  }

  private static void put(Map<String, Object> row, String name, double value) {
    if (!Double.isNaN(value)) {
      row.put(name, value);
    }
  }
}
