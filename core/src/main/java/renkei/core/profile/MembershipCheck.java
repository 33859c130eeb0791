// SPDX-License-Identifier: Apache-2.0
package renkei.core.profile;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import renkei.core.consent.MembershipLine;
import renkei.core.consent.ProposalView;
import renkei.core.consent.Proposals;
import renkei.core.entry.Body;
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
      case Matter.Accession accession -> held(accession.membership(), entry, true);
      case Matter.Leaving leaving -> held(leaving.membership(), entry, false);
      case Matter.Succession succession -> held(succession.membership(), entry, false);
      case Matter.Interest interest ->
          held(interest.membership(), entry, false).or(() -> interested(entry, interest));
      case Matter _ -> Optional.empty();
    };
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
