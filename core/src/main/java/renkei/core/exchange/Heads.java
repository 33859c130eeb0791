// SPDX-License-Identifier: Apache-2.0
package renkei.core.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import renkei.core.entry.PartyId;
import renkei.core.entry.Refusal;
import renkei.core.entry.RefusalCode;

/// The heads that a peer tells. Each that is noted costs a row, and a peer may send thousands in a
/// second: so one in a second is noted, and of those between the newest.
final class Heads {
  private final LinkOwner owner;
  private final PartyId peer;
  private final Tally tally;
  private Effect.@Nullable NoteHead waiting;
  private Instant noted = Instant.EPOCH;

  Heads(LinkOwner owner, PartyId peer, Tally tally) {
    this.owner = owner;
    this.peer = peer;
    this.tally = tally;
  }

  /// No stream any more.
  void stop() {
    waiting = null;
  }

  /// A head came. Returns why the link must stop.
  Optional<Refusal> came(Effect.NoteHead told, Instant now, List<Effect> out) {
    SignedHead head = told.head();
    if (!owner.verifier().verifyHead(peer, head.signed(), head.proof())) {
      String sentence =
          "the peer told the head " + head.hash().hex() + " without a valid signature";
      return Optional.of(
          new Refusal(RefusalCode.BAD_SIGNATURE, sentence + "; the link is suspended"));
    }
    if (waiting != null) {
      tally.add(LinkCounter.HEADS_PASSED_OVER);
    }
    waiting = told;
    due(now, out);
    return Optional.empty();
  }

  /// Time passed.
  void due(Instant now, List<Effect> out) {
    Effect.NoteHead head = waiting;
    if (head != null && !now.minus(LinkLimits.HEAD_EVERY).isBefore(noted)) {
      out.add(head);
      noted = now;
      waiting = null;
    }
  }
}
