// SPDX-License-Identifier: Apache-2.0
package renkei.core.turn;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import renkei.core.consent.ProposalState;
import renkei.core.consent.ProposalView;
import renkei.core.consent.Proposals;
import renkei.core.entry.Crossing;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.Matter;
import renkei.core.entry.PartyId;
import renkei.core.entry.Profile;
import renkei.core.release.OnwardConsent;
import renkei.core.release.ReleaseDesk;

/// What a settled proposal changes for the gate: ceilings, consents to onward release, answers that
/// may be given. Owner: the turn.
final class Consequences {
  private final PartyId self;
  private final Proposals proposals;
  private final ReleaseDesk desk;
  private final Set<EntryId> pairingsWaiting = new LinkedHashSet<>();

  Consequences(PartyId self, Proposals proposals, ReleaseDesk desk) {
    this.self = self;
    this.proposals = proposals;
    this.desk = desk;
  }

  /// Notes a pairing that is opened; every other entry changes nothing.
  void apply(Entry entry) {
    if (entry.body() instanceof Crossing.ProposalOpened opened
        && opened.terms().terms().profile() == Profile.PAIRING) {
      pairingsWaiting.add(entry.id());
    }
  }

  /// Pairings that no closing settled yet.
  Set<EntryId> pairingsWaiting() {
    return Set.copyOf(pairingsWaiting);
  }

  /// Takes a settled proposal into account.
  void closed(EntryId proposal) {
    Optional<ProposalView> view =
        proposals.find(proposal).filter(found -> found.state() == ProposalState.IN_FORCE);
    if (proposals.find(proposal).filter(Agreements::numbers).isPresent()) {
      desk.rosters(Agreements.rosters(proposals));
    }
    boolean waiting = pairingsWaiting.remove(proposal);
    if (waiting || view.map(ProposalView::matter).orElse(null) instanceof Matter.Withdrawal) {
      desk.agreements(Agreements.of(proposals.agreements()));
    }
    view.ifPresent(found -> Agreements.onward(found).forEach(desk::consented));
    view.flatMap(found -> Agreements.answer(found, self)).ifPresent(desk::answers);
    if (view.isPresent() && view.get().matter() instanceof Matter.Withdrawal notice) {
      onwardEnds(notice.proposal());
    }
  }

  /// A consent to onward release, or to an answer, of which notice was given holds until then and
  /// no longer.
  private void onwardEnds(EntryId proposal) {
    proposals
        .find(proposal)
        .flatMap(found -> Agreements.answer(found, self))
        .ifPresent(desk::answers);
    List<OnwardConsent> consents =
        proposals
            .find(proposal)
            .filter(found -> found.state() == ProposalState.IN_FORCE)
            .map(Agreements::onward)
            .orElse(List.of());
    if (!consents.isEmpty()) {
      desk.consentEnded(proposal);
      consents.forEach(desk::consented);
    }
  }
}
