// SPDX-License-Identifier: Apache-2.0
package renkei.node.feed;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import renkei.core.entry.Area;
import renkei.core.entry.Position;
import renkei.core.entry.TrackKind;
import renkei.node.feed.FeedSurvey.Surveyed;
import renkei.node.feed.StoryChoice.Counts;

/// Looks for the [StoryChoice] that has most to show: tries boxes between quantiles of the tracks'
/// places, every talker and every set of kinds. Among those whose four counts are enough, the one
/// that covers most kinds wins, since "ships in an area" is easier to tell than a choice of types;
/// else the one whose smallest count is greatest.
final class StorySearch {
  private static final int TENTHS = 10;
  private static final int FIFTHS = 5;

  /// Counts are compared up to here, so that three of them fit one number.
  private static final int VALUE = 10_000;

  /// A rule "for ships": what is no ship is never covered.
  private static final List<TrackKind> SHIPS =
      List.copyOf(
          EnumSet.complementOf(EnumSet.of(TrackKind.AIRCRAFT, TrackKind.STATION, TrackKind.AID)));

  private final List<Surveyed> tracks;
  private final double cell;
  private final int enough;
  private final Comparator<StoryChoice> most;

  /// @param enough tracks that each of the four ways should have, alone
  StorySearch(List<Surveyed> tracks, double cell, int enough) {
    this.tracks = tracks;
    this.cell = cell;
    this.enough = enough;
    this.most =
        Comparator.<StoryChoice>comparingInt(
                choice -> choice.counts().leastAlone() >= enough ? choice.kinds().size() : 0)
            .thenComparingInt(choice -> choice.counts().leastAlone())
            .thenComparingInt(choice -> choice.counts().least())
            .thenComparingInt(choice -> choice.counts().released());
  }

  /// How many tracks go each way by a given choice.
  Counts counts(Area area, Set<TrackKind> kinds, String talker) {
    int set = 0;
    for (TrackKind kind : kinds) {
      set |= 1 << SHIPS.indexOf(kind);
    }
    return counts(quarters(area, talker), set);
  }

  /// The best choice; empty when there are no tracks.
  Optional<StoryChoice> best() {
    List<String> talkers = tracks.stream().map(Surveyed::talker).distinct().sorted().toList();
    List<StoryChoice> found = new ArrayList<>();
    for (Area area : areas()) {
      for (String talker : talkers) {
        found.add(best(area, talker));
      }
    }
    return found.stream().max(most);
  }

  /// How many tracks of one kind are inside or outside, open or protected.
  private static final class Quarters {
    private int openIn;
    private int openOut;
    private int protectedIn;
    private int protectedOut;
  }

  private Map<TrackKind, Quarters> quarters(Area area, String talker) {
    Map<TrackKind, Quarters> byKind = new EnumMap<>(TrackKind.class);
    for (Surveyed track : tracks) {
      Quarters of = byKind.computeIfAbsent(track.kind(), _ -> new Quarters());
      boolean inside = area.contains(cellOf(track.position()));
      boolean open = !track.talker().equals(talker);
      of.openIn += open && inside ? 1 : 0;
      of.openOut += open && !inside ? 1 : 0;
      of.protectedIn += !open && inside ? 1 : 0;
      of.protectedOut += !open && !inside ? 1 : 0;
    }
    return byKind;
  }

  private StoryChoice best(Area area, String talker) {
    Map<TrackKind, Quarters> byKind = quarters(area, talker);
    int bestSet = 1;
    int bestValue = -1;
    for (int set = 1; set < 1 << SHIPS.size(); set++) {
      Counts counts = counts(byKind, set);
      int kinds = counts.leastAlone() >= enough ? Integer.bitCount(set) : 0;
      int value = (kinds * VALUE + Math.min(VALUE - 1, counts.leastAlone())) * VALUE;
      value += Math.min(VALUE - 1, counts.least());
      if (value > bestValue) {
        bestValue = value;
        bestSet = set;
      }
    }
    return new StoryChoice(area, kinds(bestSet), talker, counts(byKind, bestSet));
  }

