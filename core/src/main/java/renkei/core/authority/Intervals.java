// SPDX-License-Identifier: Apache-2.0
package renkei.core.authority;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Grants sorted by when they begin, in a tree of wide nodes. For each part of it the earliest
/// recording, the latest cancellation and the latest end are kept, so that "which one runs at t, as
/// known at k" and "which one meets this interval" are answered without looking at all of them.
/// Only added to.
final class Intervals {
  private static final int WIDTH = 64;

  private @Nullable Node top;

  /// Slots sorted by the beginning of what is in them. In a leaf a slot is a grant, above it a
  /// node.
  private static final class Node {
    final boolean leaf;
    int size;
    long[] from = new long[2];
    long[] recorded = new long[2];
    long[] cancelled = new long[2];
    long[] end = new long[2];
    Object[] held = new Object[2];

    Node(boolean leaf) {
      this.leaf = leaf;
    }

    Grant grant(int slot) {
      return (Grant) held[slot];
    }

    Node node(int slot) {
      return (Node) held[slot];
    }

    /// How many slots begin at or before this.
    int upTo(long at) {
      int low = 0;
      int high = size;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (from[middle] <= at) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
    }

    boolean known(int slot, long known) {
      return recorded[slot] <= known && cancelled[slot] > known;
    }

    void put(int slot, Object thing) {
      if (size == held.length) {
        int room = Math.min(WIDTH + 1, size * 2);
        from = Arrays.copyOf(from, room);
        recorded = Arrays.copyOf(recorded, room);
        cancelled = Arrays.copyOf(cancelled, room);
        end = Arrays.copyOf(end, room);
        held = Arrays.copyOf(held, room);
      }
      int moved = size - slot;
      System.arraycopy(from, slot, from, slot + 1, moved);
      System.arraycopy(recorded, slot, recorded, slot + 1, moved);
      System.arraycopy(cancelled, slot, cancelled, slot + 1, moved);
      System.arraycopy(end, slot, end, slot + 1, moved);
      System.arraycopy(held, slot, held, slot + 1, moved);
      held[slot] = thing;
      size++;
      refresh(slot);
    }

    /// Takes the extremes of a slot anew from what is in it.
    void refresh(int slot) {
      if (leaf) {
        Grant grant = grant(slot);
        from[slot] = grant.from;
        recorded[slot] = grant.recorded;
        cancelled[slot] = grant.cancelled();
        end[slot] = grant.end() > grant.from ? grant.end() : Long.MIN_VALUE;
        return;
      }
      Node below = node(slot);
      long first = Long.MAX_VALUE;
      long lastCancelled = Long.MIN_VALUE;
      long lastEnd = Long.MIN_VALUE;
      for (int i = 0; i < below.size; i++) {
        first = Math.min(first, below.recorded[i]);
        lastCancelled = Math.max(lastCancelled, below.cancelled[i]);
        lastEnd = Math.max(lastEnd, below.end[i]);
      }
      from[slot] = below.from[0];
      recorded[slot] = first;
      cancelled[slot] = lastCancelled;
      end[slot] = lastEnd;
    }

    /// Gives up its upper part. What grows at its end is cut there, so that acts that come in the
    /// sequence of their times fill their nodes.
    Node split(boolean growsAtEnd) {
      int keep = growsAtEnd ? size - 1 : size / 2;
      Node upper = new Node(leaf);
      for (int i = keep; i < size; i++) {
        upper.put(upper.size, held[i]);
      }
      Arrays.fill(held, keep, size, null);
      size = keep;
      return upper;
    }
  }

  /// Adds a grant.
  void add(Grant grant) {
    if (top == null) {
      top = new Node(true);
    }
    Node upper = add(top, grant);
    if (upper != null) {
      Node above = new Node(false);
      above.put(0, top);
      above.put(1, upper);
      top = above;
    }
  }

  /// Adds below a node; the new neighbour above it when it had to be split.
  private static @Nullable Node add(Node node, Grant grant) {
    int slot = node.upTo(grant.from);
    if (node.leaf) {
      node.put(slot, grant);
    } else {
      slot = Math.max(0, slot - 1);
      Node upper = add(node.node(slot), grant);
      node.refresh(slot);
      slot++;
      if (upper != null) {
        node.put(slot, upper);
      }
    }
    return node.size > WIDTH ? node.split(slot >= node.size - 1) : null;
  }

  /// Takes a changed end into account.
  void changed(Grant grant) {
    if (top != null) {
      changed(top, grant);
    }
  }

  private static boolean changed(Node node, Grant grant) {
    for (int slot = node.upTo(grant.from) - 1; slot >= 0; slot--) {
      boolean found = node.leaf ? node.held[slot] == grant : changed(node.node(slot), grant);
      if (found) {
        node.refresh(slot);
        return true;
      }
      if (node.from[slot] < grant.from) {
        return false;
      }
    }
    return false;
  }

  /// The last grant that begins at or before `at`, as known then; null: none. Whether it still runs
  /// is for the caller: known grants of one giver never overlap.
  @Nullable Grant last(long at, long known) {
    return top == null ? null : last(top, at, known);
  }

  private static @Nullable Grant last(Node node, long at, long known) {
    for (int slot = node.upTo(at) - 1; slot >= 0; slot--) {
      if (node.known(slot, known)) {
        Grant found = node.leaf ? node.grant(slot) : last(node.node(slot), at, known);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  /// The first grant that begins after `at`, as known then; null: none.
  @Nullable Grant next(long at, long known) {
    return top == null ? null : next(top, at, known);
  }

  private static @Nullable Grant next(Node node, long at, long known) {
    int first = node.upTo(at);
    for (int slot = node.leaf ? first : Math.max(0, first - 1); slot < node.size; slot++) {
      if (node.known(slot, known)) {
        Grant found = node.leaf ? node.grant(slot) : next(node.node(slot), at, known);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  /// The earliest grant that has an instant in common with the interval; null: none.
  @Nullable Grant meeting(long from, long until) {
    return top == null ? null : meeting(top, from, until);
  }

  private static @Nullable Grant meeting(Node node, long from, long until) {
    for (int slot = 0; slot < node.size && node.from[slot] < until; slot++) {
      if (node.end[slot] > from) {
        Grant found = node.leaf ? node.grant(slot) : meeting(node.node(slot), from, until);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }
}
