// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Hash;
import renkei.core.entry.Crossing;
import renkei.core.entry.Elector;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.FunctionId;
import renkei.core.entry.Matter;
import renkei.core.entry.PartyId;
import renkei.core.entry.SealedTerms;
import renkei.core.entry.SignedEntry;
import renkei.core.entry.Track;
import renkei.core.entry.TrackId;
import renkei.core.entry.Verdict;
import renkei.core.journal.Row;

/// What may go to whom at this moment, made from what officers were told is accepted and from
/// nothing else: the second opinion against which every frame is held.
final class Expected implements Invariant {
  /// A proposal and who takes part in it.
  record Circle(SignedEntry opening, Set<PartyId> parties) {
    Crossing.ProposalOpened opened() {
      if (opening.entry().body() instanceof Crossing.ProposalOpened opened) {
        return opened;
      }
      throw new IllegalStateException("no opening: " + opening.entry().id());
    }

    /// The function under which a party answers.
    @Nullable FunctionId function(PartyId party) {
      for (Elector elector : opened().electorate()) {
        if (elector.party().equals(party)) {
          return elector.function();
        }
      }
      boolean opener = opening.entry().party().equals(party);
      return opener && !opened().electorate().isEmpty()
          ? opened().electorate().getFirst().function()
          : null;
    }

    PartyId keeper() {
      return opened().keeper();
    }
  }

  /// Something goes to a third party at a moment of its holder's clock.
  record PassOn(PartyId to, long atMillis) {}

  private record Consented(EntryId proposal, PartyId by, Matter to) {}

  private final Readings readings;
  private final Map<EntryId, SignedEntry> everStated = new HashMap<>();
  private final Map<PartyId, Book> books = new HashMap<>();
  private final Map<EntryId, Circle> circles = new HashMap<>();
  private final Set<Consented> consents = new HashSet<>();
  private final Map<PartyId, Map<TrackId, Set<Track>>> seen = new HashMap<>();
  private final Map<EntryId, Map<Hash, Matter>> onTable = new HashMap<>();

  Expected(Readings readings) {
    this.readings = readings;
  }

  Book book(PartyId party) {
    return books.computeIfAbsent(party, Book::new);
  }

  Optional<Circle> circle(EntryId proposal) {
    return Optional.ofNullable(circles.get(proposal));
  }

  /// Whether that party ever consented to that matter in its own record, by a consent or by stating
  /// the terms itself.
  private boolean consented(EntryId proposal, PartyId by, Matter to) {
    return consents.contains(new Consented(proposal, by, to));
  }

  /// The terms that were ever on the table of a proposal.
  Map<Hash, Matter> terms(EntryId proposal) {
    return onTable.getOrDefault(proposal, Map.of());
  }

  /// Functions that any of them named.
  Set<FunctionId> functions(EntryId proposal) {
    Set<FunctionId> functions = new HashSet<>();
    for (Matter matter : terms(proposal).values()) {
      if (matter instanceof Matter.Support support) {
        functions.add(support.function());
      } else if (matter instanceof Matter.Information asked) {
        functions.add(asked.function());
      }
    }
    return functions;
  }

  /// Everything that a party's picture was ever told.
  Map<TrackId, Set<Track>> seen(PartyId party) {
    return seen.getOrDefault(party, Map.of());
  }

  void feeds(PartyId party, List<Track> tracks) {
    Map<TrackId, Set<Track>> its = seen.computeIfAbsent(party, _ -> new HashMap<>());
    tracks.forEach(track -> its.computeIfAbsent(track.id(), _ -> new LinkedHashSet<>()).add(track));
  }

  @Override
  public void recorded(SimParty party, List<Placed> rows) {
    for (Placed placed : rows) {
      take(party, placed.row());
    }
  }

  private void take(SimParty party, Row row) {
    switch (row) {
      case Row.Own own -> own(party, own.entry());
      case Row.Readmitted back -> own(party, back.entry());
      case Row.Received received -> {
        if (received.verdict().state() == Verdict.State.APPLIED) {
          readings
              .of(received)
              .ifPresent(signed -> {
                book(party.id()).received(signed);
                act(party, signed);
              });
        }
      }
      case Row.Sent sent -> {
        Book book = book(party.id());
        Book.Decision decision = sent.ground() == null ? null : book.decisions.get(sent.ground());
        if (decision != null) {
          book.statements.put(sent.entry(), decision);
        }
      }
      case Row _ -> {}
    }
  }

  /// What a party once stated under an id, also when a restore took it from that party since: who
  /// got it holds it and may carry it. Null: no honest party did.
  @Nullable SignedEntry everStated(EntryId id) {
    return everStated.get(id);
  }

  private void own(SimParty party, SignedEntry signed) {
    everStated.put(signed.entry().id(), signed);
    Book book = book(party.id());
    String contradiction = book.own(signed);
    unless(contradiction == null, () -> party.code() + " recorded that " + contradiction);
    act(party, signed);
  }

  private void act(SimParty party, SignedEntry signed) {
    Entry entry = signed.entry();
    switch (entry.body()) {
      case Crossing.ProposalOpened opened -> {
        Set<PartyId> parties = new HashSet<>();
        parties.add(entry.party());
        opened.electorate().forEach(elector -> parties.add(elector.party()));
        circles.putIfAbsent(entry.id(), new Circle(signed, parties));
        named(entry.id(), opened.terms());
      }
      case Crossing.TermsCountered countered -> {
        named(countered.proposal(), countered.terms());
        Matter matter = countered.terms().terms().matter();
        consents.add(new Consented(countered.proposal(), entry.party(), matter));
      }
      case Crossing.ConsentGiven given -> {
        Matter matter = terms(given.proposal()).get(given.terms());
        if (matter != null) {
          consents.add(new Consented(given.proposal(), entry.party(), matter));
        }
      }
      case Crossing.ProposalClosed closing -> {
        Circle circle = circles.get(closing.proposal());
        if (circle != null && entry.party().equals(circle.keeper())) {
          book(party.id()).closed(circle.opening().entry(), closing);
        }
      }
      case renkei.core.entry.Body _ -> {}
    }
  }

  private void named(EntryId proposal, SealedTerms terms) {
    onTable
        .computeIfAbsent(proposal, _ -> new HashMap<>())
        .put(terms.hash(), terms.terms().matter());
  }

  /// Whether an originator lets a holder pass an entry on to a third party.
  boolean onward(Book.Paper paper, PartyId holder, PartyId originator, PassOn passOn) {
    Book book = book(holder);
    return circles.values().stream()
        .anyMatch(circle ->
            circle.opening().entry().party().equals(holder)
                && circle.keeper().equals(originator)
                && circle.opened().terms().terms().matter()
                    instanceof Matter.OnwardRelease(Hash named, PartyId third)
                && named.equals(paper.hash())
                && third.equals(passOn.to())
                && passOn.atMillis() < book.endsMillis(circle.opening().entry().id())
                && consented(
                    circle.opening().entry().id(),
                    originator,
                    circle.opened().terms().terms().matter()));
  }

  /// Everything about a party is read again from an older record.
  @Override
  public void restored(SimParty party) {
    books.put(party.id(), new Book(party.id()));
    party.rows().forEach(row -> take(party, row.row()));
  }
}
