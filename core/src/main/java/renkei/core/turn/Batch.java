// SPDX-License-Identifier: Apache-2.0
package renkei.core.turn;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;
import renkei.core.entry.PartyId;
import renkei.core.entry.Signer;
import renkei.core.journal.Merkle;
import renkei.core.journal.Row;
import renkei.core.journal.RowCodec;

/// The rows of one turn: each is folded when it is added, and all go to the disk in one append.
/// Owner: the turn.
final class Batch {
  private static final byte[] HEAD =
      "renkei batch 1".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

  private final State state;
  private final RowCodec codec;
  private final long before;
  private final List<Bytes> rows = new ArrayList<>();
  private final List<Hash> leaves = new ArrayList<>();
  private final Set<PartyId> carried = new TreeSet<>();

  Batch(State state, RowCodec codec, long before) {
    this.state = state;
    this.codec = codec;
    this.before = before;
  }

  /// Folds a row and keeps its bytes. Returns its position.
  long add(Row row) {
    long position = before + rows.size() + 1;
    rows.add(codec.encode(row));
    if (row instanceof Row.Own own) {
      leaves.add(Merkle.leaf(own.entry().bytes()));
    }
    switch (row) {
      case Row.Sent sent -> carried.add(sent.to());
      case Row.Voided voided -> carried.add(voided.to());
      case Row.Received received -> carried.add(received.from());
      case Row _ -> {}
    }
    state.fold(row, position);
    return position;
  }

  /// Ends the batch with the signed Merkle head (RFC 9162) of its own entries, when it has any.
  List<Bytes> close(Signer signer) {
    if (!leaves.isEmpty()) {
      Hash root = Merkle.root(leaves);
      int count = rows.size();
      add(
          new Row.BatchHead(
              before + 1, count, root, signer.signHead(head(before + 1, count, root))));
    }
    return rows;
  }

  /// The bytes that a batch head signs.
  static Bytes head(long first, int count, Hash root) {
    return Bytes.owning(
        java.nio.ByteBuffer.allocate(HEAD.length + 12 + Hash.SIZE_BYTES)
            .put(HEAD)
            .putLong(first)
            .putInt(count)
            .put(root.bytes())
            .array());
  }

  /// The peers with which a number was exchanged in it.
  Set<PartyId> carried() {
    return carried;
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /// The position after everything added so far.
  long position() {
    return before + rows.size();
  }
}
