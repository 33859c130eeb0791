// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import renkei.core.base.Malformed;

/// What each level of the giver means to the taker, by agreement; a level that is not named does
/// not cross at all.
///
/// @param policy the giver's policy
/// @param meanings the giver's level to the taker's
public record LevelMap(String policy, Map<Level, Level> meanings) {
  /// Checks the form, copies, and refuses a map that would call something less protected.
  public LevelMap {
    Form.code("a policy", policy);
    EnumMap<Level, Level> copy = new EnumMap<>(Level.class);
    copy.putAll(meanings);
    Level highest = Level.UNCLASSIFIED;
    for (Level meaning : copy.values()) {
      Malformed.unless(
          meaning.compareTo(highest) >= 0, "a level map keeps the sequence of the levels");
      highest = meaning;
    }
    meanings = Collections.unmodifiableMap(copy);
  }
}
