// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import renkei.core.consent.ProposalView;
import renkei.core.entry.Body;
import renkei.core.entry.CommandId;
import renkei.core.entry.Crossing;
import renkei.core.entry.Domestic;
import renkei.core.entry.Elector;
import renkei.core.entry.FunctionId;
import renkei.core.entry.Label;
import renkei.core.entry.Level;
import renkei.core.entry.Matter;
import renkei.core.entry.PartyId;
import renkei.core.entry.Profile;
import renkei.core.entry.Progress;
import renkei.core.entry.ReleaseRule;
import renkei.core.turn.Draft;
import renkei.core.turn.Holdings;
import renkei.core.turn.State;

/// Officers ask, answer, take back and report.
final class ProposalActs {
  private final Cast cast;

  ProposalActs(Cast cast) {
    this.cast = cast;
  }

  void act(Desk desk) {
    int dice = cast.random().nextInt(100);
    if (dice < 8) {
      support(desk);
    } else if (dice < 11) {
      calls(desk);
    } else if (dice < 17) {
      information(desk);
    } else if (dice < 22) {
      visit(desk);
    } else if (dice < 30) {
      onward(desk);
    } else if (dice < 80) {
      reacts(desk);
    } else if (dice < 83) {
      ends(desk);
    } else if (dice < 93) {
      tells(desk);
    } else {
      progress(desk);
      new JointActs(cast).some(desk);
    }
  }

  private String code(PartyId party) {
    return cast.world().party(party).code();
  }

  private void opens(Desk desk, Matter matter, PartyId keeper, Elector elector) {
    cast.submit(
        desk, desk.byRoot(), Desk.to(code(elector.party())), desk.opening(matter, keeper, elector));
  }

  private void support(Desk desk) {
    cast.peer(desk.party())
        .ifPresent(asked -> {
          FunctionId function = cast.chance(50) ? Desk.AIRLIFT : cast.one(Desk.WHOLE);
          opens(desk, desk.support(function), asked.id(), new Elector(asked.id(), function));
        });
  }

  /// One need put to several parties; none of them is told of the others.
  private void calls(Desk desk) {
    Matter.Support need = desk.support(Desk.AIRLIFT);
    List<Domestic.Called> asked = new ArrayList<>();
    for (SimParty other : cast.world().parties()) {
      // The power can go off in any of these.
      boolean linked =
          desk.party().running() && desk.party().state().findLink(other.id()).isPresent();
      if (linked && cast.chance(60)) {
        cast.submit(
                desk,
                desk.byRoot(),
                Desk.to(other.code()),
                desk.opening(need, other.id(), new Elector(other.id(), Desk.AIRLIFT)))
            .ifPresent(yes -> asked.add(new Domestic.Called(other.id(), yes.id())));
      }
    }
    if (!asked.isEmpty() && desk.party().running()) {
      cast.submit(
          desk,
          desk.byRoot(),
          Desk.home(),
          new Domestic.NeedCalled(
              need.function(), need.capability(), 1 + cast.random().nextInt(20), asked));
    }
  }

  private void information(Desk desk) {
    cast.peer(desk.party())
        .ifPresent(asked -> {
          FunctionId function = cast.chance(50) ? Desk.AIRLIFT : cast.one(Desk.WHOLE);
          opens(desk, question(desk, function), asked.id(), new Elector(asked.id(), function));
        });
  }

  private Matter question(Desk desk, FunctionId function) {
    return new Matter.Information(
        function,
        desk.word(Canary.PROPOSAL),
        cast.soon(desk.party(), 600).plusSeconds(60),
        cast.one(List.of(Level.UNCLASSIFIED, Level.RESTRICTED, Level.CONFIDENTIAL)));
  }

