// SPDX-License-Identifier: Apache-2.0
package renkei.core.consent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Hash;
import renkei.core.entry.Body;
import renkei.core.entry.Crossing;
import renkei.core.entry.DockId;
import renkei.core.entry.Domestic;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.Joint;
import renkei.core.entry.Matter;
import renkei.core.entry.PartyId;
import renkei.core.entry.Profile;
import renkei.core.entry.ReadinessReleased;
import renkei.core.entry.Refusal;
import renkei.core.entry.RefusalCode;
import renkei.core.entry.Repair;
import renkei.core.entry.RollStated;
import renkei.core.entry.SealedTerms;
import renkei.core.entry.SignedEntry;

/// Every proposal that this party opened or is asked in: one engine for all profiles.
///
/// The state of a proposal is a function of the set of acts held, whatever the sequence in which
/// they came. Only the keeper's closing settles it; every reader checks that the acts it lists
/// satisfy the rule for exactly those terms. Two different closings that are both borne out settle
/// nothing.
///
/// Owned by the turn; not thread-safe.
public final class Proposals {
  /// Proposals of one opener that may be open at once.
  public static final int OPEN_PER_PARTY_MAX = 10_000;

  /// Proposals of which later acts but no opening is held.
  private static final int UNOPENED_MAX = 10_000;

  /// Of them, those with an act of one author.
  private static final int UNOPENED_PER_PARTY_MAX = 1_000;

  private final PartyId self;
  private final Map<EntryId, Dossier> dossiers = new LinkedHashMap<>();
  private final Map<EntryId, Dossier> unopened = new HashMap<>();
  private final Map<EntryId, Hash> ids = new HashMap<>();
  private final Map<EntryId, Set<EntryId>> notices = new HashMap<>();
  private final Set<EntryId> pairings = new LinkedHashSet<>();
  private final Map<PartyId, Set<EntryId>> open = new HashMap<>();
  private final Set<EntryId> settled = new LinkedHashSet<>();
  private final Memberships memberships;
  private final Calendars calendars;
  private final Closings closings;
  private long dropped;

  /// Nothing held yet.
  ///
  /// @param self the party whose node this is
  public Proposals(PartyId self) {
    this.self = self;
    this.memberships = new Memberships(self);
    this.calendars = new Calendars(self, this::endOf);
    this.closings = new Closings(self, memberships, calendars);
  }

  /// Whether the entry is an act of a proposal.
  public static boolean handles(Entry entry) {
    return isAct(entry.body());
  }

  /// Whether a body is an act of a proposal, which crosses to everyone who takes part in it.
  public static boolean isAct(Body body) {
    return switch (body) {
      case Crossing.ProposalOpened _,
          Crossing.ProposalAcknowledged _,
          Crossing.ConsentGiven _,
          Crossing.ConsentWithdrawn _,
          Crossing.TermsCountered _,
          Crossing.ProposalDeclined _,
          Crossing.ProposalWithdrawn _,
          Crossing.ProposalClosed _,
          Crossing.ProposalRatified _ ->
          true;
      case Crossing.ProgressStated _,
          Crossing.InformationGiven _,
          Crossing.DocumentReleased _,
          Crossing.RecallNotice _,
          Crossing.CounterpartStated _,
          ReadinessReleased _,
          Crossing.IncarnationStarted _,
          Crossing.OfficerKeyEntered _,
          Crossing.OfficerKeyRevoked _,
          RollStated _,
          Joint _,
          Domestic _ ->
          false;
    };
  }

  /// The proposal that an act belongs to, an opening to itself; empty for what is no such act.
  public static Optional<EntryId> proposalOf(Entry entry) {
    boolean goes = isAct(entry.body()) || entry.body() instanceof RollStated;
    if (!(entry.body() instanceof Crossing body) || !goes) {
      return Optional.empty();
    }
    return body instanceof Crossing.ProposalOpened
        ? Optional.of(entry.id())
        : Optional.ofNullable(body.proposal());
  }

