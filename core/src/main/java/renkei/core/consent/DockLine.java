// SPDX-License-Identifier: Apache-2.0
package renkei.core.consent;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import renkei.core.entry.EntryId;
import renkei.core.entry.Matter;
import renkei.core.entry.Repair;
import renkei.core.entry.SignedEntry;

/// One dock's calendar, made of the yard's closings that are held, whatever the sequence in which
/// they came. Immutable.
///
/// Closings count in the yard's own sequence; each makes the next number. The terms that a closing
/// settles name the number at which their author looked at the calendar, so that of two whose
/// windows meet a reader knows whether the yard knew the first when it offered the second:
///
/// * it knew: the second holds where a notice ended the first in time, and waits until then;
/// * it did not: the yard gave one window away twice, and neither holds.
final class DockLine {
  private static final Comparator<Claim> SEQUENCE =
      Comparator.comparing(Claim::closing, Dossier.SEQUENCE);

  /// Of a dock of which no slot is known.
  static final DockLine NONE = new DockLine(List.of());

  private final List<Claim> claims;
  private final Map<EntryId, Verdict> verdicts = new LinkedHashMap<>();
  private final Map<EntryId, Long> makes = new HashMap<>();

  /// By the agreed beginning, so that those which a window can meet are near.
  private final NavigableMap<Instant, List<Claim>> byBegin = new TreeMap<>();

  private final long last;

  /// A slot whose closing is borne out by the acts that it lists.
  ///
  /// @param proposal the slot's proposal
  /// @param terms what was agreed
  /// @param until its end: as agreed, or earlier by a notice
  /// @param closing what made it
  /// @param sole whether the yard closed that proposal in this way only
  record Claim(
      EntryId proposal, Matter.RepairSlot terms, Instant until, SignedEntry closing, boolean sole) {
    /// Whether it takes any of that window, a notice taken into account.
    boolean takes(Matter.RepairSlot other) {
      return terms.from().isBefore(until)
          && other.from().isBefore(until)
          && terms.from().isBefore(other.until());
    }

    /// Whether the windows meet as they were agreed.
    boolean meets(Matter.RepairSlot other) {
      return other.from().isBefore(terms.until()) && terms.from().isBefore(other.until());
    }
  }

  /// What the calendar makes of a claim.
  sealed interface Verdict {
    /// It takes its window.
    record Holds() implements Verdict {}

    /// One that was closed before it takes a part of its window.
    record Waits(Claim holder) implements Verdict {}

    /// The yard gave the window to another without knowing of this one, or the other way round.
    record Contradicted(SignedEntry by) implements Verdict {}

    /// The yard closed that proposal in different ways.
    record Split() implements Verdict {}
  }

  private DockLine(List<Claim> claims) {
    this.claims = claims;
    long number = 0;
    for (Claim claim : claims) {
      // Elsewhere than at the yard closings between are missing: what the terms name tells of them.
      number = Math.max(number, claim.terms().berth().number()) + 1;
      makes.put(claim.proposal(), number);
      byBegin.computeIfAbsent(claim.terms().from(), _ -> new ArrayList<>()).add(claim);
    }
    this.last = number;
    claims.forEach(claim -> verdicts.put(claim.proposal(), verdict(claim)));
  }

  static DockLine of(Collection<Claim> claims) {
    return new DockLine(claims.stream().sorted(SEQUENCE).toList());
  }

  /// This one with a claim in place of any that its proposal has.
  DockLine with(Claim claim) {
    List<Claim> all = new ArrayList<>(claims);
    all.removeIf(other -> other.proposal().equals(claim.proposal()));
    all.add(claim);
    return of(all);
  }

  private Verdict verdict(Claim claim) {
    if (!claim.sole()) {
      return new Verdict.Split();
    }
    List<Claim> near = near(claim.terms(), claim.proposal());
    for (Claim other : near) {
      boolean before = SEQUENCE.compare(other, claim) < 0;
      if (before ? unaware(claim, other) : unaware(other, claim)) {
        return new Verdict.Contradicted(other.closing());
      }
    }
    return near.stream()
        .filter(other -> verdicts.get(other.proposal()) instanceof Verdict.Holds)
        .filter(other -> other.takes(claim.terms()))
        .findFirst()
        .<Verdict>map(Verdict.Waits::new)
        .orElseGet(Verdict.Holds::new);
  }

  /// Whether the later one rests on a number at which the earlier one was not there yet.
  private boolean unaware(Claim later, Claim earlier) {
    return later.terms().berth().number() < makes.getOrDefault(earlier.proposal(), 0L);
  }

  /// Claims of other proposals whose agreed windows meet that one, in the yard's sequence.
  private List<Claim> near(Matter.RepairSlot slot, EntryId proposal) {
    Instant earliest = slot.from().minus(Duration.ofDays(Repair.DAYS_MAX));
    return byBegin.subMap(earliest, true, slot.until(), false).values().stream()
        .flatMap(List::stream)
        .filter(other -> !other.proposal().equals(proposal) && other.meets(slot))
        .sorted(SEQUENCE)
        .toList();
  }

  /// The present number, as far as it is known here; 0: no slot is known.
  long number() {
    return last;
  }

  /// Whether every closing up to the present number is here: not so elsewhere than at the yard, and
  /// at a yard whose record was restored until it has back what it lost.
  boolean whole() {
    return last == claims.size();
  }

  /// The number that a proposal's closing makes; empty: it made none.
  Optional<Long> makes(EntryId proposal) {
    return Optional.ofNullable(makes.get(proposal));
  }

  /// What is made of a proposal's closing; empty: it has none that is borne out.
  @Nullable Verdict verdict(EntryId proposal) {
    return verdicts.get(proposal);
  }

  /// Whether that act is the closing that counts for its proposal here.
  boolean has(SignedEntry closing) {
    EntryId proposal = Reading.closed(closing).proposal();
    return claims.stream()
        .anyMatch(claim ->
            claim.proposal().equals(proposal) && claim.closing().hash().equals(closing.hash()));
  }

  /// The slots that take their windows, in the yard's sequence.
  List<HeldSlot> held() {
    return claims.stream()
        .filter(claim -> verdicts.get(claim.proposal()) instanceof Verdict.Holds)
        .filter(claim -> claim.terms().from().isBefore(claim.until()))
        .map(claim -> new HeldSlot(claim.proposal(), claim.terms(), claim.until()))
        .toList();
  }

  /// A slot of another proposal that takes a part of that window.
  Optional<Claim> holder(Matter.RepairSlot slot, EntryId proposal) {
    return near(slot, proposal).stream()
        .filter(other -> verdicts.get(other.proposal()) instanceof Verdict.Holds)
        .filter(other -> other.takes(slot))
        .findFirst();
  }

  /// A slot that became firm after the number that the terms name, whose window meets theirs.
  Optional<Claim> since(Matter.RepairSlot slot, EntryId proposal) {
    return near(slot, proposal).stream()
        .filter(other -> slot.berth().number() < makes.getOrDefault(other.proposal(), 0L))
        .findFirst();
  }
}
