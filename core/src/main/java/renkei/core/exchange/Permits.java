// SPDX-License-Identifier: Apache-2.0
package renkei.core.exchange;

import java.util.Optional;
import renkei.core.base.Hash;
import renkei.core.entry.EntryId;
import renkei.core.release.EntryPermit;

/// Rules again at each hand-over. Implemented by the turn over the gate; called in
/// [PeerLink#afterAppend] only.
public interface Permits {
  /// A fresh permit for an entry that has a number; empty: it may not leave any more, the number
  /// will be voided.
  Optional<EntryPermit> carry(long seq, EntryId entry);

  /// A permit to give an entry back to the party that stated it; empty: it is passed over.
  ///
  /// @param incarnation of the peer, in which it was received
  /// @param seq its number
  /// @param entry hash of its bytes
  Optional<EntryPermit> giveBack(int incarnation, long seq, Hash entry);
}
