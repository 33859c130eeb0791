// SPDX-License-Identifier: Apache-2.0
package renkei.core.authority;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Hash;
import renkei.core.entry.Area;
import renkei.core.entry.Body;
import renkei.core.entry.CommandId;
import renkei.core.entry.Domestic;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.FunctionId;
import renkei.core.entry.Label;
import renkei.core.entry.Level;
import renkei.core.entry.Names;
import renkei.core.entry.OfficerId;
import renkei.core.entry.PartyId;
import renkei.core.entry.UnitId;

/// Acts of a register in hours after one beginning, for tests.
final class Acts {
  static final Instant BEGIN = Instant.parse("2025-03-24T00:00:00Z");
  static final Instant EVER = Instant.parse("2199-01-01T00:00:00Z");
  private static final PartyId PARTY = new PartyId(new Hash(1, 2, 3, 4));

  private Acts() {}

  /// The instant so many hours after the beginning.
  static Instant at(long hour) {
    return BEGIN.plus(Duration.ofHours(hour));
  }

  static @Nullable Instant until(long hour) {
    return hour == Long.MAX_VALUE ? null : at(hour);
  }

  static CommandId command(String code) {
    return new CommandId(code);
  }

  static FunctionId function(String code) {
    return new FunctionId(code);
  }

  static UnitId unit(String code) {
    return new UnitId(code);
  }

  static Entry entry(long id, long hour, String command, Body body) {
    return new Entry(
        PARTY,
        new EntryId(7, id),
        at(hour),
        at(hour),
        new OfficerId("duty"),
        new CommandId(command),
        "",
        Set.of(),
        Label.of("EX", Level.UNCLASSIFIED),
        body);
  }

  static Domestic.CommandEstablished established(
      String id, @Nullable String parent, long from, long until) {
    return new Domestic.CommandEstablished(
        new CommandId(id),
        Names.same(id),
        parent == null ? null : new CommandId(parent),
        at(from),
        until(until));
  }

  static Domestic.UnitListed listed(String unit, String command) {
    return new Domestic.UnitListed(new UnitId(unit), Names.same(unit), new CommandId(command));
  }

  static Domestic.UnitListed listed(String unit, String command, String parent) {
    return new Domestic.UnitListed(
        new UnitId(unit),
        Names.same(unit),
        new CommandId(command),
        parent.isEmpty() ? null : new UnitId(parent));
  }

  static Domestic.AuthoritySuspended suspended(String command, long from, long until) {
    return new Domestic.AuthoritySuspended(
        new Domestic.Resting.Of(new CommandId(command)), at(from), until(until));
  }

  static Domestic.AuthoritySuspended suspended(EntryId act, long from, long until) {
    return new Domestic.AuthoritySuspended(new Domestic.Resting.Given(act), at(from), until(until));
  }

  static Domestic.FunctionListed listed(String function, Domestic.Coverage... coverage) {
    return new Domestic.FunctionListed(
        new FunctionId(function), Names.same(function), List.of(coverage));
  }

  static Domestic.Coverage covers(Area area, String unit) {
    return new Domestic.Coverage(area, new UnitId(unit));
  }

  static Domestic.Scope scope(String functions, String units, long from, long until) {
    return new Domestic.Scope(
        names(functions).map(FunctionId::new).collect(Collectors.toSet()),
        names(units).map(UnitId::new).collect(Collectors.toSet()),
        at(from),
        until(until));
  }

  private static Stream<String> names(String names) {
    return Stream.of(names.split(" ")).filter(name -> !name.isBlank());
  }
}
