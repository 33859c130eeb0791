// SPDX-License-Identifier: Apache-2.0
package renkei.core.consent;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Hash;
import renkei.core.entry.Crossing;
import renkei.core.entry.Elector;
import renkei.core.entry.Matter;
import renkei.core.entry.Outcome;
import renkei.core.entry.PartyId;
import renkei.core.entry.SealedTerms;
import renkei.core.entry.SignedEntry;

/// What the acts held of one proposal mean: a function of the set, not of its arrival.
final class Reading {
  private final Dossier dossier;
  private final SignedEntry opening;
  private final Tally tally;
  private final Map<Hash, SignedEntry> known = new LinkedHashMap<>();
  private final Map<PartyId, Voice> voices = new HashMap<>();
  private final List<Hash> path = new ArrayList<>();
  private final List<SignedEntry> founded = new ArrayList<>();
  private final List<SignedEntry> waiting = new ArrayList<>();
  private final List<SignedEntry> borne = new ArrayList<>();

  private Reading(Dossier dossier) {
    this.dossier = dossier;
    this.opening = dossier.opened();
    this.tally = new Tally(opening.entry());
  }

  static Reading of(Dossier dossier) {
    Reading reading = new Reading(dossier);
    reading.learnTerms();
    reading.hearVoices();
    reading.followCounters();
    reading.judgeClosings();
    return reading;
  }

  /// Terms that any party stated in this proposal, however they hang together.
  private void learnTerms() {
    known.put(terms(opening).hash(), opening);
    for (SignedEntry act : dossier.acts()) {
      if (act.entry().body() instanceof Crossing.TermsCountered countered) {
        known.putIfAbsent(countered.terms().hash(), act);
      }
    }
  }

  private void hearVoices() {
    for (PartyId party : Parties.of(opening.entry())) {
      List<SignedEntry> sequence = new ArrayList<>();
      if (party.equals(opening.entry().party())) {
        sequence.add(opening);
      }
      sequence.addAll(dossier.of(party));
      voices.put(party, Voice.read(sequence));
    }
  }

  /// From the opening's terms along the counters. Where two parties countered the same terms, the
  /// keeper's counter is on the table, then that of the first in the electorate: the same at every
  /// reader. A consent names a hash, so it never counts for the wrong one.
  private void followCounters() {
    Hash now = terms(opening).hash();
    Set<Hash> been = new HashSet<>();
    while (now != null && been.add(now)) {
      path.add(now);
      now = counterTo(now, been);
    }
  }

  private @Nullable Hash counterTo(Hash replaced, Set<Hash> been) {
    List<PartyId> precedence = new ArrayList<>();
    precedence.add(opened().keeper());
    opened().electorate().forEach(elector -> precedence.add(elector.party()));
    precedence.add(opening.entry().party());
    for (PartyId party : precedence) {
      Optional<Hash> countered = ownCounter(party, replaced);
      if (countered.isPresent() && !been.contains(countered.get())) {
        return countered.get();
      }
    }
    return null;
  }

  /// The first counter of a party to these terms: by it these terms left the table for that party.
  Optional<Hash> ownCounter(PartyId party, Hash replaced) {
    for (SignedEntry act : dossier.of(party)) {
      if (act.entry().body() instanceof Crossing.TermsCountered countered
          && countered.replaces().equals(replaced)) {
        return Optional.of(countered.terms().hash());
      }
    }
    return Optional.empty();
  }

  private void judgeClosings() {
    Foundation foundation = new Foundation(dossier, this);
    for (SignedEntry act : dossier.of(opened().keeper())) {
      if (act.entry().body() instanceof Crossing.ProposalClosed) {
        if (foundation.bearing(act).finding() == Foundation.Finding.FOUNDED) {
          borne.add(act);
        }
        switch (foundation.judge(act).finding()) {
          case FOUNDED -> founded.add(act);
          case WAITING -> waiting.add(act);
          case UNFOUNDED -> {}
        }
      }
    }
  }

  private Crossing.ProposalOpened opened() {
    return Parties.opened(opening.entry());
  }

  Tally tally() {
    return tally;
  }

  Voice voice(PartyId party) {
    Voice voice = voices.get(party);
    return voice == null ? Voice.read(List.of()) : voice;
  }

  boolean knows(Hash terms) {
    return known.containsKey(terms);
  }

  /// Whether these terms were on the table before the others, along the counters followed here.
  boolean passed(Hash terms) {
    return path.indexOf(terms) >= 0 && path.indexOf(terms) < path.size() - 1;
  }

