// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Malformed;

/// By what a thing is released without an officer's decision on each.
///
/// @param recipients to whom
/// @param scope what, and how reduced
/// @param from from when
/// @param until until when; null: until revoked
/// @param under the agreement or pillar within which it releases: only while recipient and giver
///   are members, and within its ceiling; null: within no agreement but the pairing
public record ReleaseRule(
    Set<PartyId> recipients,
    Scope scope,
    Instant from,
    @Nullable Instant until,
    @Nullable Membership under) {
  /// Within no agreement but the pairing.
  public ReleaseRule(Set<PartyId> recipients, Scope scope, Instant from, @Nullable Instant until) {
    this(recipients, scope, from, until, null);
  }

  /// Checks the form and copies the set in a fixed order.
  public ReleaseRule {
    Malformed.unless(!recipients.isEmpty(), "a release rule names its recipients");
    recipients = Collections.unmodifiableSet(new TreeSet<>(recipients));
    Form.interval("a release rule", from, until);
  }

  /// Seconds between two sends of the tracks of one rule, at least.
  public static final long BEAT_SECONDS_MIN = 5;

  /// What a rule covers.
  public sealed interface Scope {}

  /// Covers tracks of the picture.
  ///
  /// @param kinds which kinds of track
  /// @param area the whole released cell must lie in it
  /// @param cellDegrees positions are given as the middle of a cell of this size; 0: as they are;
  ///   else 0.001 to 10
  /// @param delay how old a position must be before it leaves, 0 to a day
  /// @param ageMax positions older than this are withheld
  /// @param fields what goes besides kind, time and position
  /// @param gradeMin how reliable the source must be at least (A best … F)
  public record Tracks(
      Set<TrackKind> kinds,
      Area area,
      double cellDegrees,
      Duration delay,
      Duration ageMax,
      Set<TrackField> fields,
      Grade gradeMin)
      implements Scope {
    /// Checks the ranges.
    public Tracks {
      Malformed.unless(!kinds.isEmpty(), "a rule on tracks names kinds");
      kinds = Collections.unmodifiableSet(new TreeSet<>(kinds));
      fields = Collections.unmodifiableSet(new TreeSet<>(fields));
      Malformed.unless(
          cellDegrees == 0 || cellDegrees >= 0.001 && cellDegrees <= 10,
          "a cell has 0.001 to 10 degrees, or 0 for none");
      Malformed.unless(
          !delay.isNegative() && delay.compareTo(Duration.ofDays(1)) <= 0,
          "a delay is between nothing and a day");
      Malformed.unless(
          ageMax.compareTo(delay) > 0 && ageMax.compareTo(Duration.ofDays(7)) <= 0,
          "a greatest age is longer than the delay and at most seven days");
    }

    /// The rhythm at which everything under this rule goes, and to which times are cut: a twelfth
    /// of the delay in whole seconds, at least five seconds. It depends on nothing that moves.
    public Duration beat() {
      return Duration.ofSeconds(Math.max(BEAT_SECONDS_MIN, (delay.toSeconds() + 11) / 12));
    }
  }

  /// Covers how far agreed requests have come, for the party that asked.
  ///
  /// @param functions of which functions
  public record ProgressOf(Set<FunctionId> functions) implements Scope {
    /// Checks the form.
    public ProgressOf {
      Malformed.unless(!functions.isEmpty(), "a rule on progress names functions");
      functions = Collections.unmodifiableSet(new TreeSet<>(functions));
    }
  }

  /// Covers who answers for which function from when.
  ///
  /// @param functions of which functions
  public record Counterparts(Set<FunctionId> functions) implements Scope {
    /// Checks the form.
    public Counterparts {
      Malformed.unless(!functions.isEmpty(), "a rule on counterparts names functions");
      functions = Collections.unmodifiableSet(new TreeSet<>(functions));
    }
  }

  /// Covers how ready units of ours are.
  ///
  /// @param units which units
  public record ReadinessOf(Set<UnitId> units) implements Scope {
    /// Checks the form.
    public ReadinessOf {
      Malformed.unless(
          !units.isEmpty() && units.size() <= ReadinessEntry.UNITS_MAX,
          "a rule on readiness names 1 to " + ReadinessEntry.UNITS_MAX + " units");
      units = Collections.unmodifiableSet(new TreeSet<>(units));
    }
  }
}
