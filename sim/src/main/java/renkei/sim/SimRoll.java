// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

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
import renkei.core.entry.Domestic;
import renkei.core.entry.KeyKind;
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
  private final Map<OfficerId, RollKey> keys = new TreeMap<>();

  SimRoll(World world, String code, SplittableRandom random) {
    this.world = world;
    this.code = code;
    this.random = random;
  }

  List<RollKey> keys() {
    return List.copyOf(keys.values());
  }

  /// An officer's key, by its hash.
  Optional<RollKey> find(Hash key) {
    return keys.values().stream().filter(one -> one.hash().equals(key)).findFirst();
  }

  /// The own key of an officer, made when it is asked for first; none where officers of this world
  /// have none.
  Domestic.@Nullable OfficerKey of(OfficerId officer, CommandId command) {
    if (!world.rolls()) {
      return null;
    }
    RollKey key = keys.computeIfAbsent(officer, _ -> make(officer, command));
    return new Domestic.OfficerKey(KeyKind.FILE, Bytes.EMPTY, key.publicKey(), "");
  }

  private RollKey make(OfficerId officer, CommandId command) {
    Bytes open = world.keys().makeOfficer(code + "/" + officer.code(), random.nextLong());
    return new RollKey(officer, command, KeyKind.FILE, open, "");
  }

  /// The draft with the signature of its officer, where it binds the party and the officer has a
  /// key.
  Draft signed(Draft draft, State state) {
    RollKey key = keys.get(draft.by().officer());
    if (key == null || draft.proof() != null || !Deed.needed(draft.body())) {
      return draft;
    }
    return draft.signed(world.keys().signAs(key, Deeds.of(state, draft)));
  }
}
