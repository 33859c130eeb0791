// SPDX-License-Identifier: Apache-2.0
package renkei.core.consent;

import java.time.Instant;
import renkei.core.entry.EntryId;
import renkei.core.entry.Matter;

/// A slot that takes its window of a dock.
///
/// @param proposal the slot's proposal
/// @param terms what was agreed
/// @param until its end: as agreed, or earlier by a notice
public record HeldSlot(EntryId proposal, Matter.RepairSlot terms, Instant until) {}
