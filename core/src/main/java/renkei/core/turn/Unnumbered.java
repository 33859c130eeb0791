// SPDX-License-Identifier: Apache-2.0
package renkei.core.turn;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import renkei.core.entry.EntryId;
import renkei.core.entry.PartyId;

/// Acts that are for a peer and have no number on the link to it yet: those of another party that
/// we were asked to carry, and own ones that one peer gave back after a restore and that the others
/// may not hold. Each waits until there is a link, room in its outbox and a policy that lets it go.
///
/// A fold over rows, so that no cut, crash or restart forgets one. Bounded for each peer that
/// asked, so that none can push out what another asked for. Owner: the turn.
final class Unnumbered {
  /// Acts that wait because of one peer, each for one recipient; of more the oldest is given up.
  static final int WAITING_PER_PEER_MAX = 2_000;

  /// The gate was not asked yet.
  private static final long NEVER = 0;

  /// An act on its way to one peer.
  record Way(EntryId act, PartyId to) {}

  private final Map<PartyId, Map<Way, Long>> waiting = new TreeMap<>();
  private long givenUp;

  /// @param by who brought it to us
  void add(PartyId by, EntryId act, PartyId to) {
    Map<Way, Long> ways = waiting.computeIfAbsent(by, _ -> new LinkedHashMap<>());
    ways.putIfAbsent(new Way(act, to), NEVER);
    if (ways.size() > WAITING_PER_PEER_MAX) {
      ways.remove(ways.keySet().iterator().next());
      givenUp++;
    }
  }

  /// It has a number on that link now.
  void numbered(EntryId act, PartyId to) {
    Way way = new Way(act, to);
    waiting.values().forEach(ways -> ways.remove(way));
  }

  /// What can be tried now, in its sequence.
  ///
  /// @param horizon up to where the gate knows now: what it withheld up to there is left out
  /// @param again whether to try again what it withheld before
  /// @param room whether there is a link to that peer with room in its outbox
  List<Way> due(long horizon, boolean again, Predicate<PartyId> room) {
    Set<Way> due = new LinkedHashSet<>();
    for (Map<Way, Long> ways : waiting.values()) {
      ways.replaceAll((way, ruled) -> {
        boolean now = ruled != horizon && (again || ruled == NEVER) && room.test(way.to);
        if (now) {
          due.add(way);
        }
        return now ? Long.valueOf(horizon) : ruled;
      });
    }
    return List.copyOf(due);
  }

  int size() {
    return waiting.values().stream().mapToInt(Map::size).sum();
  }

  /// How many were given up.
  long givenUp() {
    return givenUp;
  }
}
