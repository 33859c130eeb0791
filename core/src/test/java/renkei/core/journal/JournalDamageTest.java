// SPDX-License-Identifier: Apache-2.0
package renkei.core.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import renkei.core.base.Bytes;

/// Torn, flipped, shortened, deleted, swapped: what a journal says to each. The head file is
/// current, as after a killed process, unless a test says that a power cut lost it.
final class JournalDamageTest {
  private static final long SMALL = 600;
  private static final int[] BATCHES = {1, 3, 2, 4, 1, 2};
  private static final int ROWS = 13;
  private static final String HEAD = Layout.HEAD_NAME;

  /// The rows of a folder, or the first bad record.
  private record Seen(List<Bytes> rows, List<BadRecord> bad) {}

  private static Seen open(MemoryDisk disk) {
    List<Bytes> rows = new ArrayList<>();
    try (Journal journal = Rows.open(disk, SMALL, rows)) {
      assertThat(journal.head().position()).isEqualTo(rows.size());
      return new Seen(rows, List.of());
    } catch (JournalDamaged damaged) {
      assertThat(damaged).hasMessageContaining("first bad record");
      return new Seen(List.of(), List.of(damaged.bad()));
    }
  }

  private static List<String> segments(MemoryDisk disk) {
    return disk.names().stream().filter(name -> !name.equals(HEAD)).toList();
  }

  private static String last(MemoryDisk disk) {
    return segments(disk).getLast();
  }

  /// A journal whose last batch was written and never acknowledged: the head file is from before.
  private static MemoryDisk unacknowledged(int batch) {
    MemoryDisk disk = new MemoryDisk();
    Journal journal = Rows.append(disk, 1 << 20, 1, 3);
    byte[] head = disk.bytes(HEAD);
    journal.append(Rows.rows(5, batch));
    return disk.put(HEAD, head);
  }

  @Test
  void j1_torn_write_at_every_byte_of_the_last_batch_is_dropped_when_never_acknowledged() {
    MemoryDisk whole = unacknowledged(3);
    String segment = last(whole);
    int begin = (int) Rows.journal(1 << 20, 1, 3).size(segment);
    for (int size = begin; size < whole.size(segment); size++) {
      MemoryDisk torn = whole.copy().shorten(segment, size);
      List<Bytes> rows = new ArrayList<>();
      Journal journal = Rows.open(torn, 1 << 20, rows);
      assertThat(rows).as("cut at %d", size).isEqualTo(Rows.rows(1, 4));
      assertThat(journal.opening().cutBytes()).isEqualTo(size - begin);
      assertThat(journal.opening().notes()).hasSize(size == begin ? 0 : 1);
      assertThat(journal.append(Rows.rows(5, 2))).isEqualTo(6);
      rows.clear();
      Rows.open(torn, 1 << 20, rows);
      assertThat(rows).as("and the journal went on").isEqualTo(Rows.rows(1, 6));
    }
  }

  @Test
  void j1_torn_write_at_every_byte_of_the_last_acknowledged_batch_is_refused_and_named() {
    MemoryDisk whole = Rows.journal(1 << 20, 1, 3, 3);
    String segment = last(whole);
    int begin = (int) Rows.journal(1 << 20, 1, 3).size(segment);
    for (int size = begin; size < whole.size(segment); size++) {
      Seen seen = open(whole.copy().shorten(segment, size));
      assertThat(seen.bad()).as("cut at %d", size).hasSize(1);
      assertThat(seen.bad().getFirst().file()).isEqualTo(segment);
      assertThat(seen.bad().getFirst().position()).isBetween(5L, 8L);
    }
  }

  @Test
  void j1_sectors_that_never_reached_the_disk_are_a_torn_tail() {
    MemoryDisk disk = new MemoryDisk();
    Journal journal = Rows.append(disk, 1 << 20, 2);
    byte[] head = disk.bytes(HEAD);
    String segment = last(disk);
    int begin = (int) disk.size(segment);
    journal.append(Rows.rows(3, 40));
    disk.put(HEAD, head);
    byte[] full = disk.bytes(segment);
    int sectors = (full.length + 511) / 512;
    for (int lost = 1; lost < 1 << sectors; lost += 1 + lost / 7) {
      byte[] bytes = full.clone();
      for (int i = begin; i < bytes.length; i++) {
        if ((lost >> i / 512 & 1) == 1) {
          bytes[i] = 0;
        }
      }
      List<Bytes> rows = new ArrayList<>();
      Rows.open(disk.copy().put(segment, bytes), 1 << 20, rows);
      assertThat(rows).as("lost %s", Integer.toBinaryString(lost)).isEqualTo(Rows.rows(1, 2));
    }
  }

