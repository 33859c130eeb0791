// SPDX-License-Identifier: Apache-2.0
package renkei.core.entry;

import renkei.core.base.Bytes;

/// Signs for one party. Thread-safe.
public interface Signer {
  /// The party that it signs for.
  PartyId party();

  /// A signature over an entry's bytes, in the context "entry, version 1".
  Proof sign(Bytes entry);

  /// A signature over a batch head's bytes, in a context of its own, so that neither can stand for
  /// the other.
  Proof signHead(Bytes head);
}
