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

  private final Map<PartyId, Author> authors = new TreeMap<>();
  private Set<PartyId> parties = Set.of();
  private @Nullable TeamReading reading;

  /// An entry of the team.
  ///
  /// @param entry as stated
  /// @param body its body
  /// @param hash of its bytes
  record Stated(Entry entry, TeamEntry body, Hash hash) {}

  /// One party's own sequence, and what has come of it.
  private final class Author {
    final List<Stated> stated = new ArrayList<>();
    final List<Stated> counting = new ArrayList<>();
    TeamParty party = new TeamParty();

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
      counting.clear();
      stated.forEach(this::take);
    }

    private void take(Stated one) {
      if (fits(one.entry) && party.check(one.entry, one.body).isEmpty()) {
        party.apply(one.entry, one.body, one.hash);
        counting.add(one);
      }
    }

    /// What the party was just before an entry that it could state.
    TeamParty before(Entry entry) {
      boolean last =
          stated.isEmpty() || TeamLine.SEQUENCE.compare(stated.getLast().entry, entry) < 0;
      if (last) {
        return party;
      }
      Author earlier = new Author();
      stated.stream()
          .filter(one -> TeamLine.SEQUENCE.compare(one.entry, entry) < 0)
          .forEach(earlier::add);
      return earlier.party;
    }
  }

  /// Who is in the team, once its charter is held. What came before it from anybody else, or was
  /// not for everybody, counts for nothing, or two parties would read two logs.
  void between(List<PartyId> all) {
    Set<PartyId> now = Set.copyOf(all);
    if (!now.equals(parties)) {
      parties = now;
      authors.values().forEach(Author::readAgain);
      reading = null;
    }
  }

  private boolean fits(Entry entry) {
    Set<PartyId> reached = new TreeSet<>(entry.audience());
    reached.add(entry.party());
    return parties.isEmpty() || reached.equals(parties);
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
