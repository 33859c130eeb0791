// SPDX-License-Identifier: Apache-2.0
package renkei.core.profile;

import java.util.Optional;
import renkei.core.authority.AuthorityRegister;
import renkei.core.consent.Proposals;
import renkei.core.entry.Crossing;
import renkei.core.entry.Entry;
import renkei.core.entry.Joint;
import renkei.core.entry.Matter;
import renkei.core.entry.PartyId;
import renkei.core.entry.ReadinessReleased;
import renkei.core.entry.Refusal;
import renkei.core.entry.RefusalCode;
import renkei.core.entry.RollStated;
import renkei.core.entry.SealedTerms;

/// What the terms of each profile must hold beyond their shape, where it takes something else that
/// is held here to tell. Asked for openings and counters, own and received, beside
/// [Proposals#check].
public final class ProfileCheck {
  private final PartyId self;
  private final VisitCheck visits;
  private final MembershipCheck joining;

  /// Checks for this party against what it holds.
  public ProfileCheck(PartyId self, Proposals proposals) {
    this.self = self;
    this.visits = new VisitCheck(self, proposals);
    this.joining = new MembershipCheck(self, proposals);
  }

  /// Why the terms that the entry states are refused; empty for entries that state none.
  public Optional<Refusal> check(Entry entry) {
    if (!(entry.body() instanceof Crossing body)) {
      return joining.scope(entry.body());
    }
    return switch (body) {
      case Crossing.ProposalOpened opened -> terms(entry, opened.terms());
      case Crossing.TermsCountered countered -> terms(entry, countered.terms());
      case Crossing.ConsentGiven given ->
          visits.consent(entry, given).or(() -> joining.consent(entry, given));
      case Crossing.ProposalAcknowledged _,
          Crossing.ConsentWithdrawn _,
          Crossing.ProposalDeclined _,
          Crossing.ProposalWithdrawn _,
          Crossing.ProposalClosed _,
          Crossing.ProposalRatified _,
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

  private Optional<Refusal> terms(Entry entry, SealedTerms terms) {
    return switch (terms.terms().matter()) {
      case Matter.Pairing pairing -> pairing(pairing);
      case Matter.Support support ->
          over(support.until().isAfter(entry.recorded()), "The time wanted");
      case Matter.Information information ->
          over(information.latest().isAfter(entry.recorded()), "The latest time of value");
      case Matter.Visit visit -> visits.terms(entry, visit);
      case Matter.Accession _, Matter.Interest _, Matter.Succession _ ->
          joining.check(entry, terms);
      case Matter.OnwardRelease _,
          Matter.Withdrawal _,
          Matter.Agreement _,
          Matter.TeamCharter _,
          Matter.ProgrammeStage _ ->
          Optional.empty();
      case Matter.RepairSlot slot -> over(slot.until().isAfter(entry.recorded()), "The slot");
      case Matter.Leaving leaving ->
          over(!leaving.from().isBefore(entry.recorded()), "The membership that is left")
              .or(() -> joining.check(entry, terms));
    };
  }

  private Optional<Refusal> pairing(Matter.Pairing pairing) {
    boolean ours = pairing.inviter().party().equals(self) || pairing.invitee().party().equals(self);
    return ours
        ? Optional.empty()
        : refuse(RefusalCode.NOT_YOUR_MATTER, "The pairing is between two other parties.");
  }

  private static Optional<Refusal> over(boolean toCome, String what) {
    return toCome
        ? Optional.empty()
        : refuse(
            RefusalCode.BACKDATED, what + " is over before it is asked for. Name a later one.");
  }

  private static Optional<Refusal> refuse(RefusalCode code, String sentence) {
    return Optional.of(new Refusal(code, sentence));
  }

  /// Whether our own catalogue lists the function that a request names, for a hint on the screen: a
  /// request under a function that is not listed is the root command's.
  public static boolean listed(AuthorityRegister register, Matter.Support support) {
    return register.functions().stream().anyMatch(line -> line.id().equals(support.function()));
  }
}
