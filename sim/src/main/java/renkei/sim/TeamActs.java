// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import renkei.core.consent.ProposalView;
import renkei.core.entry.CommandId;
import renkei.core.entry.ConsentRule;
import renkei.core.entry.EntryId;
import renkei.core.entry.Label;
import renkei.core.entry.Matter;
import renkei.core.entry.Names;
import renkei.core.entry.OfficerId;
import renkei.core.entry.PartyId;
import renkei.core.entry.TeamEntry;
import renkei.core.profile.TeamView;
import renkei.core.turn.Answer;
import renkei.core.turn.Draft;

/// Officers charter standing teams, list who is in them, keep their log, hand the watch over, and
/// let their party leave.
final class TeamActs {
  private final Cast cast;
  private final MembershipActs meetings;

  TeamActs(Cast cast, MembershipActs meetings) {
    this.cast = cast;
    this.meetings = meetings;
  }

  void act(Desk desk) {
    List<TeamView> open =
        desk.party().state().folds().teams().all(desk.party().now()).stream()
            .filter(team -> team.life().phase() == TeamView.Phase.OPEN)
            .filter(team -> in(desk, team))
            .toList();
    if (open.isEmpty()) {
      charter(desk);
      return;
    }
    if (cast.chance(6) && leaves(desk, cast.one(open))) {
      return;
    }
    // A team's work goes on for some lines at once.
    for (int i = 0; i < 4 && desk.party().running(); i++) {
      desk.party()
          .state()
          .folds()
          .teams()
          .find(cast.one(open).id(), desk.party().now())
          .ifPresent(team -> works(desk, team));
    }
  }

  private static boolean in(Desk desk, TeamView team) {
    return team.parties().stream()
        .anyMatch(one -> one.party().equals(desk.party().id()) && !one.gone(desk.party().now()));
  }

  private void charter(Desk desk) {
    List<PartyId> between = new ArrayList<>(List.of(desk.party().id()));
    for (SimParty other : cast.world().parties()) {
      boolean linked = desk.party().state().findLink(other.id()).isPresent();
      if (linked && between.size() < 2 + cast.random().nextInt(2)) {
        between.add(other.id());
      }
    }
    if (between.size() < 2) {
      return;
    }
    Matter matter =
        new Matter.TeamCharter(
            Names.same(desk.word(Canary.PROPOSAL)),
            between.stream()
                .sorted()
                .map(party -> new Matter.CoLead(party, Names.same(desk.word(Canary.PROPOSAL))))
                .toList(),
            desk.word(Canary.PROPOSAL),
            List.of(0, 720));
    List<PartyId> asked = between.subList(1, between.size());
    meetings.opens(desk, matter, cast.one(between), asked, new ConsentRule.All());
  }

  /// Gives notice that its party leaves. Of two who remain that ends the team.
  private boolean leaves(Desk desk, TeamView team) {
    Optional<ProposalView> charter = desk.party().state().proposals().find(team.id());
    List<PartyId> told =
        charter.map(view -> view.others(desk.party().id(), desk.party().now())).orElse(List.of());
    if (told.isEmpty()) {
      return false;
    }
    Matter notice = new Matter.Withdrawal(team.id(), cast.soon(desk.party(), 4));
    return meetings
        .opens(desk, notice, desk.party().id(), told, new ConsentRule.None())
        .isPresent();
  }

  private void works(Desk desk, TeamView team) {
    TeamView.InTeam own =
        team.parties().stream()
            .filter(one -> one.party().equals(desk.party().id()))
            .findFirst()
            .orElseThrow();
    CommandId missing =
        desk.commands().subList(0, 2).stream()
            .filter(
                command -> own.members().stream().noneMatch(one -> one.command().equals(command)))
            .findFirst()
            .orElse(null);
    if (missing != null) {
      list(desk, team, missing);
      return;
    }
    TeamView.Watch watch = own.watch();
    if (watch == null) {
      say(desk, team, desk.by(cast.one(desk.commands().subList(0, 2))), taken(team));
    } else if (cast.chance(30)) {
      watch(desk, team, by(desk, watch.officer()));
    } else {
      writes(desk, team, by(desk, watch.officer()));
    }
  }

