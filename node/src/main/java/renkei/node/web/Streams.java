// SPDX-License-Identifier: Apache-2.0
package renkei.node.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import renkei.core.base.Bytes;
import renkei.core.entry.OfficerId;
import renkei.core.entry.PartyId;
import renkei.core.entry.Track;
import renkei.core.exchange.LinkStatus;
import renkei.core.exchange.PeerLink;
import renkei.core.turn.Peers;
import renkei.core.turn.State;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The event stream. One pulse is made for all readers, four times a second while there are any;
/// each reader writes what is new for it in a thread of its own. There is no queue: a reader that
/// is slow finds the newest pulse when it is done, and what it skipped is counted.
final class Streams implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Streams.class);

  /// Readers at a time, and of one officer.
  static final int READERS_MAX = 1_000;

  static final int READERS_OF_ONE_MAX = 16;

  private static final Duration BEAT = Duration.ofMillis(250);
  private static final Duration CLOCK = Duration.ofSeconds(5);

  private final Desk desk;
  private final Counters counters;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition beaten = lock.newCondition();
  private final Map<OfficerId, Integer> readers = new HashMap<>();
  private final Thread thread;
  private int open;
  private volatile Pulse pulse = Pulse.NONE;
  private volatile boolean stopping;

  Streams(Desk desk, Counters counters) {
    this.desk = desk;
    this.counters = counters;
    this.thread = Thread.ofVirtual().name("web-pulse").unstarted(this::run);
  }

  /// Who reads.
  ///
  /// @param officer who
  /// @param holds whether the log-in still holds
  record Reader(OfficerId officer, BooleanSupplier holds) {}

  void start() {
    thread.start();
  }

  @Override
  public void close() {
    stopping = true;
    thread.interrupt();
    signal();
  }

  private void signal() {
    lock.lock();
    try {
      beaten.signalAll();
    } finally {
      lock.unlock();
    }
  }

  // --------------------------------------------------------------------------------- one pulse

  private void run() {
    try {
      while (!stopping) {
        Thread.sleep(BEAT);
        if (anybody()) {
          beat();
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean anybody() {
    lock.lock();
    try {
      return open > 0;
    } finally {
      lock.unlock();
    }
  }

  private void beat() {
    try {
      pulse = next(pulse);
      signal();
    } catch (Refused _) {
      counters.count("stream.beat_missed");
    } catch (IllegalStateException fault) {
      counters.count("stream.beat_failed");
      LOG.warn("a pulse could not be made", fault);
    }
  }

  /// What the owner tells of one moment.
  private record Asked(
      long position,
      Map<Part, Long> changed,
      Map<PartyId, LinkStatus> links,
      Set<OfficerId> officers,
      List<Track> own,
      List<TrackPages.From> released) {}

  private Pulse next(Pulse before) {
    boolean picture = before.number() % 2 == 0;
    Asked asked = desk.ask(state -> asked(state, picture));
    Instant now = desk.now();
    Map<PartyId, ObjectNode> links = new TreeMap<>();
    asked.links().forEach((party, status) -> links.put(party, link(party, status)));
    return new Pulse(
        before.number() + 1,
        now,
        asked.position(),
        asked.changed(),
        links,
        asked.officers(),
        picture ? before.picture().next(asked.own(), asked.released(), now) : before.picture());
  }

  private Asked asked(State state, boolean picture) {
    Map<PartyId, LinkStatus> links = new TreeMap<>();
    for (PeerLink link : state.links()) {
      links.put(link.status().peer(), link.status());
    }
    Set<OfficerId> officers = new HashSet<>();
    state.officers().all().forEach(officer -> officers.add(officer.id()));
    List<TrackPages.From> released = new ArrayList<>();
    if (picture) {
      for (Peers.Peer peer : state.peers().all()) {
        PartyId party = peer.identity().party();
        state.lanes().from(party).forEach(track -> released.add(new TrackPages.From(party, track)));
      }
    }
    return new Asked(
        state.position(),
        desk.chronicle().changed(),
        links,
        officers,
        picture ? List.copyOf(state.picture().tracks()) : List.of(),
        released);
  }

  private static ObjectNode link(PartyId party, LinkStatus status) {
    ObjectNode node = Json.object();
    node.put("party", party.key().hex());
    node.put("state", PeerPages.name(status.state()));
    node.put("queued", status.out().queued());
    Instant heard = status.in().lastHeard();
    if (heard != null) {
      node.put("heardAt", Json.time(heard));
    }
    Duration skew = status.skew();
    if (skew == null) {
      node.putNull("skewMillis");
    } else {
      node.put("skewMillis", skew.toMillis());
    }
    return node;
  }

  // --------------------------------------------------------------------------------- one reader

  /// Serves a reader until it goes, its log-in ends or the node stops.
  ///
  /// @param last the position that it saw last; null: it begins
  void serve(Context context, Reader reader, @Nullable Long last) {
    enter(reader.officer());
    try {
      context.res().setStatus(200);
      context.res().setContentType("text/event-stream; charset=utf-8");
      OutputStream out = context.res().getOutputStream();
      out.write("retry: 2000\n\n".getBytes(StandardCharsets.UTF_8));
      out.flush();
      new Telling(out, reader, last).run();
    } catch (IOException _) {
      counters.count("stream.gone");
    } finally {
      leave(reader.officer());
    }
  }

  private void enter(OfficerId officer) {
    lock.lock();
    try {
      int own = readers.getOrDefault(officer, 0);
      if (stopping || open >= READERS_MAX || own >= READERS_OF_ONE_MAX) {
        counters.count("stream.refused");
        throw Refused.of(429, "TOO_OFTEN", "Too many screens are open.", "開いている画面が多すぎます。");
      }
      open++;
      readers.put(officer, own + 1);
    } finally {
      lock.unlock();
    }
  }

  private void leave(OfficerId officer) {
    lock.lock();
    try {
      open--;
      readers.computeIfPresent(officer, (_, count) -> count > 1 ? count - 1 : null);
    } finally {
      lock.unlock();
    }
  }

  /// What one reader was told, and what it is told next.
  private final class Telling {
    private final OutputStream out;
    private final Reader reader;
    private final Map<PartyId, ObjectNode> links = new TreeMap<>();
    private long number = pulse.number();
    private long position;
    private boolean interrupted;
    private boolean begun;
    private long picture;
    private Instant clockTold = Instant.EPOCH;

    Telling(OutputStream out, Reader reader, @Nullable Long last) {
      this.out = out;
      this.reader = reader;
      this.position = last == null ? -1 : last;
    }

    void run() throws IOException {
      while (!stopping && !interrupted) {
        Pulse now = await();
        if (now.number() <= number) {
          continue;
        }
        if (begun && now.number() > number + 1) {
          counters.count("stream.skipped");
        }
        number = now.number();
        if (!reader.holds().getAsBoolean() || !now.officers().contains(reader.officer())) {
          frame("bye", Refused.unknown().problem(), null);
          out.flush();
          return;
        }
        tell(now);
      }
    }

    /// A pulse that is newer, or the same when none came in a while.
    private Pulse await() {
      lock.lock();
      try {
        long rest = TimeUnit.SECONDS.toNanos(1);
        while (!stopping && pulse.number() <= number && rest > 0) {
          rest = beaten.awaitNanos(rest);
        }
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        interrupted = true;
      } finally {
        lock.unlock();
      }
      return pulse;
    }

    private void tell(Pulse now) throws IOException {
      if (!begun || now.position() > position) {
        position(now);
      }
      if (now.picture().number() > picture) {
        Bytes frame =
            now.picture().number() == picture + 1 && picture > 0
                ? now.picture().change()
                : now.picture().since(picture, now.at());
        out.write(frame.unsafe());
        picture = now.picture().number();
      }
      boolean clock = !now.at().isBefore(clockTold.plus(CLOCK));
      for (Map.Entry<PartyId, ObjectNode> link : now.links().entrySet()) {
        link(link.getKey(), link.getValue(), clock);
      }
      if (clock) {
        ObjectNode node = Json.object();
        node.put("now", Json.time(now.at()));
        frame("clock", node, null);
        clockTold = now.at();
      }
      begun = true;
      out.flush();
    }

    private void position(Pulse now) throws IOException {
      ObjectNode node = Json.object();
      node.put("position", now.position());
      node.put("at", Json.time(now.at()));
      ArrayNode changed = node.putArray("changed");
      if (position >= 0) {
        now.changed()
            .forEach((part, at) -> {
              if (at > position) {
                changed.add(part.name().toLowerCase(java.util.Locale.ROOT));
              }
            });
      }
      position = now.position();
      frame("position", node, now.position());
    }

    private void link(PartyId party, ObjectNode link, boolean numbers) throws IOException {
      ObjectNode before = links.get(party);
      boolean other = before == null || !before.get("state").equals(link.get("state"));
      if (other || numbers && !link.equals(before)) {
        links.put(party, link);
        frame("link", link, null);
      }
    }

    private void frame(String event, ObjectNode data, @Nullable Long id) throws IOException {
      String text =
          (id == null ? "" : "id: " + id + "\n")
              + "event: "
              + event
              + "\ndata: "
              + Json.text(data)
              + "\n\n";
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