  /// Answers what it holds in force, now and then under too high a label or for somebody else.
  private void tells(Desk desk) {
    List<ProposalView> mine =
        inForce(desk).stream()
            .filter(view ->
                view.profile() == Profile.INFORMATION && view.keeper().equals(desk.party().id()))
            .toList();
    if (mine.isEmpty()) {
      return;
    }
    ProposalView view = cast.one(mine);
    Label to = Desk.to(code(view.opener()));
    Label label =
        cast.chance(20)
            ? Label.of(Desk.POLICY, Level.CONFIDENTIAL, code(view.opener())).asExercise()
            : to;
    Draft.By by =
        desk.by(
            desk.party()
                .state()
                .routing()
                .answers(view, desk.party().now())
                .flatMap(renkei.core.authority.Holding::holder)
                .orElse(desk.root()));
    cast.submit(
        desk,
        desk.draft(
            by,
            label,
            cast.chance(92) ? view.opener() : cast.other(desk.party()).id(),
            new Crossing.InformationGiven(view.id(), desk.word(Canary.ANSWER), null)));
  }

  private void visit(Desk desk) {
    cast.peer(desk.party())
        .ifPresent(other -> {
          PartyId host = cast.chance(70) ? other.id() : desk.party().id();
          opens(desk, desk.visit(host), host, new Elector(other.id(), Desk.WHOLE.get(2)));
        });
  }

  /// May what came from one party go on to a third?
  private void onward(Desk desk) {
    List<Holdings.Document> held = new ArrayList<>();
    for (Holdings.Document document : desk.party().state().holdings().documents()) {
      if (!document.owner().equals(desk.party().id()) || document.originators().size() > 1) {
        held.add(document);
      }
    }
    if (held.isEmpty()) {
      return;
    }
    Holdings.Document document = cast.one(held);
    List<PartyId> from = new ArrayList<>(document.originators());
    from.add(document.owner());
    from.remove(desk.party().id());
    PartyId originator = cast.one(from);
    SimParty third = cast.other(desk.party());
    if (third.id().equals(originator) || originator.equals(desk.party().id())) {
      return;
    }
    desk.party()
        .state()
        .entry(document.id())
        .ifPresent(entry ->
            opens(
                desk,
                new Matter.OnwardRelease(entry.hash(), third.id()),
                originator,
                new Elector(originator, Desk.WHOLE.get(1))));
  }

  // ------------------------------------------------------------------------------------- answers

  private void reacts(Desk desk) {
    List<ProposalView> open =
        desk.party().state().proposals().all().stream()
            .filter(view -> !view.state().settled() && view.profile() != Profile.PAIRING)
            .toList();
    if (!open.isEmpty()) {
      ProposalView view = cast.one(open);
      answers(desk, view);
    }
  }

  /// Answers a proposal as chance will have it.
  void answers(Desk desk, ProposalView view) {
    Body body =
        view.opener().equals(desk.party().id()) ? byOpener(desk, view) : byAsked(desk, view);
    say(desk, view, body);
  }

  private Body byAsked(Desk desk, ProposalView view) {
    int dice = cast.random().nextInt(100);
    if (dice < 15) {
      return new Crossing.ProposalAcknowledged(view.id());
    }
    if (dice < 62) {
      return new Crossing.ConsentGiven(view.id(), view.onTable().hash());
    }
    return either(desk, view);
  }

  private Body byOpener(Desk desk, ProposalView view) {
    int dice = cast.random().nextInt(100);
    if (dice < 15) {
      return new Crossing.ProposalWithdrawn(view.id(), desk.word(Canary.PROPOSAL));
    }
    if (dice < 45) {
      return new Crossing.ConsentGiven(view.id(), view.onTable().hash());
    }
    return either(desk, view);
  }

  private Body either(Desk desk, ProposalView view) {
    return switch (cast.random().nextInt(5)) {
      case 0, 1 -> counter(desk, view);
      case 2 ->
          new Crossing.ProposalDeclined(
              view.id(), view.onTable().hash(), desk.word(Canary.PROPOSAL));
      default ->
          new Crossing.ConsentWithdrawn(
              view.id(), view.onTable().hash(), desk.word(Canary.PROPOSAL));
    };
  }

  private Body counter(Desk desk, ProposalView view) {
    Matter matter =
        switch (view.matter()) {
          case Matter.Support support ->
              desk.support(cast.chance(85) ? support.function() : cast.one(Desk.WHOLE));
          case Matter.Information asked -> question(desk, asked.function());
          case Matter.Visit visit -> desk.visit(visit.host());
          case Matter.Accession joins -> shown(desk.party().state(), joins);
          case Matter same -> same;
        };
    return new Crossing.TermsCountered(view.id(), view.onTable().hash(), desk.sealed(matter));
  }

