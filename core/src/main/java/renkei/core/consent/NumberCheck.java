// SPDX-License-Identifier: Apache-2.0
package renkei.core.consent;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import renkei.core.entry.AgreementText;
import renkei.core.entry.Entry;
import renkei.core.entry.Matter;
import renkei.core.entry.PartyId;
import renkei.core.entry.Refusal;
import renkei.core.entry.RefusalCode;

/// Whether a proposal that changes a membership fits the membership as it is known here.
final class NumberCheck {
  private final PartyId self;
  private final Memberships memberships;

  NumberCheck(PartyId self, Memberships memberships) {
    this.self = self;
    this.memberships = memberships;
  }

  /// Why its opening is refused. A received one may have been opened on a number that has passed,
  /// or that is still under way to us; the depositary alone knows them all.
  ///
  /// @param held whether the agreement itself is held here
  Optional<Refusal> opening(Entry opening, boolean held) {
    Optional<Numbered> found = Numbered.of(opening);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Numbered numbered = found.get();
    boolean own = opening.party().equals(self);
    long now = memberships.number(numbered.membership());
    if (now == 0) {
      boolean outside = numbered.joins() && !held;
      return own && !outside ? unknown(numbered) : Optional.empty();
    }
    Optional<Refusal> keeper = keeper(opening, numbered);
    if (keeper.isPresent()) {
      return keeper;
    }
    PartyId depositary = memberships.depositary(numbered.membership(), now).orElseThrow();
    if (own && numbered.number() != now || depositary.equals(self) && numbered.number() > now) {
      return other(numbered, now);
    }
    return members(opening);
  }

  /// Nobody else's closing makes a number, unless it puts another in the depositary's place.
  private Optional<Refusal> keeper(Entry opening, Numbered numbered) {
    PartyId depositary =
        memberships.depositary(numbered.membership(), numbered.number()).orElse(null);
    if (depositary == null) {
      return Optional.empty();
    }
    if (numbered.succeeds()) {
      return numbered.party().equals(depositary)
          ? Optional.empty()
          : malformed("The depositary that is gone is " + depositary + ", and nobody else.");
    }
    return depositary.equals(Parties.opened(opening).keeper())
        ? Optional.empty()
        : malformed("The keeper is the depositary of the membership, " + depositary + ".");
  }

  /// Whether the depositary keeps it and the electorate is the membership at the number that it
  /// names; empty where it is, or where that number is not known here.
  Optional<Refusal> members(Entry opening) {
    Numbered numbered = Numbered.of(opening).orElseThrow();
    Optional<Set<PartyId>> members = memberships.members(numbered.membership(), numbered.number());
    if (members.isEmpty()) {
      return Optional.empty();
    }
    Optional<Refusal> keeper = keeper(opening, numbered);
    if (keeper.isPresent()) {
      return keeper;
    }
    boolean member = members.get().contains(numbered.party());
    if (member == numbered.joins()) {
      return ActCheck.refuse(
          member ? RefusalCode.STALE : RefusalCode.NOT_MEMBER,
          "The party "
              + numbered.party()
              + (member ? " is a member already." : " is no member, so it cannot leave."));
    }
    Set<PartyId> asked = new TreeSet<>(Parties.of(opening));
    Set<PartyId> expected = new TreeSet<>(members.get());
    expected.add(numbered.party());
    return asked.equals(expected)
        ? Optional.empty()
        : malformed(
            "It is for every member at number "
                + numbered.number()
                + " and nobody else: "
                + members.get().size()
                + " parties.");
  }

  /// Why an own consent is refused: nobody here consents by a number that has passed, or that is
  /// not known here.
  Optional<Refusal> consent(Entry opening) {
    Optional<Numbered> numbered =
        Numbered.of(opening).filter(found -> found.joins() || found.succeeds());
    if (numbered.isEmpty() || numbered.get().party().equals(self)) {
      return Optional.empty();
    }
    long now = memberships.number(numbered.get().membership());
    if (now < numbered.get().number()) {
      return unknown(numbered.get());
    }
    return now == numbered.get().number() ? members(opening) : other(numbered.get(), now);
  }

  /// Whether the number that it was opened on has passed.
  boolean passed(Entry opening) {
    return Numbered.of(opening)
        .filter(found -> memberships.number(found.membership()) > found.number())
        .isPresent();
  }

  /// Whether the next number is free for it: always for what changes no membership.
  boolean free(Entry opening) {
    return Numbered.of(opening)
        .filter(found ->
            memberships.number(found.membership()) != found.number()
                || !found.succeeds() && memberships.contested(found.membership(), found.makes()))
        .isEmpty();
  }

  private static Optional<Refusal> unknown(Numbered numbered) {
    return ActCheck.refuse(
        RefusalCode.OTHER_NUMBER,
        "Number "
            + numbered.number()
            + " of the membership of "
            + numbered.membership()
            + " is not known here: the closing that made it has not come.");
  }

  private static Optional<Refusal> other(Numbered numbered, long now) {
    return ActCheck.refuse(
        RefusalCode.OTHER_NUMBER,
        "The membership of "
            + numbered.membership()
            + " stands at number "
            + now
            + "; this was opened on number "
            + numbered.number()
            + ". Open it again on "
            + now
            + ".");
  }

  private static Optional<Refusal> malformed(String sentence) {
    return ActCheck.refuse(RefusalCode.MALFORMED, sentence);
  }

  /// What an applicant said that it accedes to stays that: a counter can show it, not change it.
  private static boolean keepsText(Matter.Accession before, Matter.Accession after) {
    AgreementText named = before.text();
    AgreementText now = after.text();
    return named == null || now != null && now.hash().equals(named.hash());
  }

  /// The terms of a counter keep what is joined or left, by whom, and on which number.
  static Optional<Refusal> counter(Matter before, Matter after) {
    boolean same =
        switch (before) {
          case Matter.Accession one ->
              after instanceof Matter.Accession other
                  && one.membership().equals(other.membership())
                  && one.number() == other.number()
                  && one.applicant().equals(other.applicant())
                  && keepsText(one, other);
          case Matter.Succession one ->
              after instanceof Matter.Succession other
                  && one.membership().equals(other.membership())
                  && one.number() == other.number()
                  && one.gone().equals(other.gone())
                  && one.successor().equals(other.successor());
          case Matter _ -> true;
        };
    return same
        ? Optional.empty()
        : malformed(
            "A counter keeps the membership, its number, whom it is about and the hash of the"
                + " agreement's terms.");
  }
}
