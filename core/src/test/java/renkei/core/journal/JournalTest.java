// SPDX-License-Identifier: Apache-2.0
package renkei.core.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import renkei.core.base.Bytes;
import renkei.core.base.DiskFailure;
import renkei.core.base.Hash;
import renkei.core.base.Malformed;

/// What a journal does on a disk without faults, and how it stops on one that refuses.
final class JournalTest {
  private static final long SMALL = 700;

  @Test
  void what_was_appended_is_replayed_in_sequence() {
    MemoryDisk disk = Rows.journal(SMALL, 1, 3, 20, 1, 7);
    List<Bytes> replayed = new ArrayList<>();
    Journal again = Rows.open(disk, SMALL, replayed);
    assertThat(replayed).isEqualTo(Rows.rows(1, 32));
    assertThat(again.head().position()).isEqualTo(32);
    assertThat(again.segments()).isGreaterThan(3);
  }

  @Test
  void the_head_is_the_chain_of_sha256_over_the_rows_however_they_were_batched() {
    Journal journal = Rows.append(new MemoryDisk(), SMALL, 2, 5);
    Journal other = Rows.append(new MemoryDisk(), 1 << 20, 7);
    Hash expected = journal.id().origin();
    for (Bytes row : Rows.rows(1, 7)) {
      expected = Hash.sha256(expected.bytes(), row.unsafe());
    }
    assertThat(journal.head()).isEqualTo(new Head(7, expected));
    assertThat(other.head()).isEqualTo(journal.head());
  }

  @Test
  void a_batch_is_one_write_and_one_force_of_its_segment() {
    MemoryDisk disk = new MemoryDisk();
    Journal journal = Rows.append(disk, 1 << 20, 1);
    int forces = disk.forces();
    int writes = disk.writes();
    journal.append(Rows.rows(2, 64));
    assertThat(disk.forces() - forces).isEqualTo(1);
    assertThat(disk.writes() - writes).as("the batch, and the head without a force").isEqualTo(2);
  }

  @Test
  void an_empty_journal_opens_again_and_has_nothing() {
    MemoryDisk disk = Rows.journal(SMALL);
    List<Bytes> replayed = new ArrayList<>();
    Journal again = Rows.open(disk, SMALL, replayed);
    assertThat(replayed).isEmpty();
    assertThat(again.head()).isEqualTo(new Head(0, again.id().origin()));
    assertThat(again.append(List.of())).isZero();
  }

  @Test
  void a_row_larger_than_a_segment_and_a_batch_larger_than_the_buffer_go_through() {
    MemoryDisk disk = new MemoryDisk();
    Journal journal = Rows.append(disk, SMALL, 1);
    List<Bytes> large = List.of(Bytes.owning(new byte[1 << 20]), Bytes.owning(new byte[900_000]));
    assertThat(journal.append(large)).isEqualTo(3);
    journal.append(Rows.rows(4, 2));
    List<Bytes> replayed = new ArrayList<>();
    Rows.open(disk, SMALL, replayed);
    assertThat(replayed.subList(1, 3)).isEqualTo(large);
    assertThat(replayed).hasSize(5);
  }

  @Test
  void a_row_beyond_its_limit_is_refused_and_the_journal_goes_on() {
    Journal journal = Rows.append(new MemoryDisk(), SMALL, 1);
    assertThatThrownBy(() -> journal.append(List.of(Bytes.EMPTY))).isInstanceOf(Malformed.class);
    Bytes huge = Bytes.owning(new byte[Layout.ROW_BYTES_MAX + 1]);
    assertThatThrownBy(() -> journal.append(List.of(huge))).isInstanceOf(Malformed.class);
    assertThat(journal.append(Rows.rows(2, 1))).isEqualTo(2);
  }

  @Test
  void closing_in_order_is_known_at_the_next_opening() {
    MemoryDisk disk = new MemoryDisk();
    Rows.append(disk, SMALL, 4).close();
    Journal closed = Rows.open(disk, SMALL, new ArrayList<>());
    assertThat(closed.opening().closed()).isTrue();
    assertThat(Rows.open(disk, SMALL, new ArrayList<>()).opening().closed())
        .as("opened and killed")
        .isFalse();
  }

  @Test
  void rows_are_read_again_from_any_position_to_any_other() {
    Journal journal = Rows.append(new MemoryDisk(), SMALL, 5, 5, 20, 5);
    for (int from = 1; from <= 35; from++) {
      for (int to = from; to <= 36; to += 3) {
        List<Bytes> read = new ArrayList<>();
        journal.replay(from, to, (_, payload) -> read.add(payload));
        assertThat(read).isEqualTo(Rows.rows(from, Math.min(to, 35) - from + 1));
      }
    }
  }

