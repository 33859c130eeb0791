// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import renkei.core.entry.Body;
import renkei.core.entry.Ceiling;
import renkei.core.entry.Clocks;
import renkei.core.entry.CommandId;
import renkei.core.entry.ConsentRule;
import renkei.core.entry.Crossing;
import renkei.core.entry.Domestic;
import renkei.core.entry.Elector;
import renkei.core.entry.EntryId;
import renkei.core.entry.FunctionId;
import renkei.core.entry.Label;
import renkei.core.entry.Level;
import renkei.core.entry.LevelMap;
import renkei.core.entry.Matter;
import renkei.core.entry.Names;
import renkei.core.entry.OfficerEntry;
import renkei.core.entry.OfficerEntry.Right;
import renkei.core.entry.OfficerId;
import renkei.core.entry.PartyId;
import renkei.core.entry.PeerEntry;
import renkei.core.entry.SealedTerms;
import renkei.core.entry.Terms;
import renkei.core.profile.PairingTerms;
import renkei.core.turn.Answer;
import renkei.core.turn.Draft;

/// One officer at one simulated node: writes the drafts that a person would.
public final class Officer {
  /// The policy of every label in the simulated world.
  public static final String POLICY = "COALITION";

  private final SimParty party;
  private final Draft.By by;

  Officer(SimParty party, String code, String command) {
    this.party = party;
    this.by = new Draft.By(new OfficerId(code), new CommandId(command));
  }

  /// Founds a node: its first incarnation, its root command, and an officer with every right there.
  static Officer found(SimParty party, String root) {
    Instant now = party.now();
    CommandId command = new CommandId(root);
    Draft.By node = Draft.By.node(command);
    Officer officer = new Officer(party, "duty-" + root.toLowerCase(java.util.Locale.ROOT), root);
    party.sayAll(
        List.of(
            Draft.of(
                party.newId(), node, home(), new Crossing.IncarnationStarted(1, "first start")),
            Draft.of(
                party.newId(),
                node,
                home(),
                new Domestic.CommandEstablished(command, Names.same(root), null, now, null)),
            Draft.of(party.newId(), node, home(), officer.enrolment())));
    return officer;
  }

  /// Enrols a colleague for another command, with every right.
  Officer colleague(String command) {
    String code = "duty-" + command.toLowerCase(java.util.Locale.ROOT);
    Officer other = new Officer(party, code, command);
    says(other.enrolment());
    return other;
  }

  /// Enrols somebody else of the own command, with every right.
  Officer second(String code) {
    Officer other = new Officer(party, code, by.command().code());
    says(other.enrolment());
    return other;
  }

  Draft.By by() {
    return by;
  }

  private OfficerEntry.OfficerEnrolled enrolment() {
    return new OfficerEntry.OfficerEnrolled(
        by.officer(),
        Names.same(by.officer().code()),
        by.command(),
        Set.of(Right.values()),
        party.roll().of(by.officer(), by.command()));
  }

  SimParty party() {
    return party;
  }

  static Label home() {
    return Label.of(POLICY, Level.RESTRICTED).asExercise();
  }

  static Label to(String... codes) {
    return Label.of(POLICY, Level.RESTRICTED, codes).asExercise();
  }

  /// States something at home.
  Answer says(Body body) {
    return party.say(Draft.of(party.newId(), by, home(), body));
  }

  /// States something that may go to these codes.
  Answer says(Body body, String... codes) {
    return party.say(Draft.of(party.newId(), by, to(codes), body));
  }

  /// States something for one recipient.
  Answer tells(PartyId recipient, Body body, String code) {
    return party.say(
        new Draft(party.newId(), null, by, "", Set.of(recipient), to(code), body, null));
  }

  /// Opens a proposal; its id is that of the answer.
  Answer opens(Matter matter, PartyId keeper, List<Elector> electorate, String... codes) {
    Terms terms = new Terms(List.of(text("en", "as asked"), text("ja", "要請のとおり")), matter);
    ConsentRule rule =
        matter instanceof Matter.Withdrawal ? new ConsentRule.None() : new ConsentRule.All();
    return says(opening(party.codec().seal(terms), keeper, electorate, rule), codes);
  }

  private Crossing.ProposalOpened opening(
      SealedTerms terms, PartyId keeper, List<Elector> electorate, ConsentRule rule) {
    Instant now = party.now();
    Clocks clocks =
        new Clocks(
            now.plus(Duration.ofMinutes(10)),
            now.plus(Duration.ofHours(2)),
            now.plus(Duration.ofDays(2)));
    return new Crossing.ProposalOpened(terms, keeper, electorate, rule, clocks);
  }

  /// A support request as the asker writes it.
  Matter.Support support(String capability, int quantity) {
    Instant now = party.now();
    return new Matter.Support(
        new FunctionId("relief-airlift"),
        capability,
        quantity,
        "earthquake relief",
        "people wait longer",
        renkei.core.entry.Area.WORLD,
        now.plus(Duration.ofHours(3)),
        now.plus(Duration.ofDays(3)),
        Matter.Priority.PRIORITY);
  }

  SealedTerms sealed(Matter matter) {
    return party
        .codec()
        .seal(new Terms(List.of(text("en", "new terms"), text("ja", "新しい条件")), matter));
  }

  private static renkei.core.entry.AuthenticText text(String language, String text) {
    return new renkei.core.entry.AuthenticText(language, text);
  }

  /// Pairs two nodes: both officers read the words back, and the inviter opens the pairing.
  static void pair(Officer inviter, Officer invitee) {
    SimParty a = inviter.party;
    SimParty b = invitee.party;
    Matter.Pairing matter =
        new Matter.Pairing(a.known(), b.known(), List.of(ceiling(a, b), ceiling(b, a)));
    SealedTerms terms = a.codec().seal(PairingTerms.of(matter));
    invitee.says(new PeerEntry.PeerPinned(a.known(), terms.hash()));
    inviter.says(new PeerEntry.PeerPinned(b.known(), terms.hash()));
    Body opening =
        inviter.opening(
            terms,
            a.id(),
            List.of(new Elector(b.id(), new FunctionId("pairing"))),
            new ConsentRule.All());
    Label open = Label.of(POLICY, Level.UNCLASSIFIED, b.code(), a.code()).asExercise();
    a.say(Draft.of(a.newId(), inviter.by, open, opening));
  }

  private static Ceiling ceiling(SimParty from, SimParty to) {
    Map<Level, Level> same = new TreeMap<>();
    for (Level level : List.of(Level.UNCLASSIFIED, Level.RESTRICTED, Level.CONFIDENTIAL)) {
      same.put(level, level);
    }
    return new Ceiling(
        from.id(), to.id(), to.code(), Level.CONFIDENTIAL, new LevelMap(POLICY, same));
  }

  static @Nullable EntryId accepted(Answer answer) {
    return answer instanceof Answer.Accepted yes ? yes.id() : null;
  }
}
