// SPDX-License-Identifier: Apache-2.0
package renkei.node.keys;

import renkei.core.base.Hash;
import renkei.core.entry.PartyId;

/// Who is at the other end of a link, as its handshake proved.
///
/// @param party the party for which the link key is pinned here
/// @param linkKey SHA-256 of the public key it used
public record LinkIdentity(PartyId party, Hash linkKey) {}
