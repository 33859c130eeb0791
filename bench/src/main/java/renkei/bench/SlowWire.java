// SPDX-License-Identifier: Apache-2.0
package renkei.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import renkei.node.app.LoopbackWire;

/// A narrow, far and lossy line on loopback: so many bits per second each way, a delay, and for
/// each lost segment the round trip that TCP takes to send it again, with everything behind it
/// waiting. Any thread.
final class SlowWire implements AutoCloseable {
  private static final int SEGMENT_BYTES = 1_200;
  private static final int WAITING_MAX = 16;

  /// What the line is like.
  ///
  /// @param bitsPerSecond each way
  /// @param roundTripMillis there and back, without what the line is busy with
  /// @param lossPercent of segments
  record Line(int bitsPerSecond, int roundTripMillis, int lossPercent) {}

  private final Line line;
  private final LoopbackWire wire;
  private volatile int inner = LoopbackWire.NOWHERE;
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong lost = new AtomicLong();
  private final AtomicLong streams = new AtomicLong();

  /// Listens on any free port; leads nowhere yet.
  SlowWire(Line line) throws IOException {
    this.line = line;
    this.wire =
        new LoopbackWire(
            "slow-wire",
            () -> inner,
            (from, to) -> {
              direction(from, to);
              direction(to, from);
            });
  }

  /// Passes everything on to a port of this machine from now on.
  void leadsTo(int port) {
    inner = port;
  }

  int port() {
    return wire.port();
  }

  /// Bytes that were passed on, both ways together.
  long bytes() {
    return bytes.get();
  }

  /// Segments that were lost and sent again.
  long lost() {
    return lost.get();
  }

  /// Bytes and when they are there; none: the end.
  private record Segment(byte[] bytes, long atNanos) {}

  private void direction(Socket from, Socket to) {
    BlockingQueue<Segment> flying = new LinkedBlockingQueue<>(WAITING_MAX);
    SplittableRandom chance = new SplittableRandom(streams.incrementAndGet());
    Thread.ofVirtual().start(() -> take(from, flying, chance));
    Thread.ofVirtual().start(() -> give(to, flying));
  }

  private void take(Socket from, BlockingQueue<Segment> flying, SplittableRandom chance) {
    long free = System.nanoTime();
    try (InputStream in = from.getInputStream()) {
      byte[] buffer = new byte[SEGMENT_BYTES];
      int read = in.read(buffer);
      while (read > 0) {
        long busy = read * 8L * TimeUnit.SECONDS.toNanos(1) / line.bitsPerSecond;
        free = Math.max(free, System.nanoTime()) + busy;
        long way = TimeUnit.MILLISECONDS.toNanos(line.roundTripMillis) / 2;
        while (chance.nextInt(100) < line.lossPercent) {
          lost.incrementAndGet();
          way += TimeUnit.MILLISECONDS.toNanos(line.roundTripMillis);
        }
        flying.put(new Segment(Arrays.copyOf(buffer, read), free + way));
        read = in.read(buffer);
      }
    } catch (IOException _) {
      // The other half ends with it.
      Thread.onSpinWait();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    if (!flying.offer(new Segment(new byte[0], 0))) {
      wire.hangUp(from);
    }
  }

  private void give(Socket to, BlockingQueue<Segment> flying) {
    try {
      Segment next = flying.take();
      while (next.bytes.length > 0) {
        long wait = next.atNanos - System.nanoTime();
        if (wait > 0) {
          TimeUnit.NANOSECONDS.sleep(wait);
        }
        to.getOutputStream().write(next.bytes);
        bytes.addAndGet(next.bytes.length);
        next = flying.take();
      }
    } catch (IOException _) {
      // The other half ends with it.
      Thread.onSpinWait();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    wire.hangUp(to);
  }

  @Override
  public void close() {
    wire.close();
  }
}
