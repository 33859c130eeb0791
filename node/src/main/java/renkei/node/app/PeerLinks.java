// SPDX-License-Identifier: Apache-2.0
package renkei.node.app;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import renkei.core.base.RandomSource;
import renkei.core.entry.PartyId;
import renkei.core.exchange.InFrame;
import renkei.core.exchange.PeerLink;
import renkei.core.release.Agreement;
import renkei.core.turn.Peers;
import renkei.core.turn.State;
import renkei.core.turn.Submission;
import renkei.core.turn.TurnOutput;
import renkei.node.codec.FrameCodec;
import renkei.node.guard.Ceiling;
import renkei.node.guard.OutboundGuard;
import renkei.node.keys.Keyring;
import renkei.node.keys.LinkPins;
import renkei.node.keys.PeerTls;
import renkei.node.link.FrameSink;
import renkei.node.link.LinkAcceptor;
import renkei.node.link.LinkDialler;
import renkei.node.link.LinkPorts;
import renkei.node.link.Links;

/// The links of a running node: keeps streams, pins and guards in step with what the turn decided.
/// [#turned] runs in the turn's thread; everything else in the links' threads.
final class PeerLinks implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PeerLinks.class);
  private static final int UNCLASSIFIED = 1;

  private final PartyId self;
  private final Keyring keyring;
  private final LinkPins pins;
  private final AtomicLong policy = new AtomicLong();
  private final Map<PartyId, OutboundGuard> guards = new ConcurrentHashMap<>();
  private final Map<PartyId, Boolean> wanted = new ConcurrentHashMap<>();
  private final Map<PartyId, LinkDialler> diallers = new ConcurrentHashMap<>();
  private final Links links;
  private final @Nullable LinkAcceptor acceptor;

  /// Listens at once where the configuration says so.
  ///
  /// @throws IOException when the port cannot be had
  PeerLinks(Opened opened, PeerTls tls, LinkPins pins, TurnThread turn, RandomSource random)
      throws IOException {
    this.self = opened.self();
    this.keyring = opened.keyring();
    this.pins = pins;
    this.links =
        new Links(
            new LinkPorts(
                self,
                tls,
                new FrameCodec(),
                new Inbox(turn),
                policy::get,
                peer -> frame -> guard(peer).check(frame).map(stopped -> stopped.sentence()),
                random));
    InetSocketAddress listen = opened.listen();
    this.acceptor = listen == null ? null : new LinkAcceptor(links, listen);
  }

  /// What the links take from the opened node.
  ///
  /// @param listen where peers reach this node; null: it only dials
  record Opened(PartyId self, Keyring keyring, @Nullable InetSocketAddress listen) {}

  private OutboundGuard guard(PartyId peer) {
    return guards.computeIfAbsent(
        peer,
        _ ->
            new OutboundGuard(
                self.key().bytes(), peer.key().bytes(), new Ceiling(UNCLASSIFIED, "")));
  }

  /// Where peers reach this node; 0: it only dials.
  int port() {
    LinkAcceptor listening = acceptor;
    return listening == null ? 0 : listening.port();
  }

  /// What was counted on all streams.
  Links links() {
    return links;
  }

  /// Frames that the guards looked at and stopped.
  long[] guarded() {
    long checked = guards.values().stream().mapToLong(OutboundGuard::checked).sum();
    long refused = guards.values().stream().mapToLong(OutboundGuard::refused).sum();
    return new long[] {checked, refused};
  }

  /// After each turn: pins, ceilings and the policy number first, then frames and hang-ups.
  void turned(State state, TurnOutput output) {
    output.pinned().forEach(this::pin);
    if (output.changed() || !output.pinned().isEmpty()) {
      policy.set(state.desk().policy().number());
      state.peers().all().forEach(peer -> ceiling(state, peer));
      for (PeerLink link : state.links()) {
        PartyId peer = link.status().peer();
        wanted.put(
            peer,
            link.wanted()
                && state.peers().find(peer).filter(found -> !found.suspended()).isPresent());
      }
    }
    output.frames().forEach(frame -> links.send(frame.peer(), frame.frame()));
    output.closes().forEach(close -> links.close(close.peer(), close.reason()));
  }

  private void ceiling(State state, Peers.Peer peer) {
    PartyId party = peer.identity().party();
    Agreement agreement = state.desk().policy().agreements().get(party);
    guard(party)
        .ceiling(
            agreement == null
                ? new Ceiling(UNCLASSIFIED, peer.identity().code())
                : new Ceiling(
                    agreement.outward().highest().ordinal() + 1, agreement.outward().toCode()));
  }

  private void pin(Peers.Peer peer) {
    PartyId party = peer.identity().party();
    if (peer.suspended()) {
      pins.drop(party);
      links.close(party, "suspended by an officer");
      return;
    }
    KernelOpening.pin(keyring, peer.identity());
    if (!peer.linked()) {
      return;
    }
    pins.pin(peer.identity().linkKey(), party)
        .ifPresent(refusal -> LOG.error("peer {} not pinned: {}", party, refusal.code()));
    String address = peer.identity().address();
    int colon = address.lastIndexOf(':');
    if (colon > 0 && !diallers.containsKey(party)) {
      InetSocketAddress at =
          new InetSocketAddress(
              address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
      diallers.put(
          party, new LinkDialler(links, party, at, () -> wanted.getOrDefault(party, false)));
    }
  }

  /// Hands what happens on streams to the turn.
  private record Inbox(TurnThread turn) implements FrameSink {
    @Override
    public boolean offer(PartyId from, InFrame frame) {
      return turn.offer(new Submission.FrameCame(from, frame));
    }

    @Override
    public void opened(PartyId peer) {
      turn.put(new Submission.LinkOpened(peer));
    }

    @Override
    public void closed(PartyId peer, String reason) {
      turn.put(new Submission.LinkClosed(peer, reason));
    }

    @Override
    public void stale(PartyId peer, long seq) {
      turn.put(new Submission.PermitStale(peer, seq));
    }

    @Override
    public void heard(PartyId peer) {
      turn.offer(new Submission.Heard(peer));
    }

    @Override
    public void objected(PartyId peer, String sentence) {
      LOG.error("the guard stopped a frame to {}: {}", peer, sentence);
    }
  }

  /// Streams first, so that what was handed over still leaves.
  @Override
  public void close() {
    links.close();
    diallers.values().forEach(LinkDialler::close);
    LinkAcceptor listening = acceptor;
    if (listening != null) {
      listening.close();
    }
  }

  /// Peers with a stream now.
  List<PartyId> standing() {
    return links.standing();
  }
}
