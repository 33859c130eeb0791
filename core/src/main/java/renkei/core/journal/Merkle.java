// SPDX-License-Identifier: Apache-2.0
package renkei.core.journal;

import java.util.ArrayList;
import java.util.List;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;

/// The Merkle tree hash of RFC 9162 section 2.1, by which one signature covers a batch and one
/// entry of it can be shown with a short path. Leaves and nodes are hashed with different prefixes,
/// so that neither can stand for the other.
public final class Merkle {
  private static final byte[] LEAF = {0};
  private static final byte[] NODE = {1};

  private Merkle() {}

  /// The hash of a leaf: SHA-256 over 0x00 and the bytes.
  public static Hash leaf(Bytes bytes) {
    return Hash.sha256(LEAF, bytes.unsafe());
  }

  /// The tree hash over leaf hashes; of none, SHA-256 over nothing.
  public static Hash root(List<Hash> leaves) {
    return switch (leaves.size()) {
      case 0 -> Hash.sha256();
      case 1 -> leaves.getFirst();
      default -> {
        int split = split(leaves.size());
        yield node(root(leaves.subList(0, split)), root(leaves.subList(split, leaves.size())));
      }
    };
  }

  /// The inclusion path of one leaf, from the leaf up (section 2.1.3.1).
  ///
  /// @param index of the leaf, from 0
  public static List<Hash> path(int index, List<Hash> leaves) {
    if (index < 0 || index >= leaves.size()) {
      throw new IllegalArgumentException("no leaf " + index + " among " + leaves.size());
    }
    List<Hash> path = new ArrayList<>();
    climb(index, leaves, path);
    return path;
  }

  private static void climb(int index, List<Hash> leaves, List<Hash> path) {
    if (leaves.size() == 1) {
      return;
    }
    int split = split(leaves.size());
    List<Hash> left = leaves.subList(0, split);
    List<Hash> right = leaves.subList(split, leaves.size());
    if (index < split) {
      climb(index, left, path);
      path.add(root(right));
    } else {
      climb(index - split, right, path);
      path.add(root(left));
    }
  }

  /// Whether a path shows that a leaf is at an index of the tree with that size and root (section
  /// 2.1.3.2).
  ///
  /// @param leaf the leaf's hash
  public static boolean includes(Hash leaf, long index, long size, List<Hash> path, Hash root) {
    if (index < 0 || index >= size) {
      return false;
    }
    long at = index;
    long last = size - 1;
    Hash hash = leaf;
    for (Hash beside : path) {
      if (last == 0) {
        return false;
      }
      if ((at & 1) == 1 || at == last) {
        hash = node(beside, hash);
        while ((at & 1) == 0 && at != 0) {
          at >>= 1;
          last >>= 1;
        }
      } else {
        hash = node(hash, beside);
      }
      at >>= 1;
      last >>= 1;
    }
    return last == 0 && hash.equals(root);
  }

  private static Hash node(Hash left, Hash right) {
    return Hash.sha256(NODE, left.bytes(), right.bytes());
  }

  /// The largest power of two below the size.
  private static int split(int size) {
    return Integer.highestOneBit(size - 1);
  }
}
