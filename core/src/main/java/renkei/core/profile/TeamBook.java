// SPDX-License-Identifier: Apache-2.0
package renkei.core.profile;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Hash;
import renkei.core.consent.Ending;
import renkei.core.entry.Entry;
import renkei.core.entry.PartyId;
import renkei.core.entry.Refusal;
import renkei.core.entry.SignedEntry;
import renkei.core.entry.TeamEntry;

/// What is held of one team: a set of entries. What it means is read from the set alone
/// ([TeamReading]), so the sequence of arrival cannot matter.
final class TeamBook {
  private static final Comparator<Stated> SEQUENCE =
      Comparator.comparing(Stated::entry, TeamLine.SEQUENCE);

  private static final Ending NOBODY_LEAVES = new Ending(null, null, List.of());

  private final Map<PartyId, Author> authors = new TreeMap<>();
  private Set<PartyId> parties = Set.of();
  private Ending ending = NOBODY_LEAVES;
  private @Nullable TeamReading reading;

  /// An entry of the team.
  ///
  /// @param entry as stated
  /// @param body its body
  /// @param hash of its bytes
  record Stated(Entry entry, TeamEntry body, Hash hash) {}

  /// One party's own sequence, and what has come of it. What leaves out a party of whose leaving
  /// nothing is held here waits for that; but its author knew, so its next entry is judged by it.
  private final class Author {
    final List<Stated> stated = new ArrayList<>();
    final List<Stated> counting = new ArrayList<>();
    TeamParty party = new TeamParty();
    TeamParty claimed = new TeamParty();
    int waiting;

    void add(Stated one) {
      int place = Collections.binarySearch(stated, one, SEQUENCE);
      if (place >= 0) {
        return;
      }
      stated.add(-place - 1, one);
      if (-place == stated.size()) {
        take(one);
      } else {
        readAgain();
      }
    }

    private void readAgain() {
      party = new TeamParty();
      claimed = new TeamParty();
      counting.clear();
      waiting = 0;
      stated.forEach(this::take);
    }

    private void take(Stated one) {
      Fit fit = fit(one.entry);
      if (fit == Fit.NOT) {
        return;
      }
      if (claimed.check(one.entry, one.body).isEmpty()) {
        claimed.apply(one.entry, one.body, one.hash);
      }
      if (fit == Fit.WAITS) {
        waiting++;
      } else if (party.check(one.entry, one.body).isEmpty()) {
        party.apply(one.entry, one.body, one.hash);
        counting.add(one);
      }
    }

    /// What the party was by its own account just before an entry that it could state.
    TeamParty before(Entry entry) {
      boolean last =
          stated.isEmpty() || TeamLine.SEQUENCE.compare(stated.getLast().entry, entry) < 0;
      if (last) {
        return claimed;
      }
      Author earlier = new Author();
      stated.stream()
          .filter(one -> TeamLine.SEQUENCE.compare(one.entry, entry) < 0)
          .forEach(earlier::add);
      return earlier.claimed;
    }
  }

  /// Who is in the team and who leaves it, once its charter is held. What came before it from
  /// anybody else, or was not for everybody present, counts for nothing, or two parties would read
  /// two logs.
  void between(List<PartyId> all, Ending leaving) {
    Set<PartyId> now = Set.copyOf(all);
    if (!now.equals(parties) || !leaving.equals(ending)) {
      parties = now;
      ending = leaving;
      authors.values().forEach(Author::readAgain);
      reading = null;
    }
  }

  /// Whether an entry is for the parties of the team.
  private enum Fit {
    /// For everybody who had not left.
    FITS,
    /// Its author left out a party that has not left as far as is known here.
    WAITS,
    /// For others, or of a party that had left.
    NOT
  }

  private Fit fit(Entry entry) {
    Set<PartyId> reached = new TreeSet<>(entry.audience());
    reached.add(entry.party());
    if (parties.isEmpty()) {
      return Fit.FITS;
    }
    if (!parties.containsAll(reached) || ending.gone(entry.party(), entry.recorded())) {
      return Fit.NOT;
    }
    return parties.stream()
            .allMatch(party -> reached.contains(party) || ending.gone(party, entry.recorded()))
        ? Fit.FITS
        : Fit.WAITS;
  }

  void add(SignedEntry signed, TeamEntry body) {
    Stated one = new Stated(signed.entry(), body, signed.hash());
    authors.computeIfAbsent(signed.entry().party(), _ -> new Author()).add(one);
    reading = null;
  }

  /// Why the party cannot state this after what it stated before.
  Optional<Refusal> check(Entry entry, TeamEntry body) {
    Author author = authors.get(entry.party());
    return (author == null ? new TeamParty() : author.before(entry)).check(entry, body);
  }

  /// The party as its own entries make it.
  TeamParty party(PartyId party) {
    Author author = authors.get(party);
    return author == null ? new TeamParty() : author.party;
  }

  /// Entries of a party that leave out somebody of whose leaving nothing is held here.
  int waiting(PartyId party) {
    Author author = authors.get(party);
    return author == null ? 0 : author.waiting;
  }

  /// Who leaves.
  Ending ending() {
    return ending;
  }

  /// What one party stated last in it; empty: nothing.
  Optional<Entry> last(PartyId party) {
    Author author = authors.get(party);
    return author == null || author.stated.isEmpty()
        ? Optional.empty()
        : Optional.of(author.stated.getLast().entry);
  }

  /// What all of it means.
  TeamReading reading() {
    if (reading == null) {
      List<Stated> counting = new ArrayList<>();
      authors.values().forEach(author -> counting.addAll(author.counting));
      counting.sort(SEQUENCE);
      reading = new TeamReading(counting, this);
    }
    return reading;
  }
}
