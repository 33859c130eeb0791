// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import renkei.core.authority.RegisterAct;
import renkei.core.base.Hash;
import renkei.core.consent.ProposalView;
import renkei.core.entry.CommandId;
import renkei.core.entry.Crossing;
import renkei.core.entry.Domestic;
import renkei.core.entry.EntryId;
import renkei.core.entry.Label;
import renkei.core.entry.OfficerId;
import renkei.core.entry.PartyId;
import renkei.core.entry.Profile;
import renkei.core.entry.UnitId;
import renkei.core.turn.Draft;
import renkei.core.turn.Holdings;

/// Officers err. Each of these is wrong whatever the node's state is, and must be refused.
final class WrongActs {
  private final Cast cast;

  WrongActs(Cast cast) {
    this.cast = cast;
  }

  void act(Desk desk) {
    switch (cast.random().nextInt(13)) {
      case 0 -> strangers(desk);
      case 1 -> otherDomain(desk);
      case 2, 3 -> otherTerms(desk);
      case 4, 5 -> stale(desk);
      case 6 -> backdated(desk);
      case 7, 12 -> overlapping(desk);
      case 8 -> notMade(desk);
      case 9 -> unlisted(desk);
      case 10 -> tooHigh(desk);
      default -> othersDocument(desk);
    }
  }

  /// Nobody records anything on a restored node before its new incarnation.
  void beforeIncarnation(Desk desk) {
    cast.wrongly(
        desk,
        desk.draft(
            desk.byRoot(),
            Desk.home(),
            new Domestic.TaskIssued(cast.one(desk.units()), desk.word(Canary.HOME), null)),
        "a task on a restored node before its new incarnation");
  }

  private void strangers(Desk desk) {
    Domestic.TaskIssued task =
        new Domestic.TaskIssued(cast.one(desk.units()), desk.word(Canary.HOME), null);
    CommandId command = desk.root();
    cast.wrongly(
        desk,
        desk.draft(new Draft.By(new OfficerId("nobody"), command), Desk.home(), task),
        "a task of somebody who is not enrolled");
    if (desk.party().running()) {
      cast.wrongly(
          desk,
          desk.draft(Draft.By.node(command), Desk.home(), task),
          "a draft under the code of the node itself");
    }
  }

  private void otherDomain(Desk desk) {
    Label real = Label.of(Desk.POLICY, renkei.core.entry.Level.RESTRICTED);
    cast.wrongly(
        desk,
        desk.draft(
            desk.byRoot(),
            real,
            new Domestic.DocumentFiled(
                desk.word(Canary.HOME), "text/plain", desk.content(), Set.of())),
        "a real document on an exercise node");
  }

  private Optional<ProposalView> open(Desk desk) {
    List<ProposalView> open =
        desk.party().state().proposals().all().stream()
            .filter(view ->
                !view.state().settled()
                    && view.profile() != Profile.PAIRING
                    && view.profile() != Profile.WITHDRAWAL)
            .toList();
    return open.isEmpty() ? Optional.empty() : Optional.of(cast.one(open));
  }

  private Draft.By answering(Desk desk, ProposalView view) {
    return desk.by(
        desk.party()
            .state()
            .routing()
            .answers(view, desk.party().now())
            .flatMap(renkei.core.authority.Holding::holder)
            .orElse(desk.root()));
  }

  private Label label(Desk desk, ProposalView view) {
    PartyId other = view.others(desk.party().id()).getFirst();
    return Desk.to(cast.world().party(other).code());
  }

