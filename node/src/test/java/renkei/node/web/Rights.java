// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Hash;
import renkei.core.entry.AuthenticText;
import renkei.core.entry.Clocks;
import renkei.core.entry.ConsentRule;
import renkei.core.entry.Crossing;
import renkei.core.entry.Domestic;
import renkei.core.entry.Elector;
import renkei.core.entry.EntryId;
import renkei.core.entry.FunctionId;
import renkei.core.entry.Label;
import renkei.core.entry.Level;
import renkei.core.entry.Matter;
import renkei.core.entry.Membership;
import renkei.core.entry.Movement;
import renkei.core.entry.Names;
import renkei.core.entry.Outcome;
import renkei.core.entry.PartyId;
import renkei.core.entry.Programme;
import renkei.core.entry.ProgrammeEntry;
import renkei.core.entry.RepairEntry;
import renkei.core.entry.RepairStage;
import renkei.core.entry.Terms;
import renkei.core.entry.UnitId;
import renkei.core.entry.VisitEntry;
import renkei.core.turn.Draft;

/// What an officer may try for which no consent, rule or authority is there: drafts that every node
/// refuses.
record Rights(WebNode node, World world, String asked) {

  Map<String, Draft> drafts() {
    EntryId proposal = EntryId.fromHex(asked);
    Instant now = Values.millis(node.now());
    EntryId none = new EntryId(7, 7);
    Map<String, Draft> drafts = new LinkedHashMap<>();
    drafts.put(
        "arrival of a visit that nobody consented to",
        toPeer(new VisitEntry.MovementStated(none, Movement.ARRIVED, now, 10, "")));
    drafts.put(
        "arrival under a proposal that is not in force",
        toPeer(new VisitEntry.MovementStated(proposal, Movement.ARRIVED, now, 10, "")));
    drafts.put(
        "acting as a member of a pillar",
        notice(new Matter.Leaving(new Membership(none, "pillar-2"), 1, now.plusSeconds(60))));
    drafts.put(
        "a visit under an agreement that is not there",
        opens(
            new Matter.Visit(
                world.party(),
                "relief unit",
                "Subic",
                now.plusSeconds(60),
                now.plusSeconds(600),
                4,
                "relief",
                none,
                null)));
    drafts.put("a closing that nobody consented to", toPeer(closing(proposal)));
    drafts.put(
        "a link with a party that is not known",
        opens(new Matter.OnwardRelease(Hash.ZERO, world.party()), new PartyId(Hash.ZERO)));
    drafts.put(
        "a task to a unit that is not ours",
        home(new Domestic.TaskIssued(new UnitId("their-unit"), "go", null)));
    drafts.put(
        "a task by a request that is not in force",
        home(new Domestic.TaskIssued(new UnitId("lift-1"), "go", proposal)));
    drafts.put(
        "release of what is not held",
        home(new Domestic.ReleaseDecided(none, world.party(), "announced")));
    for (RepairStage stage : List.of(RepairStage.DOCKED, RepairStage.WORK_DONE)) {
      drafts.put(
          stage + " in a slot that nobody firmed",
          toPeer(new RepairEntry.RepairStated(none, stage, now, "")));
      drafts.put(
          stage + " under a proposal that is not in force",
          toPeer(new RepairEntry.RepairStated(proposal, stage, now, "")));
    }
    drafts.put("development under an agreement that is not there", opens(stage(none, null)));
    drafts.put("production of what nobody developed", opens(stage(none, proposal)));
    drafts.put(
        "a milestone of a stage that is not open",
        toPeer(
            new ProgrammeEntry.MilestonePlanned(
                proposal, Names.same("As announced"), now.plusSeconds(600))));
    return drafts;
  }

  private Matter stage(EntryId agreement, @Nullable EntryId development) {
    PartyId self = node.ask(state -> state.self()).join();
    return new Matter.ProgrammeStage(
        new Membership(agreement, "pillar-2"),
        development,
        Names.same("As announced"),
        world.party(),
        Stream.of(self, world.party())
            .sorted()
            .map(party -> new Programme.Portion(party, Programme.WHOLE / 2))
            .toList(),
        List.of());
  }

  private Crossing closing(EntryId proposal) {
    Hash terms =
        node.ask(state -> state.proposals().find(proposal).orElseThrow().onTable().hash()).join();
    return new Crossing.ProposalClosed(proposal, Outcome.IN_FORCE, terms, List.of());
  }

  private Draft opens(Matter matter) {
    return opens(matter, world.party());
  }

  private Draft opens(Matter matter, PartyId to) {
    Instant now = Values.millis(node.now());
    return toPeer(
        new Crossing.ProposalOpened(
            node.seal(new Terms(List.of(new AuthenticText("en", "As announced.")), matter)),
            to,
            List.of(new Elector(to, new FunctionId("agreements"))),
            new ConsentRule.All(),
            new Clocks(now.plusSeconds(60), now.plusSeconds(120), now.plusSeconds(600))));
  }

  private Draft notice(Matter matter) {
    Instant now = Values.millis(node.now());
    return toPeer(
        new Crossing.ProposalOpened(
            node.seal(new Terms(List.of(new AuthenticText("en", "As announced.")), matter)),
            world.party(),
            List.of(new Elector(world.party(), new FunctionId("agreements"))),
            new ConsentRule.None(),
            new Clocks(now.plusSeconds(60), now.plusSeconds(120), now.plusSeconds(600))));
  }

  private Draft toPeer(Crossing body) {
    return new Draft(
        node.newEntryId(),
        null,
        new Draft.By(WebNode.CHIEF, WebNode.ROOT),
        "as announced",
        Set.of(world.party()),
        Label.of("COALITION", Level.UNCLASSIFIED, "JPN", "USA").asExercise(),
        body,
        null);
  }

  private Draft home(Domestic body) {
    return Draft.of(
        node.newEntryId(), new Draft.By(WebNode.CHIEF, WebNode.ROOT), node.home(), body);
  }
}
