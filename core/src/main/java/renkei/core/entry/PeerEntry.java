// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

import renkei.core.base.Hash;

/// Whose keys our officers took as another party's.
public sealed interface PeerEntry extends Domestic {

  /// The words of a peer's key were read back by two people: its keys are pinned from now on, and
  /// the pairing terms with this hash are accepted.
  ///
  /// @param identity the peer's keys and address
  /// @param terms hash of the pairing terms that the officer saw
  record PeerPinned(Matter.Identity identity, Hash terms) implements PeerEntry {
    @Override
    public boolean act() {
      return true;
    }
  }

  /// The words of a party were read back by two people who have no link between their nodes: its
  /// keys are known from now on, so that its acts can be taken from whoever carries them.
  ///
  /// @param identity the party's keys
  record PartyKnown(Matter.Identity identity) implements PeerEntry {
    @Override
    public boolean act() {
      return true;
    }
  }

  /// The link to a peer stops until it is pinned again.
  record PeerSuspended(PartyId peer, String reason) implements PeerEntry {
    /// Checks the form.
    public PeerSuspended {
      Form.prose("a reason", reason);
    }

    @Override
    public boolean act() {
      return true;
    }
  }
}
