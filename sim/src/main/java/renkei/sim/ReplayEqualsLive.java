// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import renkei.core.entry.PartyId;
import renkei.core.turn.Kernel;
import renkei.core.turn.OfficerSignatures;
import renkei.core.turn.Ports;
import renkei.core.turn.Setup;

/// A replay of the journal gives the state that the running node had (DESIGN section 3), and every
/// officer's signature in it is right to whoever has nothing but the rows.
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
        RowTap tap = new RowTap();
        tap.opens();
        Ports ports =
            new Ports(
                party.disk().copy(1),
                party.codec(),
                tap,
                world.keys().signerOf(party.id()),
                world.keys(),
                () -> 1);
        try (Kernel replayed = Kernel.open(new Setup(party.id(), true, false), ports)) {
          compare(party, Digest.of(party.state()), Digest.of(replayed.state()));
        }
        signatures(party, tap.opened(), world.keys());
      }
    }
  }

  private void signatures(SimParty party, List<RowTap.Seen> rows, SimKeys keys) {
    OfficerSignatures found = new OfficerSignatures(party.codec(), keys);
    for (int i = 0; i < rows.size(); i++) {
      found.row(i + 1L, rows.get(i).row());
    }
    unless(found.failed() == 0, () -> party.code() + ": its own journal shows " + found.faults());
  }

  private void compare(SimParty party, List<String> live, List<String> replayed) {
    replays++;
    unless(live.equals(replayed), () -> party.code() + ": " + Digest.difference(live, replayed));
  }
}
