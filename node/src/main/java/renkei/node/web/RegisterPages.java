// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import renkei.core.authority.AuthorityRegister;
import renkei.core.authority.CommandLine;
import renkei.core.authority.FunctionLine;
import renkei.core.authority.Holding;
import renkei.core.authority.RegisterAct;
import renkei.core.authority.Step;
import renkei.core.authority.Suspension;
import renkei.core.authority.UnitLine;
import renkei.core.entry.CommandId;
import renkei.core.entry.Domestic;
import renkei.core.entry.EntryId;
import renkei.core.entry.FunctionId;
import renkei.core.entry.PartyId;
import renkei.core.entry.Relation;
import renkei.core.entry.UnitId;
import renkei.core.turn.Draft;
import renkei.core.turn.Peers;
import renkei.core.turn.State;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The authority register: what there is, who holds what, and acts about it.
final class RegisterPages {
  /// Acts of the history that one answer shows at most.
  private static final int ACTS_SHOWN = 1_000;

  /// Units asked about for one answer, over all functions.
  private static final int QUESTIONS_MAX = 20_000;

  private final Desk desk;

  RegisterPages(Desk desk) {
    this.desk = desk;
  }

  /// Answers a call on one of its routes.
  Reply answer(Call call) {
    return switch (call.route()) {
      case REGISTER -> register(call);
      case REGISTER_ACT -> act(call);
      case WHO -> who(call);
      default -> throw new IllegalArgumentException("not a route of these: " + call.route());
    };
  }

  // ------------------------------------------------------------------------------------ register

  Reply register(Call call) {
    Asking times = asking(call);
    return new Reply.Found(desk.ask(state -> whole(state, times.at(desk.now(state)))));
  }

  /// The times that a call names; what it leaves out is the node's own time.
  private interface Asking {
    Times at(Instant now);
  }

  private static Asking asking(Call call) {
    Instant at = call.time("at").orElse(null);
    Instant knownAt = call.time("knownAt").orElse(null);
    return now -> new Times(at == null ? now : at, knownAt == null ? now : knownAt);
  }

  /// @param at the instant asked about
  /// @param knownAt by what was recorded until then
  private record Times(Instant at, Instant knownAt) {}

  private static ObjectNode whole(State state, Times times) {
    Instant now = times.at();
    AuthorityRegister register = state.register();
    ObjectNode body = Json.object();
    body.put("at", Json.time(times.at()));
    body.put("knownAt", Json.time(times.knownAt()));
    body.set("commands", Json.list(register.commands(), line -> command(register, line, times)));
    body.set("units", Json.list(register.units(), RegisterPages::unit));
    body.set("functions", Json.list(register.functions(), RegisterPages::function));
    holdings(body, state, times);
    body.set("acts", acts(state, times.knownAt()));
    body.set("relations", Json.list(List.of(Relation.values()), RegisterPages::relation));
    ArrayNode told = body.putArray("counterparts");
    for (Peers.Peer peer : state.peers().all()) {
      PartyId party = peer.identity().party();
      for (FunctionId function : functionsAsked(state)) {
        state
            .theirCounterparts()
            .of(party, function, now)
            .ifPresent(stated -> told.add(ProposalPages.counterpart(party, stated)));
      }
    }
    return body;
  }

  /// Functions of ours and of every proposal: those under which somebody may answer us.
  private static Set<FunctionId> functionsAsked(State state) {
    Set<FunctionId> all = new java.util.TreeSet<>();
    for (FunctionLine line : state.register().functions()) {
      FunctionId shared = line.shared();
      all.add(line.id());
      if (shared != null) {
        all.add(shared);
      }
    }
    state
        .proposals()
        .all()
        .forEach(view -> view.electorate().forEach(elector -> all.add(elector.function())));
    return all;
  }

  /// What a code of JC3IEDM and C2SIM is called where; it decides nothing.
  private static ObjectNode relation(Relation relation) {
    ObjectNode node = Json.object();
    node.put("code", relation.name());
    node.put("us", relation.us());
    node.put("nato", relation.nato());
    node.put("ja", relation.ja());
    return node;
  }

  private static ObjectNode command(AuthorityRegister register, CommandLine line, Times times) {
    ObjectNode node = Json.object();
    node.put("code", line.id().code());
    node.set("names", Values.names(line.names()));
    code(node, "parent", line.parent());
    node.put("from", Json.time(line.from()));
    Json.open(node, "until", line.until());
    node.put("standing", register.standing(line.id(), times.at()));
    Suspension rests = register.suspension(line.id(), times.at(), times.knownAt()).orElse(null);
    if (rests == null) {
      node.putNull("suspended");
    } else {
      ObjectNode suspended = node.putObject("suspended");
      suspended.put("act", rests.act().hex());
      suspended.put("from", Json.time(rests.from()));
      Json.open(suspended, "until", rests.until());
    }
    return node;
  }

  private static void code(ObjectNode node, String name, @Nullable CommandId command) {
    RegisterActs.code(node, name, command == null ? null : command.code());
  }

  private static ObjectNode unit(UnitLine line) {
    ObjectNode node = Json.object();
    node.put("code", line.id().code());
    node.set("names", Values.names(line.names()));
    node.put("command", line.command().code());
    UnitId parent = line.parent();
    RegisterActs.code(node, "parent", parent == null ? null : parent.code());
    return node;
  }

  private static ObjectNode function(FunctionLine line) {
    ObjectNode node = Json.object();
    node.put("code", line.id().code());
    node.set("names", Values.names(line.names()));
    node.set("coverage", Json.list(line.coverage(), RegisterActs::coverage));
    FunctionId shared = line.shared();
    RegisterActs.code(node, "shared", shared == null ? null : shared.code());
    return node;
  }

