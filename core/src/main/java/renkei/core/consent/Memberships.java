// SPDX-License-Identifier: Apache-2.0
package renkei.core.consent;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import renkei.core.base.Hash;
import renkei.core.entry.Crossing;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.Matter;
import renkei.core.entry.Membership;
import renkei.core.entry.Outcome;
import renkei.core.entry.PartyId;
import renkei.core.entry.SignedEntry;

/// Memberships by number: what the depositaries' closings that are held make of them, whatever the
/// sequence in which they came. The closing of the agreement makes number 1; one accession or
/// leaving that was opened on a number and closed in force makes the next. Two closings for one
/// number make none; but where every other member put another depositary in the place of one, that
/// counts, and what the one that is gone closed for the same number does not.
///
/// A newcomer does not hold what was before it: for it the number that its own accession made is
/// the first.
final class Memberships {
  private final PartyId self;
  private final Map<Membership, Set<EntryId>> named = new TreeMap<>();
  private final Map<Membership, Line> lines = new TreeMap<>();

  Memberships(PartyId self) {
    this.self = self;
  }

  PartyId self() {
    return self;
  }

  /// One number.
  private record Step(Set<PartyId> members, PartyId depositary, SignedEntry closing) {}

  /// A closing that would make a number.
  private record Claim(SignedEntry closing, boolean succeeds) {}

  /// The numbers of one membership that are known.
  private static final class Line {
    final TreeMap<Long, Step> steps = new TreeMap<>();
    final Map<Long, List<Claim>> claims = new TreeMap<>();
    final List<MembershipLine.Leaver> leaving = new ArrayList<>();

    /// What counts of the closings made for a number.
    List<Claim> heard(long number) {
      List<Claim> all = claims.getOrDefault(number, List.of());
      List<Claim> succeeding = all.stream().filter(Claim::succeeds).toList();
      return succeeding.isEmpty() ? all : succeeding;
    }

    boolean contested(long number) {
      return heard(number).size() > 1;
    }
  }

  // ------------------------------------------------------------------------------------- reading

  /// The members at a number; empty: the number is not known here.
  Optional<Set<PartyId>> members(Membership of, long number) {
    return Optional.ofNullable(line(of).steps.get(number)).map(Step::members);
  }

  /// The present number; 0: none is known here.
  long number(Membership of) {
    Line line = line(of);
    return line.steps.isEmpty() ? 0 : line.steps.lastKey();
  }

  /// Who numbers it at that number; at the present one where that is not known.
  Optional<PartyId> depositary(Membership of, long number) {
    TreeMap<Long, Step> steps = line(of).steps;
    Step step = steps.getOrDefault(number, steps.isEmpty() ? null : steps.lastEntry().getValue());
    return Optional.ofNullable(step).map(Step::depositary);
  }

  /// Whether different closings were made for one number.
  boolean contested(Membership of, long number) {
    return line(of).contested(number);
  }

  /// A closing of another proposal that was made for the number which this one makes.
  Optional<SignedEntry> rival(Numbered numbered, EntryId proposal) {
    return line(numbered.membership()).heard(numbered.makes()).stream()
        .filter(other -> other.succeeds() || !numbered.succeeds())
        .map(Claim::closing)
        .filter(other -> !Reading.closed(other).proposal().equals(proposal))
        .findFirst();
  }

  private Line line(Membership of) {
    return lines.getOrDefault(of, NONE);
  }

  private static final Line NONE = new Line();

  /// Every membership of which a number is known.
  List<MembershipLine> all() {
    List<MembershipLine> all = new ArrayList<>();
    lines.forEach((membership, line) -> {
      if (!line.steps.isEmpty()) {
        long number = line.steps.lastKey();
        Step step = line.steps.lastEntry().getValue();
        all.add(
            new MembershipLine(
                membership,
                step.depositary,
                new MembershipLine.Made(
                    number, step.closing.entry().recorded(), step.closing.hash()),
                List.copyOf(new TreeSet<>(step.members)),
                line.contested(number + 1),
                line.leaving));
      }
    });
    return all;
  }

