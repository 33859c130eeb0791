// SPDX-License-Identifier: Apache-2.0
package renkei.core.release;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Malformed;
import renkei.core.entry.Ceiling;
import renkei.core.entry.EntryId;
import renkei.core.entry.Matter;
import renkei.core.entry.PartyId;

/// What the gate needs to know of an agreement in force with one peer.
///
/// @param id entry id of the proposal that it came from
/// @param peer the other party
/// @param outward how high we may release to it, and what our levels mean there
/// @param inward the same from it to us
/// @param ends when it ends by a notice; null: no notice was given
public record Agreement(
    EntryId id, PartyId peer, Ceiling outward, Ceiling inward, @Nullable Instant ends) {
  /// Checks that both ceilings are about the peer.
  public Agreement {
    Malformed.unless(
        outward.to().equals(peer)
            && inward.from().equals(peer)
            && outward.from().equals(inward.to()),
        "an agreement's ceilings are those between the two parties");
  }

  /// One that nobody gave notice of.
  public Agreement(EntryId id, PartyId peer, Ceiling outward, Ceiling inward) {
    this(id, peer, outward, inward, null);
  }

  /// Whether it holds then.
  public boolean holds(Instant at) {
    return ends == null || at.isBefore(ends);
  }

  /// From a pairing as seen by one of its two parties.
  public static Agreement of(EntryId id, Matter.Pairing pairing, PartyId self) {
    boolean inviter = pairing.inviter().party().equals(self);
    Ceiling outward = pairing.ceilings().get(inviter ? 0 : 1);
    Ceiling inward = pairing.ceilings().get(inviter ? 1 : 0);
    return new Agreement(id, outward.to(), outward, inward);
  }
}
