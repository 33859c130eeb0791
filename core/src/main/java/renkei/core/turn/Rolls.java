// SPDX-License-Identifier: Apache-2.0
package renkei.core.turn;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import renkei.core.base.Hash;
import renkei.core.base.Malformed;
import renkei.core.consent.Roll;
import renkei.core.entry.Body;
import renkei.core.entry.Crossing;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.Matter.Identity;
import renkei.core.entry.OfficerEntry;
import renkei.core.entry.OfficerEntry.OfficerKey;
import renkei.core.entry.OfficerId;
import renkei.core.entry.PartyId;
import renkei.core.entry.PeerEntry;
import renkei.core.entry.RollKey;
import renkei.core.entry.RollStated;

/// By which keys the officers of each party sign: a fold. The own roll is what officers enrolled
/// until the first peer was pinned; that peer then knows it, and only acts change it. Owner: the
/// turn.
public final class Rolls {
  private final PartyId self;
  private final Roll.Checking checking;
  private final Map<PartyId, Roll> rolls = new TreeMap<>();
  private final Map<PartyId, List<RollKey>> letters = new TreeMap<>();
  private final List<EntryId> changes = new ArrayList<>();
  private final Set<PartyId> linked = new HashSet<>();
  private final Map<RollStated, Set<OfficerId>> said = new HashMap<>();
  private boolean known;

  Rolls(PartyId self, Roll.Checking checking) {
    this.self = self;
    this.checking = checking;
  }

  /// How officers' signatures are checked here.
  Roll.Checking checking() {
    return checking;
  }

  /// Folds an own entry's body; other kinds change nothing.
  void apply(Body body) {
    if (body instanceof PeerEntry.PeerPinned pinned) {
      linked.add(pinned.identity().party());
      told(pinned.identity(), Roll.of(pinned.identity().roll()));
    } else if (body instanceof PeerEntry.PartyKnown found) {
      if (!linked.contains(found.identity().party())) {
        told(found.identity(), of(found.identity().party()).readAnew(found.identity().roll()));
      }
    } else if (body instanceof OfficerEntry.OfficerEnrolled enrolled && !known) {
      enrolled(enrolled);
    } else if (body instanceof OfficerEntry.OfficerRevoked revoked && !known) {
      own().remove(revoked.id());
    }
  }

  /// A stopped link that is taken up again with the letters of before tells nothing new: a roll
  /// that changed since stays, or a revoked key would come back.
  private void told(Identity peer, Roll read) {
    boolean news = !peer.roll().equals(letters.put(peer.party(), peer.roll()));
    if (news) {
      known = true;
      // The peer learns the roll as it stands, and nothing of what one officer alone stated.
      own().forget();
      rolls.put(peer.party(), read);
    }
  }

  private void enrolled(OfficerEntry.OfficerEnrolled officer) {
    OfficerKey key = officer.key();
    own().remove(officer.id());
    if (key != null && own().keys().size() < RollKey.KEYS_MAX) {
      onRoll(officer, key).ifPresent(own()::enter);
    }
  }

  /// What an older version enrolled, without its origin, signs nothing.
  private static Optional<RollKey> onRoll(OfficerEntry.OfficerEnrolled officer, OfficerKey key) {
    try {
      return Optional.of(
          new RollKey(officer.id(), officer.command(), key.kind(), key.publicKey(), key.origin()));
    } catch (Malformed _) {
      return Optional.empty();
    }
  }

  /// Folds an entry of any party; only acts about keys change a roll.
  void changed(Entry entry) {
    if (entry.body() instanceof RollStated stated && hears(entry.party())) {
      if (entry.party().equals(self)) {
        said.keySet().removeIf(other -> other.before(stated.incarnation(), stated.number()));
        said.computeIfAbsent(stated, _ -> new TreeSet<>()).add(entry.officer());
      }
      return;
    }
    of(entry.party()).changed(entry);
    if (entry.body() instanceof Crossing.OfficerKeyEntered
        || entry.body() instanceof Crossing.OfficerKeyRevoked) {
      changes.add(entry.id());
    }
  }

  /// Who of this party stated that roll under that proposal.
  public Set<OfficerId> said(RollStated stated) {
    return Set.copyOf(said.getOrDefault(stated, Set.of()));
  }

  /// Whether that party's roll is known by the changes themselves: the own, and those of parties
  /// that are or were linked. A roll that it states is then nothing new.
  boolean hears(PartyId party) {
    return party.equals(self) || linked.contains(party);
  }

  /// Whether a key came on the roll of a party after people read the letters.
  boolean enteredSince(PartyId party, Hash key) {
    return letters.getOrDefault(party, List.of()).stream()
        .map(RollKey::hash)
        .noneMatch(key::equals);
  }

  /// Ids of every act that changed a roll, or is one of those that do together, as they came.
  public List<EntryId> changes() {
    return Collections.unmodifiableList(changes);
  }

  /// This party's own roll.
  public Roll own() {
    return of(self);
  }

  /// The roll of a party; nobody is on it when it is not known.
  public Roll of(PartyId party) {
    return rolls.computeIfAbsent(party, _ -> new Roll());
  }
}
