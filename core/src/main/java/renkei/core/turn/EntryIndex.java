// SPDX-License-Identifier: Apache-2.0
package renkei.core.turn;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import renkei.core.base.Hash;
import renkei.core.entry.EntryId;
import renkei.core.entry.SignedEntry;

/// Where each entry stands in the journal: grows only, so that an id never names two things. Owner:
/// the turn.
final class EntryIndex {
  /// Where an entry stands.
  ///
  /// @param position in this node's journal
  /// @param hash of its bytes
  record Place(long position, Hash hash) {}

  private final Map<EntryId, Place> places = new HashMap<>();
  private final Map<Hash, EntryId> crossing = new HashMap<>();

  void put(SignedEntry signed, long position) {
    EntryId id = signed.entry().id();
    if (places.putIfAbsent(id, new Place(position, signed.hash())) == null
        && !signed.entry().audience().isEmpty()) {
      crossing.put(signed.hash(), id);
    }
  }

  Optional<Place> find(EntryId id) {
    return Optional.ofNullable(places.get(id));
  }

  /// An entry that has an audience, by the hash of its bytes.
  Optional<EntryId> find(Hash hash) {
    return Optional.ofNullable(crossing.get(hash));
  }

  int size() {
    return places.size();
  }
}
