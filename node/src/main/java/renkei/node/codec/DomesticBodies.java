// SPDX-License-Identifier: Apache-2.0
package renkei.node.codec;

import renkei.core.base.Malformed;
import renkei.core.entry.AnnouncementEntry;
import renkei.core.entry.Domestic;
import renkei.core.entry.EntryId;
import renkei.core.entry.Membership;
import renkei.core.entry.OfficerEntry;
import renkei.core.entry.OfficerId;
import renkei.core.entry.PeerEntry;
import renkei.core.entry.ProgrammeFile;
import renkei.core.entry.ReadinessEntry;
import renkei.core.entry.UnitId;
import renkei.core.entry.YardEntry;
import renkei.wire.local.AlarmTaken;
import renkei.wire.local.AuthorityReturned;
import renkei.wire.local.DocumentFiled;
import renkei.wire.local.LocalEntry;
import renkei.wire.local.OfficerRevoked;
import renkei.wire.local.PartyKnown;
import renkei.wire.local.PeerPinned;
import renkei.wire.local.PeerSuspended;
import renkei.wire.local.ReleaseDecided;
import renkei.wire.local.ReleaseRevoked;
import renkei.wire.local.ReleaseRuleRevoked;
import renkei.wire.local.TaskIssued;
import renkei.wire.local.TaskReported;
import renkei.wire.local.Within;

/// The bodies that never leave their party, to proto and back. Nothing of the peer wire can hold
/// them.
final class DomesticBodies {
  private DomesticBodies() {}

  static void write(Domestic body, LocalEntry.Builder out) {
    switch (body) {
      case Domestic.CommandEstablished established ->
          out.setCommandEstablished(RegisterBodies.write(established));
      case Domestic.UnitListed listed -> out.setUnitListed(RegisterBodies.write(listed));
      case Domestic.FunctionListed listed -> out.setFunctionListed(RegisterBodies.write(listed));
      case Domestic.AuthorityTransferred moved ->
          out.setAuthorityTransferred(RegisterBodies.write(moved));
      case Domestic.AuthorityDelegated delegated ->
          out.setAuthorityDelegated(RegisterBodies.write(delegated));
      case Domestic.AuthorityWidened widened ->
          out.setAuthorityWidened(RegisterBodies.write(widened));
      case Domestic.AuthoritySuspended suspended ->
          out.setAuthoritySuspended(RegisterBodies.write(suspended));
      case Domestic.AuthorityReturned returned ->
          out.setAuthorityReturned(
              AuthorityReturned.newBuilder()
                  .setGiven(Scalars.id(returned.given()))
                  .setFrom(Scalars.time(returned.from())));
      case Domestic.ReleaseRuleAdopted adopted ->
          out.setReleaseRuleAdopted(ReleaseRuleProto.write(adopted.rule()));
      case Domestic.ReleaseRuleRevoked revoked ->
          out.setReleaseRuleRevoked(
              ReleaseRuleRevoked.newBuilder()
                  .setRule(Scalars.id(revoked.rule()))
                  .setReason(revoked.reason()));
      case Domestic.DocumentFiled filed -> out.setDocumentFiled(write(filed));
      case Domestic.ReleaseDecided decided -> out.setReleaseDecided(write(decided));
      case Domestic.ReleaseRevoked revoked ->
          out.setReleaseRevoked(
              ReleaseRevoked.newBuilder()
                  .setDecision(Scalars.id(revoked.decision()))
                  .setReason(revoked.reason()));
      case Domestic.TaskIssued issued -> out.setTaskIssued(write(issued));
      case Domestic.TaskReported reported ->
          out.setTaskReported(
              TaskReported.newBuilder()
                  .setTask(Scalars.id(reported.task()))
                  .setProgress(Enums.progress(reported.progress()))
                  .setNote(reported.note()));
      case Domestic.NeedCalled called -> out.setNeedCalled(CallBodies.write(called));
      case Domestic.AlarmRaised raised -> out.setAlarmRaised(CallBodies.write(raised));
      case Domestic.AlarmTaken taken ->
          out.setAlarmTaken(AlarmTaken.newBuilder().setAlarm(Scalars.id(taken.alarm())));
      case ReadinessEntry readiness -> ReadinessBodies.write(readiness, out);
      case OfficerEntry.OfficerEnrolled enrolled ->
          out.setOfficerEnrolled(RegisterBodies.write(enrolled));
      case OfficerEntry.OfficerRevoked revoked ->
          out.setOfficerRevoked(
              OfficerRevoked.newBuilder().setId(revoked.id().code()).setReason(revoked.reason()));
      case PeerEntry.PeerPinned pinned ->
          out.setPeerPinned(
              PeerPinned.newBuilder()
                  .setIdentity(TermsCodec.write(pinned.identity()))
                  .setTerms(Scalars.hash(pinned.terms())));
      case YardEntry yard -> YardBodies.write(yard, out);
      case PeerEntry.PartyKnown known ->
          out.setPartyKnown(
              PartyKnown.newBuilder().setIdentity(TermsCodec.write(known.identity())));
      case PeerEntry.PeerSuspended suspended ->
          out.setPeerSuspended(
              PeerSuspended.newBuilder()
                  .setPeer(Scalars.party(suspended.peer()))
                  .setReason(suspended.reason()));
      case AnnouncementEntry entry -> AnnouncementBodies.write(entry, out);
      case ProgrammeFile file -> ProgrammeCodec.write(file, out);
    }
  }

