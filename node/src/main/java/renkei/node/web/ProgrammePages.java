// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import renkei.core.consent.MembershipLine;
import renkei.core.consent.ProposalView;
import renkei.core.entry.EntryId;
import renkei.core.entry.ProgrammeEntry;
import renkei.core.entry.ProgrammeFile;
import renkei.core.profile.Programmes;
import renkei.core.turn.State;
import tools.jackson.databind.node.ObjectNode;

/// Programmes that this party takes part in: stages and their gates, milestones, documents.
final class ProgrammePages {
  private final Desk desk;

  ProgrammePages(Desk desk) {
    this.desk = desk;
  }

  /// Answers a call on one of its routes.
  Reply answer(Call call) {
    return switch (call.route()) {
      case PROGRAMMES -> programmes(call);
      case PROGRAMME -> programme(call);
      case KEEP_DOCUMENT -> keep(call);
      case PLAN_MILESTONE -> plan(call);
      case MOVE_MILESTONE -> move(call);
      case REACH_MILESTONE -> reach(call);
      default -> throw new IllegalArgumentException("not a route of these: " + call.route());
    };
  }

  Reply programmes(Call call) {
    return new Reply.Found(
        desk.ask(state -> {
          Instant now = desk.now(state);
          ObjectNode body = Json.object();
          List<Programmes.Line> lines = state.folds().programmes().lines(now);
          body.set("rows", Json.list(lines.reversed(), ProgrammeJson::line));
          body.set("memberships", Json.list(own(state, now), ProgrammeJson::membership));
          return body;
        }));
  }

  /// What this party is a member of: what a programme can be under.
  private static List<MembershipLine> own(State state, Instant now) {
    return state.proposals().memberships().stream()
        .filter(line -> line.member(state.self(), now))
        .toList();
  }

  /// One that is not held and one that this party is not in: the same answer.
  Reply programme(Call call) {
    EntryId id = call.id();
    return new Reply.Found(
        desk.ask(state ->
            state
                .folds()
                .programmes()
                .find(id, desk.now(state))
                .map(ProgrammeJson::line)
                .orElseThrow(Refused::absent)));
  }

  Reply plan(Call call) {
    EntryId proposal = call.id();
    return states(
        call,
        _ -> proposal,
        (fields, stage) ->
            new ProgrammeEntry.MilestonePlanned(
                stage, fields.object("name", Values::names), fields.time("due")));
  }

  Reply move(Call call) {
    EntryId milestone = call.id();
    return states(
        call,
        state -> stage(state, milestone),
        (fields, stage) ->
            new ProgrammeEntry.MilestoneMoved(
                stage, milestone, fields.time("due"), fields.text("reason")));
  }

  Reply reach(Call call) {
    EntryId milestone = call.id();
    return states(
        call,
        state -> stage(state, milestone),
        (fields, stage) ->
            new ProgrammeEntry.MilestoneReached(
                stage, milestone, fields.time("at"), fields.text("note", "")));
  }

  private static EntryId stage(State state, EntryId milestone) {
    return state.folds().programmes().stageOf(milestone).orElseThrow(Refused::absent);
  }

  /// Reads what is stated once it is known under which stage.
  private interface Stating {
    ProgrammeEntry of(Fields fields, EntryId stage);
  }

  private Reply states(Call call, Function<State, EntryId> under, Stating stating) {
    record Stated(EntryId id, ProgrammeEntry body) {}
    EntryId stage = desk.ask(under);
    Stated stated = call.read(fields -> new Stated(fields.id("id"), stating.of(fields, stage)));
    return Desk.recorded(
        desk.record(
            stated.id(),
            state -> {
              ProposalView view = state.proposals().find(stage).orElseThrow(Refused::absent);
              return desk.under(state, call, stated.id(), view, stated.body());
            }));
  }

  /// A document is kept with a programme, or not any more. It goes to nobody by that.
  Reply keep(Call call) {
    record Kept(EntryId id, ProgrammeFile.DocumentKept body) {}
    EntryId programme = call.id();
    Kept kept =
        call.read(fields ->
            new Kept(
                fields.id("id"),
                new ProgrammeFile.DocumentKept(
                    programme, fields.id("document"), fields.flag("kept"))));
    return Desk.recorded(
        desk.record(kept.id(), state -> desk.home(state, call, kept.id(), kept.body())));
  }
}
