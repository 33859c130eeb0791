// SPDX-License-Identifier: Apache-2.0
package renkei.core.consent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import renkei.core.entry.Clocks;
import renkei.core.entry.ConsentRule;
import renkei.core.entry.Crossing;
import renkei.core.entry.Elector;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.FunctionId;
import renkei.core.entry.Matter;
import renkei.core.entry.PartyId;
import renkei.core.entry.Profile;
import renkei.core.entry.SealedTerms;
import renkei.core.entry.SignedEntry;

/// A proposal as this node can prove it: immutable, for any reader.
///
/// @param opening the entry that opened it
/// @param table the terms on the table and the answers to them; once in force, the terms in force
/// @param acts every act held of it, the opening first, then by each author's clock
/// @param state where it stands
/// @param closing the keeper's closing; null while there is none that holds
/// @param why what that rests on, or what it waits for
/// @param ending when it ends by notice, and who leaves it before
public record ProposalView(
    Entry opening,
    Table table,
    List<SignedEntry> acts,
    ProposalState state,
    @Nullable SignedEntry closing,
    List<Because> why,
    Ending ending) {
  /// Copies the lists.
  public ProposalView {
    acts = List.copyOf(acts);
    why = List.copyOf(why);
  }

  /// The opening's id, which names the proposal.
  public EntryId id() {
    return opening.id();
  }

  /// Who opened it.
  public PartyId opener() {
    return opening.party();
  }

  /// What the opening says.
  public Crossing.ProposalOpened opened() {
    return Parties.opened(opening);
  }

  /// Whose closing settles it.
  public PartyId keeper() {
    return opened().keeper();
  }

  /// Who must consent besides the opener.
  public List<Elector> electorate() {
    return opened().electorate();
  }

  /// How many of them.
  public ConsentRule rule() {
    return opened().rule();
  }

  /// Its three clocks.
  public Clocks clocks() {
    return opened().clocks();
  }

  /// The terms on the table; once in force, the terms in force.
  public SealedTerms onTable() {
    return table.terms();
  }

  /// The fields of the terms on the table.
  public Matter matter() {
    return table.terms().terms().matter();
  }

  /// Which profile it belongs to.
  public Profile profile() {
    return table.terms().terms().profile();
  }

  /// Whose consent to the terms on the table the rule still asks for.
  public List<Elector> missing() {
    return table.missing();
  }

  /// Opener and electors, each once, the opener first.
  public List<PartyId> parties() {
    return Parties.of(opening);
  }

  /// All its parties but one: the audience of that one's acts.
  public List<PartyId> others(PartyId than) {
    List<PartyId> others = new ArrayList<>(parties());
    others.remove(than);
    return others;
  }

  /// Its parties but for those that have left it by then.
  public List<PartyId> present(Instant at) {
    return parties().stream().filter(party -> !ending.gone(party, at)).toList();
  }

  /// Those present but one: for whom that one states something under it then.
  public List<PartyId> others(PartyId than, Instant at) {
    return present(at).stream().filter(party -> !party.equals(than)).toList();
  }

  /// When it ends by a notice; null: no notice ends it.
  public @Nullable Instant ends() {
    return ending.at();
  }

  /// The matter under which a party answers: an elector's as the opening names it, the opener's
  /// that of the first elector. Null for a party that is not in it.
  public @Nullable FunctionId functionOf(PartyId party) {
    return functionOf(opening, party);
  }

  /// The same of an opening that is not held yet.
  public static @Nullable FunctionId functionOf(Entry opening, PartyId party) {
    return Parties.functionOf(opening, party);
  }

  /// Whether its terms hold then: it is in force and no notice has ended it.
  public boolean inForce(Instant at) {
    Instant ends = ending.at();
    return state == ProposalState.IN_FORCE && (ends == null || at.isBefore(ends));
  }

  /// Whether its terms hold then for a party, which has not left it.
  public boolean inForce(PartyId party, Instant at) {
    return inForce(at) && !ending.gone(party, at);
  }
}
