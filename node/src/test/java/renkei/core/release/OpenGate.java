// SPDX-License-Identifier: Apache-2.0
package renkei.core.release;

import java.util.List;
import renkei.core.entry.BeatPart;
import renkei.core.entry.PartyId;
import renkei.core.entry.ReleasedTrack;
import renkei.core.entry.SignedEntry;

/// The gate replaced by "release everything", for tests only: what comes behind the gate must hold
/// even then (DESIGN rule 1). It lives in the gate's package because nobody else can make a permit.
public final class OpenGate {
  private OpenGate() {}

  /// A permit for anything to anybody.
  public static EntryPermit permit(SignedEntry entry, PartyId recipient) {
    return new EntryPermit(
        entry,
        new Ground.Notice(),
        recipient,
        new EntryPermit.Basis(1, "NONE"),
        java.util.Set.of());
  }

  /// A permit for any tracks to anybody.
  public static TrackPermit permit(BeatPart part, List<ReleasedTrack> tracks, PartyId recipient) {
    return new TrackPermit(part, tracks, recipient, 1);
  }
}
