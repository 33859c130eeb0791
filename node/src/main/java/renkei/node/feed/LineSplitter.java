// SPDX-License-Identifier: Apache-2.0
package renkei.node.feed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Cuts a stream of bytes into lines, holding at most one line of the greatest length. What is
/// longer is skipped up to its line feed, without being kept. A read that times out in mid-line
/// loses nothing: the next call goes on there. Owned by one thread.
final class LineSplitter {
  private static final int CHUNK = 64 << 10;

  private final InputStream in;
  private final byte[] chunk = new byte[CHUNK];
  private final byte[] line = new byte[AisLine.LENGTH_MAX + 1];
  private int position;
  private int filled;
  private int length;
  private boolean ended;

  LineSplitter(InputStream in) {
    this.in = in;
  }

  /// The next line without its line feed, one character per byte; one that is too long comes as its
  /// first [AisLine#LENGTH_MAX] + 1 characters, which is how its reader knows. Empty at the end.
  ///
  /// @throws java.net.SocketTimeoutException when nothing came in time; may be called again
  Optional<String> next() throws IOException {
    while (true) {
      for (int i = position; i < filled; i++) {
        if (chunk[i] == '\n') {
          keep(position, i);
          position = i + 1;
          return Optional.of(taken());
        }
      }
      keep(position, filled);
      position = filled;
      if (ended || !fill()) {
        return length == 0 ? Optional.empty() : Optional.of(taken());
      }
    }
  }

  private boolean fill() throws IOException {
    int count = in.read(chunk, 0, CHUNK);
    position = 0;
    filled = Math.max(0, count);
    ended = count < 0;
    return !ended;
  }

  private void keep(int from, int until) {
    int room = Math.min(until - from, line.length - length);
    System.arraycopy(chunk, from, line, length, room);
    length += room;
  }

  private String taken() {
    String text = new String(line, 0, length, StandardCharsets.ISO_8859_1);
    length = 0;
    return text;
  }
}
