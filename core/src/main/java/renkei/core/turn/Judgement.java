// SPDX-License-Identifier: Apache-2.0
package renkei.core.turn;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Bytes;
import renkei.core.base.Limits;
import renkei.core.base.Malformed;
import renkei.core.consent.ProposalView;
import renkei.core.consent.Proposals;
import renkei.core.consent.Roll;
import renkei.core.entry.Crossing;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryCodec;
import renkei.core.entry.EntryId;
import renkei.core.entry.Joint;
import renkei.core.entry.PartyId;
import renkei.core.entry.Profile;
import renkei.core.entry.Proof;
import renkei.core.entry.ReadinessReleased;
import renkei.core.entry.Refusal;
import renkei.core.entry.RefusalCode;
import renkei.core.entry.RollStated;
import renkei.core.entry.SignedEntry;
import renkei.core.entry.Verdict;
import renkei.core.entry.Verifier;
import renkei.core.profile.ProfileCheck;

/// Judges an entry that a peer sent: once, when it comes. The verdict is kept with it. Owner: the
/// turn.
final class Judgement {
  /// A verdict, and the entry where it was readable.
  ///
  /// @param verdict applied, refused or quarantined
  /// @param entry null when the bytes could not be read
  /// @param told what the peer is told of a refusal; null: nothing
  record Judged(Verdict verdict, @Nullable SignedEntry entry, @Nullable Refusal told) {}

  private final State state;
  private final EntryCodec codec;
  private final Verifier verifier;
  private final Roll.Checking checking;
  private final ProfileCheck profiles;

  Judgement(State state, EntryCodec codec, Verifier verifier) {
    this.state = state;
    this.codec = codec;
    this.verifier = verifier;
    this.checking = state.rolls().checking();
    this.profiles = new ProfileCheck(state.self(), state.proposals());
  }

  /// Never throws for content: what cannot be judged is quarantined, and the link goes on.
  Judged judge(PartyId from, Bytes bytes, Proof proof) {
    if (bytes.size() > Limits.ENTRY_BYTES_MAX) {
      return refused(RefusalCode.TOO_LARGE, "an entry larger than the limit");
    }
    Entry entry;
    try {
      entry = codec.decodeCrossing(bytes);
    } catch (Malformed malformed) {
      return refused(codeOf(malformed), malformed.getMessage());
    }
    SignedEntry signed = SignedEntry.of(entry, bytes, proof);
    try {
      Optional<Refusal> refusal = refusal(from, signed);
      return refusal.isEmpty()
          ? new Judged(Verdict.APPLIED, signed, null)
          : new Judged(
              Verdict.refused(refusal.get()),
              signed,
              told(from, signed, refusal.get()).orElse(null));
    } catch (RuntimeException fault) {
      Refusal why =
          new Refusal(
              RefusalCode.QUARANTINED,
              "judging it failed with " + fault.getClass().getSimpleName() + "; it is kept");
      return new Judged(new Verdict(Verdict.State.QUARANTINED, why), signed, why);
    }
  }

  /// What the peer is told of a refusal; empty: nothing, as of an entry that is taken. Of a
  /// proposal that it takes no part in, and of an entry that is none of its own and was not for it,
  /// it learns nothing, not even that it is held here: it gets the answer that it would get if it
  /// were not. Nor does it learn by a forgery in another's name whether that party is linked with
  /// this one.
  private Optional<Refusal> told(PartyId from, SignedEntry signed, Refusal why) {
    Entry entry = signed.entry();
    if (why.code() == RefusalCode.ID_REUSED && !holds(from, entry.id())) {
      SignedEntry other = underAnotherId(signed);
      return byOfficerAndKind(from, signed, other).flatMap(then -> told(from, other, then));
    }
    if (why.code() == RefusalCode.BAD_SIGNATURE && !entry.party().equals(from)) {
      return because(RefusalCode.NOT_LINKED, "no such act of that party is known here");
    }
    EntryId proposal = entry.body() instanceof Crossing body ? body.proposal() : null;
    if (proposal == null || takesPart(from, proposal)) {
      return Optional.of(why);
    }
    boolean held = state.proposals().find(proposal).isPresent();
    boolean sound = beforeKind(from, signed).or(() -> byOfficer(signed)).isEmpty();
    return held && sound && early(entry)
        ? Optional.empty()
        : because(RefusalCode.NO_SUCH_PROPOSAL, "no proposal of yours has that id here");
  }

