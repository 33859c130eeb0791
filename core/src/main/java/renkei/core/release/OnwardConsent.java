// SPDX-License-Identifier: Apache-2.0
package renkei.core.release;

import renkei.core.base.Hash;
import renkei.core.entry.EntryId;
import renkei.core.entry.PartyId;

/// An onward release in force: one originator's consent that one entry goes to one further party.
///
/// @param proposal entry id of the proposal that it came from
/// @param originator who consented
/// @param entry hash of the entry as it is held here
/// @param to the further party
public record OnwardConsent(EntryId proposal, PartyId originator, Hash entry, PartyId to) {}
