// SPDX-License-Identifier: Apache-2.0
package renkei.core.profile;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import renkei.core.consent.MembershipLine;
import renkei.core.consent.ProposalView;
import renkei.core.consent.Proposals;
import renkei.core.entry.Crossing;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.Matter;
import renkei.core.entry.PartyId;
import renkei.core.entry.Programme;
import renkei.core.entry.Refusal;
import renkei.core.entry.RefusalCode;

/// Whether a stage of a programme may be opened: every partner is a member of what it is under, and
/// production comes after development.
///
/// Only own acts are refused by it. What another party states may rest on a membership or a closing
/// that is still under way to here; nobody here consents before it has come.
public final class ProgrammeCheck {
  private final PartyId self;
  private final Proposals proposals;

  /// Checks for this party against what it holds.
  public ProgrammeCheck(PartyId self, Proposals proposals) {
    this.self = self;
    this.proposals = proposals;
  }

  /// Why an own opening of a stage, a counter to one or a consent to one is refused; empty for
  /// every other entry.
  public Optional<Refusal> check(Entry entry) {
    if (!entry.party().equals(self) || !(entry.body() instanceof Crossing body)) {
      return Optional.empty();
    }
    return switch (body) {
      case Crossing.ProposalOpened opened ->
          stage(opened.terms().terms().matter(), entry.recorded(), entry.id());
      case Crossing.TermsCountered countered ->
          stage(countered.terms().terms().matter(), entry.recorded(), countered.proposal());
      case Crossing.ConsentGiven given ->
          proposals
              .find(given.proposal())
              .flatMap(view -> stage(view.matter(), entry.recorded(), view.id()));
      case Crossing _ -> Optional.empty();
    };
  }

  private Optional<Refusal> stage(Matter matter, Instant at, EntryId proposal) {
    if (!(matter instanceof Matter.ProgrammeStage stage)) {
      return Optional.empty();
    }
    return new MembershipCheck(self, proposals)
        .under(stage.under(), at)
        .or(() -> members(stage, at))
        .or(() -> production(stage, at, proposal));
  }

  private Optional<Refusal> members(Matter.ProgrammeStage stage, Instant at) {
    Optional<MembershipLine> line =
        proposals.memberships().stream()
            .filter(one -> one.membership().equals(stage.under()))
            .findFirst();
    if (line.isEmpty()) {
      return refuse(
          RefusalCode.NOT_MEMBER,
          "The programme is under "
              + stage.under()
              + ", of which no membership is known here. Name an agreement or pillar that this"
              + " party is a member of.");
    }
    Set<PartyId> outside = new TreeSet<>(stage.partners());
    outside.removeIf(partner -> line.get().member(partner, at));
    return outside.isEmpty()
        ? Optional.empty()
        : refuse(
            RefusalCode.NOT_MEMBER,
            "No member of "
                + stage.under()
                + " at number "
                + line.get().number()
                + ": "
                + outside
                + ". Only members are partners of what is under it.");
  }

  private Optional<Refusal> production(Matter.ProgrammeStage stage, Instant at, EntryId proposal) {
    EntryId development = stage.development();
    if (development == null) {
      return Optional.empty();
    }
    Optional<ProposalView> before = proposals.find(development);
    if (before.isEmpty()
        || !(before.get().matter() instanceof Matter.ProgrammeStage first)
        || first.stage() != Programme.Stage.DEVELOPMENT) {
      return refuse(
          RefusalCode.STAGE_CLOSED,
          "Production follows the development of the same programme, and that is not held here.");
    }
    if (!before.get().inForce(at)) {
      return refuse(
          RefusalCode.STAGE_CLOSED,
          "Production opens after development: that is "
              + before.get().state()
              + ", not in force.");
    }
    if (!first.under().equals(stage.under())
        || !first.lead().equals(stage.lead())
        || !Set.copyOf(first.partners()).equals(Set.copyOf(stage.partners()))) {
      return refuse(
          RefusalCode.STAGE_CLOSED,
          "Production has the partners, the lead and the agreement of its development.");
    }
    return another(development, proposal, at)
        ? refuse(RefusalCode.STAGE_CLOSED, "Production of this programme is in force already.")
        : Optional.empty();
  }

  private boolean another(EntryId development, EntryId proposal, Instant at) {
    return proposals.all().stream()
        .filter(view -> !view.id().equals(proposal) && view.inForce(at))
        .anyMatch(view ->
            view.matter() instanceof Matter.ProgrammeStage other
                && development.equals(other.development()));
  }

  private static Optional<Refusal> refuse(RefusalCode code, String sentence) {
    return Optional.of(new Refusal(code, sentence));
  }
}
