// SPDX-License-Identifier: Apache-2.0
package renkei.bench;

import java.util.List;
import renkei.core.entry.Track;
import renkei.core.release.TrackGate;

/// What a track costs at the compiled gate when rules name a thousand areas instead of one.
final class Areas implements Measurement {
  private static final int MANY = 1_000;
  private static final double LARGE = 10;
  private static final double BOUND = 10;
  private static final int TRACKS = 1 << 16;

  @Override
  public String name() {
    return "areas";
  }

  @Override
  public List<Figure> measure(Bench bench) {
    int rounds = bench.effort().rounds();
    int count = bench.effort().of(2_000_000, 2_000);
    Track[] tracks = Invented.tracks(TRACKS, Invented.NOW.minusSeconds(20), "JPN", "USA");
    TrackGate one = TrackGate.compile(Invented.policy(1, LARGE, "USA"), Invented.party("USA"));
    TrackGate many =
        TrackGate.compile(
            Invented.policy(MANY, LARGE / Math.sqrt(MANY), "USA"), Invented.party("USA"));
    double[] few = new double[rounds];
    double[] full = new double[rounds];
    double[] times = new double[rounds];
    for (int i = -1; i < rounds; i++) {
      double first = nanos(one, tracks, count);
      double second = nanos(many, tracks, count);
      if (i >= 0) {
        few[i] = first;
        full[i] = second;
        times[i] = second / first;
      }
    }
    return List.of(
        Figure.bound(
            new String[] {name(), "1,000 areas, times one area", "×"},
            Spread.of(times),
            List.of(
                new Beside("one area, ns", Spread.of(few).median()),
                new Beside("1,000 areas, ns", Spread.of(full).median())),
            new Figure.Limit(BOUND, "not 1,000 × one: 10 × at most"),
            "per track at the compiled gate, CPU of one thread; the thousand have together the size"
                + " of the one, 100 square degrees, so that about as many tracks are let go"));
  }

  private static double nanos(TrackGate gate, Track[] tracks, int count) {
    long from = Bench.threadCpu();
    int lets = 0;
    for (int i = 0; i < count; i++) {
      lets += gate.reduce(tracks[i & TRACKS - 1], Invented.NOW).isPresent() ? 1 : 0;
    }
    long nanos = Bench.threadCpu() - from;
    if (lets > count) {
      throw new IllegalStateException("more let go than asked");
    }
    return (double) nanos / count;
  }
}
