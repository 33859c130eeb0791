// SPDX-License-Identifier: Apache-2.0
package renkei.node.feed;

import java.util.List;
import renkei.core.entry.Track;

/// Where a feed's tracks go: the inbox of the turn.
@FunctionalInterface
public interface TrackSink {
  /// Takes a batch, or says that there is no room now. Must not block: a feed that is refused keeps
  /// the newest track of each ship and offers again.
  ///
  /// @param batch 1 to [TrackBuffer#BATCH_MAX] tracks, each ship once
  /// @return whether it was taken
  boolean offer(List<Track> batch);
}
