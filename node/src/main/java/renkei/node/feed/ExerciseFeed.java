// SPDX-License-Identifier: Apache-2.0
package renkei.node.feed;

import java.time.Duration;
import java.time.Instant;

/// Runs the ships of an exercise in real time, by the same way in as any AIS stream.
public final class ExerciseFeed implements Feed {
  private static final Duration STEP = Duration.ofMillis(500);

  private final ShipGenerator ships;
  private final FeedRun run;

  /// A feed that is not running yet.
  public ExerciseFeed(ShipGenerator ships, FeedSetup setup) {
    this.ships = ships;
    this.run = new FeedRun(setup);
  }

  @Override
  public void run() {
    run.begin();
    run.tally.add(FeedCount.OPENED);
    Instant last = run.now();
    ships.first(last).forEach(line -> run.take(AisLine.of(line)));
    try {
      while (!run.closed()) {
        run.waitFor(STEP);
        Instant now = run.now();
        // A clock that leaps makes each ship report once; one that goes back does no more than
        // that.
        ships.between(last, now).forEach(line -> run.take(AisLine.of(line)));
        last = now;
      }
      run.drain();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public FeedCounters counters() {
    return run.tally.counters();
  }

  @Override
  public String code() {
    return run.code();
  }

  @Override
  public void close() {
    run.close();
  }
}
