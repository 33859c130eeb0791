// SPDX-License-Identifier: Apache-2.0
package renkei.core.release;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Hash;
import renkei.core.entry.EntryId;
import renkei.core.entry.PartyId;

/// An onward release in force: one originator's consent that one entry goes to one further party.
///
/// @param proposal entry id of the proposal that it came from
/// @param originator who consented
/// @param entry hash of the entry as it is held here
/// @param to the further party
/// @param ends when it ends by a notice; null: no notice was given
public record OnwardConsent(
    EntryId proposal, PartyId originator, Hash entry, PartyId to, @Nullable Instant ends) {
  /// One that nobody gave notice of.
  public OnwardConsent(EntryId proposal, PartyId originator, Hash entry, PartyId to) {
    this(proposal, originator, entry, to, null);
  }

  /// Whether it holds then.
  public boolean holds(Instant at) {
    return ends == null || at.isBefore(ends);
  }
}
