// SPDX-License-Identifier: Apache-2.0
package renkei.node.feed;

import java.util.Set;
import renkei.core.entry.Area;
import renkei.core.entry.TrackKind;

/// What a demonstration can release of a feed: an area, kinds and a protected talker such that
/// enough tracks cross and enough are withheld for each of three reasons. The "only" counts hold
/// tracks that have that reason and no other.
///
/// @param area the area of the release rule, on edges of cells
/// @param kinds the kinds that the rule covers
/// @param protectedTalker the talker whose label the recipient may not have
/// @param counts how many tracks each way
public record StoryChoice(Area area, Set<TrackKind> kinds, String protectedTalker, Counts counts) {
  /// Copies.
  public StoryChoice {
    kinds = Set.copyOf(kinds);
  }

  /// How many tracks go each way.
  ///
  /// @param released that cross
  /// @param outsideOnly withheld for the area alone
  /// @param kindOnly withheld for their kind alone
  /// @param labelOnly withheld for their label alone
  /// @param outside withheld, with the area among the reasons
  /// @param kind withheld, with the kind among the reasons
  /// @param label withheld, with the label among the reasons
  public record Counts(
      int released,
      int outsideOnly,
      int kindOnly,
      int labelOnly,
      int outside,
      int kind,
      int label) {
    /// The smallest of the four ways when tracks with several reasons count for none.
    public int leastAlone() {
      return Math.min(Math.min(released, outsideOnly), Math.min(kindOnly, labelOnly));
    }

    /// The smallest of the four ways when tracks count for each of their reasons.
    public int least() {
      return Math.min(Math.min(released, outside), Math.min(kind, label));
    }
  }
}
