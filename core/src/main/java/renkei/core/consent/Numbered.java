// SPDX-License-Identifier: Apache-2.0
package renkei.core.consent;

import java.util.Optional;
import renkei.core.entry.Crossing;
import renkei.core.entry.Entry;
import renkei.core.entry.Matter;
import renkei.core.entry.Membership;
import renkei.core.entry.PartyId;

/// A proposal that changes a membership: it names the number that it was opened on. Once in force
/// it makes the next one.
///
/// @param membership of what
/// @param number the number it was opened on
/// @param party who joins or leaves
/// @param how what becomes of it
record Numbered(Membership membership, long number, PartyId party, How how) {
  /// What a proposal does to a membership.
  enum How {
    /// The party joins.
    JOINS,
    /// It leaves.
    LEAVES,
    /// It was the depositary and is gone; another takes its place.
    SUCCEEDED
  }

  /// Whether the party becomes a member by it.
  boolean joins() {
    return how == How.JOINS;
  }

  /// Whether it puts another depositary in the party's place.
  boolean succeeds() {
    return how == How.SUCCEEDED;
  }

  /// Empty for every other proposal. A counter keeps all of this, so the opening says it.
  static Optional<Numbered> of(Entry opening) {
    Crossing.ProposalOpened opened = Parties.opened(opening);
    return switch (opened.terms().terms().matter()) {
      case Matter.Accession joins ->
          Optional.of(
              new Numbered(joins.membership(), joins.number(), joins.applicant(), How.JOINS));
      case Matter.Leaving leaves ->
          Optional.of(
              new Numbered(leaves.membership(), leaves.number(), opening.party(), How.LEAVES));
      case Matter.Succession after ->
          Optional.of(
              new Numbered(after.membership(), after.number(), after.gone(), How.SUCCEEDED));
      case Matter _ -> Optional.empty();
    };
  }

  /// The number that it makes when it is in force.
  long makes() {
    return number + 1;
  }
}
