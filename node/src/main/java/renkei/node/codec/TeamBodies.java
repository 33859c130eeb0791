// SPDX-License-Identifier: Apache-2.0
package renkei.node.codec;

import renkei.core.base.Malformed;
import renkei.core.entry.CommandId;
import renkei.core.entry.Matter;
import renkei.core.entry.OfficerId;
import renkei.core.entry.TeamEntry;
import renkei.core.entry.TeamEntry.Topic;
import renkei.wire.peer.CoLead;
import renkei.wire.peer.Entry;
import renkei.wire.peer.HandoverSigned;
import renkei.wire.peer.HandoverTaken;
import renkei.wire.peer.ItemClosed;
import renkei.wire.peer.ItemOpened;
import renkei.wire.peer.LogLineEntered;
import renkei.wire.peer.MemberListed;
import renkei.wire.peer.MemberStruck;
import renkei.wire.peer.NoteSent;
import renkei.wire.peer.TeamCharter;
import renkei.wire.peer.TeamTopic;
import renkei.wire.peer.TranslationGiven;
import renkei.wire.peer.WatchLeft;
import renkei.wire.peer.WatchTaken;
import renkei.wire.peer.Words;

/// What a party states in a team, and the charter that opens one, to proto and back.
final class TeamBodies {
  private static final int HOUR = 60;

  private TeamBodies() {}

  // ------------------------------------------------------------------------------------- charter

  static TeamCharter write(Matter.TeamCharter charter) {
    TeamCharter.Builder out =
        TeamCharter.newBuilder()
            .setNames(Scalars.names(charter.names()))
            .setPurpose(charter.purpose());
    for (Matter.CoLead lead : charter.coLeads()) {
      out.addCoLeads(
          CoLead.newBuilder()
              .setParty(Scalars.party(lead.party()))
              .setNames(Scalars.names(lead.names())));
    }
    charter
        .watchChanges()
        .forEach(at -> out.addWatchChanges("%02d%02d".formatted(at / HOUR, at % HOUR)));
    return out.build();
  }

  static Matter.TeamCharter read(TeamCharter wire) {
    Scalars.capped(wire.getCoLeadsCount(), Matter.TeamCharter.PARTIES_MAX, "co-leads");
    Scalars.capped(wire.getWatchChangesCount(), Matter.TeamCharter.CHANGES_MAX, "watches");
    return new Matter.TeamCharter(
        Scalars.names(wire.getNames()),
        wire.getCoLeadsList().stream()
            .map(lead ->
                new Matter.CoLead(Scalars.party(lead.getParty()), Scalars.names(lead.getNames())))
            .toList(),
        wire.getPurpose(),
        wire.getWatchChangesList().stream().map(TeamBodies::minutes).toList());
  }

  private static int minutes(String digits) {
    Malformed.unless(
        digits.length() == 4 && digits.chars().allMatch(c -> c >= '0' && c <= '9'),
        "a change of watch is written with four digits, such as 0600");
    int hours = Integer.parseInt(digits.substring(0, 2));
    int minutes = Integer.parseInt(digits.substring(2));
    Malformed.unless(hours < 24 && minutes < HOUR, "a change of watch is a time of the day");
    return hours * HOUR + minutes;
  }

  // -------------------------------------------------------------------------------------- entries

  static void write(TeamEntry body, Entry.Builder out) {
    switch (body) {
      case TeamEntry.MemberListed listed ->
          out.setTeamMemberListed(
              MemberListed.newBuilder()
                  .setTeam(Scalars.id(listed.team()))
                  .setOfficer(listed.officer().code())
                  .setNames(Scalars.names(listed.names()))
                  .setCommand(listed.command().code())
                  .setReach(listed.reach()));
      case TeamEntry.MemberStruck struck ->
          out.setTeamMemberStruck(
              MemberStruck.newBuilder()
                  .setTeam(Scalars.id(struck.team()))
                  .setOfficer(struck.officer().code())
                  .setReason(struck.reason()));
      case TeamEntry.WatchTaken taken ->
          out.setTeamWatchTaken(WatchTaken.newBuilder().setTeam(Scalars.id(taken.team())));
      case TeamEntry.WatchLeft left ->
          out.setTeamWatchLeft(
              WatchLeft.newBuilder().setTeam(Scalars.id(left.team())).setNote(left.note()));
      case TeamEntry.NoteSent note ->
          out.setTeamNoteSent(
              NoteSent.newBuilder().setTeam(Scalars.id(note.team())).setWords(words(note.words())));
      case TeamEntry.TranslationGiven given ->
          out.setTeamTranslationGiven(
              TranslationGiven.newBuilder()
                  .setTeam(Scalars.id(given.team()))
                  .setOf(Scalars.id(given.of()))
                  .setWords(words(given.words()))
                  .setTranslator(given.translator()));
      case TeamEntry.LogLineEntered line ->
          out.setTeamLogLineEntered(
              LogLineEntered.newBuilder()
                  .setTeam(Scalars.id(line.team()))
                  .setAt(Scalars.time(line.at()))
                  .setTopic(topic(line.topic()))
                  .setWords(words(line.words())));
      case TeamEntry.ItemOpened item ->
          out.setTeamItemOpened(
              ItemOpened.newBuilder()
                  .setTeam(Scalars.id(item.team()))
                  .setWords(words(item.words())));
      case TeamEntry.ItemClosed item ->
          out.setTeamItemClosed(
              ItemClosed.newBuilder()
                  .setTeam(Scalars.id(item.team()))
                  .setItem(Scalars.id(item.item()))
                  .setReason(item.reason()));
      case TeamEntry.HandoverSigned sheet -> out.setTeamHandoverSigned(write(sheet));
      case TeamEntry.HandoverTaken taken ->
          out.setTeamHandoverTaken(
              HandoverTaken.newBuilder()
                  .setTeam(Scalars.id(taken.team()))
                  .setSigned(Scalars.id(taken.signed()))
                  .setSheet(Scalars.hash(taken.sheet())));
    }
  }

