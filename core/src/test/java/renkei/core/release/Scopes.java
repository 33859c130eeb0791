// SPDX-License-Identifier: Apache-2.0
package renkei.core.release;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import renkei.core.entry.Level;
import renkei.core.entry.Membership;
import renkei.core.entry.PartyId;
import renkei.core.entry.Provisions;

/// Rosters of agreements and pillars as the case files tell them.
final class Scopes {
  private Scopes() {}

  static Roster roster(Line line) {
    Map<PartyId, Instant> members = new HashMap<>();
    Cast.parties(line.value("are", "")).forEach(party -> members.put(party, Instant.MAX));
    Cast.parties(line.value("leaving", ""))
        .forEach(party -> members.put(party, line.at("at", "0")));
    Provisions.Scope scope = null;
    if (line.has("up-to")) {
      Level highest = Level.valueOf(line.value("up-to"));
      Map<Level, Level> meanings = new EnumMap<>(Level.class);
      Cast.upTo(highest).forEach(level -> meanings.put(level, level));
      meanings.put(highest, Level.valueOf(line.value("means", highest.name())));
      scope = new Provisions.Scope(named(line.name).pillar(), false, highest, meanings);
    }
    Instant until = line.has("until") ? line.at("until", "0") : null;
    return new Roster(named(line.name), 1, members, scope, until);
  }

  static Membership named(String text) {
    String[] parts = text.split("/");
    return new Membership(Cast.id(parts[0]), parts.length > 1 ? parts[1] : "");
  }
}
