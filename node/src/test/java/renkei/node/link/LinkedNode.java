// SPDX-License-Identifier: Apache-2.0
package renkei.node.link;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;
import renkei.core.entry.BeatPart;
import renkei.core.entry.CommandId;
import renkei.core.entry.Crossing;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.Label;
import renkei.core.entry.Level;
import renkei.core.entry.OfficerId;
import renkei.core.entry.PartyId;
import renkei.core.entry.ReleasedTrack;
import renkei.core.entry.SignedEntry;
import renkei.core.exchange.Effect;
import renkei.core.exchange.InFrame;
import renkei.core.exchange.LinkOwner;
import renkei.core.exchange.LinkStatus;
import renkei.core.exchange.OwnRecord;
import renkei.core.exchange.PeerLink;
import renkei.core.exchange.Permits;
import renkei.core.release.EntryPermit;
import renkei.core.release.TestPermits;
import renkei.node.codec.FrameCodec;
import renkei.node.codec.ProtoCodec;
import renkei.node.keys.Keyring;
import renkei.node.keys.LinkKey;
import renkei.node.keys.LinkPins;
import renkei.node.keys.PeerTls;
import renkei.node.keys.SigningKey;

/// A party on real TLS, real signatures and real frames, with a turn in small: one thread that owns
/// the links' state machines. Its journal is memory; what is shown here is the edge.
final class LinkedNode implements FrameSink, OwnRecord, AutoCloseable {
  static final SecureRandom RANDOM = new SecureRandom();
  private static final ProtoCodec CODEC = new ProtoCodec();

  final SigningKey signer = SigningKey.fresh(RANDOM);
  final LinkKey linkKey = LinkKey.fresh(RANDOM, Instant.now());
  final LinkPins pins = new LinkPins(linkKey.identity());
  final PeerTls tls = new PeerTls(linkKey, pins, Instant::now);
  final Keyring keys = new Keyring();
  final AtomicLong policy = new AtomicLong(1);
  final AtomicInteger inboxMax = new AtomicInteger(2_000);
  final Map<PartyId, OutboundCheck> guards = new ConcurrentHashMap<>();
  final List<String> objections = java.util.Collections.synchronizedList(new ArrayList<>());
  final Map<PartyId, List<Bytes>> applied = new ConcurrentHashMap<>();
  final Map<PartyId, List<Bytes>> stated = new ConcurrentHashMap<>();
  final List<BeatPart> beats = java.util.Collections.synchronizedList(new ArrayList<>());
  final Map<PartyId, PeerLink> peers = new ConcurrentHashMap<>();
  final Set<EntryId> revoked = ConcurrentHashMap.newKeySet();
  final Links links;
  final LinkAcceptor acceptor;
  final List<LinkDialler> diallers = new ArrayList<>();
  private final Map<EntryId, SignedEntry> own = new ConcurrentHashMap<>();
  private final BlockingQueue<Runnable> inbox = new ArrayBlockingQueue<>(100_000);
  private final Thread turn = Thread.ofPlatform().name("turn").unstarted(this::turns);
  private volatile boolean stopped;

