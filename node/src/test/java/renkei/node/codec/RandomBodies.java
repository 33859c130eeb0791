// SPDX-License-Identifier: Apache-2.0
package renkei.node.codec;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Limits;
import renkei.core.entry.Body;
import renkei.core.entry.Clocks;
import renkei.core.entry.CommandId;
import renkei.core.entry.ConsentRule;
import renkei.core.entry.Crossing;
import renkei.core.entry.Domestic;
import renkei.core.entry.Elector;
import renkei.core.entry.Grade;
import renkei.core.entry.Joint;
import renkei.core.entry.KeyKind;
import renkei.core.entry.Kind;
import renkei.core.entry.Movement;
import renkei.core.entry.OfficerEntry;
import renkei.core.entry.Outcome;
import renkei.core.entry.PeerEntry;
import renkei.core.entry.Profile;
import renkei.core.entry.Progress;
import renkei.core.entry.Readiness;
import renkei.core.entry.ReadinessEntry;
import renkei.core.entry.ReadinessReleased;
import renkei.core.entry.Relation;
import renkei.core.entry.ReleaseRule;
import renkei.core.entry.RollStated;
import renkei.core.entry.SealedTerms;
import renkei.core.entry.TrackField;
import renkei.core.entry.TrackKind;
import renkei.core.entry.VisitEntry;

/// Random bodies of every kind; a new kind does not compile until it is drawn here.
final class RandomBodies {
  private final RandomEntries draw;

  RandomBodies(RandomEntries draw) {
    this.draw = draw;
  }

  Body of(Kind kind) {
    return switch (kind) {
      case PROPOSAL_OPENED ->
          new Crossing.ProposalOpened(
              terms(),
              draw.party(),
              draw.list(4, () -> new Elector(draw.party(), draw.function())),
              rule(),
              clocks());
      case PROPOSAL_ACKNOWLEDGED -> new Crossing.ProposalAcknowledged(draw.id());
      case CONSENT_GIVEN -> new Crossing.ConsentGiven(draw.id(), draw.hash());
      case CONSENT_WITHDRAWN ->
          new Crossing.ConsentWithdrawn(draw.id(), draw.hash(), draw.prose(100));
      case TERMS_COUNTERED -> new Crossing.TermsCountered(draw.id(), draw.hash(), terms());
      case PROPOSAL_DECLINED ->
          new Crossing.ProposalDeclined(draw.id(), draw.hash(), draw.prose(100));
      case PROPOSAL_WITHDRAWN -> new Crossing.ProposalWithdrawn(draw.id(), draw.prose(100));
      case PROPOSAL_CLOSED ->
          new Crossing.ProposalClosed(
              draw.id(), any(Outcome.values()), draw.hash(), draw.list(6, draw::hash));
      case PROPOSAL_RATIFIED -> new Crossing.ProposalRatified(draw.id(), draw.hash());
      case PROGRESS_STATED ->
          new Crossing.ProgressStated(draw.id(), any(Progress.values()), draw.line(100));
      case INFORMATION_GIVEN ->
          new Crossing.InformationGiven(
              draw.id(), "answer " + draw.prose(100), draw.chance() ? draw.id() : null);
      case DOCUMENT_RELEASED ->
          new Crossing.DocumentReleased(
              "title " + draw.line(40),
              "application/pdf",
              draw.bytes(draw.below(2_000)),
              draw.set(1, 3, draw::party));
      case RECALL_NOTICE -> new Crossing.RecallNotice(draw.id(), draw.prose(100));
      case COUNTERPART_STATED ->
          new Crossing.CounterpartStated(
              draw.function(), draw.command(), draw.names(), draw.time());
      case OFFICER_KEY_ENTERED -> new Crossing.OfficerKeyEntered(draw.rollKey());
      case OFFICER_KEY_REVOKED -> new Crossing.OfficerKeyRevoked(draw.hash(), draw.line(50));
      case ROLL_STATED ->
          new RollStated(
              draw.id(),
              1 + draw.below(99),
              1 + draw.below(9_999),
              List.copyOf(new java.util.TreeSet<>(List.of(draw.rollKey(), draw.rollKey()))),
              List.copyOf(new java.util.TreeSet<>(List.of(draw.hash(), draw.hash()))));
      case INCARNATION_STARTED ->
          new Crossing.IncarnationStarted(1 + draw.below(Integer.MAX_VALUE), draw.line(50));
      case COMMAND_ESTABLISHED,
          UNIT_LISTED,
          FUNCTION_LISTED,
          AUTHORITY_TRANSFERRED,
          AUTHORITY_DELEGATED,
          AUTHORITY_WIDENED,
          AUTHORITY_SUSPENDED,
          AUTHORITY_RETURNED ->
          register(kind);
      case READINESS_STATED, POSTURE_ORDERED, POSTURE_ACKNOWLEDGED -> readiness(kind);
      case READINESS_RELEASED ->
          new ReadinessReleased(
              draw.unit(), draw.names(), any(Readiness.values()), notice(), draw.time());
      case MOVEMENT_STATED -> joint(kind);
      case MILESTONE_PLANNED, MILESTONE_MOVED, MILESTONE_REACHED, DOCUMENT_KEPT ->
          new RandomProgrammes(draw).of(kind);
      case REPAIR_STATED,
          YARD_LISTED,
          DOCK_LISTED,
          DOCK_TAKEN_OUT,
          DOCK_PUT_BACK,
          VESSEL_LISTED,
          WORK_LISTED ->
          new RandomRepairs(draw).of(kind);
      case TEAM_MEMBER_LISTED,
          TEAM_MEMBER_STRUCK,
          TEAM_WATCH_TAKEN,
          TEAM_WATCH_LEFT,
          TEAM_NOTE_SENT,
          TEAM_TRANSLATION_GIVEN,
          TEAM_LOG_LINE_ENTERED,
          TEAM_ITEM_OPENED,
          TEAM_ITEM_CLOSED,
          TEAM_HANDOVER_SIGNED,
          TEAM_HANDOVER_TAKEN ->
          new RandomTeams(draw).body(kind);
      default -> ownAffairs(kind);
    };
  }

