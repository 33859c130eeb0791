// SPDX-License-Identifier: Apache-2.0
package renkei.core.consent;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Hash;
import renkei.core.entry.PartyId;

/// One reason why a proposal stands where it stands: a code with its data. [Explain] makes
/// sentences of it.
///
/// @param cause the code
/// @param party whom it is about; null: nobody in particular
/// @param at when, by that party's clock; null: no time belongs to it
/// @param hash the act or the terms it is about; null: none
/// @param count a number, such as how many consents the rule asks for; 0 where there is none
public record Because(
    Cause cause, @Nullable PartyId party, @Nullable Instant at, @Nullable Hash hash, int count) {
  /// The codes.
  public enum Cause {
    /// The rule: every elector, so many of them.
    RULE_ALL,
    /// The rule: at least so many electors.
    RULE_AT_LEAST,
    /// The rule: those named, so many of them.
    RULE_NAMED,
    /// The rule: every member at that number of the membership.
    RULE_MEMBERS,
    /// The rule: a notice, which asks for nobody's consent.
    RULE_NOTICE,
    /// Other terms were put on the table.
    COUNTERED,
    /// A consent to the terms on the table.
    CONSENTED,
    /// A consent that was taken back.
    CONSENT_WITHDRAWN,
    /// A no to the terms on the table.
    DECLINED,
    /// A consent is missing since the terms were put on the table.
    WAITS_FOR,
    /// The rule can no longer be satisfied for these terms.
    CANNOT_BE_MET,
    /// The opener no longer wants it.
    OPENER_WITHDREW,
    /// Nothing is missing but the keeper's closing.
    WAITS_FOR_KEEPER,
    /// A ratification of the terms on the table.
    RATIFIED,
    /// A ratification is missing since the terms were signed by that party; the agreement waits for
    /// so many more.
    WAITS_FOR_RATIFICATION,
    /// It is signed and comes into force from then on by its own clause.
    ENTERS_FROM,
    /// The membership has moved on from the number that it was opened on.
    NUMBER_PASSED,
    /// The closing that makes the number that it was opened on is not held here yet.
    NUMBER_UNKNOWN,
    /// The depositary closed another proposal for the same number; neither holds.
    NUMBER_CONTESTED,
    /// Since the number that the terms name a slot became firm that meets their window.
    CALENDAR_PASSED,
    /// The yard gave a part of the window to another slot, not knowing of this one; neither holds.
    CALENDAR_CONTESTED,
    /// The terms name no dock yet.
    NO_DOCK,
    /// The keeper closed it.
    CLOSED,
    /// A closing rests on acts that are not held here yet; so many are missing.
    CLOSING_WAITS,
    /// What is held of the keeper's own acts, or of the membership, speaks against a closing.
    CLOSING_NOT_BORNE,
    /// The keeper closed it in different ways; so many.
    CLOSINGS_DIFFER,
    /// The terms hold something that this version cannot show; nobody here can consent.
    TERMS_NOT_SHOWN,
    /// Notice was given that a party leaves it.
    LEAVES,
    /// It ends by that notice.
    ENDS
  }

  static Because of(Cause cause, @Nullable PartyId party, @Nullable Instant at) {
    return new Because(cause, party, at, null, 0);
  }

  static Because of(Cause cause, @Nullable PartyId party, @Nullable Instant at, Hash hash) {
    return new Because(cause, party, at, hash, 0);
  }

  static Because of(Cause cause, int count) {
    return new Because(cause, null, null, null, count);
  }
}
