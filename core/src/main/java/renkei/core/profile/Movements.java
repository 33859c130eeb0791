// SPDX-License-Identifier: Apache-2.0
package renkei.core.profile;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import renkei.core.consent.ProposalView;
import renkei.core.consent.Proposals;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.Matter;
import renkei.core.entry.Movement;
import renkei.core.entry.PartyId;
import renkei.core.entry.Refusal;
import renkei.core.entry.RefusalCode;
import renkei.core.entry.VisitEntry;
import renkei.core.entry.VisitEntry.MovementStated;

/// What host and sender stated of visits, each for itself. Owned by the turn; not thread-safe.
public final class Movements {
  private static final Comparator<Entry> BY_AUTHOR =
      Comparator.comparing(Entry::recorded).thenComparing(Entry::id);

  /// How far apart the clocks of two parties may be, and the recorded times of one burst of acts.
  private static final Duration CLOCKS = Duration.ofMinutes(1);

  private final PartyId self;
  private final Proposals proposals;
  private final Map<EntryId, List<Entry>> stated = new HashMap<>();

  /// Nothing stated yet.
  public Movements(PartyId self, Proposals proposals) {
    this.self = self;
    this.proposals = proposals;
  }

  /// One party's account of one movement; what it states later takes the place of it.
  ///
  /// @param party whose account
  /// @param body what it stated last
  /// @param recorded when, by its own clock
  /// @param entry by which entry
  public record Account(PartyId party, MovementStated body, Instant recorded, EntryId entry) {}

  /// Takes a movement into account; every other entry changes nothing.
  public void apply(Entry entry) {
    if (entry.body() instanceof MovementStated movement) {
      stated.computeIfAbsent(movement.proposal(), _ -> new ArrayList<>()).add(entry);
    }
  }

  /// Entries of kind MOVEMENT_STATED of a visit that came into force, in the sequence in which they
  /// came here.
  public List<Entry> of(EntryId visit) {
    return JointCheck.counts(proposals, visit)
        ? List.copyOf(stated.getOrDefault(visit, List.of()))
        : List.of();
  }

  /// What each party says last of each movement under any of these proposals, by party and
  /// movement.
  public List<Account> accounts(List<EntryId> visits) {
    Map<Key, Entry> last = new HashMap<>();
    visits.stream()
        .flatMap(visit -> of(visit).stream())
        .sorted(BY_AUTHOR)
        .forEach(entry -> last.put(new Key(entry.party(), body(entry).movement()), entry));
    return last.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue)
        .map(entry -> new Account(entry.party(), body(entry), entry.recorded(), entry.id()))
        .toList();
  }

  private record Key(PartyId party, Movement movement) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byParty = party.compareTo(other.party);
      return byParty != 0 ? byParty : movement.compareTo(other.movement);
    }
  }

  private static MovementStated body(Entry entry) {
    if (entry.body() instanceof MovementStated movement) {
      return movement;
    }
    throw new IllegalStateException("an entry of kind " + entry.kind() + " is no movement");
  }

  // -------------------------------------------------------------------------------------- judging

  /// Why a movement, own or received, is refused beyond what holds for every joint entry. A
  /// received one is refused only for what its author must have known.
  public Optional<Refusal> check(Entry entry, VisitEntry body) {
    return switch (body) {
      case MovementStated movement -> check(entry, movement);
    };
  }

  private Optional<Refusal> check(Entry entry, MovementStated movement) {
    Optional<ProposalView> view = proposals.find(movement.proposal());
    if (view.isPresent() && !(view.get().matter() instanceof Matter.Visit)) {
      return refuse(
          RefusalCode.NOT_YOUR_MATTER, "Movements are stated of visits, and of no other.");
    }
    if (movement.at().isAfter(entry.recorded())) {
      return refuse(
          RefusalCode.NOT_YET,
          "The movement at " + movement.at() + " is still to come: state it when it happened.");
    }
    return switch (movement.movement()) {
      case ARRIVED -> arrived(entry, movement, view.orElse(null));
      case DEPARTED ->
          entry.party().equals(self) ? departed(movement, view.orElseThrow()) : Optional.empty();
    };
  }

  private Optional<Refusal> arrived(
      Entry entry, MovementStated movement, @Nullable ProposalView view) {
    if (movement.headCount() == 0) {
      return refuse(RefusalCode.MALFORMED, "An arrival is that of at least one person.");
    }
    if (view == null || view.closing() == null) {
      return Optional.empty();
    }
    Instant consented = view.closing().entry().recorded();
    boolean before = movement.at().isBefore(consented.minus(CLOCKS));
    boolean after = entry.party().equals(self) && !view.inForce(movement.at());
    return !before && !after
        ? Optional.empty()
        : refuse(
            RefusalCode.NOT_CONSENTED,
            "No consent to this visit was in force at "
                + movement.at()
                + ": it is in force from "
                + consented
                + (view.ends() == null ? "." : " until " + view.ends() + "."));
  }

  private Optional<Refusal> departed(MovementStated movement, ProposalView view) {
    List<Account> arrivals =
        accounts(Visits.stay(proposals, view.id())).stream()
            .filter(account -> account.body().movement() == Movement.ARRIVED)
            .toList();
    if (arrivals.isEmpty()) {
      return refuse(
          RefusalCode.STALE,
          "Nobody stated an arrival, so nobody can have left. State that first.");
    }
    return arrivals.stream()
        .filter(account -> account.party().equals(self))
        .filter(account -> movement.at().isBefore(account.body().at()))
        .findFirst()
        .flatMap(account ->
            refuse(
                RefusalCode.BACKDATED,
                "The departure lies before the arrival that we stated, at "
                    + account.body().at()
                    + ". State the arrival again if that is wrong."));
  }

  private static Optional<Refusal> refuse(RefusalCode code, String sentence) {
    return Optional.of(new Refusal(code, sentence));
  }
}
