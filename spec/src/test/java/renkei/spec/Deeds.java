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
import renkei.core.entry.Area;
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
import renkei.core.entry.SealedTerms;
import renkei.core.entry.SignedEntry;
import renkei.core.entry.Terms;

/// The acts of `Consent.tla` as entries of core. An author's act n is stated in minute n, or so
/// many minutes after the proposal's time has passed.
final class Deeds {
  static final EntryId PROPOSAL = new EntryId(1, 1);
  private static final int UNTIL = 1_000;
  private static final Instant BEGIN = Instant.parse("2025-03-24T00:00:00Z");
  private static final FunctionId AIRLIFT = new FunctionId("relief-airlift");
  private static final Map<String, PartyId> PARTIES =
      Map.of(
          "O", new PartyId(new Hash(1, 0, 0, 0)),
          "K", new PartyId(new Hash(2, 0, 0, 0)),
          "T", new PartyId(new Hash(3, 0, 0, 0)));
  private final List<String> asked;
  private final boolean agreement;
  private final Map<String, SealedTerms> texts = new HashMap<>();
  private final SignedEntry opening;

  /// @param asked the electorate
  /// @param need how many of them must consent; 0: all
  /// @param agreement whether it is one; otherwise a request
  Deeds(List<String> asked, int need, boolean agreement) {
    this.asked = asked;
    this.agreement = agreement;
    List.of("t1", "t2").forEach(text -> texts.put(text, terms(text)));
    List<Elector> electorate =
        asked.stream().map(party -> new Elector(party(party), AIRLIFT)).toList();
    ConsentRule rule = need == 0 ? new ConsentRule.All() : new ConsentRule.AtLeast(need);
    Clocks clocks = new Clocks(at(10), at(100), at(UNTIL));
    this.opening =
        entry(
            "O",
            0,
            new Crossing.ProposalOpened(texts.get("t1"), party("K"), electorate, rule, clocks));
  }

  static PartyId party(String name) {
    return PARTIES.get(name);
  }

  static String name(PartyId party) {
    return PARTIES.entrySet().stream()
        .filter(known -> known.getValue().equals(party))
        .findFirst()
        .orElseThrow()
        .getKey();
  }

  SealedTerms text(String name) {
    return texts.get(name);
  }

  static Instant at(long minute) {
    return BEGIN.plus(Duration.ofMinutes(minute));
  }

  /// The parties of this proposal.
  List<String> parties() {
    List<String> parties = new ArrayList<>(List.of("O"));
    parties.addAll(asked);
    return parties;
  }

  /// When a party states its next act.
  static long minute(Value state, String party, int number) {
    List<Value> said = state.at("said").at(party).row();
    boolean late =
        said.stream().anyMatch(act -> act.at("late").truth() && act.at("n").number() <= number);
    return late ? UNTIL + number : number;
  }

  /// The hour after which the keeper's next closing is late.
  static long keepersMinute(Value state) {
    int number = state.at("said").at("K").row().size() + 1;
    return state.at("over").truth() ? UNTIL + number : minute(state, "K", number);
  }

  /// The entries of every act stated so far, by author and number.
  Map<Value, SignedEntry> entries(Value state) {
    Map<Value, SignedEntry> entries = new HashMap<>();
    entries.put(id("O", 0), opening);
    boolean more = true;
    while (more) {
      more = false;
      for (String party : parties()) {
        for (Value act : state.at("said").at(party).row()) {
          Value id = id(party, act.at("n").number());
          if (!entries.containsKey(id) && entries.keySet().containsAll(act.at("rests").set())) {
            entries.put(id, entry(state, act, entries));
            more = true;
          }
        }
      }
    }
    return entries;
  }

  static Value id(String party, int number) {
    return new Value.Row(List.of(new Value.Text(party), new Value.Number(number)));
  }

  static Value id(Value act) {
    return id(act.at("by").text(), act.at("n").number());
  }

  /// The entry of one act.
  SignedEntry entry(Value state, Value act, Map<Value, SignedEntry> known) {
    String author = act.at("by").text();
    int number = act.at("n").number();
    return entry(author, minute(state, author, number), body(act, known));
  }

  private Body body(Value act, Map<Value, SignedEntry> known) {
    Hash terms = texts.get(act.at("terms").text()).hash();
    return switch (act.at("kind").text()) {
      case "acknowledge" -> new Crossing.ProposalAcknowledged(PROPOSAL);
      case "consent" -> new Crossing.ConsentGiven(PROPOSAL, terms);
      case "take back" -> new Crossing.ConsentWithdrawn(PROPOSAL, terms, "changed");
      case "decline" -> new Crossing.ProposalDeclined(PROPOSAL, terms, "no");
      case "withdraw" -> new Crossing.ProposalWithdrawn(PROPOSAL, "no need");
      case "counter" ->
          new Crossing.TermsCountered(PROPOSAL, terms, texts.get(act.at("to").text()));
      default ->
          new Crossing.ProposalClosed(
              PROPOSAL,
              Outcome.valueOf(
                  act.at("kind").text().replace(' ', '_').toUpperCase(java.util.Locale.ROOT)),
              terms,
              act.at("rests").set().stream().map(id -> known.get(id).hash()).toList());
    };
  }

  private SignedEntry entry(String author, long minute, Body body) {
    PartyId party = party(author);
    Set<PartyId> audience = new TreeSet<>();
    parties().forEach(other -> audience.add(party(other)));
    audience.remove(party);
    Entry entry =
        new Entry(
            party,
            minute == 0 ? PROPOSAL : new EntryId(party.key().a(), 100 + minute),
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

  private SealedTerms terms(String text) {
    Terms terms = new Terms(List.of(new AuthenticText("en", text)), matter());
    return SealedTerms.of(terms, Bytes.of(terms.toString().getBytes(StandardCharsets.UTF_8)), true);
  }

  private Matter matter() {
    if (agreement) {
      List<PartyId> parties = parties().stream().map(Deeds::party).sorted().toList();
      return new Matter.Agreement(parties, party("K"), List.of());
    }
    return new Matter.Support(
        AIRLIFT,
        "airlift",
        1,
        "why",
        "risk",
        Area.WORLD,
        at(2_000),
        at(3_000),
        Matter.Priority.ROUTINE);
  }
}
