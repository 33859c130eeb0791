// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import java.util.HashMap;
import java.util.Map;
import renkei.core.entry.EntryId;
import renkei.core.turn.Answer;
import renkei.core.turn.Draft;

/// What is known to be wrong when an officer submits it is never accepted.
final class WrongInputRefused implements Invariant {
  private final Map<EntryId, String> wrong = new HashMap<>();

  /// This draft must be refused.
  void note(EntryId draft, String why) {
    wrong.put(draft, why);
  }

  @Override
  public void answered(SimParty party, Draft draft, Answer answer) {
    String why = wrong.get(draft.id());
    unless(
        why == null || answer instanceof Answer.Refused, () -> party.code() + " accepted " + why);
  }
}
