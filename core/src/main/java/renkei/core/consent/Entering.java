// SPDX-License-Identifier: Apache-2.0
package renkei.core.consent;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Hash;
import renkei.core.entry.Crossing;
import renkei.core.entry.Entry;
import renkei.core.entry.Matter;
import renkei.core.entry.PartyId;
import renkei.core.entry.Provisions;
import renkei.core.entry.SignedEntry;
import renkei.core.entry.Terms;

/// How far an agreement that is signed is from being in force by its own clause. One function for
/// the keeper that closes, for every reader that checks, and for the sentence on the screen.
///
/// @param ratified who signed and ratified, and when
/// @param waiting signatories that have not ratified, where the clause asks for ratifications
/// @param left how many ratifications are missing; the depositary's is one of them while it is
/// @param from when the clause is met; null: that hangs on ratifications that are missing
record Entering(
    Map<PartyId, Instant> ratified, List<PartyId> waiting, int left, @Nullable Instant from) {

  /// Without a clause: at once.
  static final Entering AT_ONCE = new Entering(Map.of(), List.of(), 0, Instant.MIN);

  /// Whether it may be closed as in force then.
  boolean met(Instant at) {
    return from != null && !at.isBefore(from);
  }

  /// By what is held here: everybody whose consent to the terms on the table stands.
  static Entering held(Reading reading, Entry opening) {
    Provisions.Clause clause = clause(reading.onTable().terms());
    if (clause == null) {
      return AT_ONCE;
    }
    Hash table = reading.table();
    Map<PartyId, Instant> signed = new TreeMap<>();
    Map<PartyId, Instant> ratified = new TreeMap<>();
    for (PartyId party : Parties.of(opening)) {
      Voice voice = reading.voice(party);
      if (voice.stance(table) == Stance.CONSENTED) {
        voice.act(table).ifPresent(act -> signed.put(party, act.entry().recorded()));
        voice.ratified(table).ifPresent(act -> ratified.put(party, act.entry().recorded()));
      }
    }
    return of(clause, signed, ratified, Parties.opened(opening).keeper());
  }

  /// By the acts that a closing lists, and by nothing else.
  static Entering listed(
      Terms terms, Hash hash, Collection<SignedEntry> listed, PartyId depositary) {
    Provisions.Clause clause = clause(terms);
    if (clause == null) {
      return AT_ONCE;
    }
    Map<PartyId, Instant> signed = new TreeMap<>();
    for (SignedEntry act : listed) {
      if (Foundation.consents(act, hash)) {
        signed.merge(act.entry().party(), act.entry().recorded(), Entering::later);
      }
    }
    Map<PartyId, Instant> ratified = new TreeMap<>();
    for (SignedEntry act : listed) {
      PartyId party = act.entry().party();
      if (ratifies(act, hash) && signed.containsKey(party)) {
        ratified.merge(party, act.entry().recorded(), Entering::later);
      }
    }
    return of(clause, signed, ratified, depositary);
  }

  /// Whether only those who ratified become members.
  static boolean ratifies(Terms terms) {
    Provisions.Clause clause = clause(terms);
    return clause != null && clause.ratifications() > 0;
  }

  static boolean ratifies(SignedEntry act, Hash terms) {
    return act.entry().body() instanceof Crossing.ProposalRatified body
        && body.terms().equals(terms);
  }

  private static Provisions.@Nullable Clause clause(Terms terms) {
    return terms.matter() instanceof Matter.Agreement agreement
        ? agreement.provisions().begins()
        : null;
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private static Entering of(
      Provisions.Clause clause,
      Map<PartyId, Instant> signed,
      Map<PartyId, Instant> ratified,
      PartyId depositary) {
    if (clause.ratifications() == 0) {
      return new Entering(Map.of(), List.of(), 0, from(clause, signed.values()));
    }
    Set<PartyId> waiting = new TreeSet<>(signed.keySet());
    waiting.removeAll(ratified.keySet());
    int left = Math.max(0, clause.ratifications() - ratified.size());
    if (left == 0 && !ratified.containsKey(depositary)) {
      left = 1;
    }
    List<Instant> last = new ArrayList<>(signed.values());
    if (left == 0) {
      // What was ratified after enough had does not put the date off.
      last.add(ratified.values().stream().sorted().toList().get(clause.ratifications() - 1));
      last.add(ratified.getOrDefault(depositary, Instant.MIN));
    }
    return new Entering(
        Map.copyOf(ratified), List.copyOf(waiting), left, left == 0 ? from(clause, last) : null);
  }

  /// Without a delay it hangs on the keeper's clock alone; with one on the times that signatories
  /// stated, which are the same at every reader.
  private static Instant from(Provisions.Clause clause, Collection<Instant> last) {
    Instant counted =
        last.stream()
            .max(Instant::compareTo)
            .filter(_ -> clause.delayDays() > 0)
            .map(at -> at.plus(Duration.ofDays(clause.delayDays())))
            .orElse(Instant.MIN);
    Instant date = clause.notBefore();
    return date == null ? counted : later(counted, date);
  }
}
