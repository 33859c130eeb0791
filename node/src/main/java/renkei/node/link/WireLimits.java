// SPDX-License-Identifier: Apache-2.0
package renkei.node.link;

import java.time.Duration;
import renkei.node.codec.FrameCodec;

/// The bounds of one stream.
public final class WireLimits {
  /// Bytes of one frame; longer ones end the stream before they are read whole.
  public static final int FRAME_BYTES_MAX = FrameCodec.FRAME_BYTES_MAX;

  /// Bytes that the transport takes from us before it is the peer's turn to read: what a revocation
  /// cannot call back.
  public static final int BELOW_US_BYTES = 32 << 10;

  /// The window of bytes on the way, and the buffer of the socket.
  public static final int WINDOW_BYTES = 64 << 10;

  /// Frames of the record lane that may wait for one peer: a window of entries and what steers
  /// them.
  public static final int WAITING_MAX = 4_096;

  /// Lanes whose newest beat may wait for one peer.
  public static final int LANES_MAX = 64;

  /// Parts of one beat that may wait: a hundred thousand tracks.
  public static final int PARTS_MAX = 500;

  /// Frames read ahead of the inbox from one peer.
  public static final int READ_AHEAD = 16;

  /// Frames that one peer may send in a second on average; a burst may hold twice that.
  public static final int FRAMES_PER_SECOND = 20_000;

  /// How long a dial, and a handshake, may take.
  public static final Duration DIAL_MAX = Duration.ofSeconds(10);

  /// How long a stream may take to send its last frames.
  public static final Duration LAST_WORDS_MAX = Duration.ofSeconds(2);

  /// The rhythm of the transport's own pings, and how long their answer may take.
  public static final Duration ALIVE_EVERY = Duration.ofSeconds(10);

  /// How long the answer of a transport's ping may take.
  public static final Duration ALIVE_ANSWER = Duration.ofSeconds(20);

  private WireLimits() {}
}
