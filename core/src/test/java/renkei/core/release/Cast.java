// SPDX-License-Identifier: Apache-2.0
package renkei.core.release;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import renkei.core.base.Bytes;
import renkei.core.base.Hash;
import renkei.core.entry.Body;
import renkei.core.entry.Ceiling;
import renkei.core.entry.CommandId;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.Label;
import renkei.core.entry.Level;
import renkei.core.entry.LevelMap;
import renkei.core.entry.OfficerId;
import renkei.core.entry.PartyId;
import renkei.core.entry.SignedEntry;

/// The parties of the tests, and how they write things down.
final class Cast {
  /// When the stories play.
  static final Instant NOW = Instant.parse("2026-04-10T03:00:00Z");

  private static final Map<String, PartyId> PARTIES = new ConcurrentHashMap<>();

  private Cast() {}

  static PartyId party(String code) {
    return PARTIES.computeIfAbsent(code, its -> new PartyId(Hash.sha256(signingKey(its).unsafe())));
  }

  /// A key of the right size; nothing here checks signatures.
  static Bytes signingKey(String code) {
    return Bytes.of(Hash.sha256(("key of " + code).getBytes(StandardCharsets.UTF_8)).bytes());
  }

  static EntryId id(String name) {
    Hash hash = Hash.sha256(name.getBytes(StandardCharsets.UTF_8));
    return new EntryId(hash.a(), hash.b());
  }

  static String policyOf(String code) {
    return code + "-NAT";
  }

  /// A label written as on paper:
  /// `SECRET//ORCON//REL_TO:JPN,USA//INFO:STAFF//EXERCISE//OF:JPN-NAT`.
  static Label label(String text, String policy) {
    Level level = null;
    Set<String> restrictive = new TreeSet<>();
    Set<String> to = null;
    Set<String> informative = new TreeSet<>();
    boolean exercise = false;
    String of = policy;
    for (String part : text.split("//")) {
      if (level == null) {
        level = Level.valueOf(part);
      } else if (part.startsWith("REL_TO:")) {
        to = codes(part.substring("REL_TO:".length()));
      } else if (part.startsWith("INFO:")) {
        informative = codes(part.substring("INFO:".length()));
      } else if (part.startsWith("OF:")) {
        of = part.substring("OF:".length());
      } else if (part.equals("EXERCISE")) {
        exercise = true;
      } else {
        restrictive.add(part);
      }
    }
    return new Label(of, level, restrictive, to, informative, exercise);
  }

  static Set<String> codes(String list) {
    Set<String> codes = new TreeSet<>(Set.of(list.split(",")));
    codes.remove("");
    return codes;
  }

  static Set<PartyId> parties(String list) {
    Set<PartyId> parties = new HashSet<>();
    codes(list).forEach(code -> parties.add(party(code)));
    return parties;
  }

  /// A ceiling with the level map of equal names up to the highest of those named.
  static Ceiling ceiling(String from, String to, Level highest, Set<Level> mapped) {
    Map<Level, Level> meanings = new HashMap<>();
    mapped.forEach(level -> meanings.put(level, level));
    return new Ceiling(party(from), party(to), to, highest, new LevelMap(policyOf(from), meanings));
  }

  static Set<Level> upTo(Level highest) {
    return EnumSet.range(Level.UNCLASSIFIED, highest);
  }

  static Agreement agreement(String self, String peer, Level highest) {
    return new Agreement(
        id("pairing " + self + peer),
        party(peer),
        ceiling(self, peer, highest, upTo(highest)),
        ceiling(peer, self, highest, upTo(highest)));
  }

  static SignedEntry entry(
      String party, String name, Instant at, Set<PartyId> audience, Label label, Body body) {
    Entry entry =
        new Entry(
            party(party),
            id(name),
            at,
            at,
            new OfficerId("officer-1"),
            new CommandId("root"),
            "",
            audience,
            label,
            body);
    // Core has no encoding: the entry's own text stands in for its bytes.
    return SignedEntry.of(entry, Bytes.of(entry.toString().getBytes(StandardCharsets.UTF_8)), null);
  }
}
