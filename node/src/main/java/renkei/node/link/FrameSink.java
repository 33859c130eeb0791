// SPDX-License-Identifier: Apache-2.0
package renkei.node.link;

import renkei.core.entry.PartyId;
import renkei.core.exchange.InFrame;

/// Where what happens on links goes: the inbox of the turn. Called by the threads of the links, for
/// one peer never by two at once; everything told for a peer must keep its sequence.
public interface FrameSink {
  /// A frame of an authenticated peer. False: the inbox is full; the link holds the frame, reads
  /// nothing more from this peer, and offers it again.
  boolean offer(PartyId from, InFrame frame);

  /// A stream to the peer stands; its key is the pinned one. Must not fail.
  void opened(PartyId peer);

  /// That stream ended. Must not fail.
  ///
  /// @param reason one line for the officer
  void closed(PartyId peer, String reason);

  /// The permit of a number was out of date at the last hand-over. Neither it nor any later number
  /// leaves before the turn hands it over again.
  void stale(PartyId peer, long seq);

  /// Bytes of a frame that is not whole yet came in; told at most once a second.
  void heard(PartyId peer);

  /// The guard stopped a frame, so something before it is broken; the stream was closed.
  void objected(PartyId peer, String sentence);
}
