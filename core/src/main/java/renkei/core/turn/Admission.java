// SPDX-License-Identifier: Apache-2.0
package renkei.core.turn;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import renkei.core.authority.AuthorityRegister;
import renkei.core.consent.ProposalView;
import renkei.core.consent.Proposals;
import renkei.core.entry.AnnouncementEntry;
import renkei.core.entry.Body;
import renkei.core.entry.CommandId;
import renkei.core.entry.Crossing;
import renkei.core.entry.Domestic;
import renkei.core.entry.Elector;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.Joint;
import renkei.core.entry.Label;
import renkei.core.entry.Level;
import renkei.core.entry.PartyId;
import renkei.core.entry.PeerEntry;
import renkei.core.entry.Profile;
import renkei.core.entry.ProgrammeFile;
import renkei.core.entry.ReadinessEntry;
import renkei.core.entry.ReadinessReleased;
import renkei.core.entry.Refusal;
import renkei.core.entry.RefusalCode;
import renkei.core.entry.RollStated;
import renkei.core.entry.SignedEntry;
import renkei.core.entry.TeamEntry;
import renkei.core.exchange.PeerLink;
import renkei.core.profile.ProfileCheck;
import renkei.core.release.Agreement;

/// Decides whether a draft of this party becomes an entry. Owner: the turn.
final class Admission {
  private final State state;
  private final ProfileCheck profiles;
  private final Enclosures enclosures;

  Admission(State state) {
    this.state = state;
    this.enclosures = new Enclosures(state);
    this.profiles = new ProfileCheck(state.self(), state.proposals());
  }

  /// The entry as it would be recorded now.
  Entry entry(Draft draft, Instant now) {
    Instant effective = draft.effective();
    Instant at = afterOwnActs(draft.body(), now);
    return new Entry(
        state.self(),
        draft.id(),
        at,
        effective == null ? at : effective,
        draft.by().officer(),
        draft.by().command(),
        draft.basis(),
        audience(draft, at),
        draft.label(),
        draft.body());
  }

  /// Readers know the sequence of our acts about one proposal, and of what we state in one team, by
  /// their times alone, so two of one turn, such as a consent and the closing that rests on it, are
  /// a millisecond apart.
  private Instant afterOwnActs(Body body, Instant now) {
    if (body instanceof TeamEntry in) {
      return state
          .folds()
          .teams()
          .last(in.team())
          .map(last -> last.plusMillis(1))
          .filter(now::isBefore)
          .orElse(now);
    }
    if (!Proposals.isAct(body)) {
      return now;
    }
    return view(body).stream()
        .flatMap(Admission::whole)
        .filter(entry -> entry.party().equals(state.self()))
        .map(entry -> entry.recorded().plusMillis(1))
        .filter(now::isBefore)
        .max(Instant::compareTo)
        .orElse(now);
  }

  private static Stream<Entry> whole(ProposalView view) {
    return Stream.concat(Stream.of(view.opening()), view.acts().stream().map(SignedEntry::entry));
  }

  private Set<PartyId> audience(Draft draft, Instant at) {
    Body body = draft.body();
    Set<PartyId> audience = new TreeSet<>(draft.audience());
    if (body instanceof Crossing.ProposalOpened opened) {
      opened.electorate().stream().map(Elector::party).forEach(audience::add);
      audience.add(opened.keeper());
    } else if (body instanceof Crossing.IncarnationStarted) {
      audience.addAll(state.linked());
    } else if (body instanceof Crossing.OfficerKeyEntered
        || body instanceof Crossing.OfficerKeyRevoked) {
      audience.addAll(state.desk().policy().agreements().keySet());
    } else if (body instanceof Joint) {
      view(body).ifPresent(view -> audience.addAll(view.present(at)));
    } else if (Proposals.isAct(body) || body instanceof RollStated) {
      view(body).ifPresent(view -> audience.addAll(view.parties()));
    }
    audience.remove(state.self());
    return audience;
  }

  /// Why it cannot be recorded; empty: it can.
  Optional<Refusal> check(Draft draft, Entry entry) {
    return state
        .officers()
        .check(draft)
        .or(() -> label(entry))
        .or(() -> standing(draft, entry))
        .or(() -> stale(draft))
        .or(() -> state.register().check(entry))
        .or(() -> state.desk().check(entry))
        .or(() -> profiles.check(entry))
        .or(() -> state.folds().check(entry))
        .or(() -> enclosures.terms(entry))
        .or(() -> byKind(draft, entry));
  }

  private Optional<Refusal> label(Entry entry) {
    if (entry.label().exercise() != state.exercise()) {
      return because(
          RefusalCode.LABEL_REFUSED,
          state.exercise()
              ? "this node serves an exercise: mark the label as exercise"
              : "this node serves real matters: a label marked as exercise has no place here");
    }
    return Optional.empty();
  }

