// SPDX-License-Identifier: Apache-2.0
package renkei.node.feed;

import renkei.core.entry.Grade;
import renkei.core.entry.TrackSource;

/// What a feed is told about itself.
///
/// @param source its code and how reliable it is
/// @param labels which label its tracks get
/// @param asLive whether recorded times are shifted so that the newest is now: for demonstrations,
///   whose ages would otherwise be years; else tracks keep their recorded times
public record FeedSettings(TrackSource source, AisLabels labels, boolean asLive) {
  /// Settings by the feed's code and grade.
  public static FeedSettings of(String code, Grade grade, AisLabels labels, boolean asLive) {
    return new FeedSettings(new TrackSource(code, grade), labels, asLive);
  }
}
