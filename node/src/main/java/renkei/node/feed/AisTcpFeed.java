// SPDX-License-Identifier: Apache-2.0
package renkei.node.feed;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.random.RandomGenerator;

/// Dials an AIS receiver or network and reads what it sends; dials again when it ends, slower each
/// time up to a minute.
public final class AisTcpFeed implements Feed {
  private static final int DIAL_MILLIS = 10_000;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration PAUSE_MAX = Duration.ofMinutes(1);

  private final String host;
  private final int port;
  private final FeedRun run;
  private final RandomGenerator random;

  /// A feed that is not running yet.
  ///
  /// @param host whom to dial
  /// @param port where
  /// @param random spreads the dialling of many nodes
  public AisTcpFeed(String host, int port, RandomGenerator random, FeedSetup setup) {
    this.host = host;
    this.port = port;
    this.random = random;
    this.run = new FeedRun(setup);
  }

  @Override
  public void run() {
    run.begin();
    Duration pause = FIRST_PAUSE;
    try {
      while (!run.closed()) {
        boolean heard = dial();
        run.drain();
        pause = heard ? FIRST_PAUSE : doubled(pause);
        run.waitFor(jittered(pause));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Whether anything was heard.
  private boolean dial() {
    long before = run.tally.count(FeedCount.LINES);
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), DIAL_MILLIS);
      run.tally.add(FeedCount.OPENED);
      SocketLines.read(socket, run);
    } catch (IOException _) {
      run.failed();
    }
    return run.tally.count(FeedCount.LINES) > before;
  }

  private static Duration doubled(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(PAUSE_MAX) < 0 ? twice : PAUSE_MAX;
  }

  private Duration jittered(Duration pause) {
    return pause.dividedBy(2).plusMillis(random.nextLong(pause.toMillis() / 2 + 1));
  }

  @Override
  public FeedCounters counters() {
    return run.tally.counters();
  }

  @Override
  public String code() {
    return run.code();
  }

  @Override
  public void close() {
    run.close();
  }
}
