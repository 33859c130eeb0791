// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import renkei.core.base.Bytes;

/// Comma-separated values (RFC 4180) with a row of HXL 1.1 hashtags under the headings. No cell can
/// begin a formula in whatever program opens it.
final class HxlCsv {
  /// What begins a formula in spreadsheets, in both widths of letters.
  private static final String FORMULA = "=+-@＝＋－＠|%";

  private final StringBuilder text = new StringBuilder("\ufeff");

  /// One column.
  ///
  /// @param heading in both languages
  /// @param tag its HXL hashtag with attributes
  record Column(String heading, String tag) {}

  HxlCsv(List<Column> columns) {
    line(columns.stream().map(Column::heading).toList());
    text.append(
        columns.stream().map(column -> quoted(column.tag())).collect(Collectors.joining(",")));
    text.append("\r\n");
  }

  /// Adds a row.
  void line(List<String> cells) {
    text.append(cells.stream().map(HxlCsv::cell).collect(Collectors.joining(",")));
    text.append("\r\n");
  }

  /// The file.
  Bytes bytes() {
    return Bytes.owning(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /// A cell that officers or peers wrote: where it could be read as a formula it is made a text by
  /// an apostrophe before it.
  static String cell(String value) {
    String bare = value.strip();
    boolean number = value.matches("\\d+");
    boolean formula =
        !number
            && (!bare.isEmpty() && FORMULA.indexOf(bare.charAt(0)) >= 0
                || !value.isEmpty() && value.charAt(0) < ' ');
    return quoted(formula ? "'" + value : value);
  }

  private static String quoted(String value) {
    return '"' + value.replace("\"", "\"\"") + '"';
  }
}
