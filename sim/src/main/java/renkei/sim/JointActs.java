// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import java.util.List;
import renkei.core.consent.ProposalView;
import renkei.core.entry.Joint;
import renkei.core.entry.Matter;
import renkei.core.entry.Movement;
import renkei.core.entry.VisitEntry;

/// What parties state under proposals in force.
final class JointActs {
  private final Cast cast;

  JointActs(Cast cast) {
    this.cast = cast;
  }

  /// One statement, when there is something to state it under; now and then under what is over.
  void some(Desk desk) {
    // The act before it in the same move can have met a fault that took the node down.
    if (!desk.party().running()) {
      return;
    }
    List<ProposalView> visits =
        desk.party().state().proposals().all().stream()
            .filter(view -> view.matter() instanceof Matter.Visit)
            .filter(view -> view.inForce(desk.party().now()) || cast.chance(5))
            .toList();
    if (!visits.isEmpty()) {
      ProposalView view = cast.one(visits);
      Movement movement = cast.chance(50) ? Movement.ARRIVED : Movement.DEPARTED;
      say(
          desk,
          view,
          new VisitEntry.MovementStated(
              view.id(), movement, desk.party().now(), 10, desk.word(Canary.PROPOSAL)));
    }
  }

  void say(Desk desk, ProposalView under, Joint body) {
    List<String> codes =
        under.others(desk.party().id()).stream()
            .map(desk.party().state().peers()::code)
            .sorted()
            .toList();
    cast.submit(desk, desk.draft(desk.byRoot(), Desk.to(codes.toArray(String[]::new)), body));
  }
}
