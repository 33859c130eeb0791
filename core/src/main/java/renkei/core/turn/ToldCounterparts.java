// SPDX-License-Identifier: Apache-2.0
package renkei.core.turn;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import renkei.core.entry.Crossing.CounterpartStated;
import renkei.core.entry.FunctionId;
import renkei.core.entry.PartyId;

/// What each other party was told last of our register: who answers here for a function. Owner: the
/// turn.
final class ToldCounterparts {
  private record Key(PartyId to, FunctionId function) {}

  private final Map<Key, CounterpartStated> last = new HashMap<>();

  void apply(PartyId to, CounterpartStated stated) {
    last.put(new Key(to, stated.function()), stated);
  }

  Optional<CounterpartStated> last(PartyId to, FunctionId function) {
    return Optional.ofNullable(last.get(new Key(to, function)));
  }
}
