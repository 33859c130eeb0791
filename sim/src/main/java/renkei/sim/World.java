// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import renkei.core.entry.PartyId;
import renkei.core.exchange.PeerLink;
import renkei.core.turn.Answer;
import renkei.core.turn.Draft;
import renkei.core.turn.Submission;
import renkei.core.turn.TurnOutput;
import renkei.node.guard.Objection;

/// Parties, links, disks and clocks in one thread. Everything that happens follows from the seed.
public class World {
  private static final Instant BEGIN = Instant.parse("2026-11-23T00:00:00Z");
  private static final long TICK_MILLIS = 1_000;
  private static final long LAST_WORDS_MILLIS = 400;

  private final SimKeys keys = new SimKeys();
  private final SimNet net;
  private final SplittableRandom random;
  private final Map<PartyId, SimParty> parties = new LinkedHashMap<>();
  private final List<Invariant> invariants = new ArrayList<>();
  private final PriorityQueue<Plan> plans = new PriorityQueue<>();
  private final Map<Mishap, Long> mishaps = new EnumMap<>(Mishap.class);
  private final Set<List<PartyId>> parted = new HashSet<>();
  private long nowMillis = BEGIN.toEpochMilli();
  private long nextTick = nowMillis + TICK_MILLIS;
  private long plansMade;
  private boolean dials;
  private boolean rolls;
  private boolean restores;
  private int edgeDelayMillis;
  private long turns;
  private @Nullable Hostile hostile;
  private Consumer<SimParty> whenDied = _ -> {};

  /// Something that happens later.
  private record Plan(long atMillis, long number, Runnable what) implements Comparable<Plan> {
    @Override
    public int compareTo(Plan other) {
      int order = Long.compare(atMillis, other.atMillis);
      return order != 0 ? order : Long.compare(number, other.number);
    }
  }

  /// A world without parties.
  public World(long seed) {
    this.net = new SimNet(seed);
    this.random = new SplittableRandom(seed ^ 0x5eed);
  }

  /// Adds a party; its node is not started.
  public SimParty add(String code, long seed) {
    SimParty party = new SimParty(this, code, seed);
    parties.put(party.id(), party);
    return party;
  }

  /// Officers of this world have keys of their own, from now on.
  void withRolls() {
    rolls = true;
  }

  /// Somebody will be restored from a backup.
  void willRestore() {
    restores = true;
  }

  boolean restores() {
    return restores;
  }

  boolean rolls() {
    return rolls;
  }

  /// All parties.
  public Collection<SimParty> parties() {
    return Collections.unmodifiableCollection(parties.values());
  }

  /// Those that no liar speaks for.
  List<SimParty> honest() {
    return parties.values().stream().filter(party -> !party.taken()).toList();
  }

  SimKeys keys() {
    return keys;
  }

  SimNet net() {
    return net;
  }

  /// The true time of the world.
  public Instant now() {
    return Instant.ofEpochMilli(nowMillis);
  }

  long nowMillis() {
    return nowMillis;
  }

  SimParty party(PartyId id) {
    return Optional.ofNullable(parties.get(id)).orElseThrow();
  }

  void watch(Invariant invariant) {
    invariants.add(invariant);
  }

  void hostile(Hostile liar) {
    hostile = liar;
  }

  /// What follows when the power went off in the middle of a turn.
  void onDied(Consumer<SimParty> what) {
    whenDied = what;
  }

  /// Streams open by themselves from now on.
  void dials(boolean on) {
    dials = on;
  }

  /// How long a transport may take a frame at most.
  void edgeDelay(int mostMillis) {
    edgeDelayMillis = mostMillis;
  }

  long edgeDelay() {
    return edgeDelayMillis == 0 || random.nextInt(3) > 0 ? 0 : random.nextInt(edgeDelayMillis);
  }

  void happened(Mishap mishap) {
    happened(mishap, 1);
  }

  void happened(Mishap mishap, long times) {
    mishaps.merge(mishap, times, Long::sum);
  }

  Map<Mishap, Long> mishaps() {
    return mishaps;
  }

  long turns() {
    return turns;
  }

  void later(long millis, Runnable what) {
    plans.add(new Plan(nowMillis + millis, ++plansMade, what));
  }

  // ------------------------------------------------------------------------------------ streams

  /// A stream between two running nodes opens.
  void connect(SimParty a, SimParty b) {
    if (up(a) && up(b) && !net.open(a.id(), b.id())) {
      net.connect(a.id(), b.id());
      opened(a, b.id());
      opened(b, a.id());
    }
  }

  private static boolean up(SimParty party) {
    return party.running() || party.taken();
  }

  private static void opened(SimParty at, PartyId peer) {
    if (at.running()) {
      at.turn(List.of(new Submission.LinkOpened(peer)));
    }
  }

  /// A stream ends; both sides notice.
  void cut(SimParty a, SimParty b) {
    hangUp(a.id(), b.id());
  }

  /// A node wants a stream closed after its last words.
  void closing(PartyId by, PartyId peer) {
    long stream = net.stream(by, peer);
    if (stream != 0) {
      later(
          LAST_WORDS_MILLIS,
          () -> {
            if (net.stream(by, peer) == stream) {
              hangUp(by, peer);
            }
          });
    }
  }

