// SPDX-License-Identifier: Apache-2.0
package renkei.core.turn;

import java.time.Instant;
import java.util.Optional;
import renkei.core.base.Hash;
import renkei.core.entry.Deed;
import renkei.core.entry.Entry;
import renkei.core.entry.Refusal;

/// What officers sign of their drafts, before anything is recorded. Asked by the owner of the
/// state.
public final class Deeds {
  private Deeds() {}

  /// The hash that an officer signs of a draft, were it recorded now.
  public static Hash of(State state, Draft draft) {
    return Deed.hash(state.rolls().checking().codec().deed(entry(state, draft)));
  }

  /// Why a draft is not signed by its officer as it must be; empty: it is, or need not be.
  public static Optional<Refusal> unsigned(State state, Draft draft) {
    return state.rolls().own().check(entry(state, draft), draft.proof(), state.rolls().checking());
  }

  /// No deed holds the time of recording.
  private static Entry entry(State state, Draft draft) {
    return new Admission(state).entry(draft, Instant.EPOCH);
  }
}
