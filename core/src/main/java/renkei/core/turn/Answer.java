// SPDX-License-Identifier: Apache-2.0
package renkei.core.turn;

import renkei.core.base.Hash;
import renkei.core.entry.EntryId;
import renkei.core.entry.Refusal;

/// What became of a draft. Given only after the force: accepted means on disk.
public sealed interface Answer {
  /// On disk and in effect.
  ///
  /// @param id of the entry
  /// @param position in this node's journal
  /// @param hash of the entry's bytes
  record Accepted(EntryId id, long position, Hash hash) implements Answer {}

  /// Nothing was recorded.
  ///
  /// @param refusal why
  record Refused(Refusal refusal) implements Answer {}
}
