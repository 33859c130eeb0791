// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import renkei.core.consent.ProposalView;
import renkei.core.entry.Domestic;
import renkei.core.entry.EntryId;
import renkei.core.profile.Alarms;
import renkei.core.profile.Calls;
import renkei.core.profile.Turnaround;
import renkei.core.turn.Draft;
import renkei.core.turn.State;
import tools.jackson.databind.node.ObjectNode;

/// The request board beside its rows: alarms of the three clocks, needs put to several parties with
/// their sums, and how long requests take.
final class BoardPages {
  /// Alarms that do not stand any more and are listed still.
  private static final int PAST_MAX = 50;

  private final Desk desk;

  BoardPages(Desk desk) {
    this.desk = desk;
  }

  /// Answers a call on one of its routes.
  Reply answer(Call call) {
    return switch (call.route()) {
      case ALARMS -> alarms(call);
      case TAKE_ALARM -> take(call);
      case CALLS -> calls(call);
      case TURNAROUND -> turnaround(call);
      default -> throw new IllegalArgumentException("not a route of these: " + call.route());
    };
  }

  // ------------------------------------------------------------------------------------- alarms

  Reply alarms(Call call) {
    return new Reply.Found(
        desk.ask(state -> {
          Instant now = desk.now(state);
          Alarms alarms = state.requests().alarms();
          List<Alarms.Line> standing = alarms.standing(now);
          ObjectNode body = Json.object();
          body.set("rows", Json.list(standing, line -> alarm(state, line)));
          List<Alarms.Line> past =
              alarms.last(PAST_MAX).stream().filter(line -> !alarms.stands(line, now)).toList();
          body.set("past", Json.list(past, line -> alarm(state, line)));
          return body;
        }));
  }

  private static ObjectNode alarm(State state, Alarms.Line line) {
    ObjectNode row = Json.object();
    row.put("id", line.id().hex());
    row.put("number", line.number());
    row.put("proposal", line.body().proposal().hex());
    row.put("clock", line.body().clock().name());
    row.put("stage", line.body().stage().name());
    row.put("at", Json.time(line.at()));
    Optional<ProposalView> view = state.proposals().find(line.body().proposal());
    view.ifPresent(found -> {
      row.set("summary", Values.names(TermsJson.summary(found.matter())));
      row.put("profile", found.profile().name());
      row.put("opener", found.opener().key().hex());
      row.put("keeper", found.keeper().key().hex());
      row.set(
          "others",
          Json.texts(found.others(state.self()).stream().map(one -> one.key().hex()).toList()));
    });
    Alarms.Taken taken = line.taken();
    if (taken == null) {
      row.putNull("taken");
    } else {
      ObjectNode by = row.putObject("taken");
      by.put("officer", taken.officer().code());
      by.put("at", Json.time(taken.at()));
    }
    return row;
  }

  /// A named officer takes an alarm.
  Reply take(Call call) {
    EntryId alarm = call.id();
    EntryId id = call.read(fields -> fields.id("id"));
    return Desk.recorded(
        desk.record(
            id,
            state ->
                new Draft(
                    id,
                    null,
                    call.who().by(),
                    "",
                    Set.of(),
                    desk.home(state),
                    new Domestic.AlarmTaken(alarm),
                    null)));
  }

  // -------------------------------------------------------------------------------------- calls

  Reply calls(Call call) {
    return new Reply.Found(
        desk.ask(state -> {
          Instant now = desk.now(state);
          ObjectNode body = Json.object();
          body.set(
              "rows",
              Json.list(state.requests().callLines(now).reversed(), line -> call(state, line)));
          return body;
        }));
  }

  private static ObjectNode call(State state, Calls.Line line) {
    ObjectNode row = Json.object();
    row.put("id", line.id().hex());
    row.put("at", Json.time(line.at()));
    row.put("function", line.called().function().code());
    row.put("capability", line.called().capability());
    row.put("quantity", line.called().quantity());
    row.put("firm", line.firm());
    row.put("offered", line.offered());
    row.put("delivered", line.delivered());
    row.put("open", line.open());
    row.put("beyond", line.beyond());
    row.put("offeredBeyond", line.offeredBeyond());
    row.set("parts", Json.list(line.parts(), BoardPages::part));
    row.put("position", state.positionOf(line.id()).orElse(0));
    return row;
  }

  private static ObjectNode part(Calls.Part part) {
    ObjectNode node = Json.object();
    node.put("party", part.party().key().hex());
    node.put("proposal", part.proposal().hex());
    name(node, "state", part.state());
    node.put("firm", part.firm());
    node.put("offered", part.offered());
    node.put("delivered", part.delivered());
    node.put("otherCapability", part.other());
    name(node, "progress", part.progress());
    return node;
  }

  private static void name(ObjectNode into, String key, @Nullable Enum<?> value) {
    if (value == null) {
      into.putNull(key);
    } else {
      into.put(key, value.name());
    }
  }

  // --------------------------------------------------------------------------------- turnaround

  Reply turnaround(Call call) {
    return new Reply.Found(
        desk.ask(_ -> {
          ObjectNode body = Json.object();
          body.set("rows", Json.list(desk.chronicle().turnaround().lines(), BoardPages::line));
          return body;
        }));
  }

  private static ObjectNode line(Turnaround.Line line) {
    ObjectNode row = Json.object();
    row.put("function", line.function().code());
    row.put("peer", line.peer().key().hex());
    row.put("direction", line.direction().name());
    row.put("crossed", line.crossed());
    row.set("acknowledged", figures(line.acknowledged()));
    row.set("answered", figures(line.answered()));
    return row;
  }

  private static ObjectNode figures(Turnaround.Figures figures) {
    ObjectNode node = Json.object();
    node.put("count", figures.count());
    Duration median = figures.median();
    if (median == null) {
      node.putNull("medianMillis");
      node.putNull("worstMillis");
    } else {
      node.put("medianMillis", median.toMillis());
      node.put("worstMillis", figures.worst().toMillis());
    }
    return node;
  }
}