  private static DocumentFiled write(Domestic.DocumentFiled filed) {
    DocumentFiled.Builder out =
        DocumentFiled.newBuilder()
            .setTitle(filed.title())
            .setMediaType(filed.mediaType())
            .setContent(Scalars.bytes(filed.content()))
            .addAllOriginators(Scalars.parties(filed.originators()));
    Membership under = filed.under();
    if (under != null) {
      out.setUnder(write(under));
    }
    return out.build();
  }

  private static ReleaseDecided write(Domestic.ReleaseDecided decided) {
    ReleaseDecided.Builder out =
        ReleaseDecided.newBuilder()
            .setItem(Scalars.id(decided.item()))
            .setRecipient(Scalars.party(decided.recipient()))
            .setReason(decided.reason());
    Membership under = decided.under();
    if (under != null) {
      out.setUnder(write(under));
    }
    return out.build();
  }

  static Within write(Membership under) {
    return Within.newBuilder()
        .setAgreement(Scalars.id(under.agreement()))
        .setPillar(under.pillar())
        .build();
  }

  static Membership read(Within wire) {
    return new Membership(Scalars.id(wire.getAgreement()), wire.getPillar());
  }

  private static TaskIssued write(Domestic.TaskIssued issued) {
    TaskIssued.Builder out =
        TaskIssued.newBuilder().setUnit(issued.unit().code()).setText(issued.text());
    EntryId proposal = issued.proposal();
    if (proposal != null) {
      out.setProposal(Scalars.id(proposal));
    }
    return out.build();
  }

