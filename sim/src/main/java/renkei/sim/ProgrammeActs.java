// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import renkei.core.consent.MembershipLine;
import renkei.core.consent.ProposalView;
import renkei.core.entry.ConsentRule;
import renkei.core.entry.EntryId;
import renkei.core.entry.Matter;
import renkei.core.entry.Names;
import renkei.core.entry.PartyId;
import renkei.core.entry.Programme;
import renkei.core.entry.ProgrammeEntry;
import renkei.core.entry.ProgrammeFile;
import renkei.core.profile.Programmes;
import renkei.core.turn.Holdings;

/// Officers of members develop and produce together, plan milestones, move and reach them, and keep
/// documents with a programme.
final class ProgrammeActs {
  private final Cast cast;
  private final MembershipActs meetings;

  ProgrammeActs(Cast cast, MembershipActs meetings) {
    this.cast = cast;
    this.meetings = meetings;
  }

  void act(Desk desk) {
    List<ProposalView> stages =
        desk.party().state().proposals().all().stream()
            .filter(view -> view.matter() instanceof Matter.ProgrammeStage)
            .filter(view -> view.inForce(desk.party().now()))
            .toList();
    if (stages.isEmpty()) {
      develops(desk);
      return;
    }
    for (int i = 0; i < 4 && desk.party().running(); i++) {
      under(desk, cast.one(stages));
    }
  }

  private void under(Desk desk, ProposalView stage) {
    switch (cast.random().nextInt(8)) {
      case 0 -> develops(desk);
      case 1 -> produces(desk, stage);
      case 2 -> keeps(desk, stage);
      default -> milestones(desk, stage);
    }
  }

  private void develops(Desk desk) {
    List<MembershipLine> lines =
        desk.party().state().proposals().memberships().stream()
            .filter(line -> line.members().contains(desk.party().id()))
            .filter(line -> line.members().size() > 1)
            .toList();
    if (!lines.isEmpty()) {
      MembershipLine line = cast.one(lines);
      List<PartyId> partners = new ArrayList<>(List.of(desk.party().id()));
      line.members().stream()
          .filter(member -> !partners.contains(member))
          .limit(1 + cast.random().nextInt(3))
          .forEach(partners::add);
      stage(desk, line, null, cast.one(partners), partners.stream().sorted().toList());
    }
  }

  private void stage(
      Desk desk,
      MembershipLine line,
      @Nullable EntryId development,
      PartyId lead,
      List<PartyId> partners) {
    List<Programme.Portion> portions = new ArrayList<>();
    int each = 10_000 / partners.size();
    for (PartyId partner : partners) {
      boolean last = portions.size() == partners.size() - 1;
      portions.add(
          new Programme.Portion(partner, last ? 10_000 - each * (partners.size() - 1) : each));
    }
    Matter matter =
        new Matter.ProgrammeStage(
            line.membership(),
            development,
            Names.same(desk.word(Canary.PROPOSAL)),
            lead,
            portions,
            List.of());
    List<PartyId> asked = partners.stream().filter(one -> !one.equals(desk.party().id())).toList();
    meetings.opens(desk, matter, lead, asked, new ConsentRule.All());
  }

  private void produces(Desk desk, ProposalView stage) {
    if (stage.matter() instanceof Matter.ProgrammeStage terms && terms.development() == null) {
      desk.party().state().proposals().memberships().stream()
          .filter(line -> line.membership().equals(terms.under()))
          .findFirst()
          .ifPresent(line -> stage(desk, line, stage.id(), terms.lead(), terms.partners()));
    }
  }

  private void keeps(Desk desk, ProposalView stage) {
    List<Holdings.Document> held = List.copyOf(desk.party().state().holdings().documents());
    if (!held.isEmpty() && stage.matter() instanceof Matter.ProgrammeStage terms) {
      EntryId programme = terms.development() == null ? stage.id() : terms.development();
      cast.submit(
          desk,
          desk.byRoot(),
          Desk.home(),
          new ProgrammeFile.DocumentKept(programme, cast.one(held).id(), cast.chance(85)));
    }
  }

  private void milestones(Desk desk, ProposalView stage) {
    List<Programmes.Milestone> own =
        desk.party().state().folds().programmes().milestones(stage.id()).stream()
            .filter(one -> one.partner().equals(desk.party().id()) && one.reached() == null)
            .toList();
    JointActs joint = new JointActs(cast);
    if (own.isEmpty() || cast.chance(30)) {
      joint.say(
          desk,
          stage,
          new ProgrammeEntry.MilestonePlanned(
              stage.id(),
              Names.same(desk.word(Canary.PROPOSAL)),
              desk.party().now().plus(Duration.ofDays(30))));
    } else if (cast.chance(50)) {
      joint.say(
          desk,
          stage,
          new ProgrammeEntry.MilestoneMoved(
              stage.id(),
              cast.one(own).id(),
              desk.party().now().plus(Duration.ofDays(60L + cast.random().nextInt(30))),
              desk.word(Canary.PROPOSAL)));
    } else {
      joint.say(
          desk,
          stage,
          new ProgrammeEntry.MilestoneReached(
              stage.id(),
              cast.one(own).id(),
              desk.party().now().minusSeconds(1),
              desk.word(Canary.PROPOSAL)));
    }
  }
}
