// SPDX-License-Identifier: Apache-2.0
package renkei.node.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// A TCP wire between two nodes that can be cut, hung, slowed, half closed, and that flips bits:
/// everything a bad network does below TLS.
final class FaultyWire implements AutoCloseable {
  private final ServerSocket listener;
  private final InetSocketAddress target;
  private final List<Socket> ends = new CopyOnWriteArrayList<>();
  private final AtomicInteger flips = new AtomicInteger();
  private volatile boolean hung;
  private volatile boolean open = true;
  private volatile int delayMs;

  FaultyWire(int targetPort) throws IOException {
    target = new InetSocketAddress(InetAddress.getLoopbackAddress(), targetPort);
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), listener.getLocalPort());
  }

  /// Cuts every stream at once, without a farewell.
  void cut() {
    for (Socket end : ends) {
      try {
        end.setSoLinger(true, 0);
        end.close();
      } catch (IOException _) {
        // Closed already: cut all the same.
      }
    }
    ends.clear();
  }

  /// Closes one direction of every stream.
  void halfClose() {
    for (Socket end : ends) {
      try {
        end.shutdownOutput();
      } catch (IOException _) {
        // Closed already.
      }
    }
  }

  /// Keeps the streams and carries nothing, or carries again.
  void hang(boolean yes) {
    hung = yes;
  }

  /// Holds every piece of data so long.
  void delay(int ms) {
    delayMs = ms;
  }

  /// Flips one bit in each of the next pieces.
  void flip(int pieces) {
    flips.set(pieces);
  }

  private void accept() {
    while (open) {
      try {
        Socket in = listener.accept();
        Socket out = new Socket();
        out.connect(target, 2_000);
        ends.add(in);
        ends.add(out);
        Thread.ofVirtual().start(() -> carry(in, out));
        Thread.ofVirtual().start(() -> carry(out, in));
      } catch (IOException _) {
        // Nobody at the other end now; the dialler sees its stream end.
      }
    }
  }

  private void carry(Socket from, Socket to) {
    byte[] piece = new byte[16 << 10];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      int n = in.read(piece);
      while (n > 0) {
        while (hung && open) {
          Thread.sleep(5);
        }
        if (delayMs > 0) {
          Thread.sleep(delayMs);
        }
        if (flips.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
          piece[n / 2] ^= 0x10;
        }
        out.write(piece, 0, n);
        n = in.read(piece);
      }
    } catch (IOException _) {
      // Cut.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    open = false;
    cut();
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