  private void otherTerms(Desk desk) {
    open(desk)
        .ifPresent(view -> {
          Hash other =
              cast.chance(50)
                  ? Hash.sha256(view.id().hex().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                  : view.opened().terms().hash();
          if (!other.equals(view.onTable().hash())) {
            cast.wrongly(
                desk,
                desk.draft(
                    answering(desk, view),
                    label(desk, view),
                    new Crossing.ConsentGiven(view.id(), other)),
                "a consent to terms that are not on the table");
          }
        });
  }

  private void stale(Desk desk) {
    open(desk)
        .ifPresent(view -> {
          Long last = ProposalActs.lastAct(desk, view);
          cast.wrongly(
              desk,
              new Draft(
                  desk.party().newId(),
                  null,
                  answering(desk, view),
                  "",
                  Set.of(),
                  label(desk, view),
                  new Crossing.ConsentGiven(view.id(), view.onTable().hash()),
                  last - 1),
              "an answer by somebody who did not see the last act");
        });
  }

  private void backdated(Desk desk) {
    Instant before = desk.party().now().minusSeconds(60);
    cast.wrongly(
        desk,
        desk.draft(
            desk.byRoot(),
            Desk.home(),
            new Domestic.AuthorityTransferred(
                new Domestic.Scope(Set.of(Desk.WHOLE.getFirst()), Set.of(), before, null),
                desk.root(),
                desk.commands().get(1))),
        "a transfer that takes effect before it is recorded");
  }

  /// What was given is given again by the same command: for the same time, or, where nothing ends
  /// the giver's own hold, for a time that runs into it.
  private void overlapping(Desk desk) {
    Instant now = desk.party().now();
    for (RegisterAct act : desk.party().state().register().history().reversed()) {
      if (act.entry().body() instanceof Domestic.AuthorityTransferred moved
          && moved.scope().from().isAfter(now.plusSeconds(1))
          && standsAtAll(desk, act.entry().id())) {
        CommandId to =
            moved.to().equals(desk.commands().get(2))
                ? desk.commands().get(1)
                : desk.commands().get(2);
        boolean into = moved.from().equals(desk.root()) && cast.chance(70);
        Domestic.Scope scope =
            into
                ? new Domestic.Scope(
                    moved.scope().functions(), moved.scope().units(), now.plusMillis(500), null)
                : moved.scope();
        if (!to.equals(moved.from())) {
          cast.wrongly(
              desk,
              desk.draft(
                  desk.byRoot(),
                  Desk.home(),
                  new Domestic.AuthorityTransferred(scope, moved.from(), to)),
              "a transfer of what its giver gave before");
        }
        return;
      }
    }
  }

  private static boolean standsAtAll(Desk desk, EntryId given) {
    return desk.party().state().register().history().stream()
        .noneMatch(act ->
            act.entry().body() instanceof Domestic.AuthorityReturned back
                && back.given().equals(given));
  }

  /// What only the node itself makes.
  private void notMade(Desk desk) {
    cast.peer(desk.party())
        .ifPresent(peer ->
            cast.wrongly(
                desk,
                desk.draft(
                    desk.byRoot(),
                    Desk.to(peer.code()),
                    peer.id(),
                    new Crossing.DocumentReleased(
                        desk.word(Canary.HOME),
                        "text/plain",
                        desk.content(),
                        Set.of(desk.party().id()))),
                "a released document that no decision led to"));
  }

  private void unlisted(Desk desk) {
    cast.wrongly(
        desk,
        desk.draft(
            desk.byRoot(),
            Desk.home(),
            new Domestic.TaskIssued(
                new UnitId(desk.word(Canary.HOME)), desk.word(Canary.HOME), null)),
        "a task to a unit that is not listed");
  }

  /// Acts go out with their label: above the ceiling none may be signed.
  private void tooHigh(Desk desk) {
    open(desk)
        .ifPresent(view -> {
          PartyId other = view.others(desk.party().id()).getFirst();
          Label secret =
              Label.of(
                      Desk.POLICY, renkei.core.entry.Level.SECRET, cast.world().party(other).code())
                  .asExercise();
          cast.wrongly(
              desk,
              desk.draft(
                  answering(desk, view),
                  secret,
                  new Crossing.ProposalDeclined(
                      view.id(), view.onTable().hash(), desk.word(Canary.PROPOSAL))),
              "an act above the ceiling");
        });
  }

  /// What came from one party is not another's to pass on without a consent.
  private void othersDocument(Desk desk) {
    for (Holdings.Document document : desk.party().state().holdings().documents()) {
      boolean others = !document.owner().equals(desk.party().id());
      for (SimParty third : cast.world().parties()) {
        boolean apart =
            !third.id().equals(document.owner())
                && !document.originators().contains(third.id())
                && !third.equals(desk.party());
        if (others && apart && nobodyAsked(desk)) {
          cast.wrongly(
              desk,
              desk.draft(
                  desk.byRoot(),
                  Desk.home(),
                  new Domestic.ReleaseDecided(document.id(), third.id(), desk.word(Canary.HOME))),
              "the release of another's document without its consent");
          return;
        }
      }
    }
  }

  private static boolean nobodyAsked(Desk desk) {
    return desk.party().state().proposals().all().stream()
        .noneMatch(view -> view.profile() == Profile.ONWARD_RELEASE);
  }
}
