// SPDX-License-Identifier: Apache-2.0

/// Parties, links, disks and clocks in one seeded thread, over the real core. A schedule is its
/// seed: the same number plays the same faults again.
@NullMarked
package renkei.sim;

import org.jspecify.annotations.NullMarked;
