// SPDX-License-Identifier: Apache-2.0
package renkei.node.codec;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import renkei.core.entry.Kind;
import renkei.core.entry.Matter;
import renkei.core.entry.Names;
import renkei.core.entry.TeamEntry;
import renkei.core.entry.TeamEntry.Topic;

/// Random charters of teams, and what is stated in teams.
final class RandomTeams {
  private final RandomEntries draw;

  RandomTeams(RandomEntries draw) {
    this.draw = draw;
  }

  Matter.TeamCharter charter() {
    return new Matter.TeamCharter(
        names(),
        new TreeSet<>(draw.set(2, 5, draw::party))
            .stream().map(party -> new Matter.CoLead(party, names())).toList(),
        "purpose " + draw.prose(100),
        IntStream.range(0, draw.below(5)).map(i -> i * 300 + draw.below(240)).boxed().toList());
  }

  TeamEntry body(Kind kind) {
    return switch (kind) {
      case TEAM_MEMBER_LISTED ->
          new TeamEntry.MemberListed(
              draw.id(), draw.officer(), names(), draw.command(), "229 " + draw.line(50));
      case TEAM_MEMBER_STRUCK ->
          new TeamEntry.MemberStruck(draw.id(), draw.officer(), "gone " + draw.line(50));
      case TEAM_WATCH_TAKEN -> new TeamEntry.WatchTaken(draw.id());
      case TEAM_WATCH_LEFT -> new TeamEntry.WatchLeft(draw.id(), draw.line(50));
      case TEAM_NOTE_SENT -> new TeamEntry.NoteSent(draw.id(), words());
      case TEAM_TRANSLATION_GIVEN ->
          new TeamEntry.TranslationGiven(draw.id(), draw.id(), words(), "Ito " + draw.line(20));
      case TEAM_LOG_LINE_ENTERED ->
          new TeamEntry.LogLineEntered(
              draw.id(), draw.time(), Topic.values()[draw.below(Topic.values().length)], words());
      case TEAM_ITEM_OPENED -> new TeamEntry.ItemOpened(draw.id(), words());
      case TEAM_ITEM_CLOSED ->
          new TeamEntry.ItemClosed(draw.id(), draw.id(), "done " + draw.prose(50));
      case TEAM_HANDOVER_SIGNED ->
          new TeamEntry.HandoverSigned(
              draw.id(),
              draw.officer(),
              words(),
              List.copyOf(new TreeSet<>(draw.set(0, 6, draw::id))));
      case TEAM_HANDOVER_TAKEN -> new TeamEntry.HandoverTaken(draw.id(), draw.id(), draw.hash());
      default -> throw new IllegalArgumentException("not stated in a team: " + kind);
    };
  }

  private TeamEntry.Words words() {
    return new TeamEntry.Words(draw.chance() ? "ja" : "fil", "said " + draw.prose(200));
  }

  private Names names() {
    return new Names("name " + draw.line(20), "名 " + draw.line(20));
  }
}
