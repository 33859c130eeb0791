// SPDX-License-Identifier: Apache-2.0
package renkei.core.turn;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import renkei.core.entry.PartyId;
import renkei.core.entry.RefusalCode;

/// Counts every refusal, by reason and by the party it came from. Owner: the turn.
public final class Tally {
  private final Map<PartyId, Map<RefusalCode, Long>> byParty = new TreeMap<>();

  void add(PartyId from, RefusalCode code, long count) {
    byParty
        .computeIfAbsent(from, _ -> new EnumMap<>(RefusalCode.class))
        .merge(code, count, Long::sum);
  }

  /// Refusals of one party's input so far, by reason.
  public Map<RefusalCode, Long> of(PartyId party) {
    Map<RefusalCode, Long> counts = byParty.get(party);
    return counts == null ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(counts));
  }
}