  /// Every proposal that changes a membership of that agreement, its pillars' too.
  List<EntryId> about(EntryId agreement) {
    List<EntryId> about = new ArrayList<>();
    named.forEach((membership, proposals) -> {
      if (membership.agreement().equals(agreement)) {
        about.addAll(proposals);
      }
    });
    return about;
  }

  // ------------------------------------------------------------------------------------ counting

  /// Notes what a proposal is about.
  void opened(Dossier dossier) {
    Numbered.of(dossier.opened().entry())
        .ifPresent(found ->
            named
                .computeIfAbsent(found.membership(), _ -> new LinkedHashSet<>())
                .add(dossier.id()));
  }

  /// Counts again what a proposal whose acts changed may have changed; gives every proposal that is
  /// to be looked at again, this one among them.
  Collection<Dossier> changed(Dossier dossier, Map<EntryId, Dossier> dossiers) {
    Set<Dossier> touched = new LinkedHashSet<>();
    touched.add(dossier);
    Entry opening = dossier.opened().entry();
    boolean agreement =
        Parties.opened(opening).terms().terms().matter() instanceof Matter.Agreement;
    boolean numbered = Numbered.of(opening).isPresent();
    boolean spoken =
        !dossier.reading().founded().isEmpty() || !dossier.reading().waiting().isEmpty();
    if (!spoken || !agreement && !numbered) {
      return touched;
    }
    for (Membership membership : concerned(dossier)) {
      touched.addAll(count(membership, dossiers));
    }
    return touched;
  }

  private Set<Membership> concerned(Dossier dossier) {
    Optional<Numbered> numbered = Numbered.of(dossier.opened().entry());
    if (numbered.isPresent()) {
      return Set.of(numbered.get().membership());
    }
    Set<Membership> concerned = new TreeSet<>();
    concerned.add(Membership.of(dossier.id()));
    pillars(dossier).forEach(pillar -> concerned.add(new Membership(dossier.id(), pillar)));
    for (Map<Membership, ?> known : List.of(named, lines)) {
      known.keySet().stream()
          .filter(m -> m.agreement().equals(dossier.id()))
          .forEach(concerned::add);
    }
    return concerned;
  }

  private static List<String> pillars(Dossier agreement) {
    return agreement.reading().onTable().terms().matter() instanceof Matter.Agreement terms
        ? terms.pillars()
        : List.of();
  }

  private Collection<Dossier> count(Membership of, Map<EntryId, Dossier> dossiers) {
    Line line = new Line();
    lines.put(of, line);
    Dossier agreement = dossiers.get(of.agreement());
    if (agreement != null) {
      found(line, of, agreement);
    }
    TreeMap<Long, List<Dossier>> byNumber = new TreeMap<>();
    for (EntryId id : named.getOrDefault(of, Set.of())) {
      Dossier dossier = dossiers.get(id);
      if (dossier != null) {
        byNumber.computeIfAbsent(numbered(dossier).number(), _ -> new ArrayList<>()).add(dossier);
      }
    }
    List<Dossier> touched = new ArrayList<>();
    byNumber.forEach((number, opened) -> {
      opened.forEach(Dossier::readAgain);
      touched.addAll(opened);
      step(line, opened);
    });
    return touched;
  }

