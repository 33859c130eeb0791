// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Bytes;
import renkei.core.entry.Area;
import renkei.core.entry.AuthenticText;
import renkei.core.entry.Body;
import renkei.core.entry.Ceiling;
import renkei.core.entry.Clocks;
import renkei.core.entry.CommandId;
import renkei.core.entry.ConsentRule;
import renkei.core.entry.Crossing;
import renkei.core.entry.Domestic;
import renkei.core.entry.Elector;
import renkei.core.entry.FunctionId;
import renkei.core.entry.Label;
import renkei.core.entry.Level;
import renkei.core.entry.LevelMap;
import renkei.core.entry.Matter;
import renkei.core.entry.Names;
import renkei.core.entry.OfficerEntry;
import renkei.core.entry.OfficerId;
import renkei.core.entry.PartyId;
import renkei.core.entry.PeerEntry;
import renkei.core.entry.SealedTerms;
import renkei.core.entry.Terms;
import renkei.core.entry.UnitId;
import renkei.core.profile.PairingTerms;
import renkei.core.turn.Answer;
import renkei.core.turn.Draft;

/// The officers of one simulated party: who they are, and how they write drafts.
final class Desk {
  /// The policy of every label in the simulated world.
  static final String POLICY = "COALITION";

  /// A function whose matters fall to one unit in the south.
  static final FunctionId AIRLIFT = new FunctionId("relief-airlift");

  /// Functions without units.
  static final List<FunctionId> WHOLE =
      List.of(
          new FunctionId("port-support"), new FunctionId("medical-aid"), new FunctionId("visits"));

  static final Area SOUTH = new Area(20, 120, 35, 150);

  private final SimParty party;
  private final SplittableRandom random;
  private final List<CommandId> commands = new ArrayList<>();
  private final Map<CommandId, OfficerId> officers = new LinkedHashMap<>();
  private final List<UnitId> units = new ArrayList<>();

  Desk(SimParty party, SplittableRandom random) {
    this.party = party;
    this.random = random;
  }

  SimParty party() {
    return party;
  }

  List<CommandId> commands() {
    return commands;
  }

  List<UnitId> units() {
    return units;
  }

  CommandId root() {
    return commands.getFirst();
  }

  Draft.By by(CommandId command) {
    OfficerId officer = officers.get(command);
    return officer == null ? by(root()) : new Draft.By(officer, command);
  }

  Draft.By byRoot() {
    return by(root());
  }

  String word(Canary kind) {
    return kind.make(random);
  }

  static Label home() {
    return Label.of(POLICY, Level.RESTRICTED).asExercise();
  }

  /// For parties without an agreement too.
  static Label open(String... codes) {
    return Label.of(POLICY, Level.UNCLASSIFIED, codes).asExercise();
  }

  static Label to(String... codes) {
    return Label.of(POLICY, Level.RESTRICTED, codes).asExercise();
  }

  // ----------------------------------------------------------------------------------- founding

  /// Founds the node: incarnation, commands, officers, units, functions.
  void found() {
    Instant now = party.now();
    CommandId root = new CommandId(party.code() + "-HQ");
    Draft.By node = Draft.By.node(root);
    commands.add(root);
    List<Draft> first = new ArrayList<>();
    first.add(
        Draft.of(party.newId(), node, home(), new Crossing.IncarnationStarted(1, "first start")));
    first.add(Draft.of(party.newId(), node, home(), command(root, null, now)));
    first.add(Draft.of(party.newId(), node, home(), officer(root)));
    party.sayAll(first);
    List<Draft> rest = new ArrayList<>();
    for (String name : List.of("SOUTH", "NORTH", "LATER")) {
      CommandId command = new CommandId(party.code() + "-" + name);
      commands.add(command);
      Instant from = name.equals("LATER") ? now.plusSeconds(60) : now;
      rest.add(draft(byRoot(), home(), command(command, root, from)));
      rest.add(draft(byRoot(), home(), officer(command)));
    }
    for (int i = 0; i < 3; i++) {
      rest.add(draft(byRoot(), home(), unit(commands.get(i))));
    }
    rest.add(
        draft(
            byRoot(),
            home(),
            new Domestic.FunctionListed(
                AIRLIFT,
                Names.same(word(Canary.HOME)),
                List.of(new Domestic.Coverage(SOUTH, units.getFirst())))));
    for (FunctionId function : WHOLE) {
      rest.add(
          draft(
              byRoot(),
              home(),
              new Domestic.FunctionListed(function, Names.same(word(Canary.HOME)), List.of())));
    }
    party.sayAll(rest);
  }

  Domestic.CommandEstablished command(CommandId id, @Nullable CommandId parent, Instant from) {
    return new Domestic.CommandEstablished(
        id, new Names(word(Canary.COMMAND), word(Canary.COMMAND)), parent, from, null);
  }

  OfficerEntry.OfficerEnrolled officer(CommandId command) {
    OfficerId id = new OfficerId("duty-" + command.code().toLowerCase(java.util.Locale.ROOT));
    officers.put(command, id);
    return new OfficerEntry.OfficerEnrolled(
        id,
        Names.same(word(Canary.HOME)),
        command,
        Set.of(OfficerEntry.Right.values()),
        party.roll().of(id, command));
  }

  Domestic.UnitListed unit(CommandId command) {
    UnitId id = new UnitId(word(Canary.HOME));
    units.add(id);
    return new Domestic.UnitListed(id, Names.same(word(Canary.HOME)), command);
  }

