// SPDX-License-Identifier: Apache-2.0
package renkei.core.journal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Bytes;
import renkei.core.base.Disk;
import renkei.core.base.DiskFailure;
import renkei.core.base.DiskFile;
import renkei.core.base.Hash;
import renkei.core.base.Malformed;
import renkei.core.base.RandomSource;

/// The append-only record of a node: rows in segment files, each chained to the one before by
/// SHA-256. The format is docs/protocol/journal.md.
///
/// What [#append] returned for is on disk. A failed write or force is terminal: the journal can
/// only be read until the node is started again, because after a failed force nobody knows what the
/// disk holds.
///
/// Owner: one thread, the turn.
public final class Journal implements AutoCloseable {
  /// A segment is left when the next batch would make it larger than this.
  public static final long SEGMENT_BYTES = 64L << 20;

  /// Bytes of one batch.
  public static final long BATCH_BYTES_MAX = 256L << 20;

  /// Appends between two forces of the head file.
  static final int HEAD_FORCE_EVERY = 256;

  private static final int COPY_BYTES = 1 << 20;
  private static final long FIRST_RECORD = Layout.SEGMENT_HEADER_BYTES;

  /// What is read at once around a row that is asked for.
  private static final int NEAR_PIECE_BYTES = 2 * Landmarks.APART_BYTES;

  private final Disk disk;
  private final JournalId id;
  private final long segmentBytesMax;
  private final Opening opening;
  private final List<Survey.Segment> segments;
  private final Landmarks landmarks;
  private final BatchWriter writer;
  private final byte[] acknowledged;
  private @Nullable HeadFile headFile;
  private @Nullable DiskFile file;
  private @Nullable String failed;
  private long position;
  private long end;
  private int sinceHeadForce;

  private Journal(Disk disk, JournalId id, Survey.Found found, Reading reading, long bytesMax) {
    this.disk = disk;
    this.id = id;
    this.segmentBytesMax = bytesMax;
    this.landmarks = reading.landmarks;
    this.segments = new ArrayList<>(found.segments());
    Head head = found.opening().head();
    this.position = head.position();
    this.acknowledged = (position == 0 ? id.origin() : head.hash()).bytes();
    this.opening =
        new Opening(
            head(), found.opening().closed(), found.opening().cutBytes(), found.opening().notes());
    this.writer = new BatchWriter(id, acknowledged);
  }

  /// Opens the journal of a folder, making a new one in an empty folder, and gives every row to the
  /// reader. Memory is bounded; a batch torn by a crash before it was acknowledged is cut off.
  ///
  /// When this throws, what the reader was given must be thrown away.
  ///
  /// @throws JournalDamaged when anything acknowledged is missing or changed; the folder is
  ///   untouched
  /// @throws DiskFailure when the disk refuses
  public static Journal open(Disk disk, RandomSource random, RowReader reader) {
    return open(disk, random, SEGMENT_BYTES, reader);
  }

  /// The same with another size of segments, in bytes.
  public static Journal open(
      Disk disk, RandomSource random, long segmentBytesMax, RowReader reader) {
    Reading reading = new Reading(reader);
    Survey.Found found = Survey.of(disk, reading);
    JournalId known = found.journal();
    JournalId id = known != null ? known : JournalId.random(random);
    Journal journal = new Journal(disk, id, found, reading, segmentBytesMax);
    boolean ready = false;
    try {
      journal.ready(found);
      ready = true;
      return journal;
    } finally {
      if (!ready) {
        journal.release();
      }
    }
  }

  /// Gives the rows on and remembers where batches begin.
  private static final class Reading implements ChainWalk.Sink {
    private final Landmarks landmarks = new Landmarks();
    private final RowReader reader;
    private int segment;

    Reading(RowReader reader) {
      this.reader = reader;
    }

    @Override
    public void segment(int number) {
      segment = number;
    }

    @Override
    public void row(long position, byte[] array, int at, int length) {
      reader.row(position, Bytes.owning(Arrays.copyOfRange(array, at, at + length)));
    }

    @Override
    public void batch(long position, long end, byte[] chain) {
      landmarks.add(segment, position, end, chain);
    }
  }

