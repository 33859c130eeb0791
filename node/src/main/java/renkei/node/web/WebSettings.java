// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Malformed;
import renkei.core.entry.Level;
import renkei.node.keys.OneTimeLinks;
import renkei.node.keys.WebKey;

/// What the program tells the web edge once.
///
/// @param listen where officers reach it
/// @param browserKeys whether a key kept in the browser may be enrolled (weaker than a passkey)
/// @param probesAnywhere whether health and metrics answer others than this machine
/// @param links one-time links
/// @param token lets the command line of this machine in
/// @param about what only the program knows; asked for each time
/// @param metrics the program's own metrics as text
public record WebSettings(
    Listen listen,
    boolean browserKeys,
    boolean probesAnywhere,
    OneTimeLinks links,
    LocalToken token,
    Supplier<About> about,
    Supplier<String> metrics) {

  /// Where officers reach the node.
  ///
  /// @param at address and port; port 0: any free one
  /// @param host the name in officers' browsers; also the relying party of passkeys
  /// @param key for HTTPS; null: plain HTTP, on a loopback address only
  public record Listen(InetSocketAddress at, String host, @Nullable WebKey key) {
    /// Refuses plain HTTP anywhere but on loopback.
    public Listen {
      Malformed.unless(
          key != null || at.getAddress() != null && at.getAddress().isLoopbackAddress(),
          "HTTP without TLS is for loopback addresses only");
    }
  }

  /// What only the program knows.
  ///
  /// @param version of the program
  /// @param startedAt when this run began
  /// @param highest the highest level that this node may show
  /// @param feeds what makes the picture
  /// @param counters what was refused, dropped or conflated outside this edge, by name
  public record About(
      String version,
      Instant startedAt,
      Level highest,
      List<Feed> feeds,
      Map<String, Long> counters) {
    /// Copies.
    public About {
      feeds = List.copyOf(feeds);
      counters = Map.copyOf(counters);
    }
  }

  /// One feed.
  ///
  /// @param code as in the source of tracks
  /// @param state how it runs
  /// @param received positions taken
  /// @param refused lines or positions not taken
  /// @param lastAt when something came last; null: never
  /// @param sentence what to know about it, may be empty
  public record Feed(
      String code,
      FeedState state,
      long received,
      long refused,
      @Nullable Instant lastAt,
      String sentence) {}

  /// How a feed runs.
  public enum FeedState {
    /// Positions come.
    RUNNING,
    /// None comes.
    SILENT,
    /// The recording is over.
    ENDED,
    /// It cannot be read.
    FAILED
  }
}
