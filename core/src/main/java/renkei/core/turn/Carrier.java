// SPDX-License-Identifier: Apache-2.0
package renkei.core.turn;

import renkei.core.consent.Proposals;
import renkei.core.entry.Entry;
import renkei.core.entry.OfficerProof;
import renkei.core.entry.PartyId;
import renkei.core.entry.Proof;
import renkei.core.entry.RollStated;
import renkei.core.entry.SignedEntry;
import renkei.core.journal.Row;

/// Notes what of other parties this node is asked to carry on: a fold over received rows. Owner:
/// the turn.
final class Carrier {
  private final PartyId self;
  private final Proposals proposals;
  private final Rolls rolls;
  private final Grounds grounds;
  private final Unnumbered unnumbered;

  Carrier(PartyId self, Proposals proposals, Rolls rolls, Grounds grounds, Unnumbered unnumbered) {
    this.self = self;
    this.proposals = proposals;
    this.rolls = rolls;
    this.grounds = grounds;
    this.unnumbered = unnumbered;
  }

  /// Notes to whom the sender asks us to carry another party's act: whom it does not reach.
  void came(Entry act, Row.Received row) {
    if (Proposals.proposalOf(act).isEmpty() || act.party().equals(self)) {
      return;
    }
    for (PartyId to : row.further()) {
      boolean has = to.equals(act.party()) || to.equals(row.from()) || to.equals(self);
      if (!has && !grounds.carried(act.id(), to)) {
        unnumbered.add(row.from(), act.id(), to);
        if (act.body() instanceof RollStated) {
          again(act.party(), row.from(), to);
        }
      }
    }
  }

  /// What a new key signed and overtook its roll was refused there: it goes again after the roll.
  private void again(PartyId author, PartyId from, PartyId to) {
    proposals.all().stream()
        .filter(view -> view.parties().contains(to))
        .flatMap(view -> view.acts().stream())
        .filter(act -> act.entry().party().equals(author) && signedByNewKey(author, act))
        .filter(act -> grounds.carried(act.entry().id(), to))
        .forEach(act -> unnumbered.add(from, act.entry().id(), to));
  }

  private boolean signedByNewKey(PartyId author, SignedEntry act) {
    Proof proof = act.proof();
    OfficerProof officer = proof == null ? null : proof.officer();
    return officer != null && rolls.enteredSince(author, officer.key());
  }
}
