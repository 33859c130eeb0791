// SPDX-License-Identifier: Apache-2.0
package renkei.core.release;

import renkei.core.entry.PartyId;
import renkei.core.entry.SignedEntry;

/// A signed entry may cross to one party.
public final class EntryPermit implements Permit {
  private final SignedEntry entry;
  private final Ground ground;
  private final PartyId recipient;
  private final long policyNumber;
  private final String reasons;

  EntryPermit(
      SignedEntry entry, Ground ground, PartyId recipient, long policyNumber, String reasons) {
    this.entry = entry;
    this.ground = ground;
    this.recipient = recipient;
    this.policyNumber = policyNumber;
    this.reasons = reasons;
  }

  /// The entry, with the exact bytes that may cross.
  public SignedEntry entry() {
    return entry;
  }

  /// What lets it cross.
  public Ground ground() {
    return ground;
  }

  @Override
  public PartyId recipient() {
    return recipient;
  }

  @Override
  public long policyNumber() {
    return policyNumber;
  }

  /// The names of the reason codes, as the journal keeps them.
  public String reasons() {
    return reasons;
  }

  @Override
  public String toString() {
    return "permit of policy " + policyNumber + " for entry " + entry.entry().id();
  }
}
