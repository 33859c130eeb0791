// SPDX-License-Identifier: Apache-2.0
package renkei.core.consent;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Hash;
import renkei.core.entry.Crossing;
import renkei.core.entry.Joint;
import renkei.core.entry.ReadinessReleased;
import renkei.core.entry.RollStated;
import renkei.core.entry.SignedEntry;

/// What one party says of each terms, read from its own sequence.
///
/// Opening and countering are consents to the terms stated. A counter takes back every consent of
/// its author to other terms. The first answer to terms stands: an opposite one without effect,
/// unless the consent was taken back in between.
final class Voice {
  private final Map<Hash, Said> said = new HashMap<>();
  private final Map<Hash, SignedEntry> ratified = new HashMap<>();
  private @Nullable SignedEntry acknowledged;
  private @Nullable SignedEntry withdrawn;

  /// The last effective answer to some terms.
  record Said(Stance stance, SignedEntry act) {}

  /// Reads a sequence; the opening first when the party is the opener.
  static Voice read(List<SignedEntry> sequence) {
    Voice voice = new Voice();
    sequence.forEach(voice::take);
    return voice;
  }

  /// Takes the next act; false when it has no effect because of an earlier, opposite answer.
  boolean take(SignedEntry act) {
    if (!(act.entry().body() instanceof Crossing body)) {
      return true;
    }
    return switch (body) {
      case Crossing.ProposalOpened opened -> consent(opened.terms().hash(), act);
      case Crossing.ProposalAcknowledged _ -> {
        acknowledged = acknowledged == null ? act : acknowledged;
        yield true;
      }
      case Crossing.ConsentGiven given -> consent(given.terms(), act);
      case Crossing.ConsentWithdrawn taken -> {
        boolean had = stance(taken.terms()) == Stance.CONSENTED;
        if (had) {
          said.put(taken.terms(), new Said(Stance.WITHDREW, act));
          ratified.remove(taken.terms());
        }
        yield had;
      }
      case Crossing.TermsCountered countered -> {
        said.replaceAll((_, before) ->
            before.stance == Stance.CONSENTED ? new Said(Stance.WITHDREW, act) : before);
        ratified.clear();
        yield consent(countered.terms().hash(), act);
      }
      case Crossing.ProposalDeclined declined -> {
        Stance before = stance(declined.terms());
        boolean free = before != Stance.CONSENTED;
        if (free && before != Stance.DECLINED) {
          said.put(declined.terms(), new Said(Stance.DECLINED, act));
        }
        yield free;
      }
      case Crossing.ProposalWithdrawn _ -> {
        withdrawn = withdrawn == null ? act : withdrawn;
        yield true;
      }
      case Crossing.ProposalRatified given -> {
        boolean signed = stance(given.terms()) == Stance.CONSENTED;
        if (signed) {
          ratified.putIfAbsent(given.terms(), act);
        }
        yield signed;
      }
      case Crossing.ProposalClosed _,
          Crossing.ProgressStated _,
          Crossing.InformationGiven _,
          Crossing.DocumentReleased _,
          Crossing.RecallNotice _,
          Crossing.CounterpartStated _,
          ReadinessReleased _,
          Crossing.IncarnationStarted _,
          Crossing.OfficerKeyEntered _,
          Crossing.OfficerKeyRevoked _,
          RollStated _,
          Joint _ ->
          true;
    };
  }

  private boolean consent(Hash terms, SignedEntry act) {
    Stance before = stance(terms);
    if (before == Stance.DECLINED) {
      return false;
    }
    if (before != Stance.CONSENTED) {
      said.put(terms, new Said(Stance.CONSENTED, act));
    }
    return true;
  }

  /// How the party stands to these terms; acknowledging counts for all.
  Stance stance(Hash terms) {
    Said answer = said.get(terms);
    if (answer != null) {
      return answer.stance;
    }
    return acknowledged == null ? Stance.SILENT : Stance.ACKNOWLEDGED;
  }

  /// The act by which it stands so; empty: silent.
  Optional<SignedEntry> act(Hash terms) {
    Said answer = said.get(terms);
    return Optional.ofNullable(answer == null ? acknowledged : answer.act);
  }

  /// Its ratification of these terms, while its consent to them stands; empty: none.
  Optional<SignedEntry> ratified(Hash terms) {
    return Optional.ofNullable(ratified.get(terms));
  }

  boolean hasAcknowledged() {
    return acknowledged != null;
  }

  /// The opener's withdrawal; empty: none.
  Optional<SignedEntry> withdrawn() {
    return Optional.ofNullable(withdrawn);
  }
}