  // ------------------------------------------------------------------------------------- drafts

  Draft draft(Draft.By by, Label label, Body body) {
    String basis = body instanceof Domestic ? word(Canary.HOME) : "";
    return new Draft(party.newId(), null, by, basis, Set.of(), label, body, null);
  }

  Draft draft(Draft.By by, Label label, PartyId audience, Body body) {
    return new Draft(party.newId(), null, by, "", Set.of(audience), label, body, null);
  }

  Optional<Answer> says(Draft.By by, Label label, Body body) {
    return party.tries(draft(by, label, body));
  }

  /// An opening by the command given.
  Crossing.ProposalOpened opening(Matter matter, PartyId keeper, Elector elector) {
    ConsentRule rule =
        matter instanceof Matter.Withdrawal ? new ConsentRule.None() : new ConsentRule.All();
    return new Crossing.ProposalOpened(sealed(matter), keeper, List.of(elector), rule, clocks());
  }

  /// An opening that asks these parties, each under the same function.
  Crossing.ProposalOpened asking(
      Matter matter, PartyId keeper, List<PartyId> asked, FunctionId function, ConsentRule rule) {
    List<Elector> electors = asked.stream().map(one -> new Elector(one, function)).toList();
    return new Crossing.ProposalOpened(sealed(matter), keeper, electors, rule, clocks());
  }

  private Clocks clocks() {
    Instant now = party.now();
    long valid = random.nextInt(4) == 0 ? 15 + random.nextInt(60) : 3_600;
    return new Clocks(
        now.plusSeconds(valid / 4), now.plusSeconds(valid / 2), now.plusSeconds(valid));
  }

  SealedTerms sealed(Matter matter) {
    return party
        .codec()
        .seal(
            new Terms(
                List.of(
                    new AuthenticText("en", word(Canary.PROPOSAL)),
                    new AuthenticText("ja", "要請 " + word(Canary.PROPOSAL))),
                matter));
  }

  Matter.Support support(FunctionId function) {
    Instant now = party.now();
    Area where = random.nextBoolean() ? new Area(25, 125, 30, 130) : Area.WORLD;
    return new Matter.Support(
        function,
        word(Canary.PROPOSAL),
        1 + random.nextInt(9),
        word(Canary.PROPOSAL),
        word(Canary.PROPOSAL),
        where,
        now.plus(Duration.ofHours(1)),
        now.plus(Duration.ofDays(2)),
        Matter.Priority.PRIORITY);
  }

  Matter.Visit visit(PartyId host) {
    Instant now = party.now();
    return new Matter.Visit(
        host,
        word(Canary.PROPOSAL),
        word(Canary.PROPOSAL),
        now.plusSeconds(30),
        now.plus(Duration.ofDays(1)),
        1 + random.nextInt(200),
        word(Canary.PROPOSAL),
        null,
        null);
  }

  Bytes content() {
    StringBuilder text = new StringBuilder(word(Canary.DOCUMENT));
    int more = random.nextInt(12);
    for (int i = 0; i < more; i++) {
      text.append(" relief ").append(random.nextInt(1_000));
    }
    return Bytes.of(text.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  // ------------------------------------------------------------------------------------ pairing

  /// Pairs two nodes: officers of both read the words back, and the inviter opens the pairing.
  static void pair(Desk inviter, Desk invitee, SplittableRandom random) {
    SimParty a = inviter.party;
    SimParty b = invitee.party;
    Matter.Pairing matter =
        new Matter.Pairing(
            a.known(), b.known(), List.of(ceiling(a, b, random), ceiling(b, a, random)));
    SealedTerms terms = a.codec().seal(PairingTerms.of(matter));
    invitee.says(invitee.byRoot(), home(), new PeerEntry.PeerPinned(a.known(), terms.hash()));
    inviter.says(inviter.byRoot(), home(), new PeerEntry.PeerPinned(b.known(), terms.hash()));
    Instant now = a.now();
    Body opening =
        new Crossing.ProposalOpened(
            terms,
            a.id(),
            List.of(new Elector(b.id(), new FunctionId("pairing"))),
            new ConsentRule.All(),
            new Clocks(now.plusSeconds(600), now.plusSeconds(1_200), now.plusSeconds(36_000)));
    Label open = Label.of(POLICY, Level.UNCLASSIFIED, b.code(), a.code()).asExercise();
    inviter.says(inviter.byRoot(), open, opening);
  }

  /// Two officers of each read the words of the other's keys, and no link is made yet.
  static void meet(Desk one, Desk other) {
    one.read(other);
    other.read(one);
  }

  private void read(Desk other) {
    for (CommandId command : commands.subList(0, 2)) {
      says(by(command), home(), new PeerEntry.PartyKnown(other.party.known()));
    }
  }

  private static Ceiling ceiling(SimParty from, SimParty to, SplittableRandom random) {
    Level highest = random.nextInt(3) == 0 ? Level.RESTRICTED : Level.CONFIDENTIAL;
    Map<Level, Level> same = new TreeMap<>();
    for (Level level : Level.values()) {
      if (level.compareTo(highest) <= 0) {
        same.put(level, level);
      }
    }
    return new Ceiling(from.id(), to.id(), to.code(), highest, new LevelMap(POLICY, same));
  }
}