  @Test
  void a_chain_hash_it_had_is_found_and_another_is_not() {
    Journal journal = Rows.append(new MemoryDisk(), SMALL);
    List<Head> heads = new ArrayList<>(List.of(journal.head()));
    for (int i = 0; i < 30; i++) {
      journal.append(Rows.rows(i + 1, 1));
      heads.add(journal.head());
    }
    for (Head head : heads) {
      assertThat(journal.find(head.hash())).contains(head);
    }
    assertThat(journal.find(Hash.sha256(new byte[] {1}))).isEmpty();
  }

  @Test
  void a_check_up_to_a_head_leaves_alone_what_came_after() {
    MemoryDisk disk = new MemoryDisk();
    Journal journal = Rows.append(disk, SMALL, 5, 20);
    Head head = journal.head();
    journal.append(Rows.rows(26, 3));
    MemoryDisk torn = disk.copy();
    String last = torn.names().get(torn.names().size() - 2);
    torn.shorten(last, (int) torn.size(last) - 1);
    assertThat(JournalCheck.verify(torn, head).whole()).isTrue();
    assertThat(JournalCheck.verify(torn).whole()).isFalse();
    Head other = new Head(head.position(), Hash.ZERO);
    assertThat(JournalCheck.verify(disk, other).bad()).isPresent();
    assertThat(JournalCheck.verify(disk, new Head(40, Hash.ZERO)).bad()).isPresent();
  }

  @Test
  void j5_a_refused_write_or_force_is_never_acknowledged_and_ends_the_writing() {
    for (String refusal : List.of("EIO: input/output error", "ENOSPC: no space left")) {
      for (int nth = 1; nth <= 3; nth++) {
        MemoryDisk disk = new MemoryDisk();
        Journal journal = Rows.append(disk, 1 << 20, 4);
        Head before = journal.head();
        disk.failAt(nth, refusal);
        assertThatThrownBy(() -> journal.append(Rows.rows(5, 2)))
            .isInstanceOf(DiskFailure.class)
            .hasMessageContaining(refusal);
        assertThat(journal.head()).as("call %d", nth).isEqualTo(before);
        long calls = disk.calls();
        assertThatThrownBy(() -> journal.append(Rows.rows(5, 2)))
            .as("never tried again")
            .isInstanceOf(DiskFailure.class)
            .hasMessageContaining("only reads");
        assertThat(disk.calls()).isEqualTo(calls);
        assertThat(journal.failed()).hasValueSatisfying(why -> assertThat(why).contains(refusal));
        List<Bytes> read = new ArrayList<>();
        journal.replay(1, 9, (_, payload) -> read.add(payload));
        assertThat(read).as("reading goes on").isEqualTo(Rows.rows(1, 4));
        journal.close();
        assertThat(disk.calls()).as("and closing writes nothing").isEqualTo(calls);
      }
    }
  }

  @Test
  void j5_after_a_failed_force_the_last_batch_is_written_and_forced_again_at_the_next_opening() {
    MemoryDisk disk = new MemoryDisk();
    Journal journal = Rows.append(disk, 1 << 20, 4);
    disk.failAt(2, "EIO");
    assertThatThrownBy(() -> journal.append(Rows.rows(5, 2))).isInstanceOf(DiskFailure.class);
    int writes = disk.writes();
    int forces = disk.forces();
    List<Bytes> replayed = new ArrayList<>();
    Rows.open(disk, 1 << 20, replayed);
    assertThat(replayed).as("unknown: it happens to be there").hasSize(6);
    assertThat(disk.writes() - writes).as("the batch, two heads").isEqualTo(3);
    assertThat(disk.forces() - forces).isEqualTo(3);
  }

  @Test
  void a_payload_that_holds_whole_batches_of_another_journal_fools_nobody() {
    int[] batches = new int[40];
    Arrays.fill(batches, 1);
    Bytes hostile = Bytes.owning(Rows.journal(1 << 20, batches).bytes(Layout.segmentName(1)));
    MemoryDisk disk = new MemoryDisk();
    Journal journal = Journal.open(disk, Rows.random(99), (_, _) -> {});
    journal.append(Rows.rows(1, 1));
    int acknowledged = (int) disk.size(Layout.segmentName(1));
    byte[] head = disk.bytes(Layout.HEAD_NAME);
    journal.append(List.of(hostile, hostile));
    for (int size = acknowledged + 1; size < disk.size(Layout.segmentName(1)); size += 7) {
      MemoryDisk torn = disk.copy().shorten(Layout.segmentName(1), size);
      torn.put(Layout.HEAD_NAME, head);
      JournalCheck.Report report = JournalCheck.verify(torn);
      assertThat(report.bad()).as("a torn tail, cut at %d", size).isEmpty();
      assertThat(report.rows()).isEqualTo(1);
    }
  }
}
