// SPDX-License-Identifier: Apache-2.0
package renkei.node.link;

/// What the edge of the links counts, by name, since the start of the node.
public enum WireCount {
  /// Streams that stood.
  OPENED,
  /// Streams that ended.
  CLOSED,
  /// Dials that came to no stream.
  DIAL_FAILED,
  /// Streams refused because the key of the other end is pinned for nobody, or for another party.
  STRANGER,
  /// Streams that gave way to the other of two.
  GAVE_WAY,
  /// Frames out.
  FRAMES_OUT,
  /// Bytes of frames out.
  BYTES_OUT,
  /// Frames in.
  FRAMES_IN,
  /// Bytes of frames in.
  BYTES_IN,
  /// Frames not sent because their permit was out of date or for somebody else.
  STALE,
  /// Frames not sent because the guard objected.
  OBJECTED,
  /// Beats replaced by a newer one before they left.
  CONFLATED,
  /// Frames for a peer without a stream.
  UNDELIVERED,
  /// Times that reading from a peer paused because it sent too many frames.
  OVER_BUDGET,
  /// Times that reading from a peer paused because the inbox was full.
  INBOX_FULL,
  /// Streams closed because too much waited for a peer.
  QUEUE_FULL,
  /// Frames that came on a stream that had been replaced.
  LATE
}
