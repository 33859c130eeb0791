// SPDX-License-Identifier: Apache-2.0
package renkei.core.exchange;

import java.util.Optional;
import renkei.core.base.Hash;
import renkei.core.entry.EntryId;

/// The numbers of one direction of a link in one incarnation, newest kept: entry hash, link head,
/// entry id. A number is settled when it is certain what the other party holds under it; only
/// settled numbers have a link head. Packed into one array, because a link can have a hundred
/// thousand lines.
final class LinkLog {
  private static final int HASH = 0;
  private static final int HEAD = 4;
  private static final int ID = 8;
  private static final int SIZE = 10;
  private static final int WIDTH = 11;
  private static final int VOID = -1;
  private static final EntryId NO_ID = new EntryId(0, 0);

  private int capacity = 16;
  private long[] cells = new long[capacity * WIDTH];
  private long first = 1;
  private long last;
  private long settled;
  private Hash headBefore = Hash.ZERO;

  long first() {
    return first;
  }

  long last() {
    return last;
  }

  long settled() {
    return settled;
  }

  /// Adds the next number; not settled yet.
  void append(EntryId id, Hash hash, int sizeBytes) {
    if (last - first + 1 == capacity) {
      grow();
    }
    last++;
    int at = at(last);
    put(at + HASH, hash);
    cells[at + ID] = id.high();
    cells[at + ID + 1] = id.low();
    cells[at + SIZE] = sizeBytes;
  }

  /// Adds the next number, received and therefore certain. No bytes: it carries nothing.
  void receive(Hash hash, int sizeBytes) {
    append(NO_ID, hash, sizeBytes == 0 ? VOID : sizeBytes);
    settle(last);
  }

  void makeVoid(long seq) {
    require(seq > settled && seq <= last, seq);
    cells[at(seq) + SIZE] = VOID;
  }

  void size(long seq, int bytes) {
    cells[at(seq) + SIZE] = bytes;
  }

  boolean holds(long seq) {
    return seq >= first && seq <= last;
  }

  boolean isVoid(long seq) {
    return cells[at(seq) + SIZE] == VOID;
  }

  long size(long seq) {
    return Math.max(0, cells[at(seq) + SIZE]);
  }

  Hash hash(long seq) {
    require(holds(seq), seq);
    return take(at(seq) + HASH);
  }

  EntryId id(long seq) {
    require(holds(seq), seq);
    int at = at(seq) + ID;
    return new EntryId(cells[at], cells[at + 1]);
  }

  /// Makes certain what is held up to a number, which may be lower than before.
  void settle(long upTo) {
    require(upTo <= last && upTo >= first - 1, upTo);
    Hash head = settledHead();
    for (long seq = settled + 1; seq <= upTo; seq++) {
      head = Mark.next(head, stated(seq));
      put(at(seq) + HEAD, head);
    }
    settled = upTo;
    while (last - first >= LinkLimits.KEPT_MAX && first <= settled) {
      headBefore = take(at(first) + HEAD);
      first++;
    }
  }

  /// The link head at a number: settled, or as it would be if everything up to there were held.
  /// Empty: older than what is kept, or not given yet.
  Optional<Hash> head(long seq) {
    if (seq > last || seq < first - 1) {
      return Optional.empty();
    }
    if (seq == first - 1) {
      return Optional.of(headBefore);
    }
    if (seq <= settled) {
      return Optional.of(take(at(seq) + HEAD));
    }
    Hash head = settledHead();
    for (long next = settled + 1; next <= seq; next++) {
      head = Mark.next(head, stated(next));
    }
    return Optional.of(head);
  }

  private Hash settledHead() {
    return settled == first - 1 ? headBefore : take(at(settled) + HEAD);
  }

  private Hash stated(long seq) {
    return isVoid(seq) ? Hash.ZERO : take(at(seq) + HASH);
  }

  private int at(long seq) {
    return (int) (seq & (capacity - 1)) * WIDTH;
  }

  private void grow() {
    LinkLog larger = new LinkLog();
    larger.capacity = capacity * 2;
    larger.cells = new long[larger.capacity * WIDTH];
    for (long seq = first; seq <= last; seq++) {
      System.arraycopy(cells, at(seq), larger.cells, larger.at(seq), WIDTH);
    }
    cells = larger.cells;
    capacity = larger.capacity;
  }

  private void put(int at, Hash hash) {
    cells[at] = hash.a();
    cells[at + 1] = hash.b();
    cells[at + 2] = hash.c();
    cells[at + 3] = hash.d();
  }

  private Hash take(int at) {
    return new Hash(cells[at], cells[at + 1], cells[at + 2], cells[at + 3]);
  }

  private static void require(boolean holds, long seq) {
    if (!holds) {
      throw new IllegalStateException("number " + seq + " does not belong here in this link");
    }
  }
}
