// SPDX-License-Identifier: Apache-2.0
package renkei.core.exchange;

import renkei.core.entry.PartyId;

/// Which stream stays when two nodes have dialled each other at once. Both decide alike without a
/// word: the stream that the lower party id dialled.
public final class OneStream {
  private OneStream() {}

  /// Whether a new stream takes the place of the present one. A dialler that dials again has lost
  /// the present one, even when that is not noticed here yet.
  ///
  /// @param self this party
  /// @param peer the other
  /// @param presentDialledHere who dialled the present one
  /// @param newDialledHere who dialled the new one
  public static boolean newOneStays(
      PartyId self, PartyId peer, boolean presentDialledHere, boolean newDialledHere) {
    if (presentDialledHere == newDialledHere) {
      return true;
    }
    return newDialledHere == self.compareTo(peer) < 0;
  }
}
