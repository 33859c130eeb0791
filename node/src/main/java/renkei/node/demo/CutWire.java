// SPDX-License-Identifier: Apache-2.0
package renkei.node.demo;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A wire on loopback in front of a peer port, which the demonstration can cut and mend. Any
/// thread.
final class CutWire implements AutoCloseable {
  private final ServerSocket listener;
  private final int inner;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;

  /// Listens on any free port and passes everything on to the inner one.
  CutWire() throws IOException {
    this.listener = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      this.inner = free.getLocalPort();
    }
    Thread.ofVirtual().name("wire-" + inner).start(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  /// The port that the node itself listens on.
  int inner() {
    return inner;
  }

  /// Ends every stream and lets none through.
  void cut() {
    cut = true;
    open.forEach(CutWire::hangUp);
  }

  /// Lets streams through again.
  void mend() {
    cut = false;
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket from = listener.accept();
        if (cut) {
          from.close();
        } else {
          pass(from);
        }
      } catch (IOException _) {
        // A dial that came to nothing, or the end: the loop looks which.
        Thread.onSpinWait();
      }
    }
  }

  private void pass(Socket from) throws IOException {
    open.add(from);
    Socket to;
    try {
      to = new Socket(InetAddress.getLoopbackAddress(), inner);
    } catch (IOException refused) {
      hangUp(from);
      open.remove(from);
      throw refused;
    }
    open.add(to);
    Thread.ofVirtual().start(() -> copy(from, to));
    Thread.ofVirtual().start(() -> copy(to, from));
  }

  private void copy(Socket from, Socket to) {
    try (InputStream in = from.getInputStream()) {
      in.transferTo(to.getOutputStream());
    } catch (IOException _) {
      // The other half is ended below.
      Thread.onSpinWait();
    } finally {
      hangUp(from);
      hangUp(to);
      open.remove(from);
      open.remove(to);
    }
  }

  private static void hangUp(Socket socket) {
    try {
      socket.close();
    } catch (IOException _) {
      // It is over either way.
      Thread.onSpinWait();
    }
  }

  @Override
  public void close() {
    hangUpListener();
    open.forEach(CutWire::hangUp);
  }

  private void hangUpListener() {
    try {
      listener.close();
    } catch (IOException _) {
      Thread.onSpinWait();
    }
  }
}
