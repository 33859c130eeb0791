// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import renkei.core.base.Hash;
import renkei.core.entry.PartyId;
import renkei.core.exchange.Control;
import renkei.core.exchange.LinkLimits;
import renkei.core.journal.Row;

/// A head of a journal tells a peer nothing about what does not concern it: one comes after a
/// number was exchanged with that very peer, or a whole rhythm after the last that had no such
/// cause; and none is ever told twice, so that nobody sees that nothing was recorded.
final class HeadsTellNothing implements Invariant {
  private record Way(PartyId from, PartyId to) {}

  /// What is known of the heads of one party to one peer since that party started.
  private static final class Told {
    private final TreeSet<Long> carried = new TreeSet<>();
    private long lastMillis = -1;
    private long lastAtRhythm = -1;
  }

  private final Map<Way, Told> told = new HashMap<>();
  private final Map<Way, Set<Hash>> hashes = new HashMap<>();
  private long atRhythm;

  @Override
  public void recorded(SimParty party, java.util.List<Placed> rows) {
    for (Placed placed : rows) {
      switch (placed.row()) {
        case Row.Sent sent -> carried(party, sent.to());
        case Row.Voided voided -> carried(party, voided.to());
        case Row.Received received -> carried(party, received.from());
        case Row _ -> {}
      }
    }
  }

  private void carried(SimParty party, PartyId peer) {
    of(party, peer).carried.add(party.clockMillis());
  }

  private Told of(SimParty party, PartyId peer) {
    return told.computeIfAbsent(new Way(party.id(), peer), _ -> new Told());
  }

  @Override
  public void started(SimParty party) {
    told.keySet().removeIf(way -> way.from().equals(party.id()));
  }

  @Override
  public void leaves(Leaving frame) {
    if (frame.from().taken() || !(frame.read() instanceof Control.Head(var head))) {
      return;
    }
    Told so = of(frame.from(), frame.to());
    long at = frame.ruledMillis();
    boolean concerned = !so.carried.subSet(so.lastMillis, false, at, true).isEmpty();
    if (!concerned) {
      long since = at - so.lastAtRhythm;
      unless(
          so.lastAtRhythm < 0 || since >= LinkLimits.HEAD_RHYTHM.toMillis(),
          () ->
              frame.from().code()
                  + " tells a head that nothing of that peer's asked for, "
                  + since
                  + " ms after the last");
      so.lastAtRhythm = at;
      atRhythm++;
    }
    so.lastMillis = at;
    so.carried.headSet(at, true).clear();
    unless(
        hashes
            .computeIfAbsent(new Way(frame.from().id(), frame.to()), _ -> new HashSet<>())
            .add(head.hash()),
        () -> frame.from().code() + " tells one head twice: nothing was recorded between");
  }

  /// How many were told for no other cause than the rhythm.
  long atRhythm() {
    return atRhythm;
  }
}
