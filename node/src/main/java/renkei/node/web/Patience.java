// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.ssl.SslConnection;
import renkei.core.base.Clock;

/// Ends connections that hold a place and ask nothing: whoever sends a header one byte at a time is
/// never idle, and would stay for hours.
final class Patience implements AutoCloseable {
  /// From the opening, or from the last request, to the next whole header.
  static final Duration HEADER_TIME = Duration.ofSeconds(60);

  private static final long LOOK_MILLIS = 2_000;

  private final Clock clock;
  private final Counters counters;
  private final Map<Connection, Seen> open = new ConcurrentHashMap<>();
  private volatile boolean stopping;
  private final Thread thread;

  /// How many requests a connection had begun and how much it had been sent when it was looked at,
  /// and since when that is so.
  private record Seen(long begun, long sent, Instant since) {}

  Patience(Clock clock, Counters counters) {
    this.clock = clock;
    this.counters = counters;
    this.thread = Thread.ofVirtual().name("web-patience").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /// Told of each connection.
  Connection.Listener watching() {
    return new Connection.Listener() {
      @Override
      public void onOpened(Connection connection) {
        if (!(connection instanceof SslConnection)) {
          open.put(connection, new Seen(-1, 0, clock.now()));
        }
      }

      @Override
      public void onClosed(Connection connection) {
        open.remove(connection);
      }
    };
  }

  private void run() {
    try {
      while (!stopping) {
        Thread.sleep(LOOK_MILLIS);
        Instant now = clock.now();
        open.forEach((connection, seen) -> look(connection, seen, now));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void look(Connection connection, Seen seen, Instant now) {
    long begun = connection.getMessagesIn();
    long sent = connection.getBytesOut();
    // An answer that goes on, such as the event stream, counts as given once it has begun.
    boolean busy = begun > connection.getMessagesOut() || sent != seen.sent();
    if (busy || begun != seen.begun()) {
      open.replace(connection, seen, new Seen(begun, sent, now));
    } else if (now.isAfter(seen.since().plus(HEADER_TIME))) {
      counters.count("connection.slow");
      connection.close();
    }
  }

  @Override
  public void close() {
    stopping = true;
    thread.interrupt();
  }
}
