// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;
import renkei.core.entry.Body;
import renkei.core.entry.CommandId;
import renkei.core.entry.Crossing;
import renkei.core.entry.Domestic;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.Label;
import renkei.core.entry.OfficerId;
import renkei.core.entry.Outcome;
import renkei.core.entry.PartyId;
import renkei.core.entry.PeerEntry;
import renkei.core.entry.Progress;
import renkei.core.entry.Proof;
import renkei.core.entry.SignedEntry;
import renkei.core.entry.UnitId;

/// Entries that no honest party states.
final class Lies {
  /// One of them.
  record Lie(String name, SignedEntry entry) {}

  private final SimParty party;
  private final World world;
  private final SplittableRandom random;
  private final MembershipLies memberships;
  private final List<Crossing.ProposalClosed> closed = new ArrayList<>();

  Lies(SimParty party, World world, SplittableRandom random) {
    this.party = party;
    this.world = world;
    this.random = random;
    this.memberships = new MembershipLies(party, world, random);
  }

  Lie next(PartyId to, List<SignedEntry> heard) {
    return switch (random.nextInt(15)) {
      case 12, 13, 14 ->
          memberships
              .next(to, heard)
              .map(told ->
                  new Lie(told.name(), signed(entry(party.id(), told.audience(), told.body()))))
              .orElseGet(() -> task(to));
      case 0 -> task(to);
      case 1 -> badSignature(to);
      case 2 -> notAddressed(to);
      case 3 -> inAnothersName(to);
      case 4, 5, 6, 7 -> closing(to, heard);
      case 8 -> consentForAnother(to, heard);
      case 9 -> idReused(to, heard);
      case 10 -> progress(to, heard);
      default -> recall(to, heard);
    };
  }

  private Entry entry(PartyId by, Set<PartyId> to, Body body) {
    Instant now = world.now();
    return new Entry(
        by,
        party.newId(),
        now,
        now,
        new OfficerId("liar"),
        new CommandId("HQ"),
        "",
        to,
        Label.of(
                Desk.POLICY,
                renkei.core.entry.Level.UNCLASSIFIED,
                world.parties().stream().map(SimParty::code).toArray(String[]::new))
            .asExercise(),
        body);
  }

  private SignedEntry signed(Entry entry) {
    Bytes bytes = party.codec().encode(entry);
    return SignedEntry.of(entry, bytes, world.keys().signerOf(party.id()).sign(bytes));
  }

  private Lie lie(String name, PartyId to, Body body) {
    return new Lie(name, signed(entry(party.id(), Set.of(to), body)));
  }

  /// An order, well signed.
  private Lie task(PartyId to) {
    Body body =
        switch (random.nextInt(3)) {
          case 0 -> new Domestic.TaskIssued(new UnitId("anybody"), "go there at once", null);
          case 1 -> new PeerEntry.PeerSuspended(to, "be silent");
          default ->
              new Domestic.ReleaseDecided(new EntryId(1, random.nextLong()), party.id(), "give");
        };
    Set<PartyId> nobody = Set.of();
    return new Lie("order", signed(entry(party.id(), nobody, body)));
  }

  private Crossing.ProposalWithdrawn about(EntryId proposal) {
    return new Crossing.ProposalWithdrawn(proposal, "no more");
  }

  private Lie badSignature(PartyId to) {
    SignedEntry whole = signed(entry(party.id(), Set.of(to), statement(party.newId())));
    byte[] signature = new byte[Proof.SIGNATURE_BYTES];
    random.nextBytes(signature);
    Proof proof = new Proof(party.id().key(), Bytes.owning(signature));
    return new Lie("bad signature", SignedEntry.of(whole.entry(), whole.bytes(), proof));
  }

  private static Body statement(EntryId any) {
    return new Crossing.CounterpartStated(
        Desk.AIRLIFT,
        new CommandId("C-" + any.hex().substring(0, 8)),
        renkei.core.entry.Names.same("whoever"),
        Instant.parse("2026-11-23T00:00:00Z"));
  }

  private Lie notAddressed(PartyId to) {
    PartyId third = party.id();
    for (SimParty other : world.parties()) {
      third = other.id().equals(to) || other.equals(party) ? third : other.id();
    }
    return new Lie(
        "not addressed", signed(entry(party.id(), Set.of(third), statement(party.newId()))));
  }