  /// Whether an act that [#check] refused for this reason is nevertheless to be applied: a second,
  /// different closing is evidence, and the proposal is disputed by it. Live and in replay alike.
  public static boolean evidence(Refusal refusal) {
    return refusal.code() == RefusalCode.EQUIVOCATION;
  }

  /// Why an act, own or received, is refused. Empty for entries that are no act of a proposal, and
  /// for an act that is held already with the same bytes. Signatures are checked elsewhere.
  public Optional<Refusal> check(SignedEntry act) {
    if (!(act.entry().body() instanceof Crossing body) || !handles(act.entry())) {
      return Optional.empty();
    }
    @Nullable Hash held = ids.get(act.entry().id());
    if (held != null) {
      return held.equals(act.hash())
          ? Optional.empty()
          : ActCheck.refuse(
              RefusalCode.ID_REUSED,
              "The id " + act.entry().id() + " was used before for an act with other content.");
    }
    if (body instanceof Crossing.ProposalOpened opened) {
      return opens(act.entry(), opened);
    }
    Dossier dossier = dossiers.get(proposalOf(act.entry()).orElseThrow());
    return dossier == null ? early(act.entry()) : new ActCheck(self, dossier, act).check(body);
  }

  /// Why an act of a proposal that is not held here is refused. An act of one party may come before
  /// the opening by a third: it is kept and counts once that is here. Between two nobody else can
  /// have opened it.
  public Optional<Refusal> early(Entry entry) {
    boolean third =
        entry.audience().stream().anyMatch(p -> !p.equals(self) && !p.equals(entry.party()));
    if (entry.party().equals(self) || !third) {
      return ActCheck.refuse(
          RefusalCode.NO_SUCH_PROPOSAL, "The proposal that it belongs to is not held here.");
    }
    long before =
        unopened.values().stream().filter(found -> !found.of(entry.party()).isEmpty()).count();
    Dossier found = unopened.get(proposalOf(entry).orElseThrow());
    boolean full =
        before >= UNOPENED_PER_PARTY_MAX
            || found != null && found.of(entry.party()).size() >= Dossier.ACTS_PER_PARTY_MAX;
    return full
        ? ActCheck.refuse(
            RefusalCode.FULL,
            "Too many acts of " + entry.party() + " came before the openings that they belong to.")
        : Optional.empty();
  }

  private Optional<Refusal> opens(Entry entry, Crossing.ProposalOpened opened) {
    boolean own = entry.party().equals(self);
    if (!own && opened.electorate().stream().noneMatch(e -> e.party().equals(self))) {
      return ActCheck.refuse(
          RefusalCode.NOT_YOUR_MATTER, "The proposal asks other parties, not this one.");
    }
    Set<PartyId> expected = Parties.audience(entry, entry.party());
    if (own ? !entry.audience().equals(expected) : !entry.audience().contains(self)) {
      return ActCheck.refuse(
          RefusalCode.NOT_ADDRESSED, "An opening is for everybody in its electorate.");
    }
    if (own && !opened.terms().whole()) {
      return ActCheck.refuse(
          RefusalCode.TERMS_NOT_WHOLE,
          "The terms hold a field that this version cannot show. Leave it out, or upgrade.");
    }
    Set<EntryId> others = open.getOrDefault(entry.party(), Set.of());
    if (others.size() >= OPEN_PER_PARTY_MAX) {
      return ActCheck.refuse(
          RefusalCode.FULL,
          "One party has at most " + OPEN_PER_PARTY_MAX + " proposals open at once.");
    }
    return new Shape(entry).check().or(() -> notice(entry, opened)).or(() -> numbered(entry));
  }

  private Optional<Refusal> numbered(Entry entry) {
    boolean held =
        Numbered.of(entry)
            .filter(found -> dossiers.containsKey(found.membership().agreement()))
            .isPresent();
    return new NumberCheck(self, memberships).opening(entry, held).or(() -> calendar(entry));
  }

