// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Malformed;
import renkei.core.entry.EntryId;
import renkei.core.entry.PartyId;
import renkei.core.entry.Repair;
import renkei.core.entry.YardEntry;
import renkei.core.profile.Yards;
import tools.jackson.databind.node.ObjectNode;

/// Own yards, docks, vessels and work packages as JSON, and as an officer or a file lists them.
final class YardJson {
  private final PartyId self;

  /// @param self whose vessels are listed
  YardJson(PartyId self) {
    this.self = self;
  }

  /// One line of a register as it is to be listed.
  ///
  /// @param id the entry's id
  /// @param body what it says
  record Item(EntryId id, YardEntry body) {}

  Item item(Fields fields) {
    return new Item(fields.id("id"), fields.object("act", this::body));
  }

  private YardEntry body(Fields fields) {
    return switch (fields.text("kind")) {
      case "YARD_LISTED" -> yardFacts(fields);
      case "DOCK_LISTED" -> dock(fields);
      case "DOCK_TAKEN_OUT" ->
          new YardEntry.DockTakenOut(
              fields.text("yard"),
              fields.text("dock"),
              fields.time("from"),
              fields.nullable("until", fields::time).orElse(null),
              fields.text("reason"));
      case "DOCK_PUT_BACK" -> new YardEntry.DockPutBack(fields.id("takenOut"), fields.time("from"));
      case "VESSEL_LISTED" -> vessel(fields);
      case "WORK_LISTED" ->
          new YardEntry.WorkListed(fields.text("vessel"), RepairJson.work(fields));
      default ->
          throw new Malformed(
              "kind is one of YARD_LISTED, DOCK_LISTED, DOCK_TAKEN_OUT, DOCK_PUT_BACK,"
                  + " VESSEL_LISTED, WORK_LISTED");
    };
  }

  static YardEntry.YardListed yardFacts(Fields fields) {
    return new YardEntry.YardListed(
        fields.text("code"),
        fields.object("names", Values::names),
        fields.object("position", RepairJson::position));
  }

  static YardEntry.DockListed dock(Fields fields) {
    return new YardEntry.DockListed(
        fields.text("yard"),
        fields.text("code"),
        fields.object("names", Values::names),
        RepairJson.size(fields),
        fields.nullable("liftTonnes", fields::small).orElse(null),
        sorted(fields),
        fields.time("from"),
        fields.nullable("until", fields::time).orElse(null));
  }

  private static List<String> sorted(Fields fields) {
    return fields.texts("capabilities", code -> code).stream().sorted().toList();
  }

  private YardEntry vessel(Fields fields) {
    return new YardEntry.VesselListed(
        new Repair.Vessel(
            self,
            fields.text("code"),
            fields.object("names", Values::names),
            RepairJson.size(fields),
            RepairJson.centimetres(fields, "overallBeamMetres"),
            fields.small("displacementTonnes")),
        fields.nullable("home", name -> fields.object(name, YardJson::home)).orElse(null));
  }

  private static YardEntry.Home home(Fields fields) {
    return new YardEntry.Home(
        fields.object("names", Values::names),
        fields.object("position", RepairJson::position),
        fields.small("speedKnots"),
        fields.time("firstSlot"));
  }

  // ------------------------------------------------------------------------------------- writing

  static ObjectNode yard(YardEntry.YardListed yard) {
    ObjectNode node = Json.object();
    node.put("code", yard.code());
    node.set("names", Values.names(yard.names()));
    node.set("position", Values.position(yard.position()));
    return node;
  }

  static ObjectNode dock(Yards.DockLine line, long number) {
    YardEntry.DockListed facts = line.facts();
    ObjectNode node = Json.object();
    node.put("yard", line.id().yard());
    node.put("code", line.id().dock());
    node.set("names", Values.names(facts.names()));
    RepairJson.size(node, facts.size());
    Integer lift = facts.liftTonnes();
    if (lift == null) {
      node.putNull("liftTonnes");
    } else {
      node.put("liftTonnes", lift);
    }
    node.set("capabilities", Json.texts(facts.capabilities()));
    node.put("from", Json.time(facts.from()));
    Json.open(node, "until", facts.until());
    node.put("number", number);
    node.set("outs", Json.list(line.outs(), YardJson::out));
    return node;
  }

  private static ObjectNode out(Yards.Out out) {
    ObjectNode node = Json.object();
    node.put("id", out.id().hex());
    node.put("from", Json.time(out.from()));
    Json.open(node, "until", out.until());
    node.put("reason", out.reason());
    return node;
  }

  static ObjectNode vessel(Yards.VesselLine line) {
    ObjectNode node = Json.object();
    node.set("vessel", RepairJson.vessel(line.listed().vessel()));
    YardEntry.@Nullable Home home = line.listed().home();
    if (home == null) {
      node.putNull("home");
    } else {
      node.set("home", home(home));
    }
    node.set("works", Json.list(line.works(), RepairJson::work));
    return node;
  }

  private static ObjectNode home(YardEntry.Home home) {
    ObjectNode node = Json.object();
    node.set("names", Values.names(home.names()));
    node.set("position", Values.position(home.position()));
    node.put("speedKnots", home.speedKnots());
    Instant first = home.firstSlot();
    node.put("firstSlot", Json.time(first));
    return node;
  }
}
