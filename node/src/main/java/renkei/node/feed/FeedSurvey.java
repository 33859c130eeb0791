// SPDX-License-Identifier: Apache-2.0
package renkei.node.feed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import renkei.core.entry.Area;
import renkei.core.entry.Grade;
import renkei.core.entry.Label;
import renkei.core.entry.Level;
import renkei.core.entry.Position;
import renkei.core.entry.Track;
import renkei.core.entry.TrackId;
import renkei.core.entry.TrackKind;

/// What a recording holds, found by reading it once as fast as it can be read: tracks as they stand
/// at its end, by kind and talker, so that a demonstration can choose its area and kinds.
/// Immutable.
public final class FeedSurvey {
  /// Lines that are looked at.
  public static final int LINES_MAX = 5_000_000;

  /// Stands for the arrival of lines that have no time stamp.
  private static final Instant NO_TIME = Instant.parse("1990-01-01T00:00:00Z");

  private final FeedCounters counters;
  private final List<Surveyed> tracks;
  private final @Nullable Instant first;
  private final @Nullable Instant last;

  /// A track as it stands at the end of the recording.
  ///
  /// @param id which
  /// @param kind what it is
  /// @param talker of its last position
  /// @param position where it was last
  public record Surveyed(TrackId id, TrackKind kind, String talker, Position position) {}

  private FeedSurvey(
      FeedCounters counters,
      Collection<Surveyed> tracks,
      @Nullable Instant first,
      @Nullable Instant last) {
    this.counters = counters;
    this.tracks = List.copyOf(tracks);
    this.first = first;
    this.last = last;
  }

  /// Surveys a file.
  ///
  /// @throws IOException when it cannot be read
  public static FeedSurvey of(Path file) throws IOException {
    Set<String> talkers = new TreeSet<>();
    readLines(file, line -> noteTalker(line, talkers));
    Reading reading = new Reading(talkers);
    readLines(file, reading::take);
    return reading.survey();
  }

  /// Surveys lines, such as those of the exercise generator.
  public static FeedSurvey of(List<String> lines) {
    Set<String> talkers = new TreeSet<>();
    List<AisLine> parsed = lines.stream().map(AisLine::of).toList();
    parsed.forEach(line -> noteTalker(line, talkers));
    Reading reading = new Reading(talkers);
    parsed.forEach(reading::take);
    return reading.survey();
  }

  /// What was counted.
  public FeedCounters counters() {
    return counters;
  }

  /// All tracks with a position, sorted by id.
  public List<Surveyed> tracks() {
    return tracks;
  }

  /// How many tracks of each kind.
  public Map<TrackKind, Integer> kinds() {
    Map<TrackKind, Integer> kinds = new EnumMap<>(TrackKind.class);
    tracks.forEach(track -> kinds.merge(track.kind(), 1, Integer::sum));
    return Collections.unmodifiableMap(kinds);
  }

  /// How many tracks had their last position from each talker.
  public Map<String, Integer> talkers() {
    Map<String, Integer> talkers = new TreeMap<>();
    tracks.forEach(track -> talkers.merge(track.talker(), 1, Integer::sum));
    return Collections.unmodifiableMap(talkers);
  }

  /// The first time stamp, if there are any.
  public Optional<Instant> first() {
    return Optional.ofNullable(first);
  }

  /// The latest time stamp, if there are any.
  public Optional<Instant> last() {
    return Optional.ofNullable(last);
  }

  /// The choice for a demonstration that has most to show; whether it shows enough is for the
  /// caller to judge by its counts.
  ///
  /// @param cellDegrees size of the cells that tracks are released in
  /// @param enough tracks that should cross, and be withheld for each reason alone
  /// @return empty when there are no tracks
  public Optional<StoryChoice> choice(double cellDegrees, int enough) {
    return new StorySearch(tracks, cellDegrees, enough).best();
  }

  /// How many tracks would go each way by a choice that was made otherwise.
  ///
  /// @param cellDegrees size of the cells that tracks are released in
  /// @param kinds the kinds covered; kinds of ships only
  public StoryChoice.Counts counts(
      double cellDegrees, Area area, Set<TrackKind> kinds, String protectedTalker) {
    return new StorySearch(tracks, cellDegrees, 0).counts(area, kinds, protectedTalker);
  }

  private interface LineTaker {
    void take(AisLine line);
  }

  private static void readLines(Path file, LineTaker taker) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      LineSplitter lines = new LineSplitter(in);
      Optional<String> line = lines.next();
      for (int i = 0; line.isPresent() && i < LINES_MAX; i++) {
        taker.take(AisLine.of(line.get()));
        line = lines.next();
      }
    }
  }

  private static void noteTalker(AisLine line, Set<String> talkers) {
    if (line instanceof AisLine.Ais ais) {
      talkers.add(ais.sentence().talker());
    }
  }

  /// Reads with one label per talker, so that each track tells by its label whom it came from.
  private static final class Reading {
    private final Map<Label, String> talkerByLabel = new HashMap<>();
    private final Map<TrackId, Surveyed> found = new TreeMap<>();
    private final AisReader reader;
    private @Nullable Instant first;
    private @Nullable Instant last;

    Reading(Set<String> talkers) {
      Map<String, Label> labels = new HashMap<>();
      for (String talker : talkers) {
        String hex = HexFormat.of().formatHex(talker.getBytes(StandardCharsets.US_ASCII));
        Label label = Label.of("talker-" + hex, Level.UNCLASSIFIED);
        labels.put(talker, label);
        talkerByLabel.put(label, talker);
      }
      Label none = Label.of("talker-none", Level.UNCLASSIFIED);
      this.reader =
          new AisReader(FeedSettings.of("survey", Grade.F, new AisLabels(none, labels), false));
    }

    void take(AisLine line) {
      Instant recorded = line.recorded();
      if (recorded != null) {
        first = first == null || recorded.isBefore(first) ? recorded : first;
        last = last == null || recorded.isAfter(last) ? recorded : last;
      }
      reader.take(line, NO_TIME).ifPresent(this::note);
    }

    private void note(Track track) {
      String talker = talkerByLabel.getOrDefault(track.label(), "");
      found.put(track.id(), new Surveyed(track.id(), track.kind(), talker, track.position()));
    }

    FeedSurvey survey() {
      reader.restart();
      return new FeedSurvey(reader.counters(), found.values(), first, last);
    }
  }
}
