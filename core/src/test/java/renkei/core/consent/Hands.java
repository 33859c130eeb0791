// SPDX-License-Identifier: Apache-2.0
package renkei.core.consent;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
import renkei.core.entry.PartyId;
import renkei.core.entry.Proof;
import renkei.core.entry.SealedTerms;
import renkei.core.entry.SignedEntry;
import renkei.core.entry.Terms;

/// Writes acts by hand for tests of the engine: some parties, minutes after one beginning.
final class Hands {
  private static final Instant BEGIN = Instant.parse("2025-03-24T00:00:00Z");
  static final PartyId OPENER = new PartyId(new Hash(1, 0, 0, 0));
  static final PartyId ASKED = new PartyId(new Hash(2, 0, 0, 0));
  static final PartyId THIRD = new PartyId(new Hash(3, 0, 0, 0));
  static final PartyId READER = new PartyId(new Hash(4, 0, 0, 0));
  static final FunctionId AIRLIFT = new FunctionId("relief-airlift");
  static final EntryId PROPOSAL = new EntryId(1, 1);
  static final SealedTerms ONE = terms("one");
  static final SealedTerms TWO = terms("two");
  static final SealedTerms THREE = terms("three");
  static final Instant UNTIL = at(1_000);

  private Hands() {}

  static Instant at(long minute) {
    return BEGIN.plus(Duration.ofMinutes(minute));
  }

  static SealedTerms terms(String text) {
    Terms terms =
        new Terms(
            List.of(new AuthenticText("en", text)),
            new Matter.Support(
                AIRLIFT,
                "airlift",
                1,
                "why",
                "risk",
                Area.WORLD,
                at(2_000),
                at(3_000),
                Matter.Priority.ROUTINE));
    return SealedTerms.of(terms, Bytes.of(terms.toString().getBytes(StandardCharsets.UTF_8)), true);
  }

  /// The opening of a request from the opener to the party asked.
  static SignedEntry request() {
    return opening(new ConsentRule.All(), ASKED);
  }

  /// The text of an agreement of all four; the party asked is the depositary.
  static SealedTerms treaty(String text) {
    Terms terms =
        new Terms(
            List.of(new AuthenticText("en", text)),
            new Matter.Agreement(List.of(OPENER, ASKED, THIRD, READER), ASKED, List.of()));
    return SealedTerms.of(terms, Bytes.of(terms.toString().getBytes(StandardCharsets.UTF_8)), true);
  }

  /// An opening by the opener; the party asked is the keeper.
  static SignedEntry opening(ConsentRule rule, PartyId... electors) {
    return opening(ONE, rule, electors);
  }

  static SignedEntry opening(SealedTerms terms, ConsentRule rule, PartyId... electors) {
    List<Elector> electorate =
        List.of(electors).stream().map(party -> new Elector(party, AIRLIFT)).toList();
    Set<PartyId> audience = new TreeSet<>(List.of(electors));
    Clocks clocks = new Clocks(at(10), at(100), UNTIL);
    return entry(
        OPENER,
        PROPOSAL,
        0,
        audience,
        new Crossing.ProposalOpened(terms, ASKED, electorate, rule, clocks));
  }

  static SignedEntry act(PartyId author, long minute, Body body) {
    Set<PartyId> audience = new TreeSet<>(List.of(OPENER, ASKED));
    audience.remove(author);
    return entry(author, new EntryId(author.key().a(), 100 + minute), minute, audience, body);
  }

  static SignedEntry entry(
      PartyId author, EntryId id, long minute, Set<PartyId> audience, Body body) {
    Entry entry =
        new Entry(
            author,
            id,
            at(minute),
            at(minute),
            new OfficerId("duty"),
            new CommandId("HQ"),
            "",
            audience,
            Label.of("EX", Level.UNCLASSIFIED),
            body);
    String words = id.hex() + author.key().hex() + entry;
    return SignedEntry.of(
        entry,
        Bytes.of(words.getBytes(StandardCharsets.UTF_8)),
        new Proof(author.key(), Bytes.of(new byte[64])));
  }

  static Body acknowledged() {
    return new Crossing.ProposalAcknowledged(PROPOSAL);
  }

  static Body consent(SealedTerms terms) {
    return new Crossing.ConsentGiven(PROPOSAL, terms.hash());
  }

  static Body takenBack(SealedTerms terms) {
    return new Crossing.ConsentWithdrawn(PROPOSAL, terms.hash(), "changed");
  }

  static Body declined(SealedTerms terms) {
    return new Crossing.ProposalDeclined(PROPOSAL, terms.hash(), "no");
  }

  static Body countered(SealedTerms replaced, SealedTerms terms) {
    return new Crossing.TermsCountered(PROPOSAL, replaced.hash(), terms);
  }

  static Body withdrawn() {
    return new Crossing.ProposalWithdrawn(PROPOSAL, "no need");
  }

  static Body closed(renkei.core.entry.Outcome outcome, SealedTerms terms, SignedEntry... acts) {
    return new Crossing.ProposalClosed(
        PROPOSAL, outcome, terms.hash(), List.of(acts).stream().map(SignedEntry::hash).toList());
  }

  static Proposals holding(PartyId self, SignedEntry... acts) {
    Proposals proposals = new Proposals(self);
    for (SignedEntry act : acts) {
      proposals.apply(act, 1);
    }
    return proposals;
  }

  static ProposalView view(Proposals proposals) {
    return proposals.find(PROPOSAL).orElseThrow();
  }
}
