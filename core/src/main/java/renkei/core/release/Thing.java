// SPDX-License-Identifier: Apache-2.0
package renkei.core.release;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import renkei.core.base.Hash;
import renkei.core.entry.EntryId;
import renkei.core.entry.Label;
import renkei.core.entry.PartyId;
import renkei.core.entry.SignedEntry;
import renkei.core.entry.Track;

/// Something that may or may not leave the node.
public sealed interface Thing {

  /// A track of the own picture; it leaves only as a reduced statement made for one recipient.
  ///
  /// @param track the original
  record OfTrack(Track track) implements Thing {}

  /// A document that is held here, before a statement is made of it.
  ///
  /// @param item id of the entry that holds it
  /// @param title as held; for the officer's lists, never part of a reason
  /// @param label as held, in the policy of who stated it
  /// @param statedBy this party, or the peer that it came from
  /// @param originators every party that something of it comes from
  /// @param hash of the entry that holds it, which an originator's consent names
  record OfDocument(
      EntryId item,
      String title,
      Label label,
      PartyId statedBy,
      Set<PartyId> originators,
      Hash hash)
      implements Thing {
    /// Copies the set in a fixed order.
    public OfDocument {
      originators = Collections.unmodifiableSet(new TreeSet<>(originators));
    }
  }

  /// An act of a proposal, which crosses whole to the parties of that proposal.
  ///
  /// @param act as signed
  record OfAct(SignedEntry act) implements Thing {}

  /// An act of a proposal by another party, carried on to a party of that proposal.
  ///
  /// @param act as its author signed it
  record OfCarried(SignedEntry act) implements Thing {}

  /// A statement that was already made for a recipient.
  ///
  /// @param statement as signed
  /// @param ground what lets it cross
  record OfStatement(SignedEntry statement, Ground ground) implements Thing {}
}