  private Optional<Refusal> standing(Draft draft, Entry entry) {
    AuthorityRegister register = state.register();
    CommandId command = draft.by().command();
    boolean first = register.root().isEmpty();
    boolean listed = register.commands().stream().anyMatch(line -> line.id().equals(command));
    boolean node = draft.by().officer().equals(Draft.NODE);
    boolean act = entry.body() instanceof Crossing;
    return first || node || !act || listed && register.standing(command, entry.recorded())
        ? Optional.empty()
        : because(
            RefusalCode.COMMAND_NOT_STANDING,
            "command " + command + " does not stand now, so it can decide nothing");
  }

  private Optional<Refusal> stale(Draft draft) {
    Long seen = draft.seen();
    if (seen == null) {
      return Optional.empty();
    }
    return view(draft.body())
        .filter(view -> lastAct(view) > seen)
        .map(view ->
            new Refusal(
                RefusalCode.STALE,
                "officer "
                    + view.acts().getLast().entry().officer()
                    + " acted on it meanwhile ("
                    + view.acts().getLast().entry().kind()
                    + "); look at it again"));
  }

  private long lastAct(ProposalView view) {
    return view.acts().stream()
        .flatMap(act -> state.index().find(act.entry().id()).stream())
        .mapToLong(EntryIndex.Place::position)
        .max()
        .orElse(0);
  }

  private Optional<Refusal> byKind(Draft draft, Entry entry) {
    return switch (entry.body()) {
      case Crossing.ProposalOpened opened -> opening(draft, entry, opened);
      case Crossing.ProgressStated _ -> forOne(entry).or(() -> state.requests().check(entry));
      case Crossing.InformationGiven given ->
          forOne(entry)
              .or(() -> state.requests().check(entry))
              .or(() -> answering(draft, entry, given.proposal()))
              .or(() -> enclosures.answer(entry, given));
      case Crossing.RecallNotice _,
          Crossing.DocumentReleased _,
          Crossing.CounterpartStated _,
          ReadinessReleased _ ->
          draft.by().officer().equals(Draft.NODE)
              ? Optional.empty()
              : because(
                  RefusalCode.NOT_YOUR_MATTER,
                  "the node itself makes this from a release decision or rule");
      case Crossing.IncarnationStarted started -> begins(started);
      case Crossing.OfficerKeyEntered _, Crossing.OfficerKeyRevoked _ ->
          state.pairingsWaiting().isEmpty()
              ? state.rolls().own().change(entry)
              : because(
                  RefusalCode.STALE,
                  "a pairing is under way, whose terms hold the roll: wait until it is settled");
      case Joint joint -> joint(entry, joint);
      case RollStated stated -> rollStated(entry, stated);
      case Crossing _ -> act(draft, entry);
      case Domestic.TaskIssued _, Domestic.TaskReported _ -> state.tasks().check(entry);
      case PeerEntry.PartyKnown _ -> state.peers().check(entry, state.officers());
      case AnnouncementEntry _ -> state.folds().announcements().check(entry);
      case ReadinessEntry readiness -> state.folds().readiness().check(entry, readiness);
      case ProgrammeFile.DocumentKept kept ->
          state
              .folds()
              .programmes()
              .check(entry, state.holdings().document(kept.document()).isPresent());
      case Domestic.AlarmTaken _ -> state.requests().check(entry);
      case Domestic.AlarmRaised _ ->
          draft.by().officer().equals(Draft.NODE)
              ? Optional.empty()
              : because(RefusalCode.NOT_YOUR_MATTER, "the node itself raises alarms");
      case Domestic _ -> Optional.empty();
    };
  }

  /// Who holds the matter when it is answered answers.
  private Optional<Refusal> answering(Draft draft, Entry entry, EntryId proposal) {
    return state
        .proposals()
        .find(proposal)
        .flatMap(view -> state.routing().answering(view, draft.by().command(), entry.recorded()));
  }

  private static Optional<Refusal> forOne(Entry entry) {
    return entry.audience().size() == 1
        ? Optional.empty()
        : because(RefusalCode.NOT_ADDRESSED, "a statement is made for exactly one party");
  }

  /// Not while a peer gives back what was lost: who decides anew on half of its own past can
  /// contradict the other half.
  private Optional<Refusal> begins(Crossing.IncarnationStarted started) {
    for (PeerLink link : state.links()) {
      if (link.givesBack()) {
        return because(
            RefusalCode.READ_ONLY,
            state.peers().code(link.status().peer())
                + " still gives back what this node lost: wait until it has, then begin anew");
      }
    }
    return started.number() > state.incarnation()
        ? Optional.empty()
        : because(
            RefusalCode.STALE,
            "incarnation " + state.incarnation() + " has begun; the next has a higher number");
  }

  /// An opening is its party's consent to its own terms, so it is made by who may consent to them.
  private Optional<Refusal> opening(Draft draft, Entry entry, Crossing.ProposalOpened opened) {
    return crossable(entry, opened.terms().terms().profile() == Profile.PAIRING)
        .or(() ->
            draft.by().officer().equals(Draft.NODE)
                ? Optional.empty()
                : state.routing().opening(entry, draft.by().command()));
  }