  @Test
  void j2_bit_flip_at_any_bit_is_found_and_named_or_changes_nothing() {
    MemoryDisk whole = Rows.journal(SMALL, BATCHES);
    assertThat(segments(whole).size()).isGreaterThanOrEqualTo(3);
    int found = 0;
    for (String file : whole.names()) {
      for (long bit = 0; bit < 8 * whole.size(file); bit++) {
        MemoryDisk flipped = whole.copy().flip(file, bit);
        JournalCheck.Report report = JournalCheck.verify(flipped);
        Seen seen = open(flipped);
        assertThat(seen.bad()).isEqualTo(report.bad().stream().toList());
        if (seen.bad().isEmpty()) {
          assertThat(file).as("bit %d", bit).isEqualTo(HEAD);
          assertThat(seen.rows()).isEqualTo(Rows.rows(1, ROWS));
        } else {
          found++;
          BadRecord bad = seen.bad().getFirst();
          assertThat(bad.file()).isEqualTo(file);
          assertThat(bad.offset()).isEqualTo(recordAt(whole.bytes(file), bit / 8));
          assertThat(report.rows()).isBetween(bad.position() - 4, bad.position() - 1);
        }
      }
    }
    long bits = segments(whole).stream().mapToLong(whole::size).sum() * 8;
    assertThat(found).as("every bit of every segment").isEqualTo((int) bits);
  }

  /// Where the record that holds a byte begins; in the header: the field that is compared.
  private static long recordAt(byte[] segment, long place) {
    if (place < Layout.SEGMENT_HEADER_BYTES) {
      return 0;
    }
    int at = Layout.SEGMENT_HEADER_BYTES;
    int next = at;
    while (next <= place) {
      at = next;
      next += Layout.RECORD_HEADER_BYTES + (Layout.intAt(segment, at) & 0xff_ffff);
    }
    return at;
  }

  @Test
  void j2_bit_flip_in_what_was_acknowledged_is_no_torn_tail_even_when_the_head_was_lost() {
    MemoryDisk whole = new MemoryDisk();
    Journal journal = Rows.append(whole, SMALL);
    byte[] head = whole.bytes(HEAD);
    for (int batch : BATCHES) {
      journal.append(Rows.rows(journal.head().position() + 1, batch));
    }
    whole.put(HEAD, head);
    for (String file : segments(whole)) {
      for (long bit = 0; bit < 8 * whole.size(file); bit++) {
        Seen seen = open(whole.copy().flip(file, bit));
        assertThat(seen.bad()).as("%s bit %d", file, bit).hasSize(1);
      }
    }
  }

  @Test
  void j2_two_flips_that_keep_a_records_check_are_found_by_the_chain() {
    MemoryDisk whole = Rows.journal(1 << 20, 5);
    String segment = last(whole);
    byte[] bytes = whole.bytes(segment);
    int at = Layout.SEGMENT_HEADER_BYTES;
    int length = Layout.intAt(bytes, at) & 0xff_ffff;
    bytes[at + Layout.RECORD_HEADER_BYTES] ^= 1;
    CRC32C crc = new CRC32C();
    crc.update(bytes, 16, 16);
    crc.update(bytes, at, 4);
    crc.update(bytes, at + 8, Layout.RECORD_HEADER_BYTES - 8 + length);
    Layout.putInt(bytes, at + 4, (int) crc.getValue());
    Seen seen = open(whole.copy().put(segment, bytes));
    assertThat(seen.bad()).hasSize(1);
    assertThat(seen.bad().getFirst().what()).contains("does not follow");
    assertThat(seen.bad().getFirst().position()).isEqualTo(1);
  }

  @Test
  void j3_every_file_shortened_at_every_byte_is_detected() {
    MemoryDisk whole = Rows.journal(SMALL, BATCHES);
    for (String segment : segments(whole)) {
      for (int size = 0; size < whole.size(segment); size++) {
        assertThat(open(whole.copy().shorten(segment, size)).bad())
            .as("%s cut at %d", segment, size)
            .hasSize(1);
      }
    }
    for (int size = 0; size < whole.size(HEAD); size++) {
      Seen seen = open(whole.copy().shorten(HEAD, size));
      assertThat(!seen.bad().isEmpty() || seen.rows().equals(Rows.rows(1, ROWS))).isTrue();
    }
  }

