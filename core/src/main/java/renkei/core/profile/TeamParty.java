// SPDX-License-Identifier: Apache-2.0
package renkei.core.profile;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Hash;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.OfficerId;
import renkei.core.entry.Refusal;
import renkei.core.entry.RefusalCode;
import renkei.core.entry.TeamEntry;

/// One party in one team, read from its own entries in their own sequence and from nothing else:
/// its members, who has its watch, which handover sheet waits for its second signature. So every
/// reader comes to the same, whatever else has reached it.
final class TeamParty {
  /// Entries of one party in one team: more are refused.
  static final int ENTRIES_MAX = 20_000;

  /// Characters of all that one party wrote in one team.
  static final int CHARS_MAX = 4_000_000;

  /// Members of one party in one team at the same time.
  static final int MEMBERS_MAX = 200;

  /// Translations that one party makes of one text.
  static final int TRANSLATIONS_MAX = 10;

  private final Map<OfficerId, TeamView.Member> members = new TreeMap<>();
  private final Map<EntryId, Integer> translations = new HashMap<>();
  private TeamView.@Nullable Watch watch;
  private @Nullable Sheet sheet;
  private int entries;
  private long chars;

  /// A handover sheet that its second officer has not signed.
  ///
  /// @param entry signed by the outgoing officer
  /// @param body what it says
  /// @param hash of that entry
  record Sheet(Entry entry, TeamEntry.HandoverSigned body, Hash hash) {}

  Map<OfficerId, TeamView.Member> members() {
    return members;
  }

  TeamView.@Nullable Watch watch() {
    return watch;
  }

  @Nullable Sheet sheet() {
    return sheet;
  }

  // ----------------------------------------------------------------------------------- checking

  /// Why the party cannot state this next.
  Optional<Refusal> check(Entry entry, TeamEntry body) {
    return room(body)
        .or(() -> dated(entry, body))
        .or(() -> member(entry.officer(), body))
        .or(() ->
            switch (body) {
              case TeamEntry.MemberListed listed -> listed(listed);
              case TeamEntry.MemberStruck struck -> struck(struck);
              case TeamEntry.WatchTaken _ -> taken(entry.officer());
              case TeamEntry.WatchLeft _ -> onWatch(entry.officer(), "leaves it");
              case TeamEntry.HandoverSigned signed -> signed(entry.officer(), signed);
              case TeamEntry.HandoverTaken takes -> handedOver(entry.officer(), takes);
              case TeamEntry.TranslationGiven given ->
                  translations.getOrDefault(given.of(), 0) < TRANSLATIONS_MAX
                      ? Optional.empty()
                      : refuse(
                          RefusalCode.FULL,
                          "One party translates one text at most " + TRANSLATIONS_MAX + " times.");
              case TeamEntry.NoteSent _,
                  TeamEntry.LogLineEntered _,
                  TeamEntry.ItemOpened _,
                  TeamEntry.ItemClosed _ ->
                  Optional.empty();
            });
  }

  private Optional<Refusal> room(TeamEntry body) {
    return entries < ENTRIES_MAX && chars + chars(body) <= CHARS_MAX
        ? Optional.empty()
        : refuse(
            RefusalCode.FULL,
            "One party states at most "
                + ENTRIES_MAX
                + " entries and "
                + CHARS_MAX
                + " characters in one team. Charter the team anew.");
  }

  /// A log tells what has happened: by its author's own clock, which is data to everybody else.
  private static Optional<Refusal> dated(Entry entry, TeamEntry body) {
    return body instanceof TeamEntry.LogLineEntered line && line.at().isAfter(entry.recorded())
        ? refuse(
            RefusalCode.NOT_YET,
            "A line of the log tells what has happened; "
                + line.at()
                + " is still to come. Open an item for what is planned.")
        : Optional.empty();
  }

  /// Who writes in the team is on its roster. The roster itself is kept by any officer of the
  /// party, or nobody could begin it.
  private Optional<Refusal> member(OfficerId officer, TeamEntry body) {
    boolean roster =
        body instanceof TeamEntry.MemberListed || body instanceof TeamEntry.MemberStruck;
    return roster || members.containsKey(officer)
        ? Optional.empty()
        : refuse(
            RefusalCode.NOT_ON_ROSTER,
            "The officer "
                + officer
                + " is not on the team's roster of that party. List them first.");
  }

  private Optional<Refusal> listed(TeamEntry.MemberListed listed) {
    return members.containsKey(listed.officer()) || members.size() < MEMBERS_MAX
        ? Optional.empty()
        : refuse(RefusalCode.FULL, "A party has at most " + MEMBERS_MAX + " members in a team.");
  }

  private Optional<Refusal> struck(TeamEntry.MemberStruck struck) {
    return members.containsKey(struck.officer())
        ? Optional.empty()
        : refuse(
            RefusalCode.NOT_ON_ROSTER,
            "The officer " + struck.officer() + " is not on the team's roster of that party.");
  }

