// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import renkei.core.consent.ProposalView;
import renkei.core.entry.CommandId;
import renkei.core.entry.Domestic;
import renkei.core.entry.EntryId;
import renkei.core.entry.OfficerEntry;
import renkei.core.entry.PeerEntry;
import renkei.core.entry.Profile;
import renkei.core.entry.Progress;
import renkei.core.profile.Alarms;
import renkei.core.profile.Tasks;
import renkei.core.turn.Peers;

/// Officers task their own units, and look after officers and links.
final class HomeActs {
  private final Cast cast;

  HomeActs(Cast cast) {
    this.cast = cast;
  }

  void act(Desk desk) {
    int dice = cast.random().nextInt(100);
    if (dice < 37) {
      task(desk);
    } else if (dice < 45) {
      takes(desk);
    } else if (dice < 75) {
      report(desk);
    } else if (dice < 88) {
      officers(desk);
    } else {
      suspend(desk);
    }
  }

  private void task(Desk desk) {
    List<ProposalView> served =
        desk.party().state().proposals().all().stream()
            .filter(view -> view.profile() == Profile.SUPPORT && view.inForce(desk.party().now()))
            .toList();
    @Nullable EntryId proposal = served.isEmpty() || cast.chance(40) ? null : cast.one(served).id();
    cast.submit(
        desk,
        desk.byRoot(),
        Desk.home(),
        new Domestic.TaskIssued(cast.one(desk.units()), desk.word(Canary.HOME), proposal));
  }

  /// An officer takes an alarm; now and then one that somebody else took before.
  private void takes(Desk desk) {
    List<Alarms.Line> alarms =
        cast.chance(80)
            ? desk.party().state().requests().alarms().standing(desk.party().now())
            : desk.party().state().requests().alarms().last(20);
    if (!alarms.isEmpty()) {
      cast.submit(desk, desk.byRoot(), Desk.home(), new Domestic.AlarmTaken(cast.one(alarms).id()));
    }
  }

  private void report(Desk desk) {
    List<Tasks.TaskLine> tasks = desk.party().state().tasks().all();
    if (tasks.isEmpty()) {
      task(desk);
      return;
    }
    Progress stage = cast.one(List.of(Progress.values()));
    cast.submit(
        desk,
        desk.byRoot(),
        Desk.home(),
        new Domestic.TaskReported(cast.one(tasks).id(), stage, desk.word(Canary.HOME)));
  }

  private void officers(Desk desk) {
    CommandId command = cast.one(desk.commands());
    if (command.equals(desk.root())) {
      return;
    }
    if (cast.chance(50)) {
      cast.submit(
          desk,
          desk.byRoot(),
          Desk.home(),
          new OfficerEntry.OfficerRevoked(desk.by(command).officer(), desk.word(Canary.HOME)));
    } else {
      cast.submit(desk, desk.byRoot(), Desk.home(), desk.officer(command));
    }
  }

  /// An officer stops a link and takes it up again a little later.
  private void suspend(Desk desk) {
    Optional<SimParty> peer = cast.peer(desk.party());
    if (peer.isEmpty()) {
      return;
    }
    boolean done =
        cast.submit(
                desk,
                desk.byRoot(),
                Desk.home(),
                new PeerEntry.PeerSuspended(peer.get().id(), desk.word(Canary.HOME)))
            .isPresent();
    if (done) {
      cast.world().happened(Mishap.LINK_SUSPENDED);
      cast.world().cut(desk.party(), peer.get());
      cast.world().later(1_000 + cast.random().nextInt(8_000), () -> takeUp(desk, peer.get()));
    }
  }

  /// Pins the same keys again, which takes a stopped link up.
  void takeUp(Desk desk, SimParty peer) {
    if (!desk.party().sound() || desk.party().restoredAndSilent()) {
      return;
    }
    Optional<Peers.Peer> known = desk.party().state().peers().find(peer.id());
    known.ifPresent(found ->
        cast.submit(
            desk,
            desk.byRoot(),
            Desk.home(),
            new PeerEntry.PeerPinned(found.identity(), found.terms())));
  }
}
