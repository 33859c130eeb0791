// SPDX-License-Identifier: Apache-2.0
package renkei.core.picture;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import renkei.core.base.Limits;
import renkei.core.entry.Track;
import renkei.core.entry.TrackId;

/// The latest of every own track. Bounded; everything that is not kept is counted. Owner: the turn.
public final class Picture {
  /// Sources' clocks may be ahead by this much; a position further in the future would hide later
  /// ones.
  public static final Duration AHEAD_MAX = Duration.ofMinutes(1);

  private final int max;
  private final LinkedHashMap<TrackId, Seen> tracks = new LinkedHashMap<>();
  private long nextSeen = 1;
  private long applied;
  private long older;
  private long ahead;
  private long evicted;
  private long expired;

  /// A picture of at most [Limits#TRACKS_MAX] tracks.
  public Picture() {
    this(Limits.TRACKS_MAX);
  }

  /// A smaller one.
  public Picture(int max) {
    this.max = max;
  }

  private record Seen(Track track, long first) {}

  /// What became of a track that was offered.
  public enum Update {
    /// It is the latest now.
    APPLIED,
    /// It is the latest now, and the track that was updated longest ago had to go for it.
    EVICTED,
    /// Not newer than what is held: ignored.
    OLDER,
    /// Further in the future than clocks may differ: ignored.
    AHEAD
  }

  /// What was counted since the start.
  ///
  /// @param applied updates that took effect
  /// @param older ignored because they were not newer
  /// @param ahead ignored because they were in the future
  /// @param evicted tracks that had to go because the picture was full
  /// @param expired tracks that went because nothing was heard of them
  public record Counts(long applied, long older, long ahead, long evicted, long expired) {}

  /// Offers what is now known of a track.
  public Update offer(Track track, Instant now) {
    if (track.at().isAfter(now.plus(AHEAD_MAX))) {
      ahead++;
      return Update.AHEAD;
    }
    Seen before = tracks.get(track.id());
    // Of the same moment more may become known, such as a name; the same again is nothing new.
    if (before != null
        && (track.at().isBefore(before.track().at()) || track.equals(before.track()))) {
      older++;
      return Update.OLDER;
    }
    applied++;
    // The map's sequence is that of the last update, so that the first is the one to evict.
    tracks.putLast(track.id(), new Seen(track, before == null ? nextSeen++ : before.first()));
    if (tracks.size() > max) {
      tracks.pollFirstEntry();
      evicted++;
      return Update.EVICTED;
    }
    return Update.APPLIED;
  }

  /// Forgets what is older than so long; gives what is gone.
  public List<TrackId> expire(Instant now, Duration age) {
    Instant oldest = now.minus(age);
    List<TrackId> gone = new ArrayList<>();
    for (Map.Entry<TrackId, Seen> entry : tracks.entrySet()) {
      if (entry.getValue().track().at().isBefore(oldest)) {
        gone.add(entry.getKey());
      }
    }
    gone.forEach(tracks::remove);
    expired += gone.size();
    return gone;
  }

  /// One track.
  public Optional<Track> find(TrackId id) {
    return Optional.ofNullable(tracks.get(id)).map(Seen::track);
  }

  /// All tracks, as an unmodifiable copy.
  public Collection<Track> tracks() {
    return tracks.values().stream().map(Seen::track).toList();
  }

  /// How many.
  public int size() {
    return tracks.size();
  }

  /// What was counted.
  public Counts counts() {
    return new Counts(applied, older, ahead, evicted, expired);
  }

  /// Tells every track, and how manieth it was to be seen first.
  void each(Visitor visitor) {
    for (Seen seen : tracks.values()) {
      visitor.visit(seen.track(), seen.first());
    }
  }

  /// Who looks at every track.
  interface Visitor {
    void visit(Track track, long firstSeen);
  }
}
