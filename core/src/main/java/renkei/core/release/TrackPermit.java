// SPDX-License-Identifier: Apache-2.0
package renkei.core.release;

import java.util.List;
import renkei.core.entry.BeatPart;
import renkei.core.entry.PartyId;
import renkei.core.entry.ReleasedTrack;

/// Reduced tracks may cross to one party: one part of one beat of one lane.
public final class TrackPermit implements Permit {
  private final BeatPart part;
  private final List<ReleasedTrack> tracks;
  private final PartyId recipient;
  private final long policyNumber;

  TrackPermit(BeatPart part, List<ReleasedTrack> tracks, PartyId recipient, long policyNumber) {
    this.part = part;
    this.tracks = List.copyOf(tracks);
    this.recipient = recipient;
    this.policyNumber = policyNumber;
  }

  /// Which part of which beat.
  public BeatPart part() {
    return part;
  }

  /// The tracks in the form in which they cross, by number; may be empty.
  public List<ReleasedTrack> tracks() {
    return tracks;
  }

  @Override
  public PartyId recipient() {
    return recipient;
  }

  @Override
  public long policyNumber() {
    return policyNumber;
  }

  @Override
  public String toString() {
    return "permit of policy " + policyNumber + " for " + tracks.size() + " tracks";
  }
}
