// SPDX-License-Identifier: Apache-2.0
package renkei.core.profile;

import java.time.Instant;
import java.util.List;
import renkei.core.base.Hash;
import renkei.core.consent.ProposalView;
import renkei.core.consent.Proposals;
import renkei.core.entry.EntryId;
import renkei.core.entry.Matter;
import renkei.core.entry.PartyId;

/// Onward release: the originator's consent that one entry goes from its holder to one third party.
/// Not transitive: it names holder and recipient.
public final class Onward {
  private Onward() {}

  /// One consent in force. It counts only for an entry that the originator itself stated.
  ///
  /// @param proposal the proposal in force
  /// @param entry hash of the entry
  /// @param originator who consented
  /// @param holder who may pass it on
  /// @param to to whom
  public record Consent(
      EntryId proposal, Hash entry, PartyId originator, PartyId holder, PartyId to) {}

  /// Every consent in force then.
  public static List<Consent> onwardConsents(Proposals proposals, Instant at) {
    return proposals.all().stream()
        .filter(view -> view.inForce(at) && view.matter() instanceof Matter.OnwardRelease)
        .map(Onward::consent)
        .toList();
  }

  private static Consent consent(ProposalView view) {
    if (view.matter() instanceof Matter.OnwardRelease(Hash entry, PartyId to)) {
      return new Consent(view.id(), entry, view.keeper(), view.opener(), to);
    }
    throw new IllegalStateException("the terms are not those of an onward release");
  }
}