  @Test
  void o1_a_segment_of_another_format_version_is_refused_by_name_and_left_as_it_is() {
    MemoryDisk whole = Rows.journal(SMALL, BATCHES);
    for (String segment : segments(whole)) {
      byte[] bytes = whole.bytes(segment);
      int check = Layout.SEGMENT_HEADER_BYTES - 4;
      Layout.putInt(bytes, 8, Layout.VERSION + 1);
      Layout.putInt(bytes, check, Layout.check(bytes, 0, check));
      MemoryDisk later = whole.copy().put(segment, bytes);
      Seen seen = open(later);
      assertThat(seen.rows()).isEmpty();
      assertThat(seen.bad())
          .singleElement()
          .satisfies(bad -> {
            assertThat(bad.file()).isEqualTo(segment);
            assertThat(bad.what()).contains("version 1");
          });
      for (String file : later.names()) {
        assertThat(later.bytes(file)).isEqualTo(file.equals(segment) ? bytes : whole.bytes(file));
      }
    }
    assertThat(open(whole).rows()).isEqualTo(Rows.rows(1, ROWS));
  }

  @Test
  void j3_deleted_files_are_detected() {
    MemoryDisk whole = Rows.journal(SMALL, BATCHES);
    for (String file : whole.names()) {
      refused(whole, disk -> disk.delete(file));
    }
    refused(whole, disk -> segments(whole).forEach(disk::delete));
  }

  @Test
  void j3_a_file_swapped_with_an_older_or_another_copy_is_detected() {
    List<MemoryDisk> older = new ArrayList<>();
    MemoryDisk whole = new MemoryDisk();
    Journal journal = Rows.append(whole, SMALL);
    for (int batch : BATCHES) {
      journal.append(Rows.rows(journal.head().position() + 1, batch));
      older.add(whole.copy());
    }
    int swapped = 0;
    for (MemoryDisk old : older) {
      for (String segment : segments(old)) {
        if (old.size(segment) != whole.size(segment)) {
          refused(whole, disk -> disk.put(segment, old.bytes(segment)));
          swapped++;
        }
      }
    }
    assertThat(swapped).isPositive();
    MemoryDisk other = new MemoryDisk();
    Journal foreign = Journal.open(other, Rows.random(8), SMALL, (_, _) -> {});
    for (int batch : BATCHES) {
      foreign.append(Rows.rows(foreign.head().position() + 1, batch));
    }
    for (String file : whole.names()) {
      refused(whole, disk -> disk.put(file, other.bytes(file)));
    }
  }

  @Test
  void j3_a_whole_batch_replaced_by_another_whole_batch_is_detected() {
    MemoryDisk whole = new MemoryDisk();
    Journal journal = Rows.append(whole, 1 << 20, 2);
    byte[] before = whole.bytes(last(whole));
    byte[] head = whole.bytes(HEAD);
    journal.append(Rows.rows(3, 2));
    MemoryDisk other = new MemoryDisk();
    other.put(last(whole), before).put(HEAD, head);
    Rows.open(other, 1 << 20, new ArrayList<>()).append(Rows.rows(30, 2));
    Seen seen = open(whole.copy().put(last(whole), other.bytes(last(whole))));
    assertThat(seen.bad()).hasSize(1);
    assertThat(seen.bad().getFirst().what()).contains("another row");
  }

  @Test
  void j3_a_duplicated_segment_is_detected() {
    MemoryDisk whole = Rows.journal(SMALL, BATCHES);
    List<String> segments = segments(whole);
    for (String from : segments) {
      for (String to : segments) {
        if (!from.equals(to)) {
          refused(whole, disk -> disk.put(to, whole.bytes(from)));
        }
      }
      String next = Layout.segmentName(segments.size() + 1);
      refused(whole, disk -> disk.put(next, whole.bytes(from)));
    }
  }

