// SPDX-License-Identifier: Apache-2.0
package renkei.core.turn;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import renkei.core.consent.Proposals;
import renkei.core.entry.Crossing;
import renkei.core.entry.Domestic;
import renkei.core.entry.EntryId;
import renkei.core.entry.PartyId;
import renkei.core.entry.ReadinessReleased;
import renkei.core.entry.SignedEntry;
import renkei.core.journal.Row;
import renkei.core.release.Ground;
import renkei.core.release.ReasonCode;

/// What lets own entries cross, as it was recorded when each was given its first number. Owner: the
/// turn.
final class Grounds {
  private final PartyId self;
  private final Map<EntryId, EntryId> grounds = new HashMap<>();
  private final Set<Carrying> carried = new HashSet<>();
  private final Map<EntryId, EntryId> decidedItems = new HashMap<>();

  Grounds(PartyId self) {
    this.self = self;
  }

  private record Carrying(EntryId entry, PartyId to) {}

  /// Whether another party's act was given a number for that party already.
  boolean carried(EntryId entry, PartyId to) {
    return carried.contains(new Carrying(entry, to));
  }

  /// A decision to release an item.
  void decided(EntryId decision, EntryId item) {
    decidedItems.put(decision, item);
  }

  /// Takes a number given into account; whether a decision led to it.
  boolean sent(Row.Sent row) {
    EntryId ground = row.ground();
    if (row.ruling().contains(ReasonCode.BY_CARRYING.name())) {
      carried.add(new Carrying(row.entry(), row.to()));
      return false;
    }
    if (ground == null) {
      return false;
    }
    grounds.put(row.entry(), ground);
    return decidedItems.containsKey(ground);
  }

  Optional<Ground> of(SignedEntry signed) {
    if (!signed.entry().party().equals(self)) {
      return Proposals.proposalOf(signed.entry()).map(Ground.Carried::new);
    }
    EntryId ground = grounds.get(signed.entry().id());
    return switch (signed.entry().body()) {
      case Crossing.RecallNotice _,
          Crossing.IncarnationStarted _,
          Crossing.OfficerKeyEntered _,
          Crossing.OfficerKeyRevoked _ ->
          Optional.of(new Ground.Notice());
      case Crossing.DocumentReleased _ ->
          ground == null || decidedItems.get(ground) == null
              ? Optional.empty()
              : Optional.of(new Ground.Decision(ground, decidedItems.get(ground)));
      case Crossing.ProgressStated _, Crossing.CounterpartStated _, ReadinessReleased _ ->
          ground == null ? Optional.empty() : Optional.of(new Ground.Rule(ground));
      case Crossing.InformationGiven given -> Optional.of(new Ground.Asked(given.proposal()));
      case Crossing.ProposalOpened _ -> Optional.of(new Ground.Electorate(signed.entry().id()));
      case Crossing act -> Optional.ofNullable(act.proposal()).map(Ground.Electorate::new);
      case Domestic _ -> Optional.empty();
    };
  }
}
