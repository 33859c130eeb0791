// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import renkei.core.entry.PartyId;
import renkei.core.exchange.Control;
import renkei.core.exchange.OutFrame;
import renkei.node.guard.Ceiling;
import renkei.node.guard.OutboundGuard;

/// What a node's edge does for one peer: frames wait until the transport takes them, each permit is
/// compared with the policy of that moment, and the real guard looks at the bytes.
final class Edge {
  /// A frame that waits.
  ///
  /// @param readyMillis when the transport takes it
  /// @param ruledMillis when its permit was made, by the node's clock
  record Waiting(long readyMillis, long ruledMillis, OutFrame frame) {}

  private final PartyId peer;
  private final OutboundGuard guard;
  private final Deque<Waiting> queue = new ArrayDeque<>();
  private long staleFrom;
  private long lastReady;

  Edge(PartyId self, PartyId peer) {
    this.peer = peer;
    this.guard = new OutboundGuard(self.key().bytes(), peer.key().bytes(), new Ceiling(1, ""));
  }

  PartyId peer() {
    return peer;
  }

  OutboundGuard guard() {
    return guard;
  }

  void add(Waiting next) {
    if (behindStale(next.frame())) {
      return;
    }
    lastReady = Math.max(lastReady, next.readyMillis());
    queue.add(new Waiting(lastReady, next.ruledMillis(), next.frame()));
  }

  /// When the next frame is taken; never: nothing waits.
  long nextMillis() {
    return queue.isEmpty() ? Long.MAX_VALUE : queue.peek().readyMillis();
  }

  Optional<Waiting> take(long nowMillis) {
    return nextMillis() <= nowMillis ? Optional.of(queue.poll()) : Optional.empty();
  }

  /// The permit of a number was out of date: nothing from it on leaves before it comes again.
  void stale(long seq) {
    staleFrom = seq;
    queue.removeIf(waiting -> waiting.frame() instanceof OutFrame.Carry);
  }

  private boolean behindStale(OutFrame frame) {
    long seq =
        switch (frame) {
          case OutFrame.Carry carry -> carry.seq();
          case Control.Voided voided -> voided.seq();
          case Control _, OutFrame.Return _, OutFrame.Tracks _ -> 0;
        };
    if (staleFrom == 0 || seq == 0) {
      return false;
    }
    if (seq <= staleFrom) {
      staleFrom = 0;
      return false;
    }
    return true;
  }

  /// The stream ended.
  void clear() {
    queue.clear();
    staleFrom = 0;
    lastReady = 0;
  }
}
