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

  /// How many requests a connection had served when it was looked at, and since when.
  private record Seen(long served, Instant since) {}

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
          open.put(connection, new Seen(-1, clock.now()));
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
    boolean busy = begun > connection.getMessagesOut();
    if (busy || begun != seen.served()) {
      open.replace(connection, seen, new Seen(begun, now));
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
