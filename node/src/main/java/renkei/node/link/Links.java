// SPDX-License-Identifier: Apache-2.0
package renkei.node.link;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import renkei.core.entry.PartyId;
import renkei.core.exchange.InFrame;
import renkei.core.exchange.OneStream;
import renkei.core.exchange.OutFrame;

/// All links of a node at their edge: at most one stream for each peer, and for each the sequence
/// opened, frames, closed towards the inbox, whatever the streams do. Any thread; one peer's link
/// never waits for another's.
public final class Links implements AutoCloseable {
  private static final long FULL_PAUSE_MS = 20;

  private final LinkPorts ports;
  private final WireCounts counts = new WireCounts();
  private final Map<PartyId, Seat> seats = new ConcurrentHashMap<>();
  private volatile boolean closed;

  /// Where the one stream of a peer sits. Its lock keeps the inbox's sequence for that peer.
  private static final class Seat {
    private volatile @Nullable LinkStream stream;
  }

  /// No stream yet.
  public Links(LinkPorts ports) {
    this.ports = ports;
  }

  LinkPorts ports() {
    return ports;
  }

  /// What was counted since the start.
  public WireCounts counts() {
    return counts;
  }

  /// Whether a stream to the peer stands.
  public boolean stands(PartyId peer) {
    Seat seat = seats.get(peer);
    return seat != null && seat.stream != null;
  }

  /// Peers with a stream.
  public List<PartyId> standing() {
    return seats.entrySet().stream()
        .filter(entry -> entry.getValue().stream != null)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /// Hands a frame to the peer's stream. Without one it is counted and gone: the exchange sends it
  /// again after the next greeting.
  public void send(PartyId peer, OutFrame frame) {
    LinkStream stream = present(peer);
    if (stream == null) {
      counts.add(WireCount.UNDELIVERED);
    } else {
      stream.send(frame);
    }
  }

  /// Ends the peer's stream after what was sent before.
  public void close(PartyId peer, String reason) {
    LinkStream stream = present(peer);
    if (stream != null) {
      stream.finish(reason);
    }
  }

  private @Nullable LinkStream present(PartyId peer) {
    Seat seat = seats.get(peer);
    return seat == null ? null : seat.stream;
  }

  /// Gives a new stream the peer's seat, or refuses it with the reason.
  Optional<String> admit(LinkStream stream) {
    PartyId peer = stream.peer();
    if (peer.equals(ports.self())) {
      counts.add(WireCount.STRANGER);
      return Optional.of("this node dialled itself");
    }
    Seat seat = seats.computeIfAbsent(peer, _ -> new Seat());
    synchronized (seat) {
      if (closed) {
        return Optional.of("the node stops");
      }
      LinkStream present = seat.stream;
      if (present != null) {
        counts.add(WireCount.GAVE_WAY);
        if (!present.over()
            && !OneStream.newOneStays(
                ports.self(), peer, present.dialledHere(), stream.dialledHere())) {
          return Optional.of("both dialled at once; the other stream stays");
        }
        leave(seat, present, "another stream took its place");
      }
      seat.stream = stream;
      counts.add(WireCount.OPENED);
      ports.sink().opened(peer);
    }
    stream.start();
    return Optional.empty();
  }

  private void leave(Seat seat, LinkStream stream, String reason) {
    seat.stream = null;
    counts.add(WireCount.CLOSED);
    ports.sink().closed(stream.peer(), reason);
    stream.end(reason);
  }

  /// A stream is over.
  void over(LinkStream stream, String reason) {
    Seat seat = seats.get(stream.peer());
    if (seat == null) {
      return;
    }
    synchronized (seat) {
      if (seat.stream == stream) {
        leave(seat, stream, reason);
      }
    }
  }

  /// Hands a frame on as soon as the inbox takes it; until then nothing more is read from this
  /// peer.
  void deliver(LinkStream stream, InFrame frame) throws InterruptedException {
    Seat seat = seats.get(stream.peer());
    while (seat != null) {
      synchronized (seat) {
        if (seat.stream != stream) {
          counts.add(WireCount.LATE);
          return;
        }
        if (ports.sink().offer(stream.peer(), frame)) {
          return;
        }
      }
      counts.add(WireCount.INBOX_FULL);
      TimeUnit.MILLISECONDS.sleep(FULL_PAUSE_MS);
    }
  }

  void stale(LinkStream stream, long seq) {
    Seat seat = seats.get(stream.peer());
    if (seat != null) {
      synchronized (seat) {
        if (seat.stream == stream) {
          ports.sink().stale(stream.peer(), seq);
        }
      }
    }
  }

  void heard(LinkStream stream) {
    if (present(stream.peer()) == stream) {
      ports.sink().heard(stream.peer());
    }
  }

  /// Ends all streams after their last frames.
  @Override
  public void close() {
    closed = true;
    for (Seat seat : seats.values()) {
      LinkStream stream = seat.stream;
      if (stream != null) {
        stream.finish("the node stops");
      }
    }
    for (Seat seat : seats.values()) {
      LinkStream stream = seat.stream;
      try {
        if (stream != null && !stream.awaitEnd(WireLimits.LAST_WORDS_MAX.multipliedBy(2))) {
          stream.end("the node stops");
        }
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
