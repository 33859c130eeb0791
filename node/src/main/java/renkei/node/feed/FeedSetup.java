// SPDX-License-Identifier: Apache-2.0
package renkei.node.feed;

/// What every feed is given.
///
/// @param settings about itself
/// @param sink where its tracks go
/// @param time its clock and how it waits
public record FeedSetup(FeedSettings settings, TrackSink sink, FeedTime time) {}
