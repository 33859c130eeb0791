// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

import renkei.core.base.Malformed;

/// A track as its owner holds it, with the number by which one recipient knows it. Never crosses as
/// it is.
///
/// @param number from 1, in the sequence of first release to that recipient
/// @param track the original
public record NumberedTrack(int number, Track track) {
  /// Checks the number.
  public NumberedTrack {
    Malformed.unless(number >= 1, "a released track is numbered from 1");
  }
}