  /// Whether it would be kept until its proposal is here.
  private boolean early(Entry entry) {
    return entry.body() instanceof Joint
        ? state.folds().early(entry).isEmpty()
        : Proposals.handles(entry) && state.proposals().early(entry).isEmpty();
  }

  private boolean takesPart(PartyId from, EntryId proposal) {
    return state
        .proposals()
        .find(proposal)
        .filter(view -> view.parties().contains(from))
        .isPresent();
  }

  /// Whether that party stated the entry that is held here under an id, or got it.
  private boolean holds(PartyId from, EntryId id) {
    return state
        .entry(id)
        .map(SignedEntry::entry)
        .filter(held -> held.party().equals(from) || held.audience().contains(from))
        .isPresent();
  }

  private static SignedEntry underAnotherId(SignedEntry signed) {
    Entry one = signed.entry();
    Entry other =
        new Entry(
            one.party(),
            new EntryId(signed.hash().a(), signed.hash().b()),
            one.recorded(),
            one.effective(),
            one.officer(),
            one.command(),
            one.basis(),
            one.audience(),
            one.label(),
            one.body());
    return new SignedEntry(other, signed.bytes(), signed.hash(), signed.proof());
  }

  private static RefusalCode codeOf(Malformed malformed) {
    return switch (malformed.why()) {
      case FORM -> RefusalCode.MALFORMED;
      case UNKNOWN_KIND -> RefusalCode.UNKNOWN_KIND;
      case TOO_LARGE -> RefusalCode.TOO_LARGE;
    };
  }

  private Optional<Refusal> refusal(PartyId from, SignedEntry signed) {
    Optional<Refusal> before = beforeKind(from, signed);
    if (before.isPresent()) {
      return before;
    }
    Optional<EntryIndex.Place> held = state.index().find(signed.entry().id());
    if (held.isPresent()) {
      return held.get().hash().equals(signed.hash())
          ? Optional.empty()
          : because(RefusalCode.ID_REUSED, "its id names another entry that is held here");
    }
    return byOfficerAndKind(from, signed, signed);
  }

  /// What is looked at whatever the entry says and is held here.
  private Optional<Refusal> beforeKind(PartyId from, SignedEntry signed) {
    Entry entry = signed.entry();
    Proof proof = signed.proof();
    Optional<Refusal> uncarried =
        entry.party().equals(from) ? Optional.empty() : carried(from, entry);
    if (uncarried.isPresent()) {
      return uncarried;
    }
    if (proof == null || !verifier.verify(entry.party(), signed.bytes(), proof)) {
      return because(
          RefusalCode.BAD_SIGNATURE, "the signature is not by a key pinned for that party");
    }
    if (!entry.audience().contains(state.self())) {
      return because(RefusalCode.NOT_ADDRESSED, "this party is not in the entry's audience");
    }
    if (entry.label().exercise() != state.exercise()) {
      return because(RefusalCode.LABEL_REFUSED, "exercise and real entries never share a node");
    }
    return Optional.empty();
  }

  /// @param named the same entry, or as if it had another id
  private Optional<Refusal> byOfficerAndKind(PartyId from, SignedEntry signed, SignedEntry named) {
    return byOfficer(signed).or(() -> byKind(from, named));
  }

  private Optional<Refusal> byOfficer(SignedEntry signed) {
    Entry entry = signed.entry();
    Proof proof = signed.proof();
    return state
        .rolls()
        .of(entry.party())
        .check(entry, proof == null ? null : proof.officer(), checking);
  }

