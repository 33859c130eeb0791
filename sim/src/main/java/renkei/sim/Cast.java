// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import renkei.core.entry.Body;
import renkei.core.entry.Kind;
import renkei.core.entry.Label;
import renkei.core.entry.Level;
import renkei.core.entry.PartyId;
import renkei.core.turn.Answer;
import renkei.core.turn.Draft;

/// Everybody who acts in one schedule, and chance.
final class Cast {
  private final World world;
  private final SplittableRandom random;
  private final Expected expected;
  private final WrongInputRefused wrong;
  private final Map<PartyId, Desk> desks = new LinkedHashMap<>();
  private final Map<Kind, Long> accepted = new EnumMap<>(Kind.class);
  private long refused;

  Cast(World world, SplittableRandom random, Expected expected, WrongInputRefused wrong) {
    this.world = world;
    this.random = random;
    this.expected = expected;
    this.wrong = wrong;
  }

  World world() {
    return world;
  }

  SplittableRandom random() {
    return random;
  }

  Expected expected() {
    return expected;
  }

  Map<Kind, Long> accepted() {
    return accepted;
  }

  long refused() {
    return refused;
  }

  void join(Desk desk) {
    desks.put(desk.party().id(), desk);
  }

  Desk desk(SimParty party) {
    return Optional.ofNullable(desks.get(party.id())).orElseThrow();
  }

  List<Desk> desks() {
    return List.copyOf(desks.values());
  }

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /// Somebody else, a liar too.
  SimParty other(SimParty than) {
    List<SimParty> others = new ArrayList<>(world.parties());
    others.remove(than);
    return one(others);
  }

  /// Somebody of whom keys are pinned here.
  Optional<SimParty> peer(SimParty of) {
    List<SimParty> peers = new ArrayList<>();
    for (SimParty party : world.parties()) {
      if (of.state().findLink(party.id()).isPresent()) {
        peers.add(party);
      }
    }
    return peers.isEmpty() ? Optional.empty() : Optional.of(one(peers));
  }

  Instant soon(SimParty by, int seconds) {
    return by.now().plusMillis(1 + random.nextInt(seconds * 1_000));
  }

  /// A label for a document or a track: often releasable, sometimes to nobody, sometimes too high.
  Label anyLabel() {
    Level level = random.nextInt(5) == 0 ? Level.CONFIDENTIAL : Level.RESTRICTED;
    level = random.nextInt(12) == 0 ? Level.SECRET : level;
    java.util.Set<String> restrictive = java.util.Set.of();
    if (random.nextInt(10) == 0) {
      restrictive = java.util.Set.of(random.nextBoolean() ? Label.ORCON : "MEDICAL-HOLD");
    }
    java.util.Set<String> to = new java.util.TreeSet<>();
    for (SimParty party : world.parties()) {
      if (random.nextInt(3) > 0) {
        to.add(party.code());
      }
    }
    java.util.Set<String> informative =
        random.nextInt(4) == 0 ? java.util.Set.of(Canary.HOME.make(random)) : java.util.Set.of();
    return new Label(
        Desk.POLICY, level, restrictive, random.nextInt(9) == 0 ? null : to, informative, true);
  }

  /// Submits a draft; sometimes twice. Empty: it was not accepted, or nobody knows yet.
  Optional<Answer.Accepted> submit(Desk desk, Draft draft) {
    Optional<Answer> answer = desk.party().tries(draft);
    if (answer.isPresent() && answer.get() instanceof Answer.Accepted yes) {
      accepted.merge(Kind.of(draft.body()), 1L, Long::sum);
      if (random.nextInt(20) == 0 && desk.party().running()) {
        world.happened(Mishap.SUBMITTED_TWICE);
        desk.party().tries(draft);
      }
      return Optional.of(yes);
    }
    refused += answer.isPresent() ? 1 : 0;
    return Optional.empty();
  }

  Optional<Answer.Accepted> submit(Desk desk, Draft.By by, Label label, Body body) {
    return submit(desk, desk.draft(by, label, body));
  }

  /// Submits what must be refused.
  void wrongly(Desk desk, Draft draft, String why) {
    world.happened(Mishap.WRONG_INPUT);
    wrong.note(draft.id(), why);
    desk.party().tries(draft);
  }
}
