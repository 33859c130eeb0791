// SPDX-License-Identifier: Apache-2.0
package renkei.node.codec;

import renkei.core.base.Limits;
import renkei.core.base.Malformed;
import renkei.core.entry.Clocks;
import renkei.core.entry.CommandId;
import renkei.core.entry.ConsentRule;
import renkei.core.entry.Crossing;
import renkei.core.entry.Elector;
import renkei.core.entry.EntryId;
import renkei.core.entry.FunctionId;
import renkei.core.entry.Joint;
import renkei.core.entry.ReadinessReleased;
import renkei.core.entry.RollStated;
import renkei.wire.peer.ConsentGiven;
import renkei.wire.peer.ConsentRule.How;
import renkei.wire.peer.ConsentWithdrawn;
import renkei.wire.peer.CounterpartStated;
import renkei.wire.peer.DocumentReleased;
import renkei.wire.peer.Entry;
import renkei.wire.peer.IncarnationStarted;
import renkei.wire.peer.InformationGiven;
import renkei.wire.peer.OfficerKeyEntered;
import renkei.wire.peer.OfficerKeyRevoked;
import renkei.wire.peer.ProgressStated;
import renkei.wire.peer.ProposalAcknowledged;
import renkei.wire.peer.ProposalClosed;
import renkei.wire.peer.ProposalDeclined;
import renkei.wire.peer.ProposalOpened;
import renkei.wire.peer.ProposalWithdrawn;
import renkei.wire.peer.RecallNotice;
import renkei.wire.peer.TermsCountered;

/// The bodies that may cross a link, to proto and back.
final class CrossingBodies {
  private CrossingBodies() {}

  static void write(Crossing body, Entry.Builder out) {
    switch (body) {
      case Crossing.ProposalOpened opened -> out.setProposalOpened(write(opened));
      case Crossing.ProposalAcknowledged acknowledged ->
          out.setProposalAcknowledged(
              ProposalAcknowledged.newBuilder().setProposal(Scalars.id(acknowledged.proposal())));
      case Crossing.ConsentGiven given ->
          out.setConsentGiven(
              ConsentGiven.newBuilder()
                  .setProposal(Scalars.id(given.proposal()))
                  .setTerms(Scalars.hash(given.terms())));
      case Crossing.ConsentWithdrawn withdrawn ->
          out.setConsentWithdrawn(
              ConsentWithdrawn.newBuilder()
                  .setProposal(Scalars.id(withdrawn.proposal()))
                  .setTerms(Scalars.hash(withdrawn.terms()))
                  .setReason(withdrawn.reason()));
      case Crossing.TermsCountered countered ->
          out.setTermsCountered(
              TermsCountered.newBuilder()
                  .setProposal(Scalars.id(countered.proposal()))
                  .setReplaces(Scalars.hash(countered.replaces()))
                  .setTerms(Scalars.bytes(countered.terms().bytes())));
      case Crossing.ProposalDeclined declined ->
          out.setProposalDeclined(
              ProposalDeclined.newBuilder()
                  .setProposal(Scalars.id(declined.proposal()))
                  .setTerms(Scalars.hash(declined.terms()))
                  .setReason(declined.reason()));
      case Crossing.ProposalWithdrawn withdrawn ->
          out.setProposalWithdrawn(
              ProposalWithdrawn.newBuilder()
                  .setProposal(Scalars.id(withdrawn.proposal()))
                  .setReason(withdrawn.reason()));
      case Crossing.ProposalClosed closed -> out.setProposalClosed(write(closed));
      case Crossing.ProposalRatified ratified ->
          out.setProposalRatified(MembershipCodec.write(ratified));
      case Crossing.ProgressStated stated ->
          out.setProgressStated(
              ProgressStated.newBuilder()
                  .setProposal(Scalars.id(stated.proposal()))
                  .setProgress(Enums.progress(stated.progress()))
                  .setNote(stated.note()));
      case Crossing.InformationGiven given -> out.setInformationGiven(write(given));
      case Crossing.DocumentReleased document -> out.setDocumentReleased(write(document));
      case Crossing.RecallNotice notice ->
          out.setRecallNotice(
              RecallNotice.newBuilder()
                  .setReleased(Scalars.id(notice.released()))
                  .setReason(notice.reason()));
      case Crossing.CounterpartStated stated -> out.setCounterpartStated(write(stated));
      case Crossing.IncarnationStarted started ->
          out.setIncarnationStarted(
              IncarnationStarted.newBuilder()
                  .setNumber(started.number())
                  .setReason(started.reason()));
      case Crossing.OfficerKeyEntered entered ->
          out.setOfficerKeyEntered(
              OfficerKeyEntered.newBuilder().setKey(TermsCodec.write(entered.key())));
      case Crossing.OfficerKeyRevoked revoked ->
          out.setOfficerKeyRevoked(
              OfficerKeyRevoked.newBuilder()
                  .setKey(Scalars.hash(revoked.key()))
                  .setReason(revoked.reason()));
      case RollStated stated -> out.setRollStated(write(stated));
      case ReadinessReleased released -> out.setReadinessReleased(ReadinessBodies.write(released));
      case Joint joint -> JointBodies.write(joint, out);
    }
  }

