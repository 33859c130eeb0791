// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import renkei.core.exchange.LinkState;
import renkei.core.exchange.PeerLink;
import renkei.core.journal.Row;
import renkei.core.turn.Peers;

/// One seeded run of a whole coalition: setting up, at least fifty acts of officers while things go
/// wrong, healing, and the end. The same seed gives the same run to the last byte.
public final class Schedule {
  private static final List<String> CODES =
      List.of("JPN", "USA", "PHL", "AUS", "GBR", "KOR", "CAN");
  private static final int ACTS_MIN = 50;
  private static final int TRIES_MAX = 420;
  private static final int HEAL_SECONDS_MAX = 600;

  private final SplittableRandom random;
  private final World world;
  private final Readings readings = new Readings();
  private final Expected expected = new Expected(readings);
  private final WrongInputRefused wrong = new WrongInputRefused();
  private final AcknowledgedIsDurable durable = new AcknowledgedIsDurable();
  private final ReplayEqualsLive replay = new ReplayEqualsLive();
  private final NoTaskCrosses orders = new NoTaskCrosses(readings);
  private final HeadsTellNothing heads = new HeadsTellNothing();
  private final NoLeak leaks;
  private final OneOutcome outcomes;
  private final OneMembership numbers;
  private final OneTeam teams;
  private final AuthorityHeld authority;
  private final OneSlot slots;
  private final Cast cast;
  private final Turbulence turbulence;
  private final Totals totals = new Totals();

  /// Whether the first two have no link, so that others carry between them.
  private boolean apart;

  private Schedule(long seed) {
    this.random = new SplittableRandom(seed);
    this.world = new World(random.nextLong());
    if (Math.floorMod(seed, 3) > 0) {
      world.withRolls();
    }
    this.leaks = new NoLeak(expected, world);
    this.outcomes = new OneOutcome(expected, world, readings);
    this.numbers = new OneMembership(expected, world, readings);
    this.teams = new OneTeam(world, readings);
    this.authority = new AuthorityHeld(expected);
    this.slots = new OneSlot(world);
    this.cast = new Cast(world, random.split(), expected, wrong);
    this.turbulence = new Turbulence(cast);
  }

  /// What one seed came to.
  ///
  /// @param seed the seed
  /// @param broken what did not hold; null: all held
  /// @param turns how many turns were taken
  /// @param totals what happened
  public record Trial(long seed, @Nullable Violation broken, long turns, Totals totals) {}

  /// Runs one schedule. Never throws for what a schedule shows.
  public static Trial run(long seed) {
    Schedule schedule = new Schedule(seed);
    Violation broken = null;
    try {
      schedule.play();
    } catch (Violation violation) {
      broken = violation;
    } catch (RuntimeException fault) {
      broken = new Violation("NoCrash", told(fault));
    }
    schedule.count();
    return new Trial(seed, broken, schedule.world.turns(), schedule.totals);
  }

  /// For tests that look at the world afterwards.
  static Schedule of(long seed) {
    return new Schedule(seed);
  }

  World world() {
    return world;
  }

  void playOut() {
    play();
  }

  private static String told(RuntimeException fault) {
    StringBuilder told = new StringBuilder(fault.toString());
    StackTraceElement[] frames = fault.getStackTrace();
    for (int i = 0; i < Math.min(6, frames.length); i++) {
      told.append(" < ").append(frames[i]);
    }
    return told.toString();
  }

  private void play() {
    boolean liar = random.nextInt(100) < 30;
    setUp(liar);
    Sightings sightings = new Sightings(cast);
    sightings.begin();
    world.edgeDelay(random.nextBoolean() ? 0 : 600);
    int seconds = 60 + random.nextInt(60);
    turbulence.plan(seconds);
    act(liar, seconds);
    heal();
    world.ended();
  }

  // ----------------------------------------------------------------------------------- setting up

  private int size() {
    int dice = random.nextInt(100);
    if (dice < 70) {
      return 3;
    }
    return dice < 78 ? 2 : dice < 88 ? 4 : dice < 94 ? 5 : dice < 97 ? 6 : 7;
  }