  /// Nobody here opens a slot on a number that is not the present one. A received one may have been
  /// opened on a number that has passed; the yard alone knows them all.
  private Optional<Refusal> calendar(Entry entry) {
    return entry.party().equals(self)
        ? new CalendarCheck(calendars)
            .own(Parties.opened(entry).terms().terms().matter(), entry.id())
        : Optional.empty();
  }

  /// A notice names something in force between the same parties, and does not reach back.
  private Optional<Refusal> notice(Entry entry, Crossing.ProposalOpened opened) {
    if (!(opened.terms().terms().matter() instanceof Matter.Withdrawal withdrawal)) {
      return Optional.empty();
    }
    Dossier named = dossiers.get(withdrawal.proposal());
    if (named != null && !Parties.of(named.opened().entry()).contains(entry.party())) {
      // Of what it takes no part in an author learns what it learns of what is not held.
      named = null;
    }
    boolean underway = !entry.party().equals(self) && Parties.of(entry).size() > 2;
    if (named == null && underway) {
      return Optional.empty();
    }
    if (named == null) {
      return ActCheck.refuse(RefusalCode.NO_SUCH_PROPOSAL, "What is to end is not held here.");
    }
    if (parting(named)) {
      return ActCheck.refuse(
          RefusalCode.NOT_YOUR_MATTER,
          "A member leaves an agreement or a pillar by a notice of leaving, which the depositary"
              + " numbers.");
    }
    Optional<Refusal> addressed = told(named, entry);
    if (addressed.isPresent()) {
      return addressed;
    }
    ProposalState state = named.reading().state();
    if (state != ProposalState.IN_FORCE && !underway) {
      return ActCheck.refuse(
          RefusalCode.STALE, "What is to end is not in force: it is " + state + ".");
    }
    return withdrawal.from().isBefore(entry.recorded())
        ? ActCheck.refuse(
            RefusalCode.BACKDATED,
            "Notice ends something when it is recorded or later, not from "
                + withdrawal.from()
                + ".")
        : Optional.empty();
  }

  /// A notice is for everybody else in what ends. Who has left it by then is told nothing more; of
  /// a received one its author knows who has.
  private Optional<Refusal> told(Dossier named, Entry entry) {
    Entry opening = named.opened().entry();
    Set<PartyId> expected = ActCheck.everybody(opening);
    Ending ending = ending(named);
    if (Ending.goesOn(Reading.terms(named.opened()).terms().matter())) {
      if (!entry.party().equals(self)) {
        return expected.containsAll(ActCheck.everybody(entry)) ? Optional.empty() : notAll();
      }
      if (ending.gone(self, entry.recorded())) {
        return ActCheck.refuse(
            RefusalCode.STALE, "This party has left it already; there is nothing more to end.");
      }
      expected.removeIf(party -> ending.gone(party, entry.recorded()));
    }
    return expected.equals(ActCheck.everybody(entry)) ? Optional.empty() : notAll();
  }

  private static Optional<Refusal> notAll() {
    return ActCheck.refuse(
        RefusalCode.NOT_YOUR_MATTER,
        "Notice is given by a party to what ends, to all its other parties.");
  }

  /// Whether it is left by numbers and not ended by anybody's notice.
  private static boolean parting(Dossier named) {
    return switch (Profile.of(Reading.terms(named.opened()).terms().matter())) {
      case AGREEMENT, ACCESSION, LEAVING, SUCCESSION -> true;
      case PAIRING,
          SUPPORT,
          INFORMATION,
          VISIT,
          ONWARD_RELEASE,
          WITHDRAWAL,
          INTEREST,
          REPAIR_SLOT,
          TEAM_CHARTER,
          PROGRAMME_STAGE ->
          false;
    };
  }

