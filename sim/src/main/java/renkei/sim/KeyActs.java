// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import java.util.List;
import java.util.Optional;
import renkei.core.consent.ProposalView;
import renkei.core.entry.Body;
import renkei.core.entry.Crossing;
import renkei.core.entry.EntryId;
import renkei.core.entry.Label;
import renkei.core.entry.Level;
import renkei.core.entry.RollKey;
import renkei.core.entry.RollStated;
import renkei.core.turn.Draft;
import renkei.core.turn.State;

/// Two officers of a party put a new key on its roll, and take the old one off.
final class KeyActs {
  private final Cast cast;

  KeyActs(Cast cast) {
    this.cast = cast;
  }

  void act(Desk desk) {
    Draft.By first = desk.byRoot();
    Draft.By second = desk.by(desk.commands().get(1));
    // Who lost a part of the past may not know that a key was revoked: that is told by other tests.
    if (!cast.world().rolls() || cast.world().restores() || first.equals(second)) {
      return;
    }
    SimRoll roll = desk.party().roll();
    RollKey old = roll.newest(first.officer());
    RollKey next = roll.another(first.officer(), first.command());
    List<Draft.By> both = List.of(first, second);
    boolean entered = both(desk, both, new Crossing.OfficerKeyEntered(next));
    if (entered) {
      states(desk, both);
    }
    if (entered && cast.chance(60)) {
      both(desk, both, new Crossing.OfficerKeyRevoked(old.hash(), "lost"));
      states(desk, both);
    }
  }

  /// The changed roll goes to who takes part and has no link, under one proposal with it; and an
  /// officer who errs states the roll of before.
  private void states(Desk desk, List<Draft.By> both) {
    if (!desk.party().running()) {
      return;
    }
    State state = desk.party().state();
    Optional<EntryId> under =
        state.proposals().all().stream()
            .filter(view -> !view.state().settled() || view.inForce(desk.party().now()))
            .filter(view ->
                view.others(desk.party().id()).stream()
                    .anyMatch(other -> state.peers().find(other).isEmpty()))
            .map(ProposalView::id)
            .findFirst();
    Optional<RollStated> roll =
        under.flatMap(proposal -> state.rolls().own().statement(proposal, state.incarnation()));
    if (roll.isPresent() && both(desk, both, roll.get()) && roll.get().number() > 1) {
      RollStated now = roll.get();
      cast.wrongly(
          desk,
          desk.draft(
              both.getFirst(),
              all(),
              new RollStated(
                  now.proposal(), now.incarnation(), now.number() - 1, now.keys(), now.revoked())),
          "the roll of before");
    }
  }

  private boolean both(Desk desk, List<Draft.By> officers, Body body) {
    Label label = all();
    for (Draft.By by : officers) {
      if (!desk.party().running() || cast.submit(desk, by, label, body).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private Label all() {
    return Label.of(
            Desk.POLICY,
            Level.UNCLASSIFIED,
            cast.world().parties().stream().map(SimParty::code).toArray(String[]::new))
        .asExercise();
  }
}