  private void setUp(boolean liar) {
    List<String> codes = new ArrayList<>(CODES.subList(0, size()));
    if (liar) {
      codes.add("XAA");
    }
    List.of(
            expected,
            leaks,
            heads,
            new RightlyApplied(expected, world, readings),
            new ExactlyOnce(world, readings),
            outcomes,
            numbers,
            teams,
            authority,
            orders,
            new OwnTaskingUntouched(),
            wrong,
            durable,
            replay,
            new Converges(),
            slots,
            new Kinds())
        .forEach(world::watch);
    for (String code : codes) {
      SimParty party = world.add(code, random.nextLong());
      cast.join(new Desk(party, random.split()));
    }
    for (Desk desk : cast.desks()) {
      desk.party().start();
      desk.found();
    }
    List<Desk> desks = cast.desks();
    apart = desks.size() > 2 && random.nextInt(4) == 0;
    for (int i = 0; i < desks.size(); i++) {
      for (int j = i + 1; j < desks.size(); j++) {
        boolean apart = this.apart && i == 0 && j == 1;
        if (apart || random.nextInt(4) == 0) {
          Desk.meet(desks.get(i), desks.get(j));
        }
        if (!apart) {
          Desk.pair(desks.get(i), desks.get(j), random);
        }
      }
    }
    world.dials(true);
    world.pass(Duration.ofSeconds(6));
    for (Desk desk : desks) {
      int linked = desk.party().state().desk().policy().agreements().size();
      boolean one = apart && desks.indexOf(desk) < 2;
      if (linked != desks.size() - (one ? 2 : 1)) {
        throw new Violation("SetUp", desk.party().code() + " has " + linked + " agreements");
      }
    }
  }

  /// Counts every own entry by its kind.
  private final class Kinds implements Invariant {
    @Override
    public void recorded(SimParty party, List<Placed> rows) {
      totals.add("rows", rows.size());
      for (Placed placed : rows) {
        switch (placed.row()) {
          case Row.Own own -> totals.add(own.entry().entry().kind(), 1);
          case Row.Sent _ -> totals.add("rulings recorded", 1);
          case Row.LaneCounts counts -> totals.add("tracks withheld late", counts.withheld());
          case Row _ -> {}
        }
      }
    }
  }

  // -------------------------------------------------------------------------------------- acting

  private void act(boolean liar, int seconds) {
    RegisterActs register = new RegisterActs(cast);
    ProposalActs proposals = new ProposalActs(cast);
    MembershipActs memberships = new MembershipActs(cast, proposals);
    ReleaseActs releases = new ReleaseActs(cast);
    HomeActs home = new HomeActs(cast);
    HouseActs house = new HouseActs(cast);
    RepairActs repairs = new RepairActs(cast, memberships);
    TeamActs teams = new TeamActs(cast, memberships);
    ProgrammeActs programmes = new ProgrammeActs(cast, memberships);
    WrongActs wrongs = new WrongActs(cast);
    KeyActs keys = new KeyActs(cast);
    long end = world.nowMillis() + seconds * 1_000L;
    int tries = 0;
    boolean lies = false;
    while (tries < TRIES_MAX && (accepted() < ACTS_MIN || world.nowMillis() < end)) {
      tries++;
      world.pass(Duration.ofMillis(random.nextInt(seconds * 1_000 / 45)));
      if (liar && !lies && tries > 25) {
        lies = true;
        takeOver();
      }
      Desk desk = cast.one(cast.desks());
      if (!desk.party().running()) {
        continue;
      }
      if (desk.party().restoredAndSilent()) {
        wrongs.beforeIncarnation(desk);
        continue;
      }
      int dice = random.nextInt(100);
      if (dice < 13) {
        register.act(desk);
      } else if (dice == 13) {
        keys.act(desk);
      } else if (dice < 43) {
        proposals.act(desk);
      } else if (dice < 55) {
        memberships.act(desk);
      } else if (dice < 59) {
        repairs.act(desk);
      } else if (dice < 63) {
        teams.act(desk);
      } else if (dice < 66) {
        house.act(desk);
      } else if (dice < 70) {
        programmes.act(desk);
      } else if (dice < 84) {
        releases.act(desk);
      } else if (dice < 92) {
        home.act(desk);
      } else {
        wrongs.act(desk);
      }
    }
    totals.add("acts of officers", accepted());
  }

