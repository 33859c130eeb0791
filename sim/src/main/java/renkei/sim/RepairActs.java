// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import renkei.core.consent.ProposalView;
import renkei.core.entry.Body;
import renkei.core.entry.ConsentRule;
import renkei.core.entry.Matter;
import renkei.core.entry.Names;
import renkei.core.entry.PartyId;
import renkei.core.entry.Position;
import renkei.core.entry.Repair;
import renkei.core.entry.RepairEntry;
import renkei.core.entry.RepairStage;
import renkei.core.entry.YardEntry;
import renkei.core.profile.Yards;

/// Officers list yards, docks, vessels and work, take docks out of service, ask for slots in docks
/// of others, and say how far a repair has come.
final class RepairActs {
  private static final Repair.Size DOCK = new Repair.Size(30_000, 5_000, 1_300);
  private static final Repair.Size HULL = new Repair.Size(20_000, 3_000, 900);

  private final Cast cast;
  private final MembershipActs meetings;

  RepairActs(Cast cast, MembershipActs meetings) {
    this.cast = cast;
    this.meetings = meetings;
  }

  void act(Desk desk) {
    for (int i = 0; i < 3 && desk.party().running(); i++) {
      one(desk);
    }
  }

  private void one(Desk desk) {
    Yards yards = desk.party().state().folds().yards();
    if (yards.docks().isEmpty() || yards.vessels().isEmpty()) {
      lists(desk);
      return;
    }
    switch (cast.random().nextInt(8)) {
      case 0 -> takesOut(desk, yards);
      case 1 -> putsBack(desk, yards);
      case 2, 3, 4 -> slot(desk, yards);
      default -> states(desk);
    }
  }

  private boolean home(Desk desk, Body body) {
    return desk.party().running()
        && cast.submit(desk, desk.byRoot(), Desk.home(), body).isPresent();
  }

  private void lists(Desk desk) {
    Instant now = desk.party().now();
    home(desk, new YardEntry.YardListed("yard", Names.same("yard"), new Position(34, 135)));
    home(
        desk,
        new YardEntry.DockListed(
            "yard", "dock", Names.same("dock"), DOCK, null, List.of("hull"), now, null));
    home(
        desk,
        new YardEntry.VesselListed(
            new Repair.Vessel(
                desk.party().id(), "vessel", Names.same("vessel"), HULL, 3_000, 20_000),
            null));
    home(
        desk,
        new YardEntry.WorkListed(
            "vessel", new Repair.Work("work", "hull work", List.of("hull"), 10)));
  }

  private void takesOut(Desk desk, Yards yards) {
    Instant from = desk.party().now().plus(Duration.ofDays(1L + cast.random().nextInt(90)));
    home(
        desk,
        new YardEntry.DockTakenOut(
            "yard",
            cast.one(yards.docks()).facts().code(),
            from,
            from.plus(Duration.ofDays(5)),
            desk.word(Canary.HOME)));
  }

  private void putsBack(Desk desk, Yards yards) {
    List<Yards.Out> out = yards.docks().stream().flatMap(dock -> dock.outs().stream()).toList();
    if (out.isEmpty()) {
      takesOut(desk, yards);
    } else {
      Yards.Out one = cast.one(out);
      home(desk, new YardEntry.DockPutBack(one.id(), one.from().plus(Duration.ofHours(5))));
    }
  }

  /// In a dock by its number, or in whichever the yard's party names.
  private void slot(Desk desk, Yards yards) {
    Yards.VesselLine vessel = cast.one(yards.vessels());
    if (vessel.works().isEmpty()) {
      return;
    }
    cast.peer(desk.party())
        .ifPresent(yard -> {
          // Some begin while the schedule runs, so that vessels dock and leave in it.
          Duration ahead =
              cast.chance(40)
                  ? Duration.ofSeconds(5L + cast.random().nextInt(20))
                  : Duration.ofDays(1L + cast.random().nextInt(60));
          Instant from = desk.party().now().plus(ahead);
          PartyId keeper = yard.id();
          Repair.Berth berth =
              cast.chance(65)
                  ? Repair.Berth.any(keeper)
                  : new Repair.Berth(keeper, "yard", "dock", cast.random().nextInt(2), null);
          Matter matter =
              new Matter.RepairSlot(
                  vessel.listed().vessel(),
                  vessel.works().getFirst(),
                  berth,
                  from,
                  from.plus(Duration.ofDays(12)),
                  new Repair.Eligibility("rule 1", cast.chance(96), "an inspector"),
                  null);
          meetings.opens(desk, matter, keeper, List.of(keeper), new ConsentRule.All());
        });
  }

  private void states(Desk desk) {
    List<ProposalView> slots =
        desk.party().state().proposals().all().stream()
            .filter(view -> view.matter() instanceof Matter.RepairSlot)
            .filter(view -> view.inForce(desk.party().now()))
            .toList();
    if (slots.isEmpty()) {
      slot(desk, desk.party().state().folds().yards());
    } else {
      ProposalView view = cast.one(slots);
      new JointActs(cast)
          .say(
              desk,
              view,
              new RepairEntry.RepairStated(
                  view.id(),
                  cast.one(List.of(RepairStage.values())),
                  desk.party().now(),
                  desk.word(Canary.PROPOSAL)));
    }
  }
}
