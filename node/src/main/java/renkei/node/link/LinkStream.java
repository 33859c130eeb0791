// SPDX-License-Identifier: Apache-2.0
package renkei.node.link;

import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import renkei.core.base.Bytes;
import renkei.core.base.Malformed;
import renkei.core.entry.PartyId;
import renkei.core.exchange.Control;
import renkei.core.exchange.OutFrame;
import renkei.core.release.Permit;

/// One authenticated stream to one peer. A virtual thread writes what waits, as fast as the peer
/// reads and no faster; another decodes what came and hands it to the inbox, as fast as the inbox
/// takes it. Neither touches another peer's link.
final class LinkStream implements StreamObserver<Bytes> {
  private final PartyId peer;
  private final boolean dialledHere;
  private final Links links;
  private final LinkPorts ports;
  private final OutboundCheck guard;
  private final Outlet outlet;
  private final OutQueue queue;
  private final BlockingQueue<Bytes> came = new ArrayBlockingQueue<>(WireLimits.READ_AHEAD);
  private final CountDownLatch ended = new CountDownLatch(1);
  private final AtomicLong heardAt = new AtomicLong(System.nanoTime());
  private @Nullable String finishing;
  private long finishBy;
  private volatile @Nullable String endReason;

  LinkStream(PartyId peer, boolean dialledHere, Links links, Outlet outlet) {
    this.peer = peer;
    this.dialledHere = dialledHere;
    this.links = links;
    this.ports = links.ports();
    this.guard = ports.guard().apply(peer);
    this.outlet = outlet;
    this.queue = new OutQueue(links.counts());
  }

  PartyId peer() {
    return peer;
  }

  boolean dialledHere() {
    return dialledHere;
  }

  /// Starts both threads. The inbox was told that the stream stands.
  void start() {
    Thread.ofVirtual().name("link-out-" + peer).start(this::write);
    Thread.ofVirtual().name("link-in-" + peer).start(this::read);
    outlet.request(WireLimits.READ_AHEAD);
  }

  // ------------------------------------------------------------------------------------- out

  /// Adds a frame to what waits.
  void send(OutFrame frame) {
    synchronized (queue) {
      if (!queue.add(frame)) {
        links.counts().add(WireCount.QUEUE_FULL);
        end("more than " + WireLimits.WAITING_MAX + " frames wait for the peer");
        return;
      }
      queue.notifyAll();
    }
  }

  /// Ends the stream after what waits in the record lane, soon in any case.
  void finish(String reason) {
    synchronized (queue) {
      if (finishing == null) {
        finishing = reason;
        finishBy = System.nanoTime() + WireLimits.LAST_WORDS_MAX.toNanos();
      }
      queue.notifyAll();
    }
  }

  /// The transport can take more.
  void ready() {
    synchronized (queue) {
      queue.notifyAll();
    }
  }