  /// The agreement's closing makes number 1: whoever consented to exactly its terms is a member,
  /// and ratified them where the agreement waits for ratifications.
  private static void found(Line line, Membership of, Dossier agreement) {
    Reading reading = agreement.reading();
    SignedEntry closing = reading.closing();
    if (closing == null
        || Reading.closed(closing).outcome() != Outcome.IN_FORCE
        || !of.pillar().isEmpty() && !pillars(agreement).contains(of.pillar())) {
      return;
    }
    Hash terms = Reading.closed(closing).terms();
    Set<PartyId> members = new TreeSet<>();
    Entry opening = agreement.opened().entry();
    if (Parties.opened(opening).terms().hash().equals(terms)) {
      members.add(opening.party());
    }
    Set<PartyId> ratified = new TreeSet<>();
    for (Hash hash : Reading.closed(closing).acts()) {
      SignedEntry act = agreement.act(hash);
      if (act != null && Foundation.consents(act, terms)) {
        members.add(act.entry().party());
      } else if (act != null && Entering.ratifies(act, terms)) {
        ratified.add(act.entry().party());
      }
    }
    if (Entering.ratifies(reading.onTable().terms())) {
      members.retainAll(ratified);
    }
    PartyId depositary = Parties.opened(opening).keeper();
    line.steps.put(1L, new Step(Collections.unmodifiableSet(members), depositary, closing));
  }

  /// What the proposals opened on one number make of it.
  private void step(Line line, List<Dossier> opened) {
    List<Dossier> claiming = new ArrayList<>();
    for (Dossier dossier : opened) {
      claim(dossier)
          .filter(_ -> numbers(line, dossier))
          .ifPresent(closing -> {
            claiming.add(dossier);
            line.claims
                .computeIfAbsent(numbered(dossier).makes(), _ -> new ArrayList<>())
                .add(new Claim(closing, numbered(dossier).succeeds()));
          });
    }
    List<Dossier> succeeding =
        claiming.stream().filter(dossier -> numbered(dossier).succeeds()).toList();
    List<Dossier> heard = succeeding.isEmpty() ? claiming : succeeding;
    if (heard.size() == 1) {
      make(line, heard.getFirst(), claim(heard.getFirst()).orElseThrow());
    }
  }

  /// Whether its keeper numbers the membership then: the depositary at that number, or who takes
  /// its place.
  private static boolean numbers(Line line, Dossier dossier) {
    Numbered numbered = numbered(dossier);
    Step step = line.steps.get(numbered.number());
    PartyId keeper = Parties.opened(dossier.opened().entry()).keeper();
    return step == null || step.depositary.equals(numbered.succeeds() ? numbered.party() : keeper);
  }

  private void make(Line line, Dossier dossier, SignedEntry closing) {
    Numbered numbered = numbered(dossier);
    Step before = line.steps.get(numbered.number());
    if (before == null && !(numbered.joins() && numbered.party().equals(self))) {
      return;
    }
    Set<PartyId> members = new TreeSet<>();
    PartyId keeper = Parties.opened(dossier.opened().entry()).keeper();
    if (before == null) {
      members.addAll(Parties.of(dossier.opened().entry()));
    } else {
      members.addAll(before.members);
    }
    if (numbered.joins()) {
      members.add(numbered.party());
      line.leaving.removeIf(one -> one.party().equals(numbered.party()));
    } else {
      members.remove(numbered.party());
      if (Reading.terms(dossier.opened()).terms().matter() instanceof Matter.Leaving leaves) {
        line.leaving.add(new MembershipLine.Leaver(numbered.party(), leaves.from()));
      }
    }
    PartyId depositary = before == null || numbered.succeeds() ? keeper : before.depositary;
    line.steps.put(
        numbered.makes(), new Step(Collections.unmodifiableSet(members), depositary, closing));
  }

  private static Numbered numbered(Dossier dossier) {
    return Numbered.of(dossier.opened().entry()).orElseThrow();
  }

  /// The closing by which it would make the next number. A proposal that was closed in different
  /// ways makes none.
  private static Optional<SignedEntry> claim(Dossier dossier) {
    List<SignedEntry> founded = dossier.reading().founded();
    boolean one = founded.stream().noneMatch(act -> Reading.differs(act, founded.getFirst()));
    return one && !founded.isEmpty() && in(founded.getFirst())
        ? Optional.of(founded.getFirst())
        : Optional.empty();
  }

  private static boolean in(SignedEntry closing) {
    return closing.entry().body() instanceof Crossing.ProposalClosed closed
        && closed.outcome() == Outcome.IN_FORCE;
  }
}
