// SPDX-License-Identifier: Apache-2.0

/// Faults planted in the compiled kernel, and whether the simulation finds them.
@NullMarked
package renkei.sim.planted;

import org.jspecify.annotations.NullMarked;
