// SPDX-License-Identifier: Apache-2.0
package renkei.core.consent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import renkei.core.entry.Entry;
import renkei.core.entry.Matter;
import renkei.core.entry.PartyId;
import renkei.core.entry.Profile;

/// When what is in force ends by notice, and who leaves it before.
///
/// One notice ends what two parties agreed, or what cannot be without each of them. A team goes on
/// for the others while at least two remain: a notice there names its own party only.
///
/// @param at when it ends; null: no notice ends it
/// @param by whose notice ends it; null: no notice does
/// @param partings who leaves what goes on without them, by when they leave
public record Ending(@Nullable Instant at, @Nullable PartyId by, List<Parting> partings) {
  /// No notice holds.
  static final Ending NONE = new Ending(null, null, List.of());

  /// Copies the list.
  public Ending {
    partings = List.copyOf(partings);
  }

  /// A party leaves.
  ///
  /// @param party which
  /// @param from when it is a party of it no more
  /// @param notice the opening of its notice
  /// @param number what the parties that remain are counted by: 1 before anybody left, then one
  ///   more with each
  public record Parting(PartyId party, Instant from, Entry notice, int number) {}

  /// Whether it goes on without a party that leaves.
  static boolean goesOn(Matter matter) {
    return switch (Profile.of(matter)) {
      case TEAM_CHARTER -> true;
      case PAIRING,
          SUPPORT,
          INFORMATION,
          VISIT,
          ONWARD_RELEASE,
          WITHDRAWAL,
          AGREEMENT,
          ACCESSION,
          LEAVING,
          SUCCESSION,
          INTEREST,
          REPAIR_SLOT,
          PROGRAMME_STAGE ->
          false;
    };
  }

  /// Reads notices in force of one proposal. A function of the set of them.
  static Ending of(Entry opening, Matter matter, List<Entry> notices) {
    return goesOn(matter) ? partings(opening, notices) : first(opening, notices);
  }

  private static Ending first(Entry opening, List<Entry> notices) {
    Set<PartyId> everybody = ActCheck.everybody(opening);
    return notices.stream()
        .filter(notice -> ActCheck.everybody(notice).equals(everybody))
        .min(Comparator.comparing(Ending::from).thenComparing(Entry::party))
        .map(notice -> new Ending(from(notice), notice.party(), List.of()))
        .orElse(NONE);
  }

  /// A notice leaves out only who has left by its own time, so they are read by time: the one that
  /// another rests on comes before it.
  private static Ending partings(Entry opening, List<Entry> notices) {
    Set<PartyId> everybody = ActCheck.everybody(opening);
    Map<PartyId, Entry> leaving = new HashMap<>();
    for (Entry notice :
        notices.stream()
            .sorted(Comparator.comparing(Entry::recorded).thenComparing(Entry::id))
            .toList()) {
      Set<PartyId> leftOut = new HashSet<>(everybody);
      leftOut.removeAll(ActCheck.everybody(notice));
      boolean told =
          everybody.containsAll(ActCheck.everybody(notice))
              && leftOut.stream().allMatch(party -> gone(leaving, party, notice.recorded()));
      if (told && !gone(leaving, notice.party(), notice.recorded())) {
        leaving.merge(notice.party(), notice, (a, b) -> from(b).isBefore(from(a)) ? b : a);
      }
    }
    List<Parting> partings = new ArrayList<>();
    for (Entry notice :
        leaving.values().stream()
            .sorted(Comparator.comparing(Ending::from).thenComparing(Entry::party))
            .toList()) {
      partings.add(new Parting(notice.party(), from(notice), notice, partings.size() + 2));
    }
    int last = everybody.size() - 2;
    return partings.size() > last
        ? new Ending(partings.get(last).from(), partings.get(last).party(), partings)
        : new Ending(null, null, partings);
  }

  private static boolean gone(Map<PartyId, Entry> leaving, PartyId party, Instant at) {
    Entry notice = leaving.get(party);
    return notice != null && !from(notice).isAfter(at);
  }

  private static Instant from(Entry notice) {
    return Parties.opened(notice).terms().terms().matter() instanceof Matter.Withdrawal withdrawal
        ? withdrawal.from()
        : Instant.MAX;
  }

  /// Whether a party has left by then.
  public boolean gone(PartyId party, Instant at) {
    return partings.stream()
        .anyMatch(parting -> parting.party().equals(party) && !parting.from().isAfter(at));
  }
}
