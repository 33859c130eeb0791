// SPDX-License-Identifier: Apache-2.0
package renkei.core.exchange;

import renkei.core.base.Malformed;
import renkei.core.release.EntryPermit;
import renkei.core.release.TrackPermit;

/// What may be handed to a link: control frames, and content under a permit that only the gate
/// makes.
public sealed interface OutFrame permits Control, OutFrame.Carry, OutFrame.Return, OutFrame.Tracks {

  /// An entry under its number.
  ///
  /// @param seq from 1 in the present incarnation
  /// @param permit for this recipient
  record Carry(long seq, EntryPermit permit) implements OutFrame {
    /// Checks the range.
    public Carry {
      Malformed.unless(seq >= 1, "a number counts from 1");
    }
  }

  /// The recipient's own entry, which it lost.
  ///
  /// @param incarnation of the recipient, in which it sent it
  /// @param seq the number under which it sent it
  /// @param permit for this recipient
  record Return(int incarnation, long seq, EntryPermit permit) implements OutFrame {
    /// Checks the ranges.
    public Return {
      Malformed.unless(incarnation >= 1 && seq >= 1, "an incarnation and a number count from 1");
    }
  }

  /// One part of a beat of the live lane: the whole set of a lane in place of the last one.
  ///
  /// @param permit for this recipient; knows its lane, beat and part
  record Tracks(TrackPermit permit) implements OutFrame {}
}
