// SPDX-License-Identifier: Apache-2.0
package renkei.core.release;

import java.util.Set;
import renkei.core.entry.PartyId;
import renkei.core.entry.SignedEntry;

/// Permits where the model leaves rulings out. Only in test sources: production has the gate alone.
public final class SpecPermits {
  private SpecPermits() {}

  /// A permit for an entry.
  public static EntryPermit of(SignedEntry entry, PartyId recipient) {
    return new EntryPermit(
        entry, new Ground.Notice(), recipient, new EntryPermit.Basis(1, "MODEL"), Set.of());
  }
}