  private static renkei.wire.peer.RollStated write(RollStated stated) {
    return renkei.wire.peer.RollStated.newBuilder()
        .setProposal(Scalars.id(stated.proposal()))
        .setIncarnation(stated.incarnation())
        .setNumber(stated.number())
        .addAllKeys(stated.keys().stream().map(TermsCodec::write).toList())
        .addAllRevoked(stated.revoked().stream().map(Scalars::hash).toList())
        .build();
  }

  private static DocumentReleased write(Crossing.DocumentReleased document) {
    return DocumentReleased.newBuilder()
        .setTitle(document.title())
        .setMediaType(document.mediaType())
        .setContent(Scalars.bytes(document.content()))
        .addAllOriginators(Scalars.parties(document.originators()))
        .build();
  }

  private static CounterpartStated write(Crossing.CounterpartStated stated) {
    return CounterpartStated.newBuilder()
        .setFunction(stated.function().code())
        .setCommand(stated.command().code())
        .setNames(Scalars.names(stated.names()))
        .setFrom(Scalars.time(stated.from()))
        .build();
  }

  private static ProposalOpened write(Crossing.ProposalOpened opened) {
    ProposalOpened.Builder out =
        ProposalOpened.newBuilder()
            .setTerms(Scalars.bytes(opened.terms().bytes()))
            .setKeeper(Scalars.party(opened.keeper()))
            .setRule(write(opened.rule()))
            .setAcknowledgeBy(Scalars.time(opened.clocks().acknowledgeBy()))
            .setAnswerBy(Scalars.time(opened.clocks().answerBy()))
            .setValidUntil(Scalars.time(opened.clocks().validUntil()));
    for (Elector elector : opened.electorate()) {
      out.addElectorate(
          renkei.wire.peer.Elector.newBuilder()
              .setParty(Scalars.party(elector.party()))
              .setFunction(elector.function().code()));
    }
    return out.build();
  }

  private static renkei.wire.peer.ConsentRule write(ConsentRule rule) {
    renkei.wire.peer.ConsentRule.Builder out = renkei.wire.peer.ConsentRule.newBuilder();
    return switch (rule) {
      case ConsentRule.All _ -> out.setHow(How.HOW_ALL).build();
      case ConsentRule.AtLeast least ->
          out.setHow(How.HOW_AT_LEAST).setCount(least.count()).build();
      case ConsentRule.Named named -> {
        named.parties().forEach(party -> out.addNamed(Scalars.party(party)));
        yield out.setHow(How.HOW_NAMED).build();
      }
      case ConsentRule.None _ -> out.setHow(How.HOW_NONE).build();
    };
  }

