// SPDX-License-Identifier: Apache-2.0
package renkei.core.picture;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Malformed;
import renkei.core.entry.NumberedTrack;
import renkei.core.entry.ReleaseRule;
import renkei.core.entry.Track;

/// Tracks on their way to one recipient under one rule. On every beat of a fixed rhythm it takes a
/// snapshot of what matches; a snapshot that is as old as the rule's delay is ruled again and given
/// out whole. For a recipient that is slow the newest such snapshot takes the place of those before
/// it, and they are counted. Owner: the turn.
///
/// Nothing about it depends on what is not released: the rhythm is that of the clock, a set is
/// given out even when it is empty or the same as before, and numbers follow first release.
public final class Lane {
  /// Snapshots held at most: those of one delay, and one that waits for the recipient.
  public static final int SNAPSHOTS_MAX = 14;

  private final int number;
  private final Duration delay;
  private final long beatSeconds;
  private final Numbers numbers;
  private final Deque<Snapshot> snapshots = new ArrayDeque<>();
  private List<NumberedTrack> sent = List.of();
  private long lastSlot = Long.MIN_VALUE;

  /// What the snapshot in hand holds so far; null: none is taken now.
  private @Nullable List<Waiting> coming;

  private long beats;
  private long given;
  private long conflated;
  private long withheld;

  /// A lane that begins now.
  ///
  /// @param number of this lane on its link, from 1 as they begin
  /// @param rule what it releases by: gives delay and rhythm
  /// @param numbers those of the recipient, for all its lanes
  public Lane(int number, ReleaseRule.Tracks rule, Numbers numbers) {
    Malformed.unless(number >= 1, "lanes are numbered from 1");
    this.number = number;
    this.delay = rule.delay();
    this.beatSeconds = rule.beat().toSeconds();
    this.numbers = numbers;
  }

  /// A track, and how manieth it was to be seen first.
  private record Waiting(Track track, long firstSeen) {}

  private record Snapshot(Instant taken, Instant slot, List<Waiting> tracks) {}

  /// What was counted since the lane began.
  ///
  /// @param beats sets given out
  /// @param sent tracks in them
  /// @param conflated tracks in snapshots that a newer one took the place of
  /// @param withheld tracks that matched when the snapshot was taken and were withheld when it was
  ///   due
  public record Counts(long beats, long sent, long conflated, long withheld) {}

  /// Takes a snapshot if a beat has begun since the last one.
  ///
  /// @param matches whether a track would be released when the snapshot is due, as far as is known
  ///   now
  /// @return whether it took one
  public boolean tick(Instant now, Picture picture, Predicate<Track> matches) {
    return tick(List.of(this), now, picture, track -> matches.test(track) ? this : null);
  }

  /// Takes snapshots for several lanes in one look at the picture, because most of a beat's cost is
  /// looking at what does not match.
  ///
  /// @param lanes those of them for which a beat has begun take one
  /// @param whose the one lane that would release a track when its snapshot is due; null: none
  /// @return whether any took one
  public static boolean tick(
      Collection<Lane> lanes, Instant now, Picture picture, Function<Track, @Nullable Lane> whose) {
    List<Lane> beating = lanes.stream().filter(lane -> lane.beats(now)).toList();
    if (beating.isEmpty()) {
      return false;
    }
    beating.forEach(lane -> lane.coming = new ArrayList<>());
    picture.each((track, firstSeen) -> {
      Lane lane = whose.apply(track);
      if (lane != null && lane.coming != null) {
        lane.coming.add(new Waiting(track, firstSeen));
      }
    });
    beating.forEach(lane -> lane.keep(now));
    return true;
  }

  /// Whether a beat has begun since the last snapshot.
  public boolean beats(Instant now) {
    return slot(now) > lastSlot;
  }

  private long slot(Instant now) {
    return Math.floorDiv(now.getEpochSecond(), beatSeconds);
  }

  private void keep(Instant now) {
    List<Waiting> tracks = coming;
    coming = null;
    lastSlot = slot(now);
    Instant slot = Instant.ofEpochSecond(lastSlot * beatSeconds);
    snapshots.addLast(new Snapshot(now, slot, tracks == null ? List.of() : tracks));
    conflate(now);
  }

  /// When the next snapshot is due to be given out; empty: none is held.
  public Optional<Instant> nextDue() {
    return Optional.ofNullable(snapshots.peekFirst()).map(first -> first.taken().plus(delay));
  }

  /// The newest snapshot that is as old as the delay, ruled again; empty when none is due. Called
  /// only when the recipient can take it: what waits meanwhile is conflated.
  ///
  /// @param lets whether a track is released now
  public Optional<Beat> take(Instant now, Predicate<Track> lets) {
    conflate(now);
    Snapshot first = snapshots.peekFirst();
    if (first == null || !due(first, now)) {
      return Optional.empty();
    }
    snapshots.removeFirst();
    List<Waiting> released = new ArrayList<>(first.tracks().size());
    for (Waiting waiting : first.tracks()) {
      if (lets.test(waiting.track())) {
        released.add(waiting);
      } else {
        withheld++;
      }
    }
    return Optional.of(give(first.slot(), released));
  }

  /// The last set of a lane whose rule holds no more: nothing. Tells the recipient that all is
  /// gone.
  public Beat last(Instant now) {
    snapshots.forEach(snapshot -> conflated += snapshot.tracks().size());
    snapshots.clear();
    return give(Instant.ofEpochSecond(slot(now) * beatSeconds), new ArrayList<>());
  }

  private Beat give(Instant slot, List<Waiting> released) {
    // New numbers follow the sequence of first sight, which no field of a track decides.
    released.sort(Comparator.comparingLong(Waiting::firstSeen));
    List<NumberedTrack> numbered = new ArrayList<>(released.size());
    for (Waiting waiting : released) {
      OptionalInt its = numbers.of(waiting.track().id());
      if (its.isPresent()) {
        numbered.add(new NumberedTrack(its.getAsInt(), waiting.track()));
      } else {
        withheld++;
      }
    }
    numbered.sort(Comparator.comparingInt(NumberedTrack::number));
    beats++;
    given += numbered.size();
    sent = List.copyOf(numbered);
    return new Beat(number, beats, slot, sent);
  }

  /// Drops every due snapshot but the newest, and the oldest beyond the bound.
  private void conflate(Instant now) {
    while (snapshots.size() > 1) {
      Snapshot first = snapshots.removeFirst();
      Snapshot second = snapshots.getFirst();
      if (!due(second, now) && snapshots.size() < SNAPSHOTS_MAX) {
        snapshots.addFirst(first);
        return;
      }
      conflated += first.tracks().size();
    }
  }

  private boolean due(Snapshot snapshot, Instant now) {
    return !snapshot.taken().plus(delay).isAfter(now);
  }

  /// What was given out last, as originals: what the recipient has of this lane.
  public List<NumberedTrack> sent() {
    return sent;
  }

  /// Its number on the link.
  public int number() {
    return number;
  }

  /// What was counted.
  public Counts counts() {
    return new Counts(beats, given, conflated, withheld);
  }
}
