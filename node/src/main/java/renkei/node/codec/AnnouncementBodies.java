// SPDX-License-Identifier: Apache-2.0
package renkei.node.codec;

import renkei.core.base.Malformed;
import renkei.core.entry.AnnouncementEntry;
import renkei.wire.local.AnnouncementLed;
import renkei.wire.local.AnnouncementRecorded;
import renkei.wire.local.Change;
import renkei.wire.local.Earlier;
import renkei.wire.local.LocalEntry;
import renkei.wire.local.Said;
import renkei.wire.local.Source;
import renkei.wire.local.SourceKind;
import renkei.wire.local.Tenor;

/// Announcements to proto and back.
final class AnnouncementBodies {
  private AnnouncementBodies() {}

  static void write(AnnouncementEntry body, LocalEntry.Builder out) {
    switch (body) {
      case AnnouncementEntry.AnnouncementRecorded made -> out.setAnnouncementRecorded(write(made));
      case AnnouncementEntry.AnnouncementLed led ->
          out.setAnnouncementLed(
              AnnouncementLed.newBuilder()
                  .setAnnouncement(Scalars.id(led.announcement()))
                  .setProposal(Scalars.id(led.proposal()))
                  .setLeads(led.leads()));
    }
  }

  private static AnnouncementRecorded write(AnnouncementEntry.AnnouncementRecorded made) {
    AnnouncementRecorded.Builder out =
        AnnouncementRecorded.newBuilder()
            .setSubject(made.subject())
            .setSaid(write(made.said()))
            .setSource(write(made.source()));
    AnnouncementEntry.Earlier earlier = made.earlier();
    if (earlier != null) {
      out.setEarlier(
          Earlier.newBuilder()
              .setAnnouncement(Scalars.id(earlier.announcement()))
              .setChange(
                  switch (earlier.change()) {
                    case CORRECTS -> Change.CHANGE_CORRECTS;
                    case SUPERSEDES -> Change.CHANGE_SUPERSEDES;
                  }));
    }
    return out.build();
  }

  private static Said write(AnnouncementEntry.Said said) {
    return Said.newBuilder()
        .setTitle(Scalars.names(said.title()))
        .setEn(said.en())
        .setJa(said.ja())
        .setBy(Scalars.names(said.by()))
        .setPlace(said.place())
        .setAt(Scalars.time(said.at()))
        .setTenor(
            switch (said.tenor()) {
              case DECIDED -> Tenor.TENOR_DECIDED;
              case PLANNED -> Tenor.TENOR_PLANNED;
              case UNDER_REVIEW -> Tenor.TENOR_UNDER_REVIEW;
              case POSSIBLE -> Tenor.TENOR_POSSIBLE;
              case MESSAGE -> Tenor.TENOR_MESSAGE;
            })
        .build();
  }

  private static Source write(AnnouncementEntry.Source source) {
    return Source.newBuilder()
        .setKind(
            switch (source.kind()) {
              case MEDIA -> SourceKind.SOURCE_KIND_MEDIA;
              case OFFICIAL -> SourceKind.SOURCE_KIND_OFFICIAL;
              case OWN -> SourceKind.SOURCE_KIND_OWN;
            })
        .setName(source.name())
        .setReference(source.reference())
        .setReliability(LocalEnums.grade(source.reliability()))
        .setCredibility(source.credibility())
        .build();
  }

  static AnnouncementEntry.AnnouncementLed read(AnnouncementLed wire) {
    return new AnnouncementEntry.AnnouncementLed(
        Scalars.id(wire.getAnnouncement()), Scalars.id(wire.getProposal()), wire.getLeads());
  }

  static AnnouncementEntry.AnnouncementRecorded read(AnnouncementRecorded wire) {
    return new AnnouncementEntry.AnnouncementRecorded(
        wire.getSubject(),
        read(wire.getSaid()),
        read(wire.getSource()),
        wire.hasEarlier() ? read(wire.getEarlier()) : null);
  }

  private static AnnouncementEntry.Earlier read(Earlier wire) {
    AnnouncementEntry.Change change =
        switch (wire.getChange()) {
          case CHANGE_CORRECTS -> AnnouncementEntry.Change.CORRECTS;
          case CHANGE_SUPERSEDES -> AnnouncementEntry.Change.SUPERSEDES;
          case CHANGE_UNSPECIFIED, UNRECOGNIZED -> throw unknown("why it takes another's place");
        };
    return new AnnouncementEntry.Earlier(Scalars.id(wire.getAnnouncement()), change);
  }

  private static AnnouncementEntry.Said read(Said wire) {
    AnnouncementEntry.Tenor tenor =
        switch (wire.getTenor()) {
          case TENOR_DECIDED -> AnnouncementEntry.Tenor.DECIDED;
          case TENOR_PLANNED -> AnnouncementEntry.Tenor.PLANNED;
          case TENOR_UNDER_REVIEW -> AnnouncementEntry.Tenor.UNDER_REVIEW;
          case TENOR_POSSIBLE -> AnnouncementEntry.Tenor.POSSIBLE;
          case TENOR_MESSAGE -> AnnouncementEntry.Tenor.MESSAGE;
          case TENOR_UNSPECIFIED, UNRECOGNIZED -> throw unknown("how firmly it was put");
        };
    return new AnnouncementEntry.Said(
        Scalars.names(wire.getTitle()),
        wire.getEn(),
        wire.getJa(),
        Scalars.names(wire.getBy()),
        wire.getPlace(),
        Scalars.time(wire.getAt()),
        tenor);
  }

  private static AnnouncementEntry.Source read(Source wire) {
    AnnouncementEntry.SourceKind kind =
        switch (wire.getKind()) {
          case SOURCE_KIND_MEDIA -> AnnouncementEntry.SourceKind.MEDIA;
          case SOURCE_KIND_OFFICIAL -> AnnouncementEntry.SourceKind.OFFICIAL;
          case SOURCE_KIND_OWN -> AnnouncementEntry.SourceKind.OWN;
          case SOURCE_KIND_UNSPECIFIED, UNRECOGNIZED -> throw unknown("a kind of source");
        };
    return new AnnouncementEntry.Source(
        kind,
        wire.getName(),
        wire.getReference(),
        LocalEnums.grade(wire.getReliability()),
        wire.getCredibility());
  }

  private static Malformed unknown(String what) {
    return new Malformed(what + " is missing or not one that this version knows");
  }
}