  private static InformationGiven write(Crossing.InformationGiven given) {
    InformationGiven.Builder out =
        InformationGiven.newBuilder()
            .setProposal(Scalars.id(given.proposal()))
            .setText(given.text());
    EntryId document = given.document();
    if (document != null) {
      out.setDocument(Scalars.id(document));
    }
    return out.build();
  }

  private static ProposalClosed write(Crossing.ProposalClosed closed) {
    ProposalClosed.Builder out =
        ProposalClosed.newBuilder()
            .setProposal(Scalars.id(closed.proposal()))
            .setOutcome(Enums.outcome(closed.outcome()))
            .setTerms(Scalars.hash(closed.terms()));
    closed.acts().forEach(act -> out.addActs(Scalars.hash(act)));
    return out.build();
  }

  /// The body of an entry whose version is known. @throws Malformed `UNKNOWN_KIND` for a body that
  /// this version does not know
  static Crossing read(Entry wire) {
    return switch (wire.getBodyCase()) {
      case PROPOSAL_OPENED -> read(wire.getProposalOpened());
      case PROPOSAL_ACKNOWLEDGED ->
          new Crossing.ProposalAcknowledged(
              Scalars.id(wire.getProposalAcknowledged().getProposal()));
      case CONSENT_GIVEN -> read(wire.getConsentGiven());
      case CONSENT_WITHDRAWN -> read(wire.getConsentWithdrawn());
      case TERMS_COUNTERED -> read(wire.getTermsCountered());
      case PROPOSAL_DECLINED -> read(wire.getProposalDeclined());
      case PROPOSAL_WITHDRAWN ->
          new Crossing.ProposalWithdrawn(
              Scalars.id(wire.getProposalWithdrawn().getProposal()),
              wire.getProposalWithdrawn().getReason());
      case PROPOSAL_CLOSED -> read(wire.getProposalClosed());
      case PROPOSAL_RATIFIED -> MembershipCodec.read(wire.getProposalRatified());
      case PROGRESS_STATED -> read(wire.getProgressStated());
      case INFORMATION_GIVEN -> read(wire.getInformationGiven());
      case DOCUMENT_RELEASED -> read(wire.getDocumentReleased());
      case RECALL_NOTICE ->
          new Crossing.RecallNotice(
              Scalars.id(wire.getRecallNotice().getReleased()), wire.getRecallNotice().getReason());
      case COUNTERPART_STATED -> read(wire.getCounterpartStated());
      case INCARNATION_STARTED ->
          new Crossing.IncarnationStarted(
              wire.getIncarnationStarted().getNumber(), wire.getIncarnationStarted().getReason());
      case OFFICER_KEY_ENTERED ->
          new Crossing.OfficerKeyEntered(TermsCodec.read(wire.getOfficerKeyEntered().getKey()));
      case OFFICER_KEY_REVOKED ->
          new Crossing.OfficerKeyRevoked(
              Scalars.hash(wire.getOfficerKeyRevoked().getKey()),
              wire.getOfficerKeyRevoked().getReason());
      case ROLL_STATED ->
          new RollStated(
              Scalars.id(wire.getRollStated().getProposal()),
              wire.getRollStated().getIncarnation(),
              wire.getRollStated().getNumber(),
              wire.getRollStated().getKeysList().stream().map(TermsCodec::read).toList(),
              wire.getRollStated().getRevokedList().stream().map(Scalars::hash).toList());
      case READINESS_RELEASED -> ReadinessBodies.read(wire.getReadinessReleased());
      case MOVEMENT_STATED,
          REPAIR_STATED,
          MILESTONE_PLANNED,
          MILESTONE_MOVED,
          MILESTONE_REACHED,
          TEAM_MEMBER_LISTED,
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
          JointBodies.read(wire);
      case BODY_NOT_SET -> throw bodiless(wire.getUnknownFields().asMap().isEmpty());
    };
  }

  private static Malformed bodiless(boolean nothingElse) {
    return nothingElse
        ? new Malformed("an entry states something")
        : new Malformed(
            Malformed.Why.UNKNOWN_KIND, "an entry of a kind that this version does not know");
  }

