// SPDX-License-Identifier: Apache-2.0
package renkei.core.consent;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Hash;
import renkei.core.entry.AgreementText;
import renkei.core.entry.Crossing;
import renkei.core.entry.EntryId;
import renkei.core.entry.Matter;
import renkei.core.entry.PartyId;
import renkei.core.entry.SealedTerms;
import renkei.core.entry.SignedEntry;

/// The set of acts held of one proposal. What it means is read from the set alone ([Reading]), so
/// the sequence of arrival cannot matter.
final class Dossier {
  /// Acts of one party about one proposal: more are refused.
  static final int ACTS_PER_PARTY_MAX = 64;

  /// By each author's clock, then by hash: the same everywhere. Across authors it means nothing.
  static final Comparator<SignedEntry> SEQUENCE =
      Comparator.comparing((SignedEntry act) -> act.entry().recorded())
          .thenComparing(SignedEntry::hash);

  private final EntryId id;
  private final Memberships memberships;
  private final Calendars calendars;
  private final Map<Hash, SignedEntry> acts = new HashMap<>();
  private final List<SignedEntry> sorted = new ArrayList<>();
  private @Nullable SignedEntry opening;
  private @Nullable Reading reading;
  private @Nullable ProposalState told;

  Dossier(EntryId id, Memberships memberships, Calendars calendars) {
    this.id = id;
    this.memberships = memberships;
    this.calendars = calendars;
  }

  /// What the numbers that its closings rest on are.
  Memberships memberships() {
    return memberships;
  }

  /// What the docks' calendars that its closings rest on are.
  Calendars calendars() {
    return calendars;
  }

  /// Whether its state is another than when this was asked last.
  boolean moved() {
    ProposalState now = reading().state();
    boolean moved = now != told;
    told = now;
    return moved;
  }

  /// Something beside its acts changed that its reading rests on.
  void readAgain() {
    reading = null;
  }

  EntryId id() {
    return id;
  }

  /// Takes the opening in. Who takes part, and in what, was not known before: acts that came early
  /// and would be refused after it are no part of it.
  ///
  /// @param self this party
  /// @return how many were given up
  int open(PartyId self, SignedEntry act) {
    opening = act;
    reading = null;
    int before = acts.size();
    List<PartyId> parties = Parties.of(act.entry());
    leave(early -> !parties.contains(early.entry().party()));
    if (parties.size() > 2) {
      leave(early -> !closes(early) && !new ActCheck(self, this, early).fits());
      leave(early -> closes(early) && !new ActCheck(self, this, early).fits());
    }
    return before - acts.size();
  }

  private void leave(Predicate<SignedEntry> unfit) {
    List<SignedEntry> gone = sorted.stream().filter(unfit).toList();
    sorted.removeAll(gone);
    gone.forEach(one -> acts.remove(one.hash()));
    reading = null;
  }

  private static boolean closes(SignedEntry act) {
    return act.entry().body() instanceof Crossing.ProposalClosed;
  }

  void add(SignedEntry act) {
    if (acts.putIfAbsent(act.hash(), act) == null) {
      sorted.add(act);
      sorted.sort(SEQUENCE);
      reading = null;
    }
  }

  /// The opening; empty while only later acts arrived.
  Optional<SignedEntry> opening() {
    return Optional.ofNullable(opening);
  }

  /// The opening, where it is known to be held.
  SignedEntry opened() {
    if (opening == null) {
      throw new IllegalStateException("the opening of " + id + " is not held");
    }
    return opening;
  }

  /// The act with that hash, the opening included; null: not held.
  @Nullable SignedEntry act(Hash hash) {
    return opening != null && opening.hash().equals(hash) ? opening : acts.get(hash);
  }

  /// The act with that hash, if a closing can rest on it; null: it is not held, or is a closing.
  @Nullable SignedEntry listed(Hash hash) {
    SignedEntry held = act(hash);
    return held == null || closes(held) ? null : held;
  }

  /// Every act but the opening, in sequence.
  List<SignedEntry> acts() {
    return sorted;
  }

  /// The opening and every act, in sequence.
  List<SignedEntry> whole() {
    List<SignedEntry> whole = new ArrayList<>(sorted.size() + 1);
    whole.add(opened());
    whole.addAll(sorted);
    return whole;
  }

  /// One party's own sequence.
  List<SignedEntry> of(PartyId party) {
    return sorted.stream().filter(act -> act.entry().party().equals(party)).toList();
  }

  /// The terms of the agreement that the party joined by it, as it shows them; empty for everything
  /// else.
  Optional<SealedTerms> joined(PartyId party) {
    boolean holds =
        opened().entry().party().equals(party) && reading().state() == ProposalState.IN_FORCE;
    return holds
            && reading().onTable().terms().matter() instanceof Matter.Accession joins
            && joins.text() instanceof AgreementText text
        ? Optional.ofNullable(text.terms())
        : Optional.empty();
  }

  /// What the set means.
  Reading reading() {
    if (reading == null) {
      reading = Reading.of(this);
    }
    return reading;
  }
}
