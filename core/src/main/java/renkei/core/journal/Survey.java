// SPDX-License-Identifier: Apache-2.0
package renkei.core.journal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Disk;
import renkei.core.base.DiskFile;
import renkei.core.base.Hash;

/// Reads all that a folder holds, from the first segment to the last, and compares it with the head
/// file. Changes nothing. Both opening and checking go through here, so that they cannot disagree.
final class Survey {
  /// @param number of the segment
  /// @param first position of its first row
  record Segment(int number, long first) {}

  /// @param journal which journal; null when the folder is empty
  /// @param segments in their sequence; empty when there is no usable one yet
  /// @param end offset behind the last whole batch of the last segment
  /// @param lastBatch offset of that batch
  /// @param renew number of the segment whose header must be written (again); 0: none
  /// @param newest number of the newest forced slot of the head file
  /// @param opening for the operator
  record Found(
      @Nullable JournalId journal,
      List<Segment> segments,
      long end,
      long lastBatch,
      int renew,
      long newest,
      Opening opening) {}

  private final Disk disk;
  private final ChainWalk.Sink sink;
  private final @Nullable Head upTo;
  private final long limit;
  private final List<Segment> segments = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private List<HeadFile.Slot> slots = List.of();
  private @Nullable JournalId journal;
  private @Nullable ChainWalk walk;
  private int checkedSlots;
  private long end;
  private long lastBatch;
  private long tailBytes;
  private int renew;

  private Survey(Disk disk, ChainWalk.Sink sink, @Nullable Head upTo) {
    this.disk = disk;
    this.sink = sink;
    this.upTo = upTo;
    this.limit = upTo == null ? Long.MAX_VALUE : upTo.position();
  }

  /// Reads everything. @throws JournalDamaged at the first bad record
  static Found of(Disk disk, ChainWalk.Sink sink) {
    return new Survey(disk, sink, null).run();
  }

  /// Reads to the end of the batch that holds the given head and demands that very head; what
  /// stands behind it is left alone, so this may run while the journal is written.
  static Found upTo(Disk disk, Head head, ChainWalk.Sink sink) {
    return new Survey(disk, sink, head).run();
  }

  private Found run() {
    List<Integer> numbers =
        disk.names().stream().map(Layout::segmentNumber).flatMap(Optional::stream).toList();
    slots = readSlots();
    if (!slots.isEmpty()) {
      journal = slots.getFirst().journal();
    }
    boolean enough = false;
    for (int i = 0; i < numbers.size() && !enough; i++) {
      if (numbers.get(i) != i + 1) {
        long position = walk == null ? 1 : walk.position() + 1;
        throw damaged(Layout.segmentName(i + 1), 0, position, "this segment is missing");
      }
      try (DiskFile file = disk.open(Layout.segmentName(i + 1))) {
        read(i + 1, numbers.size(), file);
      }
      enough = walk != null && walk.position() >= limit;
    }
    if (segments.isEmpty() && renew == 0) {
      empty();
    }
    Head head = walk == null ? new Head(0, Hash.ZERO) : walk.head();
    checkHeads(head);
    return new Found(
        journal,
        List.copyOf(segments),
        end,
        lastBatch,
        renew,
        slots.stream().mapToLong(HeadFile.Slot::number).max().orElse(0),
        new Opening(head, closed(head), tailBytes, notes));
  }

  private List<HeadFile.Slot> readSlots() {
    if (!disk.names().contains(Layout.HEAD_NAME)) {
      return List.of();
    }
    List<HeadFile.Slot> read = new ArrayList<>(HeadFile.read(disk));
    read.removeIf(slot -> slot.head().position() > limit);
    read.sort(Comparator.comparingLong(slot -> slot.head().position()));
    for (HeadFile.Slot slot : read) {
      if (!slot.journal().equals(read.getFirst().journal())) {
        throw damaged(Layout.HEAD_NAME, 0, 0, "its slots belong to two journals");
      }
    }
    return read;
  }

  /// No segment: a folder that is new, or where making the journal was cut short.
  private void empty() {
    if (lastKnown() > 0) {
      throw damaged(Layout.segmentName(1), 0, 1, "this segment is missing");
    }
  }

  private void read(int number, int count, DiskFile file) {
    String name = Layout.segmentName(number);
    FileWindow window = new FileWindow(file, name, file.size());
    Optional<SegmentHeader> read = header(window);
    if (read.isEmpty()) {
      unreadableHeader(number, number == count, window);
      return;
    }
    SegmentHeader header = read.get();
    checkHeader(name, number, header);
    ChainWalk chain = walk;
    if (chain == null) {
      chain = begin(header, count == 1 && window.end() == Layout.SEGMENT_HEADER_BYTES);
    }
    sink.segment(number);
    if (number < count || upTo != null) {
      follow(name, new RecordCursor(window, header.journal()), chain);
    } else {
      TailScan.Extent extent = new TailScan(name, window, header).scan();
      lastBatch = extent.lastBatch();
      window = new FileWindow(file, name, extent.end());
      follow(name, new RecordCursor(window, header.journal()), chain);
      judgeTail(name, extent);
    }
    segments.add(new Segment(number, header.first()));
  }

