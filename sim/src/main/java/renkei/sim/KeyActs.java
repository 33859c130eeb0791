// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import java.util.List;
import renkei.core.entry.Body;
import renkei.core.entry.Crossing;
import renkei.core.entry.Label;
import renkei.core.entry.Level;
import renkei.core.entry.RollKey;
import renkei.core.turn.Draft;

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
    if (entered && cast.chance(60)) {
      both(desk, both, new Crossing.OfficerKeyRevoked(old.hash(), "lost"));
    }
  }

  private boolean both(Desk desk, List<Draft.By> officers, Body body) {
    Label label =
        Label.of(
                Desk.POLICY,
                Level.UNCLASSIFIED,
                cast.world().parties().stream().map(SimParty::code).toArray(String[]::new))
            .asExercise();
    for (Draft.By by : officers) {
      if (!desk.party().running() || cast.submit(desk, by, label, body).isEmpty()) {
        return false;
      }
    }
    return true;
  }
}