  private long accepted() {
    return cast.accepted().values().stream().mapToLong(Long::longValue).sum();
  }

  private void takeOver() {
    SimParty liar = List.copyOf(world.parties()).getLast();
    if (liar.running()) {
      Hostile hostile = new Hostile(world, liar, random.split());
      world.net().cutAll(liar.id());
      world.gone(liar.id());
      world.hostile(hostile);
    }
  }

  // ------------------------------------------------------------------------------------- healing

  private void heal() {
    world.net().weather(SimNet.Weather.FAIR);
    world.meetAll();
    world.edgeDelay(0);
    int waited = 0;
    long before = -1;
    while (waited < HEAL_SECONDS_MAX) {
      world.pass(Duration.ofSeconds(5));
      waited += 5;
      for (SimParty party : world.honest()) {
        care(party);
      }
      // An act that waits for a number gets it at the beat after the gate learned what it lacked.
      long sent = Converges.sent(world);
      if (waited >= 20 && sent == before && Converges.open(world).isEmpty()) {
        break;
      }
      before = sent;
    }
    totals.add("seconds to heal", waited);
  }

  /// What an operator does in the end: starts nodes, begins incarnations, takes up stopped links.
  private void care(SimParty party) {
    party.disk().calm();
    if (!party.sound()) {
      if (party.running()) {
        party.kill();
        world.gone(party.id());
      }
      party.start();
      return;
    }
    if (party.restoredAndSilent()) {
      turbulence.beginAnew(party);
      return;
    }
    HomeActs home = new HomeActs(cast);
    for (PeerLink link : List.copyOf(party.state().links())) {
      SimParty peer = world.party(link.status().peer());
      boolean stopped =
          link.state() instanceof LinkState.Suspended
              || party.state().peers().find(peer.id()).filter(Peers.Peer::suspended).isPresent();
      if (stopped && !peer.taken()) {
        home.takeUp(cast.desk(party), peer);
      }
    }
  }

  // ------------------------------------------------------------------------------------ counting

  private void count() {
    world.mishaps().forEach(totals::add);
    SimNet net = world.net();
    totals.add(Mishap.FRAME_LOST, net.faults(SimNet.Fault.LOST));
    totals.add(Mishap.FRAME_REPEATED, net.faults(SimNet.Fault.REPEATED));
    totals.add(Mishap.FRAME_REORDERED, net.faults(SimNet.Fault.REORDERED));
    totals.add(Mishap.LINK_CUT, net.faults(SimNet.Fault.CUT));
    for (SimParty party : world.parties()) {
      totals.add(Mishap.WRITE_LOST, party.disk().faults(SimDisk.Fault.LOST_WRITE));
      totals.add(Mishap.DISK_REFUSED, party.disk().faults(SimDisk.Fault.REFUSED_CALL));
    }
    totals.add("schedules", 1);
    totals.add("turns", world.turns());
    totals.add("frames tapped", leaks.frames());
    totals.add("canaries in released frames", leaks.canaries());
    totals.add("tracks released", leaks.tracks());
    totals.add("heads told at the rhythm", heads.atRhythm());
    totals.add("acts carried", leaks.carriedActs());
    totals.add("closings checked", outcomes.closed());
    totals.add("numbers of memberships checked", numbers.checked());
    totals.add("numbers by which somebody joined", numbers.joined());
    totals.add("numbers by which somebody left", numbers.left());
    totals.add("entries in teams that somebody leaves", teams.entries());
    totals.add("teams compared between two nodes", teams.compared());
    totals.add("leavings from teams compared", teams.leavings());
    totals.add("closings as void", outcomes.voided());
    totals.add("repair slots checked", slots.checked());
    totals.add("answers checked for authority", authority.checked());
    totals.add("acknowledged checked after restarts", durable.checked());
    totals.add("replays compared", replay.replays());
    totals.add("orders refused", orders.refused());
    totals.add("drafts refused", cast.refused());
  }
}
