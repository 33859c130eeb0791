// SPDX-License-Identifier: Apache-2.0
package renkei.core.release;

import renkei.core.entry.EntryId;
import renkei.core.entry.PartyId;

/// A decision was revoked after its statement had crossed: a recall notice is owed. A copy may
/// remain.
///
/// @param decision entry id of the decision
/// @param revocation entry id of its revocation
/// @param statement entry id of what crossed
/// @param recipient who has it
/// @param reason the officer's reason
public record DueRecall(
    EntryId decision, EntryId revocation, EntryId statement, PartyId recipient, String reason) {}