  @Test
  void j3_zeros_over_what_was_acknowledged_are_detected_and_zeros_behind_it_are_reported() {
    MemoryDisk whole = Rows.journal(1 << 20, 1, 3, 3);
    String segment = last(whole);
    byte[] bytes = whole.bytes(segment);
    for (int from = 0; from < bytes.length; from++) {
      byte[] zeroed = bytes.clone();
      Arrays.fill(zeroed, from, bytes.length, (byte) 0);
      refused(whole, disk -> disk.put(segment, zeroed));
    }
    for (int extra : List.of(1, 39, 512, 5000)) {
      byte[] longer = Arrays.copyOf(bytes, bytes.length + extra);
      Journal journal = Rows.open(whole.copy().put(segment, longer), 1 << 20, new ArrayList<>());
      assertThat(journal.head().position()).isEqualTo(7);
      assertThat(journal.opening().cutBytes()).isEqualTo(extra);
    }
  }

  @Test
  void j3_anything_behind_a_journal_that_was_closed_in_order_is_detected() {
    MemoryDisk whole = new MemoryDisk();
    Rows.append(whole, 1 << 20, 1, 3).close();
    String segment = last(whole);
    byte[] longer = Arrays.copyOf(whole.bytes(segment), (int) whole.size(segment) + 600);
    refused(whole, disk -> disk.put(segment, longer));
  }

  @Test
  void j3_a_whole_folder_rolled_back_opens_and_only_a_witnessed_head_shows_it() {
    MemoryDisk disk = new MemoryDisk();
    Journal journal = Rows.append(disk, SMALL, 4);
    MemoryDisk old = disk.copy();
    journal.append(Rows.rows(5, 2));
    Head witnessed = journal.head();
    assertThat(journal.find(witnessed.hash())).contains(witnessed);
    Journal rolledBack = Rows.open(old, SMALL, new ArrayList<>());
    assertThat(rolledBack.find(witnessed.hash())).isEmpty();
  }

  @Test
  void a_crash_while_the_first_files_are_made_leaves_a_folder_that_opens() {
    MemoryDisk fresh = Rows.journal(SMALL);
    String segment = Layout.segmentName(1);
    for (int size = 0; size <= fresh.size(segment); size++) {
      assertThat(open(fresh.copy().shorten(segment, size)).rows()).isEmpty();
      MemoryDisk noHead = fresh.copy().shorten(segment, size);
      noHead.delete(HEAD);
      assertThat(open(noHead).bad()).isEmpty();
    }
    for (int size = 0; size <= fresh.size(HEAD); size++) {
      assertThat(open(fresh.copy().shorten(HEAD, size)).bad()).isEmpty();
    }
    MemoryDisk noSegment = fresh.copy();
    noSegment.delete(segment);
    assertThat(open(noSegment).bad()).isEmpty();
  }

  @Test
  void a_crash_while_a_segment_is_begun_leaves_a_folder_that_opens() {
    MemoryDisk disk = new MemoryDisk();
    Journal journal = Rows.append(disk, SMALL, 2);
    int segments = journal.segments();
    while (journal.segments() == segments) {
      MemoryDisk before = disk.copy();
      journal.append(Rows.rows(journal.head().position() + 1, 1));
      if (journal.segments() > segments) {
        String fresh = Layout.segmentName(segments + 1);
        byte[] header = Arrays.copyOf(disk.bytes(fresh), Layout.SEGMENT_HEADER_BYTES);
        for (int size = 0; size <= header.length; size++) {
          MemoryDisk torn = before.copy().put(fresh, Arrays.copyOf(header, size));
          List<Bytes> rows = new ArrayList<>();
          Journal again = Rows.open(torn, SMALL, rows);
          assertThat(rows).hasSize((int) journal.head().position() - 1);
          assertThat(again.append(Rows.rows(rows.size() + 1, 2))).isEqualTo(rows.size() + 2);
          assertThat(JournalCheck.verify(torn).whole()).isTrue();
        }
      }
    }
  }

  private static void refused(MemoryDisk whole, Consumer<MemoryDisk> damage) {
    MemoryDisk disk = whole.copy();
    damage.accept(disk);
    MemoryDisk before = disk.copy();
    assertThat(JournalCheck.verify(disk).whole()).isFalse();
    assertThatThrownBy(() -> Rows.open(disk, SMALL, new ArrayList<>()))
        .isInstanceOf(JournalDamaged.class)
        .hasMessageContaining("first bad record");
    assertThat(disk.names()).as("nothing was touched").isEqualTo(before.names());
    disk.names().forEach(name -> assertThat(disk.bytes(name)).isEqualTo(before.bytes(name)));
  }
}
