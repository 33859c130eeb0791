// SPDX-License-Identifier: Apache-2.0
package renkei.node.app;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import renkei.core.base.Clock;
import renkei.core.entry.Body;
import renkei.core.entry.Domestic;
import renkei.core.entry.Refusal;
import renkei.core.entry.RefusalCode;
import renkei.node.store.SpaceGauge;

/// Refuses documents first and positions next when the disk fills, so that decisions always find
/// room. The disk is asked at most every few seconds. Thread-safe.
final class SpaceLimit {
  private static final Duration FRESH = Duration.ofSeconds(5);

  private final Supplier<SpaceGauge.Reading> gauge;
  private final Clock clock;
  private final LongAdder documents = new LongAdder();
  private final LongAdder batches = new LongAdder();
  private volatile Read last;

  private record Read(Instant at, SpaceGauge.Reading reading) {}

  SpaceLimit(Supplier<SpaceGauge.Reading> gauge, Clock clock) {
    this.gauge = gauge;
    this.clock = clock;
    this.last = new Read(clock.now(), gauge.get());
  }

  /// The disk now, or a few seconds ago.
  SpaceGauge.Reading reading() {
    Read known = last;
    Instant now = clock.now();
    if (Duration.between(known.at(), now).abs().compareTo(FRESH) < 0) {
      return known.reading();
    }
    Read fresh = new Read(now, gauge.get());
    last = fresh;
    return fresh.reading();
  }

  /// Why a draft is not taken; empty: there is room for it.
  Optional<Refusal> refuses(Body body) {
    SpaceGauge.Reading reading = reading();
    if (!(body instanceof Domestic.DocumentFiled) || reading.level() == SpaceGauge.Level.NORMAL) {
      return Optional.empty();
    }
    documents.increment();
    return Optional.of(
        new Refusal(
            RefusalCode.FULL, reading.sentence().orElse("The disk is full; make room for it.")));
  }

  /// Whether positions are taken; if not, they are counted and the feed offers newer ones later.
  boolean takesPositions() {
    boolean takes = reading().level() != SpaceGauge.Level.NO_POSITIONS;
    if (!takes) {
      batches.increment();
    }
    return takes;
  }

  /// Documents refused since the start.
  long documentsRefused() {
    return documents.sum();
  }

  /// Batches of positions refused since the start.
  long batchesRefused() {
    return batches.sum();
  }
}
