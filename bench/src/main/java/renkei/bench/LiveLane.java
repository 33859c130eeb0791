// SPDX-License-Identifier: Apache-2.0
package renkei.bench;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import renkei.core.entry.Domestic;
import renkei.core.entry.Track;
import renkei.core.turn.Draft;
import renkei.node.app.EmbeddedNode;

/// A hundred thousand track updates a second at one node that releases to ten peers by fifty rules.
final class LiveLane implements Measurement {
  private static final int PER_SECOND = 100_000;
  private static final int BATCH = 500;
  private static final int PEERS = 10;
  private static final int RULES = 50;
  private static final double DEGREES = 3;
  private static final double BOUND = 10;

  @Override
  public String name() {
    return "lane";
  }

  @Override
  public List<Figure> measure(Bench bench) throws IOException, InterruptedException {
    int rounds = bench.effort().rounds();
    int peers = bench.effort().of(PEERS, 2);
    double seconds = bench.effort().seconds(10);
    List<EmbeddedNode> nodes = new ArrayList<>();
    try {
      EmbeddedNode jpn = EmbeddedNode.found(bench.folder("lane-jpn"), "JPN", "JJOC");
      nodes.add(jpn);
      for (int i = 0; i < peers; i++) {
        EmbeddedNode peer = EmbeddedNode.found(bench.folder("lane-peer"), "P" + i, "HQ");
        nodes.add(peer);
        jpn.pairWith(peer);
      }
      Bench.until("linked", () -> jpn.linked(peers));
      long turn = jpn.port().ask(_ -> Thread.currentThread().threadId()).join();
      try (Feed feed = new Feed(jpn, tracks(bench, peers))) {
        Thread.sleep((long) (seconds * 1_000));
        Spread bare = share(turn, rounds, seconds);
        adopt(jpn, nodes.subList(1, nodes.size()));
        Bench.until(
            "all peers see tracks", () -> nodes.stream().skip(1).allMatch(p -> sees(p, jpn)));
        Spread ruled = share(turn, rounds, seconds);
        return figures(bare, ruled, feed);
      }
    } finally {
      nodes.forEach(EmbeddedNode::close);
    }
  }

  private static Track[] tracks(Bench bench, int peers) {
    String[] codes = new String[peers + 1];
    codes[peers] = "JPN";
    for (int i = 0; i < peers; i++) {
      codes[i] = "P" + i;
    }
    return Invented.tracks(bench.effort().of(PER_SECOND, 5_000), Invented.NOW, codes);
  }

  private static void adopt(EmbeddedNode jpn, List<EmbeddedNode> peers) {
    SplittableRandom random = new SplittableRandom(3);
    Instant now = Instant.ofEpochMilli(Instant.now().toEpochMilli());
    for (int i = 0; i < RULES; i++) {
      Domestic rule =
          new Domestic.ReleaseRuleAdopted(
              Invented.rule(random, DEGREES, peers.get(i % peers.size()).party(), now));
      Acts.must(jpn, Draft.of(jpn.newId(), jpn.officer(), Acts.home(), rule));
    }
  }

  private static boolean sees(EmbeddedNode peer, EmbeddedNode jpn) {
    return peer.port().ask(state -> !state.lanes().from(jpn.party()).isEmpty()).join();
  }

  /// Percent of one core that the turn's thread uses.
  private static Spread share(long turn, int rounds, double seconds) throws InterruptedException {
    double[] shares = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      long cpu = Bench.cpuOf(turn);
      long from = System.nanoTime();
      Thread.sleep((long) (seconds * 1_000));
      shares[i] = 100.0 * (Bench.cpuOf(turn) - cpu) / (System.nanoTime() - from);
    }
    return Spread.of(shares);
  }

  private List<Figure> figures(Spread bare, Spread ruled, Feed feed) {
    double gate = Math.max(0, ruled.median() - bare.median());
    String counted =
        String.format(
            java.util.Locale.ROOT,
            "%,d updates offered at %,.0f a second, %,d of them refused at the full inbox",
            feed.offered.get(),
            feed.perSecond(),
            feed.refused.get());
    return List.of(
        Figure.bound(
            new String[] {name(), "gate and lanes, 50 rules, ten peers", "% of a core"},
            new Spread(gate, ruled.low() - bare.high(), ruled.high() - bare.low()),
            List.of(new Beside("the picture alone", bare.median())),
            new Figure.Limit(BOUND, "10 % at most"),
            "CPU of the turn's thread with the rules, less without; " + counted),
        Figure.plain(
            new String[] {name(), "the whole turn at 100,000 updates/s", "% of a core"},
            ruled,
            List.of(),
            "with the rules"));
  }

  /// Offers every ship anew in turn, at a steady rate.
  private static final class Feed implements AutoCloseable {
    private final AtomicLong offered = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final EmbeddedNode node;
    private final Track[] tracks;
    private final long began = System.nanoTime();
    private final Thread thread;
    private volatile boolean stopped;

    Feed(EmbeddedNode node, Track[] tracks) {
      this.node = node;
      this.tracks = tracks;
      this.thread = Thread.ofPlatform().name("offer").start(this::run);
    }

    private void run() {
      int next = 0;
      long batches = 0;
      while (!stopped) {
        Instant now = Instant.ofEpochMilli(Instant.now().toEpochMilli());
        List<Track> batch = new ArrayList<>(BATCH);
        for (int i = 0; i < BATCH; i++) {
          batch.add(at(tracks[next], now));
          next = (next + 1) % tracks.length;
        }
        offered.addAndGet(BATCH);
        if (!node.offer(batch)) {
          refused.addAndGet(BATCH);
        }
        batches++;
        long due = began + batches * BATCH * 1_000_000_000L / PER_SECOND;
        LockSupport.parkNanos(Math.max(0, due - System.nanoTime()));
      }
    }

    private static Track at(Track track, Instant now) {
      return new Track(
          track.id(),
          track.kind(),
          track.name(),
          track.position(),
          track.course(),
          track.speed(),
          now,
          track.label(),
          track.source());
    }

    double perSecond() {
      return offered.get() * 1e9 / (System.nanoTime() - began);
    }

    @Override
    public void close() throws InterruptedException {
      stopped = true;
      thread.join();
    }
  }
}
