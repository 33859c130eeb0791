// SPDX-License-Identifier: Apache-2.0
package renkei.spec;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;
import renkei.core.entry.AuthenticText;
import renkei.core.entry.Body;
import renkei.core.entry.Clocks;
import renkei.core.entry.CommandId;
import renkei.core.entry.ConsentRule;
import renkei.core.entry.Crossing;
import renkei.core.entry.Elector;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.FunctionId;
import renkei.core.entry.Label;
import renkei.core.entry.Level;
import renkei.core.entry.Matter;
import renkei.core.entry.Membership;
import renkei.core.entry.OfficerId;
import renkei.core.entry.Outcome;
import renkei.core.entry.PartyId;
import renkei.core.entry.Proof;
import renkei.core.entry.SealedTerms;
import renkei.core.entry.SignedEntry;
import renkei.core.entry.Terms;

/// The acts of `Membership.tla` as entries of core, over an agreement that the founders closed
/// before anything else. Each act of the model is one entry whenever it is stated, so that the
/// entries follow from a state alone: consents in minute 100, taken back in 200, closings from 1000
/// on in the depositary's order.
final class Members {
  static final String DEPOSITARY = "d";
  private static final Instant BEGIN = Instant.parse("2025-03-24T00:00:00Z");
  private static final FunctionId MATTER = new FunctionId("agreements");
  private static final EntryId AGREEMENT = new EntryId(1, 1);

  private final List<String> founders;
  private final List<String> pillars;
  private final Map<String, EntryId> ids = new HashMap<>();
  private final List<SignedEntry> agreed = new ArrayList<>();

  Members(List<String> founders, List<String> pillars) {
    this.founders = founders;
    this.pillars = pillars;
    agree();
  }

  static PartyId party(String name) {
    return new PartyId(new Hash(name.charAt(0), 0, 0, 0));
  }

  static String name(PartyId party) {
    return String.valueOf((char) party.key().a());
  }

  static Instant at(long minute) {
    return BEGIN.plus(Duration.ofMinutes(minute));
  }

  List<String> pillars() {
    return pillars;
  }

  boolean founder(String party) {
    return founders.contains(party);
  }

  static Membership of(String pillar) {
    return new Membership(AGREEMENT, pillar);
  }

  /// The acts by which the founders made number 1.
  List<SignedEntry> agreed() {
    return agreed;
  }

  private void agree() {
    List<PartyId> parties = founders.stream().map(Members::party).sorted().toList();
    SealedTerms terms =
        sealed(
            new Matter.Agreement(parties, party(DEPOSITARY), pillars.stream().sorted().toList()));
    String opener =
        founders.stream().filter(party -> !party.equals(DEPOSITARY)).findFirst().orElseThrow();
    Set<String> others = new TreeSet<>(founders);
    others.remove(opener);
    SignedEntry opening =
        entry(
            opener,
            AGREEMENT,
            0,
            founders,
            new Crossing.ProposalOpened(
                terms, party(DEPOSITARY), electors(others), new ConsentRule.All(), clocks()));
    agreed.add(opening);
    List<Hash> rests = new ArrayList<>(List.of(opening.hash()));
    for (String other : others) {
      SignedEntry consent =
          entry(
              other,
              id("agreed " + other),
              1,
              founders,
              new Crossing.ConsentGiven(AGREEMENT, terms.hash()));
      agreed.add(consent);
      rests.add(consent.hash());
    }
    agreed.add(
        entry(
            DEPOSITARY,
            id("agreed"),
            2,
            founders,
            new Crossing.ProposalClosed(AGREEMENT, Outcome.IN_FORCE, terms.hash(), rests)));
  }

  private EntryId id(String what) {
    return ids.computeIfAbsent(what, _ -> new EntryId(7, ids.size() + 1L));
  }

  private static Clocks clocks() {
    return new Clocks(at(10_000), at(20_000), at(100_000));
  }

  private static List<Elector> electors(Iterable<String> names) {
    List<Elector> electors = new ArrayList<>();
    names.forEach(name -> electors.add(new Elector(party(name), MATTER)));
    return electors;
  }

  private static SealedTerms sealed(Matter matter) {
    Terms terms = new Terms(List.of(new AuthenticText("en", matter.toString())), matter);
    return SealedTerms.of(terms, Bytes.of(terms.toString().getBytes(StandardCharsets.UTF_8)), true);
  }

  // ------------------------------------------------------------------------------------ the acts

  /// Everybody whom a proposal concerns.
  static Set<String> everybody(Value proposal) {
    Set<String> all = asked(proposal);
    all.add(proposal.at("party").text());
    return all;
  }

