// SPDX-License-Identifier: Apache-2.0
/// Small things without a domain: limits, hex, hashes, and what comes in from outside (clock, disk,
/// randomness). Any thread may use the value types. Absent: every other package of ours.
@NullMarked
package renkei.core.base;

import org.jspecify.annotations.NullMarked;
