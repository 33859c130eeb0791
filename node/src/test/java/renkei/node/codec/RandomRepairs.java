// SPDX-License-Identifier: Apache-2.0
package renkei.node.codec;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import renkei.core.entry.Body;
import renkei.core.entry.Kind;
import renkei.core.entry.Matter;
import renkei.core.entry.Names;
import renkei.core.entry.Position;
import renkei.core.entry.Repair;
import renkei.core.entry.RepairEntry;
import renkei.core.entry.RepairStage;
import renkei.core.entry.YardEntry;

/// Random well-formed repair slots, and what is listed of yards and vessels.
final class RandomRepairs {
  private final RandomEntries draw;

  RandomRepairs(RandomEntries draw) {
    this.draw = draw;
  }

  Body of(Kind kind) {
    Instant from = draw.time();
    return switch (kind) {
      case REPAIR_STATED ->
          new RepairEntry.RepairStated(
              draw.id(),
              RepairStage.values()[draw.below(RepairStage.values().length)],
              from,
              draw.line(100));
      case YARD_LISTED -> new YardEntry.YardListed(draw.code(), draw.names(), position());
      case DOCK_LISTED ->
          new YardEntry.DockListed(
              draw.code(),
              draw.code(),
              draw.names(),
              size(),
              draw.chance() ? 1 + draw.below(1_000_000) : null,
              capabilities(),
              from,
              draw.chance() ? from.plusMillis(1) : null);
      case DOCK_TAKEN_OUT ->
          new YardEntry.DockTakenOut(
              draw.code(),
              draw.code(),
              from,
              draw.chance() ? from.plusMillis(1) : null,
              "why " + draw.line(40));
      case DOCK_PUT_BACK -> new YardEntry.DockPutBack(draw.id(), from);
      case VESSEL_LISTED ->
          new YardEntry.VesselListed(
              vessel(),
              draw.chance()
                  ? new YardEntry.Home(draw.names(), position(), 1 + draw.below(60), from)
                  : null);
      case WORK_LISTED -> new YardEntry.WorkListed(draw.code(), work());
      default -> throw new IllegalArgumentException("not of a repair: " + kind);
    };
  }

  Matter.RepairSlot slot(Instant from) {
    Repair.Work work = work();
    boolean named = draw.chance();
    return new Matter.RepairSlot(
        vessel(),
        work,
        new Repair.Berth(
            draw.party(),
            named || draw.chance() ? draw.code() : "",
            named ? draw.code() : "",
            named ? draw.below(1_000) : 0,
            draw.chance() ? position() : null),
        from,
        from.plus(Duration.ofDays(work.days())),
        new Repair.Eligibility("rule " + draw.line(40), draw.chance(), "by " + draw.line(40)),
        draw.chance() ? draw.id() : null);
  }

  private Repair.Vessel vessel() {
    Repair.Size size = size();
    return new Repair.Vessel(
        draw.party(),
        draw.code(),
        new Names("ship " + draw.line(20), "艦 " + draw.line(20)),
        size,
        size.beamCm() + draw.below(100_001 - size.beamCm()),
        1 + draw.below(1_000_000));
  }

  private Repair.Work work() {
    return new Repair.Work(
        draw.code(), "work " + draw.line(30), capabilities(), 1 + draw.below(1_000));
  }

  private List<String> capabilities() {
    return List.copyOf(new TreeSet<>(draw.list(6, draw::code)));
  }

  private Repair.Size size() {
    return new Repair.Size(
        1 + draw.below(100_000), 1 + draw.below(100_000), 1 + draw.below(100_000));
  }

  private Position position() {
    return new Position(draw.below(180) - 89.5, draw.below(359) - 179.25);
  }
}
