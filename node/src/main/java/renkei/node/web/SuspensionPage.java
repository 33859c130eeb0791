// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.util.Optional;
import renkei.core.base.Hash;
import renkei.core.base.Malformed;
import renkei.core.entry.Domestic;
import renkei.core.entry.EntryId;
import renkei.core.entry.PartyId;
import renkei.core.turn.Draft;

/// Stops the link to a peer at once: its stream ends, its key is pinned no more, and nothing of it
/// is taken until both parties pair anew.
final class SuspensionPage {
  private final Desk desk;

  SuspensionPage(Desk desk) {
    this.desk = desk;
  }

  Reply suspend(Call call) {
    record Reasoned(EntryId id, String reason) {}
    Reasoned why = call.read(fields -> new Reasoned(fields.id("id"), ProposalActs.reason(fields)));
    PartyId peer = party(call.names().getOrDefault("party", "")).orElseThrow(Refused::absent);
    return Desk.recorded(
        desk.record(
            why.id(),
            state -> {
              if (state.peers().find(peer).isEmpty()) {
                throw Refused.absent();
              }
              return Draft.of(
                  why.id(),
                  call.who().by(),
                  desk.home(state),
                  new Domestic.PeerSuspended(peer, why.reason()));
            }));
  }

  private static Optional<PartyId> party(String hex) {
    try {
      return Optional.of(new PartyId(Hash.fromHex(hex)));
    } catch (Malformed _) {
      return Optional.empty();
    }
  }
}