  /// An application with the text of the agreement, as far as that is held there.
  static Matter shown(State state, Matter.Accession joins) {
    return state
        .proposals()
        .agreed(joins.membership().agreement())
        .<Matter>map(joins::showing)
        .orElse(joins);
  }

  /// A member shows an applicant the text that it accedes to.
  void shows(Desk desk, ProposalView view) {
    say(desk, view, counter(desk, view));
  }

  /// Mostly by whoever holds the matter now; sometimes by somebody who does not.
  void say(Desk desk, ProposalView view, Body body) {
    Instant now = desk.party().now();
    CommandId holder =
        desk.party()
            .state()
            .routing()
            .answers(view, now)
            .flatMap(renkei.core.authority.Holding::holder)
            .orElse(desk.root());
    Draft.By by = cast.chance(88) ? desk.by(holder) : desk.by(cast.one(desk.commands()));
    Long seen = cast.chance(25) ? lastAct(desk, view) : null;
    cast.submit(
        desk,
        new Draft(desk.party().newId(), null, by, "", Set.of(), label(desk, view), body, seen));
  }

  static Long lastAct(Desk desk, ProposalView view) {
    return view.acts().stream()
        .mapToLong(act -> desk.party().state().positionOf(act.entry().id()).orElse(0))
        .max()
        .orElse(0);
  }

  private Label label(Desk desk, ProposalView view) {
    String[] codes = view.others(desk.party().id()).stream().map(this::code).toArray(String[]::new);
    Label label = MembershipActs.among(view) ? Desk.open(codes) : Desk.to(codes);
    return cast.chance(5)
        ? Label.of(
                Desk.POLICY,
                Level.SECRET,
                label.releasableTo() == null
                    ? new String[0]
                    : label.releasableTo().toArray(String[]::new))
            .asExercise()
        : label;
  }

  // -------------------------------------------------------------------------------- afterwards

  private List<ProposalView> inForce(Desk desk) {
    Instant now = desk.party().now();
    return desk.party().state().proposals().all().stream()
        .filter(view -> view.inForce(now))
        .toList();
  }

  /// Notice that something ends; rarely that a link does.
  private void ends(Desk desk) {
    List<ProposalView> open = new ArrayList<>(inForce(desk));
    boolean links = cast.chance(4);
    open.removeIf(view ->
        view.profile() == Profile.WITHDRAWAL || view.profile() == Profile.PAIRING && !links);
    if (open.isEmpty()) {
      return;
    }
    ProposalView view = cast.one(open);
    PartyId other = view.others(desk.party().id()).getFirst();
    FunctionId function = Optional.ofNullable(view.functionOf(other)).orElse(Desk.AIRLIFT);
    opens(
        desk,
        new Matter.Withdrawal(view.id(), cast.soon(desk.party(), 12)),
        desk.party().id(),
        new Elector(other, function));
  }

  private void progress(Desk desk) {
    List<ProposalView> mine =
        inForce(desk).stream()
            .filter(view ->
                view.profile() == Profile.SUPPORT && view.keeper().equals(desk.party().id()))
            .toList();
    if (mine.isEmpty()) {
      return;
    }
    ProposalView view = cast.one(mine);
    covers(desk, view);
    Progress stage = Progress.values()[cast.random().nextInt(Progress.values().length)];
    cast.submit(
        desk,
        desk.draft(
            desk.byRoot(),
            Desk.to(code(view.opener())),
            cast.chance(90) ? view.opener() : cast.other(desk.party()).id(),
            new Crossing.ProgressStated(view.id(), stage, desk.word(Canary.PROGRESS))));
  }

  /// Most who report have a rule that lets the report go.
  private void covers(Desk desk, ProposalView view) {
    FunctionId function = view.functionOf(desk.party().id());
    if (function != null && cast.chance(60)) {
      cast.submit(
          desk,
          desk.byRoot(),
          Desk.home(),
          new Domestic.ReleaseRuleAdopted(
              new ReleaseRule(
                  Set.of(view.opener()),
                  new ReleaseRule.ProgressOf(Set.of(function)),
                  desk.party().now(),
                  null)));
    }
  }
}
