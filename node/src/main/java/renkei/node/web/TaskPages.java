// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.util.List;
import java.util.Optional;
import renkei.core.entry.Domestic;
import renkei.core.entry.EntryId;
import renkei.core.entry.OfficerId;
import renkei.core.entry.Progress;
import renkei.core.entry.UnitId;
import renkei.core.profile.Tasks;
import renkei.core.turn.State;
import tools.jackson.databind.node.ObjectNode;

/// Tasks to own units.
final class TaskPages {
  private final Desk desk;

  TaskPages(Desk desk) {
    this.desk = desk;
  }

  /// Answers a call on one of its routes.
  Reply answer(Call call) {
    return switch (call.route()) {
      case TASKS -> tasks(call);
      case ISSUE_TASK -> issue(call);
      case REPORT_TASK -> report(call);
      default -> throw new IllegalArgumentException("not a route of these: " + call.route());
    };
  }

  // ------------------------------------------------------------------------------------- tasks

  Reply tasks(Call call) {
    Optional<EntryId> proposal = call.asked("proposal").map(EntryId::fromHex);
    return new Reply.Found(
        desk.ask(state -> {
          List<Tasks.TaskLine> lines =
              proposal.map(state.tasks()::serving).orElseGet(state.tasks()::all);
          ObjectNode body = Json.object();
          body.set("rows", Json.list(lines.reversed(), line -> task(state, line)));
          return body;
        }));
  }

  private ObjectNode task(State state, Tasks.TaskLine line) {
    Optional<Chronicle.Stated> stated = desk.chronicle().stated(line.id());
    ObjectNode row = Json.object();
    row.put("id", line.id().hex());
    row.put("unit", line.unit().code());
    row.put("text", line.text());
    if (line.proposal() == null) {
      row.putNull("proposal");
    } else {
      row.put("proposal", line.proposal().hex());
    }
    row.put("at", Json.time(stated.map(Chronicle.Stated::at).orElse(line.since())));
    row.put("officer", stated.map(Chronicle.Stated::officer).map(OfficerId::code).orElse("node"));
    row.put("command", line.command().code());
    if (line.progress() == null) {
      row.putNull("progress");
    } else {
      row.put("progress", line.progress().name());
    }
    row.set("reports", Json.list(desk.chronicle().reports(line.id()), TaskPages::report));
    row.put("position", state.positionOf(line.id()).orElse(0));
    return row;
  }

  private static ObjectNode report(Chronicle.Report report) {
    ObjectNode node = Json.object();
    node.put("at", Json.time(report.at()));
    node.put("progress", report.body().progress().name());
    node.put("note", report.body().note());
    return node;
  }

  Reply issue(Call call) {
    record Issued(EntryId id, Domestic.TaskIssued body) {}
    Issued issued =
        call.read(fields ->
            new Issued(
                fields.id("id"),
                new Domestic.TaskIssued(
                    fields.code("unit", UnitId::new),
                    fields.text("text"),
                    fields.maybe("proposal", fields::id).orElse(null))));
    return Desk.recorded(
        desk.record(issued.id(), state -> desk.home(state, call, issued.id(), issued.body())));
  }

  Reply report(Call call) {
    record Reported(EntryId id, Domestic.TaskReported body) {}
    EntryId task = call.id();
    Reported reported =
        call.read(fields ->
            new Reported(
                fields.id("id"),
                new Domestic.TaskReported(
                    task, fields.choice("progress", Progress.class), fields.text("note"))));
    return Desk.recorded(
        desk.record(
            reported.id(), state -> desk.home(state, call, reported.id(), reported.body())));
  }
}