  /// Makes what was read certain to stay, before anything is built on it: after a crash the last
  /// batch may live in the machine's cache only, so it is written and forced again.
  private void ready(Survey.Found found) {
    if (segments.isEmpty() || found.renew() > 0) {
      begin(Math.max(1, found.renew()));
    } else {
      DiskFile last = disk.open(Layout.segmentName(segments.getLast().number()));
      file = last;
      end = found.end();
      if (last.size() > end) {
        last.truncate(end);
      }
      if (!opening.closed()) {
        long from = found.lastBatch() == Layout.SEGMENT_HEADER_BYTES ? 0 : found.lastBatch();
        rewrite(last, from);
        last.force();
      }
    }
    HeadFile heads = HeadFile.open(disk, id, found.newest());
    headFile = heads;
    heads.force(false, position, acknowledged);
    heads.force(false, position, acknowledged);
    disk.forceNames();
  }

  private void rewrite(DiskFile last, long from) {
    byte[] piece = new byte[(int) Math.min(COPY_BYTES, end - from)];
    for (long offset = from; offset < end; offset += piece.length) {
      int count = (int) Math.min(piece.length, end - offset);
      int read = last.read(offset, ByteBuffer.wrap(piece, 0, count));
      if (read != count) {
        throw new DiskFailure("the last segment gave " + read + " bytes instead of " + count);
      }
      last.write(offset, ByteBuffer.wrap(piece, 0, count));
    }
  }

  /// Begins a segment. Its name is durable when this returns, before any row in it is acknowledged.
  private void begin(int number) {
    DiskFile fresh = disk.open(Layout.segmentName(number));
    DiskFile old = file;
    file = fresh;
    if (old != null) {
      old.close();
    }
    SegmentHeader header = new SegmentHeader(number, id, position + 1, Hash.of(writer.chain()));
    fresh.truncate(0);
    fresh.write(0, ByteBuffer.wrap(header.encode()));
    fresh.force();
    disk.forceNames();
    end = Layout.SEGMENT_HEADER_BYTES;
    segments.add(new Survey.Segment(number, header.first()));
  }

  /// Appends a batch with one force. When it returns, all rows are on disk; when it throws, none
  /// was acknowledged, though after a restart the whole batch may be there.
  ///
  /// @param rows in their sequence, each of 1 byte to the largest entry and 64 KiB
  /// @return the position of the last row
  /// @throws Malformed for a row or batch beyond its limit; nothing was written, the journal goes
  ///   on
  /// @throws DiskFailure when the disk refuses now or refused before
  public long append(List<Bytes> rows) {
    refuseWhenFailed();
    if (rows.isEmpty()) {
      return position;
    }
    long bytes = weigh(rows);
    boolean done = false;
    try {
      if (end > Layout.SEGMENT_HEADER_BYTES && end + bytes > segmentBytesMax) {
        roll();
      }
      write(rows, bytes);
      done = true;
      return position;
    } catch (DiskFailure failure) {
      failed = failure.getMessage();
      throw failure;
    } finally {
      if (!done && failed == null) {
        failed = "an append was broken off";
      }
    }
  }

  private void refuseWhenFailed() {
    if (failed != null) {
      throw new DiskFailure("the journal only reads since it failed: " + failed);
    }
    if (file == null) {
      throw new IllegalStateException("the journal is closed");
    }
  }

  private static long weigh(List<Bytes> rows) {
    long bytes = Layout.COMMIT_BYTES;
    for (Bytes row : rows) {
      Malformed.unless(
          row.size() > 0 && row.size() <= Layout.ROW_BYTES_MAX,
          "a row has 1 to " + Layout.ROW_BYTES_MAX + " bytes, not " + row.size());
      bytes += Layout.RECORD_HEADER_BYTES + row.size();
    }
    Malformed.unless(
        bytes <= BATCH_BYTES_MAX,
        "a batch has at most " + BATCH_BYTES_MAX + " bytes, not " + bytes);
    return bytes;
  }

  private void write(List<Bytes> rows, long bytes) {
    DiskFile into = file();
    writer.begin(into, end, bytes);
    for (Bytes row : rows) {
      writer.row(row);
    }
    long behind = writer.commit(position + 1, rows.size(), end);
    into.force();
    noteHead(position + rows.size());
    System.arraycopy(writer.chain(), 0, acknowledged, 0, acknowledged.length);
    position += rows.size();
    end = behind;
    landmarks.add(segments.getLast().number(), position, end, acknowledged);
  }

  private void noteHead(long last) {
    if (++sinceHeadForce < HEAD_FORCE_EVERY) {
      heads().note(last, writer.chain());
    } else {
      heads().force(false, last, writer.chain());
      sinceHeadForce = 0;
    }
  }

  private void roll() {
    forceHead(false);
    begin(segments.getLast().number() + 1);
  }

