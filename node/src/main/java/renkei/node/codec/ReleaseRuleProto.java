// SPDX-License-Identifier: Apache-2.0
package renkei.node.codec;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import renkei.core.base.Malformed;
import renkei.core.entry.Membership;
import renkei.core.entry.ReleaseRule;
import renkei.core.entry.TrackField;
import renkei.core.entry.TrackKind;
import renkei.wire.local.FunctionScope;
import renkei.wire.local.ReleaseRuleAdopted;
import renkei.wire.local.TrackScope;

/// Release rules to proto and back.
final class ReleaseRuleProto {
  private ReleaseRuleProto() {}

  static ReleaseRuleAdopted write(ReleaseRule rule) {
    ReleaseRuleAdopted.Builder out =
        ReleaseRuleAdopted.newBuilder()
            .addAllRecipients(Scalars.parties(rule.recipients()))
            .setFrom(Scalars.time(rule.from()));
    Instant until = rule.until();
    if (until != null) {
      out.setUntil(Scalars.time(until));
    }
    Membership under = rule.under();
    if (under != null) {
      out.setUnder(DomesticBodies.write(under));
    }
    switch (rule.scope()) {
      case ReleaseRule.Tracks tracks -> out.setTracks(write(tracks));
      case ReleaseRule.ProgressOf progress -> out.setProgressOf(functions(progress.functions()));
      case ReleaseRule.Counterparts counterparts ->
          out.setCounterparts(functions(counterparts.functions()));
      case ReleaseRule.ReadinessOf readiness ->
          out.setReadinessOf(ReadinessBodies.scope(readiness.units()));
    }
    return out.build();
  }

  private static FunctionScope functions(Set<renkei.core.entry.FunctionId> functions) {
    return FunctionScope.newBuilder().addAllFunctions(Scalars.functions(functions)).build();
  }

  private static TrackScope write(ReleaseRule.Tracks tracks) {
    TrackScope.Builder out =
        TrackScope.newBuilder()
            .setArea(Scalars.area(tracks.area()))
            .setCellDegrees(tracks.cellDegrees())
            .setDelayMs(millis(tracks.delay()))
            .setAgeMaxMs(millis(tracks.ageMax()))
            .setGradeMin(LocalEnums.grade(tracks.gradeMin()));
    tracks.kinds().forEach(kind -> out.addKinds(Enums.trackKind(kind)));
    tracks.fields().forEach(field -> out.addFields(LocalEnums.trackField(field)));
    return out.build();
  }

  /// The form holds milliseconds; a finer duration would be read back as another one.
  private static long millis(Duration duration) {
    Malformed.unless(
        duration.getNano() % 1_000_000 == 0, "a duration of a rule is finer than a millisecond");
    return duration.toMillis();
  }

  static ReleaseRule read(ReleaseRuleAdopted wire) {
    ReleaseRule.Scope scope =
        switch (wire.getScopeCase()) {
          case TRACKS -> read(wire.getTracks());
          case PROGRESS_OF ->
              new ReleaseRule.ProgressOf(
                  Scalars.functions(wire.getProgressOf().getFunctionsList()));
          case COUNTERPARTS ->
              new ReleaseRule.Counterparts(
                  Scalars.functions(wire.getCounterparts().getFunctionsList()));
          case READINESS_OF ->
              new ReleaseRule.ReadinessOf(ReadinessBodies.units(wire.getReadinessOf()));
          case SCOPE_NOT_SET ->
              throw new Malformed(
                  Malformed.Why.UNKNOWN_KIND, "a release rule of a scope not known here");
        };
    return new ReleaseRule(
        Scalars.parties(wire.getRecipientsList()),
        scope,
        Scalars.time(wire.getFrom()),
        wire.hasUntil() ? Scalars.time(wire.getUntil()) : null,
        wire.hasUnder() ? DomesticBodies.read(wire.getUnder()) : null);
  }

  private static ReleaseRule.Tracks read(TrackScope wire) {
    Set<TrackKind> kinds = EnumSet.noneOf(TrackKind.class);
    wire.getKindsList().forEach(kind -> kinds.add(Enums.trackKind(kind)));
    Set<TrackField> fields = EnumSet.noneOf(TrackField.class);
    wire.getFieldsList().forEach(field -> fields.add(LocalEnums.trackField(field)));
    return new ReleaseRule.Tracks(
        kinds,
        Scalars.area(wire.getArea()),
        wire.getCellDegrees(),
        Duration.ofMillis(wire.getDelayMs()),
        Duration.ofMillis(wire.getAgeMaxMs()),
        fields,
        LocalEnums.grade(wire.getGradeMin()));
  }
}
