// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import renkei.core.base.Bytes;
import renkei.core.entry.PartyId;
import renkei.core.exchange.OutFrame;
import renkei.core.turn.Submission;
import renkei.core.turn.TurnOutput;

/// Parties, links, disks and clocks in one thread. Everything that happens follows from the seed.
public class World {
  private static final Instant BEGIN = Instant.parse("2026-11-23T00:00:00Z");

  private final SimKeys keys = new SimKeys();
  private final SimNet net;
  private final Map<PartyId, SimParty> parties = new LinkedHashMap<>();
  private Instant now = BEGIN;

  /// A world without parties.
  public World(long seed) {
    this.net = new SimNet(seed);
  }

  /// Adds a party; its node is not started.
  public SimParty add(String code, long seed) {
    SimParty party = new SimParty(this, code, seed);
    parties.put(party.id(), party);
    return party;
  }

  /// All parties.
  public Collection<SimParty> parties() {
    return Collections.unmodifiableCollection(parties.values());
  }

  SimKeys keys() {
    return keys;
  }

  SimNet net() {
    return net;
  }

  /// The true time of the world.
  public Instant now() {
    return now;
  }

  SimParty party(PartyId id) {
    return Optional.ofNullable(parties.get(id)).orElseThrow();
  }

  /// A stream between two running nodes opens.
  void connect(SimParty a, SimParty b) {
    if (a.running() && b.running() && !net.open(a.id(), b.id())) {
      net.connect(a.id(), b.id());
      a.turn(List.of(new Submission.LinkOpened(b.id())));
      b.turn(List.of(new Submission.LinkOpened(a.id())));
    }
  }

  /// A stream ends; both sides notice.
  void cut(SimParty a, SimParty b) {
    if (net.open(a.id(), b.id())) {
      hangUp(a.id(), b.id());
    }
  }

  void hangUp(PartyId a, PartyId b) {
    if (net.open(a, b)) {
      net.cut(a, b);
      for (PartyId one : List.of(a, b)) {
        PartyId other = one.equals(a) ? b : a;
        SimParty party = parties.get(one);
        if (party != null && party.running()) {
          party.turn(List.of(new Submission.LinkClosed(other, "the stream ended")));
        }
      }
    }
  }

  /// Time passes in steps; frames arrive when they are due and every node takes its idle turns.
  void pass(Duration time) {
    Instant end = now.plus(time);
    while (now.isBefore(end)) {
      now = now.plusMillis(50);
      deliver();
      if (now.toEpochMilli() % 500 == 0) {
        for (SimParty party : List.copyOf(parties.values())) {
          if (party.running()) {
            party.turn(List.of());
          }
        }
      }
    }
  }

  private void deliver() {
    Optional<SimNet.Flight> flight = net.next(now.toEpochMilli());
    while (flight.isPresent()) {
      SimParty to = parties.get(flight.get().to());
      if (to != null && to.running()) {
        to.arrives(flight.get().from(), flight.get().bytes());
      }
      flight = net.next(now.toEpochMilli());
    }
  }

  /// Called for every frame that leaves a node, before the network has it.
  void leaves(SimParty from, PartyId to, OutFrame frame, Bytes bytes) {}

  /// Called after every turn of a node.
  void turned(SimParty party, TurnOutput output) {}
}
