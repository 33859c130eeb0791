// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import renkei.core.consent.ProposalState;
import renkei.core.consent.ProposalView;
import renkei.core.entry.DockId;
import renkei.core.entry.EntryId;
import renkei.core.entry.Matter;
import renkei.core.entry.PartyId;

/// No node ever shows two slots in force that take a part of one dock's time (ADR 0016): whatever
/// its yard closed, and in whatever sequence closings and notices came. And no two owners hold one
/// window of an honest yard that was never restored.
final class OneSlot implements Invariant {
  private final World world;
  private final Set<PartyId> touched = new HashSet<>();
  private final Set<EntryId> seen = new HashSet<>();

  OneSlot(World world) {
    this.world = world;
  }

  /// How many slots that became firm somewhere were looked at.
  long checked() {
    return seen.size();
  }

  /// A slot in force and its window, a notice taken into account.
  private record Firm(EntryId proposal, DockId dock, Instant from, Instant until) {
    boolean meets(Firm other) {
      return dock.equals(other.dock)
          && !proposal.equals(other.proposal)
          && from.isBefore(until)
          && other.from.isBefore(other.until)
          && from.isBefore(other.until)
          && other.from.isBefore(until);
    }
  }

  @Override
  public void recorded(SimParty party, List<Placed> rows) {
    touched.add(party.id());
  }

  @Override
  public void turned(SimParty party, renkei.core.turn.TurnOutput output) {
    if (touched.remove(party.id()) && party.sound()) {
      List<Firm> firm = firm(party);
      for (Firm one : firm) {
        seen.add(one.proposal());
        unless(
            firm.stream().noneMatch(one::meets),
            () -> party.code() + " shows two slots in dock " + one.dock() + " at one time");
      }
    }
  }

  private static List<Firm> firm(SimParty party) {
    return party.state().proposals().slots().stream()
        .filter(view -> view.state() == ProposalState.IN_FORCE)
        .map(OneSlot::firm)
        .toList();
  }

  private static Firm firm(ProposalView view) {
    Matter.RepairSlot slot = (Matter.RepairSlot) view.matter();
    Instant ends = view.ends();
    return new Firm(
        view.id(),
        slot.berth().dockId().orElseThrow(),
        slot.from(),
        ends != null && ends.isBefore(slot.until()) ? ends : slot.until());
  }

  /// In the end, when all are linked again, no two parties hold one window of an honest yard.
  @Override
  public void ended(World world) {
    Map<EntryId, Firm> all = new HashMap<>();
    for (SimParty party : this.world.honest()) {
      firm(party).stream()
          .filter(one -> honest(one.dock().party()))
          .forEach(one -> all.putIfAbsent(one.proposal(), one));
    }
    for (Firm one : all.values()) {
      unless(
          all.values().stream().noneMatch(one::meets),
          () -> "two parties hold dock " + one.dock() + " at one time");
    }
  }

  private boolean honest(PartyId yard) {
    return this.world.honest().stream().anyMatch(party -> party.id().equals(yard));
  }
}
