// SPDX-License-Identifier: Apache-2.0
package renkei.spec;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
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
import renkei.core.entry.OfficerId;
import renkei.core.entry.Outcome;
import renkei.core.entry.PartyId;
import renkei.core.entry.Proof;
import renkei.core.entry.Provisions;
import renkei.core.entry.SealedTerms;
import renkei.core.entry.SignedEntry;
import renkei.core.entry.Terms;

/// The acts of `Force.tla` as entries of core. A day of the model is a day; within one an act of a
/// party comes some milliseconds after the one that it rests on.
final class Agreed {
  static final EntryId PROPOSAL = new EntryId(1, 1);
  private static final Instant BEGIN = Instant.parse("2025-03-24T00:00:00Z");

  private final List<String> parties;
  private final SealedTerms terms;
  private final int least;

  /// @param least how many beside the opener must consent
  /// @param needed ratifications
  /// @param delay days after the last act that was needed
  /// @param notBefore the day before which it is not in force
  Agreed(List<String> parties, int least, int needed, int delay, int notBefore) {
    this.parties = parties;
    this.least = least;
    Provisions.Clause clause =
        new Provisions.Clause(needed, delay, notBefore == 0 ? null : at(notBefore, 0));
    Matter matter =
        new Matter.Agreement(
            parties.stream().map(Agreed::party).sorted().toList(),
            party("d"),
            List.of(),
            new Provisions(clause, null, false, List.of()));
    Terms open = new Terms(List.of(new AuthenticText("en", matter.toString())), matter);
    this.terms =
        SealedTerms.of(open, Bytes.of(open.toString().getBytes(StandardCharsets.UTF_8)), true);
  }

  static PartyId party(String name) {
    return new PartyId(new Hash(name.charAt(0), 0, 0, 0));
  }

  static String name(PartyId party) {
    return String.valueOf((char) party.key().a());
  }

  List<String> parties() {
    return parties;
  }

  private static Instant at(int day, int millis) {
    return BEGIN.plus(Duration.ofDays(day)).plusMillis(millis);
  }

  /// When the depositary closes on that day.
  static Instant closingTime(int day) {
    return at(day, 10);
  }

  // ------------------------------------------------------------------------------------ the acts

  /// Everything that was stated in a state.
  List<SignedEntry> acts(Value state) {
    List<SignedEntry> acts = new ArrayList<>();
    for (String party : parties) {
      add(acts, yes(state, party));
      add(acts, ratified(state, party));
    }
    for (Value party : state.at("taken").set()) {
      acts.add(
          entry(
              party.text(),
              4,
              at(state.at("signed").at(party).number(), 3),
              new Crossing.ConsentWithdrawn(PROPOSAL, terms.hash(), "changed")));
    }
    return acts;
  }

  private static void add(List<SignedEntry> acts, @Nullable SignedEntry act) {
    if (act != null) {
      acts.add(act);
    }
  }

  /// The opening of who opened it, and the consent of anybody else; null: none.
  private @Nullable SignedEntry yes(Value state, String party) {
    int day = state.at("signed").at(party).number();
    if (party.equals("o")) {
      return opening();
    }
    return day < 0
        ? null
        : entry(party, 2, at(day, 1), new Crossing.ConsentGiven(PROPOSAL, terms.hash()));
  }

  private @Nullable SignedEntry ratified(Value state, String party) {
    int day = state.at("ratified").at(party).number();
    return day < 0 ? null : ratification(party, day, 3);
  }

  /// What a party would state now to ratify, for the first time or once more.
  SignedEntry ratifies(String party, int day) {
    return ratification(party, day, 6);
  }

  private SignedEntry ratification(String party, int day, int what) {
    return entry(party, what, at(day, 2), new Crossing.ProposalRatified(PROPOSAL, terms.hash()));
  }

  private SignedEntry opening() {
    List<Elector> electors =
        parties.stream()
            .filter(party -> !party.equals("o"))
            .map(party -> new Elector(party(party), new FunctionId("agreements")))
            .toList();
    return entry(
        "o",
        1,
        at(0, 0),
        new Crossing.ProposalOpened(
            terms,
            party("d"),
            electors,
            new ConsentRule.AtLeast(least),
            new Clocks(at(100, 0), at(200, 0), at(300, 0))));
  }

  /// What a closing lists that rests on these consents and ratifications.
  List<Hash> listed(Value state, Set<String> yes, Set<String> ratified) {
    List<SignedEntry> listed = new ArrayList<>();
    for (String party : parties) {
      if (yes.contains(party)) {
        add(listed, yes(state, party));
      }
      if (ratified.contains(party)) {
        add(listed, ratified(state, party));
      }
    }
    return listed.stream().map(SignedEntry::hash).toList();
  }

  SignedEntry closing(int day, List<Hash> listed) {
    return entry(
        "d",
        5,
        closingTime(day),
        new Crossing.ProposalClosed(PROPOSAL, Outcome.IN_FORCE, terms.hash(), listed));
  }

  private SignedEntry entry(String author, int what, Instant at, Body body) {
    PartyId party = party(author);
    Set<PartyId> audience = new TreeSet<>();
    parties.forEach(other -> audience.add(party(other)));
    audience.remove(party);
    EntryId id = what == 1 ? PROPOSAL : new EntryId(party.key().a(), what);
    Entry entry =
        new Entry(
            party,
            id,
            at,
            at,
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