  private Duration notice() {
    return Duration.ofMinutes(draw.below(365 * 24 * 60 + 1));
  }

  private Domestic readiness(Kind kind) {
    return switch (kind) {
      case READINESS_STATED ->
          new ReadinessEntry.ReadinessStated(
              draw.unit(), any(Readiness.values()), notice(), draw.line(50));
      case POSTURE_ORDERED ->
          new ReadinessEntry.PostureOrdered(
              draw.set(1, 4, draw::unit), "posture " + draw.line(50), notice());
      case POSTURE_ACKNOWLEDGED ->
          new ReadinessEntry.PostureAcknowledged(draw.id(), draw.unit(), draw.line(50));
      default -> throw new IllegalArgumentException("no readiness: " + kind);
    };
  }

  private Joint joint(Kind kind) {
    return switch (kind) {
      case MOVEMENT_STATED ->
          new VisitEntry.MovementStated(
              draw.id(),
              any(Movement.values()),
              draw.time(),
              draw.below(1_000_001),
              draw.line(100));
      default -> throw new IllegalArgumentException("not stated under a proposal: " + kind);
    };
  }

  private Domestic register(Kind kind) {
    Instant from = draw.time();
    List<CommandId> two = List.copyOf(new TreeSet<>(draw.set(2, 2, draw::command)));
    return switch (kind) {
      case COMMAND_ESTABLISHED ->
          new Domestic.CommandEstablished(
              draw.command(),
              draw.names(),
              draw.chance() ? draw.command() : null,
              from,
              draw.chance() ? from.plusMillis(1) : null);
      case UNIT_LISTED ->
          new Domestic.UnitListed(
              draw.unit(), draw.names(), draw.command(), draw.chance() ? draw.unit() : null);
      case FUNCTION_LISTED ->
          new Domestic.FunctionListed(
              draw.function(),
              draw.names(),
              draw.list(4, () -> new Domestic.Coverage(draw.area(), draw.unit())),
              draw.chance() ? draw.function() : null);
      case AUTHORITY_TRANSFERRED ->
          new Domestic.AuthorityTransferred(scope(), two.getFirst(), two.getLast(), relation());
      case AUTHORITY_DELEGATED ->
          new Domestic.AuthorityDelegated(scope(), two.getFirst(), two.getLast(), relation());
      case AUTHORITY_WIDENED -> new Domestic.AuthorityWidened(scope(), draw.command());
      case AUTHORITY_SUSPENDED ->
          new Domestic.AuthoritySuspended(
              draw.chance()
                  ? new Domestic.Resting.Of(draw.command())
                  : new Domestic.Resting.Given(draw.id()),
              from,
              draw.chance() ? from.plusMillis(1) : null);
      case AUTHORITY_RETURNED -> new Domestic.AuthorityReturned(draw.id(), from);
      default -> throw new IllegalArgumentException(kind + " is not drawn here");
    };
  }

  private @Nullable Relation relation() {
    return draw.chance() ? any(Relation.values()) : null;
  }