  /// Takes an act into account; an act that is held already changes nothing. May come before its
  /// opening.
  ///
  /// @param position its place in the journal
  public void apply(SignedEntry act, long position) {
    Optional<EntryId> id = proposalOf(act.entry());
    if (id.isEmpty() || !handles(act.entry()) || ids.containsKey(act.entry().id())) {
      return;
    }
    Dossier dossier = dossiers.get(id.get());
    if (act.entry().body() instanceof Crossing.ProposalOpened opened) {
      dossier = unopened.remove(id.get());
      dossier = dossier == null ? new Dossier(id.get(), memberships, calendars) : dossier;
      dropped += dossier.open(self, act);
      dossiers.put(id.get(), dossier);
      index(id.get(), opened);
      memberships.opened(dossier);
    } else if (dossier == null) {
      if (unopened.size() >= UNOPENED_MAX && !unopened.containsKey(id.get())) {
        dropped++;
        return;
      }
      dossier = unopened.computeIfAbsent(id.get(), one -> new Dossier(one, memberships, calendars));
      dossier.add(act);
    } else {
      dossier.add(act);
    }
    ids.put(act.entry().id(), act.hash());
    if (dossier.opening().isPresent()) {
      settle(dossier);
    }
  }

  private void index(EntryId id, Crossing.ProposalOpened opened) {
    Matter matter = opened.terms().terms().matter();
    if (matter instanceof Matter.Withdrawal withdrawal) {
      notices.computeIfAbsent(withdrawal.proposal(), _ -> new LinkedHashSet<>()).add(id);
    }
    if (Profile.of(matter) == Profile.PAIRING) {
      pairings.add(id);
    }
  }

  private void settle(Dossier dossier) {
    memberships.changed(dossier, dossiers).forEach(this::look);
    calendars.changed(dossier, dossiers).forEach(this::look);
  }

  /// Proposals whose outcome was settled, or settled otherwise, since this was asked last: by a
  /// closing, by what a closing waited for, or by another closing for the same number.
  public List<EntryId> takeSettled() {
    List<EntryId> taken = List.copyOf(settled);
    settled.clear();
    return taken;
  }

  private void look(Dossier dossier) {
    if (dossier.moved() && dossier.reading().state().settled()) {
      settled.add(dossier.id());
    }
    PartyId opener = dossier.opened().entry().party();
    if (dossier.reading().state().settled()) {
      open.getOrDefault(opener, new LinkedHashSet<>()).remove(dossier.id());
    } else {
      open.computeIfAbsent(opener, _ -> new LinkedHashSet<>()).add(dossier.id());
    }
    closings.changed(dossier);
  }

  /// The proposal; empty when its opening is not held.
  public Optional<ProposalView> find(EntryId proposal) {
    return Optional.ofNullable(dossiers.get(proposal)).map(this::view);
  }

  /// Every proposal, in the sequence in which the openings came.
  public List<ProposalView> all() {
    return dossiers.values().stream().map(this::view).toList();
  }

  private ProposalView view(Dossier dossier) {
    return new Reasons(dossier).view(ending(dossier));
  }

  private @Nullable Instant endOf(Dossier dossier) {
    return ending(dossier).at();
  }

  private Ending ending(Dossier named) {
    List<Entry> found = new ArrayList<>();
    for (EntryId id : notices.getOrDefault(named.id(), Set.of())) {
      Dossier notice = dossiers.get(id);
      if (notice != null && notice.reading().state() == ProposalState.IN_FORCE) {
        found.add(notice.opened().entry());
      }
    }
    return found.isEmpty()
        ? Ending.NONE
        : Ending.of(named.opened().entry(), Reading.terms(named.opened()).terms().matter(), found);
  }

  /// The closings that this party owes now as keeper: in force, declined, withdrawn or lapsed. Each
  /// would pass [#check] when it is recorded at `now`. Lapsing goes by the time given, the
  /// keeper's.
  public List<Crossing.ProposalClosed> due(Instant now) {
    return closings.due(now, dossiers);
  }

