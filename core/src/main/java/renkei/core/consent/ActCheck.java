// SPDX-License-Identifier: Apache-2.0
package renkei.core.consent;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Hash;
import renkei.core.entry.ConsentRule;
import renkei.core.entry.Crossing;
import renkei.core.entry.Entry;
import renkei.core.entry.Joint;
import renkei.core.entry.Matter;
import renkei.core.entry.Outcome;
import renkei.core.entry.PartyId;
import renkei.core.entry.ReadinessReleased;
import renkei.core.entry.Refusal;
import renkei.core.entry.RefusalCode;
import renkei.core.entry.RollStated;
import renkei.core.entry.SignedEntry;

/// Why an act on a proposal that is held here is refused.
///
/// An own act is judged by everything held: what is on the table, what was answered, whether it is
/// settled. A received act is judged by what its author must have known: acts of two parties may
/// have crossed on their way, and then both are kept and the reading of the set decides.
///
/// Where a third party takes part, the acts of one author can come over two routes and out of their
/// sequence. What is found of such an act rests on the opening, on what the act itself says and on
/// the acts that it lists, never on what else has come: so whoever holds all acts reads the same
/// ([Reading]). An act that its author contradicted before is kept and has no effect. Two bounds
/// remain that the sequence can touch: [Dossier#ACTS_PER_PARTY_MAX], and an id has one content.
final class ActCheck {
  private final PartyId self;
  private final Dossier dossier;
  private final Reading reading;
  private final Entry opening;
  private final SignedEntry act;
  private final PartyId author;
  private final boolean own;

  /// Whether everything that the author stated before it is held here for certain.
  private final boolean inSequence;

  ActCheck(PartyId self, Dossier dossier, SignedEntry act) {
    this.self = self;
    this.dossier = dossier;
    this.reading = dossier.reading();
    this.opening = dossier.opened().entry();
    this.act = act;
    this.author = act.entry().party();
    this.own = author.equals(self);
    this.inSequence = own || !mayBeUnderway();
  }

  Optional<Refusal> check(Crossing body) {
    if (body instanceof Crossing.ProposalClosed && !author.equals(opened().keeper())) {
      return refuse(
          RefusalCode.NOT_KEEPER,
          "Only the keeper " + opened().keeper() + " closes this proposal, not " + author + ".");
    }
    if (!Parties.of(opening).contains(author)) {
      return refuse(
          RefusalCode.NOT_ELECTOR, "The party " + author + " takes no part in this proposal.");
    }
    return addressed().or(this::room).or(() -> settled(body)).or(() -> body(body));
  }

  /// Whether an act that came before the opening is one that would have been taken after it. Own
  /// acts were judged when they were stated; a restored node can have them back before the opening.
  boolean fits() {
    if (own) {
      return true;
    }
    boolean closes = act.entry().body() instanceof Crossing.ProposalClosed;
    return act.entry().body() instanceof Crossing body
        && (!closes || author.equals(opened().keeper()))
        && addressed().or(() -> body(body)).filter(why -> !Proposals.evidence(why)).isEmpty();
  }

  private Optional<Refusal> addressed() {
    Set<PartyId> expected = Parties.audience(opening, author);
    Set<PartyId> audience = act.entry().audience();
    if (own ? audience.equals(expected) : audience.contains(self)) {
      return Optional.empty();
    }
    return refuse(
        RefusalCode.NOT_ADDRESSED,
        own
            ? "An act of this proposal is for its "
                + expected.size()
                + " other parties, all of them."
            : "This party is not in the act's audience.");
  }

  private Optional<Refusal> room() {
    return dossier.of(author).size() < Dossier.ACTS_PER_PARTY_MAX
        ? Optional.empty()
        : refuse(
            RefusalCode.FULL,
            "One party states at most "
                + Dossier.ACTS_PER_PARTY_MAX
                + " acts about one proposal. Open another.");
  }

  /// After the closing nothing changes it. What another party stated before it knew of the closing
  /// is kept without effect.
  private Optional<Refusal> settled(Crossing body) {
    ProposalState state = reading.state();
    boolean knew = own || inSequence && author.equals(opened().keeper()) && afterClosing();
    if (!state.settled() || !knew || !own && body instanceof Crossing.ProposalClosed) {
      return Optional.empty();
    }
    return refuse(
        RefusalCode.PROPOSAL_CLOSED,
        state == ProposalState.DISPUTED
            ? "The keeper closed this proposal in different ways; neither holds. Open another."
            : "The keeper closed this proposal as " + state + ".");
  }

  private boolean afterClosing() {
    return reading.founded().stream()
        .anyMatch(closing -> Dossier.SEQUENCE.compare(act, closing) > 0);
  }

