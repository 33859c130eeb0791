// SPDX-License-Identifier: Apache-2.0
package renkei.core.turn;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import renkei.core.entry.Body;
import renkei.core.entry.Crossing;
import renkei.core.entry.Entry;
import renkei.core.entry.EntryId;
import renkei.core.entry.Level;
import renkei.core.entry.Matter;
import renkei.core.entry.PartyId;
import renkei.core.entry.Refusal;
import renkei.core.entry.RefusalCode;

/// Documents that own entries name: only what was released to everybody who reads the entry can be
/// named in it. Owner: the turn.
final class Enclosures {
  private final State state;

  Enclosures(State state) {
    this.state = state;
  }

  /// Why an answer may not name its document; empty also when it names none.
  Optional<Refusal> answer(Entry entry, Crossing.InformationGiven given) {
    @Nullable EntryId named = given.document();
    return named == null
        ? Optional.empty()
        : released(named, entry.audience()).or(() -> allowed(entry, given, named));
  }

  /// Why the terms of an own opening or counter may not come with their documents. What the other
  /// party put on the table may stay on it.
  Optional<Refusal> terms(Entry entry) {
    Set<EntryId> standing = Set.of();
    List<EntryId> named;
    switch (entry.body()) {
      case Crossing.ProposalOpened opened -> named = opened.terms().terms().documents();
      case Crossing.TermsCountered countered -> {
        named = countered.terms().terms().documents();
        standing =
            state
                .proposals()
                .find(countered.proposal())
                .map(view -> Set.copyOf(view.onTable().terms().documents()))
                .orElse(Set.of());
      }
      case Body _ -> named = List.of();
    }
    for (EntryId document : named) {
      Optional<Refusal> refusal =
          standing.contains(document) ? Optional.empty() : released(document, entry.audience());
      if (refusal.isPresent()) {
        return refusal;
      }
    }
    return Optional.empty();
  }

  /// Why a document cannot be named towards these parties.
  private Optional<Refusal> released(EntryId named, Set<PartyId> to) {
    Optional<Holdings.Document> held =
        state.holdings().document(named).filter(found -> found.owner().equals(state.self()));
    if (held.isEmpty() || held.get().releasedTo() == null) {
      return because(
          RefusalCode.NOT_RELEASABLE,
          "document "
              + named
              + " was released to nobody: release it to the party asked first, then name what"
              + " crossed");
    }
    if (!to.equals(Set.of(held.get().releasedTo()))) {
      return because(
          RefusalCode.NOT_RELEASABLE,
          "document "
              + named
              + " was released to "
              + state.peers().code(held.get().releasedTo())
              + " alone; whoever else reads this never had it");
    }
    return held.get().recalled() == null
        ? Optional.empty()
        : because(
            RefusalCode.NOT_RELEASABLE,
            "document " + named + " was recalled: release it again before naming it");
  }

  /// A document that answers is bounded by what the asker allowed, like the answer itself.
  private Optional<Refusal> allowed(Entry entry, Crossing.InformationGiven given, EntryId named) {
    Level level = state.holdings().document(named).orElseThrow().label().level();
    PartyId asker = entry.audience().iterator().next();
    Optional<Level> highest =
        state
            .proposals()
            .find(given.proposal())
            .filter(view -> view.matter() instanceof Matter.Information)
            .map(view -> ((Matter.Information) view.matter()).allowed());
    Optional<Level> means =
        Optional.ofNullable(state.desk().policy().agreements().get(asker))
            .map(with -> with.outward().map().meanings().get(level));
    boolean within =
        highest.isPresent() && means.isPresent() && means.get().compareTo(highest.get()) <= 0;
    return within
        ? Optional.empty()
        : because(
            RefusalCode.NOT_RELEASABLE,
            "document "
                + named
                + " is "
                + level
                + ", above what the asker allowed for an answer"
                + highest.map(found -> ", " + found).orElse(""));
  }

  private static Optional<Refusal> because(RefusalCode code, String sentence) {
    return Optional.of(new Refusal(code, sentence));
  }
}
