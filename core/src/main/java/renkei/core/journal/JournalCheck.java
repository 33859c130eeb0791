// SPDX-License-Identifier: Apache-2.0
package renkei.core.journal;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Bytes;
import renkei.core.base.Disk;

/// Checks a journal from its first byte to its last and changes nothing: every check, every chain
/// hash, every commit, and the head file.
public final class JournalCheck {
  /// What a check found: the whole picture, or the first bad record.
  public static final class Report {
    private final long rows;
    private final @Nullable Opening found;
    private final @Nullable BadRecord bad;

    private Report(long rows, @Nullable Opening found, @Nullable BadRecord bad) {
      this.rows = rows;
      this.found = found;
      this.bad = bad;
    }

    /// How many rows were read and found right before the first bad record; of the last segment
    /// only those in whole batches.
    public long rows() {
      return rows;
    }

    /// The whole picture when nothing is bad.
    public Optional<Opening> found() {
      return Optional.ofNullable(found);
    }

    /// The first bad record; empty when there is none.
    public Optional<BadRecord> bad() {
      return Optional.ofNullable(bad);
    }

    /// Whether nothing is bad.
    public boolean whole() {
      return bad == null;
    }

    /// What an operator reads.
    public List<String> sentences() {
      if (bad != null) {
        return List.of(bad.sentence());
      }
      return found == null ? List.of() : found.notes();
    }
  }

  private JournalCheck() {}

  /// Checks a journal that nobody is writing. Whatever the files hold, it answers with a report.
  ///
  /// @throws renkei.core.base.DiskFailure when the disk refuses a read
  public static Report verify(Disk disk) {
    return verify(disk, null);
  }

  /// Checks a journal up to a head that it had; what was appended after that is left alone. May run
  /// beside the owner, on a Disk of its own.
  public static Report verify(Disk disk, @Nullable Head upTo) {
    long[] rows = new long[1];
    return walk(disk, upTo, rows, (position, _, _, _) -> rows[0] = position);
  }

  /// As [#verify(Disk)], and gives every row to a reader after its check. Rows of a batch that
  /// turns out to be bad were given to it before that was found.
  public static Report read(Disk disk, RowReader reader) {
    long[] rows = new long[1];
    return walk(
        disk,
        null,
        rows,
        (position, array, at, length) -> {
          rows[0] = position;
          reader.row(position, Bytes.owning(Arrays.copyOfRange(array, at, at + length)));
        });
  }

  private static Report walk(Disk disk, @Nullable Head upTo, long[] rows, ChainWalk.Sink sink) {
    try {
      Survey.Found found = upTo == null ? Survey.of(disk, sink) : Survey.upTo(disk, upTo, sink);
      return new Report(rows[0], found.opening(), null);
    } catch (JournalDamaged damaged) {
      return new Report(rows[0], null, damaged.bad());
    }
  }

  /// What must be copied to have exactly the journal up to a head.
  ///
  /// @param journal which journal
  /// @param whole names of the segments to copy as they are
  /// @param last name of the last segment
  /// @param lastBytes how many bytes of it, from its beginning
  public record Prefix(JournalId journal, List<String> whole, String last, long lastBytes) {}

  /// Finds what to copy for a head that was just read from the running journal, checking it on the
  /// way. @throws JournalDamaged when something up to that head is bad
  public static Prefix prefix(Disk disk, Head head) {
    Survey.Found found = Survey.upTo(disk, head, (_, _, _, _) -> {});
    List<String> names =
        found.segments().stream().map(segment -> Layout.segmentName(segment.number())).toList();
    JournalId journal = found.journal();
    if (names.isEmpty() || journal == null) {
      throw new JournalDamaged(
          new BadRecord(Layout.segmentName(1), 0, 1, "there is no journal in this folder"));
    }
    return new Prefix(journal, names.subList(0, names.size() - 1), names.getLast(), found.end());
  }

  /// The furthest head that the head file knows: what was acknowledged last, or, when a power cut
  /// lost that, a little before. May be read beside the running owner. Empty without a whole slot.
  public static Optional<Head> lastKnown(Disk disk) {
    return disk.names().contains(Layout.HEAD_NAME)
        ? HeadFile.read(disk).stream()
            .map(HeadFile.Slot::head)
            .max(Comparator.comparingLong(Head::position))
        : Optional.empty();
  }

  /// Writes the head file that belongs beside such a prefix: closed in order at that head.
  public static void closeAt(Disk disk, JournalId journal, Head head) {
    try (HeadFile file = HeadFile.open(disk, journal, 0)) {
      file.force(false, head.position(), head.hash().bytes());
      file.force(true, head.position(), head.hash().bytes());
    }
    disk.forceNames();
  }
}
