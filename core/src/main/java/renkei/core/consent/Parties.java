// SPDX-License-Identifier: Apache-2.0
package renkei.core.consent;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import renkei.core.entry.Crossing;
import renkei.core.entry.Elector;
import renkei.core.entry.Entry;
import renkei.core.entry.FunctionId;
import renkei.core.entry.PartyId;

/// Who takes part in a proposal.
final class Parties {
  private Parties() {}

  static Crossing.ProposalOpened opened(Entry opening) {
    if (opening.body() instanceof Crossing.ProposalOpened opened) {
      return opened;
    }
    throw new IllegalStateException("an entry of kind " + opening.kind() + " opens no proposal");
  }

  /// Opener and electors, each once, the opener first.
  static List<PartyId> of(Entry opening) {
    List<PartyId> parties = new ArrayList<>();
    parties.add(opening.party());
    for (Elector elector : opened(opening).electorate()) {
      if (!elector.party().equals(opening.party())) {
        parties.add(elector.party());
      }
    }
    return parties;
  }

  /// The audience that an act of this party has.
  static Set<PartyId> audience(Entry opening, PartyId author) {
    Set<PartyId> audience = new TreeSet<>(of(opening));
    audience.remove(author);
    return audience;
  }

  /// Electors, and the opener under the first elector's function when it is no elector itself.
  static List<Elector> voices(Entry opening) {
    List<Elector> electorate = opened(opening).electorate();
    List<Elector> voices = new ArrayList<>(electorate);
    FunctionId function = functionOf(opening, opening.party());
    boolean elector = electorate.stream().anyMatch(e -> e.party().equals(opening.party()));
    if (!elector && function != null) {
      voices.add(new Elector(opening.party(), function));
    }
    return voices;
  }

  static @Nullable FunctionId functionOf(Entry opening, PartyId party) {
    List<Elector> electorate = opened(opening).electorate();
    for (Elector elector : electorate) {
      if (elector.party().equals(party)) {
        return elector.function();
      }
    }
    boolean opener = opening.party().equals(party) && !electorate.isEmpty();
    return opener ? electorate.getFirst().function() : null;
  }
}
