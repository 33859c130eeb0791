// SPDX-License-Identifier: Apache-2.0
package renkei.core.profile;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import renkei.core.consent.MembershipLine;
import renkei.core.consent.ProposalView;
import renkei.core.entry.EntryId;
import renkei.core.entry.Membership;
import renkei.core.entry.PartyId;
import renkei.core.entry.SealedTerms;

/// One agreement as this node can prove it, with everything that was proposed about it.
///
/// @param agreement entry id of its opening
/// @param view its proposal; null: not held here, as by an applicant or a newcomer
/// @param shown its terms as our own accession shows them, to who holds no proposal of it; null:
///   they were not shown to us
/// @param stage where it stands
/// @param parts the agreement itself, then its pillars by code
/// @param applications to join, leave or replace the depositary, the oldest first
/// @param interests declared by parties that are no members, the oldest first
public record AgreementLine(
    EntryId agreement,
    @Nullable ProposalView view,
    @Nullable SealedTerms shown,
    Stage stage,
    List<Part> parts,
    List<Application> applications,
    List<Interested> interests) {
  /// Copies the lists.
  public AgreementLine {
    parts = List.copyOf(parts);
    applications = List.copyOf(applications);
    interests = List.copyOf(interests);
  }

  /// Its terms, by whichever way they are held here; null: they are not.
  public @Nullable SealedTerms terms() {
    return view == null ? shown : view.onTable();
  }

  /// Where an agreement stands.
  public enum Stage {
    /// Consents are missing.
    PROPOSED,
    /// The consents are there; its own clause is not met, or its depositary has not closed.
    SIGNED,
    /// It holds.
    IN_FORCE,
    /// It held, and has ended, or fewer than two parties are left in it.
    ENDED,
    /// It never held: declined, withdrawn, lapsed or void.
    NOT_HELD,
    /// Its depositary closed it in different ways; neither holds.
    DISPUTED,
    /// Its terms are not held here.
    NOT_KNOWN
  }

  /// What one can be a member of.
  ///
  /// @param of the agreement itself or a pillar
  /// @param line who is a member, at which number; null: none is known here
  public record Part(Membership of, @Nullable MembershipLine line) {}

  /// A proposal about a membership.
  ///
  /// @param view the proposal
  /// @param of the membership
  /// @param number the number that it was opened on
  /// @param party who joins, leaves, or is gone
  public record Application(ProposalView view, Membership of, long number, PartyId party) {}

  /// A party that said it is interested.
  ///
  /// @param view its notice
  /// @param in what
  /// @param until when its own withdrawal ends it; null: it stands
  public record Interested(ProposalView view, Membership in, @Nullable Instant until) {}
}