  LinkedNode() {
    keys.pin(signer.party(), signer.publicKey());
    links =
        new Links(
            new LinkPorts(
                signer.party(),
                tls,
                new FrameCodec(),
                this,
                policy::get,
                peer -> guards.getOrDefault(peer, _ -> Optional.empty()),
                RANDOM::nextLong));
    try {
      acceptor =
          new LinkAcceptor(links, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    turn.start();
  }

  PartyId party() {
    return signer.party();
  }

  /// Pins each other, as two officers do.
  static void pair(LinkedNode a, LinkedNode b) {
    a.know(b);
    b.know(a);
  }

  private void know(LinkedNode other) {
    pins.pin(other.linkKey.identity(), other.party());
    keys.pin(other.party(), other.signer.publicKey());
    applied.put(other.party(), java.util.Collections.synchronizedList(new ArrayList<>()));
    stated.put(other.party(), java.util.Collections.synchronizedList(new ArrayList<>()));
    peers.put(other.party(), new PeerLink(new LinkOwner(party(), keys, this), other.party(), 1));
  }

  LinkDialler dial(PartyId peer, InetSocketAddress address) {
    LinkDialler dialler = new LinkDialler(links, peer, address, () -> peers.get(peer).wanted());
    diallers.add(dialler);
    return dialler;
  }

  /// States so many entries for a peer.
  void state(PartyId peer, int count) {
    state(peer, count, "");
  }

  void state(PartyId peer, int count, String padding) {
    for (int i = 0; i < count; i++) {
      EntryId id = EntryId.random(RANDOM::nextLong);
      Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
      Entry entry =
          new Entry(
              party(),
              id,
              now,
              now,
              new OfficerId("duty"),
              new CommandId("hq"),
              "",
              Set.of(peer),
              Label.of("X", Level.UNCLASSIFIED, "USA"),
              new Crossing.RecallNotice(id, "entry " + i + padding));
      Bytes bytes = CODEC.encode(entry);
      SignedEntry signed = SignedEntry.of(entry, bytes, signer.sign(bytes));
      submit(() -> {
        own.put(id, signed);
        stated.get(peer).add(bytes);
        PeerLink link = peers.get(peer);
        link.sent(1, link.nextSeq(), id, signed.hash());
      });
    }
  }

  /// Takes a release back: another policy from here on.
  void revoke(EntryId id) {
    revoked.add(id);
    policy.incrementAndGet();
  }

  void beat(PartyId peer, BeatPart part, List<ReleasedTrack> tracks) {
    submit(() ->
        take(peer, peers.get(peer).tracks(TestPermits.tracks(part, tracks, peer, policy.get()))));
  }

  LinkStatus status(PartyId peer) {
    java.util.concurrent.CompletableFuture<LinkStatus> answer =
        new java.util.concurrent.CompletableFuture<>();
    submit(() -> answer.complete(peers.get(peer).status()));
    return answer.join();
  }

  private void submit(Runnable what) {
    try {
      inbox.put(what);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void turns() {
    long ticked = 0;
    try {
      while (!stopped) {
        Runnable first = inbox.poll(100, TimeUnit.MILLISECONDS);
        List<Runnable> batch = new ArrayList<>();
        if (first != null) {
          batch.add(first);
          inbox.drainTo(batch, 511);
        }
        batch.forEach(Runnable::run);
        Instant now = Instant.now();
        boolean tick = now.toEpochMilli() - ticked > 500;
        ticked = tick ? now.toEpochMilli() : ticked;
        for (Map.Entry<PartyId, PeerLink> peer : peers.entrySet()) {
          if (tick) {
            take(peer.getKey(), peer.getValue().tick(now));
          }
          take(peer.getKey(), peer.getValue().afterAppend(new Fresh(peer.getKey()), now));
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void take(PartyId peer, List<Effect> effects) {
    PeerLink link = peers.get(peer);
    for (Effect effect : effects) {
      switch (effect) {
        case Effect.Send(var frame) -> links.send(peer, frame);
        case Effect.Judge judge -> {
          boolean good = keys.verify(peer, judge.bytes(), judge.proof());
          if (good) {
            CODEC.decodeCrossing(judge.bytes());
            applied.get(peer).add(judge.bytes());
          }
          link.received(judge.incarnation(), judge.seq(), judge.bytes());
        }
        case Effect.NoteVoid(int of, long seq) -> link.received(of, seq, Bytes.EMPTY);
        case Effect.NoteAcknowledged(int of, long seq) -> link.acknowledged(of, seq);
        case Effect.NoteHead(var _, var head) -> link.witnessed(head);
        case Effect.NoteVoided(int of, long seq) -> submit(() -> link.voided(of, seq));
        case Effect.ShowTracks(BeatPart part, var _) -> beats.add(part);
        case Effect.CloseLink(String sentence) -> links.close(peer, sentence);
        case Effect.Alarm _ -> {}
        case Effect.Readmit _, Effect.NumberAgain _ ->
            throw new IllegalStateException("nothing is lost here");
      }
    }
  }

  private final class Fresh implements Permits {
    private final PartyId peer;

    Fresh(PartyId peer) {
      this.peer = peer;
    }

    @Override
    public Optional<EntryPermit> carry(long seq, EntryId entry) {
      long number = policy.get();
      return revoked.contains(entry)
          ? Optional.empty()
          : Optional.of(TestPermits.entry(own.get(entry), peer, number));
    }

    @Override
    public Optional<EntryPermit> giveBack(int incarnation, long seq, Hash entry) {
      return Optional.empty();
    }
  }

  @Override
  public boolean holdsHead(Hash head) {
    return true;
  }

  @Override
  public boolean holdsEntry(Hash entry) {
    return true;
  }

  @Override
  public boolean offer(PartyId from, InFrame frame) {
    return inbox.size() < inboxMax.get()
        && inbox.offer(() -> take(from, peers.get(from).frame(frame, Instant.now())));
  }

  @Override
  public void opened(PartyId peer) {
    submit(() -> take(peer, peers.get(peer).up(Instant.now())));
  }

  @Override
  public void closed(PartyId peer, String reason) {
    submit(() -> peers.get(peer).down(reason, Instant.now()));
  }

  @Override
  public void stale(PartyId peer, long seq) {
    submit(() -> peers.get(peer).stale(seq));
  }

  @Override
  public void heard(PartyId peer) {
    submit(() -> peers.get(peer).heard(Instant.now()));
  }

  @Override
  public void objected(PartyId peer, String sentence) {
    objections.add(sentence);
  }

  @Override
  public void close() {
    links.close();
    diallers.forEach(LinkDialler::close);
    acceptor.close();
    stopped = true;
    turn.interrupt();
  }
}