  private Optional<Refusal> body(Crossing body) {
    return switch (body) {
      case Crossing.ProposalAcknowledged _ -> acknowledged();
      case Crossing.ConsentGiven given ->
          asked()
              .or(() -> answer(given.terms(), true))
              .or(() -> given(given.terms()))
              .or(this::number);
      case Crossing.ConsentWithdrawn taken -> withdrawnConsent(taken.terms());
      case Crossing.TermsCountered countered -> asked().or(() -> countered(countered));
      case Crossing.ProposalDeclined declined ->
          asked().or(() -> answer(declined.terms(), false)).or(() -> declined(declined.terms()));
      case Crossing.ProposalWithdrawn _ -> withdrawn();
      case Crossing.ProposalRatified ratified -> asked().or(() -> ratified(ratified.terms()));
      case Crossing.ProposalClosed _ -> closed();
      case Crossing.ProposalOpened _,
          Crossing.ProgressStated _,
          Crossing.InformationGiven _,
          Crossing.DocumentReleased _,
          Crossing.RecallNotice _,
          Crossing.CounterpartStated _,
          ReadinessReleased _,
          Crossing.IncarnationStarted _,
          Crossing.OfficerKeyEntered _,
          Crossing.OfficerKeyRevoked _,
          RollStated _,
          Joint _ ->
          Optional.empty();
    };
  }

  private Optional<Refusal> acknowledged() {
    if (author.equals(opening.party())) {
      return refuse(
          RefusalCode.NOT_ELECTOR, "Who opened a proposal does not acknowledge it; others do.");
    }
    return own && reading.voice(self).hasAcknowledged()
        ? refuse(RefusalCode.STALE, "It is acknowledged already.")
        : Optional.empty();
  }

  private Optional<Refusal> asked() {
    return opened().rule() instanceof ConsentRule.None
        ? refuse(RefusalCode.NOT_ELECTOR, "This is a notice: it asks for nobody's answer.")
        : Optional.empty();
  }

  /// An own answer is to the terms on the table; a received one to terms that its author can have
  /// seen.
  private Optional<Refusal> answer(Hash terms, boolean yes) {
    if (own && !terms.equals(reading.table())) {
      return refuse(
          RefusalCode.OTHER_TERMS,
          "On the table are the terms "
              + reading.table()
              + "; this answers "
              + terms
              + ". Read them again and answer those.");
    }
    if (own && yes && !reading.onTable().whole()) {
      return refuse(
          RefusalCode.TERMS_NOT_WHOLE,
          "The terms hold a field that this version cannot show, so nobody here can consent to"
              + " them. Ask for other terms, or upgrade.");
    }
    return own ? Optional.empty() : seen(terms);
  }

  private Optional<Refusal> seen(Hash terms) {
    return reading.knows(terms) || mayBeUnderway()
        ? Optional.empty()
        : refuse(RefusalCode.OTHER_TERMS, "No terms of this proposal have the hash " + terms + ".");
  }

  /// Whether a third party could have stated something that the author holds and we do not.
  private boolean mayBeUnderway() {
    return Parties.of(opening).stream().anyMatch(p -> !p.equals(author) && !p.equals(self));
  }

  private Optional<Refusal> given(Hash terms) {
    Stance stance = before().stance(terms);
    if (inSequence && stance == Stance.DECLINED) {
      return answeredBefore("declined");
    }
    return own && stance == Stance.CONSENTED
        ? refuse(RefusalCode.STALE, "This party has consented to these terms already.")
        : Optional.empty();
  }

  /// Nobody here consents by a number that is not the present one.
  private Optional<Refusal> number() {
    return own
        ? new NumberCheck(self, dossier.memberships()).consent(opening).or(this::calendar)
        : Optional.empty();
  }

  private Optional<Refusal> calendar() {
    return new CalendarCheck(dossier.calendars())
        .own(reading.onTable().terms().matter(), dossier.id());
  }

  private Optional<Refusal> declined(Hash terms) {
    Stance stance = before().stance(terms);
    if (inSequence && stance == Stance.CONSENTED) {
      return answeredBefore("consented to");
    }
    return own && stance == Stance.DECLINED
        ? refuse(RefusalCode.STALE, "This party has declined these terms already.")
        : Optional.empty();
  }

  private Optional<Refusal> answeredBefore(String how) {
    return refuse(
        RefusalCode.ANSWERED_BEFORE,
        "The party "
            + author
            + " "
            + how
            + " these terms before; the first answer stands. "
            + "A consent can be taken back, a refusal be followed by other terms.");
  }

  /// The author's own sequence up to this act.
  private Voice before() {
    List<SignedEntry> before = new java.util.ArrayList<>();
    if (author.equals(opening.party())) {
      before.add(dossier.opened());
    }
    for (SignedEntry held : dossier.of(author)) {
      if (own || Dossier.SEQUENCE.compare(held, act) < 0) {
        before.add(held);
      }
    }
    return Voice.read(before);
  }

  private Optional<Refusal> withdrawnConsent(Hash terms) {
    Stance stance = before().stance(terms);
    boolean may = own ? stance == Stance.CONSENTED : !inSequence || stance != Stance.DECLINED;
    return may
        ? seen(terms)
        : refuse(RefusalCode.STALE, "No consent of this party to these terms can be taken back.");
  }

