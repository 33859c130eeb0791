// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import renkei.core.authority.CommandLine;
import renkei.core.base.Malformed;
import renkei.core.entry.Area;
import renkei.core.entry.Ceiling;
import renkei.core.entry.Elector;
import renkei.core.entry.Label;
import renkei.core.entry.Level;
import renkei.core.entry.LevelMap;
import renkei.core.entry.Matter.Identity;
import renkei.core.entry.Names;
import renkei.core.entry.PartyId;
import renkei.core.entry.Position;
import renkei.core.entry.Refusal;
import renkei.core.entry.ReleasedTrack;
import renkei.core.entry.Track;
import renkei.core.entry.Verdict;
import renkei.core.release.Reason;
import tools.jackson.databind.node.ObjectNode;

/// Values of the core as JSON, and back where an officer sends them.
final class Values {
  private Values() {}

  static ObjectNode names(Names names) {
    return Json.sentence(names.en(), names.ja());
  }

  static Names names(Fields fields) {
    return new Names(fields.text("en"), fields.text("ja"));
  }

  /// The names of a command; its code when it is not listed.
  static ObjectNode commandNames(List<CommandLine> commands, String code) {
    return commands.stream()
        .filter(line -> line.id().code().equals(code))
        .findFirst()
        .map(line -> names(line.names()))
        .orElseGet(() -> names(Names.same(code)));
  }

  static ObjectNode label(Label label) {
    ObjectNode node = Json.object();
    node.put("policy", label.policy());
    node.put("level", label.level().name());
    node.set("restrictive", Json.texts(label.restrictive()));
    Set<String> to = label.releasableTo();
    if (to == null) {
      node.putNull("releasableTo");
    } else {
      node.set("releasableTo", Json.texts(to));
    }
    node.set("informative", Json.texts(label.informative()));
    node.put("exercise", label.exercise());
    return node;
  }

  static Label label(Fields fields) {
    return new Label(
        fields.text("policy"),
        fields.choice("level", Level.class),
        fields.texts("restrictive", text -> text),
        fields.nullable("releasableTo", name -> fields.texts(name, text -> text)).orElse(null),
        fields.texts("informative", text -> text),
        fields.flag("exercise"));
  }

  static ObjectNode position(Position position) {
    ObjectNode node = Json.object();
    node.put("latitude", position.latitude());
    node.put("longitude", position.longitude());
    return node;
  }

  static ObjectNode area(Area area) {
    ObjectNode node = Json.object();
    node.put("south", area.south());
    node.put("west", area.west());
    node.put("north", area.north());
    node.put("east", area.east());
    return node;
  }

  static Area area(Fields fields) {
    return new Area(
        fields.number("south"),
        fields.number("west"),
        fields.number("north"),
        fields.number("east"));
  }

  static ObjectNode ceiling(Ceiling ceiling) {
    ObjectNode node = Json.object();
    node.put("from", ceiling.from().key().hex());
    node.put("to", ceiling.to().key().hex());
    node.put("toCode", ceiling.toCode());
    node.put("highest", ceiling.highest().name());
    ObjectNode map = node.putObject("map");
    map.put("policy", ceiling.map().policy());
    ObjectNode meanings = map.putObject("meanings");
    ceiling.map().meanings().forEach((ours, theirs) -> meanings.put(ours.name(), theirs.name()));
    return node;
  }

  static Ceiling ceiling(Fields fields) {
    return new Ceiling(
        fields.party("from"),
        fields.party("to"),
        fields.text("toCode"),
        fields.choice("highest", Level.class),
        fields.object("map", Values::levelMap));
  }

  private static LevelMap levelMap(Fields fields) {
    return new LevelMap(fields.text("policy"), fields.object("meanings", Values::meanings));
  }

  static Map<Level, Level> meanings(Fields fields) {
    Map<Level, Level> meanings = new EnumMap<>(Level.class);
    for (Level level : Level.values()) {
      if (fields.has(level.name())) {
        meanings.put(level, fields.choice(level.name(), Level.class));
      }
    }
    return meanings;
  }

