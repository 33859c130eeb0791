// SPDX-License-Identifier: Apache-2.0
package renkei.core.release;

import java.util.List;
import renkei.core.entry.BeatPart;
import renkei.core.entry.PartyId;
import renkei.core.entry.ReleasedTrack;
import renkei.core.entry.SignedEntry;

/// Permits for tests of what carries them. Only in test sources: production has the gate alone.
public final class TestPermits {
  private TestPermits() {}

  /// A permit for an entry.
  public static EntryPermit entry(SignedEntry entry, PartyId recipient, long policyNumber) {
    return new EntryPermit(
        entry,
        new Ground.Notice(),
        recipient,
        new EntryPermit.Basis(policyNumber, "TEST"),
        java.util.Set.of());
  }

  /// A permit for one part of a beat.
  public static TrackPermit tracks(
      BeatPart part, List<ReleasedTrack> tracks, PartyId recipient, long policyNumber) {
    return new TrackPermit(part, tracks, recipient, policyNumber);
  }
}
