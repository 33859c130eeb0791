// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import renkei.core.authority.RegisterAct;
import renkei.core.entry.CommandId;
import renkei.core.entry.Domestic;
import renkei.core.entry.EntryId;
import renkei.core.entry.FunctionId;
import renkei.core.entry.Names;
import renkei.core.entry.UnitId;

/// Officers change who holds what.
final class RegisterActs {
  private final Cast cast;
  private int made;

  RegisterActs(Cast cast) {
    this.cast = cast;
  }

  void act(Desk desk) {
    switch (cast.random().nextInt(11)) {
      case 0 -> establish(desk);
      case 1 -> list(desk);
      case 2, 3, 4 -> transfer(desk);
      case 5, 6 -> delegate(desk);
      case 7 -> widen(desk);
      case 8 -> suspend(desk);
      default -> giveBack(desk);
    }
  }

  private void establish(Desk desk) {
    CommandId id = new CommandId(desk.party().code() + "-" + ++made);
    CommandId parent = cast.one(desk.commands());
    Instant from = cast.chance(50) ? desk.party().now().plusMillis(1) : cast.soon(desk.party(), 20);
    Instant until = cast.chance(25) ? from.plusSeconds(20 + cast.random().nextInt(60)) : null;
    Domestic.CommandEstablished plain = desk.command(id, parent, from);
    Domestic.CommandEstablished body =
        new Domestic.CommandEstablished(id, plain.names(), parent, from, until);
    if (cast.submit(desk, desk.byRoot(), Desk.home(), body).isPresent()) {
      desk.commands().add(id);
      cast.submit(desk, desk.byRoot(), Desk.home(), desk.officer(id));
    }
  }

  private void list(Desk desk) {
    if (cast.chance(50)) {
      cast.submit(desk, desk.byRoot(), Desk.home(), desk.unit(cast.one(desk.commands())));
    } else {
      function(desk);
    }
  }

  private FunctionId function(Desk desk) {
    FunctionId id = new FunctionId("extra-" + desk.party().code() + "-" + ++made);
    cast.submit(
        desk,
        desk.byRoot(),
        Desk.home(),
        new Domestic.FunctionListed(id, Names.same(desk.word(Canary.HOME)), List.of()));
    return id;
  }

  /// Something of one kind only: functions with units, or without.
  private Domestic.Scope scope(Desk desk) {
    Instant from = cast.soon(desk.party(), 25);
    @Nullable Instant until =
        cast.chance(60) ? from.plusSeconds(5 + cast.random().nextInt(60)) : null;
    if (cast.chance(45)) {
      Set<UnitId> units = Set.of(desk.units().getFirst());
      return new Domestic.Scope(Set.of(Desk.AIRLIFT), units, from, until);
    }
    Set<FunctionId> functions = new TreeSet<>();
    functions.add(cast.one(Desk.WHOLE));
    if (cast.chance(30)) {
      functions.add(cast.one(Desk.WHOLE));
    }
    return new Domestic.Scope(functions, Set.of(), from, until);
  }

  /// Who holds it when it would move, as the node itself says.
  private static CommandId giver(Desk desk, Domestic.Scope scope) {
    UnitId unit = scope.units().isEmpty() ? null : scope.units().iterator().next();
    return desk.party()
        .state()
        .register()
        .who(
            scope.functions().iterator().next(),
            unit,
            scope.from(),
            Instant.parse("2100-01-01T00:00:00Z"))
        .holder()
        .orElse(desk.root());
  }

  private void transfer(Desk desk) {
    Domestic.Scope scope = scope(desk);
    CommandId from = cast.chance(80) ? giver(desk, scope) : cast.one(desk.commands());
    CommandId to = cast.one(desk.commands());
    if (!from.equals(to)) {
      cast.submit(
          desk,
          cast.chance(70) ? desk.byRoot() : desk.by(from),
          Desk.home(),
          new Domestic.AuthorityTransferred(scope, from, to));
    }
  }

  private void delegate(Desk desk) {
    Domestic.Scope scope = scope(desk);
    CommandId from = cast.chance(80) ? giver(desk, scope) : cast.one(desk.commands());
    CommandId to = cast.one(desk.commands());
    if (!from.equals(to)) {
      cast.submit(
          desk,
          cast.chance(70) ? desk.byRoot() : desk.by(from),
          Desk.home(),
          new Domestic.AuthorityDelegated(scope, from, to));
    }
  }

  private void widen(Desk desk) {
    FunctionId fresh = function(desk);
    Instant from = cast.soon(desk.party(), 5);
    cast.submit(
        desk,
        desk.byRoot(),
        Desk.home(),
        new Domestic.AuthorityWidened(
            new Domestic.Scope(Set.of(fresh), Set.of(), from, null), cast.one(desk.commands())));
  }

  private void suspend(Desk desk) {
    Instant from = cast.soon(desk.party(), 15);
    @Nullable Instant until =
        cast.chance(70) ? from.plusSeconds(3 + cast.random().nextInt(30)) : null;
    List<EntryId> given = given(desk);
    Domestic.Resting what =
        given.isEmpty() || cast.chance(50)
            ? new Domestic.Resting.Of(cast.one(desk.commands()))
            : new Domestic.Resting.Given(cast.one(given));
    cast.submit(
        desk, desk.byRoot(), Desk.home(), new Domestic.AuthoritySuspended(what, from, until));
  }

  /// Acts that can be ended or rest.
  private static List<EntryId> given(Desk desk) {
    List<EntryId> given = new ArrayList<>();
    for (RegisterAct act : desk.party().state().register().history()) {
      switch (act.entry().body()) {
        case Domestic.AuthorityTransferred _,
            Domestic.AuthorityDelegated _,
            Domestic.AuthorityWidened _,
            Domestic.AuthoritySuspended _ ->
            given.add(act.entry().id());
        case renkei.core.entry.Body _ -> {}
      }
    }
    return given;
  }

  private void giveBack(Desk desk) {
    List<EntryId> given = given(desk);
    if (!given.isEmpty()) {
      cast.submit(
          desk,
          desk.byRoot(),
          Desk.home(),
          new Domestic.AuthorityReturned(cast.one(given), cast.soon(desk.party(), 15)));
    }
  }
}