  private Lie inAnothersName(PartyId to) {
    PartyId name = to;
    for (SimParty other : world.parties()) {
      name = random.nextBoolean() && !other.equals(party) ? other.id() : name;
    }
    return new Lie("another's name", signed(entry(name, Set.of(to), statement(party.newId()))));
  }

  /// A closing, of what it keeps or not, borne out or not, once or twice.
  private Lie closing(PartyId to, List<SignedEntry> heard) {
    List<SignedEntry> asked = openings(heard, to);
    if (asked.isEmpty()) {
      return task(to);
    }
    SignedEntry opening = asked.get(random.nextInt(asked.size()));
    Hash terms = terms(opening);
    EntryId proposal = opening.entry().id();
    Crossing.@Nullable ProposalClosed before =
        closed.stream().filter(one -> one.proposal().equals(proposal)).findFirst().orElse(null);
    if (before != null) {
      Outcome other = before.outcome() == Outcome.VOID ? Outcome.LAPSED : Outcome.VOID;
      return lie(
          "second closing", to, new Crossing.ProposalClosed(proposal, other, terms, List.of()));
    }
    Outcome outcome = random.nextInt(3) == 0 ? Outcome.IN_FORCE : Outcome.VOID;
    Crossing.ProposalClosed body =
        new Crossing.ProposalClosed(proposal, outcome, terms, List.of(opening.hash()));
    if (outcome == Outcome.VOID) {
      closed.add(body);
    }
    return lie("closing " + outcome, to, body);
  }

  private List<SignedEntry> openings(List<SignedEntry> heard, PartyId by) {
    List<SignedEntry> found = new ArrayList<>();
    for (SignedEntry entry : heard) {
      if (entry.entry().body() instanceof Crossing.ProposalOpened opened
          && entry.entry().party().equals(by)
          && opened.keeper().equals(party.id())) {
        found.add(entry);
      }
    }
    return found;
  }

  private static Hash terms(SignedEntry opening) {
    return opening.entry().body() instanceof Crossing.ProposalOpened opened
        ? opened.terms().hash()
        : Hash.ZERO;
  }

  /// An act about a proposal between others, or in which it is not asked.
  private Lie consentForAnother(PartyId to, List<SignedEntry> heard) {
    for (SimParty other : world.honest()) {
      for (RowTap.Seen seen : other.rows()) {
        if (seen.row() instanceof renkei.core.journal.Row.Own mine
            && mine.entry().entry().body() instanceof Crossing.ProposalOpened
            && !mine.entry().entry().audience().contains(party.id())
            && random.nextInt(3) == 0) {
          EntryId proposal = mine.entry().entry().id();
          Body body =
              random.nextBoolean()
                  ? new Crossing.ConsentGiven(proposal, terms(mine.entry()))
                  : about(proposal);
          return lie("about others", to, body);
        }
      }
    }
    return heard.isEmpty() ? task(to) : lie("unknown proposal", to, about(party.newId()));
  }

  private Lie idReused(PartyId to, List<SignedEntry> heard) {
    if (heard.isEmpty()) {
      return task(to);
    }
    Entry plain = entry(party.id(), Set.of(to), statement(party.newId()));
    Entry twin =
        new Entry(
            plain.party(),
            heard.get(random.nextInt(heard.size())).entry().id(),
            plain.recorded(),
            plain.effective(),
            plain.officer(),
            plain.command(),
            plain.basis(),
            plain.audience(),
            plain.label(),
            plain.body());
    return new Lie("id reused", signed(twin));
  }

  /// How far something has come that it was never asked for.
  private Lie progress(PartyId to, List<SignedEntry> heard) {
    for (SignedEntry entry : heard) {
      if (entry.entry().body() instanceof Crossing.ProposalOpened opened
          && !opened.keeper().equals(party.id())) {
        return lie(
            "progress",
            to,
            new Crossing.ProgressStated(entry.entry().id(), Progress.STOPPED, "all over"));
      }
    }
    return lie(
        "progress", to, new Crossing.ProgressStated(party.newId(), Progress.FULFILLED, "all done"));
  }

  private Lie recall(PartyId to, List<SignedEntry> heard) {
    EntryId any =
        heard.isEmpty() ? party.newId() : heard.get(random.nextInt(heard.size())).entry().id();
    return lie("recall", to, new Crossing.RecallNotice(any, "give it back"));
  }
}
