// SPDX-License-Identifier: Apache-2.0
package renkei.core.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import renkei.core.entry.BeatPart;
import renkei.core.release.TrackPermit;

/// The live lane of one link: best effort, newest wins, never repeated.
final class LiveLane {
  private final Tally tally;
  private final Map<Integer, Long> shown = new HashMap<>();

  LiveLane(Tally tally) {
    this.tally = tally;
  }

  /// No stream any more: lanes are numbered anew on the next.
  void stop() {
    shown.clear();
  }

  List<Effect> offer(TrackPermit permit, boolean up) {
    if (!up) {
      tally.add(LinkCounter.BEATS_UNSENT);
      return List.of();
    }
    List<Effect> out = new ArrayList<>(1);
    out.add(new Effect.Send(new OutFrame.Tracks(permit)));
    return out;
  }

  void arrived(InFrame.TracksArrived beat, List<Effect> out) {
    BeatPart part = beat.part();
    long newest = shown.getOrDefault(part.lane(), 0L);
    if (part.lane() > LinkLimits.LANES_MAX || part.beat() < newest) {
      tally.add(part.beat() < newest ? LinkCounter.BEATS_OLDER : LinkCounter.REFUSED_HERE);
      return;
    }
    shown.put(part.lane(), part.beat());
    out.add(new Effect.ShowTracks(part, beat.tracks()));
  }
}
