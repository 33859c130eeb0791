// SPDX-License-Identifier: Apache-2.0
package renkei.core.journal;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;
import renkei.core.entry.EntryId;
import renkei.core.entry.PartyId;
import renkei.core.entry.Proof;
import renkei.core.entry.RefusalCode;
import renkei.core.entry.SignedEntry;
import renkei.core.entry.Verdict;

/// One row of the journal. All state is a fold over rows, in the running node as in a replay. A row
/// holds what was decided, never what would have to be decided again.
public sealed interface Row {
  /// An entry that this party stated.
  ///
  /// @param entry with its proof; without one where the signed head of its batch covers it
  record Own(SignedEntry entry) implements Row {}

  /// An entry that came from a peer, with the verdict for ever.
  ///
  /// @param from the peer that sent it
  /// @param incarnation of that peer
  /// @param seq its number on that link in that incarnation, from 1
  /// @param bytes as received
  /// @param proof as received; null when none came
  /// @param verdict applied, quarantined or refused
  /// @param at when, by this node's clock
  /// @param further to whom the peer asks to carry it: parties of its audience that it does not
  ///   reach
  record Received(
      PartyId from,
      int incarnation,
      long seq,
      Bytes bytes,
      @Nullable Proof proof,
      Verdict verdict,
      Instant at,
      List<PartyId> further)
      implements Row {
    /// Copies the list.
    public Received {
      further = List.copyOf(further);
    }

    /// A number that carried nothing.
    public static Received nothing(PartyId from, int incarnation, long seq, Instant at) {
      return new Received(
          from, incarnation, seq, Bytes.EMPTY, null, Verdict.APPLIED, at, List.of());
    }
  }

  /// An entry given its number on a link: from here on it will be sent until acknowledged or
  /// voided.
  ///
  /// @param to the recipient
  /// @param incarnation of this node
  /// @param seq its number on that link, from 1 without a gap
  /// @param entry what is sent
  /// @param hash of its bytes
  /// @param ground the proposal, rule or decision that lets it cross; null for what needs none
  /// @param policy the number of the policy that ruled
  /// @param ruling the names of the reason codes of the ruling, separated by one blank
  /// @param at when, by this node's clock
  record Sent(
      PartyId to,
      int incarnation,
      long seq,
      EntryId entry,
      Hash hash,
      @Nullable EntryId ground,
      long policy,
      String ruling,
      Instant at)
      implements Row {}

  /// A peer's receipt: it holds everything up to a number.
  ///
  /// @param by the peer
  /// @param incarnation of this node, in which the number was given
  /// @param seq the last number that it holds
  record Acknowledged(PartyId by, int incarnation, long seq) implements Row {}

  /// A number whose entry will not be sent after all: revoked before it left.
  ///
  /// @param to the recipient
  /// @param incarnation of this node
  /// @param seq the number
  /// @param why the reason
  record Voided(PartyId to, int incarnation, long seq, RefusalCode why) implements Row {}

  /// The signed head of a batch of own entries: the Merkle tree hash (RFC 9162) over their hashes.
  ///
  /// @param first position of the batch's first row
  /// @param count how many rows from there on the batch holds, rows of other kinds included
  /// @param root tree hash over the bytes of the own entries among them, in the sequence of rows
  /// @param proof this party's signature over the head
  record BatchHead(long first, int count, Hash root, Proof proof) implements Row {}

  /// A peer's journal head as it told it: what shows later that it lost or changed its past.
  ///
  /// @param of the peer
  /// @param incarnation of the peer
  /// @param seq the last number received from it
  /// @param linkHead the hash over everything received from it in this incarnation
  /// @param journalHead the chain hash of its journal
  /// @param proof the peer's signature over that head: with it the peer cannot deny it
  /// @param at when, by this node's clock
  record Witnessed(
      PartyId of,
      int incarnation,
      long seq,
      Hash linkHead,
      Hash journalHead,
      Proof proof,
      Instant at)
      implements Row {}

  /// A head of this journal is told to a peer at the fixed rhythm. That it is a row makes each told
  /// head another one, so that no peer sees by two equal ones that nothing was recorded between.
  ///
  /// @param to the peer
  /// @param at when, by this node's clock
  record HeadTold(PartyId to, Instant at) implements Row {}

  /// What one rule let through to a peer on the live lane in one minute.
  ///
  /// @param to the recipient
  /// @param rule the release rule
  /// @param minute its first instant
  /// @param sent track updates sent
  /// @param conflated updates replaced by a newer one before they were sent
  /// @param withheld updates that the rule matched and the gate withheld
  record LaneCounts(
      PartyId to, EntryId rule, Instant minute, long sent, long conflated, long withheld)
      implements Row {}

  /// Refusals that are counted and not kept one by one.
  ///
  /// @param from the peer whose frames were refused
  /// @param code the reason
  /// @param count how many in that minute
  /// @param minute its first instant
  record Counted(PartyId from, RefusalCode code, long count, Instant minute) implements Row {}

  /// An own entry that was lost here and returned by a peer after a restore.
  ///
  /// @param entry as this party once signed it
  /// @param from the peer that held it
  /// @param seq the number under which it was sent to that peer
  record Readmitted(SignedEntry entry, PartyId from, long seq) implements Row {}
}
