// SPDX-License-Identifier: Apache-2.0
package renkei.core.profile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import renkei.core.consent.Proposals;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.VisitEntry.MovementStated;

/// What host and sender stated of visits, each for itself. Owned by the turn; not thread-safe.
public final class Movements {
  private final Proposals proposals;
  private final Map<EntryId, List<Entry>> stated = new HashMap<>();

  /// Nothing stated yet.
  public Movements(Proposals proposals) {
    this.proposals = proposals;
  }

  /// Takes a movement into account; every other entry changes nothing.
  public void apply(Entry entry) {
    if (entry.body() instanceof MovementStated movement) {
      stated.computeIfAbsent(movement.proposal(), _ -> new ArrayList<>()).add(entry);
    }
  }

  /// Entries of kind MOVEMENT_STATED of a visit that came into force, in the sequence in which they
  /// came here.
  public List<Entry> of(EntryId visit) {
    return JointCheck.counts(proposals, visit)
        ? List.copyOf(stated.getOrDefault(visit, List.of()))
        : List.of();
  }
}
