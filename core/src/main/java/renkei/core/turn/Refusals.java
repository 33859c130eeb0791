// SPDX-License-Identifier: Apache-2.0
package renkei.core.turn;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import renkei.core.entry.PartyId;
import renkei.core.entry.RefusalCode;
import renkei.core.journal.Row;

/// What links refuse without an entry. The first of a peer and a reason is told and recorded at
/// once; what follows within the beat is counted and recorded together: a peer that sends nothing
/// else fills neither the journal nor the log. Owner: the turn.
final class Refusals {
  private final Map<PartyId, Map<RefusalCode, Long>> since = new TreeMap<>();

  /// Whether this one is told and recorded now; if not it waits for [#beat].
  boolean told(PartyId peer, RefusalCode code) {
    Map<RefusalCode, Long> counts =
        since.computeIfAbsent(peer, _ -> new EnumMap<>(RefusalCode.class));
    boolean first = counts.putIfAbsent(code, 0L) == null;
    if (!first) {
      counts.merge(code, 1L, Long::sum);
    }
    return first;
  }

  /// A beat: the rows of what waited.
  List<Row> beat(Instant now) {
    List<Row> rows = new ArrayList<>();
    since.forEach((peer, counts) ->
        counts.forEach((code, count) -> {
          if (count > 0) {
            rows.add(new Row.Counted(peer, code, count, now));
          }
        }));
    since.clear();
    return rows;
  }
}
