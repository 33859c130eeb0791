// SPDX-License-Identifier: Apache-2.0
package renkei.core.base;

import java.time.Instant;

/// Where the present comes from. The core never reads a clock of its own, so that the simulator can
/// run the same code with clocks that drift and jump.
public interface Clock {
  /// The present, to the millisecond at best. May go back; whoever needs order uses positions.
  Instant now();
}
