// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Limits;
import renkei.core.base.Malformed;

/// What an agreement says of itself beside its parties: how it comes into force, how long it holds,
/// and how high each of its memberships lets its members release to each other.
///
/// @param begins the clause by which it comes into force once it is signed
/// @param until when it ends by itself; null: it does not
/// @param civil whether it is about civil matters only
/// @param scopes what it says of the agreement itself and of its pillars, by code, each once; a
///   membership without one gives no ceiling, so nothing can be released under it
public record Provisions(
    Clause begins, @Nullable Instant until, boolean civil, List<Scope> scopes) {
  /// In force as soon as it is signed, for ever, and nothing can be released under it.
  public static final Provisions NONE = new Provisions(Clause.AT_ONCE, null, false, List.of());

  /// Checks that it does not contradict itself.
  public Provisions {
    if (until != null) {
      Form.time("the end of an agreement", until);
      Malformed.unless(
          begins.notBefore == null || begins.notBefore.isBefore(until),
          "an agreement that comes into force when it has ended contradicts itself");
    }
    scopes = List.copyOf(scopes);
    List<String> pillars = scopes.stream().map(Scope::pillar).toList();
    Malformed.unless(
        pillars.equals(pillars.stream().distinct().sorted().toList()),
        "an agreement says of each pillar once, ascending, what may be released under it");
  }

  /// How an agreement that is signed comes into force: when all of this is so. Signed means that
  /// the consents which the rule of its proposal asks for are there.
  ///
  /// @param ratifications how many signatories must have ratified, the depositary among them; 0:
  ///   signing is enough, and everybody who signed is a member
  /// @param delayDays full days after the last of these signatures and ratifications, 0 to 3,650
  /// @param notBefore a date before which it is not in force; null: none
  public record Clause(int ratifications, int delayDays, @Nullable Instant notBefore) {
    /// The longest delay, in days.
    public static final int DELAY_DAYS_MAX = 3_650;

    /// As soon as it is signed.
    public static final Clause AT_ONCE = new Clause(0, 0, null);

    /// Checks the ranges.
    public Clause {
      Malformed.unless(
          ratifications >= 0 && ratifications <= Limits.PARTIES_MAX,
          "an agreement asks for at most " + Limits.PARTIES_MAX + " ratifications");
      Malformed.unless(
          delayDays >= 0 && delayDays <= DELAY_DAYS_MAX,
          "an agreement comes into force at most " + DELAY_DAYS_MAX + " days after its signing");
      if (notBefore != null) {
        Form.time("the date from which an agreement is in force", notBefore);
      }
    }
  }

  /// What may be released from member to member under one membership.
  ///
  /// @param pillar code of the pillar; empty: the agreement itself
  /// @param closed whether nobody can join it
  /// @param highest the highest level of the giver that may go
  /// @param meanings what each level of the giver means at least to whoever takes it; a level that
  ///   is not named does not go
  public record Scope(String pillar, boolean closed, Level highest, Map<Level, Level> meanings) {
    /// Checks that the meanings keep the sequence of the levels and reach up to the ceiling.
    public Scope {
      meanings = new LevelMap("scope", meanings).meanings();
      if (!pillar.isEmpty()) {
        Form.code("a pillar", pillar);
      }
      Malformed.unless(
          meanings.containsKey(highest),
          "a ceiling of " + highest + " that the level map does not name contradicts itself");
    }
  }

  /// What is said of one membership of the agreement.
  ///
  /// @param pillar its code; empty: the agreement itself
  public Optional<Scope> scope(String pillar) {
    return scopes.stream().filter(scope -> scope.pillar.equals(pillar)).findFirst();
  }

  /// Whether nobody can join that membership.
  public boolean closed(String pillar) {
    return scope(pillar).filter(Scope::closed).isPresent();
  }

  /// Whether it has ended by itself then.
  public boolean ended(Instant at) {
    return until != null && !at.isBefore(until);
  }
}
