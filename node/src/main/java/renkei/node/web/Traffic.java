// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import renkei.core.entry.Crossing;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.Kind;
import renkei.core.entry.PartyId;
import renkei.core.entry.Refusal;
import renkei.core.journal.Row;

/// What crossed to and from each peer under which number, and what was refused. The part of the
/// [Chronicle] that the screens of links show.
final class Traffic {
  /// Refusals kept for one peer, and refused acts for one proposal; the oldest go first.
  static final int REFUSALS_MAX = 50;

  private final Map<EntryId, List<Crossed>> crossed = new HashMap<>();
  private final Map<PartyId, PeerFacts> peers = new TreeMap<>();
  private final Map<EntryId, Deque<Long>> refusedActs = new HashMap<>();

  /// That an entry was given a number for a peer.
  record Crossed(PartyId to, int incarnation, long sequence, Instant at) {}

  /// Something that crossed.
  record Sight(long sequence, Instant at, @Nullable Kind kind) {}

  /// Something that was refused.
  record RefusalSeen(Instant at, Refusal refusal, @Nullable Kind kind, long position) {}

  /// What is known of the traffic with one peer.
  static final class PeerFacts {
    @Nullable Sight lastSent;
    @Nullable Sight lastReceived;
    Row.@Nullable Witnessed witnessed;
    final Deque<RefusalSeen> refusals = new ArrayDeque<>();
  }

  // ------------------------------------------------------------------------------------- fold

  /// Takes something that came into account.
  ///
  /// @param entry null: it could not be read
  void received(Row.Received received, @Nullable Entry entry, long position) {
    PeerFacts facts = facts(received.from());
    Kind kind = entry == null ? null : entry.kind();
    facts.lastReceived = new Sight(received.seq(), received.at(), kind);
    Refusal refusal = received.verdict().refusal();
    if (refusal != null) {
      facts.refusals.addFirst(new RefusalSeen(received.at(), refusal, kind, position));
      if (facts.refusals.size() > REFUSALS_MAX) {
        facts.refusals.removeLast();
      }
      refusedAct(entry, position);
    }
  }

  private void refusedAct(@Nullable Entry entry, long position) {
    EntryId proposal =
        entry != null && entry.body() instanceof Crossing body ? body.proposal() : null;
    if (proposal != null) {
      Deque<Long> places = refusedActs.computeIfAbsent(proposal, _ -> new ArrayDeque<>());
      places.addLast(position);
      if (places.size() > REFUSALS_MAX) {
        places.removeFirst();
      }
    }
  }

  /// Takes into account that an own entry was given a number.
  ///
  /// @param kind of the entry, where it is known here
  void sent(Row.Sent sent, @Nullable Kind kind) {
    facts(sent.to()).lastSent = new Sight(sent.seq(), sent.at(), kind);
    crossed
        .computeIfAbsent(sent.entry(), _ -> new ArrayList<>(1))
        .add(new Crossed(sent.to(), sent.incarnation(), sent.seq(), sent.at()));
  }

  /// Takes into account which head of a peer was seen last.
  void witnessed(Row.Witnessed seen) {
    facts(seen.of()).witnessed = seen;
  }

  private PeerFacts facts(PartyId peer) {
    return peers.computeIfAbsent(peer, _ -> new PeerFacts());
  }

  // ------------------------------------------------------------------------------------- asking

  /// Under which numbers an own entry was sent.
  List<Crossed> crossed(EntryId entry) {
    return List.copyOf(crossed.getOrDefault(entry, List.of()));
  }

  /// The traffic with a peer.
  PeerFacts peer(PartyId peer) {
    return peers.getOrDefault(peer, new PeerFacts());
  }

  /// Rows that hold refused acts of a proposal.
  List<Long> refusedActs(EntryId proposal) {
    Deque<Long> places = refusedActs.get(proposal);
    return places == null ? List.of() : List.copyOf(places);
  }
}
