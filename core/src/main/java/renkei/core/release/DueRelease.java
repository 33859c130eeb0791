// SPDX-License-Identifier: Apache-2.0
package renkei.core.release;

import renkei.core.entry.EntryId;
import renkei.core.entry.PartyId;

/// A decision whose hold is over and which the gate lets through: a statement is to be made of the
/// item for the recipient, and sent.
///
/// @param decision entry id of the decision
/// @param item the document or received entry
/// @param recipient to whom
public record DueRelease(EntryId decision, EntryId item, PartyId recipient) {}
