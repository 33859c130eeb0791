// SPDX-License-Identifier: Apache-2.0
package renkei.core.turn;

import java.util.Optional;
import renkei.core.authority.AuthorityRegister;
import renkei.core.consent.Proposals;
import renkei.core.entry.Entry;
import renkei.core.entry.Joint;
import renkei.core.entry.PartyId;
import renkei.core.entry.ProgrammeEntry;
import renkei.core.entry.Refusal;
import renkei.core.entry.RepairEntry;
import renkei.core.entry.SignedEntry;
import renkei.core.entry.TeamEntry;
import renkei.core.entry.VisitEntry;
import renkei.core.profile.Announcements;
import renkei.core.profile.JointCheck;
import renkei.core.profile.Movements;
import renkei.core.profile.ProgrammeCheck;
import renkei.core.profile.Programmes;
import renkei.core.profile.ReadinessBoard;
import renkei.core.profile.RepairCheck;
import renkei.core.profile.Slots;
import renkei.core.profile.Teams;
import renkei.core.profile.Visits;
import renkei.core.profile.Yards;

/// The folds of the joint work: what parties state under their proposals, and the registers that
/// serve it. Owner: the turn.
public final class Folds {
  private final JointCheck joint;
  private final Movements movements;
  private final Announcements announcements;
  private final Programmes programmes;
  private final ProgrammeCheck stages;
  private final Yards yards;
  private final Slots slots;
  private final RepairCheck repairs;
  private final Visits visits;
  private final ReadinessBoard readiness;
  private final Teams teams;

  Folds(PartyId self, Proposals proposals, AuthorityRegister register) {
    this.joint = new JointCheck(self, proposals);
    this.movements = new Movements(self, proposals);
    this.visits = new Visits(proposals, movements);
    this.announcements = new Announcements(proposals);
    this.programmes = new Programmes(self, proposals);
    this.stages = new ProgrammeCheck(self, proposals);
    this.yards = new Yards(self);
    this.slots = new Slots(proposals, yards);
    this.repairs = new RepairCheck(self, proposals, yards);
    this.readiness = new ReadinessBoard(self, register);
    this.teams = new Teams(self, register, proposals);
  }

  /// Folds an entry that counts, own or received.
  void apply(SignedEntry signed) {
    Entry entry = signed.entry();
    joint.apply(entry);
    movements.apply(entry);
    readiness.apply(entry);
    announcements.apply(entry);
    programmes.apply(entry);
    yards.apply(entry);
    slots.apply(entry);
    teams.apply(signed);
  }

  /// Why an own entry is refused by what is listed here; empty for every other entry.
  Optional<Refusal> check(Entry entry) {
    return yards.check(entry).or(() -> repairs.check(entry)).or(() -> stages.check(entry));
  }

  /// Why a joint entry is refused whose proposal is not held here.
  Optional<Refusal> early(Entry entry) {
    return joint.early(entry);
  }

  /// Why a joint entry, own or received, is refused.
  Optional<Refusal> check(Entry entry, Joint body) {
    return joint.check(entry, body).or(() -> byTopic(entry, body));
  }

  private Optional<Refusal> byTopic(Entry entry, Joint body) {
    return switch (body) {
      case VisitEntry visit -> movements.check(entry, visit);
      case RepairEntry repair -> slots.check(entry, repair);
      case TeamEntry _ -> teams.check(entry);
      case ProgrammeEntry stated -> programmes.check(entry, stated);
    };
  }

  /// What was announced.
  public Announcements announcements() {
    return announcements;
  }

  /// Readiness of units, ours and as released to us.
  public ReadinessBoard readiness() {
    return readiness;
  }

  /// The calendar of visits.
  public Visits visits() {
    return visits;
  }

  /// Programmes that this party takes part in.
  public Programmes programmes() {
    return programmes;
  }

  /// Arrivals and departures of visits.
  public Movements movements() {
    return movements;
  }

  /// Own yards, docks, vessels and work packages.
  public Yards yards() {
    return yards;
  }

  /// Repair slots, asked for and firm.
  public Slots slots() {
    return slots;
  }

  /// Standing teams.
  public Teams teams() {
    return teams;
  }
}