  private static HandoverSigned write(TeamEntry.HandoverSigned sheet) {
    HandoverSigned.Builder out =
        HandoverSigned.newBuilder()
            .setTeam(Scalars.id(sheet.team()))
            .setIncoming(sheet.incoming().code())
            .setWords(words(sheet.words()));
    sheet.items().forEach(item -> out.addItems(Scalars.id(item)));
    return out.build();
  }

  private static Words words(TeamEntry.Words words) {
    return Words.newBuilder().setLanguage(words.language()).setText(words.text()).build();
  }

  private static TeamEntry.Words words(Words wire) {
    return new TeamEntry.Words(wire.getLanguage(), wire.getText());
  }

  static TeamEntry read(MemberListed wire) {
    return new TeamEntry.MemberListed(
        Scalars.id(wire.getTeam()),
        new OfficerId(wire.getOfficer()),
        Scalars.names(wire.getNames()),
        new CommandId(wire.getCommand()),
        wire.getReach());
  }

  static TeamEntry read(MemberStruck wire) {
    return new TeamEntry.MemberStruck(
        Scalars.id(wire.getTeam()), new OfficerId(wire.getOfficer()), wire.getReason());
  }

  static TeamEntry read(WatchTaken wire) {
    return new TeamEntry.WatchTaken(Scalars.id(wire.getTeam()));
  }

  static TeamEntry read(WatchLeft wire) {
    return new TeamEntry.WatchLeft(Scalars.id(wire.getTeam()), wire.getNote());
  }

  static TeamEntry read(NoteSent wire) {
    return new TeamEntry.NoteSent(Scalars.id(wire.getTeam()), words(wire.getWords()));
  }

  static TeamEntry read(TranslationGiven wire) {
    return new TeamEntry.TranslationGiven(
        Scalars.id(wire.getTeam()),
        Scalars.id(wire.getOf()),
        words(wire.getWords()),
        wire.getTranslator());
  }

  static TeamEntry read(LogLineEntered wire) {
    return new TeamEntry.LogLineEntered(
        Scalars.id(wire.getTeam()),
        Scalars.time(wire.getAt()),
        topic(wire.getTopic()),
        words(wire.getWords()));
  }

  static TeamEntry read(ItemOpened wire) {
    return new TeamEntry.ItemOpened(Scalars.id(wire.getTeam()), words(wire.getWords()));
  }

  static TeamEntry read(ItemClosed wire) {
    return new TeamEntry.ItemClosed(
        Scalars.id(wire.getTeam()), Scalars.id(wire.getItem()), wire.getReason());
  }

  static TeamEntry read(HandoverSigned wire) {
    Scalars.capped(wire.getItemsCount(), TeamEntry.ITEMS_MAX, "open items");
    return new TeamEntry.HandoverSigned(
        Scalars.id(wire.getTeam()),
        new OfficerId(wire.getIncoming()),
        words(wire.getWords()),
        wire.getItemsList().stream().map(Scalars::id).toList());
  }

  static TeamEntry read(HandoverTaken wire) {
    return new TeamEntry.HandoverTaken(
        Scalars.id(wire.getTeam()), Scalars.id(wire.getSigned()), Scalars.hash(wire.getSheet()));
  }

  private static TeamTopic topic(Topic topic) {
    return switch (topic) {
      case SITUATION -> TeamTopic.TEAM_TOPIC_SITUATION;
      case CONTACT -> TeamTopic.TEAM_TOPIC_CONTACT;
      case INCIDENT -> TeamTopic.TEAM_TOPIC_INCIDENT;
      case SUPPORT -> TeamTopic.TEAM_TOPIC_SUPPORT;
      case OTHER -> TeamTopic.TEAM_TOPIC_OTHER;
    };
  }

  private static Topic topic(TeamTopic wire) {
    return switch (wire) {
      case TEAM_TOPIC_SITUATION -> Topic.SITUATION;
      case TEAM_TOPIC_CONTACT -> Topic.CONTACT;
      case TEAM_TOPIC_INCIDENT -> Topic.INCIDENT;
      case TEAM_TOPIC_SUPPORT -> Topic.SUPPORT;
      case TEAM_TOPIC_OTHER -> Topic.OTHER;
      case TEAM_TOPIC_UNSPECIFIED, UNRECOGNIZED ->
          throw new Malformed("a topic is missing or not one that this version knows");
    };
  }
}
