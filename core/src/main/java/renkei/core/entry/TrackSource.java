// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

/// Where a track comes from.
///
/// @param feed code of the feed
/// @param grade how reliable it is
public record TrackSource(String feed, Grade grade) {
  /// Checks the form.
  public TrackSource {
    Form.code("a feed", feed);
  }
}