  private Optional<Refusal> taken(OfficerId officer) {
    if (watch == null) {
      return Optional.empty();
    }
    return refuse(
        RefusalCode.WATCH_HELD,
        watch.officer().equals(officer)
            ? "The officer " + officer + " has the watch already."
            : "The officer "
                + watch.officer()
                + " has the watch of that party. Both sign a handover, or the watch is left"
                + " first.");
  }

  private Optional<Refusal> onWatch(OfficerId officer, String does) {
    return watch != null && watch.officer().equals(officer)
        ? Optional.empty()
        : refuse(
            RefusalCode.WATCH_HELD,
            "Only who has the watch of that party "
                + does
                + ": "
                + (watch == null ? "nobody has it now." : "now " + watch.officer() + "."));
  }

  private Optional<Refusal> signed(OfficerId officer, TeamEntry.HandoverSigned signed) {
    if (signed.incoming().equals(officer)) {
      return sameOfficer();
    }
    if (!members.containsKey(signed.incoming())) {
      return refuse(
          RefusalCode.NOT_ON_ROSTER,
          "The officer "
              + signed.incoming()
              + ", who is to take the watch, is not on the team's roster of that party.");
    }
    return onWatch(officer, "hands it over");
  }

  private Optional<Refusal> handedOver(OfficerId officer, TeamEntry.HandoverTaken takes) {
    if (sheet == null || !sheet.entry.id().equals(takes.signed())) {
      return refuse(
          RefusalCode.STALE,
          "No handover sheet of that party with that id waits for a signature. Look again.");
    }
    if (sheet.entry.officer().equals(officer)) {
      return sameOfficer();
    }
    if (!sheet.body.incoming().equals(officer)) {
      return refuse(
          RefusalCode.NO_RIGHT,
          "The sheet hands the watch to " + sheet.body.incoming() + ", not to " + officer + ".");
    }
    return sheet.hash.equals(takes.sheet())
        ? Optional.empty()
        : refuse(
            RefusalCode.OTHER_TERMS,
            "That is not the sheet that " + sheet.entry.officer() + " signed. Read it again.");
  }

  private static Optional<Refusal> sameOfficer() {
    return refuse(
        RefusalCode.SAME_OFFICER,
        "A handover is signed by two different officers: the one who goes and the one who comes.");
  }

  static Optional<Refusal> refuse(RefusalCode code, String sentence) {
    return Optional.of(new Refusal(code, sentence));
  }

  // ------------------------------------------------------------------------------------- folding

  /// Takes an entry into account that [#check] lets.
  void apply(Entry entry, TeamEntry body, Hash hash) {
    entries++;
    chars += chars(body);
    switch (body) {
      case TeamEntry.MemberListed listed ->
          members.put(
              listed.officer(),
              new TeamView.Member(
                  listed.officer(),
                  listed.names(),
                  listed.command(),
                  listed.reach(),
                  entry.recorded()));
      case TeamEntry.MemberStruck struck -> strike(struck.officer());
      case TeamEntry.WatchTaken _ -> onWatch(entry, entry.id());
      case TeamEntry.WatchLeft _ -> {
        watch = null;
        sheet = null;
      }
      case TeamEntry.HandoverSigned signed -> sheet = new Sheet(entry, signed, hash);
      case TeamEntry.HandoverTaken _ -> {
        sheet = null;
        onWatch(entry, entry.id());
      }
      case TeamEntry.TranslationGiven given -> translations.merge(given.of(), 1, Integer::sum);
      case TeamEntry.NoteSent _,
          TeamEntry.LogLineEntered _,
          TeamEntry.ItemOpened _,
          TeamEntry.ItemClosed _ -> {}
    }
  }

  private void onWatch(Entry entry, EntryId by) {
    watch = new TeamView.Watch(entry.officer(), entry.recorded(), by);
  }

  private void strike(OfficerId officer) {
    members.remove(officer);
    if (watch != null && watch.officer().equals(officer)) {
      watch = null;
      sheet = null;
    } else if (sheet != null && sheet.body.incoming().equals(officer)) {
      sheet = null;
    }
  }

  /// Characters that count against the bound: everything that a person can make long.
  private static int chars(TeamEntry body) {
    return switch (body) {
      case TeamEntry.MemberListed listed ->
          listed.reach().length() + listed.names().en().length() + listed.names().ja().length();
      case TeamEntry.MemberStruck struck -> struck.reason().length();
      case TeamEntry.WatchTaken _, TeamEntry.HandoverTaken _ -> 0;
      case TeamEntry.WatchLeft left -> left.note().length();
      case TeamEntry.NoteSent note -> note.words().text().length();
      case TeamEntry.TranslationGiven given -> given.words().text().length();
      case TeamEntry.LogLineEntered line -> line.words().text().length();
      case TeamEntry.ItemOpened item -> item.words().text().length();
      case TeamEntry.ItemClosed item -> item.reason().length();
      case TeamEntry.HandoverSigned signed ->
          signed.words().text().length() + signed.items().size();
    };
  }
}