  static Domestic read(LocalEntry wire) {
    return switch (wire.getBodyCase()) {
      case COMMAND_ESTABLISHED -> RegisterBodies.read(wire.getCommandEstablished());
      case UNIT_LISTED -> RegisterBodies.read(wire.getUnitListed());
      case FUNCTION_LISTED -> RegisterBodies.read(wire.getFunctionListed());
      case AUTHORITY_TRANSFERRED -> RegisterBodies.read(wire.getAuthorityTransferred());
      case AUTHORITY_DELEGATED -> RegisterBodies.read(wire.getAuthorityDelegated());
      case AUTHORITY_WIDENED -> RegisterBodies.read(wire.getAuthorityWidened());
      case AUTHORITY_SUSPENDED -> RegisterBodies.read(wire.getAuthoritySuspended());
      case AUTHORITY_RETURNED ->
          new Domestic.AuthorityReturned(
              Scalars.id(wire.getAuthorityReturned().getGiven()),
              Scalars.time(wire.getAuthorityReturned().getFrom()));
      case RELEASE_RULE_ADOPTED ->
          new Domestic.ReleaseRuleAdopted(ReleaseRuleProto.read(wire.getReleaseRuleAdopted()));
      case RELEASE_RULE_REVOKED ->
          new Domestic.ReleaseRuleRevoked(
              Scalars.id(wire.getReleaseRuleRevoked().getRule()),
              wire.getReleaseRuleRevoked().getReason());
      case DOCUMENT_FILED -> read(wire.getDocumentFiled());
      case RELEASE_DECIDED -> read(wire.getReleaseDecided());
      case RELEASE_REVOKED ->
          new Domestic.ReleaseRevoked(
              Scalars.id(wire.getReleaseRevoked().getDecision()),
              wire.getReleaseRevoked().getReason());
      case TASK_ISSUED -> read(wire.getTaskIssued());
      case TASK_REPORTED ->
          new Domestic.TaskReported(
              Scalars.id(wire.getTaskReported().getTask()),
              Enums.progress(wire.getTaskReported().getProgress()),
              wire.getTaskReported().getNote());
      case NEED_CALLED -> CallBodies.read(wire.getNeedCalled());
      case ALARM_RAISED -> CallBodies.read(wire.getAlarmRaised());
      case ALARM_TAKEN -> new Domestic.AlarmTaken(Scalars.id(wire.getAlarmTaken().getAlarm()));
      case READINESS_STATED -> ReadinessBodies.read(wire.getReadinessStated());
      case POSTURE_ORDERED -> ReadinessBodies.read(wire.getPostureOrdered());
      case POSTURE_ACKNOWLEDGED -> ReadinessBodies.read(wire.getPostureAcknowledged());
      case OFFICER_ENROLLED -> RegisterBodies.read(wire.getOfficerEnrolled());
      case OFFICER_REVOKED ->
          new OfficerEntry.OfficerRevoked(
              new OfficerId(wire.getOfficerRevoked().getId()),
              wire.getOfficerRevoked().getReason());
      case PEER_PINNED ->
          new PeerEntry.PeerPinned(
              TermsCodec.read(wire.getPeerPinned().getIdentity()),
              Scalars.hash(wire.getPeerPinned().getTerms()));
      case PARTY_KNOWN ->
          new PeerEntry.PartyKnown(TermsCodec.read(wire.getPartyKnown().getIdentity()));
      case PEER_SUSPENDED ->
          new PeerEntry.PeerSuspended(
              Scalars.party(wire.getPeerSuspended().getPeer()),
              wire.getPeerSuspended().getReason());
      case ANNOUNCEMENT_RECORDED -> AnnouncementBodies.read(wire.getAnnouncementRecorded());
      case DOCUMENT_KEPT -> ProgrammeCodec.read(wire.getDocumentKept());
      case ANNOUNCEMENT_LED -> AnnouncementBodies.read(wire.getAnnouncementLed());
      case YARD_LISTED, DOCK_LISTED, DOCK_TAKEN_OUT, DOCK_PUT_BACK, VESSEL_LISTED, WORK_LISTED ->
          YardBodies.read(wire);
      case BODY_NOT_SET ->
          throw new Malformed(
              Malformed.Why.UNKNOWN_KIND, "an own entry of a kind that this version does not know");
    };
  }

  private static Domestic.ReleaseDecided read(ReleaseDecided wire) {
    return new Domestic.ReleaseDecided(
        Scalars.id(wire.getItem()),
        Scalars.party(wire.getRecipient()),
        wire.getReason(),
        wire.hasUnder() ? read(wire.getUnder()) : null);
  }

  private static Domestic.DocumentFiled read(DocumentFiled wire) {
    return new Domestic.DocumentFiled(
        wire.getTitle(),
        wire.getMediaType(),
        Scalars.bytes(wire.getContent()),
        Scalars.parties(wire.getOriginatorsList()),
        wire.hasUnder() ? read(wire.getUnder()) : null);
  }

  private static Domestic.TaskIssued read(TaskIssued wire) {
    return new Domestic.TaskIssued(
        new UnitId(wire.getUnit()),
        wire.getText(),
        wire.hasProposal() ? Scalars.id(wire.getProposal()) : null);
  }
}
