// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import renkei.core.consent.ProposalView;
import renkei.core.entry.AnnouncementEntry;
import renkei.core.entry.Body;
import renkei.core.entry.Domestic;
import renkei.core.entry.EntryId;
import renkei.core.entry.Grade;
import renkei.core.entry.Label;
import renkei.core.entry.Names;
import renkei.core.entry.PartyId;
import renkei.core.entry.Readiness;
import renkei.core.entry.ReadinessEntry;
import renkei.core.entry.ReleaseRule;
import renkei.core.entry.UnitId;
import renkei.core.profile.Announcements;
import renkei.core.profile.ReadinessBoard;

/// Officers keep what was announced, say how ready their units are, and order and acknowledge
/// postures; some of the readiness is released by rule.
final class HouseActs {
  private final Cast cast;
  private final Map<PartyId, UnitId> shown = new HashMap<>();

  HouseActs(Cast cast) {
    this.cast = cast;
  }

  void act(Desk desk) {
    switch (cast.random().nextInt(6)) {
      case 0 -> announced(desk);
      case 1 -> led(desk);
      case 2, 3 -> readiness(desk);
      case 4 -> posture(desk);
      default -> acknowledged(desk);
    }
  }

  private void home(Desk desk, Body body) {
    cast.submit(desk, desk.byRoot(), Desk.home(), body);
  }

  private void announced(Desk desk) {
    List<Announcements.Line> held = desk.party().state().folds().announcements().all();
    AnnouncementEntry.@Nullable Earlier earlier =
        held.isEmpty() || cast.chance(70)
            ? null
            : new AnnouncementEntry.Earlier(
                cast.one(held).id(), AnnouncementEntry.Change.SUPERSEDES);
    home(
        desk,
        new AnnouncementEntry.AnnouncementRecorded(
            "joint-command",
            new AnnouncementEntry.Said(
                Names.same(desk.word(Canary.HOME)),
                desk.word(Canary.HOME),
                "",
                Names.same(desk.word(Canary.HOME)),
                "",
                desk.party().now().minusSeconds(90),
                cast.one(List.of(AnnouncementEntry.Tenor.values()))),
            new AnnouncementEntry.Source(
                AnnouncementEntry.SourceKind.MEDIA, desk.word(Canary.HOME), "", Grade.B, 2),
            earlier));
  }

  private void led(Desk desk) {
    List<Announcements.Line> held = desk.party().state().folds().announcements().all();
    List<ProposalView> proposals = desk.party().state().proposals().all();
    if (held.isEmpty()) {
      announced(desk);
    } else if (!proposals.isEmpty()) {
      EntryId proposal = cast.one(proposals).id();
      home(
          desk,
          new AnnouncementEntry.AnnouncementLed(cast.one(held).id(), proposal, cast.chance(90)));
    }
  }

  /// A unit whose name may be shown, with a rule that releases its readiness to some peer.
  private Optional<UnitId> unit(Desk desk) {
    UnitId known = shown.get(desk.party().id());
    if (known != null) {
      return Optional.of(known);
    }
    UnitId unit = new UnitId("pool-" + desk.party().code());
    boolean listed =
        cast.submit(
                desk,
                desk.byRoot(),
                Desk.home(),
                new Domestic.UnitListed(unit, Names.same("relief pool"), desk.root()))
            .isPresent();
    if (!listed || !desk.party().running()) {
      return Optional.empty();
    }
    shown.put(desk.party().id(), unit);
    cast.peer(desk.party())
        .ifPresent(peer ->
            home(
                desk,
                new Domestic.ReleaseRuleAdopted(
                    new ReleaseRule(
                        Set.of(peer.id()),
                        new ReleaseRule.ReadinessOf(Set.of(unit)),
                        desk.party().now(),
                        null))));
    return Optional.of(unit);
  }

  private void readiness(Desk desk) {
    Optional<UnitId> unit = cast.chance(80) ? unit(desk) : Optional.of(cast.one(desk.units()));
    if (unit.isPresent() && desk.party().running()) {
      Label label =
          Desk.to(cast.world().parties().stream().map(SimParty::code).toArray(String[]::new));
      cast.submit(
          desk,
          desk.byRoot(),
          cast.chance(80) ? label : Desk.home(),
          new ReadinessEntry.ReadinessStated(
              unit.get(),
              cast.one(List.of(Readiness.values())),
              Duration.ofMinutes(30L * cast.random().nextInt(20)),
              desk.word(Canary.HOME)));
    }
  }

  private void posture(Desk desk) {
    home(
        desk,
        new ReadinessEntry.PostureOrdered(
            Set.copyOf(desk.units()), desk.word(Canary.HOME), Duration.ofHours(2)));
  }

  private void acknowledged(Desk desk) {
    List<ReadinessBoard.Posture> postures = desk.party().state().folds().readiness().postures();
    if (postures.isEmpty()) {
      posture(desk);
    } else {
      home(
          desk,
          new ReadinessEntry.PostureAcknowledged(
              cast.one(postures).id(), cast.one(desk.units()), desk.word(Canary.HOME)));
    }
  }
}
