// SPDX-License-Identifier: Apache-2.0
package renkei.core.turn;

import java.util.Optional;
import renkei.core.consent.Proposals;
import renkei.core.entry.Entry;
import renkei.core.entry.Joint;
import renkei.core.entry.PartyId;
import renkei.core.entry.Refusal;
import renkei.core.entry.VisitEntry;
import renkei.core.profile.Announcements;
import renkei.core.profile.JointCheck;
import renkei.core.profile.Movements;

/// The folds of the joint work: what parties state under their proposals, and the registers that
/// serve it. Owner: the turn.
public final class Folds {
  private final JointCheck joint;
  private final Movements movements;
  private final Announcements announcements;

  Folds(PartyId self, Proposals proposals) {
    this.joint = new JointCheck(self, proposals);
    this.movements = new Movements(proposals);
    this.announcements = new Announcements(proposals);
  }

  /// Folds an entry that counts, own or received.
  void apply(Entry entry) {
    joint.apply(entry);
    movements.apply(entry);
    announcements.apply(entry);
  }

  /// Why a joint entry, own or received, is refused.
  Optional<Refusal> check(Entry entry, Joint body) {
    return joint.check(entry, body).or(() -> byTopic(body));
  }

  private static Optional<Refusal> byTopic(Joint body) {
    return switch (body) {
      case VisitEntry _ -> Optional.empty();
    };
  }

  /// What was announced.
  public Announcements announcements() {
    return announcements;
  }

  /// Arrivals and departures of visits.
  public Movements movements() {
    return movements;
  }
}
