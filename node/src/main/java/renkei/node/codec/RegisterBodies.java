// SPDX-License-Identifier: Apache-2.0
package renkei.node.codec;

import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import renkei.core.base.Limits;
import renkei.core.base.Malformed;
import renkei.core.entry.CommandId;
import renkei.core.entry.Domestic;
import renkei.core.entry.EntryId;
import renkei.core.entry.FunctionId;
import renkei.core.entry.OfficerEntry;
import renkei.core.entry.OfficerId;
import renkei.core.entry.Relation;
import renkei.core.entry.UnitId;
import renkei.wire.local.AuthorityDelegated;
import renkei.wire.local.AuthoritySuspended;
import renkei.wire.local.AuthorityTransferred;
import renkei.wire.local.AuthorityWidened;
import renkei.wire.local.CommandEstablished;
import renkei.wire.local.Coverage;
import renkei.wire.local.FunctionListed;
import renkei.wire.local.OfficerEnrolled;
import renkei.wire.local.OfficerKey;
import renkei.wire.local.Scope;
import renkei.wire.local.UnitListed;

/// Who holds what in the own party, and its officers, to proto and back.
final class RegisterBodies {
  private RegisterBodies() {}

  static CommandEstablished write(Domestic.CommandEstablished established) {
    CommandEstablished.Builder out =
        CommandEstablished.newBuilder()
            .setId(established.id().code())
            .setNames(Scalars.names(established.names()))
            .setFrom(Scalars.time(established.from()));
    CommandId parent = established.parent();
    if (parent != null) {
      out.setParent(parent.code());
    }
    Instant until = established.until();
    if (until != null) {
      out.setUntil(Scalars.time(until));
    }
    return out.build();
  }

  static Domestic.CommandEstablished read(CommandEstablished wire) {
    return new Domestic.CommandEstablished(
        new CommandId(wire.getId()),
        Scalars.names(wire.getNames()),
        wire.hasParent() ? new CommandId(wire.getParent()) : null,
        Scalars.time(wire.getFrom()),
        wire.hasUntil() ? Scalars.time(wire.getUntil()) : null);
  }

  static UnitListed write(Domestic.UnitListed listed) {
    UnitListed.Builder out =
        UnitListed.newBuilder()
            .setId(listed.id().code())
            .setNames(Scalars.names(listed.names()))
            .setCommand(listed.command().code());
    UnitId parent = listed.parent();
    if (parent != null) {
      out.setParent(parent.code());
    }
    return out.build();
  }

  static Domestic.UnitListed read(UnitListed wire) {
    return new Domestic.UnitListed(
        new UnitId(wire.getId()),
        Scalars.names(wire.getNames()),
        new CommandId(wire.getCommand()),
        wire.hasParent() ? new UnitId(wire.getParent()) : null);
  }

  static FunctionListed write(Domestic.FunctionListed listed) {
    FunctionListed.Builder out =
        FunctionListed.newBuilder()
            .setId(listed.id().code())
            .setNames(Scalars.names(listed.names()));
    for (Domestic.Coverage coverage : listed.coverage()) {
      out.addCoverage(
          Coverage.newBuilder()
              .setArea(Scalars.area(coverage.area()))
              .setUnit(coverage.unit().code()));
    }
    FunctionId shared = listed.shared();
    if (shared != null) {
      out.setShared(shared.code());
    }
    return out.build();
  }

  static Domestic.FunctionListed read(FunctionListed wire) {
    Scalars.capped(wire.getCoverageCount(), Limits.NAMED_MAX, "areas");
    return new Domestic.FunctionListed(
        new FunctionId(wire.getId()),
        Scalars.names(wire.getNames()),
        wire.getCoverageList().stream()
            .map(one ->
                new Domestic.Coverage(Scalars.area(one.getArea()), new UnitId(one.getUnit())))
            .toList(),
        wire.hasShared() ? new FunctionId(wire.getShared()) : null);
  }

  static AuthorityTransferred write(Domestic.AuthorityTransferred moved) {
    AuthorityTransferred.Builder out =
        AuthorityTransferred.newBuilder()
            .setScope(write(moved.scope()))
            .setFrom(moved.from().code())
            .setTo(moved.to().code());
    Relation relation = moved.relation();
    if (relation != null) {
      out.setRelation(LocalEnums.relation(relation));
    }
    return out.build();
  }

  static Domestic.AuthorityTransferred read(AuthorityTransferred wire) {
    return new Domestic.AuthorityTransferred(
        read(wire.getScope()),
        new CommandId(wire.getFrom()),
        new CommandId(wire.getTo()),
        wire.hasRelation() ? LocalEnums.relation(wire.getRelation()) : null);
  }

