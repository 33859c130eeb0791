// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;
import renkei.core.entry.CommandId;
import renkei.core.entry.Deed;
import renkei.core.entry.KeyKind;
import renkei.core.entry.OfficerEntry;
import renkei.core.entry.OfficerId;
import renkei.core.entry.RollKey;
import renkei.core.turn.Deeds;
import renkei.core.turn.Draft;
import renkei.core.turn.State;

/// The own keys of the officers of one simulated party, which no node holds.
final class SimRoll {
  private final World world;
  private final String code;
  private final SplittableRandom random;
  private final Map<OfficerId, List<RollKey>> keys = new TreeMap<>();

  SimRoll(World world, String code, SplittableRandom random) {
    this.world = world;
    this.code = code;
    this.random = random;
  }

  /// The first key of each officer, as the letters of a pairing tell them.
  List<RollKey> keys() {
    return keys.values().stream().map(List::getFirst).toList();
  }

  /// The key that an officer made last.
  RollKey newest(OfficerId officer) {
    return keys.getOrDefault(officer, List.of()).getLast();
  }

  /// One more key of an officer; it signs once it is on the roll.
  RollKey another(OfficerId officer, CommandId command) {
    RollKey key = make(officer, command);
    keys.computeIfAbsent(officer, _ -> new ArrayList<>()).add(key);
    return key;
  }

  /// An officer's key, old or new, by its hash.
  Optional<RollKey> find(Hash key) {
    return keys.values().stream()
        .flatMap(List::stream)
        .filter(one -> one.hash().equals(key))
        .findFirst();
  }

  /// The own key of an officer, made when it is asked for first; none where officers of this world
  /// have none.
  OfficerEntry.@Nullable OfficerKey of(OfficerId officer, CommandId command) {
    if (!world.rolls()) {
      return null;
    }
    RollKey key =
        keys.containsKey(officer) ? keys.get(officer).getFirst() : another(officer, command);
    return new OfficerEntry.OfficerKey(KeyKind.FILE, Bytes.EMPTY, key.publicKey(), "");
  }

  private RollKey make(OfficerId officer, CommandId command) {
    Bytes open = world.keys().makeOfficer(code + "/" + officer.code(), random.nextLong());
    return new RollKey(officer, command, KeyKind.FILE, open, "");
  }

  /// The draft with the signature of its officer, where it binds the party and the officer has a
  /// key.
  Draft signed(Draft draft, State state) {
    List<RollKey> its = keys.get(draft.by().officer());
    if (its == null || draft.proof() != null || !Deed.needed(draft.body())) {
      return draft;
    }
    List<RollKey> on = state.rolls().own().keys();
    RollKey key = its.reversed().stream().filter(on::contains).findFirst().orElse(its.getFirst());
    return draft.signed(world.keys().signAs(key, Deeds.of(state, draft)));
  }
}
