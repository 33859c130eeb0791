// SPDX-License-Identifier: Apache-2.0
package renkei.node.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import picocli.CommandLine;

/// Reads a time on the command line: `2026-11-22T05:41:00Z`, or with another offset. A time without
/// a zone is refused, since two people would read it differently.
final class TimeText implements CommandLine.ITypeConverter<Instant> {
  @Override
  public Instant convert(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException _) {
      throw new CommandLine.TypeConversionException(
          "'" + text + "' is no time with a zone, such as 2026-11-22T05:41:00Z");
    }
  }
}
