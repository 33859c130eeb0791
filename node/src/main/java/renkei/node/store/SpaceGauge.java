// SPDX-License-Identifier: Apache-2.0
package renkei.node.store;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/// How full the disk is, and what to refuse so that decisions always find room: first new
/// documents, then position reports kept on disk. Decisions are never refused for space; when even
/// they find none, the disk refuses the write and the journal stops.
public final class SpaceGauge {
  /// What is still taken in, from most to least.
  public enum Level {
    /// Everything.
    NORMAL,
    /// No new documents.
    NO_DOCUMENTS,
    /// Neither documents nor positions; decisions only.
    NO_POSITIONS
  }

  /// One reading.
  ///
  /// @param level what to refuse
  /// @param freeBytes left for this user
  /// @param usedPercent 0 to 100
  /// @param alarm 80, 90 or 95 when that is reached
  public record Reading(Level level, long freeBytes, int usedPercent, OptionalInt alarm) {
    /// For the operator; empty while there is nothing to do.
    public Optional<String> sentence() {
      return alarm.isEmpty() && level == Level.NORMAL
          ? Optional.empty()
          : Optional.of(
              "The disk is "
                  + usedPercent
                  + " % full, "
                  + (freeBytes >> 20)
                  + " MiB are left; "
                  + switch (level) {
                    case NORMAL -> "everything is still taken in";
                    case NO_DOCUMENTS -> "new documents are refused";
                    case NO_POSITIONS -> "only decisions are taken in";
                  }
                  + ". Make room or move the data folder to a larger disk.");
    }
  }

  /// Kept for decisions: the hundredth part of the disk, and never less than this.
  public static final long RESERVE_BYTES_MIN = 32L << 20;

  private static final int[] ALARMS = {95, 90, 80};

  private final Path folder;

  /// A gauge on the disk that holds a folder.
  public SpaceGauge(Path folder) {
    this.folder = folder;
  }

  /// Asks the file system now.
  public Reading read() {
    try {
      FileStore store = Files.getFileStore(folder);
      return judge(store.getUsableSpace(), store.getTotalSpace());
    } catch (IOException e) {
      throw new FolderRefused("The space left for " + folder + " cannot be read: " + e, e);
    }
  }

  /// The rule itself, without a disk.
  static Reading judge(long freeBytes, long totalBytes) {
    long reserve = Math.max(RESERVE_BYTES_MIN, totalBytes / 100);
    Level level =
        freeBytes < reserve
            ? Level.NO_POSITIONS
            : freeBytes < 2 * reserve ? Level.NO_DOCUMENTS : Level.NORMAL;
    int used = totalBytes <= 0 ? 100 : (int) (100 - Math.min(100, freeBytes * 100 / totalBytes));
    OptionalInt alarm = OptionalInt.empty();
    for (int i = 0; i < ALARMS.length && alarm.isEmpty(); i++) {
      alarm = used >= ALARMS[i] ? OptionalInt.of(ALARMS[i]) : alarm;
    }
    return new Reading(level, freeBytes, used, alarm);
  }
}
