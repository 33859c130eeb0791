// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// One file's bytes twice: as a running process reads them, and as the platter holds them, with the
/// changes between the two in their sequence.
final class SimContent {
  /// A write of some bytes, or (bytes empty) a cut of the file to an offset.
  private record Change(int offset, byte[] bytes, boolean cut) {}

  private static final int SECTOR_BYTES = 512;

  private final Image live = new Image();
  private final Image platter = new Image();
  private final List<Change> pending = new ArrayList<>();

  /// Bytes that grow.
  private static final class Image {
    private byte[] bytes = new byte[1024];
    private int size;

    private void write(int offset, byte[] from, int begin, int end) {
      int last = offset + end - begin;
      if (last > bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.max(last, 2 * bytes.length));
      }
      System.arraycopy(from, begin, bytes, offset, end - begin);
      size = Math.max(size, last);
    }

    private void resize(int to) {
      if (to > bytes.length) {
        bytes = Arrays.copyOf(bytes, to);
      }
      if (to < size) {
        Arrays.fill(bytes, to, size, (byte) 0);
      }
      size = to;
    }

    private void become(Image other) {
      bytes = Arrays.copyOf(other.bytes, other.bytes.length);
      size = other.size;
    }
  }

  /// The same bytes, all of them on the platter.
  SimContent copy() {
    SimContent copy = new SimContent();
    copy.live.become(live);
    copy.platter.become(live);
    return copy;
  }

  int size() {
    return live.size;
  }

  byte[] bytes() {
    return Arrays.copyOf(live.bytes, live.size);
  }

  int read(int offset, byte[] into) {
    int count = Math.clamp(live.size - (long) offset, 0, into.length);
    System.arraycopy(live.bytes, offset, into, 0, count);
    return count;
  }

  void write(int offset, byte[] bytes) {
    live.write(offset, bytes, 0, bytes.length);
    pending.add(new Change(offset, bytes, false));
  }

  void cut(int size) {
    live.resize(size);
    pending.add(new Change(size, new byte[0], true));
  }

  /// Everything pending reaches the platter.
  void force() {
    pending.forEach(change -> apply(change, 0, change.bytes.length));
    pending.clear();
  }

  /// A force that failed, as Linux does it: some sectors reached the platter, and the rest is
  /// forgotten though a process still reads it from the cache.
  int forget(SplittableRandom random) {
    int lost = sectors(random);
    pending.clear();
    return lost;
  }

  /// The power goes off: some of what was pending reached the platter. Returns how many pieces did
  /// not.
  int crash(SplittableRandom random) {
    int lost =
        switch (random.nextInt(4)) {
          case 0 -> pending.size();
          case 1 -> {
            force();
            yield 0;
          }
          case 2 -> prefix(random);
          default -> sectors(random);
        };
    pending.clear();
    live.become(platter);
    return lost;
  }

  /// The first changes survive, then one is torn at any byte.
  private int prefix(SplittableRandom random) {
    if (pending.isEmpty()) {
      return 0;
    }
    int whole = random.nextInt(pending.size());
    for (int i = 0; i < whole; i++) {
      apply(pending.get(i), 0, pending.get(i).bytes.length);
    }
    Change torn = pending.get(whole);
    if (!torn.cut) {
      apply(torn, 0, random.nextInt(torn.bytes.length + 1));
    }
    return pending.size() - whole;
  }

  /// Any subset of sectors survives; where a later one does, the earlier one reads as it was, or
  /// zeros.
  private int sectors(SplittableRandom random) {
    int lost = 0;
    for (Change change : pending) {
      if (change.cut) {
        apply(change, 0, 0);
        continue;
      }
      int begin = 0;
      while (begin < change.bytes.length) {
        int room = SECTOR_BYTES - (change.offset + begin) % SECTOR_BYTES;
        int end = Math.min(change.bytes.length, begin + room);
        if (random.nextBoolean()) {
          apply(change, begin, end);
        } else {
          lost++;
        }
        begin = end;
      }
      if (random.nextBoolean()) {
        platter.resize(Math.max(platter.size, change.offset + change.bytes.length));
      }
    }
    return lost;
  }

  private void apply(Change change, int begin, int end) {
    if (change.cut) {
      platter.resize(change.offset);
    } else if (end > begin) {
      platter.write(change.offset + begin, change.bytes, begin, end);
    }
  }

  /// A bit rots, for readers now and later.
  void flip(long bit) {
    int at = (int) (bit / 8);
    byte mask = (byte) (1 << bit % 8);
    live.bytes[at] ^= mask;
    if (at < platter.size) {
      platter.bytes[at] ^= mask;
    }
  }

  boolean hasPending() {
    return !pending.isEmpty();
  }
}
