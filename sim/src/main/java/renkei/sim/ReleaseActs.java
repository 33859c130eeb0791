// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import renkei.core.entry.Area;
import renkei.core.entry.Domestic;
import renkei.core.entry.EntryId;
import renkei.core.entry.FunctionId;
import renkei.core.entry.Grade;
import renkei.core.entry.PartyId;
import renkei.core.entry.ReleaseRule;
import renkei.core.entry.TrackField;
import renkei.core.entry.TrackKind;
import renkei.core.exchange.PeerLink;
import renkei.core.journal.Row;
import renkei.core.release.AdoptedRule;
import renkei.core.turn.Answer;
import renkei.core.turn.Holdings;

/// Officers file documents, decide what goes to whom, adopt rules, and take all of it back again.
final class ReleaseActs {
  private final Cast cast;

  ReleaseActs(Cast cast) {
    this.cast = cast;
  }

  void act(Desk desk) {
    int dice = cast.random().nextInt(100);
    if (dice < 22) {
      file(desk);
    } else if (dice < 62) {
      decide(desk);
    } else if (dice < 85) {
      adopt(desk);
    } else {
      revokeRule(desk);
    }
  }

  void file(Desk desk) {
    Set<PartyId> from = new HashSet<>(Set.of(desk.party().id()));
    if (cast.chance(15)) {
      from.add(cast.other(desk.party()).id());
    }
    cast.submit(
        desk,
        desk.byRoot(),
        cast.anyLabel(),
        new Domestic.DocumentFiled(desk.word(Canary.DOCUMENT), "text/plain", desk.content(), from));
  }

  private void decide(Desk desk) {
    List<Holdings.Document> held = new ArrayList<>(desk.party().state().holdings().documents());
    if (held.isEmpty()) {
      file(desk);
      return;
    }
    Holdings.Document document = cast.chance(50) ? held.getLast() : cast.one(held);
    Optional<SimParty> to = cast.peer(desk.party());
    if (to.isEmpty()) {
      return;
    }
    Optional<Answer.Accepted> decided =
        cast.submit(
            desk,
            desk.byRoot(),
            Desk.home(),
            new Domestic.ReleaseDecided(document.id(), to.get().id(), desk.word(Canary.HOME)));
    decided.ifPresent(yes -> planRevocation(desk, yes.id()));
  }

  /// Within the hold, in flight, or after.
  private void planRevocation(Desk desk, EntryId decision) {
    if (cast.chance(50)) {
      return;
    }
    switch (cast.random().nextInt(4)) {
      case 0 -> cast.world().later(cast.random().nextInt(9_000), () -> revoke(desk, decision));
      case 1, 2 -> cast.world().later(9_900, () -> inFlight(desk, decision, 60));
      default ->
          cast.world().later(11_000 + cast.random().nextInt(20_000), () -> revoke(desk, decision));
    }
  }

  /// As soon as its number is given, or a moment after.
  private void inFlight(Desk desk, EntryId decision, int looks) {
    if (!desk.party().running()) {
      return;
    }
    if (when(desk, decision) != Mishap.REVOKED_IN_HOLD) {
      cast.world().later(cast.random().nextInt(25), () -> revoke(desk, decision));
    } else if (looks > 0) {
      cast.world().later(37, () -> inFlight(desk, decision, looks - 1));
    }
  }

  private void revoke(Desk desk, EntryId decision) {
    if (!desk.party().sound() || desk.party().restoredAndSilent()) {
      return;
    }
    Mishap when = when(desk, decision);
    boolean done =
        cast.submit(
                desk,
                desk.byRoot(),
                Desk.home(),
                new Domestic.ReleaseRevoked(decision, desk.word(Canary.RECALL)))
            .isPresent();
    if (done) {
      cast.world().happened(when);
    }
  }

