// SPDX-License-Identifier: Apache-2.0
package renkei.core.exchange;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import renkei.core.entry.PartyId;
import renkei.core.entry.Refusal;

/// What officers see of one link.
///
/// @param peer the other party
/// @param state where it stands
/// @param out what we send
/// @param in what we receive
/// @param lastRefusal the last refusal on this link, ours or theirs; null: none since the start
/// @param skew the peer's clock minus ours, as far as it is known, else null; decides nothing
/// @param counters everything dropped, repeated or refused since the start
public record LinkStatus(
    PartyId peer,
    LinkState state,
    Out out,
    In in,
    @Nullable Refusal lastRefusal,
    @Nullable Duration skew,
    Map<LinkCounter, Long> counters) {
  /// Copies the counters.
  public LinkStatus {
    counters = Map.copyOf(counters);
  }

  /// The outgoing direction.
  ///
  /// @param incarnation of this node
  /// @param lastSent the last number that was ever given
  /// @param acknowledged the last number that the peer holds on its disk
  /// @param queued numbers given and not acknowledged
  public record Out(int incarnation, long lastSent, long acknowledged, long queued) {
    /// Whether what the peer holds of our earlier lives is ours again: it acknowledged something of
    /// this one, and nothing of this one is handed over before it gave back the rest.
    public boolean gaveBack() {
      return incarnation <= 1 || acknowledged > 0;
    }
  }

  /// The incoming direction.
  ///
  /// @param incarnation of the peer; 0: never met
  /// @param lastReceived the last number on our disk
  /// @param bytesHeld bytes of entries received
  /// @param lastHeard when anything came last; null: not since the start
  public record In(
      int incarnation, long lastReceived, long bytesHeld, @Nullable Instant lastHeard) {}
}