  /// Why another party's entry is not taken from this carrier. Only acts of a proposal in which
  /// author, carrier and this party take part are carried, and only of a party whose keys were read
  /// to us.
  private Optional<Refusal> carried(PartyId from, Entry entry) {
    PartyId author = entry.party();
    Optional<EntryId> proposal = Proposals.proposalOf(entry);
    if (proposal.isEmpty() || author.equals(state.self())) {
      return because(
          RefusalCode.NOT_CARRIED_BY_YOU,
          "a peer sends only what its own party states, and acts of others in a proposal that both"
              + " take part in");
    }
    Optional<ProposalView> held = state.proposals().find(proposal.get());
    boolean pairing =
        entry.body() instanceof Crossing.ProposalOpened opened
                && opened.terms().terms().profile() == Profile.PAIRING
            || held.filter(view -> view.profile() == Profile.PAIRING).isPresent();
    boolean takesPart =
        entry.audience().contains(from)
            && held.map(view -> view.parties().contains(from)).orElse(true);
    if (pairing || !takesPart) {
      return because(
          RefusalCode.NOT_CARRIED_BY_YOU,
          pairing
              ? "nobody carries what is to open a link"
              : "the carrier takes no part in that proposal");
    }
    return state.peers().open(author) || state.peers().carried(author)
        ? Optional.empty()
        : because(
            RefusalCode.NOT_LINKED,
            "it is an act of a party whose keys nobody read to us: read its words with it, then it"
                + " can be carried again");
  }

  private Optional<Refusal> byKind(PartyId from, SignedEntry signed) {
    Crossing body = (Crossing) signed.entry().body();
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
          profiles.check(signed.entry()).or(() -> state.proposals().check(signed));
      case Crossing.ProgressStated _, Crossing.InformationGiven _ ->
          state.requests().check(signed.entry());
      case Crossing.RecallNotice recall ->
          state
                  .holdings()
                  .document(recall.released())
                  .filter(held -> held.owner().equals(from))
                  .isPresent()
              ? Optional.empty()
              : because(RefusalCode.NOT_YOUR_MATTER, "a recall of what it did not state");
      case Crossing.DocumentReleased _,
          Crossing.CounterpartStated _,
          ReadinessReleased _,
          Crossing.IncarnationStarted _ ->
          Optional.empty();
      case Joint joint -> state.folds().check(signed.entry(), joint);
      case RollStated stated -> rollStated(signed.entry(), stated);
      case Crossing.OfficerKeyEntered _, Crossing.OfficerKeyRevoked _ ->
          state.rolls().of(from).change(signed.entry());
    };
  }

  /// The roll of a party, stated under a proposal of which it and this party are parties, to just
  /// the others. Whatever became of the proposal meanwhile, a roll only goes on.
  private Optional<Refusal> rollStated(Entry entry, RollStated stated) {
    Optional<ProposalView> view = state.proposals().find(stated.proposal());
    if (view.isEmpty()) {
      return because(
          RefusalCode.NO_SUCH_PROPOSAL, "the proposal that it is stated under is not held here");
    }
    if (!view.get().parties().contains(entry.party())) {
      return because(RefusalCode.NOT_YOUR_MATTER, "its author takes no part in that proposal");
    }
    if (!entry.audience().equals(Set.copyOf(view.get().others(entry.party())))) {
      return because(
          RefusalCode.NOT_ADDRESSED,
          "a roll is stated to all other parties of the proposal, and nobody else");
    }
    return state.rolls().hears(entry.party())
        ? Optional.empty()
        : state.rolls().of(entry.party()).change(entry);
  }

  private static Optional<Refusal> because(RefusalCode code, String sentence) {
    return Optional.of(new Refusal(code, sentence));
  }

  private static Judged refused(RefusalCode code, @Nullable String sentence) {
    Refusal why = new Refusal(code, sentence == null ? code.name() : sentence);
    return new Judged(Verdict.refused(why), null, why);
  }
}
