// SPDX-License-Identifier: Apache-2.0
package renkei.bench;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import renkei.node.app.EmbeddedNode;

/// One officer's act after the other, each waited for, beside a bare force of the same disk.
final class SubmissionAlone implements Measurement {
  private static final int BYTES = 1 << 10;
  private static final double MILLI = 1e6;

  @Override
  public String name() {
    return "alone";
  }

  @Override
  public List<Figure> measure(Bench bench) throws IOException, InterruptedException {
    int count = bench.effort().of(2_000, 20);
    double[] ours = new double[count];
    double[] forces = new double[count];
    try (EmbeddedNode node = EmbeddedNode.found(bench.folder("alone"), "JPN", "JJOC");
        RawForce force = new RawForce(bench.home(), BYTES)) {
      for (int i = -count / 4; i < count; i++) {
        double raw = force.once();
        long from = System.nanoTime();
        Acts.must(node, Acts.listing(node, Math.abs(i)));
        double nanos = System.nanoTime() - from;
        if (i >= 0) {
          ours[i] = nanos;
          forces[i] = raw;
        }
      }
    }
    Arrays.sort(ours);
    Arrays.sort(forces);
    return List.of(part(ours, forces, 0.5, "p50"), part(ours, forces, 0.99, "p99"));
  }

  private Figure part(double[] ours, double[] forces, double part, String shown) {
    double force = Spread.at(forces, part) / MILLI;
    return Figure.bound(
        new String[] {name(), "an act alone, " + shown, "ms"},
        Spread.one(Spread.at(ours, part) / MILLI),
        List.of(new Beside("one force, " + shown, force)),
        new Figure.Limit(force + 1, "one force + 1 ms"),
        "signed act and signed batch head, from the caller to the answer after the force");
  }
}
