// SPDX-License-Identifier: Apache-2.0
package renkei.core.turn;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import renkei.core.entry.PartyId;
import renkei.core.exchange.LinkLimits;
import renkei.core.exchange.LinkState;
import renkei.core.exchange.PeerLink;
import renkei.core.journal.Row;

/// When a head of this journal is told to a peer. Only that peer's own matters decide it: at the
/// beat after a number was exchanged with it, and at a fixed rhythm while its link is up. What else
/// was recorded moves no head and keeps none the same (docs/adr/0017). Not durable: a started node
/// tells its head at the first beat of each link. Owner: the turn.
final class HeadRhythm {
  private final Map<PartyId, Instant> lastAtRhythm = new HashMap<>();
  private final Set<PartyId> due = new HashSet<>();

  /// At a beat: the rows without which a head told at the rhythm could be the one told before.
  List<Row> beat(Iterable<PeerLink> links, Instant now) {
    List<Row> rows = new ArrayList<>();
    for (PeerLink link : links) {
      PartyId peer = link.status().peer();
      Instant last = lastAtRhythm.getOrDefault(peer, Instant.EPOCH);
      boolean up = link.state() instanceof LinkState.Up;
      if (up && Duration.between(last, now).compareTo(LinkLimits.HEAD_RHYTHM) >= 0) {
        lastAtRhythm.put(peer, now);
        due.add(peer);
        rows.add(new Row.HeadTold(peer, now));
      }
    }
    return rows;
  }

  /// These peers exchanged numbers with this node in a turn whose rows are on the disk.
  void recorded(PeerLink link, Set<PartyId> carried) {
    PartyId peer = link.status().peer();
    if (concerns(peer, carried)) {
      due.add(peer);
    }
  }

  private static boolean concerns(PartyId peer, Set<PartyId> carried) {
    return carried.contains(peer);
  }

  /// Whether a head goes to this peer at this beat; counts as told.
  boolean tells(PeerLink link) {
    return link.state() instanceof LinkState.Up && due.remove(link.status().peer());
  }
}
