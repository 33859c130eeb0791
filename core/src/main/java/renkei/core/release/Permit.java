// SPDX-License-Identifier: Apache-2.0
package renkei.core.release;

import renkei.core.entry.PartyId;

/// Proof of a ruling (通過証): whatever turns things into outbound bytes takes one. Only the gate
/// makes permits; no constructor can be reached from another package.
public sealed interface Permit permits EntryPermit, TrackPermit {
  /// The one party that it is for.
  PartyId recipient();

  /// The number of the policy that ruled; compared with the present one at the last hand-over.
  long policyNumber();
}
