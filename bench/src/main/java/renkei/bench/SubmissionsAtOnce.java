// SPDX-License-Identifier: Apache-2.0
package renkei.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import renkei.core.turn.Answer;
import renkei.node.app.EmbeddedNode;

/// Two hundred officers at once, each waiting for its answer before the next act.
final class SubmissionsAtOnce implements Measurement {
  private static final int AT_ONCE = 200;

  /// A listing and its part of what a batch adds.
  private static final int ROW_BYTES = 350;

  @Override
  public String name() {
    return "together";
  }

  @Override
  public List<Figure> measure(Bench bench) throws IOException, InterruptedException {
    int count = bench.effort().of(40_000, AT_ONCE);
    int rounds = bench.effort().rounds();
    double[] rate = new double[rounds];
    double[] cpu = new double[rounds];
    double[] grouped = new double[rounds];
    double[] signed = new double[rounds];
    double[] hashed = new double[rounds];
    try (EmbeddedNode node = EmbeddedNode.found(bench.folder("together"), "JPN", "JJOC")) {
      run(node, count / 2);
      for (int i = 0; i < rounds; i++) {
        grouped[i] = Ceilings.grouped(bench.home(), ROW_BYTES, AT_ONCE, bench.effort().of(400, 5));
        signed[i] = Ceilings.signatures(Ceilings.Timed.CLOCK, bench.effort().of(20_000, 100));
        hashed[i] =
            Ceilings.hashes(Ceilings.Timed.CLOCK, ROW_BYTES, bench.effort().of(400_000, 1_000));
        long cpuFrom = Bench.processCpu();
        long from = System.nanoTime();
        run(node, count);
        rate[i] = count * 1e9 / (System.nanoTime() - from);
        cpu[i] = (Bench.processCpu() - cpuFrom) / 1e3 / count;
      }
    }
    List<Beside> ceilings =
        List.of(
            new Beside("200 rows under one force", Spread.of(grouped).median()),
            new Beside("signatures/s", Spread.of(signed).median()),
            new Beside("SHA-256/s", Spread.of(hashed).median()));
    return List.of(
        Figure.rate(
            new String[] {name(), "acts durable, 200 at once", "acts/s"},
            Spread.of(rate),
            ceilings,
            0.5,
            "each act is signed by itself"),
        Figure.plain(
            new String[] {name(), "CPU for an act, 200 at once", "µs"},
            Spread.of(cpu),
            List.of(
                new Beside(
                    "one signature",
                    1e6 / Ceilings.signatures(Ceilings.Timed.CPU, bench.effort().of(20_000, 100)))),
            "of the whole process, callers included"));
  }

  /// Every caller waits for its own answer.
  private static void run(EmbeddedNode node, int count) throws InterruptedException {
    AtomicInteger next = new AtomicInteger();
    AtomicInteger taken = new AtomicInteger();
    List<Thread> callers = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      callers.add(
          Thread.ofVirtual()
              .start(() -> {
                int number = next.getAndIncrement();
                while (number < count) {
                  Answer answer = node.port().state(Acts.listing(node, number)).join();
                  taken.addAndGet(answer instanceof Answer.Accepted ? 1 : 0);
                  number = next.getAndIncrement();
                }
              }));
    }
    for (Thread caller : callers) {
      caller.join();
    }
    if (taken.get() != count) {
      throw new IllegalStateException(taken + " of " + count + " acts were taken");
    }
  }
}
