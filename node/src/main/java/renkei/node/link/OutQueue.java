// SPDX-License-Identifier: Apache-2.0
package renkei.node.link;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import renkei.core.exchange.Control;
import renkei.core.exchange.OutFrame;

/// What waits for one stream: the record lane in sequence, of the live lane only the newest beat of
/// each lane. The caller locks.
final class OutQueue {
  private static final int RECORDS_IN_A_ROW = 4;

  private final WireCounts counts;
  private final Deque<OutFrame> records = new ArrayDeque<>();
  private final Map<Integer, Deque<OutFrame.Tracks>> beats = new LinkedHashMap<>();
  private OptionalLong staleFrom = OptionalLong.empty();
  private int inARow;

  OutQueue(WireCounts counts) {
    this.counts = counts;
  }

  /// Adds a frame; false: the record lane is full.
  boolean add(OutFrame frame) {
    if (frame instanceof OutFrame.Tracks tracks) {
      addBeat(tracks);
      return true;
    }
    if (behindStale(frame)) {
      counts.add(WireCount.STALE);
      return true;
    }
    if (records.size() >= WireLimits.WAITING_MAX) {
      return false;
    }
    records.add(frame);
    return true;
  }

  private void addBeat(OutFrame.Tracks tracks) {
    int lane = tracks.permit().part().lane();
    Deque<OutFrame.Tracks> waiting = beats.get(lane);
    if (waiting != null
        && waiting.getFirst().permit().part().beat() < tracks.permit().part().beat()) {
      counts.add(WireCount.CONFLATED, waiting.size());
      beats.remove(lane);
      waiting = null;
    }
    if (waiting == null && beats.size() >= WireLimits.LANES_MAX
        || waiting != null && waiting.size() >= WireLimits.PARTS_MAX) {
      counts.add(WireCount.CONFLATED);
      return;
    }
    beats.computeIfAbsent(lane, _ -> new ArrayDeque<>()).add(tracks);
  }

  /// A number's permit is out of date: nothing from it on leaves before it is handed over again.
  void stale(long seq) {
    staleFrom = OptionalLong.of(seq);
    int before = records.size();
    records.removeIf(OutFrame.Carry.class::isInstance);
    counts.add(WireCount.STALE, before - records.size() + 1L);
  }

  private boolean behindStale(OutFrame frame) {
    if (staleFrom.isEmpty()) {
      return false;
    }
    long seq =
        switch (frame) {
          case OutFrame.Carry carry -> carry.seq();
          case Control.Voided voided -> voided.seq();
          case Control _, OutFrame.Return _, OutFrame.Tracks _ -> 0;
        };
    if (seq > 0 && seq <= staleFrom.getAsLong()) {
      staleFrom = OptionalLong.empty();
      return false;
    }
    return seq > 0;
  }

  boolean isEmpty() {
    return records.isEmpty() && beats.isEmpty();
  }

  boolean recordsEmpty() {
    return records.isEmpty();
  }

  /// The next to leave; the live lane gets its turn even while the record lane catches up.
  Optional<OutFrame> take() {
    boolean live = !beats.isEmpty() && (records.isEmpty() || inARow >= RECORDS_IN_A_ROW);
    if (!live) {
      inARow++;
      return Optional.ofNullable(records.poll());
    }
    inARow = 0;
    Map.Entry<Integer, Deque<OutFrame.Tracks>> first = beats.entrySet().iterator().next();
    OutFrame.Tracks next = first.getValue().poll();
    if (first.getValue().isEmpty()) {
      beats.remove(first.getKey());
    }
    return Optional.ofNullable(next);
  }
}
