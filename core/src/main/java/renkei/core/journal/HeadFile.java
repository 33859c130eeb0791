// SPDX-License-Identifier: Apache-2.0
package renkei.core.journal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import renkei.core.base.Disk;
import renkei.core.base.DiskFile;

/// The small file that says how far the journal had come, so that rows missing at its end are seen.
///
/// Three slots, each in a sector of its own. Two are forced and written in turn, so that one is
/// always whole; the third is written after every append without a force: it survives a killed
/// process, and after a power cut it may be lost or torn.
final class HeadFile implements AutoCloseable {
  /// One slot.
  ///
  /// @param closed whether the journal was closed with this head: nothing was appended since
  /// @param number of the forced write, from 1; later ones are newer
  /// @param head where the journal was
  /// @param journal which journal
  record Slot(boolean closed, long number, Head head, JournalId journal) {}

  private static final int SLOT_BYTES = 76;
  private static final int CHECK_AT = SLOT_BYTES - 4;
  private static final int MAGIC = 0x48454144;
  private static final int SLOTS = 3;
  private static final int FORCED_SLOTS = 2;

  private final DiskFile file;
  private final JournalId journal;
  private final byte[] bytes = new byte[SLOT_BYTES];
  private long number;

  private HeadFile(DiskFile file, JournalId journal, long number) {
    this.file = file;
    this.journal = journal;
    this.number = number;
  }

  /// Opens the file for writing, making it where there is none. `number` is that of the newest
  /// slot.
  static HeadFile open(Disk disk, JournalId journal, long number) {
    return new HeadFile(disk.open(Layout.HEAD_NAME), journal, number);
  }

  /// The whole slots of the file; those that are torn, broken or not yet written are left out.
  static List<Slot> read(Disk disk) {
    List<Slot> slots = new ArrayList<>();
    try (DiskFile file = disk.open(Layout.HEAD_NAME)) {
      for (int i = 0; i < SLOTS; i++) {
        byte[] bytes = new byte[SLOT_BYTES];
        long offset = (long) i * Layout.SECTOR_BYTES;
        if (file.size() >= offset + SLOT_BYTES
            && file.read(offset, ByteBuffer.wrap(bytes)) == SLOT_BYTES) {
          decode(bytes).ifPresent(slots::add);
        }
      }
    }
    return slots;
  }

  private static Optional<Slot> decode(byte[] bytes) {
    if (Layout.intAt(bytes, 0) != MAGIC
        || Layout.intAt(bytes, CHECK_AT) != Layout.check(bytes, 0, CHECK_AT)) {
      return Optional.empty();
    }
    return Optional.of(
        new Slot(
            Layout.intAt(bytes, 4) == 1,
            Layout.longAt(bytes, 8),
            new Head(Layout.longAt(bytes, 16), Layout.hashAt(bytes, 24)),
            JournalId.at(bytes, 56)));
  }

  /// Notes a head without a force.
  void note(long position, byte[] chain) {
    fill(false, position, chain);
    file.write((long) FORCED_SLOTS * Layout.SECTOR_BYTES, ByteBuffer.wrap(bytes));
  }

  /// Notes a head and forces it, in the slot that holds the older of the two.
  void force(boolean closed, long position, byte[] chain) {
    number++;
    fill(closed, position, chain);
    file.write(number % FORCED_SLOTS * Layout.SECTOR_BYTES, ByteBuffer.wrap(bytes));
    file.force();
  }

  private void fill(boolean closed, long position, byte[] chain) {
    Layout.putInt(bytes, 0, MAGIC);
    Layout.putInt(bytes, 4, closed ? 1 : 0);
    Layout.putLong(bytes, 8, number);
    Layout.putLong(bytes, 16, position);
    System.arraycopy(chain, 0, bytes, 24, chain.length);
    journal.put(bytes, 56);
    Layout.putInt(bytes, CHECK_AT, Layout.check(bytes, 0, CHECK_AT));
  }

  @Override
  public void close() {
    file.close();
  }
}
