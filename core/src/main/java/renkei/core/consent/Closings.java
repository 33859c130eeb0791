// SPDX-License-Identifier: Apache-2.0
package renkei.core.consent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import renkei.core.base.Hash;
import renkei.core.base.Limits;
import renkei.core.entry.ConsentRule;
import renkei.core.entry.Crossing;
import renkei.core.entry.DockId;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.Membership;
import renkei.core.entry.Outcome;
import renkei.core.entry.PartyId;
import renkei.core.entry.SignedEntry;

/// What this party owes as keeper. Proposals that can be closed by what is held, and the times at
/// which others lapse, are kept apart, so that asking is cheap when nothing is due.
final class Closings {
  private final PartyId self;
  private final NumberCheck numbers;
  private final Calendars calendars;
  private final Set<EntryId> ready = new LinkedHashSet<>();
  private final NavigableMap<Instant, Set<EntryId>> lapsing = new TreeMap<>();

  /// Agreements that are signed, and from when their own clause lets them be in force.
  private final Map<EntryId, Instant> entering = new LinkedHashMap<>();

  Closings(PartyId self, Memberships memberships, Calendars calendars) {
    this.self = self;
    this.calendars = calendars;
    this.numbers = new NumberCheck(self, memberships);
  }

  /// Looks again at one proposal after its set of acts changed.
  void changed(Dossier dossier) {
    Entry opening = dossier.opened().entry();
    if (!Parties.opened(opening).keeper().equals(self)) {
      return;
    }
    ready.remove(dossier.id());
    entering.remove(dossier.id());
    Instant until = Parties.opened(opening).clocks().validUntil();
    if (dossier.reading().state().settled()) {
      Set<EntryId> same = lapsing.getOrDefault(until, new LinkedHashSet<>());
      same.remove(dossier.id());
      if (same.isEmpty()) {
        lapsing.remove(until);
      }
      return;
    }
    lapsing.computeIfAbsent(until, _ -> new LinkedHashSet<>()).add(dossier.id());
    Instant from = Entering.held(dossier.reading(), opening).from();
    if (outcome(dossier, Instant.MIN).isPresent()) {
      ready.add(dossier.id());
    } else if (from != null && outcome(dossier, from).isPresent()) {
      entering.put(dossier.id(), from);
    }
  }

  List<Crossing.ProposalClosed> due(Instant now, Map<EntryId, Dossier> dossiers) {
    Set<EntryId> ids = new LinkedHashSet<>(ready);
    lapsing.headMap(now, true).values().forEach(ids::addAll);
    entering.forEach((id, from) -> {
      if (!now.isBefore(from)) {
        ids.add(id);
      }
    });
    List<Crossing.ProposalClosed> due = new ArrayList<>();
    Set<Membership> moved = new TreeSet<>();
    Set<DockId> docks = new TreeSet<>();
    for (EntryId id : ids) {
      Dossier dossier = dossiers.get(id);
      if (dossier != null) {
        close(dossier, now)
            .filter(closing -> first(dossier, closing, moved) && firstAt(dossier, closing, docks))
            .ifPresent(due::add);
      }
    }
    return due;
  }

  /// Of two that would make one number the first in this party's journal makes it; the other is
  /// looked at again once that is recorded.
  private static boolean first(
      Dossier dossier, Crossing.ProposalClosed closing, Set<Membership> moved) {
    return closing.outcome() != Outcome.IN_FORCE
        || Numbered.of(dossier.opened().entry())
            .map(found -> moved.add(found.membership()))
            .orElse(true);
  }

  /// The same for a dock's calendar.
  private static boolean firstAt(
      Dossier dossier, Crossing.ProposalClosed closing, Set<DockId> docks) {
    return closing.outcome() != Outcome.IN_FORCE
        || Calendars.dock(dossier).map(docks::add).orElse(true);
  }

  private Optional<Crossing.ProposalClosed> close(Dossier dossier, Instant now) {
    Optional<Outcome> outcome = outcome(dossier, now);
    Crossing.ProposalOpened opened = Parties.opened(dossier.opened().entry());
    boolean over = !now.isBefore(opened.clocks().validUntil());
    boolean notice = opened.rule() instanceof ConsentRule.None;
    // Consents that came too late, or that nobody closed on in time, do not bind any more.
    boolean late = outcome.isEmpty() || outcome.get() == Outcome.IN_FORCE;
    Optional<Outcome> settled = over && late && !notice ? Optional.of(Outcome.LAPSED) : outcome;
    return settled.map(found ->
        new Crossing.ProposalClosed(
            dossier.id(), found, dossier.reading().table(), rests(dossier, found)));
  }

  /// What the acts held come to then; empty: nothing yet.
  private Optional<Outcome> outcome(Dossier dossier, Instant at) {
    Reading reading = dossier.reading();
    Entry opening = dossier.opened().entry();
    if (reading.voice(opening.party()).withdrawn().isPresent()) {
      return Optional.of(Outcome.WITHDRAWN);
    }
    if (numbers.passed(opening) || calendars.passed(dossier)) {
      return Optional.of(Outcome.VOID);
    }
    Hash table = reading.table();
    boolean agreed = reading.missing().isEmpty() && reading.onTable().whole();
    boolean may = numbers.free(opening) && calendars.free(dossier);
    if (agreed && may && Entering.held(reading, opening).met(at)) {
      return Optional.of(Outcome.IN_FORCE);
    }
    return reading.tally().impossible(reading.declined(table))
        ? Optional.of(Outcome.DECLINED)
        : Optional.empty();
  }

  /// The acts that bear the outcome out.
  private static List<Hash> rests(Dossier dossier, Outcome outcome) {
    Reading reading = dossier.reading();
    return switch (outcome) {
      case IN_FORCE -> bearing(dossier);
      case DECLINED -> acts(dossier, Stance.DECLINED);
      case WITHDRAWN ->
          reading.voice(dossier.opened().entry().party()).withdrawn().stream()
              .map(SignedEntry::hash)
              .toList();
      case LAPSED, VOID -> List.of();
    };
  }

  /// Consents, and the ratifications that stand beside them.
  private static List<Hash> bearing(Dossier dossier) {
    Reading reading = dossier.reading();
    Hash table = reading.table();
    List<Hash> acts = new ArrayList<>(acts(dossier, Stance.CONSENTED));
    if (Entering.ratifies(reading.onTable().terms())) {
      for (PartyId party : Parties.of(dossier.opened().entry())) {
        reading.voice(party).ratified(table).map(SignedEntry::hash).ifPresent(acts::add);
      }
    }
    return acts.stream().limit(Limits.ACTS_MAX).toList();
  }

  private static List<Hash> acts(Dossier dossier, Stance stance) {
    Reading reading = dossier.reading();
    Hash table = reading.table();
    List<Hash> acts = new ArrayList<>();
    for (PartyId party : Parties.of(dossier.opened().entry())) {
      if (reading.voice(party).stance(table) == stance) {
        reading.voice(party).act(table).map(SignedEntry::hash).ifPresent(acts::add);
      }
    }
    return acts.stream().limit(Limits.ACTS_MAX).toList();
  }
}
