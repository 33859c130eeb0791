// SPDX-License-Identifier: Apache-2.0
package renkei.node.app;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Clock;
import renkei.core.entry.Level;
import renkei.core.entry.OfficerId;
import renkei.node.feed.Feed;
import renkei.node.feed.FeedCount;
import renkei.node.keys.OneTimeLinks;
import renkei.node.store.DataFolder;
import renkei.node.web.LocalToken;
import renkei.node.web.WebEdge;
import renkei.node.web.WebSettings;

/// Opens the officers' listener of a running node.
final class OfficersDoor implements AutoCloseable {
  private static final Set<FeedCount> BROKEN =
      EnumSet.of(
          FeedCount.LINE_TOO_LONG,
          FeedCount.NOT_ASCII,
          FeedCount.CUT,
          FeedCount.CHECKSUM_WRONG,
          FeedCount.FIELDS_WRONG,
          FeedCount.PAYLOAD_WRONG,
          FeedCount.MMSI_WRONG,
          FeedCount.POSITION_IMPOSSIBLE);

  private final WebEdge edge;
  private final OneTimeLinks links;
  private final Config config;

  /// What the door needs of the node.
  ///
  /// @param folder where one-time links are kept, as hashes
  /// @param keys for HTTPS and the command line
  /// @param port the node
  /// @param feed what makes the picture; null: nothing
  /// @param metrics the node's metrics as text
  record Needs(
      DataFolder folder,
      KeyFolder keys,
      NodePort port,
      @Nullable Feed feed,
      Supplier<String> metrics,
      Supplier<Map<String, Long>> counters) {}

  OfficersDoor(Config config, Needs needs, Clock clock, SecureRandom random) {
    this.config = config;
    this.links = new OneTimeLinks(needs.folder().keys().resolve("one-time.links"), clock, random);
    OfficerId officer = config.web().commandLine();
    LocalToken token =
        LocalToken.read(needs.keys().token().getBytes(StandardCharsets.US_ASCII), officer);
    Instant startedAt = clock.now();
    WebSettings settings =
        new WebSettings(
            new WebSettings.Listen(
                config.web().listen(),
                config.web().host(),
                config.web().plain() ? null : needs.keys().web()),
            config.web().browserKeys(),
            config.web().metricsAnywhere(),
            links,
            token,
            () -> about(startedAt, needs),
            needs.metrics());
    this.edge = new WebEdge(settings, needs.port(), clock, random);
  }

  private static WebSettings.About about(Instant startedAt, Needs needs) {
    Feed feed = needs.feed();
    return new WebSettings.About(
        Main.Version.number(),
        startedAt,
        Level.CONFIDENTIAL,
        feed == null ? List.of() : List.of(line(feed)),
        needs.counters().get());
  }

  private static WebSettings.Feed line(Feed feed) {
    Map<FeedCount, Long> counts = feed.counters().counts();
    long taken = counts.getOrDefault(FeedCount.TRACKS, 0L);
    long refused = BROKEN.stream().mapToLong(count -> counts.getOrDefault(count, 0L)).sum();
    WebSettings.FeedState state =
        taken > 0 ? WebSettings.FeedState.RUNNING : WebSettings.FeedState.SILENT;
    return new WebSettings.Feed(feed.code(), state, taken, refused, null, "");
  }

  void start() {
    edge.start();
  }

  /// The address that officers open.
  String address() {
    return (config.web().plain() ? "http://" : "https://")
        + config.web().host()
        + ":"
        + edge.port()
        + "/";
  }

  /// A link by which an officer enrols a key: good once.
  Optional<String> link(OfficerId officer) {
    String token =
        links.issue(WebEdge.purpose(officer, config.web().commandLine()), OneTimeLinks.VALIDITY);
    return Optional.of(address() + "#/login/" + token);
  }

  @Override
  public void close() {
    edge.close();
  }
}
