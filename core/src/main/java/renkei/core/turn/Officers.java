// SPDX-License-Identifier: Apache-2.0
package renkei.core.turn;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import renkei.core.entry.AnnouncementEntry;
import renkei.core.entry.Body;
import renkei.core.entry.Crossing;
import renkei.core.entry.Domestic;
import renkei.core.entry.OfficerEntry;
import renkei.core.entry.OfficerEntry.OfficerEnrolled;
import renkei.core.entry.OfficerEntry.OfficerRevoked;
import renkei.core.entry.OfficerEntry.Right;
import renkei.core.entry.OfficerId;
import renkei.core.entry.PeerEntry;
import renkei.core.entry.ProgrammeFile;
import renkei.core.entry.ReadinessEntry;
import renkei.core.entry.ReadinessReleased;
import renkei.core.entry.Refusal;
import renkei.core.entry.RefusalCode;
import renkei.core.entry.YardEntry;

/// Who may use this node for what: a fold over enrolments. Owner: the turn.
public final class Officers {
  private final Map<OfficerId, OfficerEnrolled> enrolled = new TreeMap<>();

  /// Folds an own entry's body; other kinds change nothing.
  void apply(Body body) {
    if (body instanceof OfficerEnrolled officer) {
      enrolled.put(officer.id(), officer);
    } else if (body instanceof OfficerRevoked revoked) {
      enrolled.remove(revoked.id());
    }
  }

  /// The officer's present enrolment.
  public Optional<OfficerEnrolled> find(OfficerId id) {
    return Optional.ofNullable(enrolled.get(id));
  }

  /// Everyone enrolled, by code.
  public Collection<OfficerEnrolled> all() {
    return Collections.unmodifiableCollection(enrolled.values());
  }

  /// Whether this officer may record such a body for that command. The first officer of a node is
  /// enrolled by the node itself.
  Optional<Refusal> check(Draft draft) {
    if (draft.by().officer().equals(Draft.NODE)) {
      return Optional.empty();
    }
    OfficerEnrolled officer = enrolled.get(draft.by().officer());
    if (officer == null) {
      return refused("no officer is enrolled under this code; ask whoever administers the node");
    }
    if (!officer.command().equals(draft.by().command())) {
      return refused(
          "officer "
              + officer.id()
              + " acts for "
              + officer.command()
              + ", not for "
              + draft.by().command());
    }
    Right needed = needed(draft.body());
    return officer.rights().contains(needed)
        ? Optional.empty()
        : refused("officer " + officer.id() + " lacks the right " + needed + " for this act");
  }

  /// The right that recording such a body asks for.
  public static Right needed(Body body) {
    return switch (body) {
      case Crossing.IncarnationStarted _ -> Right.ADMINISTER;
      case Crossing.RecallNotice _,
          Crossing.DocumentReleased _,
          Crossing.CounterpartStated _,
          ReadinessReleased _ ->
          Right.RELEASE;
      case Crossing _ -> Right.ANSWER;
      case Domestic domestic -> neededAtHome(domestic);
    };
  }

  private static Right neededAtHome(Domestic body) {
    return switch (body) {
      case Domestic.CommandEstablished _,
          Domestic.UnitListed _,
          Domestic.FunctionListed _,
          Domestic.AuthorityTransferred _,
          Domestic.AuthorityDelegated _,
          Domestic.AuthorityWidened _,
          Domestic.AuthoritySuspended _,
          Domestic.AuthorityReturned _,
          YardEntry _ ->
          Right.REGISTER;
      case Domestic.ReleaseRuleAdopted _,
          Domestic.ReleaseRuleRevoked _,
          Domestic.ReleaseDecided _,
          Domestic.ReleaseRevoked _ ->
          Right.RELEASE;
      case Domestic.DocumentFiled _,
          Domestic.TaskIssued _,
          Domestic.TaskReported _,
          Domestic.NeedCalled _,
          Domestic.AlarmRaised _,
          Domestic.AlarmTaken _,
          ReadinessEntry _ ->
          Right.ANSWER;
      case AnnouncementEntry _, ProgrammeFile _ -> Right.ANSWER;
      case OfficerEntry.OfficerEnrolled _,
          OfficerEntry.OfficerRevoked _,
          PeerEntry.PeerPinned _,
          PeerEntry.PeerSuspended _,
          PeerEntry.PartyKnown _ ->
          Right.ADMINISTER;
    };
  }

  private static Optional<Refusal> refused(String sentence) {
    return Optional.of(new Refusal(RefusalCode.NO_RIGHT, sentence));
  }
}
