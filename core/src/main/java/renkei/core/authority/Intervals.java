// SPDX-License-Identifier: Apache-2.0
package renkei.core.authority;

import org.jspecify.annotations.Nullable;

/// Grants sorted by when they begin: a treap that also keeps, for each subtree, the earliest
/// recording, the latest cancellation and the latest end, so that "which one runs at t, as known at
/// k" and "which one meets this interval" are answered without a scan. Its priorities come from a
/// counter, so the same acts make the same tree everywhere.
final class Intervals {
  private @Nullable Node top;
  private long made;

  private static final class Node {
    final Grant grant;
    final long serial;
    final long priority;
    @Nullable Node left;
    @Nullable Node right;
    long firstRecorded;
    long lastCancelled;
    long lastEnd;

    Node(Grant grant, long serial) {
      this.grant = grant;
      this.serial = serial;
      this.priority = mix(serial);
      refresh();
    }

    /// Takes the extremes of the subtree anew from its parts.
    void refresh() {
      firstRecorded = grant.recorded;
      lastCancelled = grant.cancelled();
      lastEnd = grant.end() > grant.from ? grant.end() : Long.MIN_VALUE;
      if (left != null) {
        take(left);
      }
      if (right != null) {
        take(right);
      }
    }

    private void take(Node part) {
      firstRecorded = Math.min(firstRecorded, part.firstRecorded);
      lastCancelled = Math.max(lastCancelled, part.lastCancelled);
      lastEnd = Math.max(lastEnd, part.lastEnd);
    }

    boolean known(long known) {
      return grant.recorded <= known && grant.cancelled() > known;
    }

    boolean holdsKnown(long known) {
      return firstRecorded <= known && lastCancelled > known;
    }

    /// SplitMix64's finisher: a counter to bits that look random.
    private static long mix(long value) {
      long z = (value + 1) * 0x9E3779B97F4A7C15L;
      z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
      z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
      return z ^ (z >>> 31);
    }
  }

  /// Adds a grant.
  void add(Grant grant) {
    top = insert(top, new Node(grant, made++));
  }

  /// Takes a changed end into account.
  void changed(Grant grant) {
    repair(top, grant);
  }

  /// The last grant that begins at or before `at`, as known then; null: none. Whether it still runs
  /// is for the caller: known grants of one giver never overlap.
  @Nullable Grant last(long at, long known) {
    Node found = last(top, at, known);
    return found == null ? null : found.grant;
  }

  /// The first grant that begins after `at`, as known then; null: none.
  @Nullable Grant next(long at, long known) {
    Node found = next(top, at, known);
    return found == null ? null : found.grant;
  }

  /// The earliest grant that has an instant in common with the interval; null: none.
  @Nullable Grant meeting(long from, long until) {
    Node found = meeting(top, from, until);
    return found == null ? null : found.grant;
  }

  private static @Nullable Node last(@Nullable Node node, long at, long known) {
    if (node == null || !node.holdsKnown(known)) {
      return null;
    }
    if (node.grant.from > at) {
      return last(node.left, at, known);
    }
    Node later = last(node.right, at, known);
    if (later != null) {
      return later;
    }
    return node.known(known) ? node : last(node.left, at, known);
  }

  private static @Nullable Node next(@Nullable Node node, long at, long known) {
    if (node == null || !node.holdsKnown(known)) {
      return null;
    }
    if (node.grant.from <= at) {
      return next(node.right, at, known);
    }
    Node earlier = next(node.left, at, known);
    if (earlier != null) {
      return earlier;
    }
    return node.known(known) ? node : next(node.right, at, known);
  }

  private static @Nullable Node meeting(@Nullable Node node, long from, long until) {
    if (node == null || node.lastEnd <= from) {
      return null;
    }
    Node earlier = meeting(node.left, from, until);
    if (earlier != null) {
      return earlier;
    }
    if (node.grant.from >= until) {
      return null;
    }
    boolean meets = node.grant.end() > from && node.grant.end() > node.grant.from;
    return meets ? node : meeting(node.right, from, until);
  }

  private static boolean before(Node a, Node b) {
    return a.grant.from != b.grant.from ? a.grant.from < b.grant.from : a.serial < b.serial;
  }

  private static Node insert(@Nullable Node node, Node added) {
    if (node == null) {
      return added;
    }
    Node above = node;
    if (before(added, node)) {
      Node left = insert(node.left, added);
      node.left = left;
      if (left.priority > node.priority) {
        node.left = left.right;
        left.right = node;
        above = left;
      }
    } else {
      Node right = insert(node.right, added);
      node.right = right;
      if (right.priority > node.priority) {
        node.right = right.left;
        right.left = node;
        above = right;
      }
    }
    node.refresh();
    if (above != node) {
      above.refresh();
    }
    return above;
  }

  /// Refreshes every node on the way to the grant; grants that begin together are searched on both
  /// sides.
  private static boolean repair(@Nullable Node node, Grant grant) {
    if (node == null) {
      return false;
    }
    boolean found =
        node.grant == grant
            || grant.from <= node.grant.from && repair(node.left, grant)
            || grant.from >= node.grant.from && repair(node.right, grant);
    if (found) {
      node.refresh();
    }
    return found;
  }
}
