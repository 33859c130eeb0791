// SPDX-License-Identifier: Apache-2.0
package renkei.node.codec;

import renkei.core.base.Limits;
import renkei.core.entry.Matter;
import renkei.core.entry.Membership;
import renkei.core.entry.Programme;
import renkei.core.entry.ProgrammeEntry;
import renkei.core.entry.ProgrammeFile;
import renkei.wire.local.DocumentKept;
import renkei.wire.local.LocalEntry;
import renkei.wire.peer.Entry;
import renkei.wire.peer.MilestoneMoved;
import renkei.wire.peer.MilestonePlanned;
import renkei.wire.peer.MilestoneReached;
import renkei.wire.peer.ProgrammeSite;
import renkei.wire.peer.ProgrammeStage;
import renkei.wire.peer.WorkPortion;

/// Programmes to proto and back.
final class ProgrammeCodec {
  private ProgrammeCodec() {}

  static ProgrammeStage write(Matter.ProgrammeStage stage) {
    ProgrammeStage.Builder out =
        ProgrammeStage.newBuilder()
            .setAgreement(Scalars.id(stage.under().agreement()))
            .setPillar(stage.under().pillar())
            .setTitle(Scalars.names(stage.title()))
            .setLead(Scalars.party(stage.lead()));
    if (stage.development() != null) {
      out.setDevelopment(Scalars.id(stage.development()));
    }
    for (Programme.Portion portion : stage.portions()) {
      out.addPortions(
          WorkPortion.newBuilder()
              .setPartner(Scalars.party(portion.partner()))
              .setBasisPoints(portion.basisPoints()));
    }
    for (Programme.Site site : stage.sites()) {
      out.addSites(
          ProgrammeSite.newBuilder()
              .setPartner(Scalars.party(site.partner()))
              .setName(site.name())
              .setPlace(site.place()));
    }
    return out.build();
  }

  static Matter.ProgrammeStage read(ProgrammeStage wire) {
    Scalars.capped(wire.getPortionsCount(), Limits.PARTIES_MAX, "partners");
    Scalars.capped(wire.getSitesCount(), Programme.SITES_MAX, "sites");
    return new Matter.ProgrammeStage(
        new Membership(Scalars.id(wire.getAgreement()), wire.getPillar()),
        wire.hasDevelopment() ? Scalars.id(wire.getDevelopment()) : null,
        Scalars.names(wire.getTitle()),
        Scalars.party(wire.getLead()),
        wire.getPortionsList().stream()
            .map(
                one -> new Programme.Portion(Scalars.party(one.getPartner()), one.getBasisPoints()))
            .toList(),
        wire.getSitesList().stream()
            .map(one ->
                new Programme.Site(Scalars.party(one.getPartner()), one.getName(), one.getPlace()))
            .toList());
  }

  static void write(ProgrammeEntry body, Entry.Builder out) {
    switch (body) {
      case ProgrammeEntry.MilestonePlanned planned ->
          out.setMilestonePlanned(
              MilestonePlanned.newBuilder()
                  .setProposal(Scalars.id(planned.proposal()))
                  .setName(Scalars.names(planned.name()))
                  .setDue(Scalars.time(planned.due())));
      case ProgrammeEntry.MilestoneMoved moved ->
          out.setMilestoneMoved(
              MilestoneMoved.newBuilder()
                  .setProposal(Scalars.id(moved.proposal()))
                  .setMilestone(Scalars.id(moved.milestone()))
                  .setDue(Scalars.time(moved.due()))
                  .setReason(moved.reason()));
      case ProgrammeEntry.MilestoneReached reached ->
          out.setMilestoneReached(
              MilestoneReached.newBuilder()
                  .setProposal(Scalars.id(reached.proposal()))
                  .setMilestone(Scalars.id(reached.milestone()))
                  .setAt(Scalars.time(reached.at()))
                  .setNote(reached.note()));
    }
  }

  static ProgrammeEntry read(MilestonePlanned wire) {
    return new ProgrammeEntry.MilestonePlanned(
        Scalars.id(wire.getProposal()), Scalars.names(wire.getName()), Scalars.time(wire.getDue()));
  }

  static ProgrammeEntry read(MilestoneMoved wire) {
    return new ProgrammeEntry.MilestoneMoved(
        Scalars.id(wire.getProposal()),
        Scalars.id(wire.getMilestone()),
        Scalars.time(wire.getDue()),
        wire.getReason());
  }

  static ProgrammeEntry read(MilestoneReached wire) {
    return new ProgrammeEntry.MilestoneReached(
        Scalars.id(wire.getProposal()),
        Scalars.id(wire.getMilestone()),
        Scalars.time(wire.getAt()),
        wire.getNote());
  }

  static void write(ProgrammeFile body, LocalEntry.Builder out) {
    switch (body) {
      case ProgrammeFile.DocumentKept kept ->
          out.setDocumentKept(
              DocumentKept.newBuilder()
                  .setProgramme(Scalars.id(kept.programme()))
                  .setDocument(Scalars.id(kept.document()))
                  .setKept(kept.kept()));
    }
  }

  static ProgrammeFile read(DocumentKept wire) {
    return new ProgrammeFile.DocumentKept(
        Scalars.id(wire.getProgramme()), Scalars.id(wire.getDocument()), wire.getKept());
  }
}