  private static Mishap when(Desk desk, EntryId decision) {
    for (RowTap.Seen seen : desk.party().rows()) {
      if (seen.row() instanceof Row.Sent sent && decision.equals(sent.ground())) {
        long settled =
            desk.party()
                .state()
                .findLink(sent.to())
                .map(PeerLink::status)
                .map(status -> status.out().acknowledged())
                .orElse(0L);
        return sent.seq() <= settled ? Mishap.REVOKED_AFTER : Mishap.REVOKED_IN_FLIGHT;
      }
    }
    return Mishap.REVOKED_IN_HOLD;
  }

  // -------------------------------------------------------------------------------------- rules

  private void adopt(Desk desk) {
    Set<PartyId> to = new HashSet<>();
    for (SimParty party : cast.world().parties()) {
      if (!party.equals(desk.party()) && cast.chance(60)) {
        to.add(party.id());
      }
    }
    if (to.isEmpty()) {
      to.add(cast.other(desk.party()).id());
    }
    Instant from = cast.chance(70) ? desk.party().now() : cast.soon(desk.party(), 10);
    @Nullable Instant until =
        cast.chance(25) ? from.plusSeconds(5 + cast.random().nextInt(40)) : null;
    Optional<Answer.Accepted> adopted =
        cast.submit(
            desk,
            desk.byRoot(),
            Desk.home(),
            new Domestic.ReleaseRuleAdopted(new ReleaseRule(to, scope(), from, until)));
    if (cast.chance(35)) {
      adopted.ifPresent(yes ->
          cast.world().later(2_000 + cast.random().nextInt(25_000), () -> revoke(desk, yes)));
    }
  }

  private ReleaseRule.Scope scope() {
    return switch (cast.random().nextInt(4)) {
      case 0 -> new ReleaseRule.ProgressOf(functions());
      case 1 -> new ReleaseRule.Counterparts(functions());
      default -> tracks();
    };
  }

  private Set<FunctionId> functions() {
    Set<FunctionId> functions = new HashSet<>();
    functions.add(cast.chance(50) ? Desk.AIRLIFT : cast.one(Desk.WHOLE));
    functions.add(cast.one(Desk.WHOLE));
    return functions;
  }

  private ReleaseRule.Tracks tracks() {
    Set<TrackField> fields = new HashSet<>();
    for (TrackField field : TrackField.values()) {
      if (cast.chance(35)) {
        fields.add(field);
      }
    }
    Set<TrackKind> kinds = new HashSet<>(Set.of(TrackKind.CARGO));
    for (TrackKind kind : List.of(TrackKind.TANKER, TrackKind.RESCUE, TrackKind.STATE)) {
      if (cast.chance(50)) {
        kinds.add(kind);
      }
    }
    double south = 30 + cast.random().nextInt(3);
    double west = 130 + cast.random().nextInt(3);
    return new ReleaseRule.Tracks(
        kinds,
        new Area(south, west, south + 2 + cast.random().nextInt(4), west + 5),
        cast.one(List.of(0.0, 0.05, 0.05, 0.5)),
        Duration.ofSeconds(cast.one(List.of(0, 5, 12, 30))),
        Duration.ofMinutes(cast.one(List.of(1, 10))),
        fields,
        cast.one(List.of(Grade.B, Grade.F)));
  }

  private void revoke(Desk desk, Answer.Accepted rule) {
    if (desk.party().sound() && !desk.party().restoredAndSilent()) {
      cast.submit(
          desk,
          desk.byRoot(),
          Desk.home(),
          new Domestic.ReleaseRuleRevoked(rule.id(), desk.word(Canary.HOME)));
    }
  }

  private void revokeRule(Desk desk) {
    List<AdoptedRule> rules = desk.party().state().desk().policy().rules();
    if (!rules.isEmpty()) {
      cast.submit(
          desk,
          desk.byRoot(),
          Desk.home(),
          new Domestic.ReleaseRuleRevoked(cast.one(rules).id(), desk.word(Canary.HOME)));
    }
  }
}