  private static Crossing.ProposalOpened read(ProposalOpened wire) {
    Scalars.capped(wire.getElectorateCount(), Limits.PARTIES_MAX, "electors");
    return new Crossing.ProposalOpened(
        TermsCodec.unseal(wire.getTerms()),
        Scalars.party(wire.getKeeper()),
        wire.getElectorateList().stream()
            .map(elector ->
                new Elector(
                    Scalars.party(elector.getParty()), new FunctionId(elector.getFunction())))
            .toList(),
        read(wire.getRule()),
        new Clocks(
            Scalars.time(wire.getAcknowledgeBy()),
            Scalars.time(wire.getAnswerBy()),
            Scalars.time(wire.getValidUntil())));
  }

  private static ConsentRule read(renkei.wire.peer.ConsentRule wire) {
    return switch (wire.getHow()) {
      case HOW_ALL -> new ConsentRule.All();
      case HOW_AT_LEAST -> new ConsentRule.AtLeast(wire.getCount());
      case HOW_NAMED -> {
        Scalars.capped(wire.getNamedCount(), Limits.PARTIES_MAX, "parties named");
        yield new ConsentRule.Named(wire.getNamedList().stream().map(Scalars::party).toList());
      }
      case HOW_NONE -> new ConsentRule.None();
      case HOW_UNSPECIFIED, UNRECOGNIZED ->
          throw new Malformed("a rule of consent is missing or not one that this version knows");
    };
  }

  private static Crossing.ConsentGiven read(ConsentGiven wire) {
    return new Crossing.ConsentGiven(Scalars.id(wire.getProposal()), Scalars.hash(wire.getTerms()));
  }

  private static Crossing.ConsentWithdrawn read(ConsentWithdrawn wire) {
    return new Crossing.ConsentWithdrawn(
        Scalars.id(wire.getProposal()), Scalars.hash(wire.getTerms()), wire.getReason());
  }

  private static Crossing.TermsCountered read(TermsCountered wire) {
    return new Crossing.TermsCountered(
        Scalars.id(wire.getProposal()),
        Scalars.hash(wire.getReplaces()),
        TermsCodec.unseal(wire.getTerms()));
  }

  private static Crossing.ProposalDeclined read(ProposalDeclined wire) {
    return new Crossing.ProposalDeclined(
        Scalars.id(wire.getProposal()), Scalars.hash(wire.getTerms()), wire.getReason());
  }

  private static Crossing.ProposalClosed read(ProposalClosed wire) {
    Scalars.capped(wire.getActsCount(), Limits.ACTS_MAX, "acts");
    return new Crossing.ProposalClosed(
        Scalars.id(wire.getProposal()),
        Enums.outcome(wire.getOutcome()),
        Scalars.hash(wire.getTerms()),
        wire.getActsList().stream().map(Scalars::hash).toList());
  }

  private static Crossing.ProgressStated read(ProgressStated wire) {
    return new Crossing.ProgressStated(
        Scalars.id(wire.getProposal()), Enums.progress(wire.getProgress()), wire.getNote());
  }

  private static Crossing.InformationGiven read(InformationGiven wire) {
    return new Crossing.InformationGiven(
        Scalars.id(wire.getProposal()),
        wire.getText(),
        wire.hasDocument() ? Scalars.id(wire.getDocument()) : null);
  }

  private static Crossing.DocumentReleased read(DocumentReleased wire) {
    return new Crossing.DocumentReleased(
        wire.getTitle(),
        wire.getMediaType(),
        Scalars.bytes(wire.getContent()),
        Scalars.parties(wire.getOriginatorsList()));
  }

  private static Crossing.CounterpartStated read(CounterpartStated wire) {
    return new Crossing.CounterpartStated(
        new FunctionId(wire.getFunction()),
        new CommandId(wire.getCommand()),
        Scalars.names(wire.getNames()),
        Scalars.time(wire.getFrom()));
  }
}
