// SPDX-License-Identifier: Apache-2.0

/// The node's append-only record: hash-chained segment files over a Disk, with append, replay and
/// verification. Acknowledged means forced.
@NullMarked
package renkei.core.journal;

import org.jspecify.annotations.NullMarked;