  private Optional<Refusal> countered(Crossing.TermsCountered body) {
    Hash replaced = body.replaces();
    Hash stated = body.terms().hash();
    if (own && !replaced.equals(reading.table())) {
      return refuse(
          RefusalCode.OTHER_TERMS,
          "On the table are the terms "
              + reading.table()
              + "; this would replace "
              + replaced
              + ". Read them again and counter those.");
    }
    Optional<Refusal> seen = own ? Optional.empty() : seen(replaced);
    if (seen.isPresent()) {
      return seen;
    }
    if (stated.equals(replaced) || own && reading.passed(stated)) {
      return refuse(
          RefusalCode.OTHER_TERMS,
          "The terms " + stated + " were on the table before. Counter with a changed text.");
    }
    @Nullable Hash earlier = reading.ownCounter(author, replaced).orElse(null);
    if (inSequence && earlier != null && !earlier.equals(stated)) {
      return refuse(
          RefusalCode.OTHER_TERMS,
          "The party "
              + author
              + " replaced the terms "
              + replaced
              + " by "
              + earlier
              + " before.");
    }
    Matter matter = body.terms().terms().matter();
    return new Shape(opening)
        .matter(matter)
        .or(() ->
            own
                ? new CalendarCheck(dossier.calendars()).own(matter, dossier.id())
                : Optional.empty());
  }

  /// Only what was signed is ratified, and only once.
  private Optional<Refusal> ratified(Hash terms) {
    if (!(opened().terms().terms().matter() instanceof renkei.core.entry.Matter.Agreement)) {
      return refuse(RefusalCode.NOT_YOUR_MATTER, "Only an agreement is ratified.");
    }
    Optional<Refusal> other =
        own && !terms.equals(reading.table()) ? answer(terms, false) : seen(terms);
    if (other.isPresent()) {
      return other;
    }
    Voice voice = before();
    if (inSequence && voice.stance(terms) != Stance.CONSENTED) {
      return refuse(
          RefusalCode.STALE,
          "The party " + author + " has not consented to these terms, so it cannot ratify them.");
    }
    return own && voice.ratified(terms).isPresent()
        ? refuse(RefusalCode.STALE, "This party has ratified these terms already.")
        : Optional.empty();
  }

  private Optional<Refusal> withdrawn() {
    if (!author.equals(opening.party())) {
      return refuse(
          RefusalCode.NOT_OPENER, "Only " + opening.party() + ", which opened it, withdraws it.");
    }
    return own && reading.voice(self).withdrawn().isPresent()
        ? refuse(RefusalCode.STALE, "It is withdrawn already; the keeper has not closed it yet.")
        : Optional.empty();
  }

  private Optional<Refusal> closed() {
    Foundation.Judgement judgement = new Foundation(dossier, reading).judge(act);
    boolean waits = judgement.finding() == Foundation.Finding.WAITING;
    boolean never = waits && (own || !mayBeUnderway() && !reading.knows(closing().terms()));
    if (judgement.finding() == Foundation.Finding.UNFOUNDED || never) {
      return refuse(
          RefusalCode.CLOSING_UNFOUNDED, "The closing is not borne out. " + judgement.sentence());
    }
    List<SignedEntry> others = new java.util.ArrayList<>(reading.founded());
    others.addAll(reading.waiting());
    for (SignedEntry other : others) {
      if (Reading.differs(other, act)) {
        return refuse(
            RefusalCode.EQUIVOCATION,
            "The keeper "
                + author
                + " closed this proposal as "
                + Reading.closed(other).outcome()
                + " before, by act "
                + other.entry().id()
                + "; now as "
                + closing().outcome()
                + ". Both are kept; when both are borne out neither holds.");
      }
    }
    return closing().outcome() == Outcome.IN_FORCE ? taken() : Optional.empty();
  }

  /// A number is made once.
  private Optional<Refusal> taken() {
    Optional<SignedEntry> dock = dossier.calendars().rival(dossier, reading, act);
    return dock.or(() ->
            Numbered.of(opening).flatMap(found -> dossier.memberships().rival(found, dossier.id())))
        .flatMap(rival ->
            refuse(
                RefusalCode.EQUIVOCATION,
                "The keeper "
                    + author
                    + " made that number, or gave that dock away, by act "
                    + rival.entry().id()
                    + " before. Both are kept; neither holds."));
  }

  private Crossing.ProposalClosed closing() {
    return Reading.closed(act);
  }

  private Crossing.ProposalOpened opened() {
    return Parties.opened(opening);
  }

  static Optional<Refusal> refuse(RefusalCode code, String sentence) {
    return Optional.of(new Refusal(code, sentence));
  }

  /// Everybody whose act this proposal's opening is for.
  static Set<PartyId> everybody(Entry opening) {
    return new TreeSet<>(Parties.of(opening));
  }
}
