// SPDX-License-Identifier: Apache-2.0
package renkei.node.feed;

/// An input that turns what it reads into tracks. Runs in a thread that its owner starts; ends when
/// it is closed or, for a recording played once, when it is over.
public sealed interface Feed extends Runnable, AutoCloseable
    permits AisFileFeed, AisTcpFeed, AisTcpListener, ExerciseFeed {
  /// What it counted so far; any thread.
  FeedCounters counters();

  /// Code of the feed, as in its tracks' source.
  String code();

  /// Ends it soon; any thread, may be called more than once.
  @Override
  void close();
}
