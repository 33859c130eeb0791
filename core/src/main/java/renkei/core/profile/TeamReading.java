// SPDX-License-Identifier: Apache-2.0
package renkei.core.profile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import renkei.core.consent.Ending;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.TeamEntry;

/// What the entries of one team mean together, by recorded time and id. An entry may name one that
/// a slower clock dates later, or that has not come yet: what is named is found by its id.
final class TeamReading {
  private final List<TeamBook.Stated> counting;
  private final TeamBook book;
  private final Map<EntryId, TeamBook.Stated> byId = new LinkedHashMap<>();
  private final Map<EntryId, List<TeamView.Translation>> translations = new HashMap<>();
  private final Map<EntryId, Entry> closings = new HashMap<>();
  private final Map<EntryId, Entry> taken = new HashMap<>();
  private final Map<EntryId, Integer> carried = new HashMap<>();

  TeamReading(List<TeamBook.Stated> counting, TeamBook book) {
    this.counting = List.copyOf(counting);
    this.book = book;
    counting.forEach(one -> byId.put(one.entry().id(), one));
    counting.forEach(this::index);
  }

  private void index(TeamBook.Stated one) {
    switch (one.body()) {
      case TeamEntry.TranslationGiven given ->
          translations
              .computeIfAbsent(given.of(), _ -> new ArrayList<>())
              .add(new TeamView.Translation(one.entry(), given.words(), given.translator()));
      case TeamEntry.ItemClosed closed -> closings.putIfAbsent(closed.item(), one.entry());
      case TeamEntry.HandoverTaken takes -> {
        taken.put(takes.signed(), one.entry());
        TeamBook.Stated sheet = byId.get(takes.signed());
        if (sheet != null && sheet.body() instanceof TeamEntry.HandoverSigned signed) {
          signed.items().forEach(item -> carried.merge(item, 1, Integer::sum));
        }
      }
      case TeamEntry.MemberListed _,
          TeamEntry.MemberStruck _,
          TeamEntry.WatchTaken _,
          TeamEntry.WatchLeft _,
          TeamEntry.NoteSent _,
          TeamEntry.LogLineEntered _,
          TeamEntry.ItemOpened _,
          TeamEntry.HandoverSigned _ -> {}
    }
  }

  /// What an entry of the team says in a language; empty: it holds no words, or is not held.
  Optional<TeamEntry.Words> words(EntryId entry) {
    return Optional.ofNullable(byId.get(entry)).flatMap(one -> words(one.body()));
  }

  /// What a body says in a language.
  static Optional<TeamEntry.Words> words(TeamEntry body) {
    return switch (body) {
      case TeamEntry.NoteSent note -> Optional.of(note.words());
      case TeamEntry.LogLineEntered line -> Optional.of(line.words());
      case TeamEntry.ItemOpened item -> Optional.of(item.words());
      case TeamEntry.HandoverSigned sheet -> Optional.of(sheet.words());
      case TeamEntry.TranslationGiven _,
          TeamEntry.MemberListed _,
          TeamEntry.MemberStruck _,
          TeamEntry.WatchTaken _,
          TeamEntry.WatchLeft _,
          TeamEntry.ItemClosed _,
          TeamEntry.HandoverTaken _ ->
          Optional.empty();
    };
  }

  private List<TeamView.Translation> translations(Entry entry) {
    return translations.getOrDefault(entry.id(), List.of());
  }

  List<TeamView.Note> notes() {
    List<TeamView.Note> notes = new ArrayList<>();
    for (TeamBook.Stated one : counting) {
      if (one.body() instanceof TeamEntry.NoteSent note) {
        notes.add(new TeamView.Note(one.entry(), note.words(), translations(one.entry())));
      }
    }
    return notes;
  }

  /// What was opened, as it is then: who leaves closes what it opened.
  List<TeamView.Item> items(Instant at) {
    List<TeamView.Item> items = new ArrayList<>();
    for (TeamBook.Stated one : counting) {
      if (one.body() instanceof TeamEntry.ItemOpened opened) {
        Entry closing = closing(one.entry(), at);
        items.add(
            new TeamView.Item(
                one.entry(),
                opened.words(),
                carried.getOrDefault(one.entry().id(), 0),
                closing,
                reason(closing),
                translations(one.entry())));
      }
    }
    return items;
  }

  private @Nullable Entry closing(Entry item, Instant at) {
    Entry closed = closings.get(item.id());
    return book.ending().partings().stream()
        .filter(parting -> parting.party().equals(item.party()) && !parting.from().isAfter(at))
        .filter(parting -> closed == null || !closed.recorded().isBefore(parting.from()))
        .map(Ending.Parting::notice)
        .findFirst()
        .orElse(closed);
  }

  private static @Nullable String reason(@Nullable Entry closing) {
    return closing != null && closing.body() instanceof TeamEntry.ItemClosed closed
        ? closed.reason()
        : null;
  }

  List<TeamView.Sheet> sheets(Instant at) {
    List<TeamView.Sheet> sheets = new ArrayList<>();
    for (TeamBook.Stated one : counting) {
      if (one.body() instanceof TeamEntry.HandoverSigned signed) {
        TeamParty.Sheet waiting = book.party(one.entry().party()).sheet();
        sheets.add(
            new TeamView.Sheet(
                one.entry(),
                one.hash(),
                signed,
                taken.get(one.entry().id()),
                waiting != null
                    && waiting.entry().id().equals(one.entry().id())
                    && !book.ending().gone(one.entry().party(), at),
                translations(one.entry())));
      }
    }
    return sheets;
  }

  /// The lines of the log that the team's own entries are. Messages and translations are not in it;
  /// a closing is, once the item that it names is here.
  List<TeamLine> lines() {
    List<TeamLine> lines = new ArrayList<>();
    for (TeamBook.Stated one : counting) {
      what(one.body())
          .ifPresent(what -> lines.add(new TeamLine(one.entry(), what, translations(one.entry()))));
    }
    return lines;
  }

  private Optional<TeamLine.What> what(TeamEntry body) {
    return switch (body) {
      case TeamEntry.MemberListed _ -> Optional.of(TeamLine.What.MEMBER_LISTED);
      case TeamEntry.MemberStruck _ -> Optional.of(TeamLine.What.MEMBER_STRUCK);
      case TeamEntry.WatchTaken _ -> Optional.of(TeamLine.What.WATCH_TAKEN);
      case TeamEntry.WatchLeft _ -> Optional.of(TeamLine.What.WATCH_LEFT);
      case TeamEntry.LogLineEntered _ -> Optional.of(TeamLine.What.TYPED);
      case TeamEntry.ItemOpened _ -> Optional.of(TeamLine.What.ITEM_OPENED);
      case TeamEntry.ItemClosed closed -> {
        TeamBook.Stated item = byId.get(closed.item());
        yield item != null && item.body() instanceof TeamEntry.ItemOpened
            ? Optional.of(TeamLine.What.ITEM_CLOSED)
            : Optional.empty();
      }
      case TeamEntry.HandoverSigned _ -> Optional.of(TeamLine.What.HANDOVER_SIGNED);
      case TeamEntry.HandoverTaken _ -> Optional.of(TeamLine.What.WATCH_HANDED_OVER);
      case TeamEntry.NoteSent _, TeamEntry.TranslationGiven _ -> Optional.empty();
    };
  }
}
