// SPDX-License-Identifier: Apache-2.0
package renkei.core.exchange;

import java.util.List;
import renkei.core.base.Bytes;
import renkei.core.entry.BeatPart;
import renkei.core.entry.EntryId;
import renkei.core.entry.PartyId;
import renkei.core.entry.Proof;
import renkei.core.entry.Refusal;
import renkei.core.entry.ReleasedTrack;

/// What the turn must do after a link took an input, in the sequence given.
public sealed interface Effect {
  /// Hand this to the stream.
  record Send(OutFrame frame) implements Effect {}

  /// Judge this entry and keep it with its verdict, whatever that is; then fold
  /// [PeerLink#received]. It is acknowledged only after the append ([PeerLink#afterAppend]).
  ///
  /// @param incarnation of the peer
  /// @param seq its number
  /// @param bytes as signed
  /// @param proof not checked yet
  /// @param further to whom the peer asks to carry it
  record Judge(int incarnation, long seq, Bytes bytes, Proof proof, List<PartyId> further)
      implements Effect {
    /// Copies the list.
    public Judge {
      further = List.copyOf(further);
    }
  }

  /// Keep that this number carries nothing: a received row with no bytes, no proof and the verdict
  /// applied; then fold [PeerLink#received] with no bytes.
  ///
  /// @param incarnation of the peer
  /// @param seq its number
  record NoteVoid(int incarnation, long seq) implements Effect {}

  /// Keep that the peer holds everything up to a number; then fold [PeerLink#acknowledged]. The
  /// number can be lower than the last one when the peer began a new incarnation with less.
  ///
  /// @param incarnation of this node
  /// @param seq the number
  record NoteAcknowledged(int incarnation, long seq) implements Effect {}

  /// Give these entries new numbers on this link, as if they were decided now: they had one in an
  /// incarnation of ours that has ended, and the peer does not hold them (any more).
  record NumberAgain(List<EntryId> entries) implements Effect {
    /// Copies the list.
    public NumberAgain {
      entries = List.copyOf(entries);
    }
  }

  /// Keep the peer's journal head; then fold [PeerLink#witnessed].
  ///
  /// @param upTo the last number received of the peer and the link head there
  /// @param head checked with the peer's pinned key
  record NoteHead(Mark upTo, SignedHead head) implements Effect {}

  /// The gate gave no permit any more: keep that this number is voided; then fold
  /// [PeerLink#voided].
  ///
  /// @param incarnation of this node
  /// @param seq the number
  record NoteVoided(int incarnation, long seq) implements Effect {}

  /// An own entry that this node does not hold, given back, with a valid proof of ours: readmit it.
  ///
  /// @param incarnation of ours, in which it was sent
  /// @param seq its number then
  /// @param bytes as signed
  /// @param proof checked with our own key
  record Readmit(int incarnation, long seq, Bytes bytes, Proof proof) implements Effect {}

  /// Show these as a part of the peer's tracks of that lane; a newer beat takes the place of the
  /// older.
  record ShowTracks(BeatPart part, List<ReleasedTrack> tracks) implements Effect {
    /// Copies the list.
    public ShowTracks {
      tracks = List.copyOf(tracks);
    }
  }

  /// Tell the officers and count it.
  record Alarm(Refusal refusal) implements Effect {}

  /// Close the stream after what was sent before.
  record CloseLink(String sentence) implements Effect {}
}