  private static Counts counts(Map<TrackKind, Quarters> byKind, int set) {
    Quarters covered = new Quarters();
    Quarters other = new Quarters();
    for (Map.Entry<TrackKind, Quarters> kind : byKind.entrySet()) {
      int bit = SHIPS.indexOf(kind.getKey());
      Quarters sum = bit >= 0 && (set >> bit & 1) == 1 ? covered : other;
      Quarters of = kind.getValue();
      sum.openIn += of.openIn;
      sum.openOut += of.openOut;
      sum.protectedIn += of.protectedIn;
      sum.protectedOut += of.protectedOut;
    }
    return new Counts(
        covered.openIn,
        covered.openOut,
        other.openIn,
        covered.protectedIn,
        covered.openOut + other.openOut + covered.protectedOut + other.protectedOut,
        other.openIn + other.openOut + other.protectedIn + other.protectedOut,
        covered.protectedIn + covered.protectedOut + other.protectedIn + other.protectedOut);
  }

  private static Set<TrackKind> kinds(int set) {
    Set<TrackKind> kinds = EnumSet.noneOf(TrackKind.class);
    for (int bit = 0; bit < SHIPS.size(); bit++) {
      if ((set >> bit & 1) == 1) {
        kinds.add(SHIPS.get(bit));
      }
    }
    return kinds;
  }

  private Set<Area> areas() {
    double[] south = edges(track -> track.position().latitude(), TENTHS, 90);
    double[] west = edges(track -> track.position().longitude(), TENTHS, 180);
    Set<Area> areas = new LinkedHashSet<>();
    boxes(areas, new double[] {south[0], south[TENTHS]}, west);
    boxes(areas, south, new double[] {west[0], west[TENTHS]});
    boxes(
        areas,
        edges(track -> track.position().latitude(), FIFTHS, 90),
        edges(track -> track.position().longitude(), FIFTHS, 180));
    return areas;
  }

  private static void boxes(Set<Area> areas, double[] latitudes, double[] longitudes) {
    for (int s = 0; s < latitudes.length - 1; s++) {
      for (int n = s + 1; n < latitudes.length; n++) {
        for (int w = 0; w < longitudes.length - 1; w++) {
          for (int e = w + 1; e < longitudes.length; e++) {
            areas.add(new Area(latitudes[s], longitudes[w], latitudes[n], longitudes[e]));
          }
        }
      }
    }
  }

  /// Edges of cells at or around the quantiles; the first and last enclose everything.
  private double[] edges(ToDoubleFunction<Surveyed> of, int parts, double limit) {
    double[] sorted = tracks.stream().mapToDouble(of).sorted().toArray();
    double[] edges = new double[parts + 1];
    for (int i = 0; i <= parts; i++) {
      double value = sorted.length == 0 ? 0 : sorted[(sorted.length - 1) * i / parts];
      double edge = i == parts ? Math.floor(value / cell) + 1 : Math.floor(value / cell);
      edges[i] = Math.clamp(onGrid(edge), -limit, limit);
    }
    return edges;
  }

  private double onGrid(double cells) {
    // Rounded, so that 697 cells of 0.05 make 34.85 and not 34.850000000000001.
    return Math.round(cells * cell * 1e6) / 1e6;
  }

  /// The cell that a position is released as; it must lie in the area as a whole.
  private Area cellOf(Position at) {
    double south = Math.floor(at.latitude() / cell);
    double west = Math.floor(at.longitude() / cell);
    return new Area(
        Math.max(-90, onGrid(south)),
        Math.max(-180, onGrid(west)),
        Math.min(90, onGrid(south + 1)),
        Math.min(180, onGrid(west + 1)));
  }
}