  private void write() {
    try {
      Optional<OutFrame> next = awaitNext();
      while (next.isPresent()) {
        handOver(next.get());
        next = awaitNext();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      lastWords();
    }
  }

  /// Ends our half and gives the other end a moment to end its own, so that the last frames arrive.
  private void lastWords() {
    outlet.complete();
    synchronized (queue) {
      try {
        long until = System.nanoTime() + WireLimits.LAST_WORDS_MAX.toNanos();
        while (endReason == null && System.nanoTime() < until) {
          queue.wait(50);
        }
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
    end("closed");
  }

  /// Waits until something may leave; empty: the stream is over.
  private Optional<OutFrame> awaitNext() throws InterruptedException {
    synchronized (queue) {
      while (true) {
        if (endReason != null) {
          return Optional.empty();
        }
        boolean last = finishing != null;
        if (last && (queue.recordsEmpty() || System.nanoTime() > finishBy)) {
          return Optional.empty();
        }
        if (!queue.isEmpty() && outlet.ready()) {
          return queue.take();
        }
        queue.wait(last ? 50 : 1_000);
      }
    }
  }

  /// The last hand-over: rules that changed since the permit was made hold it back here.
  private void handOver(OutFrame frame) {
    Optional<Permit> permit =
        switch (frame) {
          case OutFrame.Carry carry -> Optional.of(carry.permit());
          case OutFrame.Return back -> Optional.of(back.permit());
          case OutFrame.Tracks tracks -> Optional.of(tracks.permit());
          case Control _ -> Optional.empty();
        };
    if (permit.isPresent() && !current(permit.get())) {
      holdBack(frame);
      return;
    }
    byte[] bytes;
    try {
      bytes = ports.codec().encode(frame).unsafe();
    } catch (Malformed broken) {
      object("a frame could not be encoded: " + broken.getMessage());
      return;
    }
    Optional<String> objection = guard.objection(bytes);
    if (objection.isPresent()) {
      object(objection.get());
      return;
    }
    outlet.send(Bytes.owning(bytes));
    links.counts().add(WireCount.FRAMES_OUT);
    links.counts().add(WireCount.BYTES_OUT, bytes.length);
  }

  private boolean current(Permit permit) {
    return permit.recipient().equals(peer) && permit.policyNumber() == ports.policy().getAsLong();
  }

  private void holdBack(OutFrame frame) {
    switch (frame) {
      case OutFrame.Carry carry -> {
        synchronized (queue) {
          queue.stale(carry.seq());
        }
        links.stale(this, carry.seq());
      }
      case OutFrame.Return _ -> {
        links.counts().add(WireCount.STALE);
        finish("the policy changed while giving back; greeting anew");
      }
      case OutFrame.Tracks _, Control _ -> links.counts().add(WireCount.STALE);
    }
  }

  private void object(String sentence) {
    links.counts().add(WireCount.OBJECTED);
    ports.sink().objected(peer, sentence);
    end("the guard stopped a frame");
  }

  // -------------------------------------------------------------------------------------- in

  @Override
  public void onNext(Bytes frame) {
    // Never more than were asked for, so there is room.
    if (!came.offer(frame)) {
      end("the transport delivered more than was asked for");
    }
  }

  @Override
  public void onError(Throwable fault) {
    end("the stream broke: " + Faults.line(fault));
  }

  @Override
  public void onCompleted() {
    outlet.complete();
    end("the peer ended the stream");
  }

  /// Bytes came in: a frame that takes long is not silence.
  void heardBytes() {
    long now = System.nanoTime();
    long before = heardAt.get();
    if (now - before >= TimeUnit.SECONDS.toNanos(1) && heardAt.compareAndSet(before, now)) {
      links.heard(this);
    }
  }

  private void read() {
    Budget budget = new Budget(WireLimits.FRAMES_PER_SECOND, System.nanoTime());
    try {
      while (endReason == null || !came.isEmpty()) {
        Bytes frame = came.poll(1, TimeUnit.SECONDS);
        if (frame != null) {
          take(frame, budget);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    links.over(this, endReason == null ? "closed" : endReason);
    ended.countDown();
  }

  private void take(Bytes frame, Budget budget) throws InterruptedException {
    links.counts().add(WireCount.FRAMES_IN);
    links.counts().add(WireCount.BYTES_IN, frame.size());
    long pause = budget.take(System.nanoTime());
    if (pause > 0) {
      links.counts().add(WireCount.OVER_BUDGET);
      TimeUnit.NANOSECONDS.sleep(pause);
    }
    links.deliver(this, ports.codec().decode(frame));
    outlet.request(1);
  }

  // ------------------------------------------------------------------------------------- end

  /// Ends the stream at once; the first reason counts.
  void end(String reason) {
    synchronized (queue) {
      if (endReason == null) {
        endReason = finishing == null ? reason : finishing;
      }
      queue.notifyAll();
    }
    outlet.abort(reason);
  }

  boolean over() {
    return endReason != null;
  }

  /// Waits until the inbox was told that it is over.
  boolean awaitEnd(Duration most) throws InterruptedException {
    return ended.await(most.toMillis(), TimeUnit.MILLISECONDS);
  }
}
