// SPDX-License-Identifier: Apache-2.0
package renkei.node.feed;

import java.util.Map;
import renkei.core.entry.Label;

/// Which label tracks get: by the talker of the sentence that the position came in (the two letters
/// after the exclamation mark, such as `AI` for a ship's own set, `BS` for a base station), else
/// the feed's own. A track follows its latest position.
///
/// @param byDefault for talkers that are not named
/// @param byTalker for these talkers
public record AisLabels(Label byDefault, Map<String, Label> byTalker) {
  /// Copies.
  public AisLabels {
    byTalker = Map.copyOf(byTalker);
  }

  /// One label for every talker.
  public static AisLabels all(Label label) {
    return new AisLabels(label, Map.of());
  }

  Label of(String talker) {
    return byTalker.getOrDefault(talker, byDefault);
  }
}
