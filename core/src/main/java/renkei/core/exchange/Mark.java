// SPDX-License-Identifier: Apache-2.0
package renkei.core.exchange;

import renkei.core.base.Hash;
import renkei.core.base.Malformed;

/// A place in one direction of a link: the last number, and the link head over everything up to it.
/// The link head of nothing is [Hash#ZERO]; that of number n is SHA-256 over the head of n - 1 and
/// the hash of entry n (32 zero bytes for a number that carries nothing).
///
/// @param incarnation of the party that numbers, from 1; 0: nothing was ever received
/// @param seq the last number, from 1; 0: none yet
/// @param linkHead 32 bytes
public record Mark(int incarnation, long seq, Hash linkHead) {
  /// Nothing was ever received.
  public static final Mark NONE = new Mark(0, 0, Hash.ZERO);

  /// Checks the ranges.
  public Mark {
    Malformed.unless(incarnation >= 0 && seq >= 0, "an incarnation and a number count from 1");
    Malformed.unless(incarnation > 0 || seq == 0, "a number belongs to an incarnation");
    Malformed.unless(
        seq > 0 || linkHead.equals(Hash.ZERO), "the link head of nothing is all zeros");
  }

  /// The link head after one more number.
  static Hash next(Hash head, Hash entry) {
    return Hash.sha256(head.bytes(), entry.bytes());
  }
}