  private void forceHead(boolean closed) {
    heads().force(closed, position, acknowledged);
    sinceHeadForce = 0;
  }

  /// The last acknowledged row.
  public Head head() {
    return new Head(position, Hash.of(acknowledged));
  }

  /// What was found when it was opened.
  public Opening opening() {
    return opening;
  }

  /// Which journal this is. Stays in the node.
  public JournalId id() {
    return id;
  }

  /// Why the journal only reads; empty while it takes rows.
  public Optional<String> failed() {
    return Optional.ofNullable(failed);
  }

  /// How many segment files there are.
  public int segments() {
    return segments.size();
  }

  /// Reads rows again, from one position to another, both included. Their chain is followed from a
  /// place shortly before them, where it was right when it was written or read.
  public void replay(long from, long to, RowReader reader) {
    long last = Math.min(to, position);
    for (int i = 0; i < segments.size(); i++) {
      long next = i + 1 < segments.size() ? segments.get(i + 1).first() : position + 1;
      Survey.Segment segment = segments.get(i);
      if (segment.first() <= last && next > from) {
        replay(segment, from, last, reader);
      }
    }
  }

  private void replay(Survey.Segment segment, long from, long last, RowReader reader) {
    Optional<Landmarks.Landmark> near = landmarks.before(segment.number(), from);
    reading(
        segment,
        NEAR_PIECE_BYTES,
        (header, window) -> {
          Head before =
              near.map(Landmarks.Landmark::before)
                  .orElse(new Head(header.first() - 1, header.before()));
          long start = near.map(Landmarks.Landmark::offset).orElse(FIRST_RECORD);
          new ChainWalk(before)
              .follow(
                  Layout.segmentName(segment.number()),
                  new RecordCursor(window, id, start),
                  last,
                  (at, array, place, length) -> {
                    if (at >= from && at <= last) {
                      byte[] row = Arrays.copyOfRange(array, place, place + length);
                      reader.row(at, Bytes.owning(row));
                    }
                  });
        });
  }

  /// Where this journal had a chain hash; empty when it never had it. Looks from the newest segment
  /// back, so that a hash of late is found soon.
  public Optional<Head> find(Hash hash) {
    if (hash.equals(id.origin())) {
      return Optional.of(new Head(0, hash));
    }
    long[] found = new long[1];
    for (int i = segments.size() - 1; i >= 0 && found[0] == 0; i--) {
      reading(
          segments.get(i),
          FileWindow.PIECE_BYTES,
          (header, window) -> {
            RecordCursor cursor = new RecordCursor(window, id);
            long at = header.first() - 1;
            while (found[0] == 0 && cursor.step()) {
              at += cursor.isRow() ? 1 : 0;
              if (cursor.isRow() && hash.equals(Layout.hashAt(cursor.array(), cursor.chainAt()))) {
                found[0] = at;
              }
            }
          });
    }
    return found[0] == 0 ? Optional.empty() : Optional.of(new Head(found[0], hash));
  }

  private interface SegmentReading {
    void read(SegmentHeader header, FileWindow window);
  }

  private void reading(Survey.Segment segment, int pieceBytes, SegmentReading reading) {
    String name = Layout.segmentName(segment.number());
    boolean last = segment.equals(segments.getLast());
    try (DiskFile opened = disk.open(name)) {
      FileWindow window = new FileWindow(opened, name, last ? end : opened.size(), pieceBytes);
      SegmentHeader header =
          Survey.header(window)
              .orElseThrow(() ->
                  new JournalDamaged(
                      new BadRecord(name, 0, segment.first(), "its header is broken")));
      reading.read(header, window);
    }
  }

  private DiskFile file() {
    DiskFile present = file;
    if (present == null) {
      throw new IllegalStateException("the journal is closed");
    }
    return present;
  }

  private HeadFile heads() {
    HeadFile present = headFile;
    if (present == null) {
      throw new IllegalStateException("the journal is closed");
    }
    return present;
  }

  /// Closes in order and says so in the head file; after a failure it only lets go of the files.
  @Override
  public void close() {
    if (file == null) {
      return;
    }
    try {
      if (failed == null) {
        forceHead(true);
      }
    } finally {
      release();
    }
  }

  private void release() {
    DiskFile openFile = file;
    HeadFile openHead = headFile;
    file = null;
    headFile = null;
    if (openFile != null) {
      openFile.close();
    }
    if (openHead != null) {
      openHead.close();
    }
  }
}
