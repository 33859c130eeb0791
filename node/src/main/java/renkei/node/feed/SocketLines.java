// SPDX-License-Identifier: Apache-2.0
package renkei.node.feed;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Reads AIS lines from one open socket until it ends, goes silent or the feed is closed.
final class SocketLines {
  /// A receiver that says nothing for so long is taken for gone, and the socket is given up.
  static final Duration SILENCE_MAX = Duration.ofMinutes(5);

  private static final int WAIT_MILLIS = 200;

  private SocketLines() {}

  /// Returns when the socket has ended or nothing came for too long.
  static void read(Socket socket, FeedRun run) throws IOException {
    socket.setSoTimeout(WAIT_MILLIS);
    socket.setKeepAlive(true);
    LineSplitter lines = new LineSplitter(socket.getInputStream());
    Instant heard = run.now();
    while (!run.closed()) {
      try {
        Optional<String> line = lines.next();
        if (line.isEmpty()) {
          break;
        }
        heard = run.now();
        run.take(AisLine.of(line.get()));
      } catch (SocketTimeoutException _) {
        run.idle();
        if (Duration.between(heard, run.now()).compareTo(SILENCE_MAX) > 0) {
          run.tally.add(FeedCount.SILENT);
          break;
        }
      }
    }
    run.reader.restart();
  }
}
