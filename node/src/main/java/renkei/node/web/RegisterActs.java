// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Malformed;
import renkei.core.entry.Body;
import renkei.core.entry.CommandId;
import renkei.core.entry.Domestic;
import renkei.core.entry.EntryId;
import renkei.core.entry.FunctionId;
import renkei.core.entry.Relation;
import renkei.core.entry.UnitId;
import tools.jackson.databind.node.ObjectNode;

/// Acts of the register as JSON, and as an officer drafts them.
final class RegisterActs {
  private RegisterActs() {}

  /// What an act says, as JSON.
  static void write(ObjectNode node, Body body) {
    switch (body) {
      case Domestic.CommandEstablished made -> {
        node.put("code", made.id().code());
        node.set("names", Values.names(made.names()));
        CommandId parent = made.parent();
        code(node, "parent", parent == null ? null : parent.code());
        Json.open(node, "from", made.from());
        Json.open(node, "until", made.until());
      }
      case Domestic.UnitListed listed -> {
        node.put("code", listed.id().code());
        node.set("names", Values.names(listed.names()));
        node.put("command", listed.command().code());
        UnitId parent = listed.parent();
        code(node, "parent", parent == null ? null : parent.code());
      }
      case Domestic.FunctionListed listed -> {
        node.put("code", listed.id().code());
        node.set("names", Values.names(listed.names()));
        node.set("coverage", Json.list(listed.coverage(), RegisterActs::coverage));
        FunctionId shared = listed.shared();
        code(node, "shared", shared == null ? null : shared.code());
      }
      case Domestic.AuthorityTransferred moved -> {
        scope(node, moved.scope());
        node.put("giver", moved.from().code());
        node.put("taker", moved.to().code());
        Relation relation = moved.relation();
        code(node, "relation", relation == null ? null : relation.name());
      }
      case Domestic.AuthorityDelegated moved -> {
        scope(node, moved.scope());
        node.put("giver", moved.from().code());
        node.put("taker", moved.to().code());
        Relation relation = moved.relation();
        code(node, "relation", relation == null ? null : relation.name());
      }
      case Domestic.AuthorityWidened widened -> {
        scope(node, widened.scope());
        node.put("taker", widened.command().code());
      }
      case Domestic.AuthoritySuspended rests -> {
        switch (rests.what()) {
          case Domestic.Resting.Of(CommandId command) -> {
            node.put("command", command.code());
            node.putNull("given");
          }
          case Domestic.Resting.Given(EntryId given) -> {
            node.putNull("command");
            node.put("given", given.hex());
          }
        }
        Json.open(node, "from", rests.from());
        Json.open(node, "until", rests.until());
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

  static ObjectNode coverage(Domestic.Coverage coverage) {
    ObjectNode node = Json.object();
    node.set("area", Values.area(coverage.area()));
    node.put("unit", coverage.unit().code());
    return node;
  }

  /// A code, or null.
  static void code(ObjectNode node, String name, @Nullable String code) {
    if (code == null) {
      node.putNull(name);
    } else {
      node.put(name, code);
    }
  }

  /// An act as an officer drafts it.
  ///
  /// @param from its time; null: at once
  record Drafted(@Nullable Instant from, Function<Instant, Domestic> made) {
    static Drafted of(Fields fields) {
      return switch (fields.text("kind")) {
        case "COMMAND_ESTABLISHED" -> command(fields);
        case "UNIT_LISTED" -> {
          Domestic listed =
              new Domestic.UnitListed(
                  fields.code("code", UnitId::new),
                  fields.object("names", Values::names),
                  fields.code("command", CommandId::new),
                  orNull(fields, "parent", UnitId::new));
          yield new Drafted(Instant.EPOCH, _ -> listed);
        }
        case "FUNCTION_LISTED" -> {
          Domestic listed =
              new Domestic.FunctionListed(
                  fields.code("code", FunctionId::new),
                  fields.object("names", Values::names),
                  fields.objects("coverage", Drafted::coverage),
                  orNull(fields, "shared", FunctionId::new));
          yield new Drafted(Instant.EPOCH, _ -> listed);
        }
        case "AUTHORITY_TRANSFERRED" -> moved(fields, Domestic.AuthorityTransferred::new);
        case "AUTHORITY_DELEGATED" -> moved(fields, Domestic.AuthorityDelegated::new);
        case "AUTHORITY_WIDENED" -> {
          CommandId taker = fields.code("taker", CommandId::new);
          yield scoped(fields, scope -> new Domestic.AuthorityWidened(scope, taker));
        }
        case "AUTHORITY_SUSPENDED" -> suspended(fields);
        case "AUTHORITY_RETURNED" -> {
          EntryId given = fields.id("given");
          yield new Drafted(
              fields.nullable("from", fields::time).orElse(null),
              from -> new Domestic.AuthorityReturned(given, from));
        }
        case String _ -> throw new Malformed("kind is one of the acts of the register");
      };
    }

    private static Drafted command(Fields fields) {
      CommandId code = fields.code("code", CommandId::new);
      var names = fields.object("names", Values::names);
      CommandId parent =
          fields.nullable("parent", name -> fields.code(name, CommandId::new)).orElse(null);
      Instant until = fields.nullable("until", fields::time).orElse(null);
      return new Drafted(
          fields.nullable("from", fields::time).orElse(null),
          from -> new Domestic.CommandEstablished(code, names, parent, from, until));
    }

    private static Drafted suspended(Fields fields) {
      CommandId command = orNull(fields, "command", CommandId::new);
      EntryId given =
          fields.has("given") ? fields.nullable("given", fields::id).orElse(null) : null;
      Domestic.Resting what;
      if (command != null && given == null) {
        what = new Domestic.Resting.Of(command);
      } else if (command == null && given != null) {
        what = new Domestic.Resting.Given(given);
      } else {
        throw new Malformed("a suspension names a command or an act that gave, and not both");
      }
      Instant until = fields.nullable("until", fields::time).orElse(null);
      return new Drafted(
          fields.nullable("from", fields::time).orElse(null),
          from -> new Domestic.AuthoritySuspended(what, from, until));
    }

    /// What may be left out, or null.
    private static <T> @Nullable T orNull(Fields fields, String name, Function<String, T> reading) {
      return fields.has(name)
          ? fields.nullable(name, fields::text).map(reading).orElse(null)
          : null;
    }

    private static Domestic.Coverage coverage(Fields fields) {
      return new Domestic.Coverage(
          fields.object("area", Values::area), fields.code("unit", UnitId::new));
    }

    /// How a transfer or delegation is made.
    private interface Moving {
      Domestic make(
          Domestic.Scope scope, CommandId giver, CommandId taker, @Nullable Relation relation);
    }

    private static Drafted moved(Fields fields, Moving moving) {
      CommandId giver = fields.code("giver", CommandId::new);
      CommandId taker = fields.code("taker", CommandId::new);
      Relation relation = orNull(fields, "relation", Drafted::relation);
      return scoped(fields, scope -> moving.make(scope, giver, taker, relation));
    }

    private static Relation relation(String code) {
      for (Relation relation : Relation.values()) {
        if (relation.name().equals(code)) {
          return relation;
        }
      }
      throw new Malformed("relation is none of the codes of JC3IEDM that this version knows");
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

  /// From when an act that is held already holds.
  static Optional<Instant> from(Body body) {
    return switch (body) {
      case Domestic.CommandEstablished made -> Optional.of(made.from());
      case Domestic.AuthorityTransferred moved -> Optional.of(moved.scope().from());
      case Domestic.AuthorityDelegated moved -> Optional.of(moved.scope().from());
      case Domestic.AuthorityWidened widened -> Optional.of(widened.scope().from());
      case Domestic.AuthoritySuspended rests -> Optional.of(rests.from());
      case Domestic.AuthorityReturned back -> Optional.of(back.from());
      case Body _ -> Optional.empty();
    };
  }
}
