// SPDX-License-Identifier: Apache-2.0
package renkei.core.release;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import renkei.core.entry.Level;
import renkei.core.entry.LevelMap;
import renkei.core.entry.Membership;
import renkei.core.entry.PartyId;
import renkei.core.entry.Provisions;
import renkei.core.entry.ReleaseRule;

/// Whether the agreement or pillar within which a rule or a decision releases lets a thing go:
/// giver and recipient are members at that moment, and the level is within the ceiling that its
/// members agreed. Scopes do not mix: being in one says nothing about another.
final class ScopeCover {
  private final Case about;
  private final @Nullable Membership under;

  private ScopeCover(Case about, @Nullable Membership under) {
    this.about = about;
    this.under = under;
  }

  static ScopeCover of(Case about, @Nullable Membership under) {
    return new ScopeCover(about, under);
  }

  /// Gives the reason, if there is one to give; whether the scope lets it.
  ///
  /// @param belongs the agreement or pillar that the thing belongs to; null: none
  boolean lets(@Nullable Membership belongs) {
    if (belongs != null && !belongs.equals(under)) {
      about.give(
          ReasonCode.SCOPES_MIX,
          "the document belongs to agreement "
              + belongs
              + " and is released within that one only, not "
              + (under == null ? "outside of it" : "within agreement " + under),
          "この文書は協定 "
              + ja(belongs)
              + " のもので、その中でのみ提供できる。"
              + (under == null ? "その外では提供できない" : "協定 " + ja(under) + " の中では提供できない"));
      return false;
    }
    Reason reason = lack().orElse(null);
    if (reason != null) {
      about.give(reason.code(), reason.en(), reason.ja());
      return false;
    }
    if (under != null) {
      long number = about.policy.roster(under).map(Roster::number).orElse(0L);
      about.give(
          ReasonCode.WITHIN_SCOPE,
          about.who() + " is a member of agreement " + under + ", at number " + number,
          about.who() + " は協定 " + ja(under) + " の加盟当事者である(加盟番号 " + number + ")");
    }
    return true;
  }

  /// Why the scope does not let it; empty: it does, or there is none.
  Optional<Reason> lack() {
    if (under == null) {
      return Optional.empty();
    }
    Roster roster = about.policy.roster(under).orElse(null);
    if (roster == null || roster.until() != null && !about.at.isBefore(roster.until())) {
      return because(
          ReasonCode.SCOPE_NOT_IN_FORCE,
          "agreement " + under + " is not in force here",
          "協定 " + ja(under) + " は発効していない");
    }
    for (PartyId party : new PartyId[] {about.policy.self(), about.recipient}) {
      if (!about.at.isBefore(roster.memberUntil(party))) {
        return because(
            ReasonCode.SCOPE_NOT_MEMBER,
            (party.equals(about.recipient) ? about.who() : "this party")
                + " is no member of agreement "
                + under
                + ", which stands at number "
                + roster.number(),
            (party.equals(about.recipient) ? about.who() : "当方")
                + " は協定 "
                + ja(under)
                + " の加盟当事者ではない(加盟番号 "
                + roster.number()
                + ")");
      }
    }
    return level(roster);
  }

  private Optional<Reason> level(Roster roster) {
    Provisions.Scope scope = roster.scope();
    Level level = own().orElse(null);
    Level means = level == null ? null : meaning(about.policy, about.recipient, level);
    if (scope != null && level != null && means != null && fits(scope, level, means)) {
      return Optional.empty();
    }
    if (scope == null) {
      return because(
          ReasonCode.SCOPE_CEILING,
          "agreement " + roster.of() + " gives no ceiling that is known here",
          "協定 " + ja(roster.of()) + " の上限がここでは分からない");
    }
    return unfit(roster.of(), scope, means);
  }

  /// What is too high, or means too little there, and what may go instead.
  private Optional<Reason> unfit(Membership of, Provisions.Scope scope, @Nullable Level means) {
    Level shown = about.facts.label().level();
    Level least = own().map(scope.meanings()::get).orElse(null);
    String there = means == null ? "nothing" : means.name();
    String thereJa = means == null ? "定めなし" : means.name();
    return least == null || means == null
        ? because(
            ReasonCode.SCOPE_CEILING,
            "level "
                + shown
                + " does not fit agreement "
                + of
                + ", whose ceiling is "
                + scope.highest()
                + ": within it only up to that goes (it means "
                + there
                + " to "
                + about.who()
                + ")",
            "区分 "
                + shown
                + " は協定 "
                + ja(of)
                + " の上限 "
                + scope.highest()
                + " に合わない。その中で提供できるのは上限までである("
                + about.who()
                + " では "
                + thereJa
                + ")")
        : because(
            ReasonCode.SCOPE_CEILING,
            "level "
                + shown
                + " must mean at least "
                + least
                + " to whoever takes it within agreement "
                + of
                + ", and means only "
                + there
                + " to "
                + about.who(),
            "協定 "
                + ja(of)
                + " では区分 "
                + shown
                + " は受け手にとって "
                + least
                + " 以上でなければならないが、"
                + about.who()
                + " では "
                + thereJa
                + " にしか当たらない");
  }

  private static String ja(Membership of) {
    return of.pillar().isEmpty() ? of.toString() : of.agreement() + " の柱 " + of.pillar();
  }

  /// Within the ceiling, and protected by the taker at least as the agreement says.
  private static boolean fits(Provisions.Scope scope, Level level, Level means) {
    Level least = scope.meanings().get(level);
    return level.compareTo(scope.highest()) <= 0 && least != null && means.compareTo(least) >= 0;
  }

  /// The level in our own policy.
  private Optional<Level> own() {
    Level stated = about.facts.label().level();
    return about.facts.statedBy().equals(about.policy.self())
        ? Optional.of(stated)
        : about
            .agreement(about.facts.statedBy())
            .flatMap(with -> Optional.ofNullable(with.inward().map().meanings().get(stated)));
  }

  private static @Nullable Level meaning(Policy policy, PartyId recipient, Level level) {
    return policy
        .agreement(recipient)
        .map(with -> with.outward().map())
        .map(LevelMap::meanings)
        .map(meanings -> meanings.get(level))
        .orElse(null);
  }

  private static Optional<Reason> because(ReasonCode code, String en, String ja) {
    return Optional.of(Reason.of(code, en, ja));
  }

  // ------------------------------------------------------------------------------ the live lane

  /// The same for own tracks and one recipient, in numbers.
  ///
  /// @param until until when its scope lets the rule release, in milliseconds since 1970
  /// @param levels which levels, as bits
  record Within(long until, int levels) {}

  static Within within(Policy policy, PartyId recipient, ReleaseRule rule) {
    Membership under = rule.under();
    if (under == null) {
      return new Within(Long.MAX_VALUE, -1);
    }
    Roster roster = policy.roster(under).orElse(null);
    Provisions.Scope scope = roster == null ? null : roster.scope();
    if (roster == null || scope == null) {
      return new Within(Long.MIN_VALUE, 0);
    }
    int levels = 0;
    for (Level level : Level.values()) {
      Level means = meaning(policy, recipient, level);
      levels |= means != null && fits(scope, level, means) ? 1 << level.ordinal() : 0;
    }
    long until =
        Math.min(millis(roster.memberUntil(recipient)), millis(roster.memberUntil(policy.self())));
    return new Within(until, levels);
  }

  private static long millis(Instant at) {
    return at.equals(Instant.MAX)
        ? Long.MAX_VALUE
        : at.equals(Instant.MIN) ? Long.MIN_VALUE : at.toEpochMilli();
  }
}
