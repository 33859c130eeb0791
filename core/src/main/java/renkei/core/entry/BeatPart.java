// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

import java.time.Instant;
import renkei.core.base.Malformed;

/// Which part of which beat of a lane some released tracks are. All parts of a beat together are
/// the whole set of that lane: what is not among them is gone, and nothing says why.
///
/// @param lane which lane of the link, from 1 as they began; tells nothing else
/// @param beat from 1, one more for every set that was sent
/// @param at the moment that the set shows, cut to the rhythm of the lane
/// @param part 1 to `parts`
/// @param parts how many parts the set has
public record BeatPart(int lane, long beat, Instant at, int part, int parts) {
  /// Released tracks in one part at most.
  public static final int TRACKS_MAX = 200;

  /// Checks the ranges.
  public BeatPart {
    Form.time("a beat", at);
    Malformed.unless(lane >= 1 && beat >= 1, "lanes and beats are numbered from 1");
    Malformed.unless(part >= 1 && part <= parts, "a part is numbered from 1 to their number");
  }
}
