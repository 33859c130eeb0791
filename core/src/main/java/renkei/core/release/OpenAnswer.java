// SPDX-License-Identifier: Apache-2.0
package renkei.core.release;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import renkei.core.entry.EntryId;
import renkei.core.entry.Level;
import renkei.core.entry.PartyId;

/// A request for information in force that this party answers: its asker may be told, up to a
/// level.
///
/// @param proposal entry id of the request
/// @param asker who may be told
/// @param allowed the highest level of an answer, as it means at the asker
/// @param ends when it ends by a notice; null: no notice was given
public record OpenAnswer(EntryId proposal, PartyId asker, Level allowed, @Nullable Instant ends) {
  /// Whether it holds then.
  public boolean holds(Instant at) {
    return ends == null || at.isBefore(ends);
  }
}
