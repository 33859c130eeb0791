// SPDX-License-Identifier: Apache-2.0
package renkei.core.profile;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Hash;
import renkei.core.consent.MembershipLine;
import renkei.core.consent.ProposalView;
import renkei.core.consent.Proposals;
import renkei.core.entry.AgreementText;
import renkei.core.entry.Body;
import renkei.core.entry.Crossing;
import renkei.core.entry.Domestic;
import renkei.core.entry.Entry;
import renkei.core.entry.Matter;
import renkei.core.entry.Membership;
import renkei.core.entry.PartyId;
import renkei.core.entry.Refusal;
import renkei.core.entry.RefusalCode;
import renkei.core.entry.SealedTerms;

/// What an agreement itself says of joining it, of leaving it, and of who keeps it. Where the
/// agreement is not held here, as by an applicant, nothing can be said; its members say it.
final class MembershipCheck {
  private final PartyId self;
  private final Proposals proposals;

  MembershipCheck(PartyId self, Proposals proposals) {
    this.self = self;
    this.proposals = proposals;
  }

  /// Why terms that speak of a membership are refused.
  Optional<Refusal> check(Entry entry, SealedTerms terms) {
    return switch (terms.terms().matter()) {
      case Matter.Accession accession ->
          held(accession.membership(), entry, true).or(() -> text(accession));
      case Matter.Leaving leaving -> held(leaving.membership(), entry, false);
      case Matter.Succession succession -> held(succession.membership(), entry, false);
      case Matter.Interest interest ->
          held(interest.membership(), entry, false).or(() -> interested(entry, interest));
      case Matter _ -> Optional.empty();
    };
  }

  /// Why our own consent to somebody's joining is refused: who joins must have been shown what it
  /// accedes to, and that must be what we are bound by ourselves.
  Optional<Refusal> consent(Entry entry, Crossing.ConsentGiven given) {
    Matter matter =
        entry.party().equals(self)
            ? proposals.find(given.proposal()).map(ProposalView::matter).orElse(null)
            : null;
    if (!(matter instanceof Matter.Accession accession)) {
      return Optional.empty();
    }
    AgreementText text = accession.text();
    if (text == null || text.terms() == null) {
      return refuse(
          RefusalCode.TEXT_NOT_SHOWN,
          "The terms on the table do not hold the text of the agreement, so nobody can consent to"
              + " them. A member shows the text first.");
    }
    return text(accession);
  }

  /// What is shown as the agreement must be it, to the last byte, where it is held here.
  private Optional<Refusal> text(Matter.Accession accession) {
    AgreementText text = accession.text();
    Hash held =
        proposals.agreed(accession.membership().agreement()).map(SealedTerms::hash).orElse(null);
    return text == null || held == null || held.equals(text.hash())
        ? Optional.empty()
        : refuse(
            RefusalCode.OTHER_TEXT,
            "The terms "
                + text.hash()
                + " that it names are not those of the agreement "
                + accession.membership().agreement()
                + ", which are "
                + held
                + ". Ask a member for the text again.");
  }

  /// Why a release, or a document, within an agreement or pillar is refused: it must be one that is
  /// known here. It need not be in force yet; nothing goes before it is.
  Optional<Refusal> scope(Body body) {
    Membership under =
        switch (body) {
          case Domestic.ReleaseRuleAdopted adopted -> adopted.rule().under();
          case Domestic.ReleaseDecided decided -> decided.under();
          case Domestic.DocumentFiled filed -> filed.under();
          case Body _ -> null;
        };
    if (under == null || line(under) != null) {
      return Optional.empty();
    }
    return proposals.find(under.agreement()).isEmpty()
        ? refuse(
            RefusalCode.NO_SUCH_PROPOSAL,
            "The agreement " + under.agreement() + ", within which it is to go, is not held here.")
        : pillar(under);
  }

  /// Why nothing can be opened under it then; empty where it can, or where that is not known here.
  Optional<Refusal> under(Membership of, Instant at) {
    return pillar(of)
        .or(() ->
            agreement(of)
                .filter(terms -> terms.provisions().ended(at))
                .flatMap(terms ->
                    refuse(
                        RefusalCode.AGREEMENT_ENDED,
                        "The agreement ended at "
                            + terms.provisions().until()
                            + ", so nothing is opened under it any more.")));
  }

  private Optional<Refusal> held(Membership of, Entry entry, boolean joins) {
    Optional<Refusal> pillar = pillar(of);
    return pillar.isPresent() || !joins
        ? pillar
        : agreement(of).flatMap(terms -> open(of, terms, entry));
  }

  private Optional<Matter.Agreement> agreement(Membership of) {
    return proposals
        .find(of.agreement())
        .map(ProposalView::matter)
        .or(() -> proposals.agreed(of.agreement()).map(shown -> shown.terms().matter()))
        .filter(Matter.Agreement.class::isInstance)
        .map(Matter.Agreement.class::cast);
  }

  private Optional<Refusal> pillar(Membership of) {
    if (proposals.find(of.agreement()).isEmpty()) {
      return Optional.empty();
    }
    Matter.Agreement terms = agreement(of).orElse(null);
    if (terms == null) {
      return refuse(
          RefusalCode.NO_SUCH_PROPOSAL, "What is named, " + of.agreement() + ", is no agreement.");
    }
    if (!of.pillar().isEmpty() && !terms.pillars().contains(of.pillar())) {
      return refuse(
          RefusalCode.NO_SUCH_PILLAR,
          "The agreement "
              + of.agreement()
              + " has no pillar "
              + of.pillar()
              + (terms.pillars().isEmpty()
                  ? "; it has none."
                  : "; it has " + String.join(", ", terms.pillars()) + "."));
    }
    return Optional.empty();
  }

  private Optional<Refusal> open(Membership of, Matter.Agreement terms, Entry entry) {
    if (terms.provisions().ended(entry.recorded())) {
      return refuse(
          RefusalCode.AGREEMENT_ENDED,
          "The agreement ended at "
              + terms.provisions().until()
              + ", so nobody can join it. A new agreement would be needed.");
    }
    if (terms.provisions().closed(of.pillar())) {
      return refuse(
          RefusalCode.CLOSED_TO_ACCESSION,
          "The agreement lets nobody join "
              + (of.pillar().isEmpty() ? "it." : "its pillar " + of.pillar() + ".")
              + " Its members can make another agreement.");
    }
    MembershipLine line = line(of);
    return line != null && line.members().size() < 2
        ? refuse(
            RefusalCode.AGREEMENT_ENDED,
            "Only one party is left in it, so there is no agreement to join.")
        : Optional.empty();
  }

  private Optional<Refusal> interested(Entry entry, Matter.Interest interest) {
    MembershipLine line = line(interest.membership());
    boolean member = line != null && line.members().contains(entry.party());
    return member
        ? refuse(
            RefusalCode.STALE,
            (entry.party().equals(self) ? "This party" : "The party " + entry.party())
                + " is a member already, so it has no interest to declare.")
        : Optional.empty();
  }

  private @Nullable MembershipLine line(Membership of) {
    List<MembershipLine> all = proposals.memberships();
    return all.stream().filter(line -> line.membership().equals(of)).findFirst().orElse(null);
  }

  private static Optional<Refusal> refuse(RefusalCode code, String sentence) {
    return Optional.of(new Refusal(code, sentence));
  }
}
