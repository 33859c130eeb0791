// SPDX-License-Identifier: Apache-2.0
package renkei.bench;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import renkei.core.entry.EntryId;
import renkei.core.turn.Draft;
import renkei.node.app.EmbeddedNode;

/// One party asks, the other's officer answers at once, the closing comes back: every step on disk
/// at both nodes before the next is told.
final class RequestToAnswer implements Measurement {
  private static final int BYTES = 1 << 10;
  private static final double MILLI = 1e6;

  @Override
  public String name() {
    return "answer";
  }

  @Override
  public List<Figure> measure(Bench bench) throws IOException, InterruptedException {
    int count = bench.effort().of(500, 5);
    double[] ours = new double[count];
    double[] forces = new double[count];
    try (EmbeddedNode jpn = EmbeddedNode.found(bench.folder("answer-jpn"), "JPN", "JJOC");
        EmbeddedNode usa = EmbeddedNode.found(bench.folder("answer-usa"), "USA", "INDOPACOM");
        RawForce force = new RawForce(bench.home(), BYTES)) {
      jpn.pairWith(usa);
      Bench.until("linked", () -> jpn.linked(1) && usa.linked(1));
      News here = new News(jpn);
      try (Answering officer = new Answering(usa, jpn)) {
        for (int i = -count / 4; i < count; i++) {
          double raw = force.once();
          Draft request = Acts.request(jpn, usa);
          officer.expect(request.id());
          double nanos = once(jpn, request, here);
          if (i >= 0) {
            ours[i] = nanos;
            forces[i] = raw;
          }
        }
      }
    }
    Arrays.sort(ours);
    Arrays.sort(forces);
    return List.of(part(ours, forces, 0.5, 5), part(ours, forces, 0.99, 10));
  }

  private Figure part(double[] ours, double[] forces, double part, double plus) {
    String shown = part == 0.5 ? "p50" : "p99";
    double force = Spread.at(forces, part) / MILLI;
    return Figure.bound(
        new String[] {name(), "request to answer, " + shown, "ms"},
        Spread.one(Spread.at(ours, part) / MILLI),
        List.of(new Beside("one force, " + shown, force)),
        new Figure.Limit(
            4 * force + plus, "under 4 × the force's " + shown + " + " + (int) plus + " ms"),
        "asked, held, consented and closed, in force at the asker: four forces one after the"
            + " other");
  }

  private static double once(EmbeddedNode jpn, Draft request, News here)
      throws InterruptedException {
    long from = System.nanoTime();
    Acts.must(jpn, request);
    here.until(() -> CatchUp.inForce(jpn, request.id()));
    return System.nanoTime() - from;
  }

  /// Wakes whoever waits for a node's state to change.
  private static final class News {
    private final Semaphore changed = new Semaphore(0);

    News(EmbeddedNode node) {
      node.port().watch(_ -> changed.release());
    }

    void until(BooleanSupplier holds) throws InterruptedException {
      while (!holds.getAsBoolean()) {
        changed.tryAcquire(1, TimeUnit.SECONDS);
        changed.drainPermits();
      }
    }
  }

  /// The asked party's officer, who consents as soon as a request is held.
  private static final class Answering implements AutoCloseable {
    private final SynchronousQueue<EntryId> next = new SynchronousQueue<>();
    private final EmbeddedNode usa;
    private final EmbeddedNode jpn;
    private final Thread thread;

    Answering(EmbeddedNode usa, EmbeddedNode jpn) {
      this.usa = usa;
      this.jpn = jpn;
      thread = Thread.ofPlatform().name("officer").start(this::run);
    }

    void expect(EntryId request) throws InterruptedException {
      next.put(request);
    }

    private void run() {
      News there = new News(usa);
      try {
        while (true) {
          EntryId request = next.take();
          there.until(() -> CatchUp.held(usa, request));
          Acts.must(usa, Acts.consent(usa, jpn, request));
        }
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void close() throws InterruptedException {
      thread.interrupt();
      thread.join();
    }
  }
}
