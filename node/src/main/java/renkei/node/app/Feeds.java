// SPDX-License-Identifier: Apache-2.0
package renkei.node.app;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Clock;
import renkei.core.entry.Grade;
import renkei.core.entry.Label;
import renkei.core.entry.Level;
import renkei.node.feed.AisFileFeed;
import renkei.node.feed.AisLabels;
import renkei.node.feed.AisTcpFeed;
import renkei.node.feed.ExerciseFeed;
import renkei.node.feed.Feed;
import renkei.node.feed.FeedSettings;
import renkei.node.feed.FeedSetup;
import renkei.node.feed.FeedTime;
import renkei.node.feed.Playback;
import renkei.node.feed.ShipGenerator;
import renkei.node.feed.TrackSink;

/// Makes the feed that the configuration names.
public final class Feeds {
  /// The ships of every demonstration are the same.
  public static final long SEED = 20_110_311;

  private final Config config;
  private final Clock clock;
  private final Label releasable;
  private final Label ownOnly;

  Feeds(Config config, Clock clock) {
    this.config = config;
    this.clock = clock;
    this.releasable = label(Level.UNCLASSIFIED, config.feed().releasableTo());
    this.ownOnly = label(Level.RESTRICTED, null);
  }

  private Label label(Level level, @Nullable Set<String> to) {
    return new Label(config.party().policy(), level, Set.of(), to, Set.of(), config.exercise());
  }

  /// The feed, not running yet; empty when the configuration names none.
  Optional<Feed> feed(TrackSink sink) {
    Config.Feed feed = config.feed();
    return switch (feed.kind()) {
      case NONE -> Optional.empty();
      case EXERCISE ->
          Optional.of(
              new ExerciseFeed(
                  new ShipGenerator(SEED, feed.ships()),
                  setup("exercise", Set.of(ShipGenerator.PROTECTED_TALKER), true, sink)));
      case FILE -> file(feed, sink);
      case TCP -> tcp(feed, sink);
    };
  }

  private Optional<Feed> file(Config.Feed feed, TrackSink sink) {
    Path file = feed.file();
    return file == null
        ? Optional.empty()
        : Optional.of(
            new AisFileFeed(
                file,
                new Playback(feed.speed(), 200 * feed.speed(), true),
                setup("ais-file", feed.ownTalkers(), true, sink)));
  }

  private Optional<Feed> tcp(Config.Feed feed, TrackSink sink) {
    InetSocketAddress address = feed.tcp();
    return address == null
        ? Optional.empty()
        : Optional.of(
            new AisTcpFeed(
                address.getHostString(),
                address.getPort(),
                new SecureRandom(),
                setup("ais-tcp", feed.ownTalkers(), false, sink)));
  }

  private FeedSetup setup(String code, Set<String> ownTalkers, boolean asLive, TrackSink sink) {
    Map<String, Label> byTalker = new HashMap<>();
    ownTalkers.forEach(talker -> byTalker.put(talker, ownOnly));
    AisLabels labels = new AisLabels(releasable, byTalker);
    return new FeedSetup(FeedSettings.of(code, Grade.B, labels, asLive), sink, FeedTime.of(clock));
  }
}
