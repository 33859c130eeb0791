// SPDX-License-Identifier: Apache-2.0
package renkei.core.exchange;

import renkei.core.entry.PartyId;
import renkei.core.entry.Verifier;

/// What all links of one node share.
///
/// @param self the node's party
/// @param verifier knows the pinned keys of the peers and the own ones
/// @param record the node's own record
public record LinkOwner(PartyId self, Verifier verifier, OwnRecord record) {}
