// SPDX-License-Identifier: Apache-2.0
package renkei.node.feed;

import org.jspecify.annotations.Nullable;
import renkei.core.entry.Position;

/// What an AIS message says, as far as it is used (ITU-R M.1371-5).
sealed interface AisReport {
  /// Ship type that says nothing.
  int NO_TYPE = 0;

  /// Where somebody is.
  ///
  /// @param type message type
  /// @param mmsi who, 1 to 999,999,999
  /// @param position where
  /// @param course degrees over ground; NaN: not available
  /// @param speed knots over ground; NaN: not available
  /// @param said name and type when the message holds them; null: it does not
  record Moved(
      int type, int mmsi, Position position, double course, double speed, @Nullable Said said)
      implements AisReport {}

  /// Name and type, or one of them.
  ///
  /// @param mmsi who
  /// @param said what
  record Described(int mmsi, Said said) implements AisReport {}

  /// Not used, and why.
  record Unused(FeedCount why) implements AisReport {}

  /// What a ship says of itself.
  ///
  /// @param name null: not in this message
  /// @param shipType -1: not in this message
  record Said(@Nullable String name, int shipType) {}
}