  static AuthorityDelegated write(Domestic.AuthorityDelegated delegated) {
    AuthorityDelegated.Builder out =
        AuthorityDelegated.newBuilder()
            .setScope(write(delegated.scope()))
            .setFrom(delegated.from().code())
            .setTo(delegated.to().code());
    Relation relation = delegated.relation();
    if (relation != null) {
      out.setRelation(LocalEnums.relation(relation));
    }
    return out.build();
  }

  static Domestic.AuthorityDelegated read(AuthorityDelegated wire) {
    return new Domestic.AuthorityDelegated(
        read(wire.getScope()),
        new CommandId(wire.getFrom()),
        new CommandId(wire.getTo()),
        wire.hasRelation() ? LocalEnums.relation(wire.getRelation()) : null);
  }

  static AuthorityWidened write(Domestic.AuthorityWidened widened) {
    return AuthorityWidened.newBuilder()
        .setScope(write(widened.scope()))
        .setCommand(widened.command().code())
        .build();
  }

  static Domestic.AuthorityWidened read(AuthorityWidened wire) {
    return new Domestic.AuthorityWidened(read(wire.getScope()), new CommandId(wire.getCommand()));
  }

  static AuthoritySuspended write(Domestic.AuthoritySuspended suspended) {
    AuthoritySuspended.Builder out =
        AuthoritySuspended.newBuilder().setFrom(Scalars.time(suspended.from()));
    switch (suspended.what()) {
      case Domestic.Resting.Of(CommandId command) -> out.setCommand(command.code());
      case Domestic.Resting.Given(EntryId act) -> out.setGiven(Scalars.id(act));
    }
    Instant until = suspended.until();
    if (until != null) {
      out.setUntil(Scalars.time(until));
    }
    return out.build();
  }

  static Domestic.AuthoritySuspended read(AuthoritySuspended wire) {
    Domestic.Resting what =
        switch (wire.getWhatCase()) {
          case COMMAND -> new Domestic.Resting.Of(new CommandId(wire.getCommand()));
          case GIVEN -> new Domestic.Resting.Given(Scalars.id(wire.getGiven()));
          case WHAT_NOT_SET -> throw new Malformed("a suspension names what rests");
        };
    return new Domestic.AuthoritySuspended(
        what, Scalars.time(wire.getFrom()), wire.hasUntil() ? Scalars.time(wire.getUntil()) : null);
  }

  private static Scope write(Domestic.Scope scope) {
    Scope.Builder out =
        Scope.newBuilder()
            .addAllFunctions(Scalars.functions(scope.functions()))
            .setFrom(Scalars.time(scope.from()));
    scope.units().forEach(unit -> out.addUnits(unit.code()));
    Instant until = scope.until();
    if (until != null) {
      out.setUntil(Scalars.time(until));
    }
    return out.build();
  }

  private static Domestic.Scope read(Scope wire) {
    Scalars.capped(wire.getUnitsCount(), Limits.NAMED_MAX, "units");
    Set<UnitId> units = HashSet.newHashSet(wire.getUnitsCount());
    wire.getUnitsList().forEach(unit -> units.add(new UnitId(unit)));
    return new Domestic.Scope(
        Scalars.functions(wire.getFunctionsList()),
        units,
        Scalars.time(wire.getFrom()),
        wire.hasUntil() ? Scalars.time(wire.getUntil()) : null);
  }

  static OfficerEnrolled write(OfficerEntry.OfficerEnrolled enrolled) {
    OfficerEnrolled.Builder out =
        OfficerEnrolled.newBuilder()
            .setId(enrolled.id().code())
            .setNames(Scalars.names(enrolled.names()))
            .setCommand(enrolled.command().code());
    enrolled.rights().forEach(right -> out.addRights(LocalEnums.right(right)));
    OfficerEntry.OfficerKey key = enrolled.key();
    if (key != null) {
      out.setKey(
          OfficerKey.newBuilder()
              .setKind(LocalEnums.keyKind(key.kind()))
              .setCredential(Scalars.bytes(key.credential()))
              .setPublicKey(Scalars.bytes(key.publicKey()))
              .setOrigin(key.origin()));
    }
    return out.build();
  }

  static OfficerEntry.OfficerEnrolled read(OfficerEnrolled wire) {
    Set<OfficerEntry.Right> rights = EnumSet.noneOf(OfficerEntry.Right.class);
    wire.getRightsList().forEach(right -> rights.add(LocalEnums.right(right)));
    return new OfficerEntry.OfficerEnrolled(
        new OfficerId(wire.getId()),
        Scalars.names(wire.getNames()),
        new CommandId(wire.getCommand()),
        rights,
        wire.hasKey() ? read(wire.getKey()) : null);
  }

  private static OfficerEntry.OfficerKey read(OfficerKey wire) {
    return new OfficerEntry.OfficerKey(
        LocalEnums.keyKind(wire.getKind()),
        Scalars.bytes(wire.getCredential()),
        Scalars.bytes(wire.getPublicKey()),
        wire.getOrigin());
  }
}
