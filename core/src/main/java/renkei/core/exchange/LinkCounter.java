// SPDX-License-Identifier: Apache-2.0
package renkei.core.exchange;

/// Everything that a link drops, repeats or refuses, counted by name since the start of the node.
public enum LinkCounter {
  /// Numbers that arrived again and changed nothing.
  DUPLICATES,
  /// Numbers that arrived ahead of a missing one and were held.
  HELD_AHEAD,
  /// Numbers that arrived too far ahead of a missing one; they will come again.
  TOO_FAR_AHEAD,
  /// Askings for a missing number.
  ASKED_AGAIN,
  /// Times that we sent again because the peer asked.
  SENT_AGAIN,
  /// Askings of the peer that came sooner than allowed.
  ASKED_TOO_OFTEN,
  /// Times that the edge found a permit out of date at the last hand-over.
  STALE_PERMITS,
  /// Frames that could not be read.
  UNREADABLE,
  /// Frames before a valid hello, or in a state that does not take them.
  OUT_OF_STATE,
  /// Refusals that the peer told.
  REFUSED_BY_PEER,
  /// Frames or entries of the peer that were refused here.
  REFUSED_HERE,
  /// Receipts that say nothing new.
  OLD_RECEIPTS,
  /// Beats that were not sent because the link was not up.
  BEATS_UNSENT,
  /// Beats of the peer older than what was shown.
  BEATS_OLDER,
  /// Tracks of the peer beyond what is kept of one.
  TRACKS_BEYOND,
  /// Heads of the peer that were not noted because a newer one came within the second.
  HEADS_PASSED_OVER,
  /// Claims of the peer to hold an incarnation of ours that no restore explains.
  CLAIMS_BEYOND,
  /// Link-ups.
  LINK_UPS
}
