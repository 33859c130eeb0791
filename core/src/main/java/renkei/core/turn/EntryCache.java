// SPDX-License-Identifier: Apache-2.0
package renkei.core.turn;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import renkei.core.base.Bytes;
import renkei.core.entry.EntryCodec;
import renkei.core.entry.EntryId;
import renkei.core.entry.SignedEntry;
import renkei.core.journal.Journal;
import renkei.core.journal.Row;
import renkei.core.journal.RowCodec;

/// Entries by id, read from the journal and kept as long as they fit: the index knows where they
/// stand, so that memory does not grow with what was said. Owner: the turn.
final class EntryCache {
  private static final long BYTES_MAX = 16L << 20;
  private static final long ROWS_AHEAD = 256;

  private final EntryIndex index;
  private final EntryCodec codec;
  private final RowCodec rows;
  private final Map<EntryId, SignedEntry> kept = new LinkedHashMap<>(64, 0.75f, true);
  private long bytes;

  EntryCache(EntryIndex index, EntryCodec codec, RowCodec rows) {
    this.index = index;
    this.codec = codec;
    this.rows = rows;
  }

  void keep(SignedEntry signed) {
    if (kept.put(signed.entry().id(), signed) == null) {
      bytes += signed.bytes().size();
    }
    Iterator<SignedEntry> eldest = kept.values().iterator();
    while (bytes > BYTES_MAX && kept.size() > 1) {
      bytes -= eldest.next().bytes().size();
      eldest.remove();
    }
  }

  /// An entry that is in the journal; those after it are read along, since links ask in sequence.
  Optional<SignedEntry> read(EntryId id, Journal journal) {
    SignedEntry present = kept.get(id);
    if (present != null) {
      return Optional.of(present);
    }
    Optional<EntryIndex.Place> place = index.find(id);
    if (place.isEmpty()) {
      return Optional.empty();
    }
    SignedEntry[] found = new SignedEntry[1];
    long from = place.get().position();
    journal.replay(
        from,
        from + ROWS_AHEAD,
        (_, payload) -> {
          Optional<SignedEntry> entry = entry(rows.decode(payload));
          entry.ifPresent(this::keep);
          entry.filter(one -> one.entry().id().equals(id)).ifPresent(one -> found[0] = one);
        });
    return Optional.ofNullable(found[0]);
  }

  private Optional<SignedEntry> entry(Row row) {
    return switch (row) {
      case Row.Own own -> Optional.of(own.entry());
      case Row.Readmitted back -> Optional.of(back.entry());
      case Row.Received received
          when received.verdict().refusal() == null && !received.bytes().equals(Bytes.EMPTY) ->
          Optional.of(
              SignedEntry.of(codec.decode(received.bytes()), received.bytes(), received.proof()));
      case Row _ -> Optional.empty();
    };
  }
}
