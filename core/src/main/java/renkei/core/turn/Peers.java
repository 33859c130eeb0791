// SPDX-License-Identifier: Apache-2.0
package renkei.core.turn;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import renkei.core.base.Hash;
import renkei.core.entry.Body;
import renkei.core.entry.Entry;
import renkei.core.entry.Matter.Identity;
import renkei.core.entry.OfficerEntry.Right;
import renkei.core.entry.OfficerId;
import renkei.core.entry.PartyId;
import renkei.core.entry.PeerEntry.PartyKnown;
import renkei.core.entry.PeerEntry.PeerPinned;
import renkei.core.entry.PeerEntry.PeerSuspended;
import renkei.core.entry.Refusal;
import renkei.core.entry.RefusalCode;

/// Whose keys are pinned: a fold over what officers accepted. Owner: the turn.
public final class Peers {
  /// A peer.
  ///
  /// @param identity its keys, names and address
  /// @param terms hash of the pairing terms that our officer accepted
  /// @param suspended whether an officer stopped the link
  /// @param linked false: only its keys are known, so that its acts can be taken from whoever
  ///   carries them
  public record Peer(Identity identity, Hash terms, boolean suspended, boolean linked) {}

  private final Map<PartyId, Peer> peers = new TreeMap<>();
  private final Map<PartyId, Peer> known = new TreeMap<>();
  private final Map<Identity, Set<OfficerId>> read = new LinkedHashMap<>();

  /// Whether it says whose keys are pinned, or known.
  static boolean concerned(Body body) {
    return body instanceof PeerPinned
        || body instanceof PeerSuspended
        || body instanceof PartyKnown;
  }

  /// Whether what the entry says counts: the keys of a party without a link do once two officers
  /// stated the same, each for himself, or the only one who may.
  boolean counts(Entry entry, Officers officers) {
    if (!(entry.body() instanceof PartyKnown found) || entry.officer().equals(Draft.NODE)) {
      return true;
    }
    Set<OfficerId> readers = read.computeIfAbsent(found.identity(), _ -> new TreeSet<>());
    readers.add(entry.officer());
    return readers.size() >= asked(officers);
  }

  /// How many officers must hear the words: two, or the only one who may.
  private static long asked(Officers officers) {
    return Math.min(
        2, officers.all().stream().filter(one -> one.rights().contains(Right.ADMINISTER)).count());
  }

  /// Why an officer's statement of a party's keys is refused: it is stated already, by two or by
  /// this one, and one person twice is not two.
  Optional<Refusal> check(Entry entry, Officers officers) {
    if (!(entry.body() instanceof PartyKnown found) || entry.officer().equals(Draft.NODE)) {
      return Optional.empty();
    }
    Peer counts = known.get(found.identity().party());
    if (counts != null && counts.identity().equals(found.identity())) {
      return Optional.of(
          new Refusal(RefusalCode.STALE, "The keys of that party are known here already."));
    }
    Set<OfficerId> readers = read.getOrDefault(found.identity(), Set.of());
    return readers.contains(entry.officer()) && readers.size() < asked(officers)
        ? Optional.of(
            new Refusal(
                RefusalCode.SAME_OFFICER,
                "The officer "
                    + entry.officer()
                    + " heard these words already. The keys count once another officer heard them"
                    + " too, in a call of their own."))
        : Optional.empty();
  }

  /// Parties whose words one officer read back and a second one has not yet, with that officer.
  public Map<Identity, Set<OfficerId>> half() {
    Map<Identity, Set<OfficerId>> half = new LinkedHashMap<>();
    read.forEach((identity, readers) -> {
      Peer counts = known.get(identity.party());
      if (counts == null || !counts.identity().equals(identity)) {
        half.put(identity, Set.copyOf(readers));
      }
    });
    return half;
  }

  void apply(Body body) {
    if (body instanceof PeerPinned pinned) {
      peers.put(
          pinned.identity().party(), new Peer(pinned.identity(), pinned.terms(), false, true));
    } else if (body instanceof PartyKnown found) {
      known.put(found.identity().party(), new Peer(found.identity(), Hash.ZERO, false, false));
    } else if (body instanceof PeerSuspended suspended) {
      peers.computeIfPresent(
          suspended.peer(), (_, peer) -> new Peer(peer.identity(), peer.terms(), true, true));
    }
  }

  /// One peer, when its keys were ever pinned.
  public Optional<Peer> find(PartyId party) {
    return Optional.ofNullable(peers.get(party));
  }

  /// All peers, suspended ones too, by id.
  public Collection<Peer> all() {
    return Collections.unmodifiableCollection(peers.values());
  }

  /// Parties without a link whose keys two people read to each other, by id.
  public Collection<Peer> known() {
    return known.values().stream().filter(one -> carried(one.identity().party())).toList();
  }

  /// Whether that party's acts come, and ours go, only by whoever carries them: it was never
  /// linked, and its keys are known.
  public boolean carried(PartyId party) {
    return known.containsKey(party) && !peers.containsKey(party);
  }

  /// Whether entries and streams of that party are taken at all.
  boolean open(PartyId party) {
    Peer peer = peers.get(party);
    return peer != null && !peer.suspended();
  }

  /// The code to show for a party; its short hash when it is nobody we know.
  public String code(PartyId party) {
    Peer peer = peers.getOrDefault(party, known.get(party));
    return peer == null ? party.toString() : peer.identity().code();
  }
}
