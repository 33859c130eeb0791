// SPDX-License-Identifier: Apache-2.0
package renkei.core.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import renkei.core.base.Bytes;
import renkei.core.base.Disk;
import renkei.core.base.DiskFile;

/// A row is read from near where it stands, not by walking its segment from the beginning.
final class JournalNearTest {
  private static final long SEGMENT = 2 << 20;
  private static final int ROWS = 4_000;

  private final List<Bytes> rows = new ArrayList<>();
  private final CountingDisk disk = new CountingDisk(new MemoryDisk());

  private Journal filled(int batch) {
    Journal journal = Journal.open(disk, Rows.random(1), SEGMENT, (_, _) -> {});
    Random random = new Random(3);
    while (rows.size() < ROWS) {
      List<Bytes> next = new ArrayList<>();
      for (int i = 0; i < batch && rows.size() + next.size() < ROWS; i++) {
        byte[] row = new byte[1 + random.nextInt(3_000)];
        random.nextBytes(row);
        next.add(Bytes.owning(row));
      }
      journal.append(next);
      rows.addAll(next);
    }
    return journal;
  }

  private void anyRangeIsRead(Journal journal) {
    Random random = new Random(4);
    for (int i = 0; i < 300; i++) {
      int from = 1 + random.nextInt(ROWS);
      int to = from + random.nextInt(20);
      List<Bytes> read = new ArrayList<>();
      journal.replay(
          from,
          to,
          (position, row) -> {
            assertThat(position).isEqualTo(from + read.size());
            read.add(row);
          });
      assertThat(read).isEqualTo(rows.subList(from - 1, Math.min(to, ROWS)));
    }
  }

  @Test
  void any_range_is_read_as_it_was_appended() {
    Journal journal = filled(7);
    assertThat(journal.segments()).isGreaterThan(2);
    anyRangeIsRead(journal);
  }

  @Test
  void any_range_is_read_after_opening_again() {
    filled(64).close();
    anyRangeIsRead(Journal.open(disk, Rows.random(1), SEGMENT, (_, _) -> {}));
  }

  @Test
  void a_batch_larger_than_the_distance_of_landmarks_is_read_from_its_beginning() {
    anyRangeIsRead(filled(500));
  }

  @Test
  void one_row_costs_a_bounded_piece_of_the_disk_wherever_it_stands() {
    Journal journal = filled(7);
    Random random = new Random(5);
    for (int i = 0; i < 100; i++) {
      disk.bytesRead = 0;
      long position = 1L + random.nextInt(ROWS);
      journal.replay(position, position, (_, _) -> {});
      assertThat(disk.bytesRead).isLessThan(5 * Landmarks.APART_BYTES);
    }
  }

  @Test
  void a_row_that_was_changed_on_the_disk_since_is_not_given_out() {
    MemoryDisk memory = new MemoryDisk();
    Journal journal = Rows.append(memory, SEGMENT, 64, 64);
    byte[] bytes = memory.bytes(Layout.segmentName(1));
    int middle = bytes.length / 2;
    try (DiskFile file = memory.open(Layout.segmentName(1))) {
      file.write(middle, ByteBuffer.wrap(new byte[] {(byte) ~bytes[middle]}));
    }
    assertThatThrownBy(() -> journal.replay(1, 128, (_, _) -> {}))
        .isInstanceOf(JournalDamaged.class);
  }

  /// Counts what is read.
  private static final class CountingDisk implements Disk {
    private final Disk disk;
    private long bytesRead;

    CountingDisk(Disk disk) {
      this.disk = disk;
    }

    @Override
    public List<String> names() {
      return disk.names();
    }

    @Override
    public DiskFile open(String name) {
      DiskFile file = disk.open(name);
      return new DiskFile() {
        @Override
        public long size() {
          return file.size();
        }

        @Override
        public int read(long offset, ByteBuffer into) {
          int read = file.read(offset, into);
          bytesRead += Math.max(0, read);
          return read;
        }

        @Override
        public void write(long offset, ByteBuffer from) {
          file.write(offset, from);
        }

        @Override
        public void truncate(long size) {
          file.truncate(size);
        }

        @Override
        public void force() {
          file.force();
        }

        @Override
        public void close() {
          file.close();
        }
      };
    }

    @Override
    public void delete(String name) {
      disk.delete(name);
    }

    @Override
    public void rename(String from, String to) {
      disk.rename(from, to);
    }

    @Override
    public void forceNames() {
      disk.forceNames();
    }
  }
}
