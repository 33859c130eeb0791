// SPDX-License-Identifier: Apache-2.0
package renkei.node.feed;

import renkei.core.base.Malformed;

/// How a recording is played.
///
/// @param speed 1: as it was recorded, 10: ten times as fast, 0: as fast as it can be read; for
///   recordings with time stamps
/// @param linesPerSecond for recordings without time stamps; 0: as fast as they can be read
/// @param repeat whether it begins anew when it ends
public record Playback(double speed, int linesPerSecond, boolean repeat) {
  /// As fast as it can be read, once.
  public static final Playback AT_ONCE = new Playback(0, 0, false);

  /// As it was recorded; 50 lines per second where it has no time stamps.
  public static final Playback AS_RECORDED = new Playback(1, 50, false);

  /// Checks the ranges.
  public Playback {
    Malformed.unless(speed >= 0 && speed <= 10_000, "a playback speed is between 0 and 10,000");
    Malformed.unless(
        linesPerSecond >= 0 && linesPerSecond <= 1_000_000,
        "lines per second are between 0 and 1,000,000");
  }
}
