// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.Names;
import renkei.core.entry.PartyId;
import renkei.core.profile.TeamView;
import renkei.core.turn.Holdings;
import renkei.core.turn.State;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What waits for the officer who asks, beside proposals: a handover sheet to sign, what owners of
/// documents called back, messages of a team that the officer is in, documents that came. What was
/// looked at is not recorded here: each screen keeps that for its own officer.
final class DutyPages {
  /// Of each kind the newest.
  private static final int NEWEST = 50;

  private final Desk desk;

  DutyPages(Desk desk) {
    this.desk = desk;
  }

  Reply duties(Call call) {
    Instant now = desk.now();
    Caller who = call.who();
    return new Reply.Found(
        desk.ask(state -> {
          List<TeamView> teams = teams(state, now);
          ArrayNode rows = Json.list();
          sheets(rows, state, teams, who);
          List<Holdings.Document> documents = received(state);
          recalls(rows, documents);
          teams.forEach(team -> notes(rows, state, team, who));
          documents(rows, documents);
          ObjectNode body = Json.object();
          body.set("rows", rows);
          return body;
        }));
  }

  private enum Duty {
    HANDOVER,
    RECALL,
    NOTES,
    DOCUMENT
  }

  private record Said(EntryId id, Instant at, PartyId party) {
    static Said of(Entry entry) {
      return new Said(entry.id(), entry.recorded(), entry.party());
    }
  }

  private static ObjectNode row(Duty duty, Said said, Names title) {
    ObjectNode row = Json.object();
    row.put("kind", duty.name());
    row.put("id", said.id().hex());
    row.put("at", Json.time(said.at()));
    row.put("party", said.party().key().hex());
    row.set("title", Values.names(title));
    return row;
  }

  private static <T> List<T> newest(List<T> all) {
    return all.subList(Math.max(0, all.size() - NEWEST), all.size());
  }

  // --------------------------------------------------------------------------------------- teams

  private static List<TeamView> teams(State state, Instant now) {
    return state.folds().teams().all(now).stream()
        .filter(team -> team.life().phase() == TeamView.Phase.OPEN)
        .toList();
  }

  /// Sheets that name this officer as the one who takes over.
  private static void sheets(ArrayNode rows, State state, List<TeamView> teams, Caller who) {
    for (TeamView team : teams) {
      for (TeamView.Sheet sheet : newest(team.sheets())) {
        boolean ours = sheet.entry().party().equals(state.self());
        if (ours && sheet.waits() && sheet.body().incoming().equals(who.officer())) {
          ObjectNode row = row(Duty.HANDOVER, Said.of(sheet.entry()), team.charter().names());
          row.put("officer", sheet.entry().officer().code());
          row.put("team", team.id().hex());
          rows.add(row);
        }
      }
    }
  }

  /// What others wrote since this officer wrote last, where the officer is on the roster.
  private static void notes(ArrayNode rows, State state, TeamView team, Caller who) {
    boolean member =
        team.parties().stream()
            .filter(in -> in.party().equals(state.self()))
            .flatMap(in -> in.members().stream())
            .anyMatch(one -> one.officer().equals(who.officer()));
    if (!member) {
      return;
    }
    List<TeamView.Note> since = since(team.notes(), note -> by(state, note.entry(), who));
    if (since.isEmpty()) {
      return;
    }
    TeamView.Note last = since.getLast();
    ObjectNode row = row(Duty.NOTES, Said.of(last.entry()), team.charter().names());
    row.put("officer", last.entry().officer().code());
    row.put("team", team.id().hex());
    row.put("text", last.words().text());
    row.put("language", last.words().language());
    row.set(
        "notes", Json.texts(newest(since).stream().map(note -> note.entry().id().hex()).toList()));
    rows.add(row);
  }

  private static boolean by(State state, Entry entry, Caller who) {
    return entry.party().equals(state.self()) && entry.officer().equals(who.officer());
  }

  private static <T> List<T> since(List<T> all, Predicate<T> own) {
    int from = all.size();
    while (from > 0 && !own.test(all.get(from - 1))) {
      from--;
    }
    return all.subList(from, all.size());
  }

  // ----------------------------------------------------------------------------------- documents

  /// Documents of others that are held here, as they came.
  private static List<Holdings.Document> received(State state) {
    List<Holdings.Document> all = new ArrayList<>(state.holdings().documents());
    all.removeIf(document -> document.owner().equals(state.self()));
    all.sort(Comparator.comparingLong(Holdings.Document::position));
    return all;
  }

  private Optional<Revoked> recalled(Holdings.Document document) {
    return desk.chronicle().releases().recall(document.id());
  }

  private void recalls(ArrayNode rows, List<Holdings.Document> documents) {
    for (Holdings.Document document : documents.reversed()) {
      recalled(document)
          .ifPresent(recall -> {
            Said said = new Said(document.id(), recall.at(), document.owner());
            ObjectNode row = row(Duty.RECALL, said, Names.same(document.title()));
            row.put("officer", recall.officer().code());
            row.put("text", recall.reason());
            rows.add(row);
          });
    }
  }

  private void documents(ArrayNode rows, List<Holdings.Document> documents) {
    List<Holdings.Document> standing =
        documents.stream().filter(document -> recalled(document).isEmpty()).toList();
    for (Holdings.Document document : newest(standing).reversed()) {
      Said said = new Said(document.id(), document.at(), document.owner());
      rows.add(row(Duty.DOCUMENT, said, Names.same(document.title())));
    }
  }
}
