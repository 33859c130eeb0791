// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Malformed;
import renkei.core.consent.ProposalView;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.OfficerProof;
import renkei.core.entry.TeamEntry;
import renkei.core.profile.TeamLine;
import renkei.core.profile.TeamView;
import renkei.core.turn.State;
import tools.jackson.databind.node.ObjectNode;

/// Standing teams: who is there, what they told each other, the log, the handover.
final class TeamPages {
  /// Messages, closed items and sheets that one answer holds: the newest.
  private static final int NEWEST = 200;

  /// Lines of the log that one answer holds at most.
  private static final int LINES_MAX = 1_000;

  private final Desk desk;
  private final Signing signing;

  TeamPages(Desk desk, Signing signing) {
    this.desk = desk;
    this.signing = signing;
  }

  /// Answers each route of teams.
  Reply answer(Call call) {
    return switch (call.route()) {
      case TEAM -> team(call);
      case TEAM_LOG -> log(call);
      case TEAM_ENTRY -> state(call);
      default -> teams();
    };
  }

  // ------------------------------------------------------------------------------------- reading

  private Reply teams() {
    return new Reply.Found(
        desk.ask(state -> {
          Instant now = desk.now(state);
          ObjectNode body = Json.object();
          body.set("rows", Json.list(state.folds().teams().all(now), view -> row(state, view)));
          return body;
        }));
  }

  private static ObjectNode row(State state, TeamView view) {
    ObjectNode row = Json.object();
    row.put("id", view.id().hex());
    row.set("names", Values.names(view.charter().names()));
    row.put("phase", view.life().phase().name());
    Entry opened = view.life().opened();
    Json.open(row, "opened", opened == null ? null : opened.recorded());
    Json.open(row, "ends", view.life().ends());
    row.put("number", view.life().number());
    row.put("keeper", Desk.view(state, view.id()).keeper().key().hex());
    row.set("parties", Json.list(view.parties(), in -> TeamJson.party(view, in)));
    row.put("openItems", view.items().stream().filter(TeamView.Item::open).count());
    return row;
  }

  private TeamView held(State state, EntryId team) {
    return state.folds().teams().find(team, desk.now(state)).orElseThrow(Refused::absent);
  }

  private Reply team(Call call) {
    EntryId team = call.id();
    return new Reply.Found(
        desk.ask(state -> {
          TeamView view = held(state, team);
          ObjectNode body = row(state, view);
          ObjectNode charter = body.putObject("charter");
          TeamJson.charter(charter, view.charter());
          body.set("notes", Json.list(newest(view.notes()), TeamJson::note));
          body.set("items", Json.list(view.openItems(), TeamJson::item));
          body.set(
              "closedItems",
              Json.list(
                  newest(view.items().stream().filter(item -> !item.open()).toList()),
                  TeamJson::item));
          body.set("sheets", Json.list(newest(view.sheets()), TeamJson::sheet));
          return body;
        }));
  }

  private static <T> List<T> newest(List<T> all) {
    return all.subList(Math.max(0, all.size() - NEWEST), all.size());
  }

  /// The log, oldest first: the newest lines, or those before one.
  private Reply log(Call call) {
    EntryId team = call.id();
    int limit = call.asked("limit").map(text -> limit(text)).orElse(LINES_MAX);
    @Nullable EntryId before = call.asked("before").map(EntryId::fromHex).orElse(null);
    return new Reply.Found(
        desk.ask(state -> {
          held(state, team);
          List<TeamLine> lines = state.folds().teams().log(team);
          int end = before == null ? lines.size() : place(lines, before);
          List<TeamLine> page = lines.subList(Math.max(0, end - limit), end);
          ObjectNode body = Json.object();
          body.put("team", team.hex());
          body.put("lines", lines.size());
          body.set("rows", Json.list(page, line -> TeamJson.line(state.proposals(), line)));
          return body;
        }));
  }

  private static int limit(String text) {
    Malformed.unless(
        text.matches("[1-9][0-9]{0,3}") && Integer.parseInt(text) <= LINES_MAX,
        "limit is between 1 and " + LINES_MAX);
    return Integer.parseInt(text);
  }

  private static int place(List<TeamLine> lines, EntryId before) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).entry().id().equals(before)) {
        return i;
      }
    }
    throw new Malformed("before names no line of this log");
  }

  // ------------------------------------------------------------------------------------- stating

  private record Stated(EntryId id, TeamEntry body, @Nullable OfficerProof signature) {}

  /// Records what an officer states; both signatures of a handover are the officers' own.
  private Reply state(Call call) {
    EntryId team = call.id();
    Stated stated =
        call.read(fields ->
            new Stated(fields.id("id"), TeamJson.entry(team, fields), Signing.proof(fields)));
    return signing.record(
        new Signing.Brought(call.who(), stated.id(), stated.signature()),
        state -> {
          held(state, team);
          ProposalView view = Desk.view(state, team);
          return desk.under(state, call, stated.id(), view, stated.body());
        });
  }
}