  /// Whether it may go to everybody whom it is for: over our link with each, or carried by another.
  private Optional<Refusal> crossable(Entry entry, boolean pairing) {
    boolean carriers = false;
    for (PartyId party : entry.audience()) {
      boolean carried = !pairing && state.peers().carried(party);
      carriers |= !carried;
      Optional<Refusal> refusal =
          carried ? carried(entry, party) : crossable(entry, party, pairing);
      if (refusal.isPresent()) {
        return refusal;
      }
    }
    return carriers
        ? Optional.empty()
        : because(
            RefusalCode.NOT_LINKED, "none of its parties is linked with this node to carry it");
  }

  /// Without an agreement only what is unclassified goes, and the label must name the party.
  private Optional<Refusal> carried(Entry entry, PartyId party) {
    String code = state.peers().code(party);
    Set<String> to = entry.label().releasableTo();
    boolean fits = entry.label().level() == Level.UNCLASSIFIED && to != null && to.contains(code);
    return fits
        ? Optional.empty()
        : because(
            RefusalCode.LABEL_REFUSED,
            code
                + " is not linked and gets it from another party: the label must be UNCLASSIFIED"
                + " and releasable to "
                + code);
  }

  /// Whether acts under this label may go to that party: signing them is their release.
  private Optional<Refusal> crossable(Entry entry, PartyId party, boolean pairing) {
    Label label = entry.label();
    if (!state.peers().open(party)) {
      return because(
          RefusalCode.NOT_LINKED, state.peers().code(party) + " is not linked with this node");
    }
    if (pairing) {
      return label.level() == Level.UNCLASSIFIED
          ? Optional.empty()
          : because(
              RefusalCode.LABEL_REFUSED,
              "before an agreement only UNCLASSIFIED may cross: label the pairing so");
    }
    Agreement agreement = state.desk().policy().agreements().get(party);
    if (agreement == null || !agreement.holds(entry.recorded())) {
      return because(
          RefusalCode.NOT_LINKED, "no pairing with " + state.peers().code(party) + " is in force");
    }
    Set<String> to = label.releasableTo();
    boolean fits =
        label.level().compareTo(agreement.outward().highest()) <= 0
            && to != null
            && to.contains(agreement.outward().toCode());
    return fits
        ? Optional.empty()
        : because(
            RefusalCode.LABEL_REFUSED,
            "level "
                + label.level()
                + " releasable to "
                + (to == null ? "nobody" : String.join(", ", to))
                + " does not fit "
                + agreement.outward().toCode()
                + ", whose ceiling is "
                + agreement.outward().highest());
  }

  private Optional<Refusal> act(Draft draft, Entry entry) {
    Optional<ProposalView> view = view(entry.body());
    if (view.isEmpty()) {
      return noSuchProposal();
    }
    Optional<Refusal> refusal = crossable(entry, view.get().profile() == Profile.PAIRING);
    if (refusal.isPresent()) {
      return refusal;
    }
    if (draft.by().officer().equals(Draft.NODE)) {
      return Optional.empty();
    }
    return state.routing().answering(view.get(), draft.by().command(), entry.recorded());
  }

  /// It is not carried, so each of the others must be linked.
  private Optional<Refusal> joint(Entry entry, Joint joint) {
    Optional<Refusal> refusal = state.folds().check(entry, joint);
    if (refusal.isPresent()) {
      return refusal;
    }
    for (PartyId party : entry.audience()) {
      refusal = crossable(entry, party, false);
      if (refusal.isPresent()) {
        return refusal;
      }
    }
    return Optional.empty();
  }

  /// It goes to those who verify our acts by it and do not hear of the changes themselves.
  private Optional<Refusal> rollStated(Entry entry, RollStated stated) {
    Optional<ProposalView> found = view(stated);
    if (found.isEmpty()) {
      return noSuchProposal();
    }
    ProposalView view = found.get();
    if (view.state().settled() && !view.inForce(entry.recorded())) {
      return because(
          RefusalCode.STALE, "a roll is stated under a proposal that is open or in force");
    }
    if (view.others(state.self()).stream().noneMatch(state.peers()::carried)) {
      return because(
          RefusalCode.STALE,
          "every other party of that proposal is linked and gets each change of the roll itself");
    }
    return state
        .rolls()
        .own()
        .states(stated, Math.max(1, state.incarnation()))
        .or(() -> crossable(entry, false));
  }

  private static Optional<Refusal> noSuchProposal() {
    return because(RefusalCode.NO_SUCH_PROPOSAL, "no such proposal is held here");
  }

  private Optional<ProposalView> view(Body body) {
    EntryId proposal = body instanceof Crossing crossing ? crossing.proposal() : null;
    return proposal == null ? Optional.empty() : state.proposals().find(proposal);
  }

  private static Optional<Refusal> because(RefusalCode code, @Nullable String sentence) {
    return Optional.of(new Refusal(code, sentence == null ? code.name() : sentence));
  }
}
