// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import renkei.core.consent.ProposalView;
import renkei.core.entry.Body;
import renkei.core.entry.CommandId;
import renkei.core.entry.Crossing;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.FunctionId;
import renkei.core.profile.Moves;
import renkei.core.turn.State;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What a proposal's history says of authority that moved while it was open, on both sides. Nothing
/// here changes a state: a difference is shown, and stays shown.
final class Histories {
  private final Desk desk;

  Histories(Desk desk) {
    this.desk = desk;
  }

  ArrayNode moves(State state, ProposalView view, Instant now) {
    ArrayNode moves = Json.list();
    Moves.Span span = span(view, now);
    for (Moves.Moved moved : Moves.own(state.routing(), state.register(), view, span)) {
      moves.add(moved(state, moved));
    }
    for (Moves.Told told : Moves.told(state.theirCounterparts(), state.self(), view, span)) {
      moves.add(told(state, told));
    }
    return moves;
  }

  private Moves.Span span(ProposalView view, Instant now) {
    Instant from = desk.chronicle().arrived(view.id()).orElse(view.opening().recorded());
    Instant until = view.closing() == null ? now : view.closing().entry().recorded();
    return new Moves.Span(from, until.plusMillis(1));
  }

  private static ObjectNode moved(State state, Moves.Moved moved) {
    EntryId basis = moved.act();
    long act = basis == null ? 0 : state.positionOf(basis).orElse(0);
    String from = code(moved.from());
    String to = code(moved.to());
    String at = Json.time(moved.at());
    ObjectNode node = Json.object();
    node.put("party", state.self().key().hex());
    node.put("at", at);
    node.put("from", from);
    node.put("to", to);
    node.put("act", act);
    node.set(
        "sentence",
        act == 0
            ? Json.sentence(
                "Fell back from " + from + " to " + to + " at " + at + ".",
                at + " に " + from + " から " + to + " へ戻った。")
            : Json.sentence(
                "Moved from " + from + " to " + to + " at " + at + " by act " + act + ".",
                at + " に行為 " + act + " により " + from + " から " + to + " へ移った。"));
    return node;
  }

  private ObjectNode told(State state, Moves.Told told) {
    String who = desk.code(state, told.party());
    Crossing.CounterpartStated before = told.before();
    String from = before == null ? "" : before.command().code();
    String to = told.now().command().code();
    String at = Json.time(told.now().from());
    ObjectNode node = Json.object();
    node.put("party", told.party().key().hex());
    node.put("at", at);
    node.put("from", from);
    node.put("to", to);
    node.put("act", 0);
    node.set(
        "sentence",
        Json.sentence(
            who
                + " told us: from "
                + at
                + " our counterpart is "
                + to
                + (from.isEmpty() ? "." : ", before it was " + from + "."),
            who
                + " から通知:"
                + at
                + " から相手担当は "
                + to
                + (from.isEmpty() ? "。" : "(それまでは " + from + ")。")));
    return node;
  }

  private static String code(@Nullable CommandId command) {
    return command == null ? "" : command.code();
  }

  /// That an act of another party comes from another command than it had told us of.
  Optional<ObjectNode> differs(State state, ProposalView view, Entry act) {
    boolean answers =
        switch (act.body()) {
          case Crossing.ProposalAcknowledged _,
              Crossing.ConsentGiven _,
              Crossing.ConsentWithdrawn _,
              Crossing.TermsCountered _,
              Crossing.ProposalDeclined _,
              Crossing.InformationGiven _ ->
              true;
          case Body _ -> false;
        };
    FunctionId function = view.functionOf(act.party());
    if (!answers || function == null || act.party().equals(state.self())) {
      return Optional.empty();
    }
    long here = state.positionOf(act.id()).orElse(0);
    return state.theirCounterparts().differs(act, function, here).map(told -> differs(told, act));
  }

  private static ObjectNode differs(Crossing.CounterpartStated told, Entry act) {
    ObjectNode node = Json.object();
    node.put("told", told.command().code());
    node.set("names", Values.names(told.names()));
    node.put("from", Json.time(told.from()));
    node.set(
        "sentence",
        Json.sentence(
            "We were told of "
                + told.command()
                + " as the counterpart; this is stated by "
                + act.command()
                + ". It is valid by their own register, which we do not see.",
            "通知された相手担当は "
                + told.command()
                + " だが、これは "
                + act.command()
                + " が行った。有効性は相手の台帳によるもので、当方からは見えない。"));
    return node;
  }
}
