// SPDX-License-Identifier: Apache-2.0
package renkei.sim;

import java.util.List;
import renkei.core.base.Bytes;
import renkei.core.entry.PartyId;
import renkei.core.exchange.InFrame;
import renkei.core.journal.Row;
import renkei.core.turn.Draft;
import renkei.core.turn.TurnOutput;

/// Something that holds after every step of every schedule. It looks on and throws a [Violation];
/// it never touches what it looks at.
interface Invariant {
  /// A row that is on a party's disk.
  ///
  /// @param position in that party's journal, from 1
  record Placed(long position, Row row) {}

  /// A frame on its way out, after the encoder and the guard and before the network.
  ///
  /// @param bytes as the network gets them
  /// @param read what the bytes say
  /// @param ruledMillis by the sender's clock, when the turn that handed it over took place
  record Leaving(SimParty from, PartyId to, Bytes bytes, InFrame read, long ruledMillis) {}

  /// These rows are on the disk now: after a turn, or found there at a start although the turn that
  /// wrote them was never answered.
  default void recorded(SimParty party, List<Placed> rows) {}

  /// A turn was taken.
  default void turned(SimParty party, TurnOutput output) {}

  /// A draft was answered.
  default void answered(SimParty party, Draft draft, renkei.core.turn.Answer answer) {}

  /// A frame leaves.
  default void leaves(Leaving frame) {}

  /// A node is about to stop or to be stopped between two turns; its state can be read a last time.
  default void stops(SimParty party) {}

  /// A node started again.
  default void started(SimParty party) {}

  /// A node started from an older copy of its disk.
  default void restored(SimParty party) {}

  /// All is healed and quiet.
  default void ended(World world) {}

  /// The name under which it is told.
  default String name() {
    return getClass().getSimpleName();
  }

  /// Throws when it does not hold.
  default void unless(boolean holds, java.util.function.Supplier<String> sentence) {
    if (!holds) {
      throw new Violation(name(), sentence.get());
    }
  }
}
