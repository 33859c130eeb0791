// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import renkei.core.entry.AnnouncementEntry;
import renkei.core.entry.Body;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.Refusal;
import renkei.core.entry.RefusalCode;
import renkei.core.entry.SignedEntry;
import renkei.core.profile.Announcements;
import renkei.core.turn.State;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What was announced, what is agreed, what is in force: by subject. An announcement is recorded by
/// an officer or taken from a file, and can be noted with the proposals that it led to.
final class AnnouncementPages {
  /// Announcements of one subject that are shown; the latest.
  private static final int SHOWN_MAX = 100;

  private final Desk desk;

  AnnouncementPages(Desk desk) {
    this.desk = desk;
  }

  /// Answers a call on one of its routes.
  Reply answer(Call call) {
    return switch (call.route()) {
      case ANNOUNCEMENTS -> subjects(call);
      case ANNOUNCE -> record(call);
      case BRING_ANNOUNCEMENTS -> bring(call);
      case ANNOUNCEMENT_LEADS -> leads(call);
      default -> throw new IllegalArgumentException("not a route of these: " + call.route());
    };
  }

  Reply subjects(Call call) {
    String after = call.asked("after").orElse("");
    int limit = call.limit();
    return new Reply.Found(
        desk.ask(state -> {
          Instant now = desk.now(state);
          List<Announcements.Subject> rest =
              state.folds().announcements().subjects(now).stream()
                  .filter(subject -> subject.subject().compareTo(after) > 0)
                  .toList();
          List<Announcements.Subject> page = Values.page(rest, limit);
          ObjectNode body = Json.object();
          body.set("rows", Json.list(page, subject -> subject(state, subject)));
          if (page.size() < rest.size()) {
            body.put("next", page.getLast().subject());
          } else {
            body.putNull("next");
          }
          return body;
        }));
  }

  private static ObjectNode subject(State state, Announcements.Subject subject) {
    ObjectNode row = Json.object();
    row.put("subject", subject.subject());
    row.set(
        "announced",
        Json.list(
            Values.page(subject.announced(), SHOWN_MAX),
            line -> AnnouncementJson.line(line, state.positionOf(line.id()).orElse(0))));
    row.put("announcements", subject.announced().size());
    row.set("declared", Json.list(subject.declared(), AnnouncementJson::proposal));
    row.set("open", Json.list(subject.open(), AnnouncementJson::proposal));
    row.set("inForce", Json.list(subject.inForce(), AnnouncementJson::proposal));
    row.set("over", Json.list(subject.over(), AnnouncementJson::proposal));
    return row;
  }

  /// An officer writes down what was announced.
  Reply record(Call call) {
    AnnouncementJson.Item item = call.read(AnnouncementJson::item);
    return Desk.recorded(
        desk.record(item.id(), state -> desk.home(state, call, item.id(), item.body())));
  }

  /// An officer notes that a proposal has to do with an announcement, or takes that back.
  Reply leads(Call call) {
    record Led(EntryId id, AnnouncementEntry.AnnouncementLed body) {}
    EntryId announcement = call.id();
    Led led =
        call.read(fields ->
            new Led(
                fields.id("id"),
                new AnnouncementEntry.AnnouncementLed(
                    announcement, fields.id("proposal"), fields.flag("leads"))));
    return Desk.recorded(
        desk.record(led.id(), state -> desk.home(state, call, led.id(), led.body())));
  }

  // -------------------------------------------------------------------------------------- files

  /// Whether only what would be recorded is asked for.
  private record Brought(boolean dryRun, List<AnnouncementJson.Item> items) {
    static Brought of(Fields fields) {
      if (fields.has("id")) {
        fields.id("id"); // every POST may name itself; a file records under the ids inside it
      }
      return new Brought(fields.flag("dryRun"), AnnouncementJson.file(fields));
    }
  }

  /// One announcement of a file, as it was found before anything was recorded.
  private record Found(AnnouncementJson.Item item, boolean held, @Nullable Refusal refusal) {}

  /// The whole file is read and checked before the first of it is recorded, so that a file which is
  /// refused has left nothing. What is held already is left as it is.
  Reply bring(Call call) {
    Brought brought = call.read(Brought::of);
    List<Found> found = desk.ask(state -> look(state, call, brought.items()));
    if (!brought.dryRun()) {
      for (int i = 0; i < found.size(); i++) {
        refuse(i + 1, found.get(i));
      }
    }
    ObjectNode body = Json.object();
    body.put("dryRun", brought.dryRun());
    ArrayNode rows = body.putArray("rows");
    for (Found one : found) {
      ObjectNode row = rows.addObject();
      row.put("id", one.item().id().hex());
      row.put("subject", one.item().body().subject());
      row.set("title", Values.names(one.item().body().said().title()));
      Refusal refusal = one.refusal();
      if (refusal != null) {
        row.put("state", "REFUSED");
        row.set("problem", Refused.of(refusal, null).problem());
      } else if (one.held()) {
        row.put("state", "HELD");
      } else if (brought.dryRun()) {
        row.put("state", "NEW");
      } else {
        desk.record(
            one.item().id(), state -> desk.home(state, call, one.item().id(), one.item().body()));
        row.put("state", "RECORDED");
      }
    }
    return new Reply.Found(body);
  }

  private static void refuse(int place, Found found) {
    Refusal refusal = found.refusal();
    if (refusal != null) {
      throw Refused.of(
          new Refusal(
              refusal.code(),
              "Announcement "
                  + place
                  + " of the file: "
                  + refusal.sentence()
                  + " Nothing of the file was recorded."),
          null);
    }
  }

  private List<Found> look(State state, Call call, List<AnnouncementJson.Item> items) {
    Announcements announcements = state.folds().announcements();
    Set<EntryId> coming = new HashSet<>();
    List<Found> found = new ArrayList<>();
    for (AnnouncementJson.Item item : items) {
      Optional<Body> held = state.entry(item.id()).map(SignedEntry::entry).map(Entry::body);
      if (held.isPresent()) {
        boolean same = held.get().equals(item.body());
        found.add(new Found(item, same, same ? null : REUSED));
      } else {
        Entry entry = asEntry(state, call, item);
        found.add(new Found(item, false, announcements.check(entry, coming).orElse(null)));
        coming.add(item.id());
      }
    }
    return found;
  }

  private static final Refusal REUSED =
      new Refusal(
          RefusalCode.ID_REUSED,
          "Its id names something else that is recorded here. An announcement is never edited: give"
              + " it a new id, and say whose place it takes.");

  private Entry asEntry(State state, Call call, AnnouncementJson.Item item) {
    Instant now = desk.now();
    return new Entry(
        state.self(),
        item.id(),
        now,
        now,
        call.who().by().officer(),
        call.who().by().command(),
        "",
        Set.of(),
        desk.home(state),
        item.body());
  }
}
