// SPDX-License-Identifier: Apache-2.0
package renkei.bench;

import java.util.List;
import renkei.core.entry.PartyId;
import renkei.core.entry.Track;
import renkei.core.release.Gate;
import renkei.core.release.Policy;
import renkei.core.release.Thing;

/// A ruling with every reason as a sentence in two languages.
final class Explained implements Measurement {
  private static final double BOUND = 20;
  private static final int TRACKS = 1 << 14;

  @Override
  public String name() {
    return "gate";
  }

  @Override
  public List<Figure> measure(Bench bench) {
    return List.of(rulings(bench, 5), rulings(bench, 50));
  }

  private Figure rulings(Bench bench, int rules) {
    Policy policy = Invented.policy(rules, 1, "USA");
    Track[] tracks = Invented.tracks(TRACKS, Invented.NOW.minusSeconds(20), "JPN", "USA");
    PartyId usa = Invented.party("USA");
    int count = bench.effort().of(100_000, 200);
    double[] micros = new double[bench.effort().rounds()];
    long reasons = 0;
    for (int i = -2; i < micros.length; i++) {
      long from = Bench.threadCpu();
      for (int n = 0; n < count; n++) {
        Thing thing = new Thing.OfTrack(tracks[n & TRACKS - 1]);
        reasons += Gate.rule(thing, usa, policy, Invented.NOW).against().size();
      }
      if (i >= 0) {
        micros[i] = (Bench.threadCpu() - from) / 1e3 / count;
      }
    }
    return Figure.bound(
        new String[] {name(), "full explanation, " + rules + " rules", "µs"},
        Spread.of(micros),
        List.of(),
        new Figure.Limit(BOUND, "under 20 µs"),
        "in two languages; CPU of one thread; "
            + reasons / (count * (micros.length + 2L))
            + " reasons against on average, at least");
  }
}