  private void follow(String name, RecordCursor cursor, ChainWalk chain) {
    checkSlots(chain);
    chain.follow(
        name,
        cursor,
        limit,
        new ChainWalk.Sink() {
          @Override
          public void row(long position, byte[] array, int at, int length) {
            checkSlots(chain);
            checkUpTo(chain);
            sink.row(position, array, at, length);
          }

          @Override
          public void batch(long position, long behind, byte[] hash) {
            sink.batch(position, behind, hash);
          }
        });
    end = cursor.next();
  }

  static Optional<SegmentHeader> header(FileWindow window) {
    if (window.end() < Layout.SEGMENT_HEADER_BYTES) {
      return Optional.empty();
    }
    int at = window.at(0, Layout.SEGMENT_HEADER_BYTES);
    return SegmentHeader.decode(
        Arrays.copyOfRange(window.array(), at, at + Layout.SEGMENT_HEADER_BYTES));
  }

  /// A header that cannot be read is explained only by a crash while the last segment was made,
  /// before it held anything.
  private void unreadableHeader(int number, boolean last, FileWindow window) {
    long position = walk == null ? 0 : walk.position();
    boolean unused = last && window.end() <= Layout.SEGMENT_HEADER_BYTES && lastKnown() <= position;
    if (!unused) {
      throw damaged(
          Layout.segmentName(number), 0, position + 1, "its header is broken or not of version 1");
    }
    renew = number;
    notes.add(Layout.segmentName(number) + " was begun and never used; its header is written anew");
  }

  private void checkHeader(String name, int number, SegmentHeader header) {
    Head before = walk == null ? new Head(0, header.journal().origin()) : walk.head();
    long position = before.position() + 1;
    if (journal != null && !header.journal().equals(journal)) {
      throw damaged(name, 16, position, "this segment belongs to another journal");
    }
    if (header.number() != number) {
      throw damaged(
          name,
          12,
          position,
          "this file is a copy of segment " + header.number() + ", not its own");
    }
    if (header.first() != position || !header.before().equals(before.hash())) {
      throw damaged(name, 32, position, "this segment does not follow from the one before it");
    }
  }

  private ChainWalk begin(SegmentHeader header, boolean unused) {
    if (slots.isEmpty() && !unused && upTo == null) {
      throw damaged(Layout.HEAD_NAME, 0, 1, "the head file is missing or wholly broken");
    }
    journal = header.journal();
    ChainWalk chain = new ChainWalk(new Head(0, header.journal().origin()));
    walk = chain;
    return chain;
  }

  private void judgeTail(String name, TailScan.Extent extent) {
    TailScan.Tail tail = extent.tail();
    if (tail == null) {
      return;
    }
    BadRecord bad = tail.bad();
    if (lastKnown() > extent.last()) {
      String known = "; rows up to position " + lastKnown() + " were acknowledged";
      throw damaged(bad.file(), bad.offset(), bad.position(), bad.what() + known);
    }
    if (!tail.torn()) {
      throw damaged(
          bad.file(), bad.offset(), bad.position(), bad.what() + "; no crash leaves it so");
    }
    if (closedAt(extent.last())) {
      String closed = "; the journal was closed in order before it";
      throw damaged(bad.file(), bad.offset(), bad.position(), bad.what() + closed);
    }
    tailBytes = tail.bytes();
    notes.add(
        name
            + ": "
            + tailBytes
            + " bytes behind position "
            + extent.last()
            + " are a batch torn by a crash before it was acknowledged ("
            + bad.what()
            + ")");
  }

  /// The furthest position that the head file knows of.
  private long lastKnown() {
    return slots.isEmpty() ? 0 : slots.getLast().head().position();
  }

  private boolean closedAt(long position) {
    return slots.stream()
        .max(Comparator.comparingLong(HeadFile.Slot::number))
        .filter(slot -> slot.closed() && slot.head().position() == position)
        .isPresent();
  }

  private boolean closed(Head head) {
    return closedAt(head.position());
  }

  /// Compares the chain with every slot as it passes its position.
  private void checkSlots(ChainWalk chain) {
    while (checkedSlots < slots.size()
        && slots.get(checkedSlots).head().position() == chain.position()) {
      Hash expected = slots.get(checkedSlots).head().hash();
      if (!expected.equals(Hash.of(chain.chain()))) {
        throw damaged(
            Layout.HEAD_NAME,
            0,
            chain.position(),
            "the journal holds another row here than the one that was acknowledged");
      }
      checkedSlots++;
    }
  }

  private void checkUpTo(ChainWalk chain) {
    if (upTo != null
        && chain.position() == upTo.position()
        && !upTo.hash().equals(Hash.of(chain.chain()))) {
      throw damaged(
          Layout.segmentName(segments.size() + 1),
          0,
          chain.position(),
          "the journal holds another row here than the head that was asked for");
    }
  }

  private void checkHeads(Head head) {
    long known = upTo == null ? lastKnown() : upTo.position();
    if (known > head.position()) {
      throw damaged(
          Layout.segmentName(Math.max(1, segments.size())),
          end,
          head.position() + 1,
          "the journal ends here, and rows up to position " + known + " were acknowledged");
    }
  }

  private static JournalDamaged damaged(String file, long offset, long position, String what) {
    return new JournalDamaged(new BadRecord(file, offset, position, what));
  }
}