  /// Each function over every unit, and each unit for which it differs. Whether there is more than
  /// one answer shows stands beside it.
  private static void holdings(ObjectNode body, State state, Times times) {
    AuthorityRegister register = state.register();
    Set<UnitId> units = register.unitsCovered();
    ArrayNode all = body.putArray("holdings");
    long asked = 0;
    for (FunctionLine function : register.functions()) {
      Holding wide = register.who(function.id(), null, times.at(), times.knownAt());
      all.add(holding(state, new Asked(function.id(), null, times), wide));
      for (UnitId unit : units) {
        if (++asked > QUESTIONS_MAX) {
          break;
        }
        Holding one = register.who(function.id(), unit, times.at(), times.knownAt());
        if (!one.holder().equals(wide.holder()) || !one.delegates().equals(wide.delegates())) {
          all.add(holding(state, new Asked(function.id(), unit, times), one));
        }
      }
    }
    body.put("holdingsCut", asked > QUESTIONS_MAX);
  }

  /// What was asked of the register.
  private record Asked(FunctionId function, @Nullable UnitId unit, Times times) {}

  private static ObjectNode holding(State state, Asked asked, Holding holding) {
    ObjectNode node = Json.object();
    node.put("function", asked.function().code());
    UnitId unit = asked.unit();
    if (unit == null) {
      node.putNull("unit");
    } else {
      node.put("unit", unit.code());
    }
    node.put("at", Json.time(asked.times().at()));
    node.put("knownAt", Json.time(asked.times().knownAt()));
    code(node, "holder", holding.command());
    node.put("standing", holding.standing());
    node.put("residue", holding.residue());
    node.set("delegates", Json.texts(holding.delegates()));
    entry(node, "basis", holding.basis());
    node.put("since", Json.time(holding.since()));
    Json.open(node, "until", holding.until());
    node.set("chain", Json.list(holding.chain(), step -> step(state, step)));
    return node;
  }

  private static void entry(ObjectNode node, String name, @Nullable EntryId id) {
    if (id == null) {
      node.putNull(name);
    } else {
      node.put(name, id.hex());
    }
  }

  private static ObjectNode step(State state, Step step) {
    ObjectNode node = Json.object();
    node.put("command", step.command().code());
    entry(node, "act", step.basis());
    node.put("way", step.kind().name());
    node.put("from", Json.time(step.from()));
    Json.open(node, "until", step.until());
    EntryId basis = step.basis();
    if (basis != null) {
      node.put("position", state.positionOf(basis).orElse(0));
    }
    return node;
  }

  private static ArrayNode acts(State state, Instant knownAt) {
    AuthorityRegister register = state.register();
    ArrayNode acts = Json.list();
    for (RegisterAct act : register.history(knownAt, ACTS_SHOWN)) {
      acts.add(act(act, register.ended(act.entry().id(), knownAt).orElse(null)));
    }
    return acts;
  }

  private static ObjectNode act(RegisterAct act, @Nullable Instant ended) {
    ObjectNode node = Json.object();
    node.put("id", act.entry().id().hex());
    node.put("kind", act.entry().kind().name());
    node.set("word", Values.names(Sentences.word(act.entry().kind())));
    node.put("at", Json.time(act.entry().recorded()));
    node.put("officer", act.entry().officer().code());
    node.put("command", act.entry().command().code());
    node.put("basis", act.entry().basis());
    node.put("position", act.position());
    ObjectNode body = Json.object();
    body.put("kind", act.entry().kind().name());
    RegisterActs.write(body, act.entry().body());
    node.set("act", body);
    if (ended != null) {
      node.put("endedAt", Json.time(ended));
    }
    return node;
  }

  // ----------------------------------------------------------------------------------------- who

  Reply who(Call call) {
    FunctionId code = new FunctionId(call.needed("function"));
    UnitId unit = call.asked("unit").map(UnitId::new).orElse(null);
    Asking asking = asking(call);
    return new Reply.Found(
        desk.ask(state -> {
          Times times = asking.at(desk.now(state));
          AuthorityRegister register = state.register();
          FunctionId function = register.named(code);
          Holding holding = register.who(function, unit, times.at(), times.knownAt());
          return holding(state, new Asked(function, unit, times), holding);
        }));
  }

  Reply act(Call call) {
    record Act(EntryId id, RegisterActs.Drafted act, String basis) {}
    Act act =
        call.read(fields ->
            new Act(
                fields.id("id"),
                fields.object("act", RegisterActs.Drafted::of),
                fields.text("basis", "")));
    return Desk.recorded(
        desk.recordFrom(
            act.id(),
            act.act().from(),
            RegisterActs::from,
            (state, from) ->
                new Draft(
                    act.id(),
                    null,
                    call.who().by(),
                    act.basis(),
                    Set.of(),
                    desk.home(state),
                    act.act().from() == null
                        ? begun(state, act.act().made().apply(from))
                        : act.act().made().apply(from),
                    null)));
  }

  /// A command that is stated again without a beginning keeps the one that it has.
  private static Domestic begun(State state, Domestic made) {
    if (!(made instanceof Domestic.CommandEstablished body)) {
      return made;
    }
    return state.register().commands().stream()
        .filter(line -> line.id().equals(body.id()))
        .findFirst()
        .<Domestic>map(line ->
            new Domestic.CommandEstablished(
                body.id(), body.names(), body.parent(), line.from(), body.until()))
        .orElse(made);
  }
}
