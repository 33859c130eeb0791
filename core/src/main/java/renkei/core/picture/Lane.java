// SPDX-License-Identifier: Apache-2.0
package renkei.core.picture;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
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
    long slot = Math.floorDiv(now.getEpochSecond(), beatSeconds);
    if (slot <= lastSlot) {
      return false;
    }
    lastSlot = slot;
    List<Waiting> tracks = new ArrayList<>();
    picture.each((track, firstSeen) -> {
      if (matches.test(track)) {
        tracks.add(new Waiting(track, firstSeen));
      }
    });
    snapshots.addLast(new Snapshot(now, Instant.ofEpochSecond(slot * beatSeconds), tracks));
    conflate(now);
    return true;
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
    long slot = Math.floorDiv(now.getEpochSecond(), beatSeconds);
    return give(Instant.ofEpochSecond(slot * beatSeconds), new ArrayList<>());
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