  void hangUp(PartyId a, PartyId b) {
    if (!net.open(a, b)) {
      return;
    }
    net.cut(a, b);
    for (PartyId one : List.of(a, b)) {
      PartyId other = one.equals(a) ? b : a;
      SimParty party = parties.get(one);
      if (party != null && party.running()) {
        party.streamEnded(other);
        party.turn(List.of(new Submission.LinkClosed(other, "the stream ended")));
      }
    }
  }

  /// Nobody of these two reaches the other until [#meet].
  void part(SimParty a, SimParty b) {
    parted.add(pair(a, b));
    cut(a, b);
  }

  void meet(SimParty a, SimParty b) {
    parted.remove(pair(a, b));
  }

  void meetAll() {
    parted.clear();
  }

  private static List<PartyId> pair(SimParty a, SimParty b) {
    return a.id().compareTo(b.id()) < 0 ? List.of(a.id(), b.id()) : List.of(b.id(), a.id());
  }

  /// A node is gone; those at the other ends notice.
  void gone(PartyId party) {
    for (SimParty other : List.copyOf(parties.values())) {
      if (other.running() && !other.id().equals(party)) {
        other.streamEnded(party);
        if (other.state().findLink(party).isPresent()) {
          other.turn(List.of(new Submission.LinkClosed(party, "the stream broke")));
        }
      }
    }
  }

  private void dial() {
    List<SimParty> all = List.copyOf(parties.values());
    for (int i = 0; i < all.size(); i++) {
      for (int j = i + 1; j < all.size(); j++) {
        SimParty a = all.get(i);
        SimParty b = all.get(j);
        if (up(a)
            && up(b)
            && !net.open(a.id(), b.id())
            && !parted.contains(pair(a, b))
            && wants(a, b.id())
            && wants(b, a.id())) {
          connect(a, b);
        }
      }
    }
  }

  private static boolean wants(SimParty party, PartyId peer) {
    return party.taken()
        || party.state().findLink(peer).filter(PeerLink::wanted).isPresent()
            && party.state().peers().find(peer).filter(found -> !found.suspended()).isPresent();
  }

  // --------------------------------------------------------------------------------------- time

  /// Time passes; frames arrive when they are due and every node takes its idle turns.
  public void pass(Duration time) {
    long end = nowMillis + time.toMillis();
    long next = nextMillis();
    while (next <= end) {
      nowMillis = Math.max(nowMillis, next);
      step();
      next = nextMillis();
    }
    nowMillis = end;
  }

  private long nextMillis() {
    long next = Math.min(nextTick, net.nextMillis());
    if (!plans.isEmpty()) {
      next = Math.min(next, plans.peek().atMillis());
    }
    for (SimParty party : parties.values()) {
      next = Math.min(next, party.nextHandOver());
    }
    return next;
  }

  private void step() {
    for (SimParty party : parties.values()) {
      if (party.running() && party.nextHandOver() <= nowMillis) {
        party.handOver();
      }
    }
    while (!plans.isEmpty() && plans.peek().atMillis() <= nowMillis) {
      plans.poll().what().run();
    }
    net.next(nowMillis).ifPresent(this::deliver);
    if (nextTick <= nowMillis) {
      nextTick = nowMillis + TICK_MILLIS;
      if (dials) {
        dial();
      }
      for (SimParty party : List.copyOf(parties.values())) {
        if (party.running()) {
          party.turn(List.of());
        }
      }
      if (hostile != null) {
        hostile.tick();
      }
    }
  }

  private void deliver(SimNet.Flight flight) {
    SimParty to = parties.get(flight.to());
    if (to == null) {
      return;
    }
    if (to.taken() && hostile != null) {
      hostile.hears(flight.from(), flight.bytes());
    } else if (to.running()) {
      to.arrives(flight.from(), flight.bytes());
    }
  }

  // ------------------------------------------------------------------------- what parties tell

  private void each(Consumer<Invariant> what) {
    invariants.forEach(what);
  }

  void rows(SimParty party, List<Invariant.Placed> rows) {
    if (!rows.isEmpty()) {
      each(invariant -> invariant.recorded(party, rows));
    }
  }

  void turned(SimParty party, TurnOutput output) {
    turns++;
    each(invariant -> invariant.turned(party, output));
  }

  void answered(SimParty party, Draft draft, Answer answer) {
    each(invariant -> invariant.answered(party, draft, answer));
  }

  void leaves(Invariant.Leaving frame) {
    each(invariant -> invariant.leaves(frame));
  }

  void stops(SimParty party) {
    each(invariant -> invariant.stops(party));
  }

  void started(SimParty party) {
    each(invariant -> invariant.started(party));
  }

  void restored(SimParty party) {
    happened(Mishap.RESTORED);
    each(invariant -> invariant.restored(party));
  }

  /// The power went off in the middle of a turn.
  void died(SimParty party) {
    happened(Mishap.POWER_CUT_IN_TURN);
    later(1, () -> gone(party.id()));
    whenDied.accept(party);
  }

  void ended() {
    each(invariant -> invariant.ended(this));
  }

  /// The guard found something that the gate let go.
  void objected(SimParty from, PartyId to, Objection objection) {
    throw new Violation(
        "Guard",
        from.code()
            + " to "
            + party(to).code()
            + ": "
            + objection.breach()
            + ", "
            + objection.sentence());
  }

  /// What a start found is what was acknowledged, and perhaps a batch that nobody was told of.
  void compareDisk(SimParty party, List<RowTap.Seen> doubtful, List<RowTap.Seen> found) {
    if (AcknowledgedIsDurable.compare(party, doubtful, found)) {
      happened(Mishap.BATCH_FOUND);
    }
  }
}
