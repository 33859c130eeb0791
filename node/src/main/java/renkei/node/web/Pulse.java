// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import renkei.core.base.Bytes;
import renkei.core.entry.OfficerId;
import renkei.core.entry.PartyId;
import renkei.core.entry.Track;
import tools.jackson.databind.node.ObjectNode;

/// What every open screen may be told of at one moment, made once for all of them. Immutable.
///
/// @param number from 1, one more for each
/// @param at when
/// @param position the journal's last
/// @param changed for each part of the state the position that changed it last
/// @param links each link as it stands
/// @param officers who is enrolled
/// @param picture both pictures
record Pulse(
    long number,
    Instant at,
    long position,
    Map<Part, Long> changed,
    Map<PartyId, ObjectNode> links,
    Set<OfficerId> officers,
    Picture picture) {

  /// Before anything was asked.
  static final Pulse NONE =
      new Pulse(
          0,
          Instant.EPOCH,
          0,
          Map.of(),
          Map.of(),
          Set.of(),
          new Picture(0, Map.of(), List.of(), Bytes.EMPTY));

  /// One track of either picture: encoded once, for all.
  ///
  /// @param given what was encoded, to see whether it changed
  /// @param own whether it is of the own picture
  /// @param json as every screen gets it
  /// @param since the picture in which it was so first
  record Cell(Object given, boolean own, String json, long since) {}

  /// Tracks that left in one picture, as the keys that screens know.
  record Gone(long number, List<String> own, List<String> released) {}

  /// Both pictures at one moment.
  ///
  /// @param number from 1
  /// @param cells every track
  /// @param gone what left of late, newest last
  /// @param change the frame for whoever has the picture before
  record Picture(long number, Map<String, Cell> cells, List<Gone> gone, Bytes change) {
    /// Pictures for which it is known what left since; who is further behind starts anew.
    private static final int BACK_MAX = 120;

    /// The next picture.
    Picture next(Collection<Track> own, List<TrackPages.From> released, Instant at) {
      long next = number + 1;
      Map<String, Cell> now = new HashMap<>(cells.size() + 16);
      for (Track track : own) {
        now.put(track.id().code(), cell(track.id().code(), track, next));
      }
      for (TrackPages.From from : released) {
        now.put(from.key(), cell(from.key(), from, next));
      }
      List<String> ownGone = new ArrayList<>();
      List<String> releasedGone = new ArrayList<>();
      cells.forEach((key, cell) -> {
        if (!now.containsKey(key)) {
          (cell.own() ? ownGone : releasedGone).add(cell.own() ? key : goneKey(cell));
        }
      });
      Deque<Gone> left = new ArrayDeque<>(gone);
      left.addLast(new Gone(next, List.copyOf(ownGone), List.copyOf(releasedGone)));
      if (left.size() > BACK_MAX) {
        left.removeFirst();
      }
      Picture picture = new Picture(next, Map.copyOf(now), List.copyOf(left), Bytes.EMPTY);
      return new Picture(next, picture.cells(), picture.gone(), picture.since(number, at));
    }

    private Cell cell(String key, Object given, long next) {
      Cell before = cells.get(key);
      if (before != null && before.given().equals(given)) {
        return before;
      }
      return switch (given) {
        case Track track -> new Cell(given, true, Json.text(Values.track(track)), next);
        case TrackPages.From from ->
            new Cell(given, false, Json.text(Values.released(from.party(), from.track())), next);
        case Object other -> throw new IllegalStateException("no track: " + other.getClass());
      };
    }

    private static String goneKey(Cell cell) {
      TrackPages.From from = (TrackPages.From) cell.given();
      return "{\"from\":\""
          + from.party().key().hex()
          + "\",\"number\":"
          + from.track().number()
          + "}";
    }

    /// The frame for whoever has an earlier picture; empty when nothing changed for it.
    ///
    /// @param seen the picture that it has; 0: none
    Bytes since(long seen, Instant at) {
      boolean whole = seen == 0 || gone.isEmpty() || gone.getFirst().number() > seen + 1;
      Set<String> own = new HashSet<>();
      Set<String> released = new HashSet<>();
      for (Cell cell : cells.values()) {
        if (whole || cell.since() > seen) {
          (cell.own() ? own : released).add(cell.json());
        }
      }
      Set<String> ownGone = new HashSet<>();
      Set<String> releasedGone = new HashSet<>();
      for (Gone one : whole ? List.<Gone>of() : gone) {
        if (one.number() > seen) {
          ownGone.addAll(one.own());
          releasedGone.addAll(one.released());
        }
      }
      ownGone.removeAll(cells.keySet());
      boolean nothing =
          own.isEmpty() && released.isEmpty() && ownGone.isEmpty() && releasedGone.isEmpty();
      if (nothing && !whole) {
        return Bytes.EMPTY;
      }
      String text =
          "event: picture\ndata: {\"at\":\""
              + Json.time(at)
              + "\",\"whole\":"
              + whole
              + ",\"own\":["
              + String.join(",", own)
              + "],\"released\":["
              + String.join(",", released)
              + "],\"gone\":"
              + Json.text(Json.texts(ownGone))
              + ",\"goneReleased\":["
              + String.join(",", releasedGone)
              + "]}\n\n";
      return Bytes.owning(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
