// SPDX-License-Identifier: Apache-2.0
package renkei.node.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import renkei.core.base.Limits;
import renkei.core.entry.Track;
import renkei.core.entry.TrackId;

/// Tracks on their way to the sink: the newest of each ship, in the sequence in which their ships
/// first waited. Bounded; owned by the feed's thread.
public final class TrackBuffer {
  /// Tracks in one batch.
  public static final int BATCH_MAX = 500;

  /// How long a track waits for company before it is offered.
  public static final Duration RHYTHM = Duration.ofMillis(200);

  private final Map<TrackId, Track> waiting = new LinkedHashMap<>();
  private final TrackSink sink;
  private final FeedTally tally;
  private final int limit;
  private Instant lastOffer = Instant.EPOCH;

  TrackBuffer(TrackSink sink, FeedTally tally) {
    this(sink, tally, Limits.TRACKS_MAX);
  }

  TrackBuffer(TrackSink sink, FeedTally tally, int limit) {
    this.sink = sink;
    this.tally = tally;
    this.limit = limit;
  }

  /// Adds a track; an older one of the same ship that still waits is replaced and keeps its place.
  void add(Track track) {
    Track before = waiting.get(track.id());
    if (before != null) {
      tally.add(FeedCount.CONFLATED);
      if (!track.at().isBefore(before.at())) {
        waiting.put(track.id(), track);
      }
      return;
    }
    if (waiting.size() >= limit) {
      Iterator<TrackId> oldest = waiting.keySet().iterator();
      oldest.next();
      oldest.remove();
      tally.add(FeedCount.TRACK_DISPLACED);
    }
    waiting.put(track.id(), track);
  }

  /// Offers what waits when it is time: a full batch at once, fewer on the rhythm.
  void offerDue(Instant now) {
    boolean rhythm = Duration.between(lastOffer, now).abs().compareTo(RHYTHM) >= 0;
    if (rhythm || waiting.size() >= BATCH_MAX && waiting.size() % BATCH_MAX == 0) {
      offerAll(now);
    }
  }

  /// Offers everything that waits, until it is taken or the sink has no room.
  ///
  /// @return whether nothing waits any more
  boolean offerAll(Instant now) {
    lastOffer = now;
    while (!waiting.isEmpty()) {
      List<Track> batch = new ArrayList<>(Math.min(BATCH_MAX, waiting.size()));
      Iterator<Track> tracks = waiting.values().iterator();
      while (batch.size() < BATCH_MAX && tracks.hasNext()) {
        batch.add(tracks.next());
      }
      if (!sink.offer(List.copyOf(batch))) {
        tally.add(FeedCount.BATCH_REFUSED);
        return false;
      }
      batch.forEach(track -> waiting.remove(track.id()));
      tally.add(FeedCount.DELIVERED, batch.size());
    }
    return true;
  }

  int size() {
    return waiting.size();
  }
}