  private static TeamEntry taken(TeamView team) {
    return new TeamEntry.WatchTaken(team.id());
  }

  private static Draft.By by(Desk desk, OfficerId officer) {
    Draft.By first = desk.byRoot();
    return first.officer().equals(officer) ? first : desk.by(desk.commands().get(1));
  }

  private static Draft.By other(Desk desk, Draft.By than) {
    Draft.By first = desk.byRoot();
    return first.equals(than) ? desk.by(desk.commands().get(1)) : first;
  }

  private void list(Desk desk, TeamView team, CommandId command) {
    Draft.By who = desk.by(command);
    say(
        desk,
        team,
        desk.byRoot(),
        new TeamEntry.MemberListed(
            team.id(),
            who.officer(),
            Names.same(desk.word(Canary.PROPOSAL)),
            command,
            desk.word(Canary.PROPOSAL)));
  }

  /// Leaves the watch, hands it over, or strikes somebody.
  private void watch(Desk desk, TeamView team, Draft.By on) {
    Draft.By next = other(desk, on);
    switch (cast.random().nextInt(5)) {
      case 0 -> say(desk, team, on, new TeamEntry.WatchLeft(team.id(), desk.word(Canary.PROPOSAL)));
      case 1 ->
          say(
              desk,
              team,
              on,
              new TeamEntry.MemberStruck(team.id(), next.officer(), desk.word(Canary.PROPOSAL)));
      default -> handsOver(desk, team, on, next);
    }
  }

  private void handsOver(Desk desk, TeamView team, Draft.By on, Draft.By next) {
    List<EntryId> items =
        team.openItems().stream().map(item -> item.entry().id()).sorted().toList();
    Optional<Answer.Accepted> signed =
        say(
            desk,
            team,
            on,
            new TeamEntry.HandoverSigned(team.id(), next.officer(), words(desk, "en"), items));
    if (signed.isPresent() && desk.party().running() && cast.chance(80)) {
      say(
          desk,
          team,
          next,
          new TeamEntry.HandoverTaken(team.id(), signed.get().id(), signed.get().hash()));
    }
  }

  private void writes(Desk desk, TeamView team, Draft.By on) {
    List<TeamView.Item> items = team.openItems();
    List<TeamView.Note> notes = team.notes();
    switch (cast.random().nextInt(6)) {
      case 0 -> say(desk, team, on, new TeamEntry.ItemOpened(team.id(), words(desk, "en")));
      case 1 -> {
        if (!items.isEmpty()) {
          say(
              desk,
              team,
              on,
              new TeamEntry.ItemClosed(
                  team.id(), cast.one(items).entry().id(), desk.word(Canary.PROPOSAL)));
        }
      }
      case 2 -> {
        if (!notes.isEmpty()) {
          say(
              desk,
              team,
              on,
              new TeamEntry.TranslationGiven(
                  team.id(),
                  cast.one(notes).entry().id(),
                  words(desk, "ja"),
                  desk.word(Canary.PROPOSAL)));
        }
      }
      case 3 ->
          say(
              desk,
              team,
              on,
              new TeamEntry.LogLineEntered(
                  team.id(),
                  desk.party().now().minusSeconds(60),
                  TeamEntry.Topic.SITUATION,
                  words(desk, "en")));
      default -> say(desk, team, on, new TeamEntry.NoteSent(team.id(), words(desk, "en")));
    }
  }

  private static TeamEntry.Words words(Desk desk, String language) {
    return new TeamEntry.Words(language, desk.word(Canary.PROPOSAL));
  }

  private Optional<Answer.Accepted> say(Desk desk, TeamView team, Draft.By by, TeamEntry body) {
    Optional<ProposalView> view = desk.party().state().proposals().find(team.id());
    String[] codes =
        view
            .map(found -> found.others(desk.party().id(), desk.party().now()))
            .orElse(List.of())
            .stream()
            .map(desk.party().state().peers()::code)
            .sorted()
            .toArray(String[]::new);
    Label label = Desk.to(codes);
    return cast.submit(desk, desk.draft(by, label, body));
  }
}