  /// Whether the terms hold then: closed in force, and not ended by a notice at or before it.
  public boolean inForce(EntryId proposal, Instant at) {
    return find(proposal).filter(view -> view.inForce(at)).isPresent();
  }

  /// Every pairing of this party in force, with its ceilings and its end if notice was given; by
  /// when they were closed, so that of two with the same peer the later comes last.
  public List<Agreement> agreements() {
    List<ProposalView> views = new ArrayList<>();
    for (EntryId id : pairings) {
      find(id).filter(view -> view.state() == ProposalState.IN_FORCE).ifPresent(views::add);
    }
    views.sort((a, b) ->
        a.closing() == null || b.closing() == null
            ? 0
            : Dossier.SEQUENCE.compare(a.closing(), b.closing()));
    return views.stream().map(this::agreement).toList();
  }

  /// Whether the parties of a pairing have another one that came into force.
  boolean pairedOtherwise(ProposalView pairing) {
    return pairings.stream()
        .filter(id -> !id.equals(pairing.id()))
        .flatMap(id -> find(id).stream())
        .anyMatch(other ->
            other.state() == ProposalState.IN_FORCE
                && other.parties().containsAll(pairing.parties()));
  }

  private Agreement agreement(ProposalView view) {
    if (!(view.matter() instanceof Matter.Pairing pairing)) {
      throw new IllegalStateException("a pairing's terms are those of a pairing");
    }
    boolean inviter = pairing.inviter().party().equals(self);
    return new Agreement(
        view.id(),
        view.onTable().hash(),
        inviter ? pairing.invitee() : pairing.inviter(),
        pairing.ceilings().get(inviter ? 0 : 1),
        pairing.ceilings().get(inviter ? 1 : 0),
        view.ends());
  }

  /// The terms of an agreement in force by which this party is bound: as it signed them, or, where
  /// it joined later, as its own accession in force shows them. Empty: none are held here.
  public Optional<SealedTerms> agreed(EntryId agreement) {
    Dossier held = dossiers.get(agreement);
    return held != null && Reading.terms(held.opened()).terms().matter() instanceof Matter.Agreement
        ? Optional.of(held)
            .filter(one -> one.reading().state() == ProposalState.IN_FORCE)
            .map(one -> one.reading().onTable())
        : memberships.about(agreement).stream()
            .flatMap(id -> Optional.ofNullable(dossiers.get(id)).stream())
            .flatMap(joined -> joined.joined(self).stream())
            .findFirst();
  }

  /// Every membership of which a number is known here, by agreement and pillar.
  public List<MembershipLine> memberships() {
    return memberships.all();
  }

  /// Every proposal of a repair slot, in the sequence in which the openings came.
  public List<ProposalView> slots() {
    return calendars.slots().stream().flatMap(id -> find(id).stream()).toList();
  }

  /// Proposals of slots for one vessel, found without a look at the others.
  public List<ProposalView> slots(Repair.Vessel vessel) {
    return calendars.slots(vessel).stream().flatMap(id -> find(id).stream()).toList();
  }

  /// The slots that take a part of one dock's time, found without a look at the others.
  public List<HeldSlot> held(DockId dock) {
    return calendars.line(dock).held();
  }

  /// The number at which a dock's calendar stands: at its yard's party; elsewhere by own slots.
  public long calendar(DockId dock) {
    return calendars.line(dock).number();
  }

  /// How many proposals are held, for a counter.
  public int size() {
    return dossiers.size();
  }

  /// How many are disputed, for an alarm.
  public long disputed() {
    return dossiers.values().stream()
        .filter(dossier -> dossier.reading().state() == ProposalState.DISPUTED)
        .count();
  }

  /// Acts given up that came before their openings: too many, or unfit.
  public long dropped() {
    return dropped;
  }
}
