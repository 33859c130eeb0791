// SPDX-License-Identifier: Apache-2.0
package renkei.core.consent;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Hash;
import renkei.core.entry.Ceiling;
import renkei.core.entry.EntryId;
import renkei.core.entry.Matter;

/// An agreement in force between this party and one peer: a pairing, with the ceiling for each
/// direction.
///
/// @param proposal the pairing's proposal
/// @param terms hash of the terms in force
/// @param peer the other party as the terms name it
/// @param ours how high this party may release to the peer
/// @param theirs how high the peer may release to this party
/// @param ends when it ends by a notice; null: no notice holds
public record Agreement(
    EntryId proposal,
    Hash terms,
    Matter.Identity peer,
    Ceiling ours,
    Ceiling theirs,
    @Nullable Instant ends) {
  /// Whether it holds then.
  public boolean holds(Instant at) {
    return ends == null || at.isBefore(ends);
  }
}
