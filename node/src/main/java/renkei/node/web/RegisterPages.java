// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import renkei.core.authority.AuthorityRegister;
import renkei.core.authority.CommandLine;
import renkei.core.authority.FunctionLine;
import renkei.core.authority.Holding;
import renkei.core.authority.RegisterAct;
import renkei.core.authority.Step;
import renkei.core.authority.UnitLine;
import renkei.core.entry.Body;
import renkei.core.entry.CommandId;
import renkei.core.entry.Domestic;
import renkei.core.entry.EntryId;
import renkei.core.entry.FunctionId;
import renkei.core.entry.PartyId;
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

  private final Desk desk;

  RegisterPages(Desk desk) {
    this.desk = desk;
  }

  // ------------------------------------------------------------------------------------ register

  Reply register(Call call) {
    Instant now = desk.now();
    return new Reply.Found(desk.ask(state -> whole(state, now)));
  }

  private static ObjectNode whole(State state, Instant now) {
    AuthorityRegister register = state.register();
    ObjectNode body = Json.object();
    body.set("commands", Json.list(register.commands(), line -> command(register, line, now)));
    body.set("units", Json.list(register.units(), RegisterPages::unit));
    body.set("functions", Json.list(register.functions(), RegisterPages::function));
    body.set("holdings", holdings(state, now));
    body.set("acts", acts(state));
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
    state.register().functions().forEach(line -> all.add(line.id()));
    state
        .proposals()
        .all()
        .forEach(view -> view.electorate().forEach(elector -> all.add(elector.function())));
    return all;
  }

  private static ObjectNode command(AuthorityRegister register, CommandLine line, Instant now) {
    ObjectNode node = Json.object();
    node.put("code", line.id().code());
    node.set("names", Values.names(line.names()));
    code(node, "parent", line.parent());
    node.put("from", Json.time(line.from()));
    Json.open(node, "until", line.until());
    node.put("standing", register.standing(line.id(), now));
    return node;
  }

  private static void code(ObjectNode node, String name, @Nullable CommandId command) {
    if (command == null) {
      node.putNull(name);
    } else {
      node.put(name, command.code());
    }
  }

  private static ObjectNode unit(UnitLine line) {
    ObjectNode node = Json.object();
    node.put("code", line.id().code());
    node.set("names", Values.names(line.names()));
    node.put("command", line.command().code());
    return node;
  }

  private static ObjectNode function(FunctionLine line) {
    ObjectNode node = Json.object();
    node.put("code", line.id().code());
    node.set("names", Values.names(line.names()));
    node.set("coverage", Json.list(line.coverage(), RegisterPages::coverage));
    return node;
  }

  private static ObjectNode coverage(Domestic.Coverage coverage) {
    ObjectNode node = Json.object();
    node.set("area", Values.area(coverage.area()));
    node.put("unit", coverage.unit().code());
    return node;
  }

  /// Each function over every unit, and each unit for which it differs.
  private static ArrayNode holdings(State state, Instant now) {
    AuthorityRegister register = state.register();
    ArrayNode all = Json.list();
    for (FunctionLine function : register.functions()) {
      Holding wide = register.who(function.id(), null, now, now);
      all.add(holding(state, new Asked(function.id(), null, now, now), wide));
      for (UnitLine unit : register.units()) {
        Holding one = register.who(function.id(), unit.id(), now, now);
        if (!one.holder().equals(wide.holder()) || !one.delegates().equals(wide.delegates())) {
          all.add(holding(state, new Asked(function.id(), unit.id(), now, now), one));
        }
      }
    }
    return all;
  }

  /// What was asked of the register.
  private record Asked(FunctionId function, @Nullable UnitId unit, Instant at, Instant knownAt) {}

  private static ObjectNode holding(State state, Asked asked, Holding holding) {
    ObjectNode node = Json.object();
    node.put("function", asked.function().code());
    UnitId unit = asked.unit();
    if (unit == null) {
      node.putNull("unit");
    } else {
      node.put("unit", unit.code());
    }
    node.put("at", Json.time(asked.at()));
    node.put("knownAt", Json.time(asked.knownAt()));
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
    node.put("from", Json.time(step.from()));
    EntryId basis = step.basis();
    if (basis != null) {
      node.put("position", state.positionOf(basis).orElse(0));
    }
    return node;
  }

  private static ArrayNode acts(State state) {
    List<RegisterAct> history = state.register().history();
    Map<EntryId, Instant> ended = new HashMap<>();
    for (RegisterAct act : history) {
      if (act.entry().body() instanceof Domestic.AuthorityReturned back) {
        ended.put(back.given(), back.from());
      }
    }
    List<RegisterAct> newest = history.reversed();
    ArrayNode acts = Json.list();
    for (RegisterAct act : Values.page(newest, ACTS_SHOWN)) {
      acts.add(act(act, ended.get(act.entry().id())));
    }
    return acts;
  }

  private static ObjectNode act(RegisterAct act, @Nullable Instant ended) {
    ObjectNode node = Json.object();
    node.put("id", act.entry().id().hex());
    node.put("kind", act.entry().kind().name());
    node.put("at", Json.time(act.entry().recorded()));
    node.put("officer", act.entry().officer().code());
    node.put("command", act.entry().command().code());
    node.put("basis", act.entry().basis());
    node.put("position", act.position());
    ObjectNode body = Json.object();
    body.put("kind", act.entry().kind().name());
    body(body, act.entry().body());
    node.set("act", body);
    if (ended != null) {
      node.put("endedAt", Json.time(ended));
    }
    return node;
  }

  private static void body(ObjectNode node, Body body) {
    switch (body) {
      case Domestic.CommandEstablished made -> {
        node.put("code", made.id().code());
        node.set("names", Values.names(made.names()));
        code(node, "parent", made.parent());
        Json.open(node, "from", made.from());
        Json.open(node, "until", made.until());
      }
      case Domestic.UnitListed listed -> {
        node.put("code", listed.id().code());
        node.set("names", Values.names(listed.names()));
        node.put("command", listed.command().code());
      }
      case Domestic.FunctionListed listed -> {
        node.put("code", listed.id().code());
        node.set("names", Values.names(listed.names()));
        node.set("coverage", Json.list(listed.coverage(), RegisterPages::coverage));
      }
      case Domestic.AuthorityTransferred moved -> {
        scope(node, moved.scope());
        node.put("giver", moved.from().code());
        node.put("taker", moved.to().code());
      }
      case Domestic.AuthorityDelegated moved -> {
        scope(node, moved.scope());
        node.put("giver", moved.from().code());
        node.put("taker", moved.to().code());
      }
      case Domestic.AuthorityWidened widened -> {
        scope(node, widened.scope());
        node.put("taker", widened.command().code());
      }
      case Domestic.AuthorityReturned back -> {
        node.put("given", back.given().hex());
        Json.open(node, "from", back.from());
      }
      case Body other ->
          throw new IllegalStateException("the register holds no " + other.getClass());
    }
  }

  private static void scope(ObjectNode node, Domestic.Scope scope) {
    node.set("functions", Json.texts(scope.functions()));
    node.set("units", Json.texts(scope.units()));
    Json.open(node, "from", scope.from());
    Json.open(node, "until", scope.until());
  }

  // ----------------------------------------------------------------------------------------- who

  Reply who(Call call) {
    Instant now = desk.now();
    FunctionId function = new FunctionId(call.needed("function"));
    UnitId unit = call.asked("unit").map(UnitId::new).orElse(null);
    Asked asked =
        new Asked(function, unit, call.time("at").orElse(now), call.time("knownAt").orElse(now));
    return new Reply.Found(
        desk.ask(state ->
            holding(
                state, asked, state.register().who(function, unit, asked.at(), asked.knownAt()))));
  }

  // --------------------------------------------------------------------------------------- draft

  /// An act as an officer drafts it.
  ///
  /// @param from its time; null: at once
  private record Drafted(@Nullable Instant from, Function<Instant, Domestic> made) {
    static Drafted of(Fields fields) {
      return switch (fields.text("kind")) {
        case "COMMAND_ESTABLISHED" -> command(fields);
        case "UNIT_LISTED" -> {
          Domestic listed =
              new Domestic.UnitListed(
                  new UnitId(fields.text("code")),
                  fields.object("names", Values::names),
                  new CommandId(fields.text("command")));
          yield new Drafted(Instant.EPOCH, _ -> listed);
        }
        case "FUNCTION_LISTED" -> {
          Domestic listed =
              new Domestic.FunctionListed(
                  new FunctionId(fields.text("code")),
                  fields.object("names", Values::names),
                  fields.objects("coverage", Drafted::coverage));
          yield new Drafted(Instant.EPOCH, _ -> listed);
        }
        case "AUTHORITY_TRANSFERRED" -> moved(fields, Domestic.AuthorityTransferred::new);
        case "AUTHORITY_DELEGATED" -> moved(fields, Domestic.AuthorityDelegated::new);
        case "AUTHORITY_WIDENED" -> {
          CommandId taker = new CommandId(fields.text("taker"));
          yield scoped(fields, scope -> new Domestic.AuthorityWidened(scope, taker));
        }
        case "AUTHORITY_RETURNED" -> {
          EntryId given = fields.id("given");
          yield new Drafted(
              fields.nullable("from", fields::time).orElse(null),
              from -> new Domestic.AuthorityReturned(given, from));
        }
        case String _ ->
            throw new renkei.core.base.Malformed("kind is one of the acts of the register");
      };
    }

    private static Drafted command(Fields fields) {
      CommandId code = new CommandId(fields.text("code"));
      var names = fields.object("names", Values::names);
      CommandId parent = fields.nullable("parent", fields::text).map(CommandId::new).orElse(null);
      Instant until = fields.nullable("until", fields::time).orElse(null);
      return new Drafted(
          fields.nullable("from", fields::time).orElse(null),
          from -> new Domestic.CommandEstablished(code, names, parent, from, until));
    }

    private static Domestic.Coverage coverage(Fields fields) {
      return new Domestic.Coverage(
          fields.object("area", Values::area), new UnitId(fields.text("unit")));
    }

    /// How a transfer or delegation is made.
    private interface Moving {
      Domestic make(Domestic.Scope scope, CommandId giver, CommandId taker);
    }

    private static Drafted moved(Fields fields, Moving moving) {
      CommandId giver = new CommandId(fields.text("giver"));
      CommandId taker = new CommandId(fields.text("taker"));
      return scoped(fields, scope -> moving.make(scope, giver, taker));
    }

    private static Drafted scoped(Fields fields, Function<Domestic.Scope, Domestic> making) {
      Set<FunctionId> functions = fields.texts("functions", FunctionId::new);
      Set<UnitId> units = fields.texts("units", UnitId::new);
      Instant until = fields.nullable("until", fields::time).orElse(null);
      return new Drafted(
          fields.nullable("from", fields::time).orElse(null),
          from -> making.apply(new Domestic.Scope(functions, units, from, until)));
    }
  }

  Reply act(Call call) {
    record Act(EntryId id, Drafted act, String basis) {}
    Act act =
        call.read(fields ->
            new Act(fields.id("id"), fields.object("act", Drafted::of), fields.text("basis", "")));
    return Desk.recorded(
        desk.recordFrom(
            act.id(),
            act.act().from(),
            RegisterPages::from,
            (state, from) ->
                new Draft(
                    act.id(),
                    null,
                    call.who().by(),
                    act.basis(),
                    Set.of(),
                    desk.home(state),
                    act.act().made().apply(from),
                    null)));
  }

  /// From when an act that is held already holds.
  private static Optional<Instant> from(Body body) {
    return switch (body) {
      case Domestic.CommandEstablished made -> Optional.of(made.from());
      case Domestic.AuthorityTransferred moved -> Optional.of(moved.scope().from());
      case Domestic.AuthorityDelegated moved -> Optional.of(moved.scope().from());
      case Domestic.AuthorityWidened widened -> Optional.of(widened.scope().from());
      case Domestic.AuthorityReturned back -> Optional.of(back.from());
      case Body _ -> Optional.empty();
    };
  }
}