  private Domestic ownAffairs(Kind kind) {
    return switch (kind) {
      case RELEASE_RULE_ADOPTED -> new Domestic.ReleaseRuleAdopted(releaseRule());
      case RELEASE_RULE_REVOKED -> new Domestic.ReleaseRuleRevoked(draw.id(), draw.prose(50));
      case DOCUMENT_FILED ->
          new Domestic.DocumentFiled(
              "title " + draw.line(40),
              "text/plain",
              draw.bytes(draw.below(2_000)),
              draw.set(0, 3, draw::party),
              draw.chance() ? draw.membership() : null);
      case RELEASE_DECIDED ->
          new Domestic.ReleaseDecided(
              draw.id(), draw.party(), draw.prose(50), draw.chance() ? draw.membership() : null);
      case RELEASE_REVOKED -> new Domestic.ReleaseRevoked(draw.id(), draw.prose(50));
      case TASK_ISSUED ->
          new Domestic.TaskIssued(draw.unit(), draw.prose(100), draw.chance() ? draw.id() : null);
      case TASK_REPORTED ->
          new Domestic.TaskReported(draw.id(), any(Progress.values()), draw.line(100));
      case NEED_CALLED ->
          new Domestic.NeedCalled(
              draw.function(),
              draw.line(40),
              1 + draw.below(1_000_000),
              draw.set(1, 4, draw::party).stream()
                  .map(party -> new Domestic.Called(party, draw.id()))
                  .toList());
      case ALARM_RAISED ->
          new Domestic.AlarmRaised(
              draw.id(), any(Domestic.AlarmClock.values()), any(Domestic.AlarmStage.values()));
      case ALARM_TAKEN -> new Domestic.AlarmTaken(draw.id());
      case OFFICER_ENROLLED ->
          new OfficerEntry.OfficerEnrolled(
              draw.officer(),
              draw.names(),
              draw.command(),
              draw.some(OfficerEntry.Right.class, null),
              draw.chance() ? key() : null);
      case OFFICER_REVOKED -> new OfficerEntry.OfficerRevoked(draw.officer(), draw.prose(50));
      case PEER_PINNED -> new PeerEntry.PeerPinned(draw.identity(), draw.hash());
      case PARTY_KNOWN -> new PeerEntry.PartyKnown(draw.identity());
      case PEER_SUSPENDED -> new PeerEntry.PeerSuspended(draw.party(), draw.prose(50));
      case ANNOUNCEMENT_RECORDED, ANNOUNCEMENT_LED -> new RandomAnnouncements(draw).of(kind);
      default -> throw new IllegalArgumentException(kind + " is not drawn yet: add it here");
    };
  }

  private SealedTerms terms() {
    return new ProtoCodec().seal(draw.terms(any(Profile.values())));
  }

  private ConsentRule rule() {
    return switch (draw.below(4)) {
      case 0 -> new ConsentRule.All();
      case 2 ->
          new ConsentRule.Named(
              java.util.stream.Stream.generate(draw::party)
                  .limit(1 + draw.below(4))
                  .distinct()
                  .sorted()
                  .toList());
      case 1 -> new ConsentRule.AtLeast(1 + draw.below(64));
      default -> new ConsentRule.None();
    };
  }

  private Clocks clocks() {
    Instant first = draw.time();
    Instant second = first.plus(draw.duration(Duration.ofDays(1)));
    return new Clocks(first, second, second.plus(draw.duration(Duration.ofDays(1))));
  }

  private Domestic.Scope scope() {
    Instant from = draw.time();
    return new Domestic.Scope(
        draw.set(1, 4, draw::function),
        draw.set(0, 4, draw::unit),
        from,
        draw.chance() ? from.plusMillis(1) : null);
  }

  private ReleaseRule releaseRule() {
    Instant from = draw.time();
    ReleaseRule.Scope scope =
        switch (draw.below(4)) {
          case 0 -> tracks();
          case 1 -> new ReleaseRule.ProgressOf(draw.set(1, 4, draw::function));
          case 2 -> new ReleaseRule.ReadinessOf(draw.set(1, 4, draw::unit));
          default -> new ReleaseRule.Counterparts(draw.set(1, 4, draw::function));
        };
    return new ReleaseRule(
        draw.set(1, 3, draw::party),
        scope,
        from,
        draw.chance() ? from.plusMillis(1) : null,
        draw.chance() ? draw.membership() : null);
  }

  private ReleaseRule.Tracks tracks() {
    Duration delay = draw.duration(Duration.ofDays(1));
    return new ReleaseRule.Tracks(
        draw.some(TrackKind.class, TrackKind.CARGO),
        draw.area(),
        draw.chance() ? 0 : 0.1,
        delay,
        delay.plusMillis(1 + draw.below(1_000_000)),
        draw.some(TrackField.class, null),
        any(Grade.values()));
  }

  private OfficerEntry.OfficerKey key() {
    return new OfficerEntry.OfficerKey(
        any(KeyKind.values()),
        draw.bytes(draw.below(Limits.PARTIES_MAX)),
        draw.bytes(draw.below(100)),
        draw.line(30));
  }

  private <T> T any(T[] values) {
    return values[draw.below(values.length)];
  }
}