  /// Hash of the terms on the table; of those that the closing names once there is one. A counter
  /// that crossed with the closing is held by its author alone, so nobody may read by it.
  Hash table() {
    SignedEntry closing = closing();
    return closing != null ? closed(closing).terms() : path.getLast();
  }

  /// The act that put the terms on the table.
  SignedEntry tabled() {
    SignedEntry act = known.get(table());
    return act == null ? opening : act;
  }

  /// Terms that were stated in this proposal.
  SealedTerms known(Hash terms) {
    return terms(known.getOrDefault(terms, opening));
  }

  /// The terms on the table.
  SealedTerms onTable() {
    return terms(tabled());
  }

  /// The terms with this hash, where they are those of a repair slot.
  Optional<Matter.RepairSlot> slot(Hash terms) {
    SignedEntry act = known.get(terms);
    return act != null && terms(act).terms().matter() instanceof Matter.RepairSlot slot
        ? Optional.of(slot)
        : Optional.empty();
  }

  /// Who consented to these terms.
  Set<PartyId> consented(Hash terms) {
    return standing(terms, Stance.CONSENTED);
  }

  /// Who declined these terms.
  Set<PartyId> declined(Hash terms) {
    return standing(terms, Stance.DECLINED);
  }

  private Set<PartyId> standing(Hash terms, Stance stance) {
    Set<PartyId> found = new TreeSet<>();
    voices.forEach((party, voice) -> {
      if (voice.stance(terms) == stance) {
        found.add(party);
      }
    });
    return found;
  }

  /// Whose consent to the terms on the table is missing.
  List<Elector> missing() {
    return tally.missing(consented(table()));
  }

  /// Closings that the acts held bear out.
  List<SignedEntry> founded() {
    return founded;
  }

  /// Closings that the acts held bear out, whatever a dock's calendar says.
  List<SignedEntry> borne() {
    return borne;
  }

  /// Closings that rest on something not held yet.
  List<SignedEntry> waiting() {
    return waiting;
  }

  /// The closing that holds; null: none, or two different ones.
  @Nullable SignedEntry closing() {
    return founded.isEmpty() || disputed() ? null : founded.getFirst();
  }

  boolean disputed() {
    return founded.stream().anyMatch(act -> differs(act, founded.getFirst()))
        || rival().isPresent();
  }

  /// A closing of another proposal for the number of a membership that this one's would make, or
  /// one that gave the dock to another in a part of the window.
  Optional<SignedEntry> rival() {
    return founded.stream()
        .filter(act -> closed(act).outcome() == Outcome.IN_FORCE)
        .flatMap(act -> dossier.calendars().rival(dossier, this, act).stream())
        .findFirst()
        .or(() ->
            Numbered.of(opening.entry())
                .filter(_ ->
                    founded.stream().anyMatch(act -> closed(act).outcome() == Outcome.IN_FORCE))
                .flatMap(found -> dossier.memberships().rival(found, dossier.id())));
  }

  /// Whether two closings say different things. The acts that they list are how each is borne out,
  /// not what it says.
  static boolean differs(SignedEntry a, SignedEntry b) {
    return closed(a).outcome() != closed(b).outcome()
        || !closed(a).terms().equals(closed(b).terms());
  }

  ProposalState state() {
    SignedEntry closing = closing();
    if (disputed()) {
      return ProposalState.DISPUTED;
    }
    if (closing != null) {
      return switch (closed(closing).outcome()) {
        case IN_FORCE -> ProposalState.IN_FORCE;
        case DECLINED -> ProposalState.DECLINED;
        case WITHDRAWN -> ProposalState.WITHDRAWN;
        case LAPSED -> ProposalState.LAPSED;
        case VOID -> ProposalState.VOID;
      };
    }
    if (missing().isEmpty()) {
      return ProposalState.CONSENTED;
    }
    if (path.size() > 1) {
      return ProposalState.COUNTERED;
    }
    return voices.entrySet().stream()
            .anyMatch(voice ->
                !voice.getKey().equals(opening.entry().party())
                    && voice.getValue().hasAcknowledged())
        ? ProposalState.ACKNOWLEDGED
        : ProposalState.OPEN;
  }

  static Crossing.ProposalClosed closed(SignedEntry act) {
    if (act.entry().body() instanceof Crossing.ProposalClosed closed) {
      return closed;
    }
    throw new IllegalStateException("an entry of kind " + act.entry().kind() + " is no closing");
  }

  /// The terms that an opening or a counter states.
  static SealedTerms terms(SignedEntry act) {
    if (act.entry().body() instanceof Crossing.TermsCountered countered) {
      return countered.terms();
    }
    return Parties.opened(act.entry()).terms();
  }
}
