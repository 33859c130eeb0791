// SPDX-License-Identifier: Apache-2.0
package renkei.node.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import renkei.core.entry.PartyId;
import renkei.core.entry.RefusalCode;
import renkei.core.exchange.LinkCounter;
import renkei.core.exchange.LinkState;
import renkei.core.exchange.LinkStatus;
import renkei.core.exchange.PeerLink;
import renkei.core.picture.Lane;
import renkei.core.picture.Picture;
import renkei.core.turn.State;

/// The figures of the state at one moment; taken by its owner, read by anyone.
record Figures(
    long position,
    int entries,
    int incarnation,
    boolean readOnly,
    Pictured picture,
    Waiting waiting,
    List<Peer> peers) {

  /// The own picture.
  ///
  /// @param tracks in it now
  record Pictured(int tracks, Picture.Counts counts) {}

  /// Acts that cannot go on to a peer yet, and those given up because too many waited.
  record Waiting(int acts, long givenUp) {}

  /// The figures of one peer.
  ///
  /// @param lane sums over all lanes to it
  record Peer(String code, LinkStatus link, Lane.Counts lane, Map<RefusalCode, Long> refused) {
    boolean up() {
      return link.state() instanceof LinkState.Up;
    }

    long sent() {
      return link.out().lastSent();
    }

    long acknowledged() {
      return link.out().acknowledged();
    }

    long queued() {
      return link.out().queued();
    }

    long received() {
      return link.in().lastReceived();
    }

    long skewMillis() {
      Duration skew = link.skew();
      return skew == null ? 0 : skew.toMillis();
    }

    Map<LinkCounter, Long> counters() {
      return link.counters();
    }
  }

  static Figures of(State state) {
    List<Peer> peers = new ArrayList<>();
    for (PeerLink link : state.links()) {
      LinkStatus status = link.status();
      PartyId party = status.peer();
      peers.add(
          new Peer(
              state.peers().code(party),
              status,
              sum(state.lanes().counts(party)),
              Map.copyOf(state.tally().of(party))));
    }
    return new Figures(
        state.position(),
        state.entries(),
        state.incarnation(),
        state.readOnly().isPresent(),
        new Pictured(state.picture().size(), state.picture().counts()),
        new Waiting(state.waitingToGoOn(), state.givenUp()),
        List.copyOf(peers));
  }

  private static Lane.Counts sum(List<Lane.Counts> lanes) {
    return new Lane.Counts(
        lanes.stream().mapToLong(Lane.Counts::beats).sum(),
        lanes.stream().mapToLong(Lane.Counts::sent).sum(),
        lanes.stream().mapToLong(Lane.Counts::conflated).sum(),
        lanes.stream().mapToLong(Lane.Counts::withheld).sum());
  }
}
