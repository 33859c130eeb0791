// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Malformed;
import renkei.core.entry.Matter;
import renkei.core.entry.Names;
import renkei.core.entry.Position;
import renkei.core.entry.Repair;
import renkei.core.entry.YardEntry;
import tools.jackson.databind.node.ObjectNode;

/// Repair slots, vessels and work packages as JSON: metres with at most two decimals.
final class RepairJson {
  private RepairJson() {}

  static void write(ObjectNode node, Matter.RepairSlot slot) {
    node.set("vessel", vessel(slot.vessel()));
    node.set("work", work(slot.work()));
    node.set("berth", berth(slot.berth()));
    node.put("from", Json.time(slot.from()));
    node.put("until", Json.time(slot.until()));
    node.set("eligibility", eligibility(slot.eligibility()));
    Json.id(node, "extension", slot.extension());
  }

  static Matter.RepairSlot slot(Fields fields) {
    return new Matter.RepairSlot(
        fields.object("vessel", RepairJson::vessel),
        fields.object("work", RepairJson::work),
        fields.object("berth", RepairJson::berth),
        fields.time("from"),
        fields.time("until"),
        fields.object("eligibility", RepairJson::eligibility),
        fields.nullable("extension", fields::id).orElse(null));
  }

  static Names summary(Matter.RepairSlot slot) {
    String at = slot.berth().dockId().map(dock -> " → " + dock).orElse("");
    return new Names(slot.vessel().names().en() + at, slot.vessel().names().ja() + at);
  }

  /// What a line of a register is about.
  static Names about(YardEntry entry) {
    return switch (entry) {
      case YardEntry.YardListed yard -> yard.names();
      case YardEntry.DockListed dock -> dock.names();
      case YardEntry.DockTakenOut out -> Names.same(out.yard() + "/" + out.dock());
      case YardEntry.DockPutBack back -> Names.same(back.takenOut().toString());
      case YardEntry.VesselListed vessel -> vessel.vessel().names();
      case YardEntry.WorkListed work -> Names.same(work.work().title());
    };
  }

  static ObjectNode vessel(Repair.Vessel vessel) {
    ObjectNode node = Json.object();
    node.put("party", vessel.party().key().hex());
    node.put("code", vessel.code());
    node.set("names", Values.names(vessel.names()));
    size(node, vessel.size());
    metres(node, "overallBeamMetres", vessel.overallBeamCm());
    node.put("displacementTonnes", vessel.displacementTonnes());
    return node;
  }

  static Repair.Vessel vessel(Fields fields) {
    return new Repair.Vessel(
        fields.party("party"),
        fields.text("code"),
        fields.object("names", Values::names),
        size(fields),
        centimetres(fields, "overallBeamMetres"),
        fields.small("displacementTonnes"));
  }

  static void size(ObjectNode node, Repair.Size size) {
    metres(node, "lengthMetres", size.lengthCm());
    metres(node, "beamMetres", size.beamCm());
    metres(node, "draughtMetres", size.draughtCm());
  }

  static Repair.Size size(Fields fields) {
    return new Repair.Size(
        centimetres(fields, "lengthMetres"),
        centimetres(fields, "beamMetres"),
        centimetres(fields, "draughtMetres"));
  }

  static ObjectNode work(Repair.Work work) {
    ObjectNode node = Json.object();
    node.put("code", work.code());
    node.put("title", work.title());
    node.set("capabilities", Json.texts(work.capabilities()));
    node.put("days", work.days());
    return node;
  }

  static Repair.Work work(Fields fields) {
    return new Repair.Work(
        fields.text("code"),
        fields.text("title"),
        fields.texts("capabilities", code -> code).stream().sorted().toList(),
        fields.small("days"));
  }

  private static ObjectNode berth(Repair.Berth berth) {
    ObjectNode node = Json.object();
    node.put("party", berth.party().key().hex());
    node.put("yard", berth.yard());
    node.put("dock", berth.dock());
    node.put("number", berth.number());
    @Nullable Position place = berth.place();
    if (place == null) {
      node.putNull("place");
    } else {
      node.set("place", Values.position(place));
    }
    return node;
  }

  private static Repair.Berth berth(Fields fields) {
    return new Repair.Berth(
        fields.party("party"),
        fields.text("yard"),
        fields.text("dock"),
        fields.integer("number"),
        fields.nullable("place", name -> fields.object(name, RepairJson::position)).orElse(null));
  }

  static Position position(Fields fields) {
    return new Position(fields.number("latitude"), fields.number("longitude"));
  }

  static ObjectNode eligibility(Repair.Eligibility found) {
    ObjectNode node = Json.object();
    node.put("rule", found.rule());
    node.put("eligible", found.eligible());
    node.put("determinedBy", found.determinedBy());
    return node;
  }

  static Repair.Eligibility eligibility(Fields fields) {
    return new Repair.Eligibility(
        fields.text("rule"), fields.flag("eligible"), fields.text("determinedBy"));
  }

  static void metres(ObjectNode node, String name, int centimetres) {
    node.put(name, BigDecimal.valueOf(centimetres, 2).stripTrailingZeros().doubleValue());
  }

  static int centimetres(Fields fields, String name) {
    double hundred = fields.number(name) * 100;
    long rounded = Math.round(hundred);
    Malformed.unless(
        Math.abs(hundred - rounded) < 1e-6 && Math.abs(rounded) < Integer.MAX_VALUE,
        name + " is metres with at most two decimals");
    return (int) rounded;
  }
}
