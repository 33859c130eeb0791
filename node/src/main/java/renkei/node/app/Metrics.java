// SPDX-License-Identifier: Apache-2.0
package renkei.node.app;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Clock;
import renkei.core.turn.TurnOutput;
import renkei.node.feed.Feed;
import renkei.node.link.WireCount;

/// The node's figures in the text form of Prometheus. They hold numbers, codes of parties and codes
/// of reasons, never text that somebody wrote. The owner of the state is asked once per scrape;
/// what is read elsewhere is read then too.
final class Metrics {
  /// Different figures at most, whatever peers do.
  static final int FIGURES_MAX = 5_000;

  private static final long PATIENCE_MILLIS = 2_000;
  private static final long SECONDS_PER_DAY = 86_400;

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Map<String, AtomicLong> values = new ConcurrentHashMap<>();
  private final LongAdder appends = new LongAdder();
  private final LongAdder alarms = new LongAdder();
  private final Parts parts;
  private final Clock clock;

  /// What is measured.
  ///
  /// @param links the links; null: there are none
  /// @param feed what makes the picture; null: nothing
  record Parts(
      TurnThread turn,
      @Nullable PeerLinks links,
      @Nullable Feed feed,
      SpaceLimit space,
      KeyFolder keys) {}

  Metrics(Parts parts, Clock clock) {
    this.parts = parts;
    this.clock = clock;
  }

  /// Counts what a turn did; runs in the turn's thread.
  void turned(TurnOutput output) {
    if (output.changed()) {
      appends.increment();
    }
    alarms.add(output.alarms().size());
  }

  /// All figures now, as text.
  String scrape() {
    gauge("renkei.turn.answers", Tags.empty(), asked() ? 1 : 0);
    counter("renkei.journal.appends", Tags.empty(), appends.sum());
    counter("renkei.alarms", Tags.empty(), alarms.sum());
    counter("renkei.inbox.refused", Tags.empty(), parts.turn().refusedFull());
    disk();
    certificates();
    links();
    Feed feed = parts.feed();
    if (feed != null) {
      feed.counters()
          .counts()
          .forEach((what, count) ->
              counter("renkei.feed", Tags.of("feed", feed.code(), "what", code(what)), count));
    }
    return registry.scrape();
  }

  private boolean asked() {
    try {
      show(parts.turn().ask(Figures::of).get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS));
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | TimeoutException _) {
      return false;
    }
  }

  private void show(Figures figures) {
    gauge("renkei.journal.position", Tags.empty(), figures.position());
    gauge("renkei.journal.entries", Tags.empty(), figures.entries());
    gauge("renkei.incarnation", Tags.empty(), figures.incarnation());
    gauge("renkei.read.only", Tags.empty(), figures.readOnly() ? 1 : 0);
    gauge("renkei.picture.tracks", Tags.empty(), figures.picture().tracks());
    gauge("renkei.acts.waiting", Tags.empty(), figures.waiting().acts());
    gauge("renkei.acts.given.up", Tags.empty(), figures.waiting().givenUp());
    counter("renkei.picture.older", Tags.empty(), figures.picture().counts().older());
    counter("renkei.picture.evicted", Tags.empty(), figures.picture().counts().evicted());
    counter("renkei.picture.expired", Tags.empty(), figures.picture().counts().expired());
    figures.peers().forEach(this::show);
  }

  private void show(Figures.Peer peer) {
    Tags tags = Tags.of("peer", peer.code());
    gauge("renkei.link.up", tags, peer.up() ? 1 : 0);
    gauge("renkei.link.queued", tags, peer.queued());
    counter("renkei.link.sent", tags, peer.sent());
    counter("renkei.link.acknowledged", tags, peer.acknowledged());
    counter("renkei.link.received", tags, peer.received());
    gauge("renkei.link.skew.milliseconds", tags, peer.skewMillis());
    counter("renkei.release.sent", tags, peer.lane().sent());
    counter("renkei.release.conflated", tags, peer.lane().conflated());
    counter("renkei.release.withheld", tags, peer.lane().withheld());
    peer.counters()
        .forEach((what, count) -> counter("renkei.link", tags.and("what", code(what)), count));
    peer.refused()
        .forEach((what, count) -> counter("renkei.refused", tags.and("code", what.name()), count));
  }

  private void disk() {
    gauge("renkei.disk.used.percent", Tags.empty(), parts.space().reading().usedPercent());
    gauge("renkei.disk.free.bytes", Tags.empty(), parts.space().reading().freeBytes());
    counter("renkei.disk.refused", Tags.of("what", "documents"), parts.space().documentsRefused());
    counter("renkei.disk.refused", Tags.of("what", "positions"), parts.space().batchesRefused());
  }

  private void certificates() {
    long now = clock.now().getEpochSecond();
    gauge(
        "renkei.certificate.days",
        Tags.of("of", "link"),
        (parts.keys().link().endsAt().getEpochSecond() - now) / SECONDS_PER_DAY);
    gauge(
        "renkei.certificate.days",
        Tags.of("of", "web"),
        (parts.keys().web().endsAt().getEpochSecond() - now) / SECONDS_PER_DAY);
  }

  private void links() {
    PeerLinks links = parts.links();
    if (links == null) {
      return;
    }
    long[] guarded = links.guarded();
    counter("renkei.guard.checked", Tags.empty(), guarded[0]);
    counter("renkei.guard.refused", Tags.empty(), guarded[1]);
    for (WireCount what : WireCount.values()) {
      counter("renkei.wire", Tags.of("what", code(what)), links.links().counts().of(what));
    }
  }

  private static String code(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private void gauge(String name, Tags tags, long value) {
    values
        .computeIfAbsent(
            key(name, tags),
            _ -> {
              AtomicLong kept = new AtomicLong();
              Gauge.builder(name, kept, AtomicLong::get).tags(tags).register(registry);
              return kept;
            })
        .set(value);
  }

  private void counter(String name, Tags tags, long value) {
    String key = key(name, tags);
    if (values.size() >= FIGURES_MAX && !values.containsKey(key)) {
      return;
    }
    values
        .computeIfAbsent(
            key,
            _ -> {
              AtomicLong kept = new AtomicLong();
              FunctionCounter.builder(name, kept, AtomicLong::get).tags(tags).register(registry);
              return kept;
            })
        .set(value);
  }

  private static String key(String name, Tags tags) {
    return name + tags;
  }
}
