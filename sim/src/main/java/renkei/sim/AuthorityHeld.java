// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Hash;
import renkei.core.consent.Proposals;
import renkei.core.entry.CommandId;
import renkei.core.entry.Crossing;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.FunctionId;
import renkei.core.entry.Matter;
import renkei.core.journal.Row;
import renkei.core.turn.Draft;

/// Only the command that held the matter at that moment proposed or answered for its party (DESIGN
/// rules 3 and 4), by a second telling of the register.
final class AuthorityHeld implements Invariant {
  private final Expected expected;
  private long checked;

  AuthorityHeld(Expected expected) {
    this.expected = expected;
  }

  long checked() {
    return checked;
  }

  @Override
  public void recorded(SimParty party, List<Placed> rows) {
    for (Placed placed : rows) {
      if (placed.row() instanceof Row.Own own) {
        Entry entry = own.entry().entry();
        if (entry.body() instanceof Crossing.CounterpartStated stated) {
          counterpart(party, entry, stated);
        } else if (!entry.officer().equals(Draft.NODE) && Proposals.handles(entry)) {
          Proposals.proposalOf(entry).ifPresent(proposal -> answers(party, entry, proposal));
        }
      }
    }
  }

  private void answers(SimParty party, Entry entry, EntryId proposal) {
    Optional<Expected.Circle> circle = expected.circle(proposal);
    FunctionId function = circle.map(found -> found.function(party.id())).orElse(null);
    unless(function != null, () -> party.code() + " acts on a proposal in which it takes no part");
    if (function == null) {
      return;
    }
    checked++;
    Grants grants = expected.book(party.id()).grants;
    List<Matter> matters = matters(entry, proposal);
    unless(
        matters.stream()
            .anyMatch(matter ->
                grants.may(
                    entry.command(), function, grants.unit(function, matter), entry.recorded())),
        () ->
            party.code()
                + ": "
                + entry.command()
                + (entry.body() instanceof Crossing.ProposalOpened ? " proposes" : " answers")
                + " about "
                + function
                + ", which is "
                + grants.holder(function, null, entry.recorded())
                + "'s");
  }

  /// The terms that the act is about; where it names none, any that were on the table.
  private List<Matter> matters(Entry entry, EntryId proposal) {
    @Nullable Hash named =
        switch (entry.body()) {
          case Crossing.ProposalOpened opened -> opened.terms().hash();
          case Crossing.ConsentGiven given -> given.terms();
          case Crossing.TermsCountered countered -> countered.replaces();
          case Crossing.ProposalDeclined declined -> declined.terms();
          case renkei.core.entry.Body _ -> null;
        };
    Map<Hash, Matter> all = expected.terms(proposal);
    @Nullable Matter matter = named == null ? null : all.get(named);
    return matter == null ? List.copyOf(all.values()) : List.of(matter);
  }

  private void counterpart(SimParty party, Entry entry, Crossing.CounterpartStated stated) {
    checked++;
    CommandId holder =
        expected.book(party.id()).grants.holder(stated.function(), null, entry.recorded());
    unless(
        stated.command().equals(holder),
        () ->
            party.code()
                + " names "
                + stated.command()
                + " for "
                + stated.function()
                + ", which is "
                + holder
                + "'s");
  }
}
