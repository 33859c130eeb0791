// SPDX-License-Identifier: Apache-2.0
package renkei.node.codec;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import renkei.core.base.Hash;
import renkei.core.entry.CommandId;
import renkei.core.entry.EntryId;
import renkei.core.entry.Matter;
import renkei.core.entry.Names;
import renkei.core.entry.OfficerId;
import renkei.core.entry.PartyId;
import renkei.core.entry.TeamEntry;

/// Published entries of standing teams.
final class SampleTeams {
  private final PartyId stater;
  private final PartyId other;

  SampleTeams(PartyId stater, PartyId other) {
    this.stater = stater;
    this.other = other;
  }

  void charters(BiConsumer<String, Matter> opened) {
    List<Matter.CoLead> leads =
        Stream.of(stater, other)
            .sorted()
            .map(party -> new Matter.CoLead(party, new Names("Col. Mori", "森一佐")))
            .toList();
    opened.accept(
        "proposes a standing team whose watch changes three times a day",
        new Matter.TeamCharter(
            new Names("Standing joint team", "常設合同チーム"),
            leads,
            "Each headquarters tells the other how things stand.\n状況を互いに知らせる。",
            List.of(0, 480, 960)));
    opened.accept(
        "proposes a team without a watch pattern",
        new Matter.TeamCharter(new Names("Relief cell", "救援調整班"), leads, "Relief.", List.of()));
  }

  static Map<String, TeamEntry> entries(EntryId team) {
    EntryId item = new EntryId(9, 1);
    OfficerId mori = new OfficerId("mori");
    Map<String, TeamEntry> entries = new LinkedHashMap<>();
    entries.put(
        "puts an officer on the roster of a team",
        new TeamEntry.MemberListed(
            team, mori, new Names("Mori", "森"), new CommandId("JJOC"), "exchange 229-1000"));
    entries.put(
        "takes an officer off it", new TeamEntry.MemberStruck(team, mori, "posted elsewhere"));
    entries.put("takes the watch", new TeamEntry.WatchTaken(team));
    entries.put("leaves the watch, without a note", new TeamEntry.WatchLeft(team, ""));
    entries.put(
        "writes to the team in Japanese",
        new TeamEntry.NoteSent(team, new TeamEntry.Words("ja", "道路は橋まで通れる。\n以上")));
    entries.put(
        "translates that by a person",
        new TeamEntry.TranslationGiven(
            team,
            new EntryId(9, 2),
            new TeamEntry.Words("en", "The road is open as far as the bridge."),
            "Ito Aya"));
    entries.put(
        "types a line into the log, of an hour ago",
        new TeamEntry.LogLineEntered(
            team,
            Instant.parse("2024-04-10T02:15:00Z"),
            TeamEntry.Topic.CONTACT,
            new TeamEntry.Words("en", "Spoke with the port captain.")));
    entries.put(
        "opens an item",
        new TeamEntry.ItemOpened(team, new TeamEntry.Words("en", "Fuel at pier 3?")));
    entries.put("closes it", new TeamEntry.ItemClosed(team, item, "delivered 燃料到着"));
    entries.put(
        "signs a handover sheet with two open items",
        new TeamEntry.HandoverSigned(
            team, mori, new TeamEntry.Words("ja", "輸送隊二つが移動中。"), List.of(item, new EntryId(9, 3))));
    entries.put(
        "signs the same sheet as the one who comes",
        new TeamEntry.HandoverTaken(team, new EntryId(9, 4), new Hash(1, 2, 3, 4)));
    return entries;
  }
}
