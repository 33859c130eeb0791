// SPDX-License-Identifier: Apache-2.0
package renkei.core.release;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import renkei.core.entry.Membership;
import renkei.core.entry.PartyId;
import renkei.core.entry.Provisions;

/// What the gate needs to know of an agreement or pillar in force: who is a member at a moment, and
/// how high members release to each other within it.
///
/// @param of what it is the roster of
/// @param number its present number
/// @param members each member, and until when it is one
/// @param scope the ceiling; null: none is known here, so nothing is released within it
/// @param until when the agreement ends by itself; null: it does not
public record Roster(
    Membership of,
    long number,
    Map<PartyId, Instant> members,
    Provisions.@Nullable Scope scope,
    @Nullable Instant until) {
  /// Copies the map.
  public Roster {
    members = Map.copyOf(members);
  }

  /// Until when the party is a member, not longer than the agreement lasts; the beginning of time
  /// for who is none.
  Instant memberUntil(PartyId party) {
    Instant ends = members.getOrDefault(party, Instant.MIN);
    return until != null && until.isBefore(ends) ? until : ends;
  }
}