  static ObjectNode identity(Identity identity) {
    ObjectNode node = Json.object();
    node.put("party", identity.party().key().hex());
    node.put("code", identity.code());
    node.set("names", names(identity.names()));
    node.put("signingKey", Json.base64(identity.signingKey()));
    node.put("linkKey", identity.linkKey().hex());
    node.put("address", identity.address());
    return node;
  }

  static ObjectNode elector(Elector elector) {
    ObjectNode node = Json.object();
    node.put("party", elector.party().key().hex());
    node.put("function", elector.function().code());
    return node;
  }

  static ObjectNode reason(Reason reason) {
    ObjectNode node = Json.object();
    node.put("code", reason.code().name());
    node.put("allows", reason.allows());
    node.set("sentence", Json.sentence(reason.en(), reason.ja()));
    return node;
  }

  static ObjectNode verdict(Verdict verdict) {
    ObjectNode node = Json.object();
    node.put("state", verdict.state().name());
    Refusal why = verdict.refusal();
    if (why != null) {
      node.put("code", why.code().name());
      node.set("sentence", refusal(why));
    }
    return node;
  }

  /// The sentence of a refusal.
  static ObjectNode refusal(Refusal why) {
    return Json.sentence(why.sentence(), Sentences.ja(why));
  }

  static ObjectNode track(Track track) {
    ObjectNode node = Json.object();
    node.put("id", track.id().code());
    node.put("kind", track.kind().name());
    node.put("name", track.name());
    node.set("position", position(track.position()));
    number(node, "course", Double.isNaN(track.course()) ? null : track.course());
    number(node, "speed", Double.isNaN(track.speed()) ? null : track.speed());
    node.put("at", Json.time(track.at()));
    node.set("label", label(track.label()));
    ObjectNode source = node.putObject("source");
    source.put("feed", track.source().feed());
    source.put("grade", track.source().grade().name());
    return node;
  }

  /// A released track.
  ///
  /// @param from whose statement it is; null: ours
  static ObjectNode released(@Nullable PartyId from, ReleasedTrack track) {
    ObjectNode node = Json.object();
    if (from != null) {
      node.put("from", from.key().hex());
    }
    node.put("number", track.number());
    node.put("kind", track.kind().name());
    node.set("position", position(track.position()));
    node.put("cellDegrees", track.cellDegrees());
    node.put("at", Json.time(track.at()));
    node.put("name", track.name());
    number(node, "course", track.course());
    number(node, "speed", track.speed());
    node.set("label", label(track.label()));
    return node;
  }

  private static void number(ObjectNode node, String name, @Nullable Double value) {
    if (value == null) {
      node.putNull(name);
    } else {
      node.put(name, value.doubleValue());
    }
  }

  /// Who stated something last, for a problem that says who was faster.
  static ObjectNode current(long version, renkei.core.entry.Entry last, PartyId self) {
    ObjectNode node = Json.object();
    node.put("version", version);
    node.put("kind", last.kind().name());
    node.put("party", last.party().key().hex());
    if (last.party().equals(self)) {
      node.put("officer", last.officer().code());
    }
    node.put("at", Json.time(last.recorded()));
    return node;
  }

  /// A constant of a query.
  static <E extends Enum<E>> E constant(Class<E> of, String name, String text) {
    for (E constant : of.getEnumConstants()) {
      if (constant.name().equals(text)) {
        return constant;
      }
    }
    throw new Malformed(name + " is one of " + List.of(of.getEnumConstants()));
  }

  /// The present, to the millisecond, as entries hold it.
  static Instant millis(Instant at) {
    return Instant.ofEpochMilli(at.toEpochMilli());
  }

  /// A page of a list that is in the sequence of its keys.
  static <T> List<T> page(List<T> all, int limit) {
    return new ArrayList<>(all.subList(0, Math.min(limit, all.size())));
  }
}
