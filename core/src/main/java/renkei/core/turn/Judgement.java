// SPDX-License-Identifier: Apache-2.0
package renkei.core.turn;

import java.util.Optional;
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
import renkei.core.entry.Refusal;
import renkei.core.entry.RefusalCode;
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
  record Judged(Verdict verdict, @Nullable SignedEntry entry) {}

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
      return new Judged(refusal.map(Verdict::refused).orElse(Verdict.APPLIED), signed);
    } catch (RuntimeException fault) {
      Refusal why =
          new Refusal(
              RefusalCode.QUARANTINED,
              "judging it failed with " + fault.getClass().getSimpleName() + "; it is kept");
      return new Judged(new Verdict(Verdict.State.QUARANTINED, why), signed);
    }
  }

  /// What the peer is told of a refusal. Of a proposal that it takes no part in it learns nothing,
  /// not even that it is held here: an id that is not held gets the same answer.
  Refusal told(PartyId from, Judged judged, Refusal why) {
    SignedEntry signed = judged.entry();
    EntryId proposal =
        signed != null && signed.entry().body() instanceof Crossing body ? body.proposal() : null;
    if (proposal == null
        || state
            .proposals()
            .find(proposal)
            .filter(view -> view.parties().contains(from))
            .isPresent()) {
      return why;
    }
    return new Refusal(RefusalCode.NO_SUCH_PROPOSAL, "no proposal of yours has that id here");
  }

  private static RefusalCode codeOf(Malformed malformed) {
    return switch (malformed.why()) {
      case FORM -> RefusalCode.MALFORMED;
      case UNKNOWN_KIND -> RefusalCode.UNKNOWN_KIND;
      case TOO_LARGE -> RefusalCode.TOO_LARGE;
    };
  }

  private Optional<Refusal> refusal(PartyId from, SignedEntry signed) {
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
    Optional<EntryIndex.Place> held = state.index().find(entry.id());
    if (held.isPresent()) {
      return held.get().hash().equals(signed.hash())
          ? Optional.empty()
          : because(RefusalCode.ID_REUSED, "its id names another entry that is held here");
    }
    return state
        .rolls()
        .of(entry.party())
        .check(entry, proof.officer(), checking)
        .or(() -> byKind(from, signed));
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
          Crossing.IncarnationStarted _ ->
          Optional.empty();
      case Joint joint -> state.folds().check(signed.entry(), joint);
      case Crossing.OfficerKeyEntered _, Crossing.OfficerKeyRevoked _ ->
          state.rolls().of(from).change(signed.entry());
    };
  }

  private static Optional<Refusal> because(RefusalCode code, String sentence) {
    return Optional.of(new Refusal(code, sentence));
  }

  private static Judged refused(RefusalCode code, @Nullable String sentence) {
    return new Judged(
        Verdict.refused(new Refusal(code, sentence == null ? code.name() : sentence)), null);
  }
}
