// SPDX-License-Identifier: Apache-2.0
package renkei.core.consent;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Hash;
import renkei.core.entry.Membership;
import renkei.core.entry.PartyId;

/// A membership as the depositary's closings that are held here number it.
///
/// @param membership of what
/// @param depositary whose closings number it
/// @param made the closing that made the present number
/// @param members who must consent to an accession opened on that number, ascending
/// @param contested whether two closings were made for the next number: neither holds
/// @param leaving members of former numbers whose notice ends their membership later, or did
public record MembershipLine(
    Membership membership,
    PartyId depositary,
    Made made,
    List<PartyId> members,
    boolean contested,
    List<Leaver> leaving) {
  /// Copies the lists.
  public MembershipLine {
    members = List.copyOf(members);
    leaving = List.copyOf(leaving);
  }

  /// The present number.
  public long number() {
    return made.number;
  }

  /// How a number came about.
  ///
  /// @param number the number
  /// @param since when the depositary recorded the closing that made it
  /// @param closing hash of that closing
  public record Made(long number, Instant since, Hash closing) {}

  /// A member that gave notice.
  ///
  /// @param party who
  /// @param from when its membership ends
  public record Leaver(PartyId party, Instant from) {}

  /// Whether the party is a member then: counted in the number, or leaving later.
  public boolean member(PartyId party, @Nullable Instant at) {
    return members.contains(party)
        || at != null
            && leaving.stream().anyMatch(one -> one.party.equals(party) && at.isBefore(one.from));
  }
}