  static Set<String> asked(Value proposal) {
    Set<String> asked = new TreeSet<>();
    proposal.at("asked").set().forEach(one -> asked.add(one.text()));
    return asked;
  }

  static boolean joins(Value proposal) {
    return proposal.at("kind").text().equals("join");
  }

  EntryId proposal(Value proposal) {
    return id(proposal.toString());
  }

  static boolean succeeds(Value proposal) {
    return proposal.at("kind").text().equals("succeed");
  }

  /// Whose closing settles it. `Membership.tla` has one depositary for ever and does not say it.
  private static String keeper(Value proposal) {
    return proposal.has("keeper") ? proposal.at("keeper").text() : DEPOSITARY;
  }

  /// What opens it: an accession by its applicant, a leaving by who leaves, a succession by another
  /// member than the depositary that is gone.
  SignedEntry opening(Value proposal) {
    Membership of = of(proposal.at("of").text());
    long number = proposal.at("on").number();
    PartyId keeper = party(keeper(proposal));
    if (succeeds(proposal)) {
      return succession(proposal, keeper);
    }
    String opener = proposal.at("party").text();
    Matter matter =
        joins(proposal)
            ? new Matter.Accession(of, number, party(opener), keeper)
            : new Matter.Leaving(of, number, at(90_000));
    ConsentRule rule = joins(proposal) ? new ConsentRule.All() : new ConsentRule.None();
    return entry(
        opener,
        proposal(proposal),
        50,
        everybody(proposal),
        new Crossing.ProposalOpened(
            sealed(matter), keeper, electors(asked(proposal)), rule, clocks()));
  }

  private SignedEntry succession(Value proposal, PartyId keeper) {
    String opener = proposal.at("by").text();
    PartyId gone = party(proposal.at("party").text());
    Set<String> needed = asked(proposal);
    needed.remove(opener);
    Set<String> told = everybody(proposal);
    told.remove(opener);
    return entry(
        opener,
        proposal(proposal),
        50,
        everybody(proposal),
        new Crossing.ProposalOpened(
            sealed(
                new Matter.Succession(
                    of(proposal.at("of").text()), proposal.at("on").number(), gone, keeper)),
            keeper,
            electors(told),
            new ConsentRule.Named(needed.stream().map(Members::party).sorted().toList()),
            clocks()));
  }

  SignedEntry consent(String by, Value proposal) {
    return answer(
        by, proposal, 100, new Crossing.ConsentGiven(proposal(proposal), terms(proposal)));
  }

  SignedEntry takenBack(String by, Value proposal) {
    return answer(
        by,
        proposal,
        200,
        new Crossing.ConsentWithdrawn(proposal(proposal), terms(proposal), "changed"));
  }

  private SignedEntry answer(String by, Value proposal, long minute, Body body) {
    return entry(by, id(by + minute + proposal), minute, everybody(proposal), body);
  }

  private Hash terms(Value proposal) {
    return ((Crossing.ProposalOpened) opening(proposal).entry().body()).terms().hash();
  }

  /// The closing at a place of the depositary's order, resting on the consents that it lists.
  SignedEntry closing(Value closing, int place) {
    Value proposal = closing.at("p");
    List<Hash> rests = new ArrayList<>();
    rests.add(opening(proposal).hash());
    closing.at("rests").set().stream()
        .map(given -> given.at("by").text())
        .filter(by -> !succeeds(proposal) || !by.equals(proposal.at("by").text()))
        .sorted()
        .forEach(by -> rests.add(consent(by, proposal).hash()));
    return closing(proposal, place, rests);
  }

  private SignedEntry closing(Value proposal, int place, List<Hash> rests) {
    return entry(
        keeper(proposal),
        id("closing " + place + rests),
        1_000L + place,
        everybody(proposal),
        new Crossing.ProposalClosed(proposal(proposal), Outcome.IN_FORCE, terms(proposal), rests));
  }

  private static SignedEntry entry(
      String author, EntryId id, long minute, Iterable<String> among, Body body) {
    PartyId party = party(author);
    Set<PartyId> audience = new TreeSet<>();
    among.forEach(other -> audience.add(party(other)));
    audience.remove(party);
    Entry entry =
        new Entry(
            party,
            id,
            at(minute),
            at(minute),
            new OfficerId("duty"),
            new CommandId("HQ"),
            "",
            audience,
            Label.of("EX", Level.UNCLASSIFIED),
            body);
    return SignedEntry.of(
        entry,
        Bytes.of((party.key().hex() + entry).getBytes(StandardCharsets.UTF_8)),
        new Proof(party.key(), Bytes.of(new byte[64])));
  }
}
