// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import renkei.core.authority.UnitLine;
import renkei.core.base.Malformed;
import renkei.core.entry.EntryId;
import renkei.core.entry.Label;
import renkei.core.entry.PartyId;
import renkei.core.entry.Readiness;
import renkei.core.entry.ReadinessEntry;
import renkei.core.entry.ReadinessReleased;
import renkei.core.entry.UnitId;
import renkei.core.profile.ReadinessBoard;
import renkei.core.turn.Draft;
import renkei.core.turn.State;
import tools.jackson.databind.node.ObjectNode;

/// Readiness of units, ours and as released to us, and posture changes of our own units.
final class ReadinessPages {
  private final Desk desk;

  ReadinessPages(Desk desk) {
    this.desk = desk;
  }

  /// Answers a call on one of its routes.
  Reply answer(Call call) {
    return switch (call.route()) {
      case READINESS -> readiness(call);
      case STATE_READINESS -> state(call);
      case ORDER_POSTURE -> order(call);
      case ACKNOWLEDGE_POSTURE -> acknowledge(call);
      default -> throw new IllegalArgumentException("not a route of these: " + call.route());
    };
  }

  Reply readiness(Call call) {
    return new Reply.Found(
        desk.ask(state -> {
          ReadinessBoard board = state.folds().readiness();
          ObjectNode body = Json.object();
          body.set("units", Json.list(state.register().units(), line -> unit(state, line)));
          body.set("theirs", Json.list(board.theirs(), ReadinessPages::released));
          body.set("postures", Json.list(board.postures(), ReadinessPages::posture));
          return body;
        }));
  }

  private static ObjectNode unit(State state, UnitLine line) {
    ReadinessBoard board = state.folds().readiness();
    ObjectNode row = Json.object();
    row.put("unit", line.id().code());
    row.set("names", Values.names(line.names()));
    row.put("command", line.command().code());
    Optional<ReadinessBoard.Own> own = board.of(line.id());
    if (own.isEmpty()) {
      row.putNull("stated");
    } else {
      ReadinessEntry.ReadinessStated said = own.get().body();
      ObjectNode stated = row.putObject("stated");
      stated.put("readiness", said.readiness().name());
      stated.put("noticeMinutes", said.notice().toMinutes());
      stated.put("note", said.note());
      stated.put("at", Json.time(own.get().entry().recorded()));
      stated.put("officer", own.get().entry().officer().code());
      stated.set("label", Values.label(own.get().entry().label()));
    }
    row.set(
        "told",
        Json.list(
            state.desk().policy().agreements().keySet().stream()
                .sorted()
                .filter(to -> board.told(to, line.id()).isPresent())
                .toList(),
            to -> told(to, board.told(to, line.id()).orElseThrow())));
    return row;
  }

  private static ObjectNode told(PartyId to, ReadinessReleased last) {
    ObjectNode node = Json.object();
    node.put("party", to.key().hex());
    node.put("readiness", last.readiness().name());
    node.put("since", Json.time(last.since()));
    return node;
  }

  private static ObjectNode released(ReadinessBoard.Released line) {
    ObjectNode row = Json.object();
    row.put("party", line.party().key().hex());
    row.put("unit", line.body().unit().code());
    row.set("names", Values.names(line.body().names()));
    row.put("readiness", line.body().readiness().name());
    row.put("noticeMinutes", line.body().notice().toMinutes());
    row.put("since", Json.time(line.body().since()));
    row.set("label", Values.label(line.entry().label()));
    return row;
  }

  private static ObjectNode posture(ReadinessBoard.Posture line) {
    ObjectNode row = Json.object();
    row.put("id", line.id().hex());
    row.put("at", Json.time(line.at()));
    row.put("command", line.by().code());
    row.put("posture", line.body().posture());
    row.put("noticeMinutes", line.body().notice().toMinutes());
    row.put("acknowledged", line.acknowledged());
    millis(row, "slowestMillis", line.slowest().orElse(null));
    millis(row, "allMillis", line.all().orElse(null));
    row.set("units", Json.list(line.units(), ReadinessPages::answer));
    return row;
  }

  private static ObjectNode answer(ReadinessBoard.UnitAnswer answer) {
    ObjectNode node = Json.object();
    node.put("unit", answer.unit().code());
    millis(node, "tookMillis", answer.took());
    Json.open(node, "at", answer.at());
    node.put("note", answer.note());
    return node;
  }

  private static void millis(ObjectNode into, String name, @Nullable Duration span) {
    if (span == null) {
      into.putNull(name);
    } else {
      into.put(name, span.toMillis());
    }
  }

  // ----------------------------------------------------------------------------------- recording

  /// How ready a unit is; its label bounds whom a release rule may tell.
  Reply state(Call call) {
    record Stated(EntryId id, ReadinessEntry body, @Nullable Label label) {}
    Stated stated =
        call.read(fields ->
            new Stated(
                fields.id("id"),
                new ReadinessEntry.ReadinessStated(
                    fields.code("unit", UnitId::new),
                    fields.choice("readiness", Readiness.class),
                    notice(fields),
                    fields.text("note")),
                fields.has("label") ? fields.object("label", Values::label) : null));
    return Desk.recorded(
        desk.record(
            stated.id(), state -> home(state, call, stated.id(), stated.body(), stated.label())));
  }

  /// Changes the posture of own units.
  Reply order(Call call) {
    record Ordered(EntryId id, ReadinessEntry body) {}
    Ordered ordered =
        call.read(fields ->
            new Ordered(
                fields.id("id"),
                new ReadinessEntry.PostureOrdered(
                    fields.texts("units", UnitId::new), fields.text("posture"), notice(fields))));
    return Desk.recorded(
        desk.record(ordered.id(), state -> home(state, call, ordered.id(), ordered.body(), null)));
  }

  /// A unit has the order.
  Reply acknowledge(Call call) {
    record Had(EntryId id, ReadinessEntry body) {}
    EntryId order = call.id();
    Had had =
        call.read(fields ->
            new Had(
                fields.id("id"),
                new ReadinessEntry.PostureAcknowledged(
                    order, fields.code("unit", UnitId::new), fields.text("note"))));
    return Desk.recorded(
        desk.record(had.id(), state -> home(state, call, had.id(), had.body(), null)));
  }

  private static Duration notice(Fields fields) {
    long minutes = fields.integer("noticeMinutes");
    Malformed.unless(
        minutes >= 0 && minutes <= Duration.ofDays(365).toMinutes(),
        "noticeMinutes is between 0 and " + Duration.ofDays(365).toMinutes());
    return Duration.ofMinutes(minutes);
  }

  private Draft home(
      State state, Call call, EntryId id, ReadinessEntry body, @Nullable Label label) {
    return Desk.draft(call, id, label == null ? desk.home(state) : label, body);
  }
}
