// SPDX-License-Identifier: Apache-2.0
package renkei.node.keys;

import java.util.EnumMap;
import java.util.Map;
import renkei.core.base.Malformed;
import renkei.core.entry.Ceiling;
import renkei.core.entry.Level;
import renkei.core.entry.LevelMap;
import renkei.core.entry.PartyId;

/// A ceiling before the receiver's identity is known.
///
/// @param toCode the code that stands for the receiver in the giver's "Releasable To"
/// @param highest the highest level of the giver that may cross
/// @param map what those levels mean to the receiver
public record Offer(String toCode, Level highest, LevelMap map) {

  /// The ceiling that it becomes between two parties.
  ///
  /// @throws Malformed when the code is none
  public Ceiling between(PartyId from, PartyId to) {
    return new Ceiling(from, to, toCode, highest, map);
  }

  /// Whether nothing crosses by this one that would not cross by the other, and nothing is called
  /// less protected.
  boolean within(Offer other) {
    return toCode.equals(other.toCode)
        && highest.compareTo(other.highest) <= 0
        && map.policy().equals(other.map.policy())
        && map.meanings().entrySet().stream()
            .allMatch(level ->
                other.map.meanings().containsKey(level.getKey())
                    && level.getValue().compareTo(other.map.meanings().get(level.getKey())) >= 0);
  }

  void write(String side, Map<String, String> fields) {
    StringBuilder levels = new StringBuilder();
    map.meanings()
        .forEach((own, theirs) ->
            levels.append(levels.isEmpty() ? "" : ",").append(own).append('=').append(theirs));
    fields.put(side + "-to", toCode);
    fields.put(side + "-highest", highest.name());
    fields.put(side + "-policy", map.policy());
    fields.put(side + "-levels", levels.toString());
  }

  static Offer read(String side, Map<String, String> fields) {
    EnumMap<Level, Level> meanings = new EnumMap<>(Level.class);
    String levels = fields.getOrDefault(side + "-levels", "");
    for (String pair : levels.isEmpty() ? new String[0] : levels.split(",", -1)) {
      String[] both = pair.split("=", -1);
      Malformed.unless(both.length == 2, "a level map is written like SECRET=SECRET,…");
      Malformed.unless(
          meanings.put(level(both[0]), level(both[1])) == null,
          "a level map names each level once");
    }
    return new Offer(
        fields.getOrDefault(side + "-to", ""),
        level(fields.getOrDefault(side + "-highest", "")),
        new LevelMap(fields.getOrDefault(side + "-policy", ""), meanings));
  }

  private static Level level(String name) {
    for (Level level : Level.values()) {
      if (level.name().equals(name)) {
        return level;
      }
    }
    throw new Malformed("a level is one of the names of the policy, such as SECRET");
  }
}
