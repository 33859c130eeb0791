// SPDX-License-Identifier: Apache-2.0
package renkei.core.release;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import renkei.core.entry.PartyId;
import renkei.core.entry.SignedEntry;

/// A signed entry may cross to one party.
public final class EntryPermit implements Permit {
  private final SignedEntry entry;
  private final Ground ground;
  private final PartyId recipient;
  private final Basis basis;
  private final Set<PartyId> further;

  /// @param further parties of its audience that this node does not reach
  EntryPermit(
      SignedEntry entry, Ground ground, PartyId recipient, Basis basis, Set<PartyId> further) {
    this.entry = entry;
    this.ground = ground;
    this.recipient = recipient;
    this.basis = basis;
    this.further = Collections.unmodifiableSet(new TreeSet<>(further));
  }

  /// What it rests on.
  ///
  /// @param policyNumber of the policy that it was ruled by
  /// @param reasons the names of the reason codes
  record Basis(long policyNumber, String reasons) {}

  /// Parties of its audience that this node does not reach: the recipient may carry it to them,
  /// where it is an act of a proposal in which they both take part. Ascending.
  public Set<PartyId> further() {
    return further;
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
    return basis.policyNumber;
  }

  /// The names of the reason codes, as the journal keeps them.
  public String reasons() {
    return basis.reasons;
  }

  @Override
  public String toString() {
    return "permit of policy " + basis.policyNumber + " for entry " + entry.entry().id();
  }
}
