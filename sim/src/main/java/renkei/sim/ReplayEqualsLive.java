// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import renkei.core.entry.PartyId;
import renkei.core.turn.Kernel;
import renkei.core.turn.Ports;
import renkei.core.turn.Setup;

/// A replay of the journal gives the state that the running node had (DESIGN section 3).
final class ReplayEqualsLive implements Invariant {
  private final Map<PartyId, List<String>> before = new HashMap<>();
  private long replays;

  long replays() {
    return replays;
  }

  @Override
  public void stops(SimParty party) {
    if (party.sound()) {
      before.put(party.id(), Digest.of(party.state()));
    }
  }

  @Override
  public void restored(SimParty party) {
    before.remove(party.id());
  }

  @Override
  public void started(SimParty party) {
    List<String> live = before.remove(party.id());
    if (live != null) {
      compare(party, live, Digest.of(party.state()));
    }
  }

  @Override
  public void ended(World world) {
    // One by turns: all are compared whenever they start again.
    int which = (int) (world.turns() % world.honest().size());
    for (SimParty party : List.of(world.honest().get(which))) {
      if (party.running() && party.sound()) {
        Ports ports =
            new Ports(
                party.disk().copy(1),
                party.codec(),
                new RowTap(),
                world.keys().signerOf(party.id()),
                world.keys(),
                () -> 1);
        try (Kernel replayed = Kernel.open(new Setup(party.id(), true, false), ports)) {
          compare(party, Digest.of(party.state()), Digest.of(replayed.state()));
        }
      }
    }
  }

  private void compare(SimParty party, List<String> live, List<String> replayed) {
    replays++;
    unless(live.equals(replayed), () -> party.code() + ": " + Digest.difference(live, replayed));
  }
}
